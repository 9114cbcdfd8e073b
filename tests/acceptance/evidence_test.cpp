// SPDX-License-Identifier: Apache-2.0
// db seal, db verify, db replay: a database changed with plain SQL behind the program's back.
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>

#include "tests/acceptance/program.h"

namespace guiju::acceptance {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPolicy = R"(规矩　台账示例
版本：1.0
层级：省
属地：浙江省（330000）
性质：公共服务
状态：试行
施行：自2025年1月1日起
日历：中国工作日

角色
申报单位：企业
主管部门：机关，省级

事项　申报
事项名称：文字，必填
申报金额：金额，必填

环节　报送
办理：申报单位
办理事项：
（一）报送；
处理：
报送的，转审核。

环节　审核
依据：第三条
办理：主管部门
期限：收到后5个工作日内
审查：
（一）申报金额不低于100万元。〔第三条第一项〕
处理：
有一项不符合的，退回；
不能判断的，请申报单位补充说明，期限10个工作日；
全部符合的，办结，结果为“通过”。
)";

constexpr const char* kPrivateKey =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
constexpr const char* kPublicKey =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
    "-----END PUBLIC KEY-----\n";

class Evidence : public Program {
   protected:
    [[nodiscard]] std::string db() const { return url("office.db"); }
    [[nodiscard]] std::string file() const { return at("封存.jsonl"); }

    /// Two cases, each opened and filed, one decided; with keys beside them.
    void open_office() {
        const auto policy = write("台账示例.guiju", kPolicy);
        write("私钥.pem", kPrivateKey);
        write("公钥.pem", kPublicKey);
        const auto units = write("units.csv",
                                 "代号,名称,角色,属地,其他\nE1,甲公司,申报单位,330421,\n"
                                 "G1,省厅,主管部门,330000,\n");
        setting_.variables["GUIJU_CALENDARS"] = fs::absolute("rules/calendars").string();
        ASSERT_EQ(run({"db", "init"}).code, 0);
        const auto adopted = run({"db", "adopt", policy, "--at", "2025-09-01"});
        ASSERT_EQ(adopted.code, 0) << adopted.err;
        ASSERT_EQ(run({"db", "load-units", units}).code, 0);
        for (const char* id : {"D1", "D2"}) {
            ASSERT_EQ(
                act({"open", "--id", id, "--set", "事项名称=油剂", "--set", "申报金额=180万元"},
                    "E1/王工", "2025-09-29")
                    .code,
                0);
            ASSERT_EQ(act({"do", id, "报送"}, "E1/王工", "2025-09-29").code, 0);
        }
        ASSERT_EQ(act({"screen", "D1"}, "G1/赵处", "2025-09-30").code, 0);
    }
    Ran run(std::vector<std::string> words) const {
        words.insert(words.end(), {"--db", db()});
        return guiju(words, setting_);
    }
    Ran act(std::vector<std::string> words, const std::string& as, const std::string& date) const {
        words.insert(words.begin(), "case");
        words.insert(words.end(), {"--as", as, "--at", date});
        return run(words);
    }
    Ran seal(const std::string& time, std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"db",    "seal",         "--file", file(),
                                       "--key", at("私钥.pem"), "--at",   time};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    Ran verify(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"db", "verify", "--file", file(), "--key", at("公钥.pem")};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    /// Somebody with the right to write the file.
    void change(const std::string& sql) const {
        sqlite3* db = nullptr;
        ASSERT_EQ(sqlite3_open(at("office.db").c_str(), &db), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(db);
        EXPECT_GT(sqlite3_changes(db), 0) << sql;
        sqlite3_close(db);
    }
    static bool has(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }

    Setting setting_;
};

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
    EXPECT_TRUE(has(whole.out, "2件案件的台账6条，其中6条在2次封存之内：没有改动")) << whole.out;
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
