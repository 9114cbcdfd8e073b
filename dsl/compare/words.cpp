// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/words.h"

#include <algorithm>
#include <array>
#include <set>

namespace guiju::compare {

namespace {

Text quoted(const Text& text) { return {"“" + text.zh + "”", "\"" + text.en + "\""}; }

Text joined(const std::vector<Text>& all, const char* zh, const char* en) {
    Text text;
    for (const auto& one : all) {
        if (one.zh.empty()) continue;
        text.zh += (text.zh.empty() ? "" : zh) + one.zh;
        text.en += (text.en.empty() ? "" : en) + one.en;
    }
    return text;
}

Direction opposite(Direction direction) {
    if (direction == Direction::stricter) return Direction::looser;
    if (direction == Direction::looser) return Direction::stricter;
    return direction;
}
Direction of(More more) {
    if (more == More::stricter) return Direction::stricter;
    if (more == More::looser) return Direction::looser;
    return Direction::different;
}

std::vector<Text> missing(const Aspect& from, const Aspect& in) {
    std::set<std::string> there;
    for (const auto& item : in.items) there.insert(item.first);
    std::vector<Text> names;
    for (const auto& item : from.items)
        if (!there.contains(item.first)) names.push_back(item.second);
    return names;
}

Phrase list_phrase(const Aspect& before, const Aspect& after) {
    const auto gained = missing(after, before), lost = missing(before, after);
    std::vector<Text> parts;
    if (!gained.empty()) {
        const auto names = joined(gained, "、", ", ");
        parts.emplace_back("增加" + names.zh, names.en + " added");
    }
    if (!lost.empty()) {
        const auto names = joined(lost, "、", ", ");
        parts.emplace_back("去掉" + names.zh, names.en + " taken out");
    }
    const auto words = joined(parts, "，", "; ");
    auto direction = of(after.each);
    if (gained.empty()) direction = opposite(direction);
    if (!gained.empty() && !lost.empty() && direction != Direction::different)
        direction = Direction::both;
    return {{after.label.zh + words.zh, after.label.en + ": " + words.en}, direction};
}

Phrase amount_phrase(const Aspect& before, const Aspect& after) {
    const bool more = *before.amount < *after.amount;
    const Text verb = after.time ? (more ? Text("延长", "lengthened") : Text("缩短", "shortened"))
                      : (after.unit == "times" || after.words.zh.ends_with("次"))
                          ? (more ? Text("增加", "increased") : Text("减少", "reduced"))
                          : (more ? Text("提高", "raised") : Text("降低", "lowered"));
    Direction direction = more ? of(after.more) : opposite(of(after.more));
    if (after.time) direction = more ? Direction::longer : Direction::shorter;
    const auto& label = after.label;
    return {{label.zh + "由" + before.words.zh + verb.zh + "为" + after.words.zh,
             (label.en.empty() ? "" : label.en + " ") + verb.en + " from " + before.words.en +
                 " to " + after.words.en},
            direction};
}

/// Digits and what stands around them.
struct Skeleton {
    std::string around;
    std::vector<std::string> numbers;
};
Skeleton skeleton(const std::string& text) {
    Skeleton result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) != 0 ||
                                     (text[end] == '.' && end > i)))
            ++end;
        if (end == i) {
            result.around += text[i++];
            continue;
        }
        result.numbers.push_back(text.substr(i, end - i));
        result.around += '#';
        i = end;
    }
    return result;
}

