// SPDX-License-Identifier: Apache-2.0
// MariaDB 10.11 and what speaks MySQL's language, in every sql_mode: the statements hold nothing that
// ORACLE or EMPTY_STRING_IS_NULL would read in another way.
#include <soci/mysql/soci-mysql.h>
#include <soci/soci.h>

#include <algorithm>
#include <array>

#include "adapters/sql/dialect.h"

namespace guiju::sql {
namespace {

/// Of https://mariadb.com/kb/en/mariadb-error-code-reference/; from 2000 on those of the client library.
constexpr std::array<std::pair<long, Fault>, 40> kNumbers{{
    {1062, Fault::unique},     {1586, Fault::unique},     {1048, Fault::constraint},
    {1364, Fault::constraint}, {1406, Fault::constraint}, {1451, Fault::constraint},
    {1452, Fault::constraint}, {4025, Fault::constraint}, {1205, Fault::busy},
    {1040, Fault::busy},       {1203, Fault::busy},       {1213, Fault::undone},
    {1020, Fault::undone},     {1050, Fault::exists},     {1060, Fault::exists},
    {1061, Fault::exists},     {1044, Fault::privilege},  {1142, Fault::privilege},
    {1143, Fault::privilege},  {1227, Fault::privilege},  {1370, Fault::privilege},
    {1045, Fault::login},      {1698, Fault::login},      {1049, Fault::missing},
    {1021, Fault::full},       {1114, Fault::full},       {1290, Fault::read_only},
    {1792, Fault::read_only},  {1836, Fault::read_only},  {1026, Fault::disk},
    {1030, Fault::disk},       {1194, Fault::damaged},    {1053, Fault::lost},
    {1927, Fault::lost},       {2006, Fault::lost},       {2013, Fault::lost},
    {2055, Fault::lost},       {2014, Fault::lost},       {1146, Fault::altered},
    {1054, Fault::altered},
}};

/// "Can't connect to server on …": socket, host, unknown host.
bool no_answer(long number) { return number >= 2001 && number <= 2005; }

std::string connection_of(const Url& url, const Options& options) {
    std::string text = "charset='utf8mb4'";
    const auto add = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) text += " " + name + "=" + quoted(value);
    };
    add("host", url.host);
    add("port", url.port);
    add("user", url.user);
    add("password", url.password);
    add("db", url.name);
    const auto seconds = std::max<long long>(2, (options.wait.count() + 999) / 1000);
    add("connect_timeout", std::to_string(seconds));
    for (const auto& [name, value] : url.options)
        add(name == "socket" ? "unix_socket" : name, value);
    return text;
}

bool in_a_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == ':' || c == '`';
}

class MysqlDialect final : public Dialect {
   public:
    std::string_view name() const override { return "mysql"; }

    base::Outcome look(const Url& /*url*/, const Options& /*options*/) const override {
        return base::Done{};
    }

    Line connect(soci::session& session, const Url& url, const Options& options) const override {
        session.open(soci::mysql, connection_of(url, options));
        auto* backend = static_cast<soci::mysql_session_backend*>(session.get_backend());
        return line_of(static_cast<int>(mysql_get_socket(backend->conn_)));
    }

    // Why: an answer that breaks off counts for the library as one without rows.
    void check_answered(soci::session& session) const override {
        auto* connection = static_cast<soci::mysql_session_backend*>(session.get_backend())->conn_;
        if (const auto number = mysql_errno(connection); number != 0)
            throw soci::mysql_soci_error(mysql_error(connection), static_cast<int>(number));
    }

    std::vector<std::string> manners(const Options& options) const override {
        const auto seconds =
            std::to_string(std::max<long long>(1, (options.wait.count() + 999) / 1000));
        std::vector<std::string> all{
            // Beside what the server has: too long a text is an error, never cut.
            "set session sql_mode = concat(@@sql_mode, "
            "',STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION')",
            "set session default_storage_engine = InnoDB",
            "set session innodb_lock_wait_timeout = " + seconds,
            "set session lock_wait_timeout = " + seconds,
            "set session transaction isolation level repeatable read"};
        if (options.mode == Mode::read_only) all.emplace_back("set session transaction read only");
        return all;
    }

    void settle(soci::session& /*session*/) const override {}

    Control control() const override {
        // Why not repeatable read for writing: an update that finds no row would lock the gap, and two
        // programs that then insert there would block each other.
        return {"set transaction isolation level read committed",
                "start transaction with consistent snapshot, read only",
                "commit",
                "rollback",
                "start transaction",
                nullptr};
    }

    Fault classify(const soci::soci_error& error) const override {
        const auto* known = dynamic_cast<const soci::mysql_soci_error*>(&error);
        const auto words = error.get_error_message();
        if (known == nullptr)
            return words.find("onnection string") != std::string::npos ? Fault::address
                                                                       : Fault::other;
        // What the system says when a time is over.
        const bool late = words.find("system error: 110") != std::string::npos ||
                          words.find("(110") != std::string::npos;
        return late ? Fault::silent : fault_of({"", static_cast<long>(known->err_num_), ""});
    }
    Fault fault_of(const Report& report) const override {
        if (no_answer(report.number)) return Fault::unreachable;
        for (const auto& [number, fault] : kNumbers)
            if (number == report.number) return fault;
        return Fault::other;
    }

    bool selects_alone() const override { return true; }
    bool one_writer() const override { return false; }
    bool tables_in_transaction() const override { return false; }

    std::string_view type(ColumnType type) const override {
        // Why nopad: "A1 " is another key than "A1".
        switch (type) {
            case ColumnType::key:
                return "varchar(160) character set utf8mb4 collate utf8mb4_nopad_bin";
            case ColumnType::text:
                return "longtext character set utf8mb4 collate utf8mb4_nopad_bin";
            case ColumnType::whole: break;
        }
        return "bigint";
    }
    std::string spelled(std::string sql) const override {
        // Reserved when sql_mode holds ORACLE.
        constexpr std::string_view kWord = "body";
        for (auto at = sql.find(kWord); at != std::string::npos; at = sql.find(kWord, at + 1)) {
            const auto end = at + kWord.size();
            const bool alone =
                (at == 0 || !in_a_word(sql[at - 1])) && (end == sql.size() || !in_a_word(sql[end]));
            if (!alone) continue;
            sql.insert(end, "`").insert(at, "`");
            ++at;
        }
        return sql;
    }
    std::string_view narrow_table() const override { return ""; }
    std::string_view first_rows() const override { return " limit :rows"; }
    std::string_view skip_locked() const override { return " for update skip locked"; }
    const char* count_tables() const override {
        return "select count(*), coalesce(sum(case when table_name = 'schema_info' then 1 else 0"
               " end), 0) from information_schema.tables where table_schema = database()";
    }
};

}  // namespace

const Dialect& mysql_dialect() {
    static const MysqlDialect kDialect;
    return kDialect;
}

}  // namespace guiju::sql
