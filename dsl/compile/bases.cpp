// SPDX-License-Identifier: Apache-2.0
#include "dsl/compile/bases.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "dsl/check/checked.h"
#include "dsl/check/literal.h"
#include "dsl/compile/compile.h"
#include "dsl/lower/lower.h"
#include "dsl/parse/parse.h"

namespace guiju::compile {

namespace {

using base::Code;
using Findings = std::vector<base::Diagnostic>;

bool has_errors(const Findings& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const base::Diagnostic& finding) {
        return finding.severity() == base::Severity::error;
    });
}

std::string first_line(std::string_view bytes) {
    const auto end = bytes.find_first_of("\r\n");
    return std::string(bytes.substr(0, end));
}

std::string version_of(const syntax::File& file) {
    const auto* line = check::head_line(file, "version");
    return line == nullptr ? std::string() : overlay::version_of(line->text);
}

class Composer {
   public:
    Composer(const std::vector<text::Source>& sources,
             const std::vector<value::WorkCalendar>& calendars, bool any_version)
        : sources_(sources), calendars_(calendars), any_version_(any_version) {}

    base::Checked<Composed> compose(std::uint32_t index) {
        return compose(index, parse::parse(sources_.at(index), parse::Options{.index = index}));
    }

    base::Checked<Composed> compose(std::uint32_t index, parse::Parsed alone) {
        base::Checked<Composed> result;
        const auto name =
            alone.checked.ok() ? overlay::base_of(*alone.checked.value) : std::nullopt;
        if (!name) {
            result.findings = std::move(alone.checked.findings);
            if (!alone.checked.ok() || has_errors(result.findings)) return result;
            auto merged = overlay::merge(std::move(*alone.checked.value));
            append(result.findings, std::move(merged.findings));
            if (merged.ok())
                result.value =
                    Composed{std::move(*merged.value), {}, nullptr, std::move(alone.vocabulary)};
            return result;
        }
        way_.push_back(index);
        local(index, *alone.checked.value, *name, result);
        way_.pop_back();
        return result;
    }

    /// The vocabulary of a source and of those above it; null when it has no head.
    std::shared_ptr<const parse::Names> words(std::uint32_t index) {
        auto alone = parse::parse(sources_.at(index), parse::Options{.index = index});
        const auto name =
            alone.checked.ok() ? overlay::base_of(*alone.checked.value) : std::nullopt;
        if (!name) return alone.vocabulary;
        way_.push_back(index);
        base::Checked<Composed> ignored;
        const auto above = find(*name, alone.checked.value->head.title.text, ignored);
        const auto outer = above ? words(*above) : nullptr;
        way_.pop_back();
        if (outer == nullptr) return alone.vocabulary;
        return parse::parse(sources_.at(index), parse::Options{.index = index, .outer = outer})
            .vocabulary;
    }

    /// Of the base of a source only.
    std::shared_ptr<const parse::Names> words_above(std::uint32_t index) {
        const auto alone = parse::parse(sources_.at(index), parse::Options{.index = index});
        const auto name =
            alone.checked.ok() ? overlay::base_of(*alone.checked.value) : std::nullopt;
        if (!name) return nullptr;
        way_.push_back(index);
        base::Checked<Composed> ignored;
        const auto above = find(*name, alone.checked.value->head.title.text, ignored);
        return above ? words(*above) : nullptr;
    }