struct Noun {
    Text one;   ///< "一条", "one more item"
    Text noun;  ///< before a name; empty: the section and item say it
};
const Noun& noun_of(Kind kind) {
    static const std::array<Noun, 29> kNouns{{
        {{"一处", "an entry"}, {"规矩的", "the policy's "}},
        {{"一个参数", "a parameter"}, {"参数", "parameter "}},
        {{"一个角色", "a role"}, {"角色", "role "}},
        {{"一个字段", "a field"}, {"字段", "field "}},
        {{"一处", "an entry"}, {"", ""}},
        {{"一条核对", "a consistency rule"}, {"", ""}},
        {{"一个定义", "a definition"}, {"定义", "definition "}},
        {{"一行", "a row"}, {"", ""}},
        {{"一个环节", "a stage"}, {"环节", "stage "}},
        {{"一个期限", "a deadline"}, {"", ""}},
        {{"一条", "an item"}, {"", ""}},
        {{"一个条件", "a requirement"}, {"", ""}},
        {{"一个办理事项", "an action"}, {"", ""}},
        {{"一行处理", "an outcome line"}, {"", ""}},
        {{"一级", "a level"}, {"", ""}},
        {{"一条通则", "a general rule"}, {"", ""}},
        {{"一个名录", "a register"}, {"名录", "register "}},
        {{"一项匹配", "a matching"}, {"匹配", "matching "}},
        {{"一个因素", "a row of scoring"}, {"", ""}},
        {{"一项指标", "an indicator"}, {"指标", "indicator "}},
        {{"一项目标", "a target"}, {"目标", "target "}},
        {{"一项限额", "a quota"}, {"限额", "quota "}},
        {{"一项权益", "an entitlement"}, {"权益", "entitlement "}},
        {{"一项评价", "an evaluation"}, {"评价", "evaluation "}},
        {{"一个等次", "a grade"}, {"", ""}},
        {{"一项", "an entry"}, {"", ""}},
        {{"一份日历", "a calendar"}, {"日历", "calendar "}},
        {{"一个属地", "a place"}, {"属地", "place "}},
        {{"一个对应部门", "a counterpart"}, {"对应部门", "counterpart of "}},
    }};
    return kNouns[static_cast<std::size_t>(kind)];
}

std::string wording_of(const Change& change, bool after) {
    const auto& place = after ? change.after : change.before;
    return place ? place->wording : "";
}

/// What a case of this kind of clause does or does not.
std::pair<Text, Text> verdicts(Kind kind) {
    switch (kind) {
        case Kind::definition: return {{"算", "counts"}, {"不算", "does not count"}};
        case Kind::disposition:
            return {{"适用", "the line applies"}, {"不适用", "the line does not apply"}};
        default: return {{"符合", "met"}, {"不符合", "not met"}};
    }
}

}  // namespace

Phrase phrase(const Aspect& before, const Aspect& after) {
    if (after.list) return list_phrase(before, after);
    const auto& label = after.label;
    if (after.unit == "yes or no") {
        const bool now = after.meaning == "yes";
        const auto direction = now ? of(after.more) : opposite(of(after.more));
        if (now) return {{"改为" + label.zh, "now " + label.en}, direction};
        return {{"不再" + label.zh, "no longer " + label.en}, direction};
    }
    const bool comparable = before.amount && after.amount && before.unit == after.unit;
    if (comparable && *before.amount != *after.amount) return amount_phrase(before, after);
    const bool limit = before.more != More::says_nothing || after.more != More::says_nothing;
    if (before.words.zh.empty())
        return {{"增加" + label.zh + "：" + after.words.zh, label.en + " added: " + after.words.en},
                limit ? Direction::stricter : Direction::different};
    if (after.words.zh.empty())
        return {{"取消" + label.zh + "：" + before.words.zh,
                 label.en + " taken out: " + before.words.en},
                limit ? Direction::looser : Direction::different};
    const bool numbers = before.amount && after.amount;
    const auto was = numbers ? before.words : quoted(before.words);
    const auto is = numbers ? after.words : quoted(after.words);
    return {{label.zh + "由" + was.zh + "改为" + is.zh,
             (label.en.empty() ? "" : label.en + " ") + "changed from " + was.en + " to " + is.en},
            Direction::different};
}

Text reworded(const std::string& before, const std::string& after) {
    Text verb{"改为", "changed"};
    const auto was = skeleton(before), is = skeleton(after);
    if (was.around == is.around && was.numbers.size() == is.numbers.size()) {
        std::size_t different = 0;
        for (std::size_t i = 0; i < was.numbers.size(); ++i) {
            if (was.numbers[i] == is.numbers[i]) continue;
            ++different;
            const auto a = value::Number::parse(was.numbers[i]);
            const auto b = value::Number::parse(is.numbers[i]);
            if (!a || !b) continue;
            verb = *a < *b ? Text("提高为", "raised") : Text("降低为", "lowered");
        }
        if (different != 1) verb = {"改为", "changed"};
    }
    return {"由“" + before + "”" + verb.zh + "“" + after + "”",
            verb.en + " from \"" + before + "\" to \"" + after + "\""};
}

