// SPDX-License-Identifier: Apache-2.0
#pragma once
// All in which databases differ: how to connect, begin and classify errors, what column types are
// called. One file per database (dialect_sqlite.cpp). Not the statements: those are the same everywhere.
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/url.h"
#include "engine/base/result.h"

namespace soci {
class session;
class soci_error;
class statement;
}  // namespace soci

namespace guiju::sql {

enum class Mode : std::uint8_t {
    create,     ///< make the database and its tables when they are not there
    existing,   ///< read and write what is there; never makes or migrates anything
    read_only,  ///< look only
};

struct Options {
    Mode mode = Mode::existing;
    std::chrono::milliseconds wait{5000};  ///< for another writer, before retry_later
    /// A call may go so long without a word from the server; then the connection is broken off: retry_later,
    /// GJ5440. Not for making and upgrading tables. Longer than `wait`.
    std::chrono::milliseconds deadline{10000};
};

/// What went wrong, sorted by what can be done about it.
enum class Fault : std::uint8_t {
    unique,       ///< a key that is there already
    constraint,   ///< another constraint: our own mistake
    busy,         ///< somebody else holds the database, or the row
    moved,        ///< rows were not as the statement demands (one_trip_write.cpp)
    undone,       ///< the database has taken the whole transaction back: deadlock, serialization
    exists,       ///< a table, column or index that is there already
    lost,         ///< the connection broke
    silent,       ///< the server is there and does not answer
    full,         ///< no room on the disk
    read_only,    ///< the database may not be written
    cannot_open,  ///< no such folder, or no right to it
    no_database,  ///< a file of another kind
    damaged,      ///< the file contradicts itself
    disk,         ///< reading or writing failed
    unreachable,  ///< nothing answers at that address
    login,        ///< user or password are not right
    privilege,    ///< the user may not do that
    missing,      ///< the server has no such database
    altered,      ///< a table or column of ours is not there
    address,      ///< an option of the address that the library does not know
    other,
};

/// An error as a driver manager reports it.
struct Report {
    std::string state{};  ///< five characters of SQLSTATE
    long number = 0;      ///< the database's own
    std::string words{};
};

/// The texts that steer a transaction; each a single statement. nullptr: through the library.
struct Control {
    const char* begin_write;  ///< takes the right to write at once, where there is only one
    const char* begin_read;   ///< all that follows sees one state
    const char* commit;
    const char* rollback;
    const char* after_begin_write = nullptr;  ///< a second statement, if any
    const char* after_begin_read = nullptr;
};

/// Kinds of columns; {key}, {text} … in the schema.
enum class ColumnType : std::uint8_t {
    key,    ///< up to kKeyCharacters characters, compared byte by byte
    text,   ///< any length
    whole,  ///< 64 bits, signed
};
inline constexpr std::size_t kKeyCharacters = 160;

/// How to break off a connection from another thread while a call on it waits for the server.
struct Line {
    int socket = -1;              ///< where answers come in; -1: not known
    std::function<void()> cut{};  ///< the call then fails; empty: there is no way
};

class Dialect {
   public:
    Dialect() = default;
    virtual ~Dialect() = default;
    Dialect(const Dialect&) = delete;
    Dialect& operator=(const Dialect&) = delete;

