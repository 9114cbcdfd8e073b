// SPDX-License-Identifier: Apache-2.0
// The schema of a database on a server: made, shown, cut short, too new, and what is said when it cannot
// be had. One test after the other on one database, which is empty at first.
#include <set>

#include "tests/servers/bed.h"

namespace guiju::servers {
namespace {

using base::Code;

const sql::Options kExisting{.mode = sql::Mode::existing};

const sql::Dialect& dialect() {
    const auto url = sql::parse_url(owner_address());
    const auto found = sql::dialect_for(*url, {});
    EXPECT_TRUE(found.ok());
    return **found;
}

bool has_server() { return owner_address() != clerk_address(); }

/// What open() says instead of opening, in words that hold neither user nor password.
Code refusal(const std::string& address) {
    const auto store = sql::open(address, kExisting);
    if (store.ok()) {
        ADD_FAILURE() << "opened";
        return {};
    }
    SCOPED_TRACE(said(store.error()));
    for (const auto lang : {base::Lang::zh, base::Lang::en})
        for (const char* secret : {"c:k", "c%3Ak", "o'w", "clerk:", "UID", "PWD"})
            EXPECT_EQ(store.error().say(lang).find(secret), std::string::npos)
                << said(store.error());
    return store.error().code;
}

std::string with(std::string text, const std::string& part, const std::string& other) {
    for (auto at = text.find(part); at != std::string::npos;
         at = text.find(part, at + other.size()))
        text.replace(at, part.size(), other);
    return text;
}

std::int64_t version() {
    const auto is = sql::status(clerk_address());
    EXPECT_TRUE(is.ok()) << said(is.error());
    return is.ok() ? is->version : -1;
}

TEST(Open, a_refuses_an_empty_database) {
    const std::set<Code> empty{Code::gj5407, Code::gj5401};
    EXPECT_TRUE(empty.contains(refusal(clerk_address())));
    if (!has_server()) return;
    const auto made = sql::init(clerk_address());
    ASSERT_FALSE(made.ok()) << "an account without the right to make tables made them";
    EXPECT_EQ(made.error().code, Code::gj5430) << said(made.error());
}

TEST(Open, b_is_ready_when_an_administrator_ran_the_statements_shown) {
    const auto statements = sql::ddl(owner_address());
    ASSERT_TRUE(statements.ok());
    run_all(owner_address(), *statements);
    make_tables();
    EXPECT_EQ(version(), sql::schema_version());
    const auto store = sql::open(clerk_address());
    ASSERT_TRUE(store.ok()) << said(store.error());
    EXPECT_TRUE((*store)->put_unit({"E1", "企业", {"需求提出单位"}, "330421", {}}).ok());
    EXPECT_TRUE(sql::init(clerk_address()).ok()) << "nothing to make, nothing to be refused";
}

TEST(Open, c_refuses_a_schema_that_is_newer) {
    run_all(owner_address(), {"insert into schema_info (schema_no, checksum, steps, applied_at) "
                              "values (99, 'x', 1, 0)"});
    EXPECT_EQ(refusal(clerk_address()), Code::gj5405);
    EXPECT_EQ(version(), 99);
    EXPECT_EQ(sql::migrate(owner_address()).error().code, Code::gj5405);
    run_all(owner_address(), {"delete from schema_info where schema_no = 99"});
    EXPECT_EQ(version(), sql::schema_version());
}

/// The tables as a program of that version left them, and nothing else.
void go_back_to(std::int64_t version) {
    std::vector<std::string> statements;
    for (const auto& name : tables()) statements.push_back("drop table " + name);
    statements.push_back(sql::in_dialect(sql::schema_table(), dialect()));
    for (const auto& migration : sql::migrations()) {
        if (migration.version > version) break;
        for (const auto text : migration.statements)
            statements.push_back(sql::in_dialect(text, dialect()));
        statements.push_back(
            "insert into schema_info (schema_no, checksum, steps, applied_at) values (" +
            std::to_string(migration.version) + ", '" + sql::checksum(migration) + "', " +
            std::to_string(sql::steps_of(migration)) + ", 0)");
    }
    run_all(owner_address(), statements);
}

TEST(Open, d_goes_on_with_a_schema_that_is_older) {
    go_back_to(3);
    EXPECT_EQ(sql::status(owner_address())->version, 3);
    const auto refused = sql::open(owner_address(), kExisting);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, Code::gj5406) << said(refused.error());
    const auto done = sql::migrate(owner_address());
    ASSERT_TRUE(done.ok()) << said(done.error());
    make_tables();
    EXPECT_EQ(version(), sql::schema_version());
    const auto store = sql::open(clerk_address());
    ASSERT_TRUE(store.ok());
    EXPECT_TRUE((*store)->put_unit({"E1", "企业", {"需求提出单位"}, "330421", {}}).ok());
    EXPECT_TRUE(
        (*store)->put_policy_act({"需求", 1, "h", "submit", "赵", "K1", "", {}}, nullptr).ok());
}

TEST(Open, e_goes_on_where_a_migration_was_cut_short) {
    if (dialect().tables_in_transaction()) GTEST_SKIP() << "all or nothing there";
    // Died when the column was there and not yet recorded.
    run_all(owner_address(), {"update schema_info set steps = 0 where schema_no = 4",
                              "update schema_info set steps = 2 where schema_no = 5",
                              "update schema_info set steps = 0 where schema_no > 5"});
    EXPECT_EQ(refusal(clerk_address()), Code::gj5406);
    EXPECT_EQ(version(), 3);
    const auto done = sql::migrate(owner_address());
    ASSERT_TRUE(done.ok()) << said(done.error());
    EXPECT_EQ(version(), sql::schema_version());
}

TEST(Open, f_says_why_it_cannot_be_had) {
    if (!has_server()) GTEST_SKIP() << "a file has no server";
    const auto url = *sql::parse_url(clerk_address());
    auto port = url.port;
    if (const auto at = url.rest.find("Port="); port.empty() && at != std::string::npos)
        port = url.rest.substr(at + 5, url.rest.find(';', at) - at - 5);
    EXPECT_EQ(refusal(with(clerk_address(), port, "1")), Code::gj5428);
    EXPECT_EQ(refusal(with(clerk_address(), "clerk", "stranger")), Code::gj5429);
    const std::set<Code> missing{Code::gj5431, Code::gj5430};
    EXPECT_TRUE(missing.contains(refusal(with(clerk_address(), "office", "nowhere"))));
}

/// Cuts every other connection of the account.
void cut_connections() {
    run_all(clerk_address(),
            {"select pg_terminate_backend(pid) from pg_stat_activity where usename = 'clerk' and"
             " pid <> pg_backend_pid()"});
}

TEST(Open, g_rolls_back_what_is_open_when_a_connection_is_closed) {
    const auto url = *sql::parse_url(clerk_address());
    {
        sql::Session session(dialect(), url, kExisting);
        session.begin_write();
        session.units.row.put({"E9", "企业", {}, "330421", {}});
        session.units.insert(session.raw());
    }
    const auto store = sql::open(clerk_address());
    ASSERT_TRUE(store.ok());
    const auto unit = (*store)->unit("E9");
    ASSERT_TRUE(unit.ok()) << said(unit.error());
    EXPECT_FALSE(unit->has_value());
}

TEST(Open, h_tells_that_a_transaction_was_cut_and_goes_on) {
    if (!dialect().name().ends_with("postgresql"))
        GTEST_SKIP() << "only one server is asked to cut connections";
    const auto store = sql::open(clerk_address());
    ASSERT_TRUE(store.ok());
    {
        auto tx = (*store)->begin();
        ASSERT_TRUE(tx.ok());
        ASSERT_TRUE((*tx)->find_command("c1").ok());
        cut_connections();
        const auto found = (*tx)->find_command("c1");
        ASSERT_FALSE(found.ok());
        EXPECT_EQ(found.error().kind, base::ErrorKind::retry_later) << said(found.error());
        EXPECT_FALSE((*tx)->commit().ok());
    }
    EXPECT_TRUE((*store)->unit("E1").ok());
}

TEST(Open, i_takes_another_connection_when_those_that_wait_were_cut) {
    if (!dialect().name().ends_with("postgresql"))
        GTEST_SKIP() << "only one server is asked to cut connections";
    const auto store = sql::open(clerk_address());
    ASSERT_TRUE(store.ok());
    ASSERT_TRUE((*store)->put_unit({"E2", "企业", {}, "330421", {}}).ok());
    cut_connections();
    const auto unit = (*store)->unit("E2");
    EXPECT_TRUE(unit.ok()) << said(unit.error());
}

TEST(Open, j_tells_a_table_that_was_dropped) {
    go_back_to(sql::schema_version());
    EXPECT_EQ(sql::status(owner_address())->version, sql::schema_version());
    run_all(owner_address(), {"drop table clock"});
    const auto status = sql::status(owner_address());
    ASSERT_FALSE(status.ok()) << "all is well, it says";
    EXPECT_EQ(status.error().code, Code::gj5433) << said(status.error());
    const auto store = sql::open(owner_address(), kExisting);
    ASSERT_TRUE(store.ok()) << said(store.error());
    const auto clocks = (*store)->clocks("A1");
    ASSERT_FALSE(clocks.ok());
    EXPECT_EQ(clocks.error().code, Code::gj5433) << said(clocks.error());
}

TEST(Open, k_leaves_a_table_of_the_same_name_alone_that_is_not_ours) {
    std::vector<std::string> statements;
    for (const auto& name : tables())
        if (name != "clock") statements.push_back("drop table " + name);
    statements.emplace_back("create table schema_info (installed integer)");
    run_all(owner_address(), statements);
    EXPECT_EQ(refusal(owner_address()), Code::gj5407);
    const auto made = sql::init(owner_address());
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, Code::gj5423) << said(made.error());
}

}  // namespace
}  // namespace guiju::servers