Text clause_name(Kind kind, const Text& section, const Text& item) {
    const auto& noun = noun_of(kind).noun;
    if (item.zh.empty()) {
        const auto name = quoted(section);
        return {noun.zh + name.zh, noun.en + name.en};
    }
    if (kind == Kind::head) return {noun.zh + item.zh, noun.en + item.en};
    if (!noun.zh.empty()) {
        const auto name = quoted(item);
        return {noun.zh + name.zh, noun.en + name.en};
    }
    if (kind == Kind::action) {
        const auto name = quoted(item);
        return {section.zh + name.zh, section.en + ": " + name.en};
    }
    const bool plain = item.zh == "期限";
    return {section.zh + (plain ? "的" : "") + item.zh, section.en + ": " + item.en};
}

Text direction_words(Direction direction) {
    switch (direction) {
        case Direction::stricter: return {"更严", "stricter"};
        case Direction::looser: return {"更宽", "looser"};
        case Direction::both: return {"有的更严、有的更宽", "stricter for some, looser for others"};
        case Direction::narrower: return {"适用面更窄", "applies to fewer cases"};
        case Direction::wider: return {"适用面更宽", "applies to more cases"};
        case Direction::undecided:
            return {"是严是宽未能判定", "whether stricter or looser could not be decided"};
        default: return {};
    }
}

Text direction_label(const Change& change) {
    switch (change.direction) {
        case Direction::stricter: return {"更严", "stricter"};
        case Direction::looser: return {"更宽", "looser"};
        case Direction::both: return {"有严有宽", "both ways"};
        case Direction::shorter: return {"缩短", "shorter"};
        case Direction::longer: return {"延长", "longer"};
        case Direction::narrower: return {"更窄", "narrower"};
        case Direction::wider: return {"更广", "wider"};
        case Direction::same: return {"相同", "same"};
        case Direction::undecided: return {"未判定", "not decided"};
        case Direction::different: break;
    }
    switch (change.happened) {
        case Happened::added: return {"增加", "added"};
        case Happened::removed: return {"删去", "removed"};
        case Happened::renamed: return {"改称", "renamed"};
        case Happened::moved: return {"移动", "moved"};
        case Happened::changed: break;
    }
    return {"有变", "changed"};
}

Text case_words(const Change& change, const ShownCase& shown, const Sides& sides) {
    auto [yes, no] = verdicts(change.kind);
    if (!shown.before.zh.empty() && !(shown.before == shown.after)) {
        const auto& met = shown.stricter ? shown.before : shown.after;
        const auto& failed = shown.stricter ? shown.after : shown.before;
        yes = {yes.zh + "（" + met.zh + "）", yes.en + " (" + met.en + ")"};
        no = {no.zh + "（" + failed.zh + "）", no.en + " (" + failed.en + ")"};
    }
    const auto& was = shown.stricter ? yes : no;
    const auto& is = shown.stricter ? no : yes;
    return {shown.told.zh + "的，" + sides.was.zh + was.zh + "，" + sides.is.zh + is.zh,
            shown.told.en + ": " + sides.was.en + " " + was.en + ", " + sides.is.en + " " + is.en};
}

namespace {

/// "第（九）项“意向投入不超过5亿元”"
Text with_wording(const Change& change, bool after) {
    auto name = clause_name(change.kind, change.section, change.item);
    const auto wording = wording_of(change, after);
    if (wording.empty() || change.item.zh.empty()) return name;
    const bool says_name = wording.find(change.item.zh) != std::string::npos;
    const auto& noun = noun_of(change.kind).noun;
    if (says_name && !noun.zh.empty()) return {"“" + wording + "”", "\"" + wording + "\""};
    return {name.zh + "“" + wording + "”", name.en + " \"" + wording + "\""};
}

Text base_of(const Change& change, const Sides& sides) {
    const auto& one = noun_of(change.kind).one;
    const auto says = joined(change.says, "；", "; ");
    switch (change.happened) {
        case Happened::added: {
            const auto what = with_wording(change, true);
            const Text inside =
                says.zh.empty() ? Text() : Text("（" + says.zh + "）", " (" + says.en + ")");
            return {"比" + sides.before.zh + "多" + one.zh + "：" + what.zh + inside.zh,
                    sides.after.en + " has " + one.en + " that " + sides.before.en +
                        " does not have: " + what.en + inside.en};
        }
        case Happened::removed: {
            const auto what = with_wording(change, false);
            return {"比" + sides.before.zh + "少" + one.zh + "：" + what.zh,
                    sides.after.en + " does without " + one.en + " of " + sides.before.en + ": " +
                        what.en};
        }
        case Happened::renamed:
        case Happened::moved: return says;
        case Happened::changed: break;
    }
    const auto name = clause_name(change.kind, change.section, change.item);
    // "（随“初筛时限”）", where the phrases do not say so themselves.
    const bool told = says.zh.find("随之变化") != std::string::npos;
    Text with;
    for (const auto& cause : change.because) {
        if (told) break;
        with = {with.zh + (with.zh.empty() ? "（随“" : "、“") + cause + "”",
                with.en + (with.en.empty() ? " (with \"" : ", \"") + cause + "\""};
    }
    if (!with.zh.empty()) with = {with.zh + "）", with.en + ")"};
    // "需求初筛的期限由…": a phrase without a label of its own goes on from the name.
    const bool goes_on = says.zh.starts_with("由");
    return {name.zh + (goes_on ? "" : "：") + says.zh + with.zh,
            name.en + (goes_on ? " " : ": ") + says.en + with.en};
}

}  // namespace

