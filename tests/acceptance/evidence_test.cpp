// SPDX-License-Identifier: Apache-2.0
// db seal, db verify, db replay: a database changed with plain SQL behind the program's back.
#include <algorithm>

#include "tests/acceptance/office.h"

namespace guiju::acceptance {
namespace {

TEST_F(Evidence, A_S0_6_3_an_entry_updated_in_the_database_is_reported) {
    open_office();
    ASSERT_EQ(seal("2025-10-01").code, 0);
    EXPECT_EQ(verify().code, 0);
    change(
        "update journal set decision = replace(decision, '通过', '退回')"
        " where case_id = 'D1' and seq = 3");
    const auto found = verify();
    EXPECT_EQ(found.code, 7);
    EXPECT_TRUE(has(found.err, "GJ5500  案件“D1”台账第3条被改过：决定及依据")) << found.err;
    EXPECT_TRUE(has(verify({"--lang", "en"}).err,
                    "entry 3 of case \"D1\" was changed: decision and grounds"));
    const auto data = verify({"--json"});
    EXPECT_TRUE(has(data.out, R"("case":"D1","entry":3)")) << data.out;
    // Also without seals: the chain alone shows it.
    EXPECT_EQ(run({"db", "verify"}).code, 7);
}

TEST_F(Evidence, A_S0_6_3_any_entry_and_any_column) {
    open_office();
    ASSERT_EQ(seal("2025-10-01").code, 0);
    fs::copy(at("office.db"), at("whole.db"));
    const std::vector<std::pair<std::string, std::string>> places{
        {"D1", "1"}, {"D1", "2"}, {"D1", "3"}, {"D2", "1"}, {"D2", "2"}};
    for (const auto& [id, number] : places) {
        for (const char* column : {"at_ms", "actor_person", "verb", "to_stage", "effect"}) {
            fs::copy_file(at("whole.db"), at("office.db"), fs::copy_options::overwrite_existing);
            change("update journal set " + std::string(column) + " = '1' where case_id = '" + id +
                   "' and seq = " + number);
            const auto found = verify();
            EXPECT_EQ(found.code, 7) << id << number << column;
            EXPECT_TRUE(has(found.err, "案件“" + id + "”台账第" + number + "条被改过"))
                << found.err;
        }
    }
}

TEST_F(Evidence, seals_hold_what_a_chain_alone_cannot) {
    open_office();
    const auto first = seal("2025-10-01");
    EXPECT_TRUE(has(first.out, "第1次封存：案件2件，台账5条（新5条）")) << first.out << first.err;
    EXPECT_TRUE(has(seal("2025-10-02").out, "没有新的条目"));
    ASSERT_EQ(act({"screen", "D2"}, "G1/赵处", "2025-10-09").code, 0);
    EXPECT_TRUE(has(seal("2025-10-09", {"--every-entries", "2"}).out, "新条目1条"));
    EXPECT_TRUE(has(seal("2025-10-09", {"--every-seconds", "60", "--json"}).out, R"("seal":2)"));
    const auto whole = verify();
    EXPECT_EQ(whole.code, 0) << whole.err;
    EXPECT_TRUE(has(whole.out, "2件案件的台账6条，其中6条在2次封存之内：台账没有改动"))
        << whole.out;
    change("delete from journal where case_id = 'D2' and seq = 3");
    change(
        "update case_row set revision = 2, journal_head = (select fingerprint from journal"
        " where case_id = 'D2' and seq = 2) where id = 'D2'");
    EXPECT_EQ(run({"db", "verify"}).code, 0) << "the chain alone fits";
    EXPECT_TRUE(has(verify().err, "GJ5520  案件“D2”台账从第3条起被删去，应当有3条"));
    EXPECT_EQ(seal("2025-10-10").code, 7) << "nothing is signed on top of it";
}

TEST_F(Evidence, replay_finds_rows_that_were_changed_directly) {
    open_office();
    const auto whole = run({"db", "replay"});
    EXPECT_EQ(whole.code, 0) << whole.err;
    EXPECT_TRUE(has(whole.out, "由台账5条重建了2件案件：与案件表一致")) << whole.out;
    change("update case_row set case_result = '不通过' where id = 'D1'");
    const auto found = run({"db", "replay"});
    EXPECT_EQ(found.code, 7);
    EXPECT_TRUE(has(found.err, "GJ5529  案件“D1”与台账重建的结果不一致：办理结果，台账重建为"))
        << found.err;
    change("update case_doc set fields = replace(fields, '油剂', '秘方') where case_id = 'D2'");
    const auto field = run({"db", "replay", "--lang", "en"});
    EXPECT_TRUE(has(field.err, "the field \"事项名称\"")) << field.err;
    EXPECT_FALSE(has(field.err, "秘方")) << "contents of fields are not shown";
    change("update clock set due_at = due_at + 86400000 where case_id = 'D2'");
    change("update case_doc set fields = replace(fields, '秘方', '油剂') where case_id = 'D2'");
    const auto clock = run({"db", "replay"});
    EXPECT_TRUE(has(clock.err, "的到期时间，台账重建为“2025-"))
        << "a day, no number: " << clock.err;
}

/// Of D2, which is at work: what is missing of a case that was closed may be gone as history.
TEST_F(Evidence, replay_finds_answers_and_messages_that_were_changed_or_are_gone) {
    open_office();
    const std::string answer_of_2 =
        "where id in (select command_id from journal where case_id = 'D2' and seq = 2)";
    const std::vector<std::pair<std::string, std::string>> ways{
        {"update command set answer = '{}' " + answer_of_2, "第2条的答复，内容不同"},
        {"update command set revision = 9 " + answer_of_2, "第2条的答复，内容不同"},
        {"delete from command " + answer_of_2, "第2条的答复，表中缺"},
        {"update outbox set unit_id = 'E9' where id = 'D2/2/1'", "外发消息“D2/2/1”，内容不同"},
        {"update outbox set body = '{}' where id = 'D2/2/1'", "外发消息“D2/2/1”，内容不同"},
        {"delete from outbox where id = 'D2/2/1'", "外发消息“D2/2/1”，表中缺"}};
    replay_tells(ways, "GJ5529  案件“D2”与台账重建的结果不一致：");
}

/// A forged answer would be given to the command of that number, a forged message signed and sent.
TEST_F(Evidence, replay_finds_answers_messages_and_other_rows_that_were_added) {
    open_office();
    ASSERT_EQ(run({"db", "replay"}).code, 0);
    const std::string forged = "insert into command (id, case_id, revision, answer, at_ms) ";
    const std::string message =
        "insert into outbox (case_id, place_no, id, topic, unit_id, body, at_ms) ";
    const std::vector<std::pair<std::string, std::string>> ways{
        {forged + "values ('C-9', 'D2', 2, '{}', 1)",
         "GJ5530  案件“D2”的命令答复“C-9”不是程序写入的：台账里没有这条命令"},
        {forged + "values ('C-9', 'D9', 1, '{}', 1)", "GJ5530  案件“D9”的命令答复“C-9”"},
        {message + "select case_id, 9000000, 'D2/9/1', topic, unit_id, body, at_ms from outbox"
                   " where id = 'D2/2/1'",
         "GJ5529  案件“D2”与台账重建的结果不一致：外发消息“D2/9/1”，台账里没有"},
        {message + "select case_id, 9000000, 'D2/2/9', topic, unit_id, body, at_ms from outbox"
                   " where id = 'D2/2/1'",
         "外发消息“D2/2/9”，台账里没有"},
        {message + "select case_id, 9000000, 'returned', topic, unit_id, body, at_ms from outbox"
                   " where id = 'D2/2/1'",
         "外发消息“returned”，台账里没有"},
        {message + "select case_id, 9000000, id, topic, unit_id, body, at_ms from outbox"
                   " where id = 'D2/2/1'",
         "外发消息“D2/2/1”，重复，或者次序不对"},
        {message + "select 'D9', place_no, 'D9/2/1', topic, unit_id, body, at_ms from outbox"
                   " where id = 'D2/2/1'",
         "GJ5530  案件“D9”的外发消息“D9/2/1”不是程序写入的：案件表里没有这件案件"},
        {"insert into work_item (case_id, id, opened, closed) values ('D9', 'D9#1', 1, 0)",
         "GJ5530  案件“D9”的待办“D9#1”"},
        {"insert into case_doc (case_id) values ('D9')", "GJ5530  案件“D9”的材料不是程序写入的"}};
    replay_tells(ways);
}

/// Who looks for what is due, for duplicates, for the next of a list does so by columns of their own.
TEST_F(Evidence, replay_finds_rows_that_are_not_found_where_they_belong) {
    open_office();
    const std::vector<std::pair<std::string, std::string>> ways{
        {"update clock set wake_at = 99999999999999 where case_id = 'D2'",
         "GJ5530  案件“D2”的期限查找列“审核/期限”不是程序写入的：与这一行的内容不符"},
        {"update clock set wake_at = null where case_id = 'D2'", "期限查找列“审核/期限”"},
        {"update case_row set list_key = list_key + 1 where id = 'D1'",
         "GJ5530  案件“D1”的案件表的查找列"},
        {"update case_row set duplicate_hash = 7 where id = 'D1'", "案件表的查找列"}};
    replay_tells(ways);
}

TEST_F(Evidence, replay_goes_on_behind_a_row_that_cannot_be_read) {
    open_office();
    change("update case_doc set fields = '{' where case_id = 'D1'");
    change("update case_row set title = '改' where id = 'D2'");
    const auto found = run({"db", "replay"});
    EXPECT_EQ(found.code, 7);
    EXPECT_TRUE(has(found.err, "GJ5419  数据库里“D1”的记录读不懂")) << found.err;
    EXPECT_TRUE(has(found.err, "GJ5529  案件“D2”")) << found.err;
}

/// The number in the database is not the one that was published.
TEST_F(Evidence, a_stored_policy_that_was_changed_decides_nothing) {
    open_office();
    change("update policy set program = replace(program, '1000000', '9000000')");
    const auto screened = act({"screen", "D2"}, "G1/赵处", "2025-10-09");
    EXPECT_NE(screened.code, 0);
    EXPECT_TRUE(has(screened.err, "GJ5018  存储的规矩“台账示例”1.0版被改过")) << screened.err;
    const auto found = run({"db", "replay"});
    EXPECT_EQ(found.code, 7);
    EXPECT_TRUE(has(found.err, "GJ5018")) << found.err;
}

TEST_F(Evidence, verify_says_what_it_did_not_look_at) {
    open_office();
    ASSERT_EQ(seal("2025-10-01").code, 0);
    change("update case_row set stage = '办结' where id = 'D1'");
    const auto journal = verify();
    EXPECT_EQ(journal.code, 0) << "no entry was changed";
    EXPECT_TRUE(has(journal.out, "：台账没有改动")) << journal.out;
    EXPECT_TRUE(has(journal.out + journal.err, "guiju db replay")) << journal.out << journal.err;
}

TEST_F(Evidence, commands_seal_when_they_are_told_to) {
    open_office();
    const auto done = guiju({"case", "screen", "D2", "--db", db(), "--as", "G1/赵处", "--at",
                             "2025-10-09", "--seal-key", at("私钥.pem"), "--seal-file", file()},
                            setting_);
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_TRUE(has(done.err, "已作第1次封存")) << done.err;
    const auto tick = guiju({"case", "tick", "--db", db(), "--at", "2025-10-10", "--seal-key",
                             at("私钥.pem"), "--seal-file", file()},
                            setting_);
    EXPECT_EQ(tick.code, 0) << tick.err;
    EXPECT_TRUE(has(verify().out, "1次封存")) << "nothing new, no new seal";
    EXPECT_EQ(run({"case", "tick", "--seal-key", at("私钥.pem")}).code, 2);
}

TEST_F(Evidence, a_power_cut_between_database_and_file_is_mended_by_the_next_seal) {
    open_office();
    ASSERT_EQ(seal("2025-10-01").code, 0);
    const auto text = read(file());
    write("封存.jsonl", text.substr(0, text.size() / 2));
    EXPECT_TRUE(has(verify().err, "GJ5526  封存文件里缺第1次封存")) << verify().err;
    EXPECT_EQ(seal("2025-10-02").code, 0);
    EXPECT_EQ(read(file()), text);
    EXPECT_EQ(verify().code, 0);
}

TEST_F(Evidence, what_is_missing_or_wrong_is_said) {
    open_office();
    EXPECT_EQ(run({"db", "seal", "--file", file()}).code, 2);
    EXPECT_EQ(run({"db", "seal", "--key", at("私钥.pem")}).code, 2);
    EXPECT_EQ(run({"db", "verify", "--file", file()}).code, 2);
    EXPECT_EQ(seal("2025-10-01", {"--every-seconds", "0"}).code, 2);
    EXPECT_TRUE(has(run({"db", "seal", "--file", file(), "--key", at("公钥.pem")}).err, "GJ5528"));
    EXPECT_TRUE(has(run({"db", "seal", "--file", file(), "--key", at("无.pem")}).err, "GJ5501"));
    ASSERT_EQ(seal("2025-10-01").code, 0);
    write("公钥.pem",
          "-----BEGIN PUBLIC KEY-----\n"
          "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n"
          "-----END PUBLIC KEY-----\n");
    const auto wrong = verify();
    EXPECT_EQ(wrong.code, 7);
    EXPECT_TRUE(has(wrong.err, "GJ5527")) << wrong.err;
}

}  // namespace
}  // namespace guiju::acceptance
