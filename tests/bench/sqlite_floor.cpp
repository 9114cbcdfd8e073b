// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/sqlite_floor.h"

#include <variant>

namespace guiju::bench {
namespace {

using Bound = std::variant<const std::string*, std::int64_t>;

void bind(sqlite3_stmt* statement, std::initializer_list<Bound> values) {
    int at = 0;
    for (const auto& value : values) {
        ++at;
        if (const auto* text = std::get_if<const std::string*>(&value)) {
            if ((*text)->empty()) {
                sqlite3_bind_null(statement, at);
            } else {
                sqlite3_bind_text(statement, at, (*text)->data(), static_cast<int>((*text)->size()),
                                  SQLITE_STATIC);
            }
        } else {
            sqlite3_bind_int64(statement, at, std::get<std::int64_t>(value));
        }
    }
}

void run_all(sqlite3_stmt* statement) {
    int result = SQLITE_ROW;
    while (result == SQLITE_ROW) {
        result = sqlite3_step(statement);
        // Reads every column, as one who wants the row would.
        for (int i = 0; result == SQLITE_ROW && i < sqlite3_column_count(statement); ++i)
            (void)sqlite3_column_text(statement, i);
    }
    if (result != SQLITE_DONE) std::abort();
    sqlite3_reset(statement);
}

}  // namespace

sqlite3_stmt* Floor::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
        SQLITE_OK)
        std::abort();
    all_.push_back(statement);
    return statement;
}

Floor::Floor(const std::string& path) {
    if (sqlite3_open(path.c_str(), &db_) != SQLITE_OK) std::abort();
    for (const char* pragma :
         {"pragma journal_mode = wal", "pragma synchronous = full", "pragma cache_size = -32768"})
        sqlite3_exec(db_, pragma, nullptr, nullptr, nullptr);
    begin_ = prepare("begin immediate");
    commit_ = prepare("commit");
    find_ = prepare("select id, case_id, revision, answer, at_ms from command where id = ?");
    load_ = prepare(
        "select r.*, d.fields, d.marks, d.pending from case_row r"
        " join case_doc d on d.case_id = r.id where r.id = ?");
    clocks_ = prepare(
        "select * from clock where case_id = ? and clock_state <> 'stopped' order by clock_name");
    work_ = prepare("select * from work_item where case_id = ? and closed = 0 order by id");
    command_ = prepare(
        "insert into command (id, case_id, revision, answer, at_ms) values (?, ?, ?, ?, ?)");
    step_ = prepare(
        "update case_row set revision = ?, stage = ?, phase = ?, rung = ?, highest_rung = ?,"
        " rounds = ?, edition = ?, holder_role = ?, holder_unit = ?, handler_unit = ?,"
        " responsible_unit = ?, phase_before = ?, case_result = ?, flags = ?, merged_into = ?,"
        " correct_items = ?, updated = ?, closed = ?, journal_head = ? where id = ? and revision = "
        "?");
    journal_ = prepare(
        "insert into journal (case_id, seq, at_ms, actor_person, actor_unit, actor_role, verb,"
        " from_stage, from_phase, to_stage, to_phase, inputs, reason, decision, command_id, effect,"
        " hints, fingerprint)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    clock_ = prepare(
        "update clock set clock_state = ?, budget = ?, clock_unit = ?, consumed = ?,"
        " running_since = ?, due_at = ?, reminders = ?, next_reminder = ?, started = ?,"
        " stopped = ?, pause_reason = ?, wake_at = ? where case_id = ? and clock_name = ?");
    item_ = prepare(
        "update work_item set kind = ?, stage = ?, role_name = ?, unit_id = ?, person = ?,"
        " opened = ?, closed = ? where case_id = ? and id = ?");
    outbox_ = prepare(
        "insert into outbox (case_id, place_no, id, topic, role_name, unit_id, body, at_ms)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)");
}

Floor::~Floor() {
    for (auto* statement : all_) sqlite3_finalize(statement);
    sqlite3_close(db_);
}

void Floor::run(const std::vector<ports::CaseChange>& changes) {
    run_all(begin_);
    for (const auto& change : changes) {
        read(change);
        write(change);
        write_rows(change);
    }
    run_all(commit_);
}

void Floor::read(const ports::CaseChange& change) {
    bind(find_, {&change.command.id});
    run_all(find_);
    for (auto* statement : {load_, clocks_, work_}) {
        bind(statement, {&change.after.id});
        run_all(statement);
    }
}

void Floor::write(const ports::CaseChange& change) {
    const auto& k = change.command;
    bind(command_, {&k.id, &k.case_id, k.revision, &k.answer, k.at.ms});
    run_all(command_);
    const auto& c = change.after;
    bind(step_, {c.revision,
                 &c.stage,
                 &c.phase,
                 c.rung,
                 c.highest_rung,
                 c.rounds,
                 c.edition,
                 &c.holder_role,
                 &c.holder_unit,
                 &c.handler_unit,
                 &c.responsible_unit,
                 &c.phase_before,
                 &c.result,
                 &c.flags,
                 &c.merged_into,
                 &c.correct_items,
                 c.updated.ms,
                 c.closed.ms,
                 &c.head,
                 &c.id,
                 change.expected_revision});
    run_all(step_);
    if (sqlite3_changes(db_) != 1) std::abort();
    const auto& j = change.journal;
    bind(journal_, {&j.case_id, j.sequence, j.at.ms, &j.actor_person, &j.actor_unit, &j.actor_role,
                    &j.verb, &j.from_stage, &j.from_phase, &j.to_stage, &j.to_phase, &j.inputs,
                    &j.reason, &j.decision, &j.command_id, &j.effect, &j.hints, &j.fingerprint});
    run_all(journal_);
}

void Floor::write_rows(const ports::CaseChange& change) {
    for (const auto& c : change.clocks) {
        bind(clock_, {&c.state, c.budget, &c.unit, c.consumed, c.running_since.days, c.due.ms,
                      c.reminders, c.next_reminder.ms, c.started.ms, c.stopped.ms, &c.pause_reason,
                      c.due.ms, &c.case_id, &c.name});
        run_all(clock_);
    }
    for (const auto& w : change.work) {
        bind(item_, {&w.kind, &w.stage, &w.role, &w.unit, &w.person, w.opened.ms, w.closed.ms,
                     &w.case_id, &w.id});
        run_all(item_);
    }
    std::int64_t place = change.journal.sequence * 10000;
    for (const auto& o : change.outbox) {
        bind(outbox_, {&o.case_id, place++, &o.id, &o.topic, &o.role, &o.unit, &o.body, o.at.ms});
        run_all(outbox_);
    }
}

}  // namespace guiju::bench
