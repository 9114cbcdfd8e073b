// SPDX-License-Identifier: Apache-2.0
// db retain: history of closed cases goes and the journal still proves itself; and a worker that seals on and on.
#include <spawn.h>
#include <sys/wait.h>

#include <csignal>
#include <thread>

#include "tests/acceptance/office.h"

namespace guiju::acceptance {
namespace {

class History : public Evidence {
   protected:
    void SetUp() override { open_office(); }
    /// D1 was closed on 2025-09-30; nine months later.
    [[nodiscard]] Ran retain(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"db",         "retain", "--before",
                                       "2025-12-01", "--at",   "2026-07-01"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    [[nodiscard]] Ran retain_sealed(std::vector<std::string> more = {}) const {
        more.insert(more.end(), {"--key", at("私钥.pem"), "--file", file()});
        return retain(more);
    }
};

TEST_F(History, of_the_last_half_year_stays) {
    const auto early = run({"db", "retain", "--before", "2026-01-03", "--at", "2026-07-01"});
    EXPECT_EQ(early.code, 2);
    EXPECT_TRUE(has(early.err, "GJ5710  2026年1月2日以后的历史不能清理")) << early.err;
    EXPECT_EQ(run({"db", "retain", "--before", "2026-01-02", "--at", "2026-07-01"}).code, 0);
    EXPECT_TRUE(
        has(run({"db", "retain", "--before", "2100-01-01", "--at", "2101-01-01"}).err, "GJ5710"))
        << "a day that has not come";
    EXPECT_EQ(run({"db", "retain", "--at", "2026-07-01"}).code, 2);
    EXPECT_EQ(retain({"--table", "case_row"}).code, 2);
    EXPECT_EQ(retain({"--table", "journal"}).code, 2) << "needs the key of the seals";
}

TEST_F(History, goes_table_by_table) {
    const auto dry = retain({"--dry-run", "--json"});
    EXPECT_TRUE(has(dry.out, R"("command":3)")) << dry.out << dry.err;
    const auto done = retain({"--table", "command", "--json"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(done.out, "{\"dry_run\":false,\"command\":3}\n");
    EXPECT_TRUE(has(retain({"--table", "command", "--json"}).out, R"("command":0)"));
    const auto rest = retain();
    EXPECT_EQ(rest.code, 0) << rest.err;
    EXPECT_TRUE(has(rest.out, "外发消息")) << rest.out;
    EXPECT_EQ(run({"db", "verify"}).code, 0);
    EXPECT_EQ(run({"db", "replay"}).code, 0);
}

TEST_F(History, of_the_journal_goes_only_when_it_is_sealed) {
    write("封存.jsonl", "");
    const auto early = retain_sealed({"--table", "journal"});
    EXPECT_EQ(early.code, 0) << early.err;
    EXPECT_TRUE(has(early.err, "GJ5712  有1件已办结案件的台账没有全部封存")) << early.err;
    EXPECT_TRUE(has(run({"db", "verify"}).out, "台账5条"));
}

TEST_F(History, that_went_leaves_a_mark_and_all_is_still_proved) {
    ASSERT_EQ(seal("2025-10-01").code, 0);
    const auto dry = retain_sealed({"--dry-run", "--json"});
    EXPECT_TRUE(has(dry.out, R"("journal":3)")) << dry.out << dry.err;
    EXPECT_TRUE(has(verify().out, "2件案件的台账5条")) << "nothing happened yet";
    const auto done = retain_sealed({"--json"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_TRUE(has(done.out, R"("journal":3)")) << done.out;
    const auto whole = verify();
    EXPECT_EQ(whole.code, 0) << whole.err;
    EXPECT_TRUE(has(whole.out, "2件案件的台账2条，其中2条在1次封存之内：台账没有改动"))
        << whole.out;
    EXPECT_TRUE(has(whole.out, "另有3条已作为历史清理，有清理记录为证")) << whole.out;
    const auto replayed = run({"db", "replay"});
    EXPECT_EQ(replayed.code, 0) << replayed.err;
    EXPECT_TRUE(has(replayed.out, "1件案件的台账已作为历史清理")) << replayed.out;
    EXPECT_TRUE(has(retain_sealed({"--json"}).out, R"("journal":0)")) << "and again: nothing";
    // Sealing goes on, on top of what is left.
    ASSERT_EQ(act({"screen", "D2"}, "G1/赵处", "2026-07-02").code, 0);
    EXPECT_EQ(seal("2026-07-03").code, 0);
    EXPECT_EQ(verify().code, 0) << verify().err;
    EXPECT_EQ(run({"case", "show", "D1"}).code, 0);
    const auto then = run({"explain", "D1", "--as-of", "2025-09-29"});
    EXPECT_NE(then.code, 0);
    EXPECT_TRUE(has(then.err, "GJ5711")) << then.err;
}

TEST_F(History, of_a_case_that_was_touched_since_goes_when_that_is_old_too) {
    ASSERT_EQ(seal("2025-10-01").code, 0);
    EXPECT_TRUE(has(retain_sealed({"--json"}).out, R"("journal":3)"));
    ASSERT_EQ(act({"comment", "D1", "--reason", "补记"}, "G1/赵处", "2025-12-20").code, 0);
    ASSERT_EQ(seal("2026-07-03").code, 0);
    EXPECT_EQ(verify().code, 0) << verify().err;
    const auto retain_later = [&](const char* before, const char* now) {
        return run({"db", "retain", "--before", before, "--at", now, "--json", "--key",
                    at("私钥.pem"), "--file", file()});
    };
    const auto early = retain_later("2025-12-15", "2026-07-05");
    EXPECT_TRUE(has(early.out, R"("command":0)") && has(early.out, R"("journal":0)")) << early.out;
    const auto later = retain_later("2025-12-25", "2026-07-05");
    EXPECT_TRUE(has(later.out, R"("command":1)") && has(later.out, R"("journal":1)"))
        << later.out << later.err;
    EXPECT_EQ(verify().code, 0) << verify().err;
    EXPECT_EQ(run({"db", "replay"}).code, 0);
}

TEST_F(History, cannot_be_made_up) {
    ASSERT_EQ(seal("2025-10-01").code, 0);
    ASSERT_EQ(retain_sealed().code, 0);
    fs::copy(at("office.db"), at("whole.db"));
    const std::vector<std::pair<std::string, std::string>> changes{
        {"update removal set removal_line = replace(removal_line, 'D1', 'D2')", "GJ5713"},
        {"update removal set at_ms = at_ms + 1", "GJ5713"},
        {"update removal set removal_no = 2", "GJ5714"},
        {"delete from removal", "GJ5520"},
        {"delete from journal where case_id = 'D2'", "GJ5520"},
        {"update case_row set revision = 2 where id = 'D1'", "GJ5524"},
        {"update case_row set journal_head = substr(journal_head, 1, length(journal_head) - 1)"
         " || case substr(journal_head, -1) when '0' then '1' else '0' end where id = 'D1'",
         "GJ5524"},
        {"delete from case_row where id = 'D1'", "GJ5523"},
        {"insert into journal (case_id, seq, at_ms, verb) values ('D1', 4, 0, '办结')", "GJ5519"},
    };
    for (const auto& [sql, code] : changes) {
        fs::copy_file(at("whole.db"), at("office.db"), fs::copy_options::overwrite_existing);
        change(sql);
        const auto found = verify();
        EXPECT_EQ(found.code, 7) << sql;
        EXPECT_TRUE(has(found.err, code)) << sql << "\n" << found.err;
    }
}

TEST_F(History, of_a_changed_journal_does_not_go) {
    ASSERT_EQ(seal("2025-10-01").code, 0);
    change("update journal set reason = '改' where case_id = 'D1' and seq = 2");
    const auto found = retain_sealed({"--table", "journal"});
    EXPECT_EQ(found.code, 7);
    EXPECT_TRUE(has(found.err, "GJ5500  案件“D1”台账第2条被改过：理由")) << found.err;
    EXPECT_TRUE(has(run({"db", "verify"}).err, "GJ5500")) << "it is all still there";
}

/// A process that goes on until it is told to end.
class Running {
   public:
    explicit Running(std::vector<std::string> words) {
        words.insert(words.begin(), GUIJU_PROGRAM);
        std::vector<char*> argv;
        for (auto& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        EXPECT_EQ(posix_spawn(&child_, GUIJU_PROGRAM, nullptr, nullptr, argv.data(), environ), 0);
    }
    int end() const {
        ::kill(child_, SIGTERM);
        int status = 0;
        ::waitpid(child_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

   private:
    pid_t child_ = 0;
};

TEST_F(History, sealing_goes_on_until_it_is_told_to_end_and_seals_once_more) {
    const auto lines = [&](const std::string& path) {
        std::int64_t count = 0;
        if (fs::exists(path))
            for (const char c : read(path)) count += c == '\n' ? 1 : 0;
        return count;
    };
    const auto wait_for = [&](std::int64_t count) {
        for (int left = 600; left > 0 && lines(file()) < count; --left)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return lines(file());
    };
    const Running sealer({"db", "seal", "--every", "1s", "--db", db(), "--key", at("私钥.pem"),
                          "--file", file(), "--also", at("另存.jsonl")});
    EXPECT_EQ(wait_for(1), 1);
    ASSERT_EQ(act({"screen", "D2"}, "G1/赵处", "2025-10-09").code, 0);
    EXPECT_EQ(wait_for(2), 2);
    EXPECT_EQ(sealer.end(), 0);
    EXPECT_EQ(lines(file()), 2) << "nothing new, no new seal";
    ASSERT_EQ(act({"comment", "D2", "--reason", "备注"}, "G1/赵处", "2025-10-10").code, 0);
    const Running hourly({"db", "seal", "--every", "1h", "--db", db(), "--key", at("私钥.pem"),
                          "--file", file(), "--also", at("另存.jsonl")});
    EXPECT_EQ(wait_for(3), 3);
    ASSERT_EQ(act({"comment", "D2", "--reason", "又一条"}, "G1/赵处", "2025-10-10").code, 0);
    EXPECT_EQ(hourly.end(), 0);
    EXPECT_EQ(lines(file()), 4) << "the last one, at the end";
    EXPECT_EQ(read(file()), read(at("另存.jsonl")));
    const auto whole = verify();
    EXPECT_EQ(whole.code, 0) << whole.err;
    EXPECT_TRUE(has(whole.out, "8条在4次封存之内")) << whole.out;
    EXPECT_EQ(seal("2025-10-11", {"--every", "soon"}).code, 2);
}

TEST_F(History, a_seal_is_refused_when_the_file_does_not_continue) {
    ASSERT_EQ(seal("2025-10-01").code, 0);
    const auto text = read(file());
    ASSERT_EQ(act({"screen", "D2"}, "G1/赵处", "2025-10-09").code, 0);
    for (const auto& wrong : {text + "{\"seal\":2}\n", text + text, "x" + text,
                              text.substr(0, text.size() - 20) + "0000000000000000\"}\n"}) {
        write("封存.jsonl", wrong);
        EXPECT_EQ(seal("2025-10-10").code, 7);
        EXPECT_EQ(read(file()), wrong) << "nothing is written behind it";
    }
    write("封存.jsonl", text);
    EXPECT_EQ(seal("2025-10-10").code, 0);
}

TEST_F(History, fingerprints_change_to_sm3_and_old_ones_stay) {
    ASSERT_EQ(seal("2025-10-01").code, 0);
    ASSERT_EQ(run({"db", "init", "--hash", "sm3"}).code, 0);
    ASSERT_EQ(act({"screen", "D2"}, "G1/赵处", "2025-10-09").code, 0);
    EXPECT_EQ(seal("2025-10-10").code, 0);
    EXPECT_TRUE(has(read(file()), R"("hash":"sm3")"));
    EXPECT_TRUE(has(read(file()), "sm3:"));
    EXPECT_EQ(verify().code, 0) << verify().err;
    EXPECT_EQ(run({"db", "replay"}).code, 0);
    change("update journal set reason = '改' where case_id = 'D2' and seq = 3");
    EXPECT_TRUE(has(verify().err, "GJ5500  案件“D2”台账第3条被改过：理由"));
    EXPECT_EQ(run({"db", "init", "--hash", "md5"}).code, 2);
}

}  // namespace
}  // namespace guiju::acceptance
