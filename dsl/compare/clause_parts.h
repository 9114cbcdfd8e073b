// SPDX-License-Identifier: Apache-2.0
#pragma once
// How clauses are put together: small makers of aspects, and the parts of a policy one file each. For the
// sources of this room only.
#include "dsl/compare/clause.h"
#include "dsl/compare/meaning.h"

namespace guiju::compare {

/// What the parts are made with; the program must outlive it.
struct Bench {
    explicit Bench(const program::Program& of) : program(of), meaning(of) {}
    const program::Program& program;
    Meaning meaning;
    std::vector<Clause> clauses;

    /// A new clause with these, at the end.
    Clause& add(Kind kind, const Text& section, const Text& item, std::string identity,
                const program::Origin& origin);
    Clause& add_section(Kind kind, const Text& section, const program::Origin& origin);
};

/// Something with words of its own. Empty words: nothing is said.
void say(Clause& clause, const Text& label, const std::string& meaning, const Text& words);
/// Something that people read in the wording of the clause.
void quote(Clause& clause, const Text& label, std::string meaning);
void yes_no(Clause& clause, const Text& label, bool yes, More more = More::says_nothing);
void amount(Clause& clause, const Text& label, const std::optional<value::Number>& number,
            const std::string& unit, const Text& words, More more);
/// "3个工作日"; longer and shorter.
void period(Clause& clause, const Bench& bench, const Text& label, const program::PeriodRef& ref);
/// A value of a parameter, bound or cell: a number, a period or anything else.
void value(Clause& clause, const Text& label, const value::Value& value, More more);
[[nodiscard]] Aspect& list(Clause& clause, const Text& label, More each = More::says_nothing);
/// Names of entries as items of a list.
template <class T>
void names(Clause& clause, const Text& label, const std::vector<T>& all,
           const std::vector<std::int32_t>& of) {
    auto& aspect = list(clause, label);
    for (const auto index : of)
        if (const auto* entry = entry_at(all, index))
            aspect.items.emplace_back(entry->name.zh, entry->name);
}
/// Name of the entry as words; nothing for none.
template <class T>
[[nodiscard]] Text name_of(const std::vector<T>& all, std::int32_t index) {
    const auto* entry = entry_at(all, index);
    return entry == nullptr ? Text() : entry->name;
}
/// A criterion or requirement: its condition, and how binding it is.
void condition(Clause& clause, Bench& bench, program::CodeId code, program::Duty duty,
               program::CodeId applies = program::kNone);

// In the order of a file.
void add_head(Bench& bench);
void add_parameters(Bench& bench);
void add_roles(Bench& bench);
void add_matter(Bench& bench);
void add_definitions(Bench& bench);
void add_stages(Bench& bench);
void add_general(Bench& bench);
void add_registers(Bench& bench);
void add_quotas(Bench& bench);
void add_matchings(Bench& bench);
void add_indicators(Bench& bench);
void add_targets(Bench& bench);
void add_evaluations(Bench& bench);
void add_threads(Bench& bench);

void add_fields(Bench& bench, const Text& section, const std::vector<program::Field>& fields,
                const program::Register* scope);
void add_score_rows(Bench& bench, const Text& section, const std::vector<program::ScoreRow>& rows,
                    const program::Register* scope);
void add_criteria(Bench& bench, const Text& section, const Text& what,
                  const std::vector<program::Criterion>& criteria, const program::Register* scope);
/// "第（二）项"
[[nodiscard]] Text numbered(int number);

}  // namespace guiju::compare
