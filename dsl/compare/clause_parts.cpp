// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/clause_parts.h"

#include "dsl/prove/trial.h"
#include "dsl/render/flow.h"

namespace guiju::compare {

Clause& Bench::add(Kind kind, const Text& section, const Text& item, std::string identity,
                   const program::Origin& origin) {
    Clause clause;
    clause.kind = kind;
    clause.section = section;
    clause.section_id = section.zh;
    clause.item = item;
    clause.identity = std::move(identity);
    clause.origin = origin;
    clauses.push_back(std::move(clause));
    return clauses.back();
}

Clause& Bench::add_section(Kind kind, const Text& section, const program::Origin& origin) {
    auto& clause = add(kind, section, {}, section.zh, origin);
    clause.is_section = true;
    return clause;
}

void say(Clause& clause, const Text& label, const std::string& meaning, const Text& words) {
    Aspect aspect;
    aspect.label = label;
    aspect.meaning = meaning;
    aspect.words = words;
    clause.aspects.push_back(std::move(aspect));
}

void quote(Clause& clause, const Text& label, std::string meaning) {
    Aspect aspect;
    aspect.label = label;
    aspect.meaning = std::move(meaning);
    aspect.quoted = true;
    clause.aspects.push_back(std::move(aspect));
}

void yes_no(Clause& clause, const Text& label, bool yes, More more) {
    Aspect aspect;
    aspect.label = label;
    aspect.meaning = yes ? "yes" : "no";
    aspect.words = yes ? Text("是", "yes") : Text("否", "no");
    aspect.amount = value::Number(yes ? 1 : 0);
    aspect.unit = "yes or no";
    aspect.more = more;
    clause.aspects.push_back(std::move(aspect));
}

void amount(Clause& clause, const Text& label, const std::optional<value::Number>& number,
            const std::string& unit, const Text& words, More more) {
    Aspect aspect;
    aspect.label = label;
    aspect.meaning = number ? number->text() + " " + unit : "";
    aspect.words = words;
    aspect.amount = number;
    aspect.unit = unit;
    aspect.more = more;
    clause.aspects.push_back(std::move(aspect));
}

void period(Clause& clause, const Bench& bench, const Text& label, const program::PeriodRef& ref) {
    Aspect aspect;
    aspect.label = label;
    aspect.meaning = bench.meaning.period(ref);
    aspect.time = true;
    if (ref.given) {
        const auto period = program::resolve(bench.program, ref);
        aspect.amount = value::Number(period.amount);
        aspect.unit = "period " + std::to_string(static_cast<int>(period.unit));
        aspect.words = {render::period_words(bench.program, ref, base::Lang::zh),
                        render::period_words(bench.program, ref, base::Lang::en)};
        bench.meaning.used(ref, clause.uses);
    }
    clause.aspects.push_back(std::move(aspect));
}

void value(Clause& clause, const Text& label, const value::Value& value, More more) {
    Aspect aspect;
    aspect.label = label;
    aspect.meaning = value.known() ? Meaning::value(value) : "";
    if (value.known()) aspect.words = {value::say_zh(value), value::say_en(value)};
    if (const auto* quantity = value.get_if<value::Quantity>()) {
        using value::Dimension;
        const auto dimension = quantity->dimension;
        aspect.amount = quantity->number;
        aspect.unit = "number " + std::to_string(static_cast<int>(dimension));
        aspect.time = dimension == Dimension::workdays || dimension == Dimension::days ||
                      dimension == Dimension::months || dimension == Dimension::hours;
        aspect.more = more;
    }
    clause.aspects.push_back(std::move(aspect));
}

Aspect& list(Clause& clause, const Text& label, More each) {
    Aspect aspect;
    aspect.label = label;
    aspect.list = true;
    aspect.each = each;
    clause.aspects.push_back(std::move(aspect));
    return clause.aspects.back();
}

void condition(Clause& clause, Bench& bench, program::CodeId code, program::Duty duty,
               program::CodeId applies) {
    const auto& meaning = bench.meaning;
    clause.condition = code;
    clause.applies = applies;
    quote(clause, {"条件", "condition"},
          meaning.code(code, clause.scope) + " where " + meaning.code(applies, clause.scope));
    using program::Duty;
    static const Text kWords[] = {{"应当", "must"},
                                  {"一般或者原则上", "unless excused"},
                                  {"可", "may"},
                                  {"鼓励", "encouraged"},
                                  {"力争", "to strive for"},
                                  {"试点", "where piloted"}};
    const auto which = static_cast<std::size_t>(duty);
    say(clause, {"约束力", "strength"}, std::to_string(which), kWords[which]);
    meaning.used(code, clause.uses);
    meaning.used(applies, clause.uses);
    meaning.fields(code, clause.fields);
}

Text numbered(int number) {
    return {prove::items_text({number}, base::Lang::zh),
            prove::items_text({number}, base::Lang::en)};
}

void add_criteria(Bench& bench, const Text& section, const Text& what,
                  const std::vector<program::Criterion>& criteria, const program::Register* scope) {
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const auto& one = criteria[i];
        const auto number = numbered(one.number > 0 ? one.number : static_cast<int>(i) + 1);
        auto& clause = bench.add(Kind::criterion, section,
                                 {what.zh + number.zh, what.en + number.en}, "", one.origin);
        clause.place = static_cast<std::int32_t>(i);
        clause.scope = scope;
        condition(clause, bench, one.code, one.duty, one.applies);
    }
}

std::vector<Clause> clauses_of(const program::Program& program) {
    Bench bench(program);
    add_head(bench);
    add_parameters(bench);
    add_roles(bench);
    add_registers(bench);
    add_definitions(bench);
    add_matter(bench);
    add_stages(bench);
    add_general(bench);
    add_matchings(bench);
    add_quotas(bench);
    add_indicators(bench);
    add_targets(bench);
    add_evaluations(bench);
    add_threads(bench);
    return std::move(bench.clauses);
}

}  // namespace guiju::compare
