// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/expected.h"

#include <algorithm>

namespace guiju::parse {
namespace {

struct Phrase {
    Expect what;
    const char* zh;
    const char* en;
    const char* group;  ///< keywords that fit here, "" if none
    int rank;           ///< smaller is more telling
};

constexpr Phrase kPhrases[] = {
    {Expect::name, "登记过的名称", "a declared name", "", 1},
    {Expect::value, "值（名称、数、日期或者引号里的文字）",
     "a value (a name, a number, a date or text in quotes)", "builtin", 1},
    {Expect::condition, "条件", "a condition", "", 1},
    {Expect::number, "数", "a number", "", 2},
    {Expect::date, "日期（2026-01-01或者2026年1月1日）", "a date (2026-01-01)", "", 1},
    {Expect::unit, "单位（个工作日、元、%……）", "a unit (working days, yuan, % …)", "unit", 2},
    {Expect::quoted, "引号里的文字（“…”）", "text in quotes (\"…\")", "", 1},
    {Expect::comparator, "比较词（不少于、不超过、为、已填写……）",
     "a comparison (at least, at most, is, is filled in …)", "op cond", 1},
    {Expect::item_mark, "项号（（一））", "an item mark ((1))", "", 1},
    {Expect::item_number, "项号（（一））", "an item number ((1))", "", 1},
    {Expect::place, "一个词", "a word", "", 2},
    {Expect::label, "名称", "a name", "", 1},
    {Expect::type, "字段类型（文字、数量、金额、日期、是否、选项……）",
     "a type (text, number, money, date, yes/no, choice …)", "type", 1},
    {Expect::flag, "字段要求（必填、可不填、保密、不超过60字……）",
     "a requirement (required, optional, secret, at most 60 characters …)", "flag", 1},
    {Expect::role_kind, "角色种类（企业、单位、机关、个人、系统）或者“指…所在地的…”",
     "a kind of role (enterprise, organisation, authority, person, system) or \"means the …\"",
     "role", 1},
    {Expect::effect, "怎么办（转某环节、退回、请某某补充说明、办结、留在本环节、报上一级）",
     "what to do (go to …, return, ask …, close, stay, report to next level)", "effect", 1},
    {Expect::modifier, "附带的要求（期限、最多、结果为、由…办理、记为、撤销、告知）",
     "a detail (within, at most, outcome, handled by, mark, unmark, notify)", "mod", 1},
    {Expect::when, "情形（全部符合、有一项不符合、不能判断、某事项……）",
     "a case (all pass, any item fails, undetermined, an action …)", "when", 1},
    {Expect::part, "要求（由…办理、填写…、须…、说明理由、应当告知…）",
     "a detail (by, fill in, requires, with reason, notify …)", "part duty level step", 1},
    {Expect::scoring, "计分办法（乘以100分、原值、按最高者100分折算、得100分……）",
     "a scoring (times 100 points, as it is, proportional to best, earns 100 points …)", "score",
     1},
    {Expect::marker, "权限（锁定、市县可缩短、由市确定、须填写……）",
     "a lock (locked, localities may shorten, city decides, must fill in …)", "marker", 1},
    {Expect::expectation, "应当出现的结果（在“环节”、待补正、期限到日期、退回补正……）",
     "what should be (at \"stage\", awaiting correction, due date, return for correction …)",
     "expect phase outcome", 1},
    {Expect::verb, "做的事（办理事项的名称，或者审查、补正、确认……）",
     "an act (an action, or check, correct, confirm …)", "step", 1},
    {Expect::permit, "准许的办理方式（签收、转办、委托、前加签、退回、跳转到、取回、补录……）",
     "what is allowed (claim, transfer, delegate, countersign before, return to, jump to …)",
     "permit", 1},
    {Expect::comma, "逗号", "a comma", "", 5},
    {Expect::list_mark, "顿号", "a comma", "", 6},
    {Expect::colon, "冒号", "a colon", "", 3},
    {Expect::open, "左括号", "an opening bracket", "", 3},
    {Expect::close, "右括号", "a closing bracket", "", 3},
    {Expect::end, "这一行结束", "the end of the line", "", 4},
    {Expect::origin, "来源（原文、暂定）", "an origin (text, assumption)", "origin", 1},
    {Expect::period, "周期（每年、每季度、每月）", "a period (yearly, quarterly, monthly)", "cycle",
     1},
    {Expect::definition, "指标的算法（由…填报、…的企业需求、A÷B）",
     "how the figure is found (reported by …, … where …, A / B)", "", 1},
    {Expect::rung, "级次（第一级）", "a level (first level)", "", 1},
    {Expect::target, "目标（数、80以上、超3500、73左右、前50、保持基本稳定、快于、提升、“…”、-）",
     "a target (a number, 80 or above, more than 3500, about 73, top 50, stay stable, faster than, "
     "rise, \"…\", -)",
     "aim", 1},
    {Expect::measure, "指标类型（存量、总量、年度量、累计、比率、年均、位次）",
     "a kind of indicator (stock, level, yearly flow, running total, rate, average, rank)",
     "measure", 1},
};

const Phrase& phrase_of(Expected what) {
    return *std::find_if(std::begin(kPhrases), std::end(kPhrases), [what](const Phrase& p) {
        return static_cast<std::uint16_t>(p.what) == what.value;
    });
}

/// Words that only join two values; what may also follow is more telling.
bool joins(syntax::Keyword keyword) {
    using K = syntax::Keyword;
    constexpr K kJoining[] = {K::cond_with,       K::cond_takes,    K::cond_mean,    K::cond_of,
                              K::cond_possessive, K::cond_and_word, K::kin_recorded, K::rows_among,
                              K::rows_none_of,    K::rows_pick,     K::rows_by};
    return std::find(std::begin(kJoining), std::end(kJoining), keyword) != std::end(kJoining);
}

constexpr int kJoiningRank = 9;

/// 一般, 应当, 试点: may stand before a condition; whoever began the condition did not want one.
bool strengthens(Expected what) {
    return what.is_keyword && entry(static_cast<syntax::Keyword>(what.value)).group == "duty";
}

bool is_condition(Expected what) { return what == expected(Expect::condition); }

int rank(Expected what) {
    if (!what.is_keyword) return phrase_of(what).rank;
    return joins(static_cast<syntax::Keyword>(what.value)) ? kJoiningRank : 3;
}

}  // namespace

base::Text phrase(Expected what) {
    if (!what.is_keyword) return {phrase_of(what).zh, phrase_of(what).en};
    const auto keyword = static_cast<syntax::Keyword>(what.value);
    std::string zh(syntax::spelling(keyword, syntax::Skin::chinese));
    std::string en(syntax::spelling(keyword, syntax::Skin::english));
    if (zh.empty()) zh = en;
    if (en.empty()) en = zh;
    return {"“" + zh + "”", "\"" + en + "\""};
}

base::Text phrase(const std::vector<Expected>& all) {
    if (all.empty()) return {};
    constexpr std::size_t kShown = 4;
    auto sorted = all;
    if (std::any_of(sorted.begin(), sorted.end(), is_condition)) std::erase_if(sorted, strengthens);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](Expected a, Expected b) { return rank(a) < rank(b); });
    if (rank(sorted.front()) < kJoiningRank)
        std::erase_if(sorted, [](Expected what) { return rank(what) == kJoiningRank; });
    if (sorted.size() > kShown) sorted.resize(kShown);
    base::Text text;
    for (const Expected what : sorted) {
        const auto one = phrase(what);
        text.zh += (text.zh.empty() ? "" : "，或者") + one.zh;
        text.en += (text.en.empty() ? "" : ", or ") + one.en;
    }
    return text;
}

std::vector<std::string> spellings(const std::vector<Expected>& all, syntax::Skin skin) {
    std::vector<std::string> words;
    for (const Expected what : all) {
        if (what.is_keyword) {
            for (const auto w : entry(static_cast<syntax::Keyword>(what.value)).spellings(skin))
                words.emplace_back(w);
            continue;
        }
        const std::string_view groups = phrase_of(what).group;
        for (const auto& e : syntax::all_keywords())
            if (!groups.empty() &&
                (" " + std::string(groups) + " ").find(" " + std::string(e.group) + " ") !=
                    std::string::npos)
                for (const auto w : e.spellings(skin)) words.emplace_back(w);
    }
    return words;
}

bool wants_name(const std::vector<Expected>& all) {
    return std::any_of(all.begin(), all.end(), [](Expected e) {
        return e == expected(Expect::name) || e == expected(Expect::value) ||
               e == expected(Expect::condition) || e == expected(Expect::when) ||
               e == expected(Expect::verb) || e == expected(Expect::definition);
    });
}

}  // namespace guiju::parse
