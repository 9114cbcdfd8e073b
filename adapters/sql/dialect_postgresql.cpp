// SPDX-License-Identifier: Apache-2.0
// PostgreSQL 15 and what speaks its language.
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <array>

#include "adapters/sql/dialect.h"
#include "adapters/sql/fault.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

/// Of https://www.postgresql.org/docs/15/errcodes-appendix.html; a class is its first two characters.
constexpr std::array<std::pair<std::string_view, Fault>, 24> kStates{{
    {"23505", Fault::unique},    {"23", Fault::constraint}, {"40001", Fault::undone},
    {"40P01", Fault::undone},    {"55P03", Fault::busy},    {"57014", Fault::busy},
    {"25006", Fault::read_only}, {"53100", Fault::full},    {"53300", Fault::busy},
    {"42501", Fault::privilege}, {"42P07", Fault::exists},  {"42701", Fault::exists},
    {"28", Fault::login},        {"3D000", Fault::missing}, {"57P03", Fault::busy},
    {"57P", Fault::lost},        {"08", Fault::lost},       {"58", Fault::disk},
    {"XX001", Fault::damaged},   {"XX002", Fault::damaged}, {"22012", Fault::moved},
    {"42P01", Fault::altered},   {"42703", Fault::altered}, {"3F000", Fault::altered},
}};

/// What the library says when no connection comes about: it gives no state then.
constexpr std::array<std::pair<std::string_view, Fault>, 9> kRefusals{{
    {"timeout expired", Fault::silent},
    {"password", Fault::login},
    {"role \"", Fault::login},
    {"no pg_hba.conf entry", Fault::login},
    {"authentication", Fault::login},
    {"database \"", Fault::missing},
    {"starting up", Fault::busy},
    {"too many clients", Fault::busy},
    {"invalid connection option", Fault::address},
}};

std::string connection_of(const Url& url, const Options& options) {
    std::string text = "application_name=guiju";
    const auto add = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) text += " " + name + "=" + quoted(value);
    };
    const auto seconds = std::max<long long>(2, (options.wait.count() + 999) / 1000);
    add("connect_timeout", std::to_string(seconds));
    add("host", url.host);
    add("port", url.port);
    add("user", url.user);
    add("password", url.password);
    add("dbname", url.name);
    add("client_encoding", "UTF8");
    for (const auto& [name, value] : url.options) add(name, value);
    return text;
}

class PostgresqlDialect final : public Dialect {
   public:
    std::string_view name() const override { return "postgresql"; }

    base::Outcome look(const Url& /*url*/, const Options& /*options*/) const override {
        return base::Done{};
    }

    Line connect(soci::session& session, const Url& url, const Options& options) const override {
        session.open(soci::postgresql, connection_of(url, options));
        auto* backend = static_cast<soci::postgresql_session_backend*>(session.get_backend());
        return line_of(PQsocket(backend->conn_));
    }
    void greet(soci::session& session, const Url& url, const Options& options) const override {
        std::string encoding;
        session << "show server_encoding", soci::into(encoding);
        if (encoding != "UTF8") throw Refusal{{ErrorKind::misuse, Code::gj5432, {url.place}}};
        Dialect::greet(session, url, options);
    }

    std::vector<std::string> manners(const Options& options) const override {
        // Why the last six: every statement of ours finds its rows by a key or an index, whatever the
        // values and however small the table was when the statement was prepared.
        std::string all = "select set_config('lock_timeout', '" +
                          std::to_string(options.wait.count()) +
                          "', false), set_config('synchronous_commit', 'on', false)";
        for (const char* word :
             {"enable_hashjoin", "enable_material", "enable_mergejoin", "enable_seqscan", "jit"})
            all += ", set_config('" + std::string(word) + "', 'off', false)";
        all += ", set_config('plan_cache_mode', 'force_generic_plan', false)";
        if (options.mode == Mode::read_only)
            all += ", set_config('default_transaction_read_only', 'on', false)";
        // A third of the time of the other way to make long texts short, where the server has it.
        all +=
            ", (select set_config(name, 'lz4', false) from pg_settings"
            " where name = 'default_toast_compression' and 'lz4' = any (enumvals))";
        return {all};
    }

    void settle(soci::session& /*session*/) const override {}

    Control control() const override {
        return {"begin isolation level read committed",
                "begin isolation level repeatable read, read only", "commit", "rollback"};
    }

    Fault classify(const soci::soci_error& error) const override {
        const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&error);
        if (known == nullptr) {
            const auto message = error.get_error_message();
            if (message.find("Cannot establish connection") == std::string::npos)
                return Fault::other;
            for (const auto& [words, fault] : kRefusals)
                if (message.find(words) != std::string::npos) return fault;
            return Fault::unreachable;
        }
        // What the library itself says has no state: the connection broke.
        const auto state = known->sqlstate();
        if (state.find_first_not_of(' ') == std::string::npos) return Fault::lost;
        return fault_of({state, 0, ""});
    }
    Fault fault_of(const Report& report) const override {
        for (const auto& [code, fault] : kStates)
            if (report.state.starts_with(code)) return fault;
        return Fault::other;
    }

    bool takes_rows_as_arrays() const override { return true; }
    bool selects_alone() const override { return true; }
    bool upserts() const override { return true; }
    bool one_writer() const override { return false; }

    std::string_view type(ColumnType type) const override {
        // Why 640: a driver that counts bytes must find room for 160 characters. Why "C": keys are
        // compared and put in order by their bytes, whatever the language of the database.
        switch (type) {
            case ColumnType::key: return "varchar(640) collate \"C\"";
            case ColumnType::text: return "text";
            case ColumnType::whole: break;
        }
        return "bigint";
    }
    std::string_view narrow_table() const override { return ""; }
    std::string_view first_rows() const override { return " limit :rows"; }
    std::string_view skip_locked() const override { return " for update skip locked"; }
    const char* count_tables() const override {
        return "select count(*), coalesce(sum(case when tablename = 'schema_info' then 1 else 0"
               " end), 0) from pg_tables where schemaname = current_schema()";
    }
};

}  // namespace

const Dialect& postgresql_dialect() {
    static const PostgresqlDialect kDialect;
    return kDialect;
}

}  // namespace guiju::sql