    [[nodiscard]] virtual std::string_view name() const = 0;
    /// What can be said before connecting: no such file, no right to write. Touches nothing.
    [[nodiscard]] virtual base::Outcome look(const Url& url, const Options& options) const = 0;
    /// Connects, and says over which line. Throws soci_error, like greet().
    [[nodiscard]] virtual Line connect(soci::session& session, const Url& url,
                                       const Options& options) const = 0;
    /// False: closing that connection would end the program, since the library throws where it may not.
    [[nodiscard]] virtual bool may_close(soci::session& /*session*/) const { return true; }
    /// Throws soci_error when a statement that gave no row failed in truth, which the library overlooked.
    virtual void check_answered(soci::session& /*session*/) const {}
    /// Sets what holds for one connection: says manners().
    virtual void greet(soci::session& session, const Url& url, const Options& options) const;
    /// What is said on a new connection, however it was made; single statements.
    [[nodiscard]] virtual std::vector<std::string> manners(const Options& options) const = 0;
    /// Sets what stays with the database (kind of journal). After the schema was found to be ours.
    virtual void settle(soci::session& session) const = 0;
    [[nodiscard]] virtual Control control() const = 0;
    /// Begins a transaction where control() has no text for it.
    virtual void begin(soci::session& session, bool write, const Options& options) const;
    /// Called in every writing transaction before it writes. Throws soci_error.
    virtual void begun(soci::session& /*session*/) const {}
    [[nodiscard]] virtual Fault classify(const soci::soci_error& error) const = 0;
    /// The same, of an error that came through another driver.
    [[nodiscard]] virtual Fault fault_of(const Report& /*report*/) const { return Fault::other; }
    /// True when many rows of many tables can be handed over as arrays in one statement, which may change rows
    /// and select what it changed, and some rows of several tables be read back as JSON: then a case is read
    /// in one round trip and written in one (one_trip.h), and nothing is begun before there is something to
    /// write.
    [[nodiscard]] virtual bool takes_rows_as_arrays() const { return false; }
    /// True when a select outside a transaction sees one state and leaves nothing open.
    [[nodiscard]] virtual bool selects_alone() const { return false; }
    /// True when an insert can change the row that is there instead: on conflict (keys) do update set ….
    [[nodiscard]] virtual bool upserts() const { return false; }
    /// True when only one connection can write at a time: writers of one program then queue up here.
    [[nodiscard]] virtual bool one_writer() const = 0;
    [[nodiscard]] virtual std::string_view type(ColumnType type) const = 0;
    /// False when a statement that makes a table commits by itself, or is seen only after a commit: then
    /// a migration goes step by step, each of them recorded.
    [[nodiscard]] virtual bool tables_in_transaction() const { return true; }
    /// A statement with the names quoted that are reserved there, in whatever mode it may run.
    [[nodiscard]] virtual std::string spelled(std::string sql) const { return sql; }
    /// Behind the closing bracket of a table whose rows are short and found by their key.
    [[nodiscard]] virtual std::string_view narrow_table() const = 0;
    /// Behind a select, to have only the first :rows rows.
    [[nodiscard]] virtual std::string_view first_rows() const = 0;
    /// Behind a select, to lock its rows and leave those out that others hold; empty: no such words.
    [[nodiscard]] virtual std::string_view skip_locked() const { return ""; }
    /// Selects the number of tables, and of tables named schema_info.
    [[nodiscard]] virtual const char* count_tables() const = 0;
};

/// The dialect of a driver, or nullptr when it is not in this build. Lives for ever.
[[nodiscard]] const Dialect* dialect_of(std::string_view driver);
/// The dialect of an address. Behind odbc stands one that only the driver can tell: it is asked.
[[nodiscard]] base::Result<const Dialect*> dialect_for(const Url& url, const Options& options);

/// True when texts of any length travel in another way than short ones, and read_text() reads them (Firebird):
/// the library ends the program when the connection breaks in the middle of one.
[[nodiscard]] bool keeps_long_texts_apart(const soci::session& session);
/// True when the library has no buffer of the right size for a text it reads, and read_text() does (ODBC).
[[nodiscard]] bool reads_texts_itself(const soci::session& session);
/// The text in that column of the row just fetched; columns count from 1. Throws soci_error.
void read_text(const soci::session& session, soci::statement& statement, int column,
               std::string& text);
/// The statement as the database behind the session wants it spelled.
[[nodiscard]] std::string spelled_for(const soci::session& session, const std::string& sql);

/// Dialect::check_answered() and Dialect::may_close() of the database behind the session.
void check_answered(soci::session& session);
[[nodiscard]] bool may_close(soci::session& session);

/// The line behind a socket: cut by shutting it down.
[[nodiscard]] Line line_of(int socket);

/// 'text' with a backslash before quotes and backslashes: how libraries want a value of a connection.
[[nodiscard]] std::string quoted(std::string_view text);

// Each in its own file, when its driver was found (CMakeLists.txt).
[[nodiscard]] const Dialect& sqlite_dialect();
[[nodiscard]] const Dialect& postgresql_dialect();
[[nodiscard]] const Dialect& mysql_dialect();
[[nodiscard]] const Dialect& firebird_dialect();
[[nodiscard]] base::Result<const Dialect*> odbc_dialect(const Url& url, const Options& options);
void read_odbc_text(soci::statement& statement, int column, std::string& text);
void read_firebird_text(soci::statement& statement, int column, std::string& text);

}  // namespace guiju::sql
