// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 3a: registers, ladders, quotas, entitlements, and what a line of 处理 does to them.
#include "dsl/parse/grammar_expression.h"

namespace guiju::parse::grammar {

template <class... Rules>
struct line : node<S::root, Rules..., finish> {};
template <class Zh, class En>
struct skins : p::sor<p::seq<zh, Zh>, p::seq<en, En>> {};

// [将F]列入“R”，有效期P | 移出“R” | 升入“L”的“R” | 发放“Q”V | 占用“Q”V | 退还“Q”
struct valid_for : node<S::valid_for, kw<K::held_valid_for>, value> {};
struct valid_until : node<S::valid_until, kw<K::held_valid_until>, name> {};
struct validity : p::opt<comma, p::sor<valid_for, valid_until>> {};
struct whom_zh : p::opt<node<S::whom, kw<K::held_whom>, name>> {};
template <K next>  // a role may have the name from: remove from from "R"
struct whom_en : p::opt<node<S::whom, name, p::at<kw<next>>>> {};
struct amount : node<S::held_value, value> {};
struct enter_zh : node<S::hold_enter, whom_zh, kw<K::hold_enter>, quoted, validity> {};
struct enter_en : node<S::hold_enter, kw<K::hold_enter>, whom_en<K::held_in_>, kw<K::held_in_>,
                       quoted, validity> {};
struct remove_zh : node<S::hold_remove, whom_zh, kw<K::hold_remove>, quoted> {};
struct remove_en : node<S::hold_remove, kw<K::hold_remove>, whom_en<K::held_out_of>,
                        kw<K::held_out_of>, quoted> {};
struct promote_zh : node<S::hold_promote, whom_zh, kw<K::hold_promote>, quoted, kw<K::held_of>,
                         node<S::held_rung, quoted>, validity> {};
struct promote_en : node<S::hold_promote, kw<K::hold_promote>, whom_en<K::held_to>, kw<K::held_to>,
                         node<S::held_rung, quoted>, kw<K::held_of>, quoted, validity> {};
struct issue_zh : node<S::hold_issue, whom_zh, kw<K::hold_issue>, quoted, amount, validity> {};
struct issue_to : p::opt<node<S::whom, kw<K::held_to>, name>> {};
struct issue_en
    : node<S::hold_issue, kw<K::hold_issue>, amount, kw<K::held_of>, quoted, issue_to, validity> {};
struct use_zh : node<S::hold_use, kw<K::hold_use>, quoted, amount> {};
struct use_en : node<S::hold_use, kw<K::hold_use>, amount, kw<K::held_of>, quoted> {};
struct give_back : node<S::hold_give_back, kw<K::hold_give_back>, quoted> {};
struct holding_zh : p::sor<enter_zh, remove_zh, promote_zh, issue_zh, use_zh, give_back> {};
struct holding_en : p::sor<enter_en, remove_en, promote_en, issue_en, use_en, give_back> {};
struct holding : skins<holding_zh, holding_en> {};

// 名录, 阶梯: 列入对象, 列入事由, 期满处理; 第一级：NAME，须C，有效期P
struct members_line : line<any_of<K::member_cases, K::member_units>> {};
struct cause_line : line<any_of<K::cause_required>> {};
struct on_expiry_line : line<any_of<K::expiry_step_down, K::expiry_leave>> {};
struct rung_part : p::sor<node<S::require, kw<K::held_requires_>, condition>, valid_for> {};
struct title_rung_line : line<title, p::star<comma, named<E::part, rung_part>>> {};

// 限额: [C的，][不超过]V; 分别计算：单位、F
struct no_more : p::opt<kw<K::op_at_most>> {};
struct limit_zh
    : p::sor<p::seq<node<S::condition, condition>, kw<K::cond_of>, comma, no_more, amount>,
             p::seq<no_more, amount>> {};
struct limit_en
    : p::seq<no_more, amount, p::opt<kw<K::held_where_>, node<S::condition, condition>>> {};
struct limit_line : line<skins<limit_zh, limit_en>> {};
struct counted : p::sor<node<S::counted_unit, soft<K::member_unit>>, name> {};
struct counted_by_line : line<p::list<counted, p::sor<part_sep, comma>>> {};

// 持有：“E1”、“E2”列入“R”，自D，至D，事由“…”
struct held_subjects : node<S::subjects, p::list<quoted, part_sep>> {};
struct held_part : p::sor<node<S::held_from, kw<K::held_from>, date>,
                          node<S::held_until, kw<K::held_until>, date>,
                          node<S::held_cause, kw<K::held_cause>, quoted>> {};
struct held_line : line<p::opt<held_subjects>, holding, p::star<comma, held_part>> {};

}  // namespace guiju::parse::grammar
