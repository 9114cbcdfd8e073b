// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 3 continued: 准许, what else may be done with a case of a stage besides its actions.
#include "dsl/parse/grammar_lines.h"

namespace guiju::parse::grammar {

// 准许：签收、转办 | 退回“A”、“B”，改后直接返回，说明理由 | 重新办理，由R办理，在办结后30日内
struct permit_stages : node<S::names, quotes> {};
struct permit_back : p::seq<any_of<K::permit_send_to>,
                            p::sor<node<S::before, kw<K::permit_word_previous>>, permit_stages>> {};
struct permit_jump : p::seq<any_of<K::permit_jump>, permit_stages> {};
struct permit_plain
    : any_of<K::permit_claim, K::permit_transfer, K::permit_delegate, K::permit_sign_before,
             K::permit_sign_after, K::permit_remove_signer, K::permit_copy, K::permit_urge,
             K::permit_take_back, K::permit_reopen, K::permit_late> {};
struct permit_act
    : named<E::permit, node<S::permit, p::sor<permit_back, permit_jump, permit_plain>>> {};
struct permit_then : node<S::then, any_of<K::permit_word_straight, K::permit_word_in_order>> {};
struct permit_restart : node<S::restart, kw<K::permit_word_restart>> {};
struct permit_within
    : node<S::late_by,
           any_of<K::permit_word_after_closing, K::permit_word_after_deed, K::permit_word_apart>,
           value, p::opt<p::seq<zh, kw<K::time_inside>>>> {};
struct permit_part
    : named<E::part,
            p::sor<reason, permit_then, permit_restart, permit_within, skins<by_zh, by_en>>> {};
struct permit_line : line<p::list<permit_act, part_sep>, p::star<comma, permit_part>> {};

}  // namespace guiju::parse::grammar
