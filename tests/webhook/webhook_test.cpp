// SPDX-License-Identifier: Apache-2.0
// One attempt against a real HTTP server: what is sent, what is not, and what is made of every answer.
#include "adapters/http/webhook.h"

#include <gtest/gtest.h>

#include <chrono>

#include "tests/webhook/receiver.h"

namespace guiju::webhook {
namespace {

using ports::Reply;

const std::string kBytes = "0123456789abcdef0123456789abcdef";
const ports::Parcel kParcel{"ZJ-1/3/1", {1759107600123}, R"({"type":"returned"})"};

std::unique_ptr<ports::Sender> sender(http::Target target) {
    auto opened = http::open_webhook(target, *http::Secret::read(kBytes, "key"));
    EXPECT_TRUE(opened.ok());
    return std::move(*opened);
}

std::unique_ptr<ports::Sender> inside(const Receiver& receiver, const std::string& path = "/hook",
                                      std::int64_t timeout_ms = 5000) {
    return sender({receiver.url(path), true, true, timeout_ms});
}

Receiver::Behaviour always(Answer answer) {
    return [answer](const Request&) { return answer; };
}

TEST(Webhook, posts_the_message_signed_so_that_the_receiver_can_check_it) {
    const Receiver receiver(always({200, "", "thanks"}));
    const auto reply = inside(receiver)->send(kParcel);
    EXPECT_EQ(reply.kind, Reply::Kind::answered);
    EXPECT_EQ(reply.status, 200);
    ASSERT_EQ(receiver.requests().size(), 1U);
    const auto request = receiver.requests()[0];
    EXPECT_EQ(request.line, "POST /hook HTTP/1.1");
    EXPECT_EQ(request.body, kParcel.body);
    EXPECT_EQ(request.header("content-type"), "application/json");
    EXPECT_EQ(request.header("webhook-id"), "ZJ-1/3/1");
    EXPECT_EQ(request.header("webhook-timestamp"), "1759107600");
    EXPECT_EQ(request.header("webhook-signature"), expected_signature(request, kBytes) + " " +
                                                       expected_signature(request, kBytes, true));
    auto changed = request;
    changed.body[0] = '[';
    EXPECT_NE(expected_signature(changed, kBytes), expected_signature(request, kBytes));
}

TEST(Webhook, tells_every_answer) {
    for (const int status : {202, 400, 404, 410, 500}) {
        const Receiver receiver(always({status, "", ""}));
        EXPECT_EQ(inside(receiver)->send(kParcel).status, status);
    }
    const Receiver busy(always({503, "retry-after: 120\r\n", ""}));
    EXPECT_EQ(inside(busy)->send(kParcel).retry_after_seconds, 120);
}

TEST(Webhook, follows_no_redirect) {
    const Receiver other(always({200, "", ""}));
    for (const int status : {301, 302, 303, 307, 308}) {
        const Receiver receiver(always({status, "location: " + other.url() + "\r\n", ""}));
        EXPECT_EQ(inside(receiver)->send(kParcel).status, status);
    }
    EXPECT_TRUE(other.requests().empty());
}

TEST(Webhook, sends_nothing_inside_unless_it_is_meant) {
    const Receiver receiver(always({200, "", ""}));
    const auto port = receiver.url("").substr(receiver.url("").rfind(':'));
    for (const std::string host : {"127.0.0.1", "localhost", "0.0.0.0", "[::1]", "2130706433",
                                   "0x7f.1", "[::ffff:127.0.0.1]"}) {
        const auto reply =
            sender({"http://" + host + port + "/hook", false, false, 5000})->send(kParcel);
        EXPECT_EQ(reply.kind, Reply::Kind::refused) << host;
        EXPECT_EQ(reply.error.code, base::Code::gj5701) << host;
    }
    EXPECT_TRUE(receiver.requests().empty());
}

TEST(Webhook, says_beforehand_whether_an_address_may_be_sent_to) {
    const Receiver receiver(always({200, "", ""}));
    const auto may = sender({receiver.url("/hook"), false, false, 5000})->look();
    ASSERT_FALSE(may.ok());
    EXPECT_EQ(may.error().code, base::Code::gj5701);
    const auto meant = inside(receiver);
    EXPECT_TRUE(meant->look().ok());
    EXPECT_TRUE(receiver.requests().empty()) << "it only looks";
    EXPECT_EQ(meant->send(kParcel).status, 200) << "and sends afterwards";
    EXPECT_TRUE(sender({"https://no-such-host.invalid/", false, false, 2000})->look().ok())
        << "a name may be found later";
}

TEST(Webhook, uses_no_proxy_of_the_environment) {
    const Receiver proxy(always({200, "", ""}));
    const Receiver receiver(always({201, "", ""}));
    ::setenv("http_proxy", proxy.url("").c_str(), 1);
    ::setenv("ALL_PROXY", proxy.url("").c_str(), 1);
    EXPECT_EQ(inside(receiver)->send(kParcel).status, 201);
    ::unsetenv("http_proxy");
    ::unsetenv("ALL_PROXY");
    EXPECT_TRUE(proxy.requests().empty());
}

TEST(Webhook, does_not_wait_for_ever) {
    const Receiver receiver(always({200, "", "", 20'000}));
    const auto begin = std::chrono::steady_clock::now();
    const auto reply = inside(receiver, "/hook", 200)->send(kParcel);
    EXPECT_EQ(reply.kind, Reply::Kind::failed);
    EXPECT_EQ(reply.problem, "timeout");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

TEST(Webhook, takes_a_connection_that_breaks_for_no_answer) {
    const Receiver receiver(always({200, "", "", 0, true}));
    const auto reply = inside(receiver)->send(kParcel);
    EXPECT_EQ(reply.kind, Reply::Kind::failed);
    EXPECT_EQ(reply.problem, "connection");
    EXPECT_EQ(receiver.requests().size(), 1U) << "tried once: when again is not decided here";
    EXPECT_EQ(sender({"http://127.0.0.1:1/", true, false, 2000})->send(kParcel).problem,
              "connection");
    EXPECT_EQ(sender({"http://nowhere.invalid/", true, false, 5000})->send(kParcel).problem,
              "name");
}

TEST(Webhook, takes_the_head_of_an_answer_for_the_answer) {
    const Receiver cut(always({200, "", "half", 0, false, true}));
    EXPECT_EQ(inside(cut)->send(kParcel).status, 200);
    const Receiver endless(always({200, "", std::string(10'000'000, 'x')}));
    EXPECT_EQ(inside(endless)->send(kParcel).status, 200);
}

TEST(Webhook, takes_only_addresses_of_the_web) {
    for (const char* url :
         {"", "oa.example.org", "ftp://oa.example.org/", "file:///etc/passwd",
          "https://user:pass@oa.example.org/", "gopher://x/", "https://oa.example.org/a b"}) {
        const auto opened = http::open_webhook({url}, *http::Secret::read(kBytes, "key"));
        ASSERT_FALSE(opened.ok()) << url;
        EXPECT_EQ(opened.error().code, base::Code::gj5700);
        EXPECT_EQ(opened.error().say(base::Lang::zh).find("pass@"), std::string::npos);
    }
    EXPECT_EQ(http::without_query("https://oa.example.org/h?token=1#x"),
              "https://oa.example.org/h");
}

}  // namespace
}  // namespace guiju::webhook
