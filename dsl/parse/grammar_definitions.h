// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 5: definitions, decision tables, consistency lines, units of the policy's own.
#include "dsl/parse/grammar_lines.h"

namespace guiju::parse::grammar {

// 定义: NAME：C的企业 | A÷B; English: enterprise where C | A / B
struct noun
    : node<S::noun, p::sor<any_of<K::role_enterprise, K::role_organisation, K::role_authority,
                                  K::role_person, K::role_system, K::section_matter>,
                           name>> {};
struct meaning : node<S::condition, any_expr> {};
struct definition_zh : p::seq<meaning, p::opt<kw<K::cond_of>, noun>> {};
struct definition_en : p::sor<p::seq<noun, kw<K::word_where_>, meaning>, meaning> {};
struct definition_line : line<skins<definition_zh, definition_en>> {};

// 核对：C[，提示“…”]
struct consistency_line : line<criterion, p::opt<comma, note>> {};

// 判定表: one cell; the heading of its column is the left side of every bound
struct hit_line : line<any_of<K::hit_only, K::hit_first, K::hit_all, K::hit_sum, K::hit_largest,
                              K::hit_smallest, K::hit_count>> {};
struct short_of : node<S::short_of, zh, kw<K::cell_short_of>> {};
struct bound_before : p::seq<p::sor<short_of, comparator>, sum> {};
struct bound_after
    : p::seq<
          zh, sum,
          p::sor<node<S::at_least, kw<K::cond_or_above>>, node<S::at_most, kw<K::cond_or_below>>>> {
};
struct cell_bound : node<S::cell_bound, p::sor<bound_before, bound_after>> {};
struct cell_bounds : p::seq<cell_bound, p::opt<p::opt<kw<K::cond_and_>>, cell_bound>> {};
struct cell_range : node<S::range, sum, kw<K::word_to>, sum> {};
struct cell_number : node<S::quantity, p::sor<date, quantity>> {};
struct cell_any : node<S::cell_any, any_of<K::cell_any>> {};
struct cell_otherwise : node<S::cell_otherwise, any_of<K::cell_otherwise>> {};
struct cell_labels : node<S::labels, p::list<label_text, label_sep>> {};
struct cell_line : p::sor<line<cell_any>, line<cell_otherwise>, line<yes_no>, line<cell_range>,
                          line<cell_bounds>, line<cell_number>, line<cell_labels>> {};

}  // namespace guiju::parse::grammar
