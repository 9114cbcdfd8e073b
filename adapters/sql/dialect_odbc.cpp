// SPDX-License-Identifier: Apache-2.0
// What an ODBC driver leads to: PostgreSQL, MariaDB, SQLite. Their own dialects say how they speak; here is
// only how a driver connects, begins, and reports errors.
#include <soci/odbc/soci-odbc.h>
#include <soci/soci.h>

#include <algorithm>
#include <array>

#include "adapters/sql/dialect.h"
#include "adapters/sql/fault.h"
#include "adapters/sql/sockets.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;

soci::connection_parameters parameters_of(const std::string& connection) {
    soci::connection_parameters all(soci::odbc, connection);
    all.set_option("odbc.driver_complete", "0");  // never ask a person
    return all;
}

Fault fault_of_connecting(std::string_view state) {
    if (state.starts_with("28")) return Fault::login;
    if (state == "HYT00" || state == "HYT01") return Fault::busy;
    return Fault::unreachable;
}

bool has_word(const std::string& connection, std::string_view word) {
    const auto found =
        std::search(connection.begin(), connection.end(), word.begin(), word.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
    return found != connection.end();
}

class OdbcDialect final : public Dialect {
   public:
    /// `addition` goes behind the connection string unless `word` stands in it.
    OdbcDialect(const char* name, const Dialect& behind, Control control, const char* word = "",
                const char* addition = "")
        : name_(name), behind_(behind), control_(control), word_(word), addition_(addition) {}

    std::string_view name() const override { return name_; }

    base::Outcome look(const Url& /*url*/, const Options& /*options*/) const override {
        return base::Done{};
    }

    Line connect(soci::session& session, const Url& url, const Options& options) const override {
        auto connection = url.rest;
        if (*addition_ != '\0' && !has_word(connection, word_)) connection += addition_;
        return door_.open([&] { session.open(parameters_of(connection)); }, url, options);
    }

    std::vector<std::string> manners(const Options& options) const override {
        return behind_.manners(options);
    }
    void settle(soci::session& session) const override { behind_.settle(session); }
    Control control() const override { return control_; }

    Fault classify(const soci::soci_error& error) const override {
        const auto* known = dynamic_cast<const soci::odbc_soci_error*>(&error);
        if (known == nullptr) return Fault::other;
        const std::string state(reinterpret_cast<const char*>(known->odbc_error_code()));
        const std::string words(reinterpret_cast<const char*>(known->odbc_error_message()));
        const bool connecting =
            error.get_error_message().find("connecting to database") != std::string::npos;
        const auto fault = behind_.fault_of({state, known->native_error_code(), words});
        if (fault != Fault::other) return fault;
        if (connecting) return fault_of_connecting(state);
        if (state == "42S02" || state == "42S22") return Fault::altered;
        if (state.starts_with("08")) return Fault::lost;
        if (state.starts_with("HYT")) return Fault::busy;
        if (state.starts_with("40")) return Fault::undone;
        return state.starts_with("23") ? Fault::constraint : Fault::other;
    }

    bool upserts() const override { return behind_.upserts(); }
    bool one_writer() const override { return behind_.one_writer(); }
    bool tables_in_transaction() const override { return behind_.tables_in_transaction(); }
    std::string_view type(ColumnType type) const override { return behind_.type(type); }
    std::string spelled(std::string sql) const override { return behind_.spelled(std::move(sql)); }
    std::string_view narrow_table() const override { return behind_.narrow_table(); }
    std::string_view first_rows() const override { return behind_.first_rows(); }
    std::string_view skip_locked() const override { return behind_.skip_locked(); }
    const char* count_tables() const override { return behind_.count_tables(); }

   private:
    const char* name_;
    const Dialect& behind_;
    Control control_;
    const char* word_;
    const char* addition_;
    mutable Door door_;
};

const Dialect* dialect_behind(std::string_view product) {
    // Drivers begin by themselves, at the first statement.
    constexpr Control kPostgresql{nullptr,
                                  nullptr,
                                  nullptr,
                                  nullptr,
                                  "set transaction isolation level read committed",
                                  "set transaction isolation level repeatable read, read only"};
    constexpr Control kMysql{
        nullptr, nullptr, nullptr, nullptr, "set transaction isolation level read committed",
        nullptr};
    if (const auto* to = dialect_of("sqlite"); product == "SQLite") {
        static const OdbcDialect kDialect("odbc-sqlite", *to, to->control());
        return &kDialect;
    }
    if (const auto* to = dialect_of("postgresql"); to != nullptr && product == "PostgreSQL") {
        // Why protocol -0: else the driver sets a savepoint of its own before every statement.
        static const OdbcDialect kDialect("odbc-postgresql", *to, kPostgresql,
                                          "protocol=", ";Protocol=7.4-0");
        return &kDialect;
    }
    const auto* to = dialect_of("mysql");
    if (to == nullptr || (product != "MariaDB" && product != "MySQL")) return nullptr;
    // Why option 2: without it a row that is written as it was does not count as found.
    static const OdbcDialect kDialect("odbc-mysql", *to, kMysql, "option=", ";OPTION=2");
    return &kDialect;
}

/// A database of which nothing is known yet but how its driver says no.
class UnknownDialect final : public Dialect {
   public:
    std::string_view name() const override { return "odbc"; }
    base::Outcome look(const Url& /*url*/, const Options& /*options*/) const override {
        return base::Done{};
    }
    Line connect(soci::session& session, const Url& url, const Options& options) const override {
        return door_.open([&] { session.open(parameters_of(url.rest)); }, url, options);
    }
    std::vector<std::string> manners(const Options& /*options*/) const override { return {}; }
    void settle(soci::session& /*session*/) const override {}
    Control control() const override { return {nullptr, nullptr, nullptr, nullptr}; }
    Fault classify(const soci::soci_error& error) const override {
        const auto* known = dynamic_cast<const soci::odbc_soci_error*>(&error);
        if (known == nullptr) return Fault::unreachable;
        if (known->native_error_code() == 1045) return Fault::login;  // MariaDB says HY000
        if (known->native_error_code() == 1044) return Fault::privilege;
        if (known->native_error_code() == 1049) return Fault::missing;
        const std::string words(reinterpret_cast<const char*>(known->odbc_error_message()));
        if (words.find("role \"") != std::string::npos) return Fault::login;
        if (words.find("password") != std::string::npos) return Fault::login;
        if (words.find("does not exist") != std::string::npos) return Fault::missing;
        return fault_of_connecting(reinterpret_cast<const char*>(known->odbc_error_code()));
    }
    bool one_writer() const override { return false; }
    std::string_view type(ColumnType /*type*/) const override { return ""; }
    std::string_view narrow_table() const override { return ""; }
    std::string_view first_rows() const override { return ""; }
    const char* count_tables() const override { return ""; }

   private:
    mutable Door door_;
};

}  // namespace

