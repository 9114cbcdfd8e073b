// SPDX-License-Identifier: Apache-2.0
#include "dsl/compile/compile.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "dsl/check/checked.h"
#include "dsl/check/literal.h"
#include "dsl/compile/bases.h"
#include "dsl/compile/resolve_examples.h"
#include "dsl/lower/lower.h"
#include "dsl/overlay/merged.h"
#include "dsl/parse/parse.h"
#include "dsl/text/roots.h"

namespace guiju::compile {

namespace {

using Findings = std::vector<base::Diagnostic>;

bool has_errors(const Findings& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const base::Diagnostic& finding) {
        return finding.severity() == base::Severity::error;
    });
}

void append(Findings& to, Findings more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool earlier(const base::Diagnostic& a, const base::Diagnostic& b) {
    return a.span.file < b.span.file || (a.span.file == b.span.file && a.span.begin < b.span.begin);
}

/// The calendars at hand: those given, and the one the policy names if a source has it.
std::vector<value::WorkCalendar> calendars_for(const syntax::File& policy,
                                               const std::vector<text::Source>& sources,
                                               const Options& options, Findings& findings) {
    auto known = options.calendars;
    const auto* wanted = check::head_line(policy, "calendar");
    // A local file has none of its own, and cannot be read without the words of its base.
    const std::uint32_t first = overlay::base_of(policy) ? 1 : 0;
    for (std::uint32_t i = first; i < sources.size(); ++i) {
        auto found = calendars_of(sources[i], i);
        const bool mine = i == 0 || (wanted != nullptr &&
                                     sources[i].bytes().find(wanted->text) != std::string::npos);
        if (mine && (i > 0 || !found.ok())) append(findings, std::move(found.findings));
        if (found.ok())
            std::move(found.value->begin(), found.value->end(), std::back_inserter(known));
    }
    return known;
}

/// What is found in a local policy and was found in its base already is the base's affair, but for
/// what the locality is asked to fill in.
Findings not_said_before(Findings findings, const Findings& before) {
    std::erase_if(findings, [&](const base::Diagnostic& finding) {
        if (finding.code == base::Code::gj3021) return false;
        return std::any_of(before.begin(), before.end(), [&](const base::Diagnostic& one) {
            return one.code == finding.code && one.span == finding.span;
        });
    });
    return findings;
}

/// Only a program that verify() refuses would be our own mistake; it is reported, never returned.
base::Diagnostic unverified(const base::Error& error, const syntax::File& file) {
    return {.code = error.code, .span = file.head.title.span, .args = error.args};
}

}  // namespace

base::Checked<Compiled> compile(const std::vector<text::Source>& sources, const Options& options) {
    base::Checked<Compiled> result;
    auto alone = parse::parse(sources.at(0), parse::Options{});
    const auto& parsed = alone.checked;
    // A local file can only be read with the words of its base.
    const bool local = parsed.ok() && overlay::base_of(*parsed.value);
    if (!local) result.findings = parsed.findings;
    if (!parsed.ok()) return result;
    if (has_errors(result.findings)) {
        append(result.findings, check::check_beside(*parsed.value, {}, result.findings));
        text::keep_roots(result.findings);
        std::stable_sort(result.findings.begin(), result.findings.end(), earlier);
        return result;
    }
    Findings of_calendars;
    const auto calendars = calendars_for(*parsed.value, sources, options, of_calendars);

    auto composed = compose(sources, std::move(alone), calendars, options.any_version);
    result.findings = std::move(composed.findings);
    append(result.findings, std::move(of_calendars));
    if (!composed.ok() || has_errors(result.findings)) {
        text::keep_roots(result.findings);
        std::stable_sort(result.findings.begin(), result.findings.end(), earlier);
        return result;
    }
    auto checked = check::check(std::move(composed.value->policy), calendars);
    append(result.findings, not_said_before(std::move(checked.findings), composed.value->of_bases));
    if (!checked.ok()) return result;

    auto examples = resolve_examples(*checked.value);
    append(result.findings, std::move(examples.findings));
    auto program = lower::lower(*checked.value, sources);
    if (const auto verified = program.verify(); !verified)
        result.findings.push_back(unverified(verified.error(), checked.value->tree()));
    if (!examples.ok() || has_errors(result.findings)) return result;
    const bool chinese = checked.value->tree().skin == syntax::Skin::chinese;
    result.value = Compiled{std::move(program),
                            std::move(examples.value->fixtures),
                            std::move(examples.value->examples),
                            chinese ? base::Lang::zh : base::Lang::en,
                            std::make_shared<const overlay::MergedPolicy>(checked.value->policy()),
                            std::move(composed.value->base)};
    return result;
}

}  // namespace guiju::compile
