// SPDX-License-Identifier: Apache-2.0
#pragma once
// One connection with everything it has prepared, used by one thread at a time; and the pool that lends
// connections. Statements are prepared once and bound to the cells beside them. Not the logic.
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/sql/columns.h"
#include "adapters/sql/dialect.h"
#include "adapters/sql/fault.h"
#include "adapters/sql/row_arrays.h"
#include "adapters/sql/row_values.h"
#include "adapters/sql/statement.h"
#include "adapters/sql/watchdog.h"

namespace guiju::sql {

/// A statement made on first use, and again after it failed.
class Lazy {
   public:
    template <class Prepare>
    Statement& get(soci::session& session, Prepare prepare) {
        if (!statement_ || statement_->failed()) {
            // Before the old one goes: a driver may name statements by where they lie.
            auto fresh = std::make_unique<Statement>(session);
            prepare(*fresh);
            statement_ = std::move(fresh);
        }
        return *statement_;
    }

   private:
    std::unique_ptr<Statement> statement_;
};

/// A table whose rows are written by key: new ones, changed ones.
template <class Record>
struct Table {
    Table(const char* table, std::span<const Column<Record>> columns) : name(table), row(columns) {}

    void insert(soci::session& session) {
        insert_.get(session, [&](Statement& s) { row.prepare_insert(s, name); }).change();
    }
    /// The row is there afterwards, whether it was before or not.
    void put(soci::session& session) {
        if (upserts) {
            put_.get(session, [&](Statement& s) { row.prepare_upsert(s, name); }).change();
            return;
        }
        auto& update =
            update_.get(session, [&](Statement& s) { row.prepare_update(s, name, {Part::moves}); });
        if (update.change() == 0) insert(session);
    }

    const char* name;
    Row<Record> row;
    bool upserts = false;  ///< of its dialect

   private:
    Lazy insert_, update_, put_;
};

/// Rows a change of a case, or several, writes in one statement (one_trip.h).
template <template <class> class Rows>
struct TripRows {
    Rows<ports::CaseRecord> moved{"moved", case_row_columns()};
    Rows<ports::CaseRecord> fresh{"fresh", case_row_columns()};
    Rows<ports::CaseRecord> document{"document", case_doc_columns()};
    Rows<ports::CommandRecord> command{"command", command_columns()};
    Rows<ports::JournalRecord> journal{"journal", journal_columns()};
    Rows<ports::ClockRecord> clock{"clock", clock_columns()};
    Rows<ports::WorkItemRecord> work_item{"work_item", work_item_columns()};
    Rows<ports::OutboxRecord> outbox{"outbox", outbox_columns()};
    std::map<unsigned, Lazy> writes;  ///< by the shape of what is written

    /// Of every table, in the order they are written.
    template <class Visit>
    void each(Visit visit) {
        visit(moved), visit(fresh), visit(document), visit(command), visit(journal);
        visit(clock), visit(work_item), visit(outbox);
    }
};

/// What a case needs that is read or written in one round trip (one_trip.h).
struct TripCells {
    Cell command_key;   ///< of the command asked for
    Cell clocks, work;  ///< rows read, as JSON
    TripRows<RowArrays> many;
    TripRows<RowValues> few;
    Cell expected;                      ///< how many cases have to take a step
    Cell fits;                          ///< they all did
    Cell asked_commands, asked_cases;   ///< of many, as arrays
    Cell asked_hashes, asked_since;     ///< of duplicates, as arrays
    Cell asked_hash, asked_from;        ///< of one
    Cell directory;                     ///< how often it was changed
    Cell links, place;                  ///< of one of them
    Cell directory_presumed, unlinked;  ///< Presumed; its duplicates are in the two cells above
    Lazy look, look_ahead, duplicates, presumed;
};

/// Cells and statements of one connection. Every member throws soci_error or Refusal.
class Session {
    const Dialect& dialect_;
    const std::string place_;
    const Options options_;
    soci::session session_;  // early: closed late, when no statement is left
    Watchdog* dog_;
    Watch watch_;
    int calls_ = 0;  ///< under watch, one within the other

   public:
    /// Connects. `control` texts are prepared on first use. Without a watchdog calls wait for ever.
    Session(const Dialect& dialect, const Url& url, const Options& options,
            Watchdog* dog = nullptr);
    /// Rolls back what was begun and not ended.
    ~Session();

    /// Runs `talk`, which talks to the server; Refusal (GJ5440) when that falls silent, and then the
    /// connection is of no use any more.
    template <class Work>
    std::invoke_result_t<Work> watched(Work&& talk) {
        const Armed armed(*this, true);
        try {
            return std::forward<Work>(talk)();
        } catch (const soci::soci_error&) {
            if (watch_.cut) throw silence();
            throw;
        }
    }
    /// Inside watched(): runs `other`, which does not talk to the server and may take any time.
    template <class Work>
    std::invoke_result_t<Work> unwatched(Work&& other) {
        const Armed armed(*this, false);
        return std::forward<Work>(other)();
    }
    /// Dialect::may_close(); a server that does not answer: no.
    [[nodiscard]] bool may_close() noexcept;
    /// Breaks the connection off, so that closing it waits for nobody.
    void cut();
    [[nodiscard]] bool is_cut() const { return watch_.cut; }

    void begin_write();
    void begin_read();
    void commit();
    void rollback() noexcept;
    void savepoint();
    void release();
    void rollback_to_savepoint();

    [[nodiscard]] soci::session& raw() { return session_; }
    [[nodiscard]] const Dialect& dialect() const { return dialect_; }