void read_odbc_text(soci::statement& statement, int column, std::string& text) {
    auto* handle = static_cast<soci::odbc_statement_backend*>(statement.get_backend())->hstmt_;
    std::array<char, 4096> piece{};
    text.clear();
    for (;;) {
        SQLLEN left = 0;  // with this piece
        const auto done = SQLGetData(handle, static_cast<SQLUSMALLINT>(column), SQL_C_CHAR,
                                     piece.data(), piece.size(), &left);
        if (done == SQL_NO_DATA || left == SQL_NULL_DATA) return;
        if (!SQL_SUCCEEDED(done))
            throw soci::odbc_soci_error(SQL_HANDLE_STMT, handle, "reading a text");
        text += piece.data();  // ends with a NUL
        if (done == SQL_SUCCESS) return;
    }
}

base::Result<const Dialect*> odbc_dialect(const Url& url, const Options& options) {
    static const UnknownDialect kUnknown;
    return guard(kUnknown, url.place, [&]() -> base::Result<const Dialect*> {
        soci::session session;
        static_cast<void>(kUnknown.connect(session, url, options));
        auto* backend = static_cast<soci::odbc_session_backend*>(session.get_backend());
        std::array<char, 128> name{};
        SQLSMALLINT length = 0;
        SQLGetInfo(backend->hdbc_, SQL_DBMS_NAME, name.data(), name.size() - 1, &length);
        const auto* dialect = dialect_behind(name.data());
        if (dialect == nullptr)
            return Error{ErrorKind::misuse, Code::gj5411, {std::string(name.data())}};
        return dialect;
    });
}

}  // namespace guiju::sql
