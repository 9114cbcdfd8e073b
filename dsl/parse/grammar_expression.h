// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 2: conditions and values, one rule a line. Conditions and values share one ladder
// (or, and, comparison, sum, product), so a bracket is read once whatever it turns out to hold.
#include "dsl/parse/grammar_lexical.h"

namespace guiju::parse::grammar {

struct any_expr;

struct yes_no : node<S::truth, p::sor<soft<K::truth_yes>, soft<K::truth_no>>> {};
struct builtin
    : node<S::builtin, p::sor<soft<K::builtin_highest_level>, soft<K::builtin_rounds_used>,
                              soft<K::builtin_own_level>, soft<K::builtin_required_fields>,
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

// primary and what may follow it: A与B的重合比例, A占B的比例, A的平均值, owner 的 name
struct primary;
struct share_en : node<S::overlap_share, en, soft<K::cond_overlap_share>, primary,
                       kw<K::cond_and_word>, primary> {};
struct primary : named<E::value, p::sor<paren, reached, negation, same_county, same_city, share_en,
                                        builtin, date, quantity, name>> {};
struct comparator
    : named<E::comparator,
            any_of<K::op_at_least, K::op_at_most, K::op_not_equal, K::op_equal, K::op_not_earlier,
                   K::op_not_later, K::op_later, K::op_earlier, K::op_more, K::op_less>> {};
struct negative : node<S::negative, p::sor<kw<K::cond_not_overlaps>>> {};
struct with_end
    : p::sor<node<S::overlap_share, kw<K::cond_overlap_share>>,
             node<S::overlaps, kw<K::cond_overlaps>>, negative, node<S::total, kw<K::cond_sum>>> {};
struct with : node<S::with, zh, kw<K::cond_with>, primary, with_end> {};
struct share_of : node<S::share_of, zh, kw<K::cond_takes>, primary, kw<K::cond_share_of>> {};
struct mean_of : node<S::mean, zh, kw<K::cond_mean>> {};
struct owner : node<S::owner, p::sor<kw<K::cond_of>, kw<K::cond_possessive>>, name,
                    p::at<p::sor<comparator, kw<K::cond_is>, kw<K::cond_is_not>>>> {};
struct pair : node<S::pair, primary, p::opt<p::sor<with, share_of, mean_of, owner>>> {};

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
struct at_value
    : node<
          S::at_value, zh, kw<K::cond_at>, sum,
          p::sor<node<S::at_least, kw<K::cond_or_above>>, node<S::at_most, kw<K::cond_or_below>>>> {
};
struct compare : node<S::compare, comparator, sum> {};
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
           sum> {};
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
struct suffix : named<E::comparator, p::sor<list, filled, complete, format_ok, compare, in_register,
                                            at_value, in_set, within, contains, overlaps_en, is>> {
};

struct comparison : node<S::comparison, sum, p::opt<suffix>> {};
struct all_expr : node<S::all, comparison, p::star<kw<K::cond_and_>, comparison>> {};
struct any_expr : node<S::any, all_expr, p::star<kw<K::cond_or_>, all_expr>> {};
struct condition : named<E::condition, any_expr> {};
struct value : named<E::value, sum> {};

}  // namespace guiju::parse::grammar
