// SPDX-License-Identifier: Apache-2.0
// Where a database shows each question the state of its own moment, others write between them: what is refused
// on a case put together of two states is asked again.
#include <gtest/gtest.h>

#include "tests/forwarding/forwarding_store.h"
#include "tests/forwarding/forwarding_transaction.h"
#include "tests/unit/engine/casework/desk.h"

namespace guiju::casework {
namespace {

/// The next question for an answer, if told so, sees the moment before it was given; those for the case see
/// this moment.
class Torn final : public forwarding::ForwardingStore {
   public:
    explicit Torn(ports::CaseStore& to) : ForwardingStore(to) {}
    base::Result<std::unique_ptr<ports::Transaction>> begin() override {
        auto tx = ForwardingStore::begin();
        if (!tx.ok()) return tx.error();
        return {std::make_unique<Apart>(*this, std::move(*tx))};
    }
    int too_early = 0;

   private:
    class Apart final : public forwarding::ForwardingTransaction {
       public:
        Apart(Torn& store, std::unique_ptr<ports::Transaction> real)
            : ForwardingTransaction(std::move(real)), store_(store) {}
        base::Result<std::optional<ports::CommandRecord>> find_command(
            const std::string& id) override {
            if (store_.too_early == 0) return ForwardingTransaction::find_command(id);
            --store_.too_early;
            return std::optional<ports::CommandRecord>();
        }
        [[nodiscard]] bool sees_one_state() const override { return false; }

       private:
        Torn& store_;
    };
};

class TornLook : public testing::Test {
   protected:
    void SetUp() override {
        desk_.adopt();
        opening_ = desk_.command(Command::Kind::open, "企业一", "孙", "2025-09-29");
        opening_.inputs = Desk::good_demand();
        ASSERT_TRUE(desk_.office.handle(opening_).ok());
        filing_ = desk_.command(Command::Kind::act, "企业一", "孙", "2025-09-29");
        filing_.verb = "报送";
        ASSERT_TRUE(desk_.office.handle(filing_).ok());
    }

    Desk desk_;
    Torn torn_{desk_.store};
    Office other_{torn_, desk_.store};
    Command opening_, filing_;
};

TEST_F(TornLook, a_command_in_two_windows_is_answered_from_its_record_in_both) {
    torn_.too_early = 1;
    const auto again = other_.handle(filing_);
    ASSERT_TRUE(again.ok()) << again.error().say(base::Lang::zh);
    EXPECT_TRUE(again->repeated);
}

TEST_F(TornLook, so_is_each_of_a_group) {
    torn_.too_early = 1;
    auto other = filing_;
    other.id = "another";
    const auto answers = other_.handle_all({filing_, other});
    ASSERT_TRUE(answers[0].ok()) << answers[0].error().say(base::Lang::zh);
    EXPECT_TRUE(answers[0]->repeated);
    ASSERT_FALSE(answers[1].ok());
    EXPECT_EQ(answers[1].error().code, base::Code::gj5201) << "filed already, by another command";
}

TEST_F(TornLook, what_is_refused_for_good_is_refused) {
    auto wrong = filing_;
    wrong.id = "another";
    const auto refused = other_.handle(wrong);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, base::Code::gj5201);
}

}  // namespace
}  // namespace guiju::casework