    Table<ports::CaseRecord> cases;
    Table<ports::CaseRecord> documents;
    Row<ports::CaseRecord> joined;  ///< document columns of a joined select
    Table<ports::JournalRecord> journal;
    Table<ports::WorkItemRecord> work;
    Table<ports::ClockRecord> clocks;
    Table<ports::OutboxRecord> outbox;
    Table<ports::CommandRecord> commands;
    Table<ports::FigureRecord> figures;
    Table<ports::PolicyRecord> policies;
    Table<ports::PolicyAct> policy_acts;
    Table<ports::UnitRecord> units;
    Table<ports::StandIn> stand_ins;
    Table<ports::HoldingRecord> holdings;
    Table<ports::LinkRecord> links;
    Table<ports::ListRecord> lists;
    Table<ports::SealRecord> seals;
    Table<ports::RemovalRecord> removals;
    Table<ports::LaneRecord> lanes;
    Table<ports::DeliveryRecord> deliveries;
    Row<ports::HeadRecord> heads;

    Cell key;       ///< the key of a select
    Cell unit_key;  ///< a second key of a select
    Cell number;    ///< an instant, or the revision expected
    Cell second;    ///< a second number
    Cell rows;      ///< at most so many
    Cell name;      ///< a text that comes back beside a row
    std::array<Lazy, 3>
        steps;  ///< by how many parts of a case are written again, besides what moves
    Lazy document, load_case, load_clocks, load_work, find_command, duplicates, filed_by;
    Lazy due_clocks, all_clocks, all_journal, all_outbox, period_figures, one_policy, all_policies;
    Lazy acts_of_policy;
    Lazy case_links, list_versions;
    Lazy all_heads, whole_journal, journal_after, all_work, all_answers, all_seals, set_head;
    Lazy directory_state, step_directory, open_directory;
    Lazy one_unit, units_at_once, units_after;
    Lazy units_by_role, units_by_place, units_by_name, units_by_register;
    Lazy put_role, drop_roles, put_entry, drop_entries, stand_ins_of_unit;
    Lazy holdings_of_case, holdings_of_subject, holdings_of_name, all_holdings;
    Lazy step_lane, one_lane, ready_lanes, messages_after;
    Lazy read_account, step_account, open_account;
    TripCells trip;
    Cell account_name, account_subject, account_revision;  ///< of holding_account
    Cell role_place, role_name, entry_name;                ///< of unit_role and unit_entry

   private:
    /// The watch is on, or off, until the end of the scope.
    class Armed {
       public:
        Armed(Session& session, bool on) : session_(session), on_(on) {
            if (!on_ || session_.calls_++ == 0) set(on_);
        }
        ~Armed() {
            if (on_ ? --session_.calls_ == 0 : session_.calls_ > 0) set(!on_);
        }
        Armed(const Armed&) = delete;
        Armed& operator=(const Armed&) = delete;

       private:
        void set(bool on) {
            if (session_.dog_ == nullptr) return;
            on ? session_.dog_->arm(session_.watch_) : session_.dog_->disarm(session_.watch_);
        }
        Session& session_;
        bool on_;
    };
    [[nodiscard]] Refusal silence() const;
    void run(Lazy& statement, const char* text);

    Lazy begin_write_, begin_read_, after_begin_write_, after_begin_read_;
    Lazy commit_, rollback_, savepoint_, release_, back_;
};

/// Inserts the row in the cells of the table; Refusal(conflict, `taken`) when its key is there already.
template <class Record>
void insert_new(Session& session, Table<Record>& table, base::Code taken, const std::string& what) {
    try {
        table.insert(session.raw());
    } catch (const soci::soci_error& error) {
        if (session.dialect().classify(error) != Fault::unique) throw;
        throw Refusal{{base::ErrorKind::conflict, taken, {what}}};
    }
}

/// Closes a connection; one that may not be closed stays in memory for good: rare, and small.
struct Closing {
    void operator()(Session* session) const;
};
using Connection = std::unique_ptr<Session, Closing>;
[[nodiscard]] Connection connected(const Dialect& dialect, const Url& url, const Options& options,
                                   Watchdog* dog);

/// Connections that wait for work. Safe for use by several threads.
class Pool {
   public:
    Pool(const Dialect& dialect, Url url, Options options)
        : dialect_(dialect), url_(std::move(url)), options_(options), dog_(options.deadline) {}

    /// A connection, given back by the destructor of the lease; it may not outlive the pool.
    class Lease {
       public:
        Lease(Pool& pool, Connection session) : pool_(&pool), session_(std::move(session)) {}
        Lease(Lease&& other) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        /// After an error that may have left a statement half done: closed, not given back. A server that
        /// fell silent says nothing on the other connections either: they go too.
        void discard();
        Session& operator*() { return *session_; }
        Session* operator->() { return session_.get(); }

       private:
        Pool* pool_;
        Connection session_;
    };
    [[nodiscard]] Lease lease();
    /// A connection on which `first(session)` was done, under watch. One that waited here may have been cut
    /// off meanwhile: then the others that wait are closed and a new one is made, once.
    template <class First>
    [[nodiscard]] Lease answering(First first) {
        for (bool again = true;; again = false) {
            auto session = lease();
            try {
                session->watched([&] { first(*session); });
                return session;
            } catch (const soci::soci_error& error) {
                session.discard();
                if (!again || dialect_.classify(error) != Fault::lost) throw;
                forget();
            } catch (...) {
                session.discard();
                throw;
            }
        }
    }
    /// Closes the connections that wait: the server they were made to may have gone.
    void forget();

   private:
    void give_back(Connection session);

    static constexpr std::size_t kKept = 64;  ///< connections that wait; more are closed
    const Dialect& dialect_;
    Url url_;
    Options options_;
    Watchdog dog_;  // before the connections it watches
    std::mutex guard_;
    std::vector<Connection> idle_;
};

}  // namespace guiju::sql
