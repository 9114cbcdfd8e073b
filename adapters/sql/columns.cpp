// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/columns.h"

#include <algorithm>
#include <array>

#include "adapters/sql/document.h"

namespace guiju::sql {
namespace {

using ports::CaseRecord;
using ports::ClockRecord;
using ports::CommandRecord;
using ports::DeliveryRecord;
using ports::FigureRecord;
using ports::HeadRecord;
using ports::HoldingRecord;
using ports::JournalRecord;
using ports::LaneRecord;
using ports::LinkRecord;
using ports::ListRecord;
using ports::OutboxRecord;
using ports::PolicyAct;
using ports::PolicyRecord;
using ports::RemovalRecord;
using ports::SealRecord;
using ports::StandIn;
using ports::UnitRecord;
using ports::WorkItemRecord;

constexpr std::size_t kAny = 0;

/// The order of lists: by the day in China on which the case was filed, priority first.
void read_list_key(const CaseRecord& record, Cell& cell) {
    const long long day = record.filed.ms == 0 ? 0 : value::day_of(record.filed).days;
    cell.set(day * 2 + (record.priority ? 0 : 1));
}

void read_duplicate_hash(const CaseRecord& record, Cell& cell) {
    cell.set(duplicate_hash(record.duplicate_key));
}

/// The instant from which the clock has something to do: warn, be overdue, remind. Null: nothing.
void read_wake(const ClockRecord& record, Cell& cell) {
    const bool counting = record.state == "running" || record.state == "warned";
    std::int64_t wake = counting ? record.due.ms : 0;
    if ((counting || record.state == "overdue") && record.next_reminder.ms != 0) {
        wake = wake == 0 ? record.next_reminder.ms : std::min(wake, record.next_reminder.ms);
    }
    cell.set(static_cast<long long>(wake));
    if (wake == 0) cell.clear();
}

void read_nothing(const ClockRecord& /*record*/, Cell& cell) { cell.clear(); }

/// The instant from which a lane may be taken. Null: it waits for nothing but a person, or a message.
void read_lane_wake(const LaneRecord& record, Cell& cell) {
    cell.set(static_cast<long long>(record.next_try.ms));
    if (record.state != LaneRecord::kWaiting) cell.clear();
}

/// The first characters of a text, to name it in a message.
std::string opening_of(std::string_view text) {
    std::size_t end = 0;
    for (int characters = 0; end < text.size(); ++end) {
        const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (begins && ++characters > 16) break;
    }
    return std::string(text.substr(0, end)) + "…";
}

template <auto member>
constexpr auto key(const char* name) {
    return column<member>(name, Part::key);
}
template <auto member>
constexpr auto moves(const char* name, std::size_t limit = kKeyCharacters) {
    return column<member>(name, Part::moves, limit);
}
template <auto member>
constexpr auto fixed(const char* name, std::size_t limit = kKeyCharacters) {
    return column<member>(name, Part::fixed, limit);
}
template <auto member>
constexpr auto opened(const char* name, std::size_t limit = kKeyCharacters) {
    return column<member>(name, Part::opened, limit);
}

constexpr std::array kCaseRow{
    key<&CaseRecord::id>("id"),
    moves<&CaseRecord::revision>("revision"),
    moves<&CaseRecord::stage>("stage"),
    moves<&CaseRecord::phase>("phase"),
    moves<&CaseRecord::rung>("rung"),
    moves<&CaseRecord::highest_rung>("highest_rung"),
    moves<&CaseRecord::rounds>("rounds"),
    moves<&CaseRecord::edition>("edition"),
    moves<&CaseRecord::holder_role>("holder_role"),
    moves<&CaseRecord::holder_unit>("holder_unit"),
    moves<&CaseRecord::handler_unit>("handler_unit"),
    moves<&CaseRecord::responsible_unit>("responsible_unit"),
    moves<&CaseRecord::phase_before>("phase_before"),
    moves<&CaseRecord::result>("case_result", kAny),
    moves<&CaseRecord::flags>("flags", kAny),
    moves<&CaseRecord::merged_into>("merged_into"),
    moves<&CaseRecord::correct_items>("correct_items", kAny),
    moves<&CaseRecord::updated>("updated"),
    moves<&CaseRecord::closed>("closed"),
    moves<&CaseRecord::head>("journal_head"),
    opened<&CaseRecord::policy>("policy_name"),
    opened<&CaseRecord::policy_hash>("policy_hash"),
    opened<&CaseRecord::applicant_unit>("applicant_unit"),
    opened<&CaseRecord::territory>("territory"),
    fixed<&CaseRecord::title>("title", kAny),
    fixed<&CaseRecord::confidentiality>("confidentiality"),
    fixed<&CaseRecord::priority>("priority"),
    opened<&CaseRecord::previous_case>("previous_case"),
    fixed<&CaseRecord::duplicate_key>("duplicate_key", kAny),
    Column<CaseRecord>{"duplicate_hash", Part::fixed, false, 0, read_duplicate_hash, nullptr},
    opened<&CaseRecord::opened>("opened"),
    fixed<&CaseRecord::filed>("filed"),
    Column<CaseRecord>{"list_key", Part::fixed, false, 0, read_list_key, nullptr},
};

constexpr std::array kCaseDoc{
    key<&CaseRecord::id>("case_id"),
    Column<CaseRecord>{
        "fields", Part::fixed, true, kAny,
        [](const CaseRecord& r, Cell& c) { c.set(fields_to_json(r.fields)); },
        [](const Cell& c, CaseRecord& r) { r.fields = fields_from_json(c.as_text(), r.id); }},
    Column<CaseRecord>{
        "marks", Part::fixed, true, kAny,
        [](const CaseRecord& r, Cell& c) { c.set(marks_to_json(r.marks)); },
        [](const Cell& c, CaseRecord& r) { r.marks = marks_from_json(c.as_text(), r.id); }},
    Column<CaseRecord>{
        "pending", Part::fixed, true, kAny,
        [](const CaseRecord& r, Cell& c) { c.set(pending_to_json(r.pending)); },
        [](const Cell& c, CaseRecord& r) { r.pending = pending_from_json(c.as_text(), r.id); }},
    Column<CaseRecord>{
        "notes", Part::fixed, true, kAny,
        [](const CaseRecord& r, Cell& c) { c.set(notes_to_json(r.notes)); },
        [](const Cell& c, CaseRecord& r) { r.notes = notes_from_json(c.as_text(), r.id); }},
};

constexpr std::array kJournal{
    key<&JournalRecord::case_id>("case_id"),
    key<&JournalRecord::sequence>("seq"),
    moves<&JournalRecord::at>("at_ms"),
    moves<&JournalRecord::actor_person>("actor_person"),
    moves<&JournalRecord::actor_unit>("actor_unit"),
    moves<&JournalRecord::actor_role>("actor_role"),
    moves<&JournalRecord::verb>("verb"),
    moves<&JournalRecord::from_stage>("from_stage"),
    moves<&JournalRecord::from_phase>("from_phase"),
    moves<&JournalRecord::to_stage>("to_stage"),
    moves<&JournalRecord::to_phase>("to_phase"),
    moves<&JournalRecord::inputs>("inputs", kAny),
    moves<&JournalRecord::reason>("reason", kAny),
    moves<&JournalRecord::decision>("decision", kAny),
    moves<&JournalRecord::command_id>("command_id"),
    moves<&JournalRecord::effect>("effect", kAny),
    moves<&JournalRecord::hints>("hints"),
    moves<&JournalRecord::fingerprint>("fingerprint"),
};

constexpr std::array kWorkItem{
    key<&WorkItemRecord::case_id>("case_id"),  key<&WorkItemRecord::id>("id"),
    moves<&WorkItemRecord::kind>("kind"),      moves<&WorkItemRecord::stage>("stage"),
    moves<&WorkItemRecord::role>("role_name"), moves<&WorkItemRecord::unit>("unit_id"),
    moves<&WorkItemRecord::person>("person"),  moves<&WorkItemRecord::opened>("opened"),
    moves<&WorkItemRecord::closed>("closed"),
};

constexpr std::array kClock{
    key<&ClockRecord::case_id>("case_id"),
    key<&ClockRecord::name>("clock_name"),
    moves<&ClockRecord::state>("clock_state"),
    moves<&ClockRecord::budget>("budget"),
    moves<&ClockRecord::unit>("clock_unit"),
    moves<&ClockRecord::consumed>("consumed"),
    moves<&ClockRecord::running_since>("running_since"),
    moves<&ClockRecord::due>("due_at"),
    moves<&ClockRecord::reminders>("reminders"),
    moves<&ClockRecord::next_reminder>("next_reminder"),
    moves<&ClockRecord::started>("started"),
    moves<&ClockRecord::stopped>("stopped"),
    moves<&ClockRecord::pause_reason>("pause_reason", kAny),
    Column<ClockRecord>{"wake_at", Part::moves, false, 0, read_wake, nullptr},
    // Whoever had claimed the clock is done with it.
    Column<ClockRecord>{"leased_by", Part::moves, true, kKeyCharacters, read_nothing, nullptr},
    Column<ClockRecord>{"leased_until", Part::moves, false, 0, read_nothing, nullptr},
};

constexpr std::array kOutbox{
    key<&OutboxRecord::case_id>("case_id"),
    Column<OutboxRecord>{"place_no", Part::key, false, 0, [](const OutboxRecord&, Cell&) {},
                         nullptr},
    moves<&OutboxRecord::id>("id"),
    moves<&OutboxRecord::topic>("topic"),
    moves<&OutboxRecord::role>("role_name"),
    moves<&OutboxRecord::unit>("unit_id"),
    moves<&OutboxRecord::body>("body", kAny),
    moves<&OutboxRecord::at>("at_ms"),
};

constexpr std::array kCommand{
    key<&CommandRecord::id>("id"),
    moves<&CommandRecord::case_id>("case_id"),
    moves<&CommandRecord::revision>("revision"),
    moves<&CommandRecord::answer>("answer", kAny),
    moves<&CommandRecord::at>("at_ms"),
};

constexpr std::array kLink{
    key<&LinkRecord::from>("from_id"),
    key<&LinkRecord::relation>("relation"),
    key<&LinkRecord::to>("to_id"),
    moves<&LinkRecord::from_policy>("from_policy"),
    moves<&LinkRecord::to_policy>("to_policy"),
    moves<&LinkRecord::at>("at_ms"),
    moves<&LinkRecord::ended>("ended"),
};

constexpr std::array kList{
    key<&ListRecord::policy>("policy_name"),     key<&ListRecord::list>("list_name"),
    key<&ListRecord::version>("version_no"),     moves<&ListRecord::period>("period_name"),
    moves<&ListRecord::unit>("unit_id"),         moves<&ListRecord::person>("person"),
    moves<&ListRecord::rows>("list_rows", kAny), moves<&ListRecord::at>("at_ms"),
};

constexpr std::array kHead{
    key<&HeadRecord::case_id>("id"),
    moves<&HeadRecord::revision>("revision"),
    moves<&HeadRecord::head>("journal_head"),
};

constexpr std::array kSeal{
    key<&SealRecord::number>("seal_no"),
    moves<&SealRecord::at>("at_ms"),
    moves<&SealRecord::root>("root_print"),
    moves<&SealRecord::line>("seal_line", kAny),
};

constexpr std::array kRemoval{
    key<&RemovalRecord::number>("removal_no"),
    moves<&RemovalRecord::at>("at_ms"),
    moves<&RemovalRecord::line>("removal_line", kAny),
};

constexpr std::array kLane{
    key<&LaneRecord::receiver>("receiver"),
    key<&LaneRecord::case_id>("case_id"),
    moves<&LaneRecord::revision>("revision"),
    moves<&LaneRecord::done>("done_place"),
    moves<&LaneRecord::state>("lane_state"),
    moves<&LaneRecord::attempts>("attempts"),
    moves<&LaneRecord::next_try>("next_try"),
    moves<&LaneRecord::problem>("problem", kAny),
    moves<&LaneRecord::worker>("worker"),
    moves<&LaneRecord::leased_until>("leased_until"),
    moves<&LaneRecord::updated>("updated"),
    Column<LaneRecord>{"wake_at", Part::moves, false, 0, read_lane_wake, nullptr},
};

constexpr std::array kDelivery{
    key<&DeliveryRecord::case_id>("case_id"),   key<&DeliveryRecord::place>("place_no"),
    key<&DeliveryRecord::receiver>("receiver"), moves<&DeliveryRecord::message>("message_id"),
    moves<&DeliveryRecord::ended>("ended"),     moves<&DeliveryRecord::attempts>("attempts"),
    moves<&DeliveryRecord::at>("at_ms"),        moves<&DeliveryRecord::remark>("remark", kAny),
};

constexpr std::array kFigure{
    key<&FigureRecord::period>("period_name"),
    key<&FigureRecord::indicator>("indicator"),
    key<&FigureRecord::unit>("unit_id"),
    moves<&FigureRecord::value>("amount"),
};

constexpr std::array kPolicy{
    key<&PolicyRecord::hash>("hash"),
    moves<&PolicyRecord::name>("policy_name"),
    moves<&PolicyRecord::version>("version_text"),
    moves<&PolicyRecord::status>("status"),
    moves<&PolicyRecord::program>("program", kAny),
    moves<&PolicyRecord::stored>("stored"),
    moves<&PolicyRecord::texts>("texts", kAny),
};

constexpr std::array kPolicyAct{
    key<&PolicyAct::policy>("policy_name"),    key<&PolicyAct::sequence>("seq"),
    moves<&PolicyAct::hash>("policy_hash"),    moves<&PolicyAct::act>("act_kind"),
    moves<&PolicyAct::person>("person"),       moves<&PolicyAct::unit>("unit_id"),
    moves<&PolicyAct::reason>("reason", kAny), moves<&PolicyAct::at>("at_ms"),
};

constexpr std::array kStandIn{
    key<&StandIn::id>("id"),
    moves<&StandIn::unit>("unit_id"),
    moves<&StandIn::person>("person"),
    moves<&StandIn::deputy>("deputy"),
    moves<&StandIn::from>("held_from"),
    moves<&StandIn::until>("held_until"),
    moves<&StandIn::reason>("reason", kAny),
};

constexpr std::array kUnit{
    key<&UnitRecord::id>("id"),
    moves<&UnitRecord::name>("unit_name"),
    moves<&UnitRecord::territory>("territory"),
    Column<UnitRecord>{
        "entries", Part::moves, true, kAny,
        [](const UnitRecord& r, Cell& c) { c.set(entries_to_json(r.entries)); },
        [](const Cell& c, UnitRecord& r) { r.entries = entries_from_json(c.as_text(), r.id); }},
};

constexpr std::array kHolding{
    key<&HoldingRecord::id>("id"),
    moves<&HoldingRecord::kind>("holding_kind"),
    moves<&HoldingRecord::name>("holding_name"),
    moves<&HoldingRecord::subject>("subject"),
    moves<&HoldingRecord::rung>("rung_name"),
    moves<&HoldingRecord::amount>("amount"),
    moves<&HoldingRecord::dimension>("dimension"),
    moves<&HoldingRecord::source>("source_id"),
    moves<&HoldingRecord::from>("held_from"),
    moves<&HoldingRecord::until>("held_until"),
    moves<&HoldingRecord::cause>("cause", kAny),
    moves<&HoldingRecord::policy>("policy_name"),
    moves<&HoldingRecord::case_id>("case_id"),
    moves<&HoldingRecord::closed>("closed"),
    moves<&HoldingRecord::closed_cause>("closed_cause", kAny),
    moves<&HoldingRecord::closed_by_case>("closed_by"),
    Column<HoldingRecord>{
        "fields", Part::moves, true, kAny,
        [](const HoldingRecord& r, Cell& c) { c.set(fields_to_json(r.fields)); },
        [](const Cell& c, HoldingRecord& r) { r.fields = fields_from_json(c.as_text(), r.id); }},
};

}  // namespace

std::span<const Column<CaseRecord>> case_row_columns() { return kCaseRow; }
std::span<const Column<CaseRecord>> case_doc_columns() { return kCaseDoc; }
std::span<const Column<CaseRecord>> document_columns() { return case_doc_columns().subspan(1); }
std::span<const Column<JournalRecord>> journal_columns() { return kJournal; }
std::span<const Column<WorkItemRecord>> work_item_columns() { return kWorkItem; }
std::span<const Column<ClockRecord>> clock_columns() { return kClock; }
std::span<const Column<OutboxRecord>> outbox_columns() { return kOutbox; }
std::span<const Column<CommandRecord>> command_columns() { return kCommand; }
std::span<const Column<FigureRecord>> figure_columns() { return kFigure; }
std::span<const Column<LinkRecord>> link_columns() { return kLink; }
std::span<const Column<ListRecord>> list_columns() { return kList; }
std::span<const Column<HeadRecord>> head_columns() { return kHead; }
std::span<const Column<SealRecord>> seal_columns() { return kSeal; }
std::span<const Column<RemovalRecord>> removal_columns() { return kRemoval; }
std::span<const Column<LaneRecord>> lane_columns() { return kLane; }
std::span<const Column<DeliveryRecord>> delivery_columns() { return kDelivery; }
std::span<const Column<PolicyRecord>> policy_columns() { return kPolicy; }
std::span<const Column<PolicyAct>> policy_act_columns() { return kPolicyAct; }
std::span<const Column<StandIn>> stand_in_columns() { return kStandIn; }
std::span<const Column<UnitRecord>> unit_columns() { return kUnit; }
std::span<const Column<HoldingRecord>> holding_columns() { return kHolding; }

long long duplicate_hash(std::string_view key) {
    std::uint64_t sum = 14695981039346656037U;
    for (const char c : key) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return key.empty() ? 0 : static_cast<long long>(sum >> 1U);
}

void check_text(const Cell& cell, std::size_t limit) {
    const auto text = cell.as_text();
    if (!is_storable(text)) {
        throw Refusal{{base::ErrorKind::misuse,
                       base::Code::gj5417,
                       {base::Text("提交的内容", "what was handed in")}}};
    }
    // Fewer bytes than the limit are never more characters.
    if (limit == 0 || text.size() <= limit) return;
    if (value::count_characters(text) > static_cast<std::int64_t>(limit)) {
        throw Refusal{{base::ErrorKind::misuse,
                       base::Code::gj5418,
                       {opening_of(text), std::to_string(limit)}}};
    }
}

}  // namespace guiju::sql
