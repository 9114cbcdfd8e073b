// SPDX-License-Identifier: Apache-2.0
// The lines of 处理: when …的，effect，modifiers.
#include "dsl/format/expression.h"
#include "dsl/format/printers.h"

namespace guiju::format {

using syntax::Disposition;
using syntax::Expr;
using syntax::Keyword;

namespace {

using When = Disposition::When;
using Effect = Disposition::Effect;

std::vector<syntax::ItemRange> renumber(std::vector<syntax::ItemRange> ranges,
                                        const std::map<int, int>& numbers) {
    const int count = static_cast<int>(numbers.size());
    const auto to_new = [&](int& number) {
        if (const auto found = numbers.find(number); found != numbers.end())
            number = found->second;
        else if (number > 0 && number <= count)
            number += count;  // no item had this number, and none may get it
    };
    for (auto& range : ranges) {
        to_new(range.from);
        to_new(range.to);
    }
    return ranges;
}

std::string items_text(const Tongue& tongue, const std::vector<syntax::ItemRange>& items) {
    const auto fail = tongue.word(Keyword::when_fail);
    const auto listed = item_ranges(tongue, items);
    if (tongue.zh())
        return listed + (several(items) ? tongue.word(Keyword::when_any_of_items) : "") + fail;
    return tongue.words(
        {tongue.word(several(items) ? Keyword::when_any_of_items : Keyword::when_item), listed,
         fail});
}

/// 3次 stays; a bare 3 gets its 次. English has "after 2 corrections", the unit being the noun.
std::string rounds_text(const Tongue& tongue, const Expr& rounds) {
    if (rounds.kind != Expr::Kind::number) return expression(tongue, rounds);
    if (!tongue.zh()) return rounds.text;
    return tongue.quantity(rounds.text, rounds.unit.empty() ? "次" : rounds.unit);
}

std::string action_text(const Tongue& tongue, const Disposition& line) {
    const auto names = tongue.names_or(line.actions);
    if (!line.at_top) return names;
    const auto top = tongue.word(Keyword::when_at_top);
    return tongue.zh() ? top + names : names + " " + top;
}

std::string when_base(const Tongue& tongue, const Disposition& line,
                      const std::map<int, int>& numbers) {
    switch (line.when) {
        case When::all_pass: return tongue.word(Keyword::when_all_pass);
        case When::any_fails: return tongue.word(Keyword::when_any_fails);
        case When::items_fail: return items_text(tongue, renumber(line.items, numbers));
        case When::undecided: return tongue.word(Keyword::when_undecided);
        case When::rounds_exceeded:
            return tongue.words({tongue.word(Keyword::when_rounds_exceeded),
                                 line.rounds ? rounds_text(tongue, *line.rounds) : "",
                                 tongue.word(Keyword::when_still_failing)});
        case When::correction_expired: return tongue.word(Keyword::when_correction_expired);
        case When::action: return action_text(tongue, line);
        case When::expired:
            if (line.at_top && tongue.zh())
                return tongue.word(Keyword::when_at_top) + tongue.word(Keyword::when_expired);
            return tongue.word(line.at_top ? Keyword::when_expired_top : Keyword::when_expired);
        case When::otherwise: return tongue.word(Keyword::when_otherwise);
        case When::as_soon: return tongue.word(Keyword::thread_as_soon);
        case When::joint_agreed: return tongue.word(Keyword::when_joint_agreed);
        case When::joint_refused: return tongue.word(Keyword::when_joint_refused);
    }
    return {};
}

std::string when_text(const Tongue& tongue, const Disposition& line,
                      const std::map<int, int>& numbers) {
    auto text = when_base(tongue, line, numbers);
    if (line.when == When::as_soon)
        return tongue.words({text, expression(tongue, *line.condition)}) + tongue.say("的", "");
    if (line.condition) {
        const auto condition = conjunct(tongue, *line.condition);
        const bool pause = line.actions.size() > 1;
        text += tongue.zh() ? (pause ? "，" : "") : " ";
        text += tongue.words({tongue.word(Keyword::cond_and_), condition});
    }
    // 其余的 has it already; a name that ends so needs its own.
    const bool names_something = line.when == When::action || line.condition;
    if (tongue.zh()) return text.ends_with("的") && !names_something ? text : text + "的";
    return line.when == When::otherwise ? text : tongue.word(Keyword::when_if_) + " " + text;
}

std::string effect_base(const Tongue& tongue, const Disposition& line) {
    const auto role = line.to_role ? tongue.name(*line.to_role) : "";
    switch (line.effect) {
        case Effect::go:
            return tongue.words(
                {tongue.word(Keyword::effect_go), line.stage ? tongue.name(*line.stage) : ""});
        case Effect::correct:
            return tongue.words({tongue.word(Keyword::effect_send_back),
                                 tongue.word(Keyword::effect_return_to), role,
                                 tongue.word(Keyword::effect_correct)});
        case Effect::clarify:
            return tongue.words(
                {tongue.word(Keyword::effect_ask), role, tongue.word(Keyword::effect_clarify)});
        case Effect::send_back: return tongue.word(Keyword::effect_send_back);
        case Effect::close:
            if (line.converts)
                return tongue.words({tongue.word(Keyword::thread_convert),
                                     tongue.quoted(line.converts->policy),
                                     tongue.word(Keyword::kin_case_)});
            return tongue.word(Keyword::effect_close);
        case Effect::stay: return tongue.word(Keyword::effect_stay);
        case Effect::up: return tongue.word(Keyword::effect_up);
    }
    return {};
}

std::string effect_text(const Tongue& tongue, const Disposition& line) {
    const auto effect = effect_base(tongue, line);
    if (!line.confirmed_by) return effect;
    const auto report = tongue.word(Keyword::effect_report);
    const auto by = tongue.name(*line.confirmed_by);
    if (tongue.zh()) return report + by + tongue.word(Keyword::effect_confirmed) + effect;
    return tongue.words({effect, report, by});
}

/// 另立“P”案件 / start a "P" case
std::string start_text(const Tongue& tongue, const syntax::StartCase& start) {
    const auto policy = tongue.quoted(start.policy);
    const auto word = tongue.word(Keyword::kin_case_);
    if (!start.each) return tongue.words({tongue.word(Keyword::thread_start), policy, word});
    const auto field = tongue.name(*start.each);
    if (tongue.zh())
        return tongue.word(Keyword::thread_along) + field + tongue.word(Keyword::thread_each_of) +
               policy + word;
    return tongue.words({tongue.word(Keyword::thread_start), policy, word,
                         tongue.word(Keyword::thread_each_of), field});
}

/// 带入A、B作为C
void carried(const Tongue& tongue, const syntax::StartCase& start,
             std::vector<std::string>& parts) {
    if (start.carry.empty()) return;
    std::vector<std::string> each;
    for (const auto& [field, as] : start.carry)
        each.push_back(as ? tongue.words({tongue.name(field), tongue.word(Keyword::thread_as),
                                          tongue.name(*as)})
                          : tongue.name(field));
    parts.push_back(tongue.words(
        {tongue.word(Keyword::thread_carry), joined(each, tongue.say("、", " and "))}));
}

std::string most_rounds(const Tongue& tongue, const Expr& rounds) {
    const bool bare = rounds.kind == Expr::Kind::number && rounds.unit.empty();
    return bare ? tongue.quantity(rounds.text, tongue.say("次", "times"))
                : expression(tongue, rounds);
}

}  // namespace

std::string disposition_text(const Tongue& tongue, const Disposition& line,
                             const std::map<int, int>& renumbered) {
    std::vector<std::string> parts{when_text(tongue, line, renumbered), effect_text(tongue, line)};
    const auto add = [&](Keyword word, const std::string& rest, std::string after = {}) {
        parts.push_back(tongue.words({tongue.word(word), rest, std::move(after)}));
    };
    if (line.converts) carried(tongue, *line.converts, parts);
    if (!line.result.empty()) add(Keyword::mod_result, tongue.quoted(line.result));
    if (line.period) add(Keyword::mod_period, expression(tongue, *line.period));
    if (line.max_rounds) add(Keyword::mod_rounds, most_rounds(tongue, *line.max_rounds));
    if (line.handled_by_same_unit) parts.push_back(tongue.word(Keyword::mod_same_unit));
    if (line.handled_by)
        add(Keyword::mod_handled_by, tongue.name(*line.handled_by),
            tongue.word(Keyword::part_handles));
    if (!line.marks.empty()) add(Keyword::mod_mark, tongue.quoted_and(line.marks));
    if (!line.unmarks.empty()) add(Keyword::mod_unmark, tongue.quoted_and(line.unmarks));
    if (!line.notify.empty()) add(Keyword::mod_notify, tongue.names_and(line.notify));
    for (const auto& holding : line.holdings) parts.push_back(holding_text(tongue, holding));
    for (const auto& start : line.starts) {
        parts.push_back(start_text(tongue, start));
        carried(tongue, start, parts);
    }
    return joined(parts, tongue.comma());
}

}  // namespace guiju::format
