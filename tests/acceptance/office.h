// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small office whose journal is sealed, and somebody who may write its database file with plain SQL. For the
// tests of what proves itself: evidence, history, messages.
#include <sqlite3.h>

#include <filesystem>

#include "tests/acceptance/program.h"

namespace guiju::acceptance {

namespace fs = std::filesystem;

inline constexpr const char* kPolicy = R"(规矩　台账示例
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

inline constexpr const char* kPrivateKey =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
inline constexpr const char* kPublicKey =
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
    /// Each statement on the database as it is now, what replay tells then, and what it tells of each of them.
    void replay_tells(const std::vector<std::pair<std::string, std::string>>& ways,
                      const std::string& of_each = "") {
        fs::copy(at("office.db"), at("whole.db"));
        for (const auto& [sql, told] : ways) {
            fs::copy_file(at("whole.db"), at("office.db"), fs::copy_options::overwrite_existing);
            change(sql);
            const auto found = run({"db", "replay"});
            EXPECT_EQ(found.code, 7) << sql;
            EXPECT_TRUE(has(found.err, of_each)) << found.err;
            EXPECT_TRUE(has(found.err, told)) << sql << found.err;
        }
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

}  // namespace guiju::acceptance
