// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 5: the lines of 关联, 周期任务 and 发布清单. One rule a line.
#include "dsl/parse/grammar_lines.h"

namespace guiju::parse::grammar {

// 结果：A、B
struct label_list_line : line<p::list<label_text, label_sep>> {};

// 建立：期初 | 期满后 | 期初后5个工作日 | 期满前10个工作日
struct set_up_zh : p::sor<p::seq<any_of<K::setup_after_start, K::setup_before_end>, value>,
                          any_of<K::setup_at_start, K::setup_at_end>> {};
struct set_up_en : p::sor<any_of<K::setup_at_start, K::setup_at_end>,
                          p::seq<value, any_of<K::setup_after_start, K::setup_before_end>>> {};
struct set_up_line : line<skins<set_up_zh, set_up_en>> {};

// 次序：F从高到低
struct order_line : line<name, p::opt<any_of<K::roll_high_first, K::roll_low_first>>> {};
// 最多报一次：A、B，有效期P
struct once_line : line<node<S::names, p::list<name, part_sep>>, p::opt<comma, valid_for>> {};
// 结转：未办结的
struct roll_line : line<any_of<K::roll_unless_closed>> {};

}  // namespace guiju::parse::grammar
