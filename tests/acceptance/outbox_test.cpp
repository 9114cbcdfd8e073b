// SPDX-License-Identifier: Apache-2.0
// guiju outbox: messages of real cases go to a real HTTP server, fail, become dead letters, are sent again or skipped.
#include <atomic>

#include "tests/acceptance/office.h"
#include "tests/webhook/receiver.h"

namespace guiju::acceptance {
namespace {

using webhook::Answer;
using webhook::Receiver;
using webhook::Request;

const std::string kBytes = "0123456789abcdef0123456789abcdef";
// As no time of day and no random id can be written: the log is searched for it.
const std::string kToken = "token-of-the-receiver";

class Outbox : public Evidence {
   protected:
    void SetUp() override {
        open_office();
        write("oa.key", kBytes + "\n");
    }
    [[nodiscard]] Ran deliver(const Receiver& to, std::vector<std::string> more) const {
        std::vector<std::string> words{
            "outbox",        "deliver",    "--to",   to.url("/hook?token=" + kToken),
            "--secret-file", at("oa.key"), "--name", "OA"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    Ran delivered(const Receiver& to) const { return deliver(to, {"--once", "--allow-private"}); }
};

TEST_F(Outbox, goes_to_a_receiver_that_can_check_who_sent_it) {
    const Receiver receiver([](const Request&) { return Answer{}; });
    EXPECT_TRUE(has(run({"outbox", "list"}).err, "条消息，还没有接收方"));
    const auto done = deliver(receiver, {"--until-empty", "--allow-private", "--sm3"});
    EXPECT_EQ(done.code, 0) << done.err;
    const auto requests = receiver.requests();
    ASSERT_GE(requests.size(), 3U);
    EXPECT_TRUE(has(done.out, "送到" + std::to_string(requests.size()) + "条")) << done.out;
    for (const auto& request : requests) {
        EXPECT_EQ(request.header("webhook-signature"),
                  webhook::expected_signature(request, kBytes) + " " +
                      webhook::expected_signature(request, kBytes, true));
        EXPECT_TRUE(has(request.body, R"("title":"油剂")")) << request.body;
    }
    EXPECT_EQ(delivered(receiver).code, 0);
    EXPECT_EQ(receiver.requests().size(), requests.size()) << "nothing is sent twice";
    ASSERT_EQ(act({"screen", "D2"}, "G1/赵处", "2025-10-09").code, 0);
    EXPECT_TRUE(has(run({"outbox", "list"}).err, "“OA”：有"));
    EXPECT_TRUE(has(run({"outbox", "list", "--json"}).out, "\"not_begun\":"));
    EXPECT_EQ(delivered(receiver).code, 0);
    EXPECT_GT(receiver.requests().size(), requests.size());
    EXPECT_TRUE(has(run({"outbox", "list"}).err, "没有等待投递的消息"));
}

/// Whoever can write to the database still does not write under our signature.
TEST_F(Outbox, does_not_sign_what_the_office_did_not_write) {
    const Receiver receiver([](const Request&) { return Answer{}; });
    change("update outbox set body = replace(body, '油剂', '另一件') where id = 'D2/2/1'");
    change(
        "insert into outbox (case_id, place_no, id, topic, unit_id, body, at_ms) select case_id,"
        " 9000000, 'D1/9/1', topic, unit_id, body, at_ms from outbox where id = 'D1/2/1'");
    const auto done = delivered(receiver);
    EXPECT_EQ(done.code, 3);
    EXPECT_TRUE(has(done.err, "GJ5705  接收方“OA”有2件案件的消息送不到")) << done.err;
    const auto dead = run({"outbox", "list", "--dead"});
    EXPECT_TRUE(has(dead.out, "D2/2/1") && has(dead.out, "D1/9/1")) << dead.out;
    EXPECT_TRUE(has(dead.out, "台账里没有这条消息，或者内容被改过，没有送出")) << dead.out;
    for (const auto& request : receiver.requests()) {
        EXPECT_FALSE(has(request.body, "另一件")) << request.body;
        EXPECT_NE(request.header("webhook-id"), "D1/9/1");
    }
    EXPECT_EQ(run({"outbox", "skip", "D1/9/1", "--as", "K1/赵", "--reason", "不是本系统写的"}).code,
              0);
}

TEST_F(Outbox, shows_dead_letters_to_a_person_who_sends_them_again_or_skips_them) {
    std::atomic<int> status{410};
    const Receiver receiver([&](const Request&) { return Answer{status, "", ""}; });
    const auto gone = delivered(receiver);
    EXPECT_EQ(gone.code, 3);
    EXPECT_TRUE(has(gone.err, "GJ5705  接收方“OA”有2件案件的消息送不到")) << gone.err;
    EXPECT_EQ(receiver.requests().size(), 2U) << "one for each case; the others wait";
    const auto dead = run({"outbox", "list", "--dead"});
    EXPECT_TRUE(has(dead.out, "死信")) << dead.out;
    EXPECT_TRUE(has(dead.out, "接收方答复 410")) << dead.out;
    EXPECT_TRUE(has(run({"outbox", "list", "--dead", "--lang", "en"}).out, "it answered 410"));
    const auto id = receiver.requests()[0].header("webhook-id");
    const auto shown = run({"outbox", "show", id});
    EXPECT_TRUE(has(shown.out, "死信") && has(shown.out, R"("type":)")) << shown.out << shown.err;
    EXPECT_EQ(run({"outbox", "show", "D9/1/1"}).code, 1);
    EXPECT_TRUE(has(run({"outbox", "show", "D9/1/1"}).err, "GJ5703"));

    status = 204;
    EXPECT_EQ(delivered(receiver).code, 3) << "dead is dead";
    const auto again = run({"outbox", "resend", id});
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_TRUE(has(run({"outbox", "resend", id + "0"}).err, "GJ5703"));
    EXPECT_EQ(delivered(receiver).code, 3) << "the other one is still dead";
    EXPECT_TRUE(has(run({"outbox", "show", id}).out, "送到（第1次）"));
    EXPECT_TRUE(has(run({"outbox", "skip", id, "--as", "K1/赵", "--reason", "x"}).err, "GJ5704"));

    const auto other = receiver.requests()[1].header("webhook-id");
    EXPECT_EQ(run({"outbox", "skip", other}).code, 2) << "who, and why";
    const auto skipped =
        run({"outbox", "skip", other, "--as", "K1/赵", "--reason", "已电话告知", "--to", "x"});
    EXPECT_TRUE(has(skipped.err, "GJ5707")) << skipped.err;
    EXPECT_EQ(run({"outbox", "skip", other, "--as", "K1/赵", "--reason", "已电话告知"}).code, 0);
    EXPECT_TRUE(has(run({"outbox", "show", other}).out, "跳过：K1/赵：已电话告知"));
    EXPECT_EQ(delivered(receiver).code, 0);
}

TEST_F(Outbox, all_dead_letters_are_sent_again_at_once) {
    std::atomic<int> status{422};
    const Receiver receiver([&](const Request&) { return Answer{status, "", ""}; });
    EXPECT_EQ(delivered(receiver).code, 3);
    EXPECT_TRUE(has(run({"outbox", "resend", "--all"}).out, "2条死信将重新投递"));
    status = 200;
    EXPECT_EQ(delivered(receiver).code, 0);
}

TEST_F(Outbox, a_receiver_that_is_none_any_more_is_retired) {
    const Receiver dead([](const Request&) { return Answer{410, "", ""}; });
    EXPECT_EQ(delivered(dead).code, 3);
    const auto id = dead.requests()[0].header("webhook-id");
    const std::vector<std::string> other{"--once", "--allow-private", "--name", "OB"};
    EXPECT_EQ(deliver(dead, other).code, 3);
    // Of two that wait for it one is to be named; of one it is clear which.
    EXPECT_TRUE(has(run({"outbox", "resend", id}).err, "--to 接收方（OA、OB）"));
    EXPECT_EQ(run({"outbox", "retire", "OA"}).code, 2) << "who, and why";
    const auto retired = run({"outbox", "retire", "OA", "--as", "K1/赵", "--reason", "系统已下线"});
    EXPECT_EQ(retired.code, 0) << retired.err;
    EXPECT_TRUE(has(retired.out, "已停用“OA”：有2件案件的消息没有送完，不再投递")) << retired.out;
    EXPECT_FALSE(has(run({"outbox", "list"}).out, "OA"));
    EXPECT_TRUE(has(run({"outbox", "show", id}).out, "跳过：K1/赵：系统已下线"));
    EXPECT_EQ(run({"outbox", "resend", id}).code, 0) << "only OB waits for it";
    const auto again = delivered(dead);
    EXPECT_EQ(again.code, 1);
    EXPECT_TRUE(has(again.err, "GJ5708  接收方“OA”已经停用")) << again.err;
    EXPECT_TRUE(
        has(run({"outbox", "retire", "OC", "--as", "K1/赵", "--reason", "x"}).err, "GJ5707"));
}

TEST_F(Outbox, keeps_away_from_inside_and_keeps_its_secrets) {
    const Receiver receiver([](const Request&) { return Answer{}; });
    const auto refused = deliver(receiver, {"--once"});
    EXPECT_EQ(refused.code, 1) << refused.err;
    EXPECT_TRUE(has(refused.err, "GJ5701")) << refused.err;
    EXPECT_TRUE(has(refused.err, "127.0.0.1"));
    EXPECT_TRUE(receiver.requests().empty());
    EXPECT_TRUE(has(run({"outbox", "list"}).err, "还没有接收方")) << "a wrong address is none";
    const auto log = at("log.jsonl");
    const auto done = deliver(receiver, {"--once", "--allow-private", "--log", log});
    for (const auto& text : {refused.err, refused.out, done.err, done.out, read(log)}) {
        EXPECT_FALSE(has(text, kToken)) << text;
        EXPECT_FALSE(has(text, kBytes)) << text;
    }
    write("short.key", "123");
    const auto shorted = run(
        {"outbox", "deliver", "--to", "https://oa.example.org/", "--secret-file", at("short.key")});
    EXPECT_EQ(shorted.code, 1);
    EXPECT_TRUE(has(shorted.err, "GJ5702")) << shorted.err;
    EXPECT_TRUE(
        has(run({"outbox", "deliver", "--to", "ftp://x/", "--secret-file", at("oa.key")}).err,
            "GJ5700"));
    EXPECT_EQ(run({"outbox", "deliver", "--to", "https://oa.example.org/"}).code, 2);
    EXPECT_EQ(run({"outbox", "deliver"}).code, 2);
    EXPECT_EQ(run({"outbox", "lst"}).code, 2);
}

}  // namespace
}  // namespace guiju::acceptance
