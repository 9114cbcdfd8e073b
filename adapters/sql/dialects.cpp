// SPDX-License-Identifier: Apache-2.0
// Which dialects are in this build. What they have in common by default.
#include <soci/soci.h>
#include <sys/socket.h>

#include "adapters/sql/dialect.h"

namespace guiju::sql {

void Dialect::begin(soci::session& session, bool /*write*/, const Options& /*options*/) const {
    session.begin();
}

void Dialect::greet(soci::session& session, const Url& /*url*/, const Options& options) const {
    for (const auto& text : manners(options)) session << text;
}

Line line_of(int socket) {
    if (socket < 0) return {};
    return {socket, [socket] { ::shutdown(socket, SHUT_RDWR); }};
}

const Dialect* dialect_of(std::string_view driver) {
    if (driver == "sqlite") return &sqlite_dialect();
#ifdef GUIJU_SQL_POSTGRESQL
    if (driver == "postgresql") return &postgresql_dialect();
#endif
#ifdef GUIJU_SQL_MYSQL
    if (driver == "mysql") return &mysql_dialect();
#endif
#ifdef GUIJU_SQL_FIREBIRD
    if (driver == "firebird") return &firebird_dialect();
#endif
    return nullptr;
}

base::Result<const Dialect*> dialect_for(const Url& url, [[maybe_unused]] const Options& options) {
#ifdef GUIJU_SQL_ODBC
    if (url.driver == "odbc") return odbc_dialect(url, options);
#endif
    const auto* dialect = dialect_of(url.driver);
    if (dialect == nullptr)
        return base::Error{base::ErrorKind::misuse, base::Code::gj5411, {url.driver}};
    return dialect;
}

bool reads_texts_itself(const soci::session& session) {
    return session.get_backend_name() == "odbc";
}

void read_text([[maybe_unused]] const soci::session& session,
               [[maybe_unused]] soci::statement& statement, [[maybe_unused]] int column,
               [[maybe_unused]] std::string& text) {
#ifdef GUIJU_SQL_FIREBIRD
    if (keeps_long_texts_apart(session)) return read_firebird_text(statement, column, text);
#endif
#ifdef GUIJU_SQL_ODBC
    read_odbc_text(statement, column, text);
#endif
}

void check_answered(soci::session& session) {
    if (const auto* dialect = dialect_of(session.get_backend_name()))
        dialect->check_answered(session);
}

bool may_close(soci::session& session) {
    const auto* dialect = dialect_of(session.get_backend_name());
    return dialect == nullptr || dialect->may_close(session);
}

std::string spelled_for(const soci::session& session, const std::string& sql) {
    const auto* dialect = dialect_of(session.get_backend_name());
    return dialect == nullptr ? sql : dialect->spelled(sql);
}

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

bool keeps_long_texts_apart(const soci::session& session) {
    return session.get_backend_name() == "firebird";
}

}  // namespace guiju::sql