Text sentence(const Change& change, const Sides& sides) {
    Text text = base_of(change, sides);
    auto direction = direction_words(change.direction);
    if (change.direction == Direction::same) {
        direction = {"意思不变", "the same in other words"};
    } else if (change.no_effect) {
        direction = {"不改变结果：其余各项已经包含它", "changes nothing: the other items imply it"};
    }
    if (!direction.zh.empty())
        text = {text.zh + "，" + direction.zh, text.en + "; " + direction.en};
    bool first = true;
    for (const auto& shown : change.cases) {
        if (shown.told.zh.empty()) continue;
        const auto words = case_words(change, shown, sides);
        const bool opens = first && !direction.zh.empty();
        text = {text.zh + (opens ? "：" : "；") + words.zh,
                text.en + (opens ? ": " : "; ") + words.en};
        first = false;
    }
    return text;
}

Sides sides_of(const program::Head& before, const program::Head& after) {
    using program::Level;
    struct Names {
        Text document, place;
    };
    const auto names = [](Level level) -> Names {
        switch (level) {
            case Level::province:
                return {{"省办法", "the provincial rules"}, {"省里", "in the province"}};
            case Level::city: return {{"市细则", "the city's rules"}, {"市里", "in the city"}};
            case Level::county:
                return {{"县细则", "the county's rules"}, {"县里", "in the county"}};
            case Level::none: break;
        }
        return {{"上位规则", "the base rules"}, {"上面", "under the base rules"}};
    };
    if (before.level == after.level)
        return {{"旧版", "the old version"},
                {"新版", "the new version"},
                {"原来", "formerly"},
                {"现在", "now"},
                false};
    const auto old_names = names(before.level), new_names = names(after.level);
    return {old_names.document, new_names.document, old_names.place, new_names.place, true};
}

Text summary(const Comparison& comparison) {
    if (comparison.changes.empty())
        return {
            "没有变化：" + std::to_string(comparison.same) + "条逐条相同。",
            "Nothing changed: all " + std::to_string(comparison.same) + " clauses are the same."};
    static constexpr std::array kOrder{
        Direction::stricter, Direction::looser,    Direction::both,
        Direction::shorter,  Direction::longer,    Direction::narrower,
        Direction::wider,    Direction::different, Direction::undecided};
    std::vector<Text> counts;
    for (const auto direction : kOrder) {
        const auto count = comparison.count(direction);
        if (count == 0) continue;
        Change any;
        any.direction = direction;
        any.happened = Happened::changed;
        auto label = direction_label(any);
        if (direction == Direction::different) label = {"其他变化", "otherwise changed"};
        counts.emplace_back(label.zh + std::to_string(count) + "处",
                            std::to_string(count) + " " + label.en);
    }
    const auto all = joined(counts, "，", ", ");
    const auto number = std::to_string(comparison.changes.size());
    const auto same = std::to_string(comparison.same);
    return {"共" + number + "处变化（" + all.zh + "），其余" + same + "条相同。",
            number + (comparison.changes.size() == 1 ? " change (" : " changes (") + all.en +
                "); the other " + same + " clauses are the same."};
}

}  // namespace guiju::compare
