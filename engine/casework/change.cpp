// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/casework/explain.h"
#include "engine/casework/reasons.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

using program::Compare;
using program::Node;
using program::Op;
using value::Truth;
using value::Value;

/// Who is in which register is not in the journal: unknown, and said so.
class NobodyKnows final : public eval::Memberships {
   public:
    [[nodiscard]] Truth in_register(std::int32_t, std::string_view) const override {
        return Truth::unknown;
    }
    [[nodiscard]] Truth in_matching(std::int32_t, std::string_view) const override {
        return Truth::unknown;
    }
};

/// Finds in one condition, evaluated again on the stored values, what keeps it from holding.
class Change {
   public:
    Change(const program::Program& program, const program::Code& code,
           const std::vector<eval::Cell>& cells, Lang lang)
        : program_(program), code_(code), cells_(cells), lang_(lang) {}

    std::string say() const { return say(static_cast<std::int32_t>(code_.nodes.size()) - 1); }

   private:
    [[nodiscard]] const Node& node(std::int32_t i) const {
        return code_.nodes[static_cast<std::size_t>(i)];
    }
    [[nodiscard]] Value value(std::int32_t i) const {
        const auto& cell = cells_[static_cast<std::size_t>(i)];
        if (cell.kind == eval::Cell::Kind::quantity) return cell.quantity;
        return cell.value == nullptr ? Value() : *cell.value;
    }
    [[nodiscard]] std::string words(const Value& v) const {
        return lang_ == Lang::zh ? value::say_zh(v) : value::say_en(v);
    }
    [[nodiscard]] std::string text(const char* zh, const char* en) const {
        return lang_ == Lang::zh ? zh : en;
    }
    [[nodiscard]] std::string name(std::int32_t i) const {
        const Node& n = node(i);
        if (n.op == Op::length) return name(n.a);
        if (n.op == Op::field)
            return program_.matter.fields[static_cast<std::size_t>(n.a)].name.in(lang_);
        return "";
    }
    [[nodiscard]] std::string say(std::int32_t i) const {
        const Node& n = node(i);
        const auto& cell = cells_[static_cast<std::size_t>(i)];
        if (cell.kind == eval::Cell::Kind::truth && cell.truth == Truth::yes) return "";
        switch (n.op) {
            case Op::all: return joined(say(n.a), say(n.b), text("；", "; "));
            case Op::any: return joined(say(n.a), say(n.b), text("，或者", ", or "));
            case Op::filled: return text("请填写", "fill in ") + name(n.a);
            case Op::compare: return compared(n);
            case Op::is: return should_be(n);
            case Op::complete: return lacking(n);
            case Op::well_formed: return name(n.a) + text("的格式须正确", " must be well formed");
            default: return "";
        }
    }
    [[nodiscard]] static std::string joined(const std::string& a, const std::string& b,
                                            const std::string& between) {
        return a.empty() || b.empty() ? a + b : a + between + b;
    }
    [[nodiscard]] std::string compared(const Node& n) const {
        const Value have = value(n.a), need = value(n.b);
        if (!have.known()) return text("请填写", "fill in ") + name(n.a);
        std::string out = text("现为", "now ") + words(have);
        const auto* is = have.get_if<value::Quantity>();
        const auto* limit = need.get_if<value::Quantity>();
        const bool low = n.compare == Compare::at_least || n.compare == Compare::more;
        const bool exact = n.compare == Compare::at_least || n.compare == Compare::at_most;
        if (is != nullptr && limit != nullptr && exact) {
            const auto gap = low ? value::subtract(limit->number, is->number)
                                 : value::subtract(is->number, limit->number);
            if (!gap) return out;
            return out + (low ? text("，还差", ", short by ") : text("，超出", ", over by ")) +
                   words(value::Quantity{*gap, limit->dimension});
        }
        return out + must_be(n.compare) + words(need);
    }
    [[nodiscard]] std::string must_be(Compare compare) const {
        switch (compare) {
            case Compare::more: return text("，须大于", ", must be more than ");
            case Compare::less: return text("，须小于", ", must be less than ");
            case Compare::at_least: return text("，须不早于或者不低于", ", must be at least ");
            case Compare::at_most: return text("，须不晚于或者不超过", ", must be at most ");
            case Compare::equal: return text("，须等于", ", must equal ");
            case Compare::not_equal: return text("，不得等于", ", must not equal ");
        }
        return "";
    }
    [[nodiscard]] std::string should_be(const Node& n) const {
        const Value have = value(n.a);
        const auto need =
            name(n.a) + text("须为“", " must be \"") + words(value(n.b)) + text("”", "\"");
        return have.known() ? text("现为“", "now \"") + words(have) + text("”，", "\"; ") + need
                            : need;
    }
    [[nodiscard]] std::string lacking(const Node& n) const {
        const Value have = value(n.a);
        const auto* there = have.get_if<value::List>();
        const auto* wanted =
            program_.constants[static_cast<std::size_t>(node(n.b).a)].get_if<value::List>();
        if (wanted == nullptr) return "";
        std::string out;
        for (const auto& item : *wanted) {
            if (there != nullptr && std::find(there->begin(), there->end(), item) != there->end())
                continue;
            out += (out.empty() ? text("还缺", "still missing ") : text("、", ", ")) + words(item);
        }
        return out;
    }

    const program::Program& program_;
    const program::Code& code_;
    const std::vector<eval::Cell>& cells_;
    Lang lang_;
};

/// Of lists of records the decision itself says what is lacking.
bool asks_rows(const program::Code& code) {
    return std::any_of(code.nodes.begin(), code.nodes.end(), [](const Node& node) {
        return node.op == Op::fold || node.op == Op::tally;
    });
}

std::string remarks_in(const AskedCriterion& asked, Lang lang) {
    std::string out;
    for (const auto& remark : asked.remarks)
        out += (out.empty() ? "" : lang == Lang::zh ? "；" : "; ") + remark.in(lang);
    return out;
}

std::string change_for(const program::Program& program, const program::Criterion& criterion,
                       const AskedCriterion& asked, Lang lang) {
    if (criterion.code == program::kNone) return "";
    if (asks_rows(program.codes[static_cast<std::size_t>(criterion.code)]))
        return remarks_in(asked, lang);
    value::Record seen;
    for (const auto& [field, v] : asked.seen) seen[field] = v;
    const auto fields = eval::by_slot(program.matter.fields, seen);
    const std::vector<eval::MarkFact> marks(program.marks.size());
    const NobodyKnows nobody;
    eval::Facts facts;
    facts.fields = fields;
    facts.marks = marks;
    facts.memberships = &nobody;
    eval::Scratch scratch;
    if (!eval::decide(program, criterion.code, facts, scratch).ok()) return "";
    const auto& code = program.codes[static_cast<std::size_t>(criterion.code)];
    return Change(program, code, scratch.cells(), lang).say();
}

}  // namespace

std::vector<std::string> what_would_change(const program::Program& program,
                                           const Decision& decision, Lang lang) {
    std::vector<std::string> out;
    const program::Stage* stage = nullptr;
    for (const auto& s : program.stages)
        if (s.name.zh == decision.stage) stage = &s;
    for (const auto& asked : decision.criteria) {
        if (asked.answer == Truth::yes) continue;
        std::string change;
        if (stage != nullptr)
            for (const auto& criterion : stage->criteria)
                if (criterion.number == asked.number)
                    change = change_for(program, criterion, asked, lang);
        out.push_back(asked.wording +
                      (change.empty() ? "" : (lang == Lang::zh ? "：" : ": ") + change));
    }
    return out;
}

}  // namespace guiju::casework
