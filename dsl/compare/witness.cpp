// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/witness.h"

#include <algorithm>
#include <set>

#include "dsl/compare/meaning.h"
#include "dsl/prove/inquiry.h"
#include "dsl/render/outcome.h"

namespace guiju::compare {

namespace {

using prove::Id;
using prove::Kleene;
using prove::Verdict;
using value::Truth;

/// The older version with the fields of both: a case of either can be written down with it. What either allows to
/// be filled in is allowed.
program::Program joined(const program::Program& before, const program::Program& after) {
    auto program = before;
    auto& fields = program.matter.fields;
    for (const auto& field : after.matter.fields) {
        const auto slot = eval::slot_named(fields, field.name.zh);
        if (slot < 0) {
            fields.push_back(field);
            continue;
        }
        auto& mine = fields[static_cast<std::size_t>(slot)];
        for (const auto& label : field.labels)
            if (std::find(mine.labels.begin(), mine.labels.end(), label) == mine.labels.end())
                mine.labels.push_back(label);
        if (!(mine.at_least == field.at_least)) mine.at_least = {};
        if (!(mine.at_most == field.at_most)) mine.at_most = {};
    }
    return program;
}

/// A little more than a threshold, as a person would take it.
value::Number step_of(const program::Field& field, const value::Number& threshold) {
    using Type = program::Field::Type;
    constexpr std::int64_t kTenThousand = 10'000;
    if (field.type == Type::share) return value::Number::fraction(1, 100).value_or(1);
    const bool large = threshold >= value::Number(kTenThousand);
    return field.type == Type::money && large ? kTenThousand : 1;
}

bool of_entries(const Clause* clause) { return clause != nullptr && clause->scope != nullptr; }

}  // namespace

struct Witness::Inside {
    Inside(const program::Program& from, const program::Program& to,
           const program::Program& as_written, const prove::Hints& with)
        : before(joined(from, to)),
          after(to),
          titles(as_written),
          hints(with),
          situation(formulas, prove::Parameters::as_they_are),
          a(before, situation),
          b(after, situation),
          solver(formulas) {
        for (std::size_t i = 0; i < before.matter.fields.size(); ++i)
            (void)situation.field(before.matter.fields[i], static_cast<std::int32_t>(i));
    }

    const program::Program before;
    const program::Program& after;
    const program::Program& titles;
    const prove::Hints& hints;
    prove::Formulas formulas;
    prove::Situation situation;
    prove::Encoder a, b;
    prove::Solver solver;

    [[nodiscard]] const program::Stage* stage_of(const prove::Encoder& encoder,
                                                 const Clause* clause) const {
        if (clause == nullptr || clause->kind != Kind::criterion) return nullptr;
        return entry_at(encoder.program().stages, clause->stage);
    }

    [[nodiscard]] Kleene asked(prove::Encoder& encoder, const Clause* clause) {
        if (clause == nullptr) return {formulas.yes(), formulas.no()};
        if (const auto* stage = stage_of(encoder, clause))
            return prove::criteria_of(encoder, *stage)[static_cast<std::size_t>(clause->place)];
        return encoder.condition(clause->condition, clause->scope);
    }

    /// All other items of the stage are met.
    [[nodiscard]] Id others(prove::Encoder& encoder, const Clause* clause, const Clause* fallback) {
        const auto* stage = stage_of(encoder, clause);
        const auto skipped = stage == nullptr ? -1 : clause->place;
        if (stage == nullptr && fallback != nullptr && fallback->kind == Kind::criterion)
            for (const auto& one : encoder.program().stages)
                if (one.name.zh == fallback->section_id) stage = &one;
        if (stage == nullptr) return formulas.yes();
        std::vector<Id> all;
        const auto criteria = prove::criteria_of(encoder, *stage);
        for (std::size_t i = 0; i < criteria.size(); ++i)
            if (static_cast<std::int32_t>(i) != skipped) all.push_back(criteria[i].yes);
        return formulas.all(std::move(all));
    }

