// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 5: tables of targets (任务指标) and figures of a period. One rule a line or cell.
#include "dsl/parse/grammar_figures.h"
#include "dsl/parse/period.h"

namespace guiju::parse::grammar {

// 2027年: 3.7 | 80以上 | 超3500 | 73左右 | 前50 | 保持基本稳定 | 保持在40以上 | 快于“X” | 提升 | “…” | -
struct signed_number : named<E::number, node<S::number, token<match_signed>>> {};
struct slash : p::seq<ws, p::sor<p::one<'/'>, p::utf8::one<U'／'>>> {};
struct cell_note : node<S::note, open, note_text, close> {};
struct cell_none : node<S::cell_none, token<match_no_data>, p::not_at<token<match_number>>> {};
struct cell_stable : node<S::cell_stable, kw<K::aim_stable>> {};
struct cell_rise : node<S::cell_rise, kw<K::aim_rise>> {};
struct cell_top : node<S::cell_top, kw<K::aim_top>, signed_number> {};
struct cell_more : node<S::cell_more, kw<K::aim_more>, signed_number> {};
struct cell_at_most : node<S::cell_at_most, kw<K::aim_at_most>, signed_number> {};
struct cell_hold : node<S::cell_hold, kw<K::aim_hold>, signed_number, kw<K::aim_at_least>> {};
struct cell_faster : node<S::cell_faster, kw<K::aim_faster>, name> {};
struct cell_about_en : node<S::cell_about, en, kw<K::aim_about>, signed_number> {};
struct cell_about_zh : node<S::cell_about, signed_number, zh, kw<K::aim_about>> {};
struct cell_at_least : node<S::cell_at_least, signed_number, kw<K::aim_at_least>> {};
struct cell_numbers : node<S::cell_numbers, p::list<signed_number, slash>> {};
struct target_cell
    : named<E::target, p::sor<cell_stable, cell_rise, cell_hold, cell_top, cell_more, cell_at_most,
                              cell_faster, cell_about_en, cell_about_zh, cell_at_least,
                              cell_numbers, cell_none, quoted>> {};
struct target_cell_line : line<target_cell, p::opt<cell_note>> {};

// 存量，其中于第34项 | 累计，自2025年起的年度制造业投资
struct measure : named<E::measure,
                       any_of<K::measure_stock, K::measure_level, K::measure_flow, K::measure_total,
                              K::measure_rate, K::measure_average, K::measure_rank>> {};
struct part_of_target
    : node<S::part_of, kw<K::measure_word_part_of>, digits, p::opt<kw<K::measure_word_item>>> {};
struct sum_zh
    : node<S::sum_of, kw<K::measure_word_since_from>, year, kw<K::measure_word_since>, name> {};
struct sum_en
    : node<S::sum_of, kw<K::measure_word_of>, name, kw<K::measure_word_since_from>, year> {};
struct target_kind_line
    : line<measure, p::star<comma, p::sor<part_of_target, skins<sum_zh, sum_en>>>> {};

struct base_year_line : line<year, p::opt<kw<K::colour_word_year>>> {};
struct values_line : line<p::list<node<S::condition, value>, sep>> {};
struct path_line : line<any_of<K::path_linear, K::path_at_target>> {};

// 颜色：蓝色1以上、黄色0.9以上、其余红色
struct shade : p::seq<p::opt<kw<K::colour_word_from>>, node<S::condition, value>,
                      p::opt<kw<K::colour_word_above>>> {};
struct colours_line : line<kw<K::verdict_blue>, shade, grade_sep, kw<K::verdict_yellow>, shade,
                           grade_sep, kw<K::colour_word_others>, kw<K::verdict_red>> {};
// 督办：连续2期红色
struct supervision_line : line<skins<kw<K::colour_word_running>, kw<K::colour_word_red_first>>,
                               node<S::condition, value>, kw<K::colour_word_red_periods>> {};

// 指标：[2025年，]X 3.15，Y无
struct figure_number : node<S::quantity, signed_number, p::opt<unit>> {};
struct no_figure : node<S::none, token<match_no_data>, p::not_at<token<match_number>>> {};
struct figure_value : named<E::value, p::sor<texts, none, no_figure, figure_number>> {};
struct figure_pair : node<S::given, name, p::opt<kw<K::cond_is>>, figure_value> {};
struct period_word : node<S::period, token<match_period>> {};
struct figures_line
    : line<p::opt<period_word, comma>, p::list<figure_pair, p::sor<comma, sep_zh>>> {};

// 评价: 分组：同一设区市; 结果运用：连续2期“不合格”的，“退出”; 异议：公布后5个工作日内，向R提出
struct peers_line : line<any_of<K::peers_same_city>> {};
struct consequence_zh
    : p::seq<
          p::opt<kw<K::consequence_running>, node<S::condition, value>, kw<K::consequence_periods>>,
          quoted, kw<K::consequence_of>, comma, quoted> {};
struct consequence_en
    : p::seq<kw<K::consequence_if_>, quoted,
             p::opt<node<S::condition, value>, kw<K::consequence_periods>>, comma, quoted> {};
struct consequence_line : line<skins<consequence_zh, consequence_en>> {};
struct objection_zh
    : p::seq<kw<K::objection_after>, node<S::condition, value>, kw<K::objection_inside>, comma,
             kw<K::objection_to>, name, kw<K::objection_raised>> {};
struct objection_en
    : p::seq<kw<K::objection_after>, node<S::condition, value>, comma, kw<K::objection_to>, name> {
};
struct objection_line : line<skins<objection_zh, objection_en>> {};

}  // namespace guiju::parse::grammar
