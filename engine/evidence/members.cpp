// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/members.h"

#include <array>

namespace guiju::evidence {
namespace {

using ports::CaseRecord;
using ports::ClockRecord;
using ports::LinkRecord;
using ports::Mark;
using ports::Note;
using ports::PendingConfirmation;
using ports::WorkItemRecord;

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

template <class T>
void append_json(const T& value, value::JsonText& out) {
    if constexpr (std::is_same_v<T, std::string>) {
        out.text(value);
    } else if constexpr (std::is_same_v<T, bool>) {
        out.yes(value);
    } else if constexpr (std::is_integral_v<T>) {
        out.whole(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<T, value::Instant>) {
        out.whole(value.ms);
    } else if constexpr (std::is_same_v<T, value::Date>) {
        out.whole(value.days);
    } else if constexpr (IsVector<T>::value) {
        out.open('[');
        for (const auto& item : value) append_json(item, out);
        out.close(']');
    } else {
        append_differences(T{}, value, out);
    }
}

template <class T>
void from_json(T& value, const json::value& given) {
    if constexpr (std::is_same_v<T, std::string>) {
        value = given.as_string();
    } else if constexpr (std::is_same_v<T, bool>) {
        value = given.as_bool();
    } else if constexpr (std::is_integral_v<T>) {
        value = given.to_number<T>();
    } else if constexpr (std::is_same_v<T, value::Instant>) {
        value.ms = given.to_number<std::int64_t>();
    } else if constexpr (std::is_same_v<T, value::Date>) {
        value.days = given.to_number<std::int32_t>();
    } else if constexpr (IsVector<T>::value) {
        value.clear();
        for (const auto& item : given.as_array()) from_json(value.emplace_back(), item);
    } else {
        value = T{};
        put_members(value, given.as_object());
    }
}

template <class T>
struct Parts;
template <class R, class V>
struct Parts<V R::*> {
    using Row = R;
};

template <auto at>
constexpr auto time_of() {
    using Row = typename Parts<decltype(at)>::Row;
    using Value = std::remove_cvref_t<decltype(std::declval<Row>().*at)>;
    std::string (*out)(const Row&) = nullptr;
    if constexpr (std::is_same_v<Value, value::Instant> || std::is_same_v<Value, value::Date>)
        out = [](const Row& row) { return said(row.*at); };
    return out;
}

template <auto at>
constexpr auto member(const char* name, const char* zh, const char* en, bool shown = true) {
    using Row = typename Parts<decltype(at)>::Row;
    return Member<Row>{name,
                       zh,
                       en,
                       shown,
                       [](const Row& a, const Row& b) { return a.*at == b.*at; },
                       [](const Row& row, value::JsonText& out) { append_json(row.*at, out); },
                       time_of<at>(),
                       [](Row& row, const json::value& given) { from_json(row.*at, given); }};
}

constexpr bool kHidden = false;  // made of what was filled in

constexpr std::array kCase{
    member<&CaseRecord::policy>("policy", "适用的规矩", "policy"),
    member<&CaseRecord::policy_hash>("policy_hash", "规矩版本", "version of the policy"),
    member<&CaseRecord::stage>("stage", "环节", "stage"),
    member<&CaseRecord::phase>("phase", "状态", "phase"),
    member<&CaseRecord::rung>("rung", "所在层级", "rung"),
    member<&CaseRecord::highest_rung>("highest_rung", "最高层级", "highest rung"),
    member<&CaseRecord::rounds>("rounds", "补正次数", "corrections"),
    member<&CaseRecord::edition>("edition", "需求版次", "edition"),
    member<&CaseRecord::holder_role>("holder_role", "待办角色", "whose turn (role)"),
    member<&CaseRecord::holder_unit>("holder_unit", "待办单位", "whose turn (unit)"),
    member<&CaseRecord::handler_unit>("handler_unit", "办理单位", "handling unit"),
    member<&CaseRecord::responsible_unit>("responsible_unit", "责任单位", "unit in charge"),
    member<&CaseRecord::phase_before>("phase_before", "暂停前状态", "phase before suspension"),
    member<&CaseRecord::applicant_unit>("applicant_unit", "提出单位", "applicant"),
    member<&CaseRecord::territory>("territory", "属地", "territory"),
    member<&CaseRecord::title>("title", "标题", "title", kHidden),
    member<&CaseRecord::confidentiality>("confidentiality", "密级", "confidentiality"),
    member<&CaseRecord::priority>("priority", "优先", "priority"),
    member<&CaseRecord::result>("result", "办理结果", "result"),
    member<&CaseRecord::flags>("flags", "提示", "flags"),
    member<&CaseRecord::duplicate_key>("duplicate_key", "查重依据", "duplicate key", kHidden),
    member<&CaseRecord::previous_case>("previous_case", "原案件", "previous case"),
    member<&CaseRecord::merged_into>("merged_into", "并入案件", "merged into"),
    member<&CaseRecord::correct_items>("correct_items", "待补正各项", "items to correct"),
    member<&CaseRecord::opened>("opened", "开立时间", "opened"),
    member<&CaseRecord::filed>("filed", "提交时间", "filed"),
    member<&CaseRecord::closed>("closed", "办结时间", "closed"),
    member<&CaseRecord::marks>("marks", "标记", "marks"),
    member<&CaseRecord::pending>("pending", "待确认事项", "what awaits confirmation", kHidden),
    member<&CaseRecord::notes>("notes", "意见和例外", "opinions and exceptions", kHidden),
};

constexpr std::array kClock{
    member<&ClockRecord::case_id>("case_id", "案件编号", "case id"),
    member<&ClockRecord::name>("name", "名称", "name"),
    member<&ClockRecord::state>("state", "状态", "state"),
    member<&ClockRecord::budget>("budget", "期限", "budget"),
    member<&ClockRecord::unit>("unit", "计时单位", "unit"),
    member<&ClockRecord::consumed>("consumed", "已用", "consumed"),
    member<&ClockRecord::running_since>("running_since", "起算日", "running since"),
    member<&ClockRecord::due>("due", "到期时间", "due"),
    member<&ClockRecord::reminders>("reminders", "提醒次数", "reminders"),
    member<&ClockRecord::next_reminder>("next_reminder", "下次提醒", "next reminder"),
    member<&ClockRecord::started>("started", "开始时间", "started"),
    member<&ClockRecord::stopped>("stopped", "停止时间", "stopped"),
    member<&ClockRecord::pause_reason>("pause_reason", "暂停原因", "reason of the pause"),
};

constexpr std::array kWork{
    member<&WorkItemRecord::id>("id", "编号", "id"),
    member<&WorkItemRecord::case_id>("case_id", "案件编号", "case id"),
    member<&WorkItemRecord::kind>("kind", "种类", "kind"),
    member<&WorkItemRecord::stage>("stage", "环节", "stage"),
    member<&WorkItemRecord::role>("role", "角色", "role"),
    member<&WorkItemRecord::unit>("unit", "单位", "unit"),
    member<&WorkItemRecord::person>("person", "经办人", "person"),
    member<&WorkItemRecord::opened>("opened", "产生时间", "opened"),
    member<&WorkItemRecord::closed>("closed", "完成时间", "closed"),
};

constexpr std::array kLink{
    member<&LinkRecord::from>("from", "本案", "from"),
    member<&LinkRecord::relation>("relation", "关系", "relation"),
    member<&LinkRecord::to>("to", "对方案件", "to"),
    member<&LinkRecord::from_policy>("from_policy", "本案的规矩", "policy"),
    member<&LinkRecord::to_policy>("to_policy", "对方的规矩", "policy of the other"),
    member<&LinkRecord::at>("at", "建立时间", "since"),
    member<&LinkRecord::ended>("ended", "结束时间", "ended"),
};

constexpr std::array kMark{
    member<&Mark::name>("name", "名称", "name"),
    member<&Mark::first>("first", "首次", "first"),
    member<&Mark::last>("last", "末次", "last"),
};

constexpr std::array kNote{
    member<&Note::kind>("kind", "种类", "kind"),
    member<&Note::stage>("stage", "环节", "stage"),
    member<&Note::subject>("subject", "事由", "subject"),
    member<&Note::role>("role", "角色", "role"),
    member<&Note::unit>("unit", "单位", "unit"),
    member<&Note::person>("person", "经办人", "person"),
    member<&Note::reason>("reason", "理由", "reason"),
    member<&Note::votes>("votes", "票数", "votes"),
    member<&Note::at>("at", "时间", "time"),
    member<&Note::until>("until", "截止", "until"),
    member<&Note::current>("current", "有效", "in force"),
};

constexpr std::array kPending{
    member<&PendingConfirmation::disposition>("disposition", "处理", "disposition"),
    member<&PendingConfirmation::role>("role", "确认角色", "role"),
    member<&PendingConfirmation::unit>("unit", "确认单位", "unit"),
    member<&PendingConfirmation::proposer>("proposer", "提出人", "proposer"),
    member<&PendingConfirmation::proposer_unit>("proposer_unit", "提出单位", "proposing unit"),
    member<&PendingConfirmation::reason>("reason", "理由", "reason"),
    member<&PendingConfirmation::items>("items", "各项", "items"),
};

// The days the calendar knows.
value::Date first_day() { return *value::make_date(1900, 1, 1); }
value::Date last_day() { return *value::make_date(2200, 12, 31); }

}  // namespace

std::string said(value::Date day) {
    if (day.days == 0) return "";
    return day < first_day() || last_day() < day ? std::to_string(day.days) : value::iso(day);
}
std::string said(value::Instant at) {
    if (at.ms == 0) return "";
    const bool known = value::start_of(first_day()) <= at && at <= value::end_of(last_day());
    return known ? value::iso(at) : std::to_string(at.ms);
}

template <>
std::span<const Member<CaseRecord>> members() {
    return kCase;
}
template <>
std::span<const Member<ClockRecord>> members() {
    return kClock;
}
template <>
std::span<const Member<WorkItemRecord>> members() {
    return kWork;
}
template <>
std::span<const Member<LinkRecord>> members() {
    return kLink;
}
template <>
std::span<const Member<Mark>> members() {
    return kMark;
}
template <>
std::span<const Member<Note>> members() {
    return kNote;
}
template <>
std::span<const Member<PendingConfirmation>> members() {
    return kPending;
}

}  // namespace guiju::evidence