   private:
    static void append(Findings& to, Findings more) {
        to.insert(to.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
    }

    static void refuse(base::Checked<Composed>& result, Code code, base::Span span,
                       std::vector<base::Text> args) {
        base::Diagnostic finding;
        finding.code = code;
        finding.span = span;
        finding.args = std::move(args);
        result.findings.push_back(std::move(finding));
    }

    /// The source that the name means; its index, or nothing after a finding.
    std::optional<std::uint32_t> find(const overlay::BaseName& name, const std::string& title,
                                      base::Checked<Composed>& result) {
        std::string others;
        for (std::uint32_t i = 0; i < sources_.size(); ++i) {
            if (!first_line(sources_[i].bytes()).ends_with(name.title)) continue;
            const auto parsed = parse::parse(sources_[i], i);
            if (!parsed.ok() || parsed.value->head.title.text != name.title) continue;
            const auto version = version_of(*parsed.value);
            if (any_version_ || name.version.empty() || version == name.version) {
                if (std::find(way_.begin(), way_.end(), i) == way_.end()) return i;
                refuse(result, Code::gj4103, name.span, {title});
                return std::nullopt;
            }
            others += (others.empty() ? "" : "、") + version;
        }
        if (others.empty())
            refuse(result, Code::gj4101, name.span, {title, name.title});
        else
            refuse(result, Code::gj4102, name.span, {name.title, name.version, others});
        return std::nullopt;
    }

    void local(std::uint32_t index, const syntax::File& alone, const overlay::BaseName& name,
               base::Checked<Composed>& result) {
        const auto above = find(name, alone.head.title.text, result);
        if (!above) return;
        auto base = compose(*above);
        auto checked = base.ok() ? check::check(base.value->policy, calendars_)
                                 : base::Checked<check::CheckedPolicy>{};
        append(base.findings, std::move(checked.findings));
        if (!checked.ok()) {
            for (auto& finding : base.findings)
                if (finding.code == Code::gj4103) return append(result.findings, {finding});
            refuse(result, Code::gj4104, name.span, {name.title});
            for (auto& finding : base.findings)
                if (finding.severity() == base::Severity::error)
                    result.findings.push_back(std::move(finding));
            return;
        }
        auto parsed = parse::parse(sources_.at(index),
                                   parse::Options{.index = index, .outer = base.value->names});
        append(result.findings, std::move(parsed.checked.findings));
        if (!parsed.checked.ok() || has_errors(result.findings)) return;
        if (any_version_) begin_with(base.value->policy.tree(), *parsed.checked.value);
        auto merged = overlay::merge(base.value->policy, std::move(*parsed.checked.value));
        append(result.findings, std::move(merged.findings));
        if (!merged.ok()) return;
        if (!any_version_) newer_versions(*above, name, alone, result);
        append(base.findings, std::move(base.value->of_bases));
        result.value = Composed{
            std::move(*merged.value), std::move(base.findings),
            std::make_shared<const program::Program>(lower::lower(*checked.value, sources_)),
            std::move(parsed.vocabulary)};
    }

    /// What was written for another version is looked at as if it were published again with this one: it
    /// does not begin before it.
    static void begin_with(const syntax::File& base, syntax::File& local) {
        const auto first = check::effective_date(base);
        const auto mine = check::effective_date(local);
        if (!first || !mine || *mine >= *first) return;
        for (auto& line : local.head.lines)
            if (line.label == "in_force") line.text = check::head_line(base, "in_force")->text;
    }

    /// A later version of the base among the sources that localities follow from a day on: GJ4401 where
    /// this file would begin on that day or after it, GJ4402 where it ends then.
    void newer_versions(std::uint32_t above, const overlay::BaseName& name,
                        const syntax::File& alone, base::Checked<Composed>& result) {
        const auto begins = [](const syntax::File& file) { return check::effective_date(file); };
        const auto base = parse::parse(sources_[above], above);
        for (std::uint32_t i = 0; i < sources_.size(); ++i) {
            if (i == above || !first_line(sources_[i].bytes()).ends_with(name.title)) continue;
            const auto parsed = parse::parse(sources_[i], i);
            if (!parsed.ok() || parsed.value->head.title.text != name.title) continue;
            const auto day = check::binding_date(*parsed.value);
            const auto* status = check::head_line(*parsed.value, "status");
            const bool draft =
                status == nullptr || check::find_word("status", status->text) == "draft";
            if (!day || draft || version_of(*parsed.value) == name.version) continue;
            if (base.ok() && begins(*base.value) >= begins(*parsed.value)) continue;
            const auto mine = begins(alone);
            const bool over = mine && *mine >= *day;
            refuse(result, over ? Code::gj4401 : Code::gj4402, name.span,
                   {name.title,
                    {value::chinese(*day), value::iso(*day)},
                    version_of(*parsed.value),
                    name.version});
            result.findings.back().places.push_back(
                {check::head_line(*parsed.value, "binding")->span,
                 {"新版在这里写明各地适用", "the new version says so here"}});
        }
    }

    const std::vector<text::Source>& sources_;
    const std::vector<value::WorkCalendar>& calendars_;
    bool any_version_ = false;
    std::vector<std::uint32_t> way_;
};

}  // namespace

base::Checked<Composed> compose(const std::vector<text::Source>& sources, parse::Parsed alone,
                                const std::vector<value::WorkCalendar>& calendars,
                                bool any_version) {
    return Composer(sources, calendars, any_version).compose(0, std::move(alone));
}

std::shared_ptr<const parse::Names> words_above(const std::vector<text::Source>& sources) {
    return Composer(sources, {}, true).words_above(0);
}

}  // namespace guiju::compile
