// SPDX-License-Identifier: Apache-2.0
// Firebird 3. Its database needs pages of 16384 bytes: keys of three texts do not fit smaller ones.
#include <soci/firebird/soci-firebird.h>
#include <soci/soci.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "adapters/sql/dialect.h"
#include "adapters/sql/fault.h"
#include "adapters/sql/sockets.h"

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

/// In the order in which they are looked for: an error carries several.
constexpr std::array<std::pair<ISC_STATUS, Fault>, 35> kCodes{{
    {isc_dyn_dup_table, Fault::exists},
    {isc_dyn_dup_index, Fault::exists},
    {isc_lock_timeout, Fault::busy},
    {isc_update_conflict, Fault::undone},
    {isc_concurrent_transaction, Fault::undone},
    {isc_deadlock, Fault::undone},
    {isc_lock_conflict, Fault::busy},
    {isc_unique_key_violation, Fault::unique},
    {isc_no_dup, Fault::unique},
    {isc_not_valid, Fault::constraint},
    {isc_foreign_key, Fault::constraint},
    {isc_check_constraint, Fault::constraint},
    {isc_login, Fault::login},
    {isc_login_error, Fault::login},
    {isc_dyn_no_priv, Fault::privilege},
    {isc_no_priv, Fault::privilege},
    {isc_read_only_database, Fault::read_only},
    {isc_read_only_trans, Fault::read_only},
    {isc_net_connect_err, Fault::unreachable},
    {isc_connect_reject, Fault::unreachable},
    {isc_net_read_err, Fault::lost},
    {isc_net_write_err, Fault::lost},
    {isc_conn_lost, Fault::lost},
    {isc_lost_db_connection, Fault::lost},
    {isc_att_shutdown, Fault::lost},
    {isc_shutinprog, Fault::lost},
    {isc_shutdown, Fault::lost},
    {isc_network_error, Fault::unreachable},
    {isc_io_open_err, Fault::missing},
    {isc_unavailable, Fault::unreachable},
    {isc_db_corrupt, Fault::damaged},
    {isc_bug_check, Fault::damaged},
    {isc_io_error, Fault::disk},
    {isc_dsql_relation_err, Fault::altered},
    {isc_dsql_field_err, Fault::altered},
}};

/// A new column that is there already violates a key of the system tables.
constexpr std::string_view kColumns = "RDB$RELATION_FIELDS";

std::string connection_of(const Url& url) {
    std::string text = "charset=UTF8";
    const auto add = [&](const std::string& name, const std::string& value) {
        if (value.empty()) return;
        if (value.find('"') != std::string::npos)
            throw Refusal{{ErrorKind::misuse, Code::gj5412, {url.place}}};
        text += " " + name + "=\"" + value + "\"";
    };
    add("user", url.user);
    add("password", url.password);
    for (const auto& [name, value] : url.options) add(name, value);
    const auto port = url.port.empty() ? "" : "/" + url.port;
    add("service", url.host.empty() ? url.name : url.host + port + ":" + url.name);
    return text;
}

// Why: SOCI begins transactions of one kind only, which wait for a lock for ever, and keeps the handle to
// itself. Naming a private member is allowed where a template is instantiated by hand.
struct HandleOf {
    friend auto handle_of(HandleOf);
};
template <auto member>
struct Handle {
    friend auto handle_of(HandleOf) { return member; }
};
template struct Handle<&soci::firebird_session_backend::trhp_>;

[[noreturn]] void fail(const ISC_STATUS* status) {
    std::array<char, 512> words{};
    const auto* rest = status;
    fb_interpret(words.data(), words.size(), &rest);
    throw soci::firebird_soci_error(words.data(), status);
}

class FirebirdDialect final : public Dialect {
   public:
    std::string_view name() const override { return "firebird"; }

    base::Outcome look(const Url& /*url*/, const Options& /*options*/) const override {
        return base::Done{};
    }

    Line connect(soci::session& session, const Url& url, const Options& options) const override {
        // Why: SOCI does not hand on how long attaching may take, and the client library waits three minutes.
        static_cast<void>(
            door_.open([&] { session.open(soci::firebird, connection_of(url)); }, url, options));
        auto* backend = static_cast<soci::firebird_session_backend*>(session.get_backend());
        return {-1, [handle = &backend->dbhp_] {
                    std::array<ISC_STATUS, ISC_STATUS_LENGTH> status{};
                    fb_cancel_operation(status.data(), handle, fb_cancel_abort);
                }};
    }

