// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "adapters/cli/example_holdings.h"
#include "adapters/cli/example_runner.h"
#include "adapters/cli/wording.h"
#include "engine/casework/clocks.h"
#include "engine/casework/definitions.h"
#include "engine/casework/evaluate.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/publish.h"
#include "engine/casework/view.h"

namespace guiju::cli {
namespace {

using compile::ExampleExpectation;
using Kind = ExampleExpectation::Kind;

bool contains(const std::string& text, const std::string& words) {
    return words.empty() || text.find(words) != std::string::npos;
}

/// Keyword id of where the case stands, as 试例 name it.
std::string phase_of(const ports::CaseRecord& record) {
    if (!record.result.empty()) {
        for (const char* id : {"returned", "withdrawn", "merged", "terminated"}) {
            if (phase_in_words(id).zh == record.result) return id;
        }
        return "closed";
    }
    if (record.phase == "handling") return "waiting";
    return record.phase == "decided" ? "closed" : record.phase;
}

bool is_live(const ports::ClockRecord& clock) { return clock.state != "stopped"; }

/// The clock somebody means who names none: that of the work that is open.
std::string main_clock(const ports::CaseRecord& record) {
    if (record.phase == "awaiting_correction") return casework::kCorrectionClock;
    if (record.phase == "awaiting_confirmation") return casework::kConfirmationClock;
    return casework::stage_clock(record.stage);
}

const ports::ClockRecord* clock_named(const Rehearsal& rehearsal, const std::string& name) {
    const auto& record = *rehearsal.record();
    for (const auto& clock : rehearsal.clocks()) {
        const bool mine = name.empty()
                              ? clock.name == main_clock(record)
                              : clock.name == name || clock.name == record.stage + "/" + name;
        if (mine && is_live(clock)) return &clock;
    }
    return nullptr;
}

/// "需求初筛/期限" → “需求初筛”, "需求对接/推荐服务" → “推荐服务”
std::string clock_in_words(const std::string& name) {
    const auto slash = name.find('/');
    const auto what = slash == std::string::npos ? name : name.substr(slash + 1);
    const bool of_stage = name == casework::stage_clock(name.substr(0, slash));
    return "“" + (of_stage ? name.substr(0, slash) : what) + "”";
}

Found stage(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto& record = *rehearsal.record();
    return {record.stage == expected.name, standing_of(rehearsal)};
}

Found due(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto* clock = clock_named(rehearsal, expected.name);
    const auto* wanted = expected.value.get_if<value::Date>();
    if (!clock || clock->due.ms == 0) return {false, {"没有在走的期限", "no deadline is running"}};
    const auto day = value::day_of(clock->due);
    return {wanted && day == *wanted,
            {clock_in_words(clock->name) + "期限到" + value::iso(day),
             clock_in_words(clock->name) + " due " + value::iso(day)}};
}

Found refused(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto& error = rehearsal.error();
    if (!error) return {false, {"办成了", "it was done"}};
    const auto said =
        error->say(base::Lang::zh) + base::remedy(error->code, error->args, base::Lang::zh);
    return {contains(said, expected.text) || contains(error->say(base::Lang::en), expected.text),
            {"拒绝：" + error->say(base::Lang::zh), "refused: " + error->say(base::Lang::en)}};
}

Found outcome(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto& receipt = rehearsal.receipt();
    const std::string is = receipt ? receipt->outcome : "";
    static const std::vector<std::pair<std::string, std::string>> kWords{
        {"correct", "退回补正"}, {"send_back", "退回"}, {"close", "办结"}, {"clarify", "补充说明"}};
    for (const auto& [id, words] : kWords) {
        if (id == expected.text) return {contains(is, words), is};
    }
    return {contains(is, "转" + expected.name) || rehearsal.record()->stage == expected.name, is};
}

Found reasons(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    auto is = rehearsal.receipt() ? rehearsal.receipt()->items : std::vector<int>{};
    auto wanted = expected.items;
    std::sort(is.begin(), is.end());
    std::sort(wanted.begin(), wanted.end());
    if (is.empty()) return {wanted.empty(), {"没有不符合的项", "no items"}};
    return {is == wanted,
            {"理由为" + items_in_words(is, base::Lang::zh),
             "reason " + items_in_words(is, base::Lang::en)}};
}

/// All that was said about the last decision.
std::string all_said(const Rehearsal& rehearsal) {
    if (rehearsal.error()) return rehearsal.error()->say(base::Lang::zh);
    if (!rehearsal.receipt()) return "";
    const auto& receipt = *rehearsal.receipt();
    const auto& decision = receipt.decision;
    std::string all = receipt.outcome + "\n" + decision.wording + "\n" + decision.basis;
    for (const auto& asked : decision.criteria) {
        if (asked.answer == value::Truth::yes) continue;
        all += "\n" + asked.wording + " " + asked.basis;
        for (const auto& [name, value] : asked.seen) all += "\n" + name + value::say_zh(value);
        for (const auto& name : asked.missing) all += "\n" + name;
        for (const auto& remark : asked.remarks) all += "\n" + remark.zh;
    }
    for (const auto& line : decision.not_lines) all += "\n" + line.wording;
    for (const auto& parameter : decision.parameters) all += "\n" + parameter;
    for (const auto& flag : receipt.flags) all += "\n" + flag;
    for (const auto& opinion : decision.opinions) all += "\n" + opinion;
    return all;
}

/// The value of a field, or of what a policy says of a case beside its fields.
value::Value value_named(const Rehearsal& rehearsal, const std::string& name) {
    const auto& record = *rehearsal.record();
    if (name == "优先") return value::Value(record.priority);
    if (name == "结果") return value::Value(record.result);
    if (name == "最高处置层级") {
        static constexpr std::array<const char*, 4> kLevels{"无", "县级", "市级", "省级"};
        const auto rung = static_cast<std::size_t>(std::clamp(record.highest_rung, 0, 3));
        return value::Value(kLevels[rung]);
    }
    const casework::FactsOf facts(rehearsal.program(), nullptr, record);
    const auto count = [](std::int64_t n) {
        return value::Value(value::Quantity{value::Number(n), value::Dimension::count});
    };
    if (name == "补正轮次数") return count(record.rounds);
    if (name == "同意票数") return count(facts.facts().agree_votes);
    if (name == "不同意票数") return count(facts.facts().refuse_votes);
    if (name == "例外数") return count(facts.facts().exceptions);
    const auto found = record.fields.find(name);
    return found == record.fields.end() ? value::Value() : found->second;
}

Found field(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto is = value_named(rehearsal, expected.name);
    return {is == expected.value || value::say_zh(is) == value::say_zh(expected.value),
            {expected.name + "为“" + value::say_zh(is) + "”",
             expected.name + " is \"" + value::say_en(is) + "\""}};
}

Found mark(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto& marks = rehearsal.record()->marks;
    std::vector<std::string> names;
    for (const auto& one : marks) names.push_back(one.name);
    const bool there = std::find(names.begin(), names.end(), expected.name) != names.end();
    if (names.empty()) return {there, {"还没有达到任何标志", "no mark was reached"}};
    std::string all;
    for (const auto& name : names) all += "“" + name + "”";
    return {there, {"已达到" + all, "reached " + all}};
}

Found overdue(const Rehearsal& rehearsal) {
    for (const auto& clock : rehearsal.clocks()) {
        if (is_live(clock) && clock.state == "overdue") {
            const auto name = clock_in_words(clock.name);
            return {true, {name + "逾期", name + " overdue"}};
        }
    }
    return {false, {"没有逾期", "nothing is overdue"}};
}

Found notified(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto unit = rehearsal.unit_of(expected.name);
    std::string told;
    for (const auto& message : rehearsal.sent()) {
        const auto& role = message.role.empty() ? message.unit : message.role;
        if (role == expected.name || (!unit.empty() && message.unit == unit)) {
            return {true, {"告知了" + role, "told " + role}};
        }
        told += (told.empty() ? "" : "、") + role;
    }
    if (told.empty()) return {false, {"没有告知任何人", "nobody was told"}};
    return {false, {"只告知了" + told, "told only " + told}};
}

/// The units offered, in order: of the refusal's list, or of the decision.
Found list(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    std::string text;
    if (rehearsal.error()) {
        const auto& args = rehearsal.error()->args;
        text = args.empty() ? "" : args.back().zh;
    } else if (rehearsal.receipt()) {
        for (const auto& [unit, why] : rehearsal.receipt()->decision.ranked) text += unit + "、";
    }
    std::size_t at = 0;
    bool in_order = true;
    for (const auto& name : expected.names) {
        const auto found = text.find(name, at);
        in_order = in_order && found != std::string::npos;
        at = in_order ? found + name.size() : at;
    }
    return {in_order, {"名单为" + text, "list is " + text}};
}

Found flag(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    auto all = rehearsal.record()->flags;
    if (rehearsal.receipt()) {
        for (const auto& one : rehearsal.receipt()->flags) all += (all.empty() ? "" : "、") + one;
    }
    if (all.empty()) return {false, {"没有提示", "no flags"}};
    return {contains(all, expected.text), {"提示“" + all + "”", "flags \"" + all + "\""}};
}

/// What somebody of this role is shown of a field.
Found visible(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    ports::Actor actor;
    actor.unit = rehearsal.unit_of(expected.text);
    actor.role = expected.text;
    const auto seen = casework::view(rehearsal.program(), rehearsal.cases(), rehearsal.units(),
                                     rehearsal.case_id(), actor);
    if (!seen) return {false, {seen.error().say(base::Lang::zh), seen.error().say(base::Lang::en)}};
    const auto found = seen->fields.find(expected.name);
    const auto value = found == seen->fields.end() ? value::Value() : found->second;
    return {value::say_zh(value) == value::say_zh(expected.value),
            {expected.text + "看到" + expected.name + "为“" + value::say_zh(value) + "”",
             expected.text + " sees " + expected.name + " as \"" + value::say_en(value) + "\""}};
}

std::string whole_of(const value::Value& value) {
    const auto* quantity = value.get_if<value::Quantity>();
    return quantity == nullptr ? "" : quantity->number.text();
}

Found started(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto is = std::to_string(rehearsal.opened());
    return {whole_of(expected.value) == is, {"另立" + is + "件", "started " + is}};
}

/// What a published list holds now, or how it differs from the version before.
Found listed(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto versions = rehearsal.cases().lists(rehearsal.program().head.name.zh, expected.name);
    if (!versions || versions->empty())
        return {false, {"清单没有发布", "the list is not published"}};
    const auto rows = casework::rows_of(versions->back());
    std::vector<casework::ListRow> last;
    if (versions->size() > 1)
        if (auto before = casework::rows_of((*versions)[versions->size() - 2]))
            last = std::move(*before);
    if (!rows) return {false, {rows.error().say(base::Lang::zh), rows.error().say(base::Lang::en)}};
    const auto d = casework::difference(last, *rows);
    const auto gone = casework::withdrawn(rehearsal.program(), rehearsal.cases(), *rows);
    const auto hidden = gone ? gone->size() : 0;
    auto count = rows->size() - hidden;
    if (expected.text == "added") count = d.added.size();
    if (expected.text == "removed") count = d.removed.size() + hidden;
    if (expected.text == "changed") count = d.changed.size();
    const auto all = "有" + std::to_string(rows->size() - hidden) + "条，新增" +
                     std::to_string(d.added.size()) + "条，撤下" +
                     std::to_string(d.removed.size() + hidden) + "条，变更" +
                     std::to_string(d.changed.size()) + "条";
    return {whole_of(expected.value) == std::to_string(count), all};
}

/// Criteria of the last decision that did not concern the case.
Found not_applicable(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    std::vector<int> is;
    if (rehearsal.receipt())
        for (const auto& asked : rehearsal.receipt()->decision.criteria)
            if (asked.not_applicable) is.push_back(asked.number);
    auto wanted = expected.items;
    std::sort(wanted.begin(), wanted.end());
    if (is.empty()) return {wanted.empty(), {"各项都适用", "every item applies"}};
    return {is == wanted,
            {items_in_words(is, base::Lang::zh) + "不适用",
             items_in_words(is, base::Lang::en) + " not applicable"}};
}

}  // namespace

bool gives_as_wanted(const value::Value& is, const ExampleExpectation& expected) {
    if (!expected.value.known()) return !is.known();
    if (const auto* all = is.get_if<value::List>()) {
        const auto& names = expected.names;
        return all->size() == names.size() &&
               std::all_of(names.begin(), names.end(), [&](const std::string& name) {
                   return std::find(all->begin(), all->end(), value::Value(name)) != all->end();
               });
    }
    return is == expected.value || value::say_zh(is) == value::say_zh(expected.value);
}

namespace {

/// What a definition or a decision table gives for the case as it stands.
Found defined(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const casework::FactsOf facts(rehearsal.program(), rehearsal.units(), *rehearsal.record());
    const auto is = casework::worked_out(rehearsal.program(), facts.facts(), expected.name);
    if (!is.ok()) return {false, {is.error().say(base::Lang::zh), is.error().say(base::Lang::en)}};
    const bool open = !is->known();
    return {gives_as_wanted(*is, expected),
            {expected.name + (open ? "不能判断" : "为“" + value::say_zh(*is) + "”"),
             expected.name + (open ? " cannot be decided" : " is \"" + value::say_en(*is) + "\"")}};
}

/// An indicator over the cases the example has acted out, for the whole territory of the policy.
Found counted(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto& program = rehearsal.program();
    const auto year = std::to_string(value::civil(value::day_of(rehearsal.now())).year);
    const ports::UnitRecord whole{"", "", {}, program.head.territory_code, {}};
    const auto all =
        casework::indicators(program, rehearsal.cases(), whole, *casework::parse_period(year));
    if (!all) return {false, {all.error().say(base::Lang::zh), all.error().say(base::Lang::en)}};
    for (const auto& one : *all) {
        if (one.name != expected.name) continue;
        const auto is = one.value ? one.value->text() + one.unit : "无法计算";
        const auto* wanted = expected.value.get_if<value::Quantity>();
        return {wanted ? one.value && *one.value == wanted->number : !one.value,
                {"指标“" + one.name + "”为" + is, "indicator \"" + one.name + "\" is " + is}};
    }
    return {false, {"没有这个指标", "no such indicator"}};
}

Found find(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    if (expected.kind == Kind::score && !expected.name.empty()) return counted(rehearsal, expected);
    if (expected.kind == Kind::started) return started(rehearsal, expected);
    if (expected.kind == Kind::listed) return listed(rehearsal, expected);
    if (expected.kind == Kind::refused) return refused(rehearsal, expected);
    if (!rehearsal.record()) return {false, {"没有立案", "no case was opened"}};
    switch (expected.kind) {
        case Kind::stage: return stage(rehearsal, expected);
        case Kind::phase:
            return {phase_of(*rehearsal.record()) == expected.text, standing_of(rehearsal)};
        case Kind::due: return due(rehearsal, expected);
        case Kind::outcome: return outcome(rehearsal, expected);
        case Kind::reasons: return reasons(rehearsal, expected);
        case Kind::says: {
            const auto said = all_said(rehearsal);
            return {contains(said, expected.text), said};
        }
        case Kind::field: return field(rehearsal, expected);
        case Kind::mark: return mark(rehearsal, expected);
        case Kind::overdue: return overdue(rehearsal);
        case Kind::notified: return notified(rehearsal, expected);
        case Kind::list: return list(rehearsal, expected);
        case Kind::flag: return flag(rehearsal, expected);
        case Kind::visible: return visible(rehearsal, expected);
        case Kind::member:
        case Kind::entitled:
        case Kind::balance:
        case Kind::rung: return held_state(rehearsal, expected);
        case Kind::not_applicable: return not_applicable(rehearsal, expected);
        case Kind::defined: return defined(rehearsal, expected);
        case Kind::refused:
        case Kind::started:
        case Kind::listed:
        case Kind::score:
        case Kind::rank: break;
    }
    return {false, {"案件没有得分", "a case has no score"}};
}

}  // namespace

Text standing_of(const Rehearsal& rehearsal) {
    const auto* record = rehearsal.record();
    if (!record) return {"没有立案", "no case was opened"};
    const auto standing = standing_in_words(*record);
    return {"在“" + record->stage + "”，" + standing.zh,
            "at \"" + record->stage + "\", " + standing.en};
}

Text reason_of(const Rehearsal& rehearsal) {
    if (const auto& error = rehearsal.error()) {
        return {error->say(base::Lang::zh), error->say(base::Lang::en)};
    }
    if (!rehearsal.receipt()) return {};
    const auto& decision = rehearsal.receipt()->decision;
    if (decision.wording.empty()) return {};
    return decision.basis.empty() ? Text(decision.wording)
                                  : Text(decision.wording + "（依据：" + decision.basis + "）",
                                         decision.wording + " (basis: " + decision.basis + ")");
}

std::optional<Difference> compare(Rehearsal& rehearsal, const ExampleExpectation& expected,
                                  const Text& quote) {
    const auto found = find(rehearsal, expected);
    if (found.as_wanted != expected.negated) return std::nullopt;
    return Difference{expected.span, quote, found.is, reason_of(rehearsal)};
}

}  // namespace guiju::cli
