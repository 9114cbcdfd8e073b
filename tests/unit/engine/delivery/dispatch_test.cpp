// SPDX-License-Identifier: Apache-2.0
// One worker on the store in memory, with a receiver that answers as it is told. Several workers at once, and a
// real receiver: tests/webhook.
#include "engine/delivery/dispatch.h"

#include <gtest/gtest.h>

#include <deque>
#include <set>

#include "adapters/memory/store.h"
#include "engine/delivery/verdict.h"

namespace guiju::delivery {
namespace {

using ports::LaneRecord;
using ports::Reply;

class Told final : public ports::Sender {
   public:
    base::Outcome look() override { return base::Done{}; }
    Reply send(const ports::Parcel& parcel) override {
        ids.push_back(parcel.id);
        if (meanwhile) meanwhile();
        if (replies.empty()) return {Reply::Kind::answered, 204, 0, "", {}};
        auto reply = replies.front();
        replies.pop_front();
        return reply;
    }
    std::deque<Reply> replies;
    std::vector<std::string> ids;
    std::function<void()> meanwhile;  ///< happens while a message is on its way
};

/// Vouches for all but these.
class Remembers final : public ports::Witness {
   public:
    base::Result<bool> vouches(const ports::OutboxRecord& message) override {
        if (broken) return base::Error{base::ErrorKind::retry_later, base::Code::gj5414};
        return !forged.contains(message.id);
    }
    std::set<std::string> forged;
    bool broken = false;
};

Reply status(int number, std::int64_t after = 0) {
    return {Reply::Kind::answered, number, after, "", {}};
}

class Dispatch : public testing::Test {
   protected:
    /// One more command on the case, which sends messages of these topics.
    void write(const std::string& id, const std::vector<std::string>& topics) {
        auto tx = store_.begin();
        ASSERT_TRUE(tx.ok());
        const auto view = (*tx)->load(id);
        ports::CaseChange c;
        c.expected_revision = view->has_value() ? (*view)->record.revision : 0;
        const auto number = std::to_string(c.expected_revision + 1);
        c.after.id = id;
        c.after.policy = "征集";
        c.after.revision = c.expected_revision + 1;
        c.journal.case_id = id;
        c.journal.sequence = c.after.revision;
        c.command = {id + "-" + number, id, c.after.revision, "{}", {}};
        for (const auto& topic : topics)
            c.outbox.push_back({id + "/" + number + "/" + std::to_string(c.outbox.size() + 1),
                                id,
                                topic,
                                "",
                                "E1",
                                R"({"title":"t"})",
                                {}});
        ASSERT_TRUE((*tx)->save(c).ok());
        ASSERT_TRUE((*tx)->commit().ok());
    }
    base::Result<Round> round_of(std::vector<std::string> topics = {}) {
        Dispatcher dispatcher(
            store_, witness_, sender_, {"R", std::move(topics), ""},
            {"worker", 60'000, {1000, 8000, 3}},
            {[this] { return Instant{now_}; }, [] { return 0U; }, [] { return false; }});
        return dispatcher.round();
    }
    Round round(std::vector<std::string> topics = {}) {
        const auto done = round_of(std::move(topics));
        EXPECT_TRUE(done.ok());
        return done.ok() ? *done : Round{};
    }
    LaneRecord lane(const std::string& id) { return **store_.lane("R", id); }

    memory::MemoryStore store_;
    Remembers witness_;
    Told sender_;
    std::int64_t now_ = 1'000'000;
};

TEST_F(Dispatch, delivers_in_the_order_of_the_case) {
    write("A1", {"a", "b"});
    write("A2", {"a"});
    write("A1", {"c"});
    EXPECT_EQ(round().delivered, 4);
    std::vector<std::string> first;
    for (const auto& id : sender_.ids)
        if (id.starts_with("A1/")) first.push_back(id);
    EXPECT_EQ(first, (std::vector<std::string>{"A1/1/1", "A1/1/2", "A1/2/1"}));
    EXPECT_EQ(round().delivered, 0);
    write("A1", {"d"});
    EXPECT_EQ(round().delivered, 1);
    EXPECT_EQ(store_.deliveries("A1")->size(), 4U);
}

TEST_F(Dispatch, lets_later_messages_wait_for_the_first) {
    write("A1", {"a", "b"});
    sender_.replies = {status(500)};
    const auto done = round();
    EXPECT_EQ(done.failed, 1);
    EXPECT_EQ(sender_.ids, (std::vector<std::string>{"A1/1/1"}));
    EXPECT_EQ(lane("A1").problem, "http 500");
    now_ = lane("A1").next_try.ms - 1;
    EXPECT_EQ(round().delivered, 0) << "not yet";
    ++now_;
    EXPECT_EQ(round().delivered, 2);
    EXPECT_EQ((*store_.deliveries("A1"))[0].attempts, 2);
    EXPECT_EQ((*store_.deliveries("A1"))[1].attempts, 1);
}

TEST_F(Dispatch, stops_a_case_at_a_dead_letter_and_no_other) {
    write("A1", {"a", "b"});
    write("A2", {"a"});
    sender_.replies = {status(410)};
    const auto done = round();
    EXPECT_EQ(done.died, 1);
    EXPECT_EQ(done.delivered, 1);
    EXPECT_EQ(lane("A1").state, LaneRecord::kDead);
    now_ += 1'000'000'000;
    EXPECT_EQ(round().delivered, 0);
    ASSERT_TRUE(store_.put_lane(revived(lane("A1"), {now_}), lane("A1").revision, nullptr).ok());
    EXPECT_EQ(round().delivered, 2);
}

TEST_F(Dispatch, sends_nothing_that_nobody_vouches_for) {
    write("A1", {"a", "b", "c"});
    write("A2", {"a"});
    witness_.forged = {"A1/1/2"};
    const auto done = round();
    EXPECT_EQ(done.delivered, 2);
    EXPECT_EQ(done.died, 1);
    EXPECT_EQ(sender_.ids, (std::vector<std::string>{"A1/1/1", "A2/1/1"}));
    EXPECT_EQ(lane("A1").state, LaneRecord::kDead);
    EXPECT_EQ(lane("A1").problem, kForged);
    ASSERT_TRUE(store_.put_lane(revived(lane("A1"), {now_}), lane("A1").revision, nullptr).ok());
    EXPECT_EQ(round().died, 1) << "sending it again does not help";
    ASSERT_TRUE(
        store_.put_lane(advanced(lane("A1"), 2, true, {now_}), lane("A1").revision, nullptr).ok());
    EXPECT_EQ(round().delivered, 1) << "what is behind it, when a person skips it";
}

TEST_F(Dispatch, sends_nothing_while_it_cannot_ask) {
    write("A1", {"a"});
    witness_.broken = true;
    EXPECT_FALSE(round_of().ok());
    EXPECT_TRUE(sender_.ids.empty());
    witness_.broken = false;
    now_ += 60'000;
    EXPECT_EQ(round().delivered, 1);
}

TEST_F(Dispatch, gives_up_after_the_last_attempt) {
    write("A1", {"a"});
    sender_.replies = {status(503, 5), status(503), status(503)};
    EXPECT_EQ(round().failed, 1);
    EXPECT_EQ(lane("A1").next_try.ms, now_ + 5000) << "as it asked";
    now_ += 100'000;
    EXPECT_EQ(round().failed, 1);
    now_ += 100'000;
    EXPECT_EQ(round().died, 1);
}

TEST_F(Dispatch, passes_over_topics_that_are_not_wanted) {
    write("A1", {"x", "a", "x", "x", "b", "x"});
    write("A2", {"x"});
    EXPECT_EQ(round({"a", "b"}).delivered, 2);
    EXPECT_EQ(lane("A1").state, LaneRecord::kIdle);
    EXPECT_EQ(lane("A2").state, LaneRecord::kIdle);
    EXPECT_EQ(sender_.ids, (std::vector<std::string>{"A1/1/2", "A1/1/5"}));
}

TEST_F(Dispatch, sees_a_message_that_comes_while_the_last_one_is_on_its_way) {
    write("A1", {"a"});
    sender_.meanwhile = [this] {
        sender_.meanwhile = nullptr;
        write("A1", {"b"});
        ASSERT_TRUE(store_.take_in("R", {now_}, 100).ok());
    };
    EXPECT_EQ(round().delivered, 2);
}

TEST_F(Dispatch, leaves_a_lane_to_whoever_took_it_over) {
    write("A1", {"a"});
    sender_.meanwhile = [this] {
        sender_.meanwhile = nullptr;
        auto other = lane("A1");
        other.worker = "another";
        other.leased_until = {now_ + 60'000};
        ASSERT_TRUE(store_.put_lane(other, other.revision, nullptr).ok());
    };
    EXPECT_EQ(round().delivered, 0);
    EXPECT_EQ(lane("A1").worker, "another");
    EXPECT_TRUE(store_.deliveries("A1")->empty());
    now_ += 60'000;
    EXPECT_EQ(round().delivered, 1) << "when its time is over too";
}

TEST_F(Dispatch, ends_and_changes_nothing_when_no_attempt_could_ever_do) {
    write("A1", {"a"});
    Reply refused;
    refused.kind = Reply::Kind::refused;
    refused.error = {base::ErrorKind::misuse, base::Code::gj5701, {"http://x", "10.0.0.1"}};
    sender_.replies = {refused};
    Dispatcher dispatcher(
        store_, witness_, sender_, {"R", {}, ""}, {"worker", 60'000, {}},
        {[this] { return Instant{now_}; }, [] { return 0U; }, [] { return false; }});
    const auto done = dispatcher.round();
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, base::Code::gj5701);
    EXPECT_EQ(lane("A1").attempts, 0);
    EXPECT_EQ(round().delivered, 1);
}

}  // namespace
}  // namespace guiju::delivery
