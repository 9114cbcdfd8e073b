// SPDX-License-Identifier: Apache-2.0
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "adapters/sql/dialect.h"
#include "adapters/sql/gathered_writes.h"

namespace guiju::sql {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::Error;
using base::ErrorKind;

// Result codes of the SQLite library, https://www.sqlite.org/rescode.html (primary ones).
enum class Code3 : int {
    perm = 3,
    busy = 5,
    locked = 6,
    readonly = 8,
    ioerr = 10,
    corrupt = 11,
    full = 13,
    cantopen = 14,
    constraint = 19,
    auth = 23,
    notadb = 26,
};

constexpr int kMomentMs = 2;

/// Called by the library while another program writes; 0: it is given up. `looks`: how often at most.
int wait_a_moment(void* looks, int before) {
    if (before >= reinterpret_cast<std::intptr_t>(looks)) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(kMomentMs));
    return 1;
}

/// The open journal, or nullptr; since settle() it is one written ahead.
sqlite_api::sqlite3_file* journal_of(sqlite_api::sqlite3* connection) {
    constexpr auto control = sqlite_api::sqlite3_file_control;
    sqlite_api::sqlite3_file* journal = nullptr;
    if (control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal) != SQLITE_OK)
        return nullptr;
    return journal != nullptr && journal->pMethods != nullptr ? journal : nullptr;
}

class SqliteDialect final : public Dialect {
   public:
    std::string_view name() const override { return "sqlite"; }

    base::Outcome look(const Url& url, const Options& options) const override {
        std::error_code problem;
        const fs::path path(url.rest);
        const auto found = fs::status(path, problem);
        if (fs::is_directory(found)) return Error{ErrorKind::misuse, Code::gj5410, {url.rest}};
        if (!fs::exists(found)) {
            if (options.mode != Mode::create)
                return Error{ErrorKind::not_found, Code::gj5401, {url.text}};
            const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
            if (!fs::is_directory(folder, problem) || ::access(folder.c_str(), W_OK) != 0)
                return Error{ErrorKind::misuse, Code::gj5410, {url.rest}};
            return base::Done{};
        }
        // Why: the library opens what it may not write for reading, and says so only at the first write.
        if (options.mode != Mode::read_only && ::access(path.c_str(), W_OK) != 0)
            return Error{ErrorKind::misuse, Code::gj5403, {url.rest}};
        return base::Done{};
    }

    Line connect(soci::session& session, const Url& url, const Options& options) const override {
        std::string address = "dbname=\"" + url.rest + "\"";
        if (options.mode == Mode::read_only) address += " readonly=true";
        session.open(soci::sqlite3, address);
        return {};
    }

    std::vector<std::string> manners(const Options& options) const override {
        // The first holds where greet() is not asked: behind another driver.
        return {"pragma busy_timeout = " + std::to_string(options.wait.count()),
                "pragma synchronous = full", "pragma foreign_keys = on",
                "pragma cache_size = -32768"};
    }

    void greet(soci::session& session, const Url& url, const Options& options) const override {
        Dialect::greet(session, url, options);
        auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
        // Why not the library's own: it looks again after up to 100 ms, and finds a program that writes
        // without pause at work every time.
        const auto looks = static_cast<std::intptr_t>(options.wait.count() / kMomentMs);
        sqlite_api::sqlite3_busy_handler(backend->conn_, wait_a_moment,
                                         reinterpret_cast<void*>(looks));
    }

    void settle(soci::session& session) const override { session << "pragma journal_mode = wal"; }

    Control control() const override {
        // Why immediate: a transaction that reads first and writes later could fail in between.
        return {"begin immediate", "begin", "commit", "rollback"};
    }

    void begun(soci::session& session) const override {
        auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
        if (sqlite_api::sqlite3_file* journal = journal_of(backend->conn_)) gather_writes(*journal);
    }

    Fault classify(const soci::soci_error& error) const override {
        const auto* known = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
        if (known == nullptr) return Fault::other;
        return fault_of({"", known->result(), known->get_error_message()});
    }

    Fault fault_of(const Report& report) const override {
        switch (static_cast<Code3>(report.number & 0xff)) {
            case Code3::busy:
            case Code3::locked: return Fault::busy;
            case Code3::readonly: return Fault::read_only;
            case Code3::ioerr: return Fault::disk;
            case Code3::corrupt: return Fault::damaged;
            case Code3::full: return Fault::full;
            case Code3::cantopen:
            case Code3::perm:
            case Code3::auth: return Fault::cannot_open;
            case Code3::notadb: return Fault::no_database;
            case Code3::constraint: {
                const bool unique = report.words.find("UNIQUE") != std::string::npos ||
                                    report.words.find("PRIMARY KEY") != std::string::npos;
                return unique ? Fault::unique : Fault::constraint;
            }
        }
        const bool altered = report.words.find("no such table") != std::string::npos ||
                             report.words.find("no such column") != std::string::npos;
        return altered ? Fault::altered : Fault::other;
    }

    bool upserts() const override { return true; }
    bool selects_alone() const override { return true; }
    bool one_writer() const override { return true; }

    std::string_view type(ColumnType type) const override {
        return type == ColumnType::whole ? "bigint" : "text";
    }
    std::string_view narrow_table() const override { return " without rowid"; }
    std::string_view first_rows() const override { return " limit :rows"; }
    const char* count_tables() const override {
        return "select count(*), coalesce(sum(name = 'schema_info'), 0) from sqlite_master"
               " where type = 'table'";
    }
};

}  // namespace

const Dialect& sqlite_dialect() {
    static const SqliteDialect kDialect;
    return kDialect;
}

}  // namespace guiju::sql
