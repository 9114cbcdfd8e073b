// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/schema.h"

#include <array>
#include <utility>

#include "adapters/sql/chain_journal.h"

// The portable core: three column types; names lower case, at most 30 characters, reserved nowhere; an
// absent text is null; instants are milliseconds since 1970 (0: not yet), days are days since 1970;
// ids are made by the engine; unique means a primary key; no triggers, sequences, foreign keys.
namespace guiju::sql {
namespace {

constexpr std::string_view kSchemaTable =
    "create table schema_info (schema_no {whole} not null primary key, checksum {key} not null,"
    " steps {whole} not null, applied_at {whole} not null)";

Migration first() {
    return {
        1,
        {
            // The narrow, hot row. list_key and duplicate_hash are derived, for order and search.
            "create table case_row (id {key} not null primary key, revision {whole} not null,"
            " stage {key}, phase {key}, rung {whole} not null, highest_rung {whole} not null,"
            " rounds {whole} not null, edition {whole} not null, holder_role {key},"
            " holder_unit {key}, handler_unit {key}, responsible_unit {key},"
            " phase_before {key}, case_result {text}, flags {text},"
            " merged_into {key}, correct_items {text}, updated {whole} not null,"
            " closed {whole} not null, policy_name {key}, policy_hash {key},"
            " applicant_unit {key}, territory {key}, title {text}, confidentiality {key},"
            " priority {whole} not null, previous_case {key}, duplicate_key {text},"
            " duplicate_hash {whole} not null, opened {whole} not null, filed {whole} not null,"
            " list_key {whole} not null)",
            "create index case_row_holder on case_row (holder_unit, closed)",
            "create index case_row_stage on case_row (stage, phase)",
            "create index case_row_order on case_row (list_key, id)",
            "create index case_row_territory on case_row (territory)",
            "create index case_row_applicant on case_row (applicant_unit)",
            "create index case_row_duplicate on case_row (duplicate_hash)",
            // What a list does not need: fields, marks and what waits for confirmation, as JSON.
            "create table case_doc (case_id {key} not null primary key, fields {text},"
            " marks {text}, pending {text})",
            "create table journal (case_id {key} not null, seq {whole} not null,"
            " at_ms {whole} not null, actor_person {key}, actor_unit {key}, actor_role {key},"
            " verb {key}, from_stage {key}, from_phase {key}, to_stage {key}, to_phase {key},"
            " inputs {text}, reason {text}, decision {text}, command_id {key},"
            " primary key (case_id, seq))",
            "create table work_item (case_id {key} not null, id {key} not null, kind {key},"
            " stage {key}, role_name {key}, unit_id {key}, person {key},"
            " opened {whole} not null, closed {whole} not null,"
            " primary key (case_id, id)){narrow}",
            "create index work_item_unit on work_item (unit_id, closed)",
            // wake_at is derived: the instant from which the clock has something to do; else null.
            "create table clock (case_id {key} not null, clock_name {key} not null,"
            " clock_state {key}, budget {whole} not null, clock_unit {key},"
            " consumed {whole} not null, running_since {whole} not null,"
            " due_at {whole} not null, reminders {whole} not null,"
            " next_reminder {whole} not null, started {whole} not null,"
            " stopped {whole} not null, pause_reason {text}, wake_at {whole},"
            " primary key (case_id, clock_name)){narrow}",
            "create index clock_wake on clock (wake_at)",
            // place_no is derived: sequence of the command and place within it, for the order.
            "create table outbox (case_id {key} not null, place_no {whole} not null,"
            " id {key} not null, topic {key}, role_name {key}, unit_id {key}, body {text},"
            " at_ms {whole} not null, primary key (case_id, place_no))",
            "create table command (id {key} not null primary key, case_id {key} not null,"
            " revision {whole} not null, answer {text}, at_ms {whole} not null)",
            "create table figure (period_name {key} not null, indicator {key} not null,"
            " unit_id {key} not null, amount {key},"
            " primary key (period_name, indicator, unit_id))",
            "create table policy (hash {key} not null primary key, policy_name {key},"
            " version_text {key}, status {key}, program {text}, stored {whole} not null)",
            "create table unit (id {key} not null primary key, unit_name {key},"
            " territory {key}, entries {text})",
            "create table unit_role (unit_id {key} not null, place_no {whole} not null,"
            " role_name {key} not null, primary key (unit_id, place_no)){narrow}",
            "create index unit_place on unit (territory)",
            "create index unit_role_name on unit_role (role_name)",
            "create table unit_entry (unit_id {key} not null, register_name {key} not null,"
            " primary key (unit_id, register_name)){narrow}",
            "create index unit_entry_name on unit_entry (register_name)",
        },
        nullptr};
}

/// What units and cases hold: registers, ladders, vouchers, quotas.
Migration second() {
    return {2,
            {
                "create table holding (id {key} not null primary key, holding_kind {key},"
                " holding_name {key}, subject {key}, rung_name {key}, amount {key},"
                " dimension {key}, source_id {key}, held_from {whole} not null,"
                " held_until {whole} not null, cause {text}, policy_name {key}, case_id {key},"
                " closed {whole} not null, closed_cause {text}, closed_by {key}, fields {text})",
                "create index holding_by_name on holding (holding_name, subject)",
                "create index holding_by_subject on holding (subject)",
                "create index holding_by_case on holding (case_id)",
                // Counts the changes of one account: two cases cannot both take the last piece.
                "create table holding_account (holding_name {key} not null,"
                " subject {key} not null, revision {whole} not null,"
                " primary key (holding_name, subject)){narrow}",
            },
            nullptr};
}

/// Threads between cases; published lists.
Migration third() {
    return {3,
            {
                "create table case_link (from_id {key} not null, relation {key} not null,"
                " to_id {key} not null, from_policy {key}, to_policy {key},"
                " at_ms {whole} not null, ended {whole} not null,"
                " primary key (from_id, relation, to_id))",
                "create index case_link_to on case_link (to_id)",
                "create table list_version (policy_name {key} not null, list_name {key} not null,"
                " version_no {whole} not null, period_name {key}, unit_id {key}, person {key},"
                " list_rows {text}, at_ms {whole} not null,"
                " primary key (policy_name, list_name, version_no))",
            },
            nullptr};
}

/// Opinions of joint reviews, exceptions, acts done: beside the other parts of the document.
Migration notes() { return {4, {"alter table case_doc add notes {text}"}, nullptr}; }

/// The journal proves itself: what each entry changed, its fingerprint after the one before, seals.
Migration evidence() {
    return {5,
            {
                "alter table journal add effect {text}",
                "alter table journal add hints {key}",
                "alter table journal add fingerprint {key}",
                "alter table case_row add journal_head {key}",
                "create table seal (seal_no {whole} not null primary key, at_ms {whole} not null,"
                " root_print {key}, seal_line {text})",
            },
            chain_journal};
}

/// Who handed in, approved, withdrew which version of a policy.
Migration policy_acts() {
    return {6,
            {"create table policy_act (policy_name {key} not null, seq {whole} not null,"
             " policy_hash {key} not null, act_kind {key}, person {key}, unit_id {key},"
             " reason {text}, at_ms {whole} not null, primary key (policy_name, seq))"},
            nullptr};
}

/// The rule files a version was made of: a local policy is built on what was published, not on a copy.
Migration policy_texts() { return {7, {"alter table policy add texts {text}"}, nullptr}; }

/// Delivering messages: numbers in the order of coming in, one lane a receiver and case, how each message
/// ended. Removing history. What holds for the whole database.
Migration delivery() {
    return {
        8,
        {
            "alter table outbox add arrival_no {whole}",
            "create index outbox_arrival on outbox (arrival_no)",
            // The last number given ("*"), and how far each receiver was told ("to:" and its name).
            "create table outbox_mark (mark_name {key} not null primary key,"
            " mark_no {whole} not null)",
            // wake_at is derived: next_try of a waiting lane, else null.
            "create table outbox_lane (receiver {key} not null, case_id {key} not null,"
            " revision {whole} not null, done_place {whole} not null, lane_state {key},"
            " attempts {whole} not null, next_try {whole} not null, problem {text},"
            " worker {key}, leased_until {whole} not null, updated {whole} not null,"
            " wake_at {whole}, primary key (receiver, case_id)){narrow}",
            "create index outbox_lane_wake on outbox_lane (wake_at)",
            "create index outbox_lane_case on outbox_lane (case_id)",
            "create table delivery (case_id {key} not null, place_no {whole} not null,"
            " receiver {key} not null, message_id {key}, ended {key},"
            " attempts {whole} not null, at_ms {whole} not null, remark {text},"
            " primary key (case_id, place_no, receiver))",
            "create table removal (removal_no {whole} not null primary key,"
            " at_ms {whole} not null, removal_line {text})",
            "create table setting (setting_name {key} not null primary key,"
            " setting_value {key})",
        },
        nullptr};
}

/// Leave and handover of the people of a unit. How often the directory was changed.
Migration stand_ins() {
    return {9,
            {"create table stand_in (id {key} not null primary key, unit_id {key}, person {key},"
             " deputy {key}, held_from {whole} not null, held_until {whole} not null,"
             " reason {text})",
             "create table change_count (count_name {key} not null primary key,"
             " changes {whole} not null)"},
            nullptr};
}

/// Who is at work on a clock that is due. The list on the desk of a unit, in its order.
Migration claims() {
    return {10,
            {"alter table clock add leased_by {key}", "alter table clock add leased_until {whole}",
             "create index case_row_desk on case_row (holder_unit, closed, stage, list_key, id)"},
            nullptr};
}

}  // namespace

const std::vector<Migration>& migrations() {
    static const std::vector<Migration> kAll{first(),     second(),      third(),        notes(),
                                             evidence(),  policy_acts(), policy_texts(), delivery(),
                                             stand_ins(), claims()};
    return kAll;
}

std::string_view schema_table() { return kSchemaTable; }

std::int64_t schema_version() { return migrations().back().version; }

std::string checksum(const Migration& migration) {
    std::uint64_t sum = 14695981039346656037U;
    for (const auto statement : migration.statements) {
        for (const char c : statement) {
            sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211U;
        }
        sum = (sum ^ '\n') * 1099511628211U;
    }
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(sum >> shift) & 15U];
    return text;
}

