// SPDX-License-Identifier: Apache-2.0
// Registers, matchings, quotas, entitlements, indicators, targets, evaluations, and threads to other cases.
#include "dsl/compare/clause_parts.h"

namespace guiju::compare {

namespace {

using program::Register;
using program::TargetCell;

std::string cycle(program::Cycle cycle) { return std::to_string(static_cast<int>(cycle)); }

std::string distance(const program::Program& program, const program::Recurring& one) {
    const auto* parameter = entry_at(program.parameters, one.distance_parameter);
    return parameter == nullptr ? "" : Meaning::value(parameter->value);
}

Text cell_words(const TargetCell& cell, const std::string& unit) {
    if (cell.kind == TargetCell::Kind::none) return {};
    if (cell.kind == TargetCell::Kind::stated) return cell.words;
    static const Text kWords[] = {{"", ""},
                                  {"不低于", "at least "},
                                  {"超过", "more than "},
                                  {"不超过", "at most "},
                                  {"约", "about "},
                                  {"保持基本稳定", "stable"},
                                  {"前", "top "},
                                  {"保持在", "hold "},
                                  {"快于另一数", "faster"},
                                  {"提升", "rise"},
                                  {"", ""}};
    Text text = kWords[static_cast<std::size_t>(cell.kind)];
    for (const auto& number : cell.numbers) {
        if (&number != cell.numbers.data()) text = {text.zh + "、", text.en + ", "};
        text = {text.zh + number.text() + unit, text.en + number.text() + " " + unit};
    }
    return text;
}

void cell(Clause& clause, std::int32_t year, const TargetCell& cell,
          const program::TargetRow& row) {
    const auto which = std::to_string(year);
    std::string meaning = std::to_string(static_cast<int>(cell.kind)) + ":" +
                          std::to_string(cell.other) + (cell.provisional ? " provisional" : "");
    if (cell.kind == TargetCell::Kind::stated) meaning += cell.words;
    for (const auto& number : cell.numbers) meaning += " " + number.text();
    say(clause, {which + "年", which}, meaning, cell_words(cell, row.unit));
    auto& aspect = clause.aspects.back();
    if (cell.numbers.size() != 1) return;
    using Kind = TargetCell::Kind;
    const bool ceiling = cell.kind == Kind::at_most || cell.kind == Kind::top;
    aspect.amount = cell.numbers.front();
    aspect.unit = "cell " + std::to_string(static_cast<int>(cell.kind));
    aspect.more = ceiling ? More::looser : More::stricter;
}

void quota_limit(Clause& clause, const Bench& bench, const Text& label,
                 const program::Quota::Limit& limit) {
    const auto* fixed = bench.meaning.constant(limit.value);
    if (limit.value == program::kNone) {
        say(clause, label, "", {});
    } else if (fixed != nullptr) {
        value(clause, label, *fixed, More::looser);
    } else {
        quote(clause, label, bench.meaning.code(limit.value));
    }
    quote(clause, label, bench.meaning.code(limit.condition));
    bench.meaning.used(limit.value, clause.uses);
    bench.meaning.used(limit.condition, clause.uses);
}

void admission(Bench& bench, const Register& one) {
    const auto& from = one.admission;
    auto& clause = bench.clauses.back();
    yes_no(clause, {"入出须写明原因", "reason for entry and removal"}, from.cause_required,
           More::stricter);
    yes_no(clause, {"不得跳级", "no skipping"}, from.no_skipping, More::stricter);
    period(clause, bench, {"有效期", "valid for"}, from.valid_for);
    quote(clause, {"到期", "expiry"},
          std::to_string(static_cast<int>(from.expiry)) + (from.of_cases ? " of cases" : ""));
    add_criteria(bench, one.name, {"列入条件", "admission "}, from.admitted, nullptr);
    const auto first = bench.clauses.size();
    add_criteria(bench, one.name, {"移出条件", "removal "}, from.leaves, nullptr);
    for (auto i = first; i < bench.clauses.size(); ++i) bench.clauses[i].section_id += "/out";
    for (const auto& rung : from.rungs) {
        const auto title = name_of(bench.program.registers, rung.title);
        auto& step = bench.add(Kind::register_, one.name, title, title.zh, rung.origin);
        period(step, bench, {"有效期", "valid for"}, rung.valid_for);
        const auto begin = bench.clauses.size();
        add_criteria(bench, one.name, title, rung.require, nullptr);
        for (auto i = begin; i < bench.clauses.size(); ++i)
            bench.clauses[i].section_id += "/" + title.zh;
    }
}

}  // namespace

void add_registers(Bench& bench) {
    for (const auto& one : bench.program.registers) {
        if (one.admission.ladder != program::kNone) continue;  // a title: see its ladder
        auto& clause = bench.add_section(Kind::register_, one.name, one.origin);
        const auto keeper = name_of(bench.program.roles, one.kept_by);
        say(clause, {"维护", "kept by"}, keeper.zh, keeper);
        admission(bench, one);
        add_fields(bench, one.name, one.fields, &one);
    }
}

void add_score_rows(Bench& bench, const Text& section, const std::vector<program::ScoreRow>& rows,
                    const Register* scope) {
    const auto& meaning = bench.meaning;
    for (const auto& one : rows) {
        auto& clause = bench.add(Kind::weight, section, one.name, one.name.zh, one.origin);
        clause.scope = scope;
        value(clause, {"权重", "weight"}, value::Quantity{one.weight, value::Dimension::share},
              More::says_nothing);
        quote(clause, {"计分", "scoring"},
              std::to_string(static_cast<int>(one.kind)) + ";" + meaning.code(one.subject, scope) +
                  ";" + meaning.code(one.target, scope) + ";" + meaning.code(one.step, scope) +
                  ";" + meaning.code(one.deduction, scope) + ";" + one.full.text() + ";" +
                  one.otherwise.text());
        for (const auto code : {one.subject, one.target, one.step, one.deduction})
            meaning.used(code, clause.uses);
    }
}

void add_matchings(Bench& bench) {
    for (const auto& one : bench.program.matchings) {
        auto& clause = bench.add_section(Kind::matching, one.name, one.origin);
        const auto over = name_of(bench.program.registers, one.over);
        say(clause, {"对象", "over"}, over.zh, over);
        const auto* scope = entry_at(bench.program.registers, one.over);
        add_criteria(bench, one.name, {"入选", "admission "}, one.criteria, scope);
        add_score_rows(bench, one.name, one.rows, scope);
    }
}

void add_quotas(Bench& bench) {
    for (const auto& one : bench.program.quotas) {
        auto& clause =
            bench.add(Kind::quota, {"限额", "quotas"}, one.name, one.name.zh, one.origin);
        yes_no(clause, {"按单位计", "each unit its own"}, one.by_unit);
        names(clause, {"按字段计", "by"}, bench.program.matter.fields, one.by);
        static const Text kEvery[] = {
            {"一次性", "once"}, {"每年", "a year"}, {"每季度", "a quarter"}, {"每月", "a month"}};
        const auto& every = kEvery[static_cast<std::size_t>(one.every)];
        say(clause, {"周期", "every"}, every.zh, every);
        quota_limit(clause, bench, {"限额", "limit"}, one.limit);
        quota_limit(clause, bench, {"首次限额", "first time"}, one.first_time);
        quota_limit(clause, bench, {"每次限额", "each time"}, one.each_time);
        for (const auto& relaxed : one.relaxed)
            quota_limit(clause, bench, {"放宽后的限额", "relaxed limit"}, relaxed);
    }
    for (const auto& one : bench.program.entitlements) {
        auto& clause = bench.add_section(Kind::entitlement, one.name, one.origin);
        const auto over = name_of(bench.program.registers, one.over);
        say(clause, {"对象", "over"}, over.zh, over);
        add_criteria(bench, one.name, {"条件", "condition "}, one.criteria,
                     entry_at(bench.program.registers, one.over));
    }
}

void add_indicators(Bench& bench) {
    const auto& program = bench.program;
    for (const auto& one : program.indicators) {
        auto& clause =
            bench.add(Kind::indicator, {"指标", "indicators"}, one.name, one.name.zh, one.origin);
        const auto& meaning = bench.meaning;
        quote(clause, {"口径", "how it is found"},
              std::to_string(static_cast<int>(one.kind)) + ";" +
                  name_at(program.roles, one.reporter) + ";" + meaning.code(one.condition) + ";" +
                  (one.filed_in_period ? "filed;" : ";") +
                  (one.without_withdrawn ? "without withdrawn;" : ";") +
                  name_at(program.matter.fields, one.field) + ";" + meaning.code(one.formula) +
                  ";" + name_at(program.evaluations, one.evaluation));
        const bool ceiling = one.target_compare == program::Compare::at_most ||
                             one.target_compare == program::Compare::less;
        const auto* target = meaning.constant(one.target);
        if (one.has_target && target != nullptr)
            value(clause, {"目标", "target"}, *target, ceiling ? More::looser : More::stricter);
        else
            say(clause, {"目标", "target"}, "", {});
        quote(clause, {"目标", "target"},
              one.has_target ? std::to_string(static_cast<int>(one.target_strength)) + " " +
                                   std::to_string(static_cast<int>(one.target_compare)) + " " +
                                   (target == nullptr ? meaning.code(one.target) : "")
                             : "");
        for (const auto code : {one.condition, one.formula, one.target})
            meaning.used(code, clause.uses);
    }
}

void add_targets(Bench& bench) {
    for (const auto& table : bench.program.targets) {
        auto& section = bench.add_section(Kind::target, table.name, table.origin);
        names(section, {"对象", "subjects"}, bench.program.roles, table.subjects);
        quote(
            section, {"判定办法", "how it is judged"},
            std::to_string(static_cast<int>(table.every)) + ";" + std::to_string(table.base_year) +
                (table.linear ? ";linear;" : ";;") + bench.meaning.number(table.about_points) +
                ";" + bench.meaning.number(table.about_share) + ";" +
                bench.meaning.number(table.stable) + ";" + bench.meaning.number(table.blue) + ";" +
                bench.meaning.number(table.yellow) + ";" + bench.meaning.number(table.red_run));
        for (const auto& row : table.rows) {
            auto& clause = bench.add(Kind::target, table.name, row.name, row.name.zh, row.origin);
            for (std::size_t i = 0; i < row.cells.size() && i < table.years.size(); ++i)
                cell(clause, table.years[i], row.cells[i], row);
            auto& owners = list(clause, {"责任单位", "owners"});
            for (const auto& owner : row.owners) owners.items.emplace_back(owner.zh, owner);
        }
    }
}

void add_evaluations(Bench& bench) {
    const auto& program = bench.program;
    for (const auto& one : program.evaluations) {
        auto& section = bench.add_section(Kind::evaluation, one.name, one.origin);
        names(section, {"对象", "subjects"}, program.roles, one.subjects);
        static const Text kEvery[] = {
            {"每年", "a year"}, {"每季度", "a quarter"}, {"每月", "a month"}};
        const auto& every = kEvery[static_cast<std::size_t>(one.every)];
        say(section, {"周期", "every"}, every.zh, every);
        amount(section, {"保留小数", "decimals"}, value::Number(one.decimals), "decimals",
               std::to_string(one.decimals), More::says_nothing);
        static const Text kMissing[] = {{"其余各项按权重折算", "the others share its weight"},
                                        {"按零分", "counts as zero"},
                                        {"不评价", "no score"}};
        const auto& missing = kMissing[static_cast<std::size_t>(one.missing)];
        say(section, {"缺数", "missing figures"}, missing.zh, missing);
        const auto tie = name_of(program.indicators, one.tie_breaker);
        say(section, {"同分", "equal scores"}, tie.zh, tie);
        names(section, {"不得作为依据", "never counted"}, program.indicators, one.rules.excluded);
        std::string rules = std::to_string(static_cast<int>(one.rules.peers)) + ";" +
                            std::to_string(one.rules.objection_amount) + one.rules.objection_unit +
                            ";" + name_at(program.roles, one.rules.objection_to) + ";" +
                            one.rules.not_reported.zh;
        for (const auto& use : one.rules.consequences)
            rules += ";" + use.grade.zh + bench.meaning.number(use.periods) + use.action.zh;
        quote(section, {"结果运用和申诉", "use of results and objections"}, rules);
        add_score_rows(bench, one.name, one.rows, nullptr);
        for (const auto& grade : one.grades) {
            auto& clause =
                bench.add(Kind::grade, one.name, grade.name, "grade " + grade.name.zh, one.origin);
            const auto text = grade.has_from ? grade.from.text() : "";
            amount(clause, {"起点", "from"},
                   grade.has_from ? std::optional(grade.from) : std::nullopt, "points",
                   grade.has_from ? Text(text + "分", text + " points") : Text("其余", "the rest"),
                   More::stricter);
        }
    }
}

void add_threads(Bench& bench) {
    const auto& program = bench.program;
    for (const auto& one : program.threads.recurring) {
        auto& clause = bench.add(Kind::thread, {"周期任务", "recurring tasks"}, one.name,
                                 "recurring " + one.name.zh, {});
        names(clause, {"对象", "subjects"}, program.roles, one.subjects);
        quote(clause, {"周期", "every"},
              cycle(one.cycle) + " " + std::to_string(static_cast<int>(one.set_up)) + " " +
                  std::to_string(one.distance.amount) + " " +
                  std::to_string(static_cast<int>(one.distance.unit)) + " " +
                  distance(program, one) + " " + name_at(program.matter.fields, one.period_field));
        names(clause, {"结转", "carried over"}, program.matter.fields, one.carried_over);
    }
    for (const auto& one : program.threads.lists) {
        auto& clause = bench.add(Kind::thread, {"发布清单", "published lists"}, one.name,
                                 "list " + one.name.zh, {});
        quote(clause, {"列入", "entries"}, bench.meaning.code(one.entries));
        names(clause, {"各列", "columns"}, program.matter.fields, one.columns);
        names(clause, {"脱敏", "redacted"}, program.matter.fields, one.redacted);
        quote(clause, {"发布办法", "how it is published"},
              name_at(program.matter.fields, one.order) + (one.high_first ? " high " : " ") +
                  name_at(program.roles, one.owner) + (one.periodic ? cycle(one.cycle) : "") +
                  (one.carried_over ? " carried" : ""));
    }
}

}  // namespace guiju::compare
