// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 4: indicators, scoring, evaluations, calendars, examples. One rule a line.
#include "dsl/parse/grammar_lines.h"

namespace guiju::parse::grammar {

// 施行：自2026年1月1日起 | 待定
struct date_zh : p::seq<p::opt<kw<K::word_from>>, date, p::opt<kw<K::word_onwards>>> {};
struct in_force_line : line<p::sor<kw<K::word_undecided_date>, date_zh>> {};

// 各地适用：自2027年1月1日起
struct binding_line : line<date_zh> {};

// 有效期至：2027年12月31日
struct expires_line : line<date> {};

// 指标: 件，由R填报 | 件，C的MATTER[，撤回、合并的除外] | 分，C的MATTER的FIELD的平均值 | 比率，A÷B[，力争达到90%]
struct figure_unit : named<E::unit, node<S::unit, p::sor<kw<K::figure_ratio>, token<match_unit>>>> {
};
struct reported_zh : node<S::reported, soft<K::figure_by>, name, soft<K::figure_reported>> {};
struct reported_en : node<S::reported, soft<K::figure_by>, name> {};
struct filed : node<S::filed, soft<K::figure_filed>> {};
struct which_zh : p::sor<filed, p::seq<node<S::condition, condition>, kw<K::cond_of>>> {};
struct mean_zh : node<S::mean, kw<K::cond_of>, name, kw<K::cond_mean>> {};
struct count_zh : p::seq<which_zh, name, p::opt<mean_zh>> {};
struct which_en : p::sor<filed, p::seq<kw<K::figure_where_>, node<S::condition, condition>>> {};
struct mean_en
    : p::seq<node<S::mean, soft<K::cond_mean>, name>, soft<K::time_of>, name, p::opt<which_en>> {};
struct count_en : p::seq<name, which_en> {};
struct formula : node<S::formula, value> {};
struct without : node<S::without, kw<K::figure_without>> {};
struct strength : any_of<K::figure_strive, K::figure_must> {};
struct target : node<S::target, strength, p::opt<comparator>, value> {};
struct result_zh : node<S::evaluation, quoted, kw<K::figure_result>> {};
struct result_en : node<S::evaluation, kw<K::figure_result_of>, quoted> {};
// 本期达到“M”的“P”案件，F为本单位
struct mark_zh
    : node<S::other_mark, soft<K::cond_in_period>, soft<K::cond_reached>, quoted, kw<K::cond_of>> {
};
struct mark_en : node<S::other_mark, kw<K::figure_where_>, soft<K::cond_reached>, quoted,
                      soft<K::cond_in_the_period>> {};
struct elsewhere_zh : node<S::elsewhere, p::sor<filed, mark_zh>, quoted, kw<K::kin_cases>> {};
struct elsewhere_en : node<S::elsewhere, quoted, kw<K::kin_cases>, p::sor<filed, mark_en>> {};
struct of_unit : node<S::of_unit, name, kw<K::cond_is>, soft<K::builtin_this_unit>> {};
struct source_zh : p::sor<reported_zh, result_zh, elsewhere_zh, count_zh, formula> {};
struct source_en : p::sor<reported_en, result_en, elsewhere_en, mean_en, count_en, formula> {};
struct indicator_line : line<figure_unit, comma, named<E::definition, skins<source_zh, source_en>>,
                             p::star<comma, p::sor<without, target, of_unit>>> {};

// 计分
struct full : node<S::points, quantity> {};
struct times : node<S::times, kw<K::score_times>, full> {};
struct as_is : node<S::as_is, kw<K::score_as_is>> {};
struct best : node<S::best, soft<K::score_best>, full, p::opt<soft<K::score_converted>>> {};
struct proportion : node<S::proportion, kw<K::score_in_proportion>> {};
struct step_end : p::opt<comma, kw<K::score_not_below_zero>> {};
struct below_zh
    : node<S::step, kw<K::score_each_below>, quantity, kw<K::score_minus>, quantity, step_end> {};
struct above_zh
    : node<S::above, kw<K::score_each_above>, quantity, kw<K::score_minus>, quantity, step_end> {};
struct below_en : node<S::step, kw<K::score_minus>, quantity, kw<K::score_each_below>, step_size,
                       kw<K::score_below>, step_end> {};
struct above_en : node<S::above, kw<K::score_minus>, quantity, kw<K::score_each_below>, step_size,
                       kw<K::score_above>, step_end> {};
struct else_points : node<S::otherwise, kw<K::score_otherwise>, quantity> {};
struct earning : p::sor<proportion, else_points,
                        skins<p::sor<below_zh, above_zh>, p::sor<below_en, above_en>>> {};
struct earns : node<S::earns, kw<K::score_earns>, full, comma, earning> {};
struct target_alone : node<S::target, comparator, value> {};
struct subject_of : p::seq<kw<K::score_of>, node<S::same, condition>> {};
struct subject : p::sor<node<S::condition, condition>, target_alone> {};
struct scored : p::seq<p::opt<subject>, p::opt<p::seq<en, subject_of>>,
                       named<E::scoring, p::sor<times, as_is, best, earns>>> {};
struct scoring_line : line<p::sor<best, scored>> {};

// 评价
struct cycle_line
    : line<named<E::period, any_of<K::cycle_yearly, K::cycle_quarterly, K::cycle_monthly>>> {};
struct rounding_line : line<kw<K::rounding_half_up>, comma, p::opt<kw<K::rounding_keep>>, digits,
                            kw<K::rounding_decimals>> {};
struct stating : p::opt<p::seq<p::opt<comma>, node<S::stating, kw<K::missing_stating>>>> {};
struct missing_line
    : line<any_of<K::missing_renormalise, K::missing_zero, K::missing_block>, stating> {};
struct tie_zh : node<S::tie, name, kw<K::ties_first>> {};
struct tie_en : node<S::tie, kw<K::ties_higher>, name, kw<K::ties_first>> {};
struct ties_line : line<p::sor<any_of<K::ties_share_rank>, skins<tie_zh, tie_en>>> {};
struct others : node<S::otherwise, kw<K::grade_others>, word> {};
struct grade : p::sor<others, node<S::grade, word, p::opt<kw<K::grade_from>>, quantity,
                                   p::opt<kw<K::grade_above>>>> {};
struct grades_line : line<p::list<grade, grade_sep>> {};

// 日历
struct years_line : line<year, p::opt<kw<K::word_to>, year>> {};
struct day_range : p::seq<date, p::opt<kw<K::word_to>, date>> {};
struct days_line : line<p::sor<day_range, p::seq<title, comma, day_range>>> {};

// 试例
struct texts : node<S::quoted, p::list<quoted, part_sep>> {};
struct none : node<S::none, soft<K::cond_none>> {};
struct no_data : node<S::none, soft_of<K::cond_unknown, K::cond_not_applicable>> {};
struct given_value : named<E::value, p::sor<texts, none, no_data, date, quantity, yes_no, table>> {
};
struct given_pair : node<S::given, name, p::opt<p::sor<kw<K::cond_is>>>, given_value> {};
struct given_line : line<p::list<given_pair, p::sor<comma, sep_zh>>> {};
struct setting_line : line<p::list<given_pair, comma>> {};
struct general_verb
    : soft_of<K::step_deadlines, K::step_check, K::step_correct, K::step_confirm, K::step_decline,
              K::step_withdraw, K::step_merge, K::step_hand_over, K::step_suspend, K::step_resume,
              K::step_fill, K::step_export_, K::step_look, K::step_file_again, K::step_publish,
              K::step_agree, K::step_disagree, K::step_abstain, K::step_exception,
              K::step_terminate, K::step_accept, K::step_refuse_offer, K::step_claim,
              K::step_transfer, K::step_end_delegation, K::step_delegate, K::step_sign_before,
              K::step_sign_after, K::step_remove_signer, K::step_copy, K::step_urge,
              K::step_take_back, K::step_send_to, K::step_jump, K::step_reopen> {};
struct verb : named<E::verb, node<S::verb, p::sor<general_verb, name>>> {};
struct intends : node<S::intends, soft<K::step_intends>, title> {};
struct why : node<S::why, soft<K::step_reason>, quoted> {};
struct report_to : node<S::handled_by, soft<K::step_report_to>, name> {};
struct which_list : node<S::note, quoted, p::at<p::sor<comma, finish>>> {};
struct aim
    : node<S::aim, soft_of<K::aim_regarding, K::aim_into, K::aim_to_unit, K::aim_to>, quoted> {};
struct entered : node<S::entered, soft<K::step_entered>, date> {};
struct offline : node<S::offline, soft<K::step_offline>> {};
struct input
    : named<E::part,
            p::sor<which_list, intends, why, report_to, aim, offline, entered, items, given_pair>> {
};
struct actor : node<S::actor, name, p::opt<quoted>, p::opt<quoted>, colon> {};
struct on_case : node<S::on_case, kw<K::step_on_case>, quoted, p::opt<kw<K::kin_case_>>, comma> {};
struct step_body : p::seq<p::opt<on_case>, p::opt<actor>, verb, p::star<comma, input>> {};
struct step_line : line<p::opt<date>, step_body> {};

struct place_word : p::sor<quoted, name> {};
struct at_stage
    : p::sor<node<S::expect_stage, node<S::negative, soft<K::expect_not_at>>, place_word>,
             node<S::expect_stage, soft<K::expect_at>, place_word>> {};
struct due : node<S::expect_due, p::opt<quoted>, soft<K::expect_due>, date> {};
struct refused : node<S::expect_refused, soft<K::expect_refused>, p::opt<quoted>> {};
struct not_applicable : node<S::expect_not_applicable, items, soft<K::expect_not_applicable>> {};
struct reasons : node<S::expect_reasons, soft<K::expect_reasons>, items> {};
struct says : node<S::expect_says, soft<K::expect_says>, quoted> {};
struct overdue : p::sor<node<S::expect_overdue, node<S::negative, soft<K::expect_not_overdue>>>,
                        node<S::expect_overdue, soft<K::expect_overdue>>> {};
struct flags : node<S::expect_flag, soft<K::expect_flag>, quoted> {};
struct list_is
    : node<S::expect_list, soft<K::expect_list>, p::sor<p::list<quoted, part_sep>, none>> {};
struct score_is : node<S::expect_score, soft<K::expect_score>, quantity> {};
struct figure_is : node<S::expect_figure, soft<K::expect_figure>, quoted, kw<K::cond_is>,
                        p::sor<quantity, quoted>> {};
struct rank_is : node<S::expect_rank, soft<K::expect_rank>, quantity> {};
struct marked : p::sor<node<S::expect_mark, node<S::negative, soft<K::expect_no_mark>>, quoted>,
                       node<S::expect_mark, soft<K::expect_mark>, quoted>> {};
struct notified : node<S::expect_notified, soft<K::expect_notified>, name, p::opt<quoted>> {};
struct outcome : node<S::expect_outcome,
                      p::sor<soft_of<K::outcome_correct, K::outcome_send_back, K::outcome_close,
                                     K::outcome_clarify, K::outcome_nothing>,
                             p::seq<soft_of<K::outcome_go>, name>>> {};
struct phase
    : node<S::expect_phase,
           soft_of<K::phase_waiting, K::phase_awaiting_correction, K::phase_awaiting_confirmation,
                   K::phase_returned, K::phase_closed, K::phase_withdrawn, K::phase_merged,
                   K::phase_suspended, K::phase_terminated>> {};
struct known
    : named<E::name,
            node<S::name, p::sor<soft<K::builtin_highest_level>, soft<K::builtin_rounds_used>,
                                 soft<K::builtin_agree_votes>, soft<K::builtin_refuse_votes>,
                                 soft<K::builtin_exceptions>, soft<K::label_priority>,
                                 soft<K::builtin_result>>>> {};
struct visible : node<S::expect_visible, name, kw<K::expect_sees>, name, kw<K::expect_as>, quoted> {
};
struct started_is : node<S::expect_started, soft<K::expect_started>, quantity> {};
struct list_word
    : any_of<K::expect_entries, K::expect_added, K::expect_removed, K::expect_changed> {};
struct listed_is
    : node<S::expect_listed, soft<K::expect_on_list>, quoted, p::opt<list_word>, quantity> {};
struct field_is : node<S::expect_field, p::sor<known, name>, p::sor<is, absent>> {};
struct who : node<S::subjects, p::sor<quoted, soft<K::builtin_this_case>>> {};
struct whose : p::seq<who, p::sor<kw<K::cond_of>, kw<K::cond_possessive>>> {};
struct what_of : node<S::held_rung, quoted> {};
struct membership
    : node<S::expect_member, who,
           p::sor<node<S::negative, kw<K::cond_not_in_register>>, kw<K::cond_in_register>>, quoted,
           inside> {};
struct has_right : node<S::expect_entitled, p::opt<who>,
                        p::sor<node<S::negative, kw<K::cond_not_entitled>>, kw<K::cond_entitled>>,
                        quoted, p::opt<node<S::when_undecided, kw<K::when_undecided>>>> {};
struct balance_is
    : node<S::expect_balance, p::opt<whose>, what_of, kw<K::expect_balance>, quantity> {};
struct rung_is : node<S::expect_rung, whose, what_of, kw<K::expect_rung>, kw<K::cond_is>,
                      p::sor<quoted, none>> {};
struct held_state : p::sor<membership, has_right, balance_is, rung_is> {};
struct expectation
    : named<E::expectation,
            p::sor<held_state, phase, outcome, at_stage, due, refused, reasons, says, overdue,
                   flags, list_is, score_is, figure_is, rank_is, marked, notified, visible,
                   started_is, listed_is, not_applicable, field_is>> {};
struct expectations_line : line<p::list<expectation, comma>> {};

}  // namespace guiju::parse::grammar
