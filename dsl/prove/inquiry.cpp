// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/inquiry.h"

#include <algorithm>

namespace guiju::prove {

namespace {

/// Of a field that is compared with more numbers (a long decision table) only so many are tried as a value
/// that people would think of.
constexpr std::size_t kMostThresholds = 40;

}  // namespace

base::Diagnostic& Inquiry::add(base::Code code, const program::Origin& origin,
                               std::vector<base::Text> args) {
    found_.push_back(
        {.code = code, .span = origin.span, .args = std::move(args), .basis = origin.basis});
    return found_.back();
}

bool Inquiry::never(Desk& desk, std::span<const Id> must) {
    const auto verdict = desk.solver.ask(must);
    if (verdict == Verdict::not_decided) ++not_decided_;
    return verdict == Verdict::impossible;
}

bool Inquiry::told_before(base::Span span) const {
    const auto touches = [&](const base::Diagnostic& one) {
        const bool of_meaning = one.code >= base::Code::gj3001;
        return of_meaning && one.severity() != base::Severity::note && one.span.file == span.file &&
               one.span.begin < span.end && span.begin < one.span.end;
    };
    return std::any_of(known_.begin(), known_.end(), touches) ||
           std::any_of(found_.begin(), found_.end(), touches);
}

std::vector<base::Diagnostic> Inquiry::take() {
    if (!Solver::present()) {
        found_.push_back({.code = base::Code::gj3222, .span = program.matter.origin.span});
    } else if (not_decided_ > 0) {
        found_.push_back({.code = base::Code::gj3221,
                          .span = program.matter.origin.span,
                          .args = {base::Text(std::to_string(not_decided_))}});
    }
    return std::move(found_);
}

std::optional<Model> Inquiry::find_case(std::span<const Id> must, std::vector<Id> wishes) {
    auto& f = now.formulas;
    std::vector<Id> asked(must.begin(), must.end());
    asked.insert(asked.end(), wishes.begin(), wishes.end());
    const auto variables = f.variables_of(asked);
    const auto concerned = [&](Id id) {
        return id >= 0 && std::binary_search(variables.begin(), variables.end(), id);
    };
    std::vector<Id> last;
    for (const auto& [key, of] : now.situation.fields()) {
        if (!concerned(of.present)) continue;
        wishes.push_back(of.present);
        const Id measured = of.length >= 0 ? of.length : of.value;
        if (of.closed) last.push_back(f.equal(of.length, f.number(1)));
        if (of.field->type == program::Field::Type::yes_no) last.push_back(of.value);
        auto thresholds = of.thresholds;
        std::sort(thresholds.begin(), thresholds.end());
        if (thresholds.size() > kMostThresholds) thresholds.resize(kMostThresholds);
        for (std::size_t i = 0; i + 1 < thresholds.size(); ++i)
            if (const auto sum = value::add(thresholds[i], thresholds[i + 1]))
                if (const auto middle = value::divide(*sum, value::Number(2)))
                    last.push_back(f.equal(measured, f.number(*middle)));
        for (const auto& threshold : thresholds)
            last.push_back(f.equal(measured, f.number(threshold)));
        if (!thresholds.empty())
            if (const auto beyond = value::add(thresholds.back(), value::Number(1)))
                last.push_back(f.equal(measured, f.number(*beyond)));
    }
    for (const auto& [key, one] : now.situation.questions())
        if (concerned(one.yes)) wishes.push_back(one.yes);
    if (concerned(now.situation.rounds()))
        wishes.push_back(f.equal(now.situation.rounds(), f.number(0)));
    for (const auto& [name, mark] : now.situation.marks())
        if (concerned(mark)) wishes.push_back(f.negate(mark));
    for (const auto& [which, excused] : now.situation.excusals())
        if (concerned(excused)) wishes.insert(wishes.begin(), f.negate(excused));
    wishes.insert(wishes.end(), last.begin(), last.end());
    Model model;
    const auto verdict = now.solver.ask(must, wishes, model);
    if (verdict == Verdict::not_decided) ++not_decided_;
    if (verdict != Verdict::possible) return std::nullopt;
    return model;
}

void Inquiry::try_cases(std::span<const Id> must, std::span<const Id> wishes,
                        const std::function<bool(const Trial&)>& shown) {
    std::vector<Id> asked(must.begin(), must.end());
    bool found = false;
    for (const bool as_known : {true, false}) {
        if (!as_known)
            for (const auto& [key, one] : now.situation.questions())
                if (one.op == program::Op{})
                    asked.push_back(now.formulas.negate(now.formulas.either(one.yes, one.no)));
        const auto model = find_case(asked, {wishes.begin(), wishes.end()});
        if (!model) continue;
        found = true;
        if (shown(Trial(program, now.situation, *model, hints))) return;
    }
    if (found) ++not_decided_;
}

std::set<std::int32_t> fields_in(const program::Program& program, program::CodeId code) {
    std::set<std::int32_t> slots;
    if (code < 0) return slots;
    for (const auto& node : program.codes[static_cast<std::size_t>(code)].nodes)
        if (node.op == program::Op::field) slots.insert(node.a);
    return slots;
}

program::Origin place_of(const program::Program& program, program::CodeId code,
                         const program::Origin& line) {
    auto place = line;
    const auto& nodes = program.codes[static_cast<std::size_t>(code)].nodes;
    if (!nodes.empty() && nodes.back().span.end > nodes.back().span.begin)
        place.span = nodes.back().span;
    return place;
}

base::Text item_name(int number) {
    return {items_text({number}, base::Lang::zh), items_text({number}, base::Lang::en)};
}

}  // namespace guiju::prove
