// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 3: what stands behind the label of a line, for stages, fields, roles and markers.
// One rule a line; where the languages order their words differently there are two rules, _zh, _en.
#include "dsl/parse/grammar_holdings.h"

namespace guiju::parse::grammar {

struct condition_line : line<condition> {};
struct value_line : line<value> {};
struct weight_line : line<quantity> {};
struct quoted_line : line<quoted> {};
struct names_line : line<names_by<p::sor<part_sep, comma>>> {};

// 角色: 单位，从“R”[中 C 的]产生，由F担任 | 指X所在地的ROLE
struct role_kind : named<E::role_kind, any_of<K::role_enterprise, K::role_organisation,
                                              K::role_authority, K::role_person, K::role_system>> {
};
struct role_kind_node : node<S::kind, role_kind> {};
struct level : node<S::level, any_of<K::level_province, K::level_city, K::level_county>> {};
struct among_zh : p::seq<kw<K::word_among>, condition, kw<K::cond_of>> {};
struct from_zh
    : node<S::from_register, kw<K::word_out_of>, name, p::opt<among_zh>, kw<K::word_arises>> {};
struct from_en
    : node<S::from_register, kw<K::word_out_of>, name, p::opt<kw<K::word_where_>, condition>> {};
struct place_of_list : node<S::place, any_of<K::place_first, K::place_others>> {};
struct held_zh : node<S::held_by, kw<K::part_by>, name, p::opt<place_of_list>, kw<K::word_held>> {};
struct held_en : node<S::held_by, kw<K::word_held_by>, p::opt<place_of_list>, name> {};
struct means_zh : node<S::means, kw<K::word_means>, name, kw<K::word_located>, name> {};
struct means_en : node<S::means, kw<K::word_means>, name, kw<K::word_where_>,
                       p::opt<kw<K::word_the>>, name, kw<K::word_located>> {};
struct role_part : named<E::part, p::sor<level, skins<from_zh, from_en>, skins<held_zh, held_en>>> {
};
struct plain_role : p::seq<role_kind_node, p::star<comma, role_part>> {};
struct role_line : line<p::sor<skins<means_zh, means_en>, plain_role>> {};

// 事项, 名录: 选项（A、B），必填
struct plain_type
    : any_of<K::type_text, K::type_number, K::type_integer, K::type_duration, K::type_reference,
             K::type_composite, K::type_money, K::type_share, K::type_date_time, K::type_date,
             K::type_yes_no, K::type_choices, K::type_choice, K::type_list, K::type_units,
             K::type_unit, K::type_territory, K::type_credit_code, K::type_phone,
             K::type_confidentiality, K::type_judgement, K::type_rows, K::type_record> {};
struct type : named<E::type, node<S::type, plain_type>> {};
struct flag_word : node<S::flag, soft_of<K::flag_reason_required, K::flag_secret, K::flag_optional,
                                         K::flag_provisional>> {};
struct each_type : node<S::each_type, soft<K::flag_each>, type, p::opt<labels>> {};
struct digit_count : node<S::digits, digits, kw<K::flag_digits>> {};
struct required_alone : node<S::flag, soft_of<K::flag_required>> {};
struct size_low : node<S::at_least, soft<K::op_at_least>, quantity> {};
struct size_high : node<S::at_most, soft<K::op_at_most>, quantity> {};
struct range : node<S::range, quantity, kw<K::word_to>, quantity> {};
struct judged_zh : node<S::judged_by, kw<K::part_by>, name, kw<K::flag_judged>> {};
struct judged_en : node<S::judged_by, kw<K::part_by>, name> {};
struct when_zh : node<S::cond_flag, condition, kw<K::cond_of>,
                      p::sor<node<S::required, kw<K::flag_required>>,
                             node<S::forbidden, kw<K::flag_forbidden>>>> {};
struct when_en : node<S::cond_flag,
                      p::sor<node<S::required, kw<K::flag_required_when>>,
                             node<S::forbidden, kw<K::flag_forbidden_when>>>,
                      condition> {};
struct flag : named<E::flag, p::sor<flag_word, each_type, digit_count, size_low, size_high,
                                    skins<judged_zh, judged_en>, p::seq<en, when_en>,
                                    required_alone, range, p::seq<zh, when_zh>>> {};
struct column_flag : named<E::flag, p::sor<flag_word, size_low, size_high, required_alone, range>> {
};
struct field_body : p::seq<type, p::opt<p::sor<columns, labels>>, p::star<comma, flag>> {};
struct field_line : line<field_body> {};

// 查重：A、B相同，PERIOD内，提示“…”
struct note : node<S::note, kw<K::dup_flag>, quoted> {};
struct same_zh : p::seq<node<S::same, names_by<sep>>, kw<K::dup_same>, comma,
                        node<S::window, value>, kw<K::time_inside>> {};
struct same_en : p::seq<kw<K::dup_same>, node<S::same, names_by<sep>>, comma, kw<K::time_inside>,
                        node<S::window, value>> {};
struct duplicate_line : line<skins<same_zh, same_en>, p::opt<comma, note>> {};

// 期限：收到后P内[A或者B] | 首次A后P内B | 每次A后P内B[，逾期每P提醒]
struct done_by : node<S::satisfied, p::list<name, kw<K::cond_or_>>> {};
struct first : node<S::first, kw<K::time_first>> {};
struct each : node<S::each, kw<K::time_each>> {};
struct received : node<S::received, kw<K::time_received>> {};
struct start_zh : p::sor<received, p::seq<p::sor<first, each>, name, kw<K::time_after>>> {};
struct start_en : p::sor<received, p::seq<kw<K::time_of>, p::sor<first, each>, name>> {};
struct vague_word
    : node<S::vague,
           any_of<K::vague_promptly, K::vague_real_time, K::vague_regularly, K::vague_standing>> {};
struct vague
    : p::seq<vague_word,
             p::opt<open, node<S::period, value>, p::opt<p::seq<zh, kw<K::time_inside>>>, close>> {
};
struct inside_zh : p::seq<node<S::period, value>, kw<K::time_inside>> {};
struct inside_en : p::seq<kw<K::time_inside>, node<S::period, value>> {};
struct deadline_zh : p::seq<start_zh, p::sor<vague, inside_zh>, p::opt<done_by>> {};
struct within_start_en : p::seq<p::sor<vague, inside_en>, start_en> {};
struct deadline_en : p::sor<within_start_en, p::seq<done_by, within_start_en>> {};
struct remind_zh : node<S::remind, kw<K::time_overdue_every>, value, kw<K::time_remind>> {};
struct remind_en : node<S::remind, kw<K::time_overdue_every>, value> {};
struct deadline_body
    : p::seq<skins<deadline_zh, deadline_en>, p::opt<comma, skins<remind_zh, remind_en>>> {};
struct deadline_line : line<deadline_body> {};
struct within_zh : p::seq<value, p::opt<kw<K::time_inside>>> {};
struct within_en : p::seq<p::opt<kw<K::time_inside>>, value> {};
struct within_line : line<skins<within_zh, within_en>> {};

// 应当, 一般, 鼓励, 力争, 试点（C）
struct strength_word
    : node<S::word,
           p::sor<soft<K::duty_must>, soft<K::duty_unless_excused>, soft<K::duty_in_principle>,
                  soft<K::duty_encouraged>, soft<K::duty_strive>>> {};
struct pilot : node<S::pilot, soft<K::duty_pilot>, open, condition, close> {};
struct binding : node<S::strength, p::sor<pilot, strength_word>> {};
struct criterion_line : line<p::opt<binding, p::opt<comma>>, criterion> {};

// 会签：A 2票、B，全部同意，逾期未表态视为同意
struct member : node<S::member, name, p::opt<whole, kw<K::quorum_vote>>> {};
struct part_of : p::seq<whole, kw<K::quorum_out_of>, whole> {};
struct reach : node<S::quorum, kw<K::quorum_reach>,
                    p::sor<node<S::range, part_of>, p::seq<whole, kw<K::quorum_vote>>>,
                    kw<K::quorum_agree>> {};
struct quorum
    : p::sor<node<S::quorum, any_of<K::quorum_all, K::quorum_any, K::quorum_majority>>, reach> {};
struct silence : node<S::silence, any_of<K::silence_waits, K::silence_agrees, K::silence_refuses>> {
};
struct at_once : node<S::at_once, kw<K::quorum_at_once>> {};
struct joint_line
    : line<p::list<member, part_sep>, comma, quorum, p::star<comma, p::sor<silence, at_once>>> {};

// 办理事项: NAME：应当，由A办理，填写F，须C，说明理由，从“M”中选定F，应当告知R
struct duty
    : p::sor<pilot, node<S::duty, any_of<K::duty_must, K::duty_encouraged, K::duty_unless_excused,
                                         K::duty_in_principle, K::duty_strive, K::duty_may>>> {};
struct by_zh : node<S::by, kw<K::part_by>, names_by<part_sep>, kw<K::part_handles>> {};
struct by_en : node<S::by, kw<K::part_by>, names_by<part_sep>> {};
struct fill : node<S::fill, kw<K::part_fill>, names_by<part_sep>> {};
struct may_fill : node<S::may_fill, kw<K::part_may_fill>, names_by<part_sep>> {};
struct require : node<S::require, kw<K::part_require>, condition, p::opt<of>> {};
struct applied
    : node<
          S::applies,
          skins<p::seq<condition, node<S::applies, kw<K::cond_of>, comma, applies_word, condition>>,
                p::seq<kw<K::word_where_>,
                       node<S::applies, condition, comma, kw<K::part_require>, condition>>>> {};
struct softer : node<S::softer, binding, p::opt<kw<K::part_require>>, condition> {};
struct reason : node<S::reason, kw<K::part_reason>> {};
struct choose_zh
    : node<S::choose, kw<K::part_choose_from>, name, kw<K::part_among>, kw<K::part_choose>, name> {
};
struct choose_en : node<S::choose, kw<K::part_choose>, name, kw<K::part_choose_from>, name> {};
struct notify : node<S::notify, kw<K::part_notify>, names_by<part_sep>> {};
struct action_part
    : named<E::part, p::sor<reason, notify, may_fill, fill, require, softer, skins<by_zh, by_en>,
                            skins<choose_zh, choose_en>, duty, applied>> {};
struct action_line : line<title, p::opt<colon, p::list<action_part, comma>>> {};

// 处理: WHEN的，EFFECT，modifier…
struct item_range : node<S::item_range, item_number, p::opt<kw<K::word_to>, item_number>> {};
struct items_zh
    : node<S::items, soft<K::when_item>, p::list<item_range, sep_zh>, kw<K::when_items>> {};
struct items_en : node<S::items, p::opt<kw<K::when_item>>,
                       p::list<item_range, p::sor<kw<K::cond_and_word>, comma>>> {};
struct items : p::sor<p::seq<zh, p::list<items_zh, sep_zh>>, p::seq<en, items_en>> {};
struct also : node<S::also, p::opt<comma>, kw<K::cond_and_>, condition> {};
struct when_items_zh : node<S::when_items, p::list<items_zh, sep_zh>,
                            p::opt<kw<K::when_any_of_items>>, kw<K::when_fail>, p::opt<also>> {};
struct when_items_en
    : node<S::when_items, p::sor<kw<K::when_any_of_items>, p::at<kw<K::when_item>>>, items_en,
           kw<K::when_fail>, p::opt<also>> {};
struct rounds_zh
    : node<S::when_rounds, soft<K::when_rounds_exceeded>, value, kw<K::when_still_failing>> {};
struct rounds_en : node<S::when_rounds, soft<K::when_rounds_exceeded>, value,
                        p::opt<kw<K::when_still_failing>>> {};
struct top : node<S::when_top, soft<K::when_at_top>> {};
struct actions : node<S::names, p::list<name, kw<K::cond_or_>>> {};
struct expired : node<S::when_expired, soft<K::when_expired>> {};
struct expired_zh : node<S::when_action, p::opt<top>, expired, p::opt<also>> {};
struct expired_en
    : node<S::when_action, p::sor<expired, node<S::when_top, soft<K::when_expired_top>>>,
           p::opt<also>> {};
struct action_zh : node<S::when_action, p::opt<top>, actions, p::opt<also>> {};
struct action_en : node<S::when_action, actions, p::opt<top>, p::opt<also>> {};
struct all_pass : node<S::when_all, soft<K::when_all_pass>, p::opt<also>> {};
struct any_fails : node<S::when_any, soft<K::when_any_fails>, p::opt<also>> {};
struct undecided : node<S::when_undecided, soft<K::when_undecided>, p::opt<also>> {};
struct late : node<S::when_expired_correction, soft<K::when_correction_expired>> {};
struct otherwise : node<S::when_otherwise, soft<K::when_otherwise>> {};
struct as_soon : node<S::as_soon, soft<K::thread_as_soon>, condition> {};
struct joint_result
    : node<S::when_joint, soft_of<K::when_joint_agreed, K::when_joint_refused>, p::opt<also>> {};
struct when : named<E::when, p::sor<as_soon, joint_result, all_pass, any_fails, undecided,
                                    skins<rounds_zh, rounds_en>, late, p::seq<zh, otherwise>,
                                    skins<when_items_zh, when_items_en>,
                                    skins<expired_zh, expired_en>, skins<action_zh, action_en>>> {};

struct carried : node<S::carried, name, p::opt<kw<K::thread_as>, name>> {};
struct carry : node<S::carry, kw<K::thread_carry>, p::list<carried, part_sep>> {};
struct started_zh : p::sor<node<S::start_each, kw<K::thread_along>, name, kw<K::thread_each_of>,
                                quoted, kw<K::kin_case_>>,
                           node<S::start, kw<K::thread_start>, quoted, kw<K::kin_case_>>> {};
struct started_en : p::sor<node<S::start_each, kw<K::thread_start>, quoted, kw<K::kin_case_>,
                                kw<K::thread_each_of>, name>,
                           node<S::start, kw<K::thread_start>, quoted, kw<K::kin_case_>>> {};
struct convert : node<S::convert, kw<K::thread_convert>, quoted, kw<K::kin_case_>> {};
struct go : node<S::go, kw<K::effect_go>, name> {};
struct correct
    : p::sor<p::seq<zh, node<S::correct, kw<K::effect_send_back>, name, kw<K::effect_correct>>>,
             p::seq<en, node<S::correct, kw<K::effect_send_back>, kw<K::effect_return_to>, name,
                             kw<K::effect_correct>>>> {};
struct send_back : node<S::send_back, kw<K::effect_send_back>> {};
struct clarify : node<S::clarify, kw<K::effect_ask>, name, kw<K::effect_clarify>> {};
struct ends : node<S::close, kw<K::effect_close>> {};
struct stay : node<S::stay, kw<K::effect_stay>> {};
struct up : node<S::up, kw<K::effect_up>> {};
struct plain_effect
    : named<E::effect, p::sor<convert, go, correct, send_back, clarify, ends, stay, up>> {};
struct confirmed_zh : node<S::confirmed, kw<K::effect_report>, name, kw<K::effect_confirmed>> {};
struct confirmed_en : node<S::confirmed, kw<K::effect_report>, name> {};
struct effect_zh : p::sor<p::seq<confirmed_zh, p::opt<comma>, plain_effect>, plain_effect> {};
struct effect_en : p::seq<plain_effect, p::opt<confirmed_en>> {};

struct mod_period
    : node<S::period, p::sor<kw<K::mod_period>>, value, p::opt<p::seq<zh, kw<K::time_inside>>>> {};
struct mod_rounds : node<S::rounds, kw<K::mod_rounds>, value> {};
struct mod_result : node<S::result, kw<K::mod_result>, quoted> {};
struct same_unit : node<S::same_unit, kw<K::mod_same_unit>> {};
struct handled_zh : node<S::handled_by, kw<K::part_by>, name, kw<K::part_handles>> {};
struct handled_en : node<S::handled_by, kw<K::mod_handled_by>, name> {};
struct quotes : p::list<quoted, part_sep> {};
struct mod_mark : node<S::mark, kw<K::mod_mark>, quotes> {};
struct mod_unmark : node<S::unmark, kw<K::mod_unmark>, quotes> {};
struct mod_notify : node<S::notify, kw<K::mod_notify>, names_by<part_sep>> {};
struct modifier
    : named<E::modifier, p::sor<carry, skins<started_zh, started_en>, mod_period, mod_rounds,
                                mod_result, same_unit, skins<handled_zh, handled_en>, mod_mark,
                                mod_unmark, mod_notify, holding>> {};
struct modifiers : p::star<comma, modifier> {};
struct disposition_zh : p::seq<when, kw<K::cond_of>, comma, effect_zh, modifiers> {};
struct disposition_en : p::seq<p::sor<otherwise, as_soon, p::seq<kw<K::when_if_>, when>>, comma,
                               effect_en, modifiers> {};
struct disposition_line : line<skins<disposition_zh, disposition_en>> {};

// 逐级上报
struct rung_line : line<name, comma, p::opt<kw<K::mod_period>>, skins<within_zh, within_en>> {};
struct rungs : p::list<rung_number, sep> {};
struct starts_zh : p::seq<rungs, p::opt<condition>, kw<K::cond_of>, comma, kw<K::word_from>, name,
                          kw<K::ladder_starts>> {};
struct starts_en
    : p::seq<rungs, p::opt<kw<K::word_where_>, condition>, comma, kw<K::ladder_starts>, name> {};
struct clock_start_line : line<skins<starts_zh, starts_en>> {};
struct no_skipping_line : line<kw<K::ladder_no_skipping>> {};

// 通则
struct rule_by_zh : node<S::by, kw<K::part_by>, names_by<part_sep>,
                         p::opt<node<S::before, kw<K::part_in>, quoted, kw<K::part_before>>>,
                         kw<K::part_handles>> {};
struct rule_by_en : node<S::by, kw<K::part_by>, names_by<part_sep>,
                         p::opt<node<S::before, kw<K::part_before>, quoted>>> {};
struct only_fields : node<S::fill, kw<K::part_only>, names_by<part_sep>> {};
struct rule_part
    : named<E::part, p::sor<reason, fill, only_fields, skins<rule_by_zh, rule_by_en>>> {};
struct general_rule_line : line<p::list<rule_part, comma>> {};
struct approved_by_zh : node<S::by, kw<K::part_by>, names_by<part_sep>,
                             p::sor<kw<K::exception_approves>, kw<K::part_handles>>> {};
struct valid : node<S::valid, kw<K::exception_valid>, value> {};
struct exception_part : named<E::part, p::sor<reason, valid, skins<approved_by_zh, rule_by_en>>> {};
struct exception_line : line<p::list<exception_part, comma>> {};

// 【…】
struct plain_marker : any_of<K::marker_may_add_items, K::marker_may_drop_items, K::marker_may_raise,
                             K::marker_may_lower, K::marker_may_shorten, K::marker_may_lengthen,
                             K::marker_may_add_rounds, K::marker_may_rename> {};
struct bounds : p::seq<quantity, kw<K::word_to>, quantity> {};
struct choose_marker : node<S::range, kw<K::marker_choose>, bounds, p::opt<kw<K::marker_chosen>>> {
};
struct stages_marker
    : node<S::step, kw<K::marker_may_add_stages>,
           p::opt<comma, kw<K::marker_stages_total>, quantity, p::opt<kw<K::marker_in_total>>>> {};
struct localities : p::seq<kw<K::marker_localities>, p::opt<p::seq<en, kw<K::marker_may>>>> {};
struct local_marker
    : p::seq<p::opt<localities>, p::sor<choose_marker, stages_marker, plain_marker>> {};
struct weights_marker : node<S::points, kw<K::marker_weights_may_move>, quantity,
                             p::opt<comma, kw<K::marker_weights_total>, quantity>> {};
struct fixed_marker : any_of<K::marker_locked, K::marker_local_decides, K::marker_must_fill> {};
struct marker
    : named<E::marker, node<S::marker, p::sor<fixed_marker, weights_marker, local_marker>>> {};
struct marker_sep
    : p::seq<p::sor<kw<K::cond_and_word>,
                    p::seq<ws, p::sor<p::utf8::one<U'、', U'，', U'；'>, p::one<',', ';'>>>>> {};
struct marker_line : line<p::list<marker, marker_sep>> {};

// 本地规则
struct local_verb
    : node<S::local_verb,
           any_of<K::local_add_item, K::local_drop_item, K::local_shorten, K::local_lengthen,
                  K::local_raise, K::local_lower, K::local_decide, K::local_pilot>> {};
struct the_deadline : node<S::period, kw<K::local_word_deadline>> {};
struct the_item : node<S::items, p::sor<p::seq<zh, items_zh>, p::seq<en, items_en>>> {};
struct the_aspect : node<S::aspect, of_owner, title> {};
struct new_deadline : node<S::remind, deadline_body> {};
struct new_value : node<S::condition, condition> {};
struct like : node<S::like, comma, kw<K::local_word_like>, the_item> {};
struct new_words
    : p::seq<node<S::labels, p::list<p::sor<quoted, yes_no>, part_sep>>, p::at<finish>> {};
struct new_strength : p::seq<node<S::strength, duty>, p::at<finish>> {};
struct changed : p::seq<local_verb, name, p::opt<p::sor<the_deadline, the_item, the_aspect>>,
                        p::opt<colon, p::sor<new_words, new_strength, new_deadline,
                                             p::seq<new_value, p::opt<like>>>>> {};
struct field_zh : p::seq<name, kw<K::cond_of>, title> {};
struct field_en : p::seq<name, comma, title> {};
struct added_field : p::seq<node<S::local_verb, any_of<K::local_add_field>>,
                            skins<field_zh, field_en>, colon, node<S::field, field_body>> {};
struct renamed : p::seq<node<S::local_verb, any_of<K::local_rename>>, name, colon, quoted> {};
struct matched : p::seq<node<S::local_verb, any_of<K::local_counterpart>>, title, colon, quoted> {};
struct local_rule_line : line<p::sor<added_field, renamed, matched, changed>> {};
struct stage_zh : p::seq<title, comma, kw<K::local_word_in>, name, kw<K::local_word_after>> {};
struct stage_en : p::seq<title, comma, kw<K::local_word_in>, name> {};
struct added_stage_line : line<skins<stage_zh, stage_en>> {};

}  // namespace guiju::parse::grammar