    std::vector<Id> wishes(std::span<const Id> must);
    std::optional<prove::Model> find(std::vector<Id> must, Verdict& verdict);
    Verdict possible(const Clause* old_clause, const Clause* new_clause, bool gone,
                     std::optional<ShownCase>& shown, bool& idle);
    std::optional<ShownCase> run(const prove::Model& model, const Clause* old_clause,
                                 const Clause* new_clause, bool gone, bool& contradicted);
    Truth truth(const prove::Trial& trial, const program::Program& program, const Clause* clause,
                std::optional<eval::Ruling>& ruling) const;
    [[nodiscard]] Text told(const prove::Trial& trial, const Clause* old_clause,
                            const Clause* new_clause) const;
    [[nodiscard]] std::vector<value::Value> carried(const std::vector<value::Value>& fields) const;
    [[nodiscard]] const program::Field& titled(const program::Field& field) const;
    [[nodiscard]] std::string given(const prove::Trial& trial, const std::set<std::int32_t>& slots,
                                    base::Lang lang) const;
    [[nodiscard]] std::set<std::int32_t> slots_of(const Clause* old_clause,
                                                  const Clause* new_clause) const;
};

/// Everything filled in, exactly at a threshold, nothing unusual: the case a person would think of first.
std::vector<Id> Witness::Inside::wishes(std::span<const Id> must) {
    auto& f = formulas;
    const auto variables = f.variables_of(must);
    const auto concerned = [&](Id id) {
        return id >= 0 && std::binary_search(variables.begin(), variables.end(), id);
    };
    std::vector<Id> first, last;
    for (const auto& [which, excused] : situation.excusals())
        if (concerned(excused)) first.push_back(f.negate(excused));
    for (const auto& [key, of] : situation.fields()) {
        if (!concerned(of.present)) continue;
        first.push_back(of.present);
        const Id measured = of.length >= 0 ? of.length : of.value;
        if (of.closed) last.push_back(f.equal(of.length, f.number(1)));
        if (of.field->type == program::Field::Type::yes_no) last.push_back(of.value);
        auto thresholds = of.thresholds;
        std::sort(thresholds.begin(), thresholds.end());
        for (const auto& threshold : thresholds)
            last.push_back(f.equal(measured, f.number(threshold)));
        if (thresholds.empty()) continue;
        for (auto at = thresholds.rbegin(); at != thresholds.rend(); ++at)
            if (const auto below = value::subtract(*at, step_of(*of.field, *at)))
                last.push_back(f.equal(measured, f.number(*below)));
        if (const auto beyond =
                value::add(thresholds.back(), step_of(*of.field, thresholds.back())))
            last.push_back(f.equal(measured, f.number(*beyond)));
    }
    for (const auto& [key, one] : situation.questions())
        if (concerned(one.yes)) first.push_back(one.yes);
    for (const auto& [name, mark] : situation.marks())
        if (concerned(mark)) first.push_back(f.negate(mark));
    if (concerned(situation.rounds())) first.push_back(f.equal(situation.rounds(), f.number(0)));
    first.insert(first.end(), last.begin(), last.end());
    return first;
}

std::optional<prove::Model> Witness::Inside::find(std::vector<Id> must, Verdict& verdict) {
    prove::Model model;
    verdict = solver.ask(must, wishes(must), model);
    if (verdict != Verdict::possible) return std::nullopt;
    return model;
}

/// The values of a case of both versions, by slot of the newer one.
std::vector<value::Value> Witness::Inside::carried(const std::vector<value::Value>& fields) const {
    std::vector<value::Value> values(after.matter.fields.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto slot = eval::slot_named(before.matter.fields, after.matter.fields[i].name.zh);
        if (slot >= 0) values[i] = fields[static_cast<std::size_t>(slot)];
    }
    return values;
}

/// The field under the name it has in the newer version.
const program::Field& Witness::Inside::titled(const program::Field& field) const {
    const auto slot = eval::slot_named(after.matter.fields, field.name.zh);
    return slot < 0 ? field : titles.matter.fields[static_cast<std::size_t>(slot)];
}

Truth Witness::Inside::truth(const prove::Trial& trial, const program::Program& program,
                             const Clause* clause, std::optional<eval::Ruling>& ruling) const {
    if (clause == nullptr) return Truth::yes;
    const auto* stage =
        clause->kind == Kind::criterion ? entry_at(program.stages, clause->stage) : nullptr;
    if (stage == nullptr) {
        const auto decided = trial.decide(clause->condition);
        return decided ? *decided : Truth::unknown;
    }
    auto screened = trial.screen(clause->stage);
    if (!screened) return Truth::unknown;
    ruling = *screened;
    const auto at = static_cast<std::size_t>(clause->place);
    return at < ruling->answers.size() ? ruling->answers[at].truth : Truth::unknown;
}

std::set<std::int32_t> Witness::Inside::slots_of(const Clause* old_clause,
                                                 const Clause* new_clause) const {
    std::set<std::int32_t> slots;
    if (old_clause != nullptr) slots = prove::fields_in(before, old_clause->condition);
    if (new_clause == nullptr) return slots;
    for (const auto slot : prove::fields_in(after, new_clause->condition)) {
        const auto& name = after.matter.fields[static_cast<std::size_t>(slot)].name.zh;
        const auto mine = eval::slot_named(before.matter.fields, name);
        if (mine >= 0) slots.insert(mine);
    }
    return slots;
}

Text Witness::Inside::told(const prove::Trial& trial, const Clause* old_clause,
                           const Clause* new_clause) const {
    constexpr std::size_t kMost = 3;
    const auto slots = slots_of(old_clause, new_clause);
    Text open, filled;
    std::size_t shown = 0;
    const auto add = [](Text& to, const std::string& zh, const std::string& en) {
        to.zh += (to.zh.empty() ? "" : "，") + zh;
        to.en += (to.en.empty() ? "" : ", ") + en;
    };
    for (const auto slot : slots) {
        const auto& value = trial.fields()[static_cast<std::size_t>(slot)];
        const auto& field = titled(before.matter.fields[static_cast<std::size_t>(slot)]);
        if (!value.known()) {
            add(open, field.name.zh + "未填写", field.name.en + " not filled in");
        } else if (++shown <= kMost) {
            auto zh = prove::given_text(field, value, base::Lang::zh);
            auto en = prove::given_text(field, value, base::Lang::en);
            if (zh.empty()) zh = field.name.zh + value::say_zh(value);
            if (en.empty()) en = field.name.en + " " + value::say_en(value);
            add(filled, zh, en);
        }
    }
    // Where much is asked, what is left open is what matters.
    if (slots.size() > kMost && !open.zh.empty()) return open;
    if (!open.zh.empty()) add(filled, open.zh, open.en);
    return filled;
}

std::string Witness::Inside::given(const prove::Trial& trial, const std::set<std::int32_t>& slots,
                                   base::Lang lang) const {
    std::string all;
    for (const auto slot : slots) {
        const auto& value = trial.fields()[static_cast<std::size_t>(slot)];
        if (!value.known()) continue;
        const auto one = prove::given_text(
            titled(before.matter.fields[static_cast<std::size_t>(slot)]), value, lang);
        if (one.empty()) return {};
        all += (all.empty() ? "" : lang == base::Lang::zh ? "，" : ", ") + one;
    }
    return all;
}

std::optional<ShownCase> Witness::Inside::run(const prove::Model& model, const Clause* old_clause,
                                              const Clause* new_clause, bool gone,
                                              bool& contradicted) {
    const prove::Trial trial(before, situation, model, hints);
    if (!trial.can_be_written()) return std::nullopt;  // the newer version would not know all of it
    const prove::Trial other(after, carried(trial.fields()));
    std::optional<eval::Ruling> was, is;
    const auto old_truth = truth(trial, before, old_clause, was);
    const auto new_truth = truth(other, after, new_clause, is);
    const bool met = (gone ? old_truth : new_truth) == Truth::yes;
    const bool failed = (gone ? new_truth : old_truth) != Truth::yes;
    contradicted = !met || !failed;
    if (contradicted) return std::nullopt;
    ShownCase shown;
    shown.stricter = gone;
    shown.told = told(trial, old_clause, new_clause);
    shown.given = given(trial, slots_of(old_clause, new_clause), hints.skin);
    const auto* any = new_clause != nullptr ? new_clause : old_clause;
    if (any->kind != Kind::criterion || any->stage == program::kNone) return shown;
    const auto place = [&](const program::Program& program) {
        for (std::size_t i = 0; i < program.stages.size(); ++i)
            if (program.stages[i].name.zh == any->section_id) return static_cast<std::int32_t>(i);
        return program::kNone;
    };
    const auto old_stage = place(before), new_stage = place(after);
    if (old_stage < 0 || new_stage < 0) return shown;
    const auto old_ruling = trial.screen(old_stage), new_ruling = other.screen(new_stage);
    if (!old_ruling || !new_ruling) return shown;
    shown.before = render::outcome_words(before, old_stage, old_ruling->line);
    shown.after = render::outcome_words(titles, new_stage, new_ruling->line);
    const prove::Trial titled_trial(titles, carried(trial.fields()));
    const bool zh = hints.skin == base::Lang::zh;
    const auto name = (zh ? "新旧不同 " : "differs ") + any->section.in(hints.skin) +
                      (zh ? "" : " ") + any->item.in(hints.skin) + " " + shown.told.in(hints.skin);
    shown.example = prove::screening_example(titles, new_stage, titled_trial, name, hints.skin);
    return shown;
}

Verdict Witness::Inside::possible(const Clause* old_clause, const Clause* new_clause, bool gone,
                                  std::optional<ShownCase>& shown, bool& idle) {
    const auto was = asked(a, old_clause), is = asked(b, new_clause);
    const Id differs = gone ? formulas.both(was.yes, formulas.negate(is.yes))
                            : formulas.both(is.yes, formulas.negate(was.yes));
    auto verdict = Verdict::not_decided;
    auto model = find({differs}, verdict);
    if (!model) return verdict;
    const Id rest_before = others(a, old_clause, new_clause);
    const Id rest_after = others(b, new_clause, old_clause);
    auto in_stage = Verdict::not_decided;
    if (auto best = find({differs, rest_before, rest_after}, in_stage)) {
        model = std::move(best);
    } else {
        const Id rest = gone ? rest_before : rest_after;
        auto alone = Verdict::not_decided;
        if (auto good = find({differs, rest}, alone)) model = std::move(good);
        // The items met on the one side say already what is asked on the other.
        idle = alone == Verdict::impossible;
    }
    // Entries of registers are no cases: nothing to run.
    if (of_entries(old_clause) || of_entries(new_clause)) return Verdict::possible;
    bool contradicted = false;
    shown = run(*model, old_clause, new_clause, gone, contradicted);
    return contradicted ? Verdict::not_decided : Verdict::possible;
}

Witness::Witness(const program::Program& before, const program::Program& after,
                 const program::Program& titles, const prove::Hints& hints)
    : inside_(std::make_unique<Inside>(before, after, titles, hints)) {}
Witness::~Witness() = default;

Weighed Witness::weigh(const Clause* before, const Clause* after) {
    Weighed result;
    bool idle_gone = false, idle_come = false;
    result.gone = inside_->possible(before, after, true, result.gone_case, idle_gone);
    result.come = inside_->possible(before, after, false, result.come_case, idle_come);
    result.idle = (idle_gone || result.gone == Verdict::impossible) &&
                  (idle_come || result.come == Verdict::impossible);
    return result;
}

}  // namespace guiju::compare
