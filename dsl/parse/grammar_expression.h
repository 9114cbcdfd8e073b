// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 2: conditions and values, one rule a line. Conditions and values share one ladder
// (or, and, comparison, sum, product), so a bracket is read once whatever it turns out to hold.
#include "dsl/parse/grammar_rows.h"

namespace guiju::parse::grammar {

/// What is said in another order of words in each language.
template <class Zh, class En>
struct skins_of : p::sor<p::seq<zh, Zh>, p::seq<en, En>> {};

struct yes_no : node<S::truth, p::sor<soft<K::truth_yes>, soft<K::truth_no>>> {};
struct builtin
    : node<S::builtin, p::sor<soft<K::builtin_highest_level>, soft<K::builtin_rounds_used>,
                              soft<K::builtin_own_level>, soft<K::builtin_required_fields>,
                              soft<K::builtin_this_case>, soft<K::builtin_this_unit>,
                              soft<K::builtin_agree_votes>, soft<K::builtin_refuse_votes>,
                              soft<K::builtin_exceptions>>> {};
struct paren : node<S::paren, open, any_expr, close> {};
struct negation : node<S::negation, soft<K::cond_not_>, open, any_expr, close> {};
struct mark_reached : p::sor<p::seq<node<S::negative, soft<K::cond_not_reached>>, quoted>,
                             p::seq<soft<K::cond_reached>, quoted>> {};
struct reached : node<S::reached, p::opt<node<S::in_period, soft<K::cond_in_period>>>, mark_reached,
                      p::opt<node<S::in_period, soft<K::cond_in_the_period>>>> {};
struct same_county : node<S::same_county, soft<K::cond_same_county>> {};
struct same_city : node<S::same_city, soft<K::cond_same_city>> {};

struct entitled
    : node<S::entitled,
           p::sor<node<S::negative, soft<K::cond_not_entitled>>, soft<K::cond_entitled>>, quoted> {
};

// primary and what may follow it: A与B的重合比例, A占B的比例, A的平均值, owner 的 name
struct primary;
struct owner;
struct owned : node<S::pair, primary, p::opt<owner>> {};
struct share_en
    : node<S::overlap_share, en, soft<K::cond_overlap_share>, owned, kw<K::cond_and_word>, owned> {
};
/// 名下[在办|已办结|结果为“x”的]“P”案件数 | 名下“P”案件的F合计 | 名下“P”案件均已办结
struct kin_state : node<S::kin_word, any_of<K::kin_open, K::kin_closed>> {};
struct kin_outcome_zh : node<S::result, kw<K::kin_outcome>, quoted, kw<K::cond_of>> {};
struct kin_counted_zh
    : p::seq<p::opt<p::sor<kin_outcome_zh, kin_state>>, quoted, kw<K::kin_count>> {};
struct kin_sum_zh
    : p::seq<quoted, kw<K::kin_cases>, kw<K::cond_of>, node<S::field, name>, kw<K::kin_sum>> {};
struct kin_zh : p::sor<node<S::kin_closed, soft<K::kin_under>, quoted, kw<K::kin_all_closed>>,
                       node<S::kin, soft<K::kin_under>, kin_sum_zh>,
                       node<S::kin, soft<K::kin_under>, kin_counted_zh>> {};
struct kin_outcome_en : node<S::result, kw<K::kin_outcome>, quoted> {};
struct kin_counted_en : node<S::kin, soft<K::kin_count>, p::opt<kin_state>, quoted,
                             kw<K::kin_cases>, p::opt<kin_outcome_en>> {};
struct kin_sum_en : node<S::kin, soft<K::kin_sum>, node<S::field, name>, kw<K::time_of>, quoted,
                         kw<K::kin_cases>> {};
struct kin_en
    : p::sor<kin_sum_en, kin_counted_en, node<S::kin_closed, quoted, kw<K::kin_all_closed>>> {};
struct kin : p::sor<p::seq<zh, kin_zh>, p::seq<en, kin_en>> {};
struct recorded : node<S::recorded, name, kw<K::kin_recorded>, name> {};

// mean A
struct mean_of_en : node<S::mean_en, en, soft<K::cond_mean>, primary> {};

struct defined : named<E::name, node<S::name, token<match_defined>>> {};
struct qualifies
    : node<S::qualifies,
           p::sor<node<S::negative, soft<K::cond_not_qualifies>>, soft<K::cond_qualifies>>,
           defined> {};
struct primary
    : named<E::value,
            p::sor<paren, kin, recorded, reached, negation, same_county, same_city, entitled,
                   share_en, mean_of_en, qualifies, over_rows, builtin, date, quantity, name>> {};
struct comparator
    : named<E::comparator,
            any_of<K::op_at_least, K::op_at_most, K::op_not_equal, K::op_equal, K::op_not_earlier,
                   K::op_not_later, K::op_later, K::op_earlier, K::op_more, K::op_less>> {};
struct negative : node<S::negative, p::sor<kw<K::cond_not_overlaps>>> {};
struct with_end
    : p::sor<node<S::overlap_share, kw<K::cond_overlap_share>>,
             node<S::difference, kw<K::rows_difference>>, node<S::overlaps, kw<K::cond_overlaps>>,
             negative, node<S::total, kw<K::cond_sum>>> {};
struct with : node<S::with, zh, kw<K::cond_with>, primary, with_end> {};
struct share_of : node<S::share_of, zh, kw<K::cond_takes>, primary,
                       p::sor<kw<K::cond_share_of>, kw<K::rows_ratio>>> {};
struct mean_of : node<S::mean, zh, kw<K::cond_mean>> {};
struct owner_follow
    : p::sor<comparator, kw<K::cond_is>, kw<K::cond_is_not>, kw<K::cond_complete>,
             kw<K::cond_not_complete>, kw<K::cond_contains>, kw<K::cond_not_contains>,
             kw<K::cond_in_set>, kw<K::cond_not_in_set>, kw<K::cond_overlaps>, kw<K::cond_with>,
             p::seq<en, kw<K::cond_and_word>>> {};
struct part_name : node<S::name, token<match_part>> {};
struct of_owner : p::sor<kw<K::cond_of>, kw<K::cond_possessive>> {};
struct owner : p::sor<node<S::owner, of_owner, part_name>,
                      node<S::owner, of_owner, name, p::at<owner_follow>>> {};
struct pair
    : node<S::pair, primary, p::opt<p::sor<with, share_of, mean_of, p::seq<owner, p::opt<with>>>>> {
};

struct times_sign
    : node<S::op, ws, p::sor<p::one<'*', '/'>, p::utf8::one<U'×', U'÷', U'／', U'＊'>>> {};
struct plus_sign : node<S::op, ws, p::sor<p::one<'+', '-'>, p::utf8::one<U'＋', U'－', U'−'>>> {};
struct product : node<S::product, pair, p::star<times_sign, pair>> {};
struct sum : node<S::sum, product, p::star<plus_sign, product>> {};

// what may follow a value to make a condition
struct list_end
    : p::sor<node<S::filled, kw<K::cond_all_filled>>, node<S::negative, kw<K::cond_all_not_filled>>,
             node<S::format_ok, kw<K::cond_format_ok>>> {};
struct list : node<S::list, p::plus<sep, name>, list_end> {};
// 左右（上下不超过0.5个百分点）, give or take
struct margin : node<S::margin, open, kw<K::cond_margin>, sum, close> {};
struct about_zh : p::seq<node<S::about, kw<K::cond_about>>, p::opt<margin>> {};
struct compare : node<S::compare, comparator, sum, p::opt<skins_of<about_zh, margin>>> {};
struct about : node<S::about, en, kw<K::cond_about>, sum, p::opt<margin>> {};
// 在A以上, 在A以下, 在A左右: A is read once
struct at_value : node<S::at_value, zh, kw<K::cond_at>, sum,
                       p::sor<node<S::at_least, kw<K::cond_or_above>>,
                              node<S::at_most, kw<K::cond_or_below>>, about_zh>> {};
struct stable : node<S::stable,
                     skins_of<p::seq<kw<K::cond_against>, sum, kw<K::cond_stable>>,
                              p::seq<kw<K::cond_stable>, sum>>,
                     p::opt<margin>> {};
struct absent : node<S::absent, any_of<K::cond_unknown, K::cond_not_applicable, K::cond_no_data>> {
};
// 各项均不低于（13500亿元、8500亿元）, in each part at least (…)
struct part_values : p::sor<p::seq<open, sum, p::plus<label_sep, sum>, close>, sum> {};
struct each_part
    : node<S::each_part, any_of<K::cond_each_part, K::cond_some_part>, comparator, part_values> {};
struct is_value : named<E::value, p::sor<quoted, yes_no, sum>> {};
struct is : node<S::is, p::sor<node<S::negative, kw<K::cond_is_not>>, kw<K::cond_is>>, is_value> {};
struct labels : node<S::labels, open, p::list<label_text, label_sep>, close> {};
struct in_set
    : node<S::in_set, p::sor<node<S::negative, kw<K::cond_not_in_set>>, kw<K::cond_in_set>>,
           labels> {};
struct place : p::sor<quoted, word> {};
struct within : node<S::within,
                     p::sor<node<S::negative, kw<K::cond_not_within>>, kw<K::cond_within>>, place> {
};
struct inside : p::sor<en, kw<K::cond_inside>> {};
struct in_register
    : node<S::in_register,
           p::sor<node<S::negative, kw<K::cond_not_in_register>>, kw<K::cond_in_register>>, quoted,
           inside> {};
struct contains
    : node<S::contains, p::sor<node<S::negative, kw<K::cond_not_contains>>, kw<K::cond_contains>>,
           p::sor<labels, sum>> {};
struct overlaps_en
    : node<S::overlaps, en,
           p::sor<node<S::negative, kw<K::cond_not_overlaps>>, kw<K::cond_overlaps>>, sum> {};
struct filled
    : p::sor<node<S::filled, p::sor<kw<K::cond_all_filled>, kw<K::cond_filled>>>,
             node<S::filled,
                  node<S::negative, p::sor<kw<K::cond_all_not_filled>, kw<K::cond_not_filled>>>>> {
};
struct complete : p::sor<node<S::complete, node<S::negative, kw<K::cond_not_complete>>>,
                         node<S::complete, kw<K::cond_complete>>> {};
struct format_ok : node<S::format_ok, kw<K::cond_format_ok>> {};
struct suffix
    : named<E::comparator,
            p::sor<list, filled, complete, format_ok, absent, each_part, about, at_value, stable,
                   compare, in_register, entitled, in_set, within, contains, overlaps_en, is>> {};

struct comparison : node<S::comparison, sum, p::opt<suffix>> {};
struct all_expr : node<S::all, comparison, p::star<kw<K::cond_and_>, comparison>> {};
struct any_expr : node<S::any, all_expr, p::star<kw<K::cond_or_>, all_expr>> {};
struct condition : named<E::condition, any_expr> {};
struct value : named<E::value, sum> {};
// C的，须D | where C, requires D
struct applies_word : p::opt<p::sor<kw<K::part_require>, kw<K::duty_must>>> {};
struct applies_zh
    : p::seq<condition, p::opt<node<S::applies, kw<K::cond_of>, comma, applies_word, condition>>> {
};
struct applies_en
    : p::sor<p::seq<kw<K::word_where_>,
                    node<S::applies, condition, comma, kw<K::part_require>, condition>>,
             condition> {};
struct criterion : skins_of<applies_zh, applies_en> {};

}  // namespace guiju::parse::grammar