long long steps_of(const Migration& migration) {
    return static_cast<long long>(migration.statements.size()) +
           (migration.fill != nullptr ? 1 : 0);
}

std::vector<std::string> table_names() {
    constexpr std::string_view kMakes = "create table ";
    std::vector<std::string> names;
    for (const auto& migration : migrations())
        for (auto statement : migration.statements) {
            if (!statement.starts_with(kMakes)) continue;
            statement.remove_prefix(kMakes.size());
            names.emplace_back(statement.substr(0, statement.find(' ')));
        }
    return names;
}

std::string in_dialect(std::string_view statement, const Dialect& dialect) {
    const std::array<std::pair<std::string_view, std::string_view>, 4> words{{
        {"{key}", dialect.type(ColumnType::key)},
        {"{text}", dialect.type(ColumnType::text)},
        {"{whole}", dialect.type(ColumnType::whole)},
        {"{narrow}", dialect.narrow_table()},
    }};
    std::string out(statement);
    for (const auto& [mark, word] : words) {
        for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark, at)) {
            out.replace(at, mark.size(), word);
        }
    }
    return dialect.spelled(std::move(out));
}

std::vector<std::string> ddl(const Dialect& dialect) {
    std::vector<std::string> out{in_dialect(kSchemaTable, dialect)};
    for (const auto& migration : migrations()) {
        for (const auto statement : migration.statements)
            out.push_back(in_dialect(statement, dialect));
    }
    for (const auto& migration : migrations()) {
        out.push_back("insert into schema_info (schema_no, checksum, steps, applied_at) values (" +
                      std::to_string(migration.version) + ", '" + checksum(migration) + "', " +
                      std::to_string(steps_of(migration)) + ", 0)");
    }
    return out;
}

}  // namespace guiju::sql
