// SPDX-License-Identifier: Apache-2.0
#include "dsl/format/expression.h"

namespace guiju::format {

using syntax::CompareOp;
using syntax::Expr;
using syntax::Keyword;
using Kind = syntax::Expr::Kind;

namespace {

/// Before 的, 与, 的平均值 only one thing can stand: more goes in brackets.
std::string single(const Tongue& tongue, const Expr& expr) {
    const auto text = expression(tongue, expr);
    const bool several = expr.kind == Kind::arithmetic || expr.kind == Kind::mean ||
                         expr.kind == Kind::qualified || expr.kind == Kind::overlap_share ||
                         expr.kind == Kind::difference;
    return several ? tongue.parens(text) : text;
}

/// The same, but A的B may stand.
std::string owned(const Tongue& tongue, const Expr& expr) {
    return expr.kind == Kind::qualified ? expression(tongue, expr) : single(tongue, expr);
}

std::string parts_listed(const Tongue& tongue, const std::vector<Expr>& parts, std::size_t from) {
    std::vector<std::string> texts;
    for (std::size_t i = from; i < parts.size(); ++i) texts.push_back(expression(tongue, parts[i]));
    return tongue.list(texts);
}

/// Characters and things are 不少于, shares, scores and money 不低于.
bool is_counted(const Tongue& tongue, const Expr& value) {
    if (value.kind != Kind::number) return false;
    const auto unit = syntax::find_keyword("unit", value.unit, tongue.source_skin());
    if (!unit) return !value.unit.empty();  // 辆, 台套: what the policy counts by
    switch (*unit) {
        case Keyword::unit_percent:
        case Keyword::unit_per_mille:
        case Keyword::unit_percentage_point:
        case Keyword::unit_point: return false;
        default: return *unit < Keyword::unit_yuan || *unit > Keyword::unit_trillion_yuan;
    }
}

std::string compare_word(const Tongue& tongue, const Expr& expr) {
    const auto spelled = [&](Keyword keyword, std::size_t which) {
        return std::string(syntax::entry(keyword).spellings(tongue.skin())[which]);
    };
    const auto second = [&](Keyword keyword) { return spelled(keyword, 1); };
    const auto& right = expr.parts.at(1);
    switch (expr.compare) {
        case CompareOp::at_least:
            if (tongue.zh() && expr.text == "about") return spelled(Keyword::op_at_least, 2);
            if (tongue.zh() && is_counted(tongue, right)) return second(Keyword::op_at_least);
            return tongue.word(Keyword::op_at_least);
        case CompareOp::at_most:
            if (tongue.zh() && right.kind == Kind::builtin) return second(Keyword::op_at_most);
            return tongue.word(Keyword::op_at_most);
        default: return comparison_word(tongue, expr.compare);
    }
}

std::string margin_text(const Tongue& tongue, const Expr& expr) {
    if (expr.parts.size() < 3) return {};
    return (tongue.zh() ? "" : " ") +
           tongue.parens(tongue.words(
               {tongue.word(Keyword::cond_margin), expression(tongue, expr.parts[2])}));
}

/// 在V左右（上下不超过T） / about V (give or take T); 较V保持基本稳定 / stays close to V
std::string about(const Tongue& tongue, const Expr& expr) {
    const auto left = expression(tongue, expr.parts.at(0));
    const auto value = expression(tongue, expr.parts.at(1));
    const auto word =
        tongue.word(expr.text == "stable" ? Keyword::cond_stable : Keyword::cond_about);
    if (!tongue.zh()) return tongue.words({left, word, value}) + margin_text(tongue, expr);
    const auto before =
        tongue.word(expr.text == "stable" ? Keyword::cond_against : Keyword::cond_at);
    return left + before + value + word + margin_text(tongue, expr);
}

std::string each_part(const Tongue& tongue, const Expr& expr) {
    auto values = expression(tongue, expr.parts.at(1));
    if (expr.parts.size() > 2) {
        std::vector<std::string> all;
        for (std::size_t i = 1; i < expr.parts.size(); ++i)
            all.push_back(expression(tongue, expr.parts[i]));
        values = tongue.parens(tongue.list(all));
    }
    return tongue.words({expression(tongue, expr.parts.at(0)), tongue.word("cond", expr.text),
                         comparison_word(tongue, expr.compare), values});
}

/// C的，须D / where C, requires D
std::string applies(const Tongue& tongue, const Expr& expr) {
    const auto when = expression(tongue, expr.parts.at(0));
    const auto then = expression(tongue, expr.parts.at(1));
    const auto must = tongue.word(Keyword::part_require);
    if (tongue.zh()) return when + tongue.word(Keyword::cond_of) + tongue.comma() + must + then;
    return tongue.words({tongue.word(Keyword::word_where_), when}) + tongue.comma() + must + " " +
           then;
}

std::string sign_of(const Tongue& tongue, char op) {
    switch (op) {
        case '+': return tongue.say("＋", " + ");
        case '-': return tongue.say("－", " - ");
        case '*': return tongue.say("×", " * ");
        default: return tongue.say("÷", " / ");
    }
}

bool is_product(const Expr& expr) { return expr.op_char == '*' || expr.op_char == '/'; }

std::string arithmetic(const Tongue& tongue, const Expr& expr) {
    const auto side = [&](const Expr& part, bool right) {
        const auto text = expression(tongue, part);
        if (part.kind != Kind::arithmetic) return text;
        const bool weaker = is_product(expr) && !is_product(part);
        const bool same = is_product(expr) == is_product(part);
        return weaker || (right && same) ? tongue.parens(text) : text;
    };
    return side(expr.parts.at(0), false) + sign_of(tongue, expr.op_char) +
           side(expr.parts.at(1), true);
}

/// The left side of a comparison; a quotient against a percentage is A占B的比例.
std::string compared(const Tongue& tongue, const Expr& expr) {
    const auto& left = expr.parts.at(0);
    const auto named = [](const Expr& e) { return e.kind == Kind::term || e.kind == Kind::chosen; };
    const bool terms = left.op_char == '/' && named(left.parts.at(0)) && named(left.parts.at(1));
    const auto& right = expr.parts.at(1);
    const auto unit = syntax::find_keyword("unit", right.unit, tongue.source_skin());
    if (!tongue.zh() || !terms || unit != Keyword::unit_percent) return expression(tongue, left);
    return tongue.words({expression(tongue, left.parts[0]), tongue.word(Keyword::cond_takes),
                         expression(tongue, left.parts[1]),
                         left.parts[1].kind == Kind::chosen
                             ? tongue.word(Keyword::rows_ratio)  // the 的 is there already
                             : tongue.word(Keyword::cond_share_of)});
}

std::string filled(const Tongue& tongue, const Expr& expr) {
    // 必填事项 are several by themselves.
    const bool one = expr.parts.size() == 1 && expr.parts[0].kind != Kind::builtin;
    const auto keyword = expr.negated
                             ? (one ? Keyword::cond_not_filled : Keyword::cond_all_not_filled)
                             : (one ? Keyword::cond_filled : Keyword::cond_all_filled);
    return tongue.words({parts_listed(tongue, expr.parts, 0), tongue.word(keyword)});
}

std::string in_set(const Tongue& tongue, const Expr& expr) {
    std::vector<std::string> values;
    for (std::size_t i = 1; i < expr.parts.size(); ++i) {
        const auto& value = expr.parts[i];
        const bool bare = value.kind == Kind::text || value.kind == Kind::term;
        const auto& text = value.kind == Kind::text ? value.text : value.name.text;
        syntax::Name label{text, value.span, false};
        values.push_back(bare ? tongue.name(label) : expression(tongue, value));
    }
    auto keyword = expr.negated ? Keyword::cond_not_in_set : Keyword::cond_in_set;
    if (expr.kind == Kind::contains)
        keyword = expr.negated ? Keyword::cond_not_contains : Keyword::cond_contains;
    return tongue.words({expression(tongue, expr.parts.at(0)), tongue.word(keyword),
                         tongue.parens(tongue.list(values))});
}

/// left WORD right, with the word for either sense.
std::string relation(const Tongue& tongue, const Expr& expr, Keyword yes, Keyword no) {
    const auto& right = expr.parts.at(1);
    auto said = right.kind == Kind::text ? given_value(tongue, right, expr.parts[0].name)
                                         : expression(tongue, right);
    // A name in quotes would be a text behind 为.
    if (expr.kind == Kind::is && right.kind == Kind::term &&
        said != tongue.translated(right.name.text))
        said = tongue.parens(said);
    return tongue.words(
        {expression(tongue, expr.parts.at(0)), tongue.word(expr.negated ? no : yes), said});
}

/// 所在地属于浙江省 / location within "浙江省": English cannot tell where a place ends.
std::string within(const Tongue& tongue, const Expr& expr) {
    const auto& place = expr.parts.at(1);
    const auto keyword = expr.negated ? Keyword::cond_not_within : Keyword::cond_within;
    auto where = place.kind == Kind::text ? tongue.quoted(place.text) : expression(tongue, place);
    if (tongue.zh() && place.kind == Kind::text)
        where = tongue.name({place.text, place.span, false});
    return tongue.words({expression(tongue, expr.parts.at(0)), tongue.word(keyword), where});
}

std::string in_register(const Tongue& tongue, const Expr& expr) {
    const auto keyword = expr.negated ? Keyword::cond_not_in_register : Keyword::cond_in_register;
    return tongue.words({expression(tongue, expr.parts.at(0)), tongue.word(keyword),
                         tongue.quoted(expr.name), tongue.word(Keyword::cond_inside)});
}

/// 享有“Y”, 服务单位享有“Y” / entitled to "Y", service unit is entitled to "Y"
std::string entitled(const Tongue& tongue, const Expr& expr) {
    const auto words =
        syntax::entry(expr.negated ? Keyword::cond_not_entitled : Keyword::cond_entitled)
            .spellings(tongue.skin());
    const bool alone = expr.parts.empty();
    return tongue.words({alone ? "" : expression(tongue, expr.parts[0]),
                         std::string(alone ? words.back() : words.front()),
                         tongue.quoted(expr.name)});
}

std::string overlaps(const Tongue& tongue, const Expr& expr) {
    const auto keyword = expr.negated ? Keyword::cond_not_overlaps : Keyword::cond_overlaps;
    if (tongue.zh())
        return owned(tongue, expr.parts.at(0)) + tongue.word(Keyword::cond_with) +
               single(tongue, expr.parts.at(1)) + tongue.word(keyword);
    return tongue.words({expression(tongue, expr.parts.at(0)), tongue.word(keyword),
                         expression(tongue, expr.parts.at(1))});
}

std::string reached(const Tongue& tongue, const Expr& expr) {
    const auto keyword = expr.negated ? Keyword::cond_not_reached : Keyword::cond_reached;
    const auto before = expr.in_period ? tongue.word(Keyword::cond_in_period) : "";
    const auto after = expr.in_period ? tongue.word(Keyword::cond_in_the_period) : "";
    return tongue.words({before, tongue.word(keyword), tongue.quoted(expr.name), after});
}

std::string kin(const Tongue& tongue, const Expr& expr) {
    const auto policy = tongue.quoted(expr.name);
    const auto under = tongue.word(Keyword::kin_under);
    const auto cases = tongue.word(Keyword::kin_cases);
    const auto count = tongue.word(Keyword::kin_count);
    if (expr.text == "sum") {
        const auto field = tongue.name(expr.parts.at(0).name);
        const auto sum = tongue.word(Keyword::kin_sum);
        if (tongue.zh()) return under + policy + cases + "的" + field + sum;
        return tongue.words({sum, field, tongue.word(Keyword::time_of), policy, cases});
    }
    if (expr.text == "outcome") {
        const auto outcome = tongue.word(Keyword::kin_outcome);
        const auto which = tongue.quoted(expr.parts.at(0).text);
        if (tongue.zh()) return under + outcome + which + "的" + policy + count;
        return tongue.words({count, policy, cases, outcome, which});
    }
    const auto state = expr.text == "count" ? "" : tongue.word("kin", expr.text);
    if (tongue.zh()) return under + state + policy + count;
    return tongue.words({count, state, policy, cases});
}

std::string combined(const Tongue& tongue, const Expr& expr) {
    const bool all = expr.kind == Kind::all;
    std::vector<std::string> texts;
    for (const auto& part : expr.parts) {
        const auto text = expression(tongue, part);
        const bool greedy = part.kind == Kind::every || part.kind == Kind::groups;
        const bool brackets = greedy || part.kind == Kind::any || (all && part.kind == Kind::all);
        texts.push_back(brackets ? tongue.parens(text) : text);
    }
    const auto word = tongue.word(all ? Keyword::cond_and_ : Keyword::cond_or_);
    return joined(texts, tongue.zh() ? word : " " + word + " ");
}

std::string value(const Tongue& tongue, const Expr& expr) {
    switch (expr.kind) {
        case Kind::term: return tongue.name(expr.name);
        case Kind::qualified:
            return single(tongue, expr.parts.at(0)) + tongue.say("的", "'s ") +
                   tongue.name(expr.name);
        case Kind::number: {
            const auto text = tongue.quantity(expr.text, expr.unit);
            if (expr.printed_unit.empty()) return text;
            return text + tongue.say("", " ") +
                   tongue.parens(tongue.words({tongue.word(Keyword::cond_printed),
                                               tongue.unit(expr.printed_unit, false)}));
        }
        case Kind::text: return tongue.quoted(expr.text);
        case Kind::date: return expr.text;
        case Kind::arithmetic: return arithmetic(tongue, expr);
        case Kind::overlap_share: return of_two_lists(tongue, expr, Keyword::cond_overlap_share);
        case Kind::chosen:
        case Kind::fold:
        case Kind::pick:
        case Kind::months:
        case Kind::difference:
        case Kind::table: return over_rows(tongue, expr);
        case Kind::kin: return kin(tongue, expr);
        case Kind::recorded: {
            const auto owner = expression(tongue, expr.parts.at(0));
            const auto field = tongue.name(expr.name);
            const auto word = tongue.word(Keyword::kin_recorded);
            return tongue.zh() ? owner + word + field : tongue.words({field, word, owner});
        }
        case Kind::mean: {
            const auto of = single(tongue, expr.parts.at(0));
            const auto word = tongue.word(Keyword::cond_mean);
            return tongue.zh() ? of + word : word + " " + of;
        }
        default: {
            const auto found = syntax::spelling("builtin", expr.text, tongue.skin());
            return found.empty() ? tongue.word("cond", expr.text) : std::string(found);
        }
    }
}

}  // namespace

std::string expression(const Tongue& tongue, const Expr& expr) {
    switch (expr.kind) {
        case Kind::compare: {
            auto text = tongue.words({compared(tongue, expr), compare_word(tongue, expr),
                                      expression(tongue, expr.parts.at(1))});
            if (expr.text == "about" && tongue.zh()) text += tongue.word(Keyword::cond_about);
            return text + margin_text(tongue, expr);
        }
        case Kind::qualifies:
            return tongue.words(
                {tongue.word(expr.negated ? Keyword::cond_not_qualifies : Keyword::cond_qualifies),
                 tongue.name(expr.name)});
        case Kind::about: return about(tongue, expr);
        case Kind::absent:
            return tongue.words(
                {expression(tongue, expr.parts.at(0)), tongue.word("cond", expr.text)});
        case Kind::each_part: return each_part(tongue, expr);
        case Kind::applies: return applies(tongue, expr);
        case Kind::is: return relation(tongue, expr, Keyword::cond_is, Keyword::cond_is_not);
        case Kind::filled: return filled(tongue, expr);
        case Kind::complete:
            return tongue.words(
                {parts_listed(tongue, expr.parts, 0),
                 tongue.word(expr.negated ? Keyword::cond_not_complete : Keyword::cond_complete)});
        case Kind::format_ok:
            return tongue.words(
                {parts_listed(tongue, expr.parts, 0), tongue.word(Keyword::cond_format_ok)});
        case Kind::in_set: return in_set(tongue, expr);
        case Kind::within: return within(tongue, expr);
        case Kind::in_register: return in_register(tongue, expr);
        case Kind::entitled: return entitled(tongue, expr);
        case Kind::contains:
            if (expr.parts.size() > 2) return in_set(tongue, expr);
            return relation(tongue, expr, Keyword::cond_contains, Keyword::cond_not_contains);
        case Kind::overlaps: return overlaps(tongue, expr);
        case Kind::same_county: return tongue.word(Keyword::cond_same_county);
        case Kind::same_city: return tongue.word(Keyword::cond_same_city);
        case Kind::kin_closed:
            return tongue.words({tongue.word(Keyword::kin_under), tongue.quoted(expr.name),
                                 tongue.word(Keyword::kin_all_closed)});
        case Kind::reached: return reached(tongue, expr);
        case Kind::every:
        case Kind::none_of:
        case Kind::groups:
        case Kind::tally: return over_rows(tongue, expr);
        case Kind::all:
        case Kind::any: return combined(tongue, expr);
        case Kind::negation:
            return tongue.words({tongue.word(Keyword::cond_not_),
                                 tongue.parens(expression(tongue, expr.parts.at(0)))});
        default: return value(tongue, expr);
    }
}

std::string of_two_lists(const Tongue& tongue, const Expr& expr, Keyword what) {
    const auto left = owned(tongue, expr.parts.at(0));
    const auto right =
        tongue.zh() ? single(tongue, expr.parts.at(1)) : owned(tongue, expr.parts.at(1));
    const auto word = tongue.word(what);
    if (tongue.zh()) return left + tongue.word(Keyword::cond_with) + right + word;
    return tongue.words({word, left, tongue.word(Keyword::cond_and_word), right});
}

std::string comparison_word(const Tongue& tongue, CompareOp compare) {
    switch (compare) {
        case CompareOp::at_least: return tongue.word(Keyword::op_at_least);
        case CompareOp::at_most: return tongue.word(Keyword::op_at_most);
        case CompareOp::more: return tongue.word(Keyword::op_more);
        case CompareOp::less: return tongue.word(Keyword::op_less);
        case CompareOp::equal: return tongue.word(Keyword::op_equal);
        case CompareOp::not_equal: return tongue.word(Keyword::op_not_equal);
        case CompareOp::not_earlier: return tongue.word(Keyword::op_not_earlier);
        case CompareOp::not_later: return tongue.word(Keyword::op_not_later);
        case CompareOp::later: return tongue.word(Keyword::op_later);
        case CompareOp::earlier: return tongue.word(Keyword::op_earlier);
    }
    return {};
}

std::string conjunct(const Tongue& tongue, const Expr& expr) {
    const auto text = expression(tongue, expr);
    return expr.kind == Kind::any ? tongue.parens(text) : text;
}

}  // namespace guiju::format