    bool may_close(soci::session& session) const override {
        // Ending a transaction or letting go of the database fails on a broken line, in a destructor.
        auto* backend = static_cast<soci::firebird_session_backend*>(session.get_backend());
        std::array<ISC_STATUS, ISC_STATUS_LENGTH> status{};
        const char item = isc_info_base_level;
        std::array<char, 32> answer{};
        if (isc_database_info(status.data(), &backend->dbhp_, 1, &item, answer.size(),
                              answer.data()) == 0)
            return true;
        // What can be given back, is: the client library looks at the rest when the program ends.
        isc_rollback_transaction(status.data(), &(backend->*handle_of(HandleOf{})));
        isc_detach_database(status.data(), &backend->dbhp_);
        return false;
    }

    std::vector<std::string> manners(const Options& /*options*/) const override { return {}; }

    void settle(soci::session& /*session*/) const override {}

    Control control() const override { return {nullptr, nullptr, nullptr, nullptr}; }

    void begin(soci::session& session, bool write, const Options& options) const override {
        auto* backend = static_cast<soci::firebird_session_backend*>(session.get_backend());
        // Why: the library has begun one of its own kind, which shows what was then.
        session.rollback();
        // Writers wait for each other, some seconds at most, and see what is committed; readers see one
        // state and wait for nobody.
        const auto seconds = std::clamp<long long>((options.wait.count() + 999) / 1000, 1, 127);
        const std::array<char, 11> kWrite{isc_tpb_version3,
                                          isc_tpb_write,
                                          isc_tpb_read_committed,
                                          isc_tpb_rec_version,
                                          isc_tpb_wait,
                                          isc_tpb_lock_timeout,
                                          4,
                                          static_cast<char>(seconds),
                                          0,
                                          0,
                                          0};
        constexpr std::array<char, 4> kRead{isc_tpb_version3, isc_tpb_read, isc_tpb_concurrency,
                                            isc_tpb_nowait};
        const char* kind = write ? kWrite.data() : kRead.data();
        const auto size = static_cast<unsigned short>(write ? kWrite.size() : kRead.size());
        std::array<ISC_STATUS, ISC_STATUS_LENGTH> status{};
        auto* transaction = &(backend->*handle_of(HandleOf{}));
        if (isc_start_transaction(status.data(), transaction, 1, &backend->dbhp_, size, kind) != 0)
            fail(status.data());
    }

    Fault classify(const soci::soci_error& error) const override {
        const auto* known = dynamic_cast<const soci::firebird_soci_error*>(&error);
        if (known == nullptr) return Fault::other;
        const auto& status = known->status_;
        if (known->get_error_message().find(kColumns) != std::string::npos) return Fault::exists;
        for (const auto& [code, fault] : kCodes)
            if (std::find(status.begin(), status.end(), code) != status.end()) return fault;
        return Fault::other;
    }

    bool one_writer() const override { return false; }
    bool tables_in_transaction() const override { return false; }

    std::string_view type(ColumnType type) const override {
        switch (type) {
            case ColumnType::key: return "varchar(160) character set utf8";
            case ColumnType::text: return "blob sub_type text character set utf8";
            case ColumnType::whole: break;
        }
        return "bigint";
    }
    std::string_view narrow_table() const override { return ""; }
    std::string_view first_rows() const override { return " rows :rows"; }
    const char* count_tables() const override {
        return "select count(*), coalesce(sum(case when rdb$relation_name = 'SCHEMA_INFO' then 1"
               " else 0 end), 0) from rdb$relations where rdb$system_flag = 0";
    }

   private:
    mutable Door door_;
};

}  // namespace

void read_firebird_text(soci::statement& statement, int column, std::string& text) {
    auto& backend = *static_cast<soci::firebird_statement_backend*>(statement.get_backend());
    ISC_QUAD place{};
    std::memcpy(&place, backend.sqldap_->sqlvar[column - 1].sqldata, sizeof place);
    std::array<ISC_STATUS, ISC_STATUS_LENGTH> status{}, ignored{};
    isc_blob_handle blob = 0;
    if (isc_open_blob2(status.data(), &backend.session_.dbhp_,
                       &(backend.session_.*handle_of(HandleOf{})), &blob, &place, 0, nullptr) != 0)
        fail(status.data());
    text.clear();
    std::array<char, 32768> piece{};
    for (ISC_STATUS done = 0; done == 0 || done == isc_segment;) {
        unsigned short size = 0;
        done = isc_get_segment(status.data(), &blob, &size, piece.size(), piece.data());
        text.append(piece.data(), size);
    }
    // Whether it can be closed says nothing about the text.
    isc_close_blob(ignored.data(), &blob);
    if (status[1] != isc_segstr_eof) fail(status.data());
}

const Dialect& firebird_dialect() {
    static const FirebirdDialect kDialect;
    return kDialect;
}

}  // namespace guiju::sql
