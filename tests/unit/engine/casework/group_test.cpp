// SPDX-License-Identifier: Apache-2.0
// Of commands that are committed together one may be at a case that somebody else is at: the others are not sent one by
// one for its sake.
#include <gtest/gtest.h>

#include "tests/forwarding/forwarding_store.h"
#include "tests/forwarding/forwarding_transaction.h"
#include "tests/unit/engine/casework/desk.h"

namespace guiju::casework {
namespace {

/// Somebody else was at the case "busy" when it is committed, so many times. Counts the transactions.
class Crowded final : public forwarding::ForwardingStore {
   public:
    explicit Crowded(ports::CaseStore& to) : ForwardingStore(to) {}
    base::Result<std::unique_ptr<ports::Transaction>> begin() override {
        auto tx = ForwardingStore::begin();
        if (!tx.ok()) return tx.error();
        ++begun;
        return {std::make_unique<Disturbed>(*this, std::move(*tx))};
    }
    int begun = 0, left = 0;

   private:
    class Disturbed final : public forwarding::ForwardingTransaction {
       public:
        Disturbed(Crowded& store, std::unique_ptr<ports::Transaction> real)
            : ForwardingTransaction(std::move(real)), store_(store) {}
        base::Outcome save(ports::CaseChange change) override {
            if (change.after.id == "busy") busy_ = true;
            return ForwardingTransaction::save(std::move(change));
        }
        base::Outcome commit() override {
            if (!busy_ || store_.left == 0) return ForwardingTransaction::commit();
            --store_.left;
            return base::Error{base::ErrorKind::conflict, base::Code::gj5414, {"busy"}};
        }

       private:
        Crowded& store_;
        bool busy_ = false;
    };
};

class Group : public testing::Test {
   protected:
    void SetUp() override {
        desk_.adopt();
        for (int i = 0; i < 64; ++i) {
            auto command = desk_.command(Command::Kind::open, "企业一", "孙", "2025-09-29");
            command.case_id = i == 40 ? "busy" : "G" + std::to_string(i);
            command.inputs = Desk::good_demand();
            commands_.push_back(std::move(command));
        }
    }
    [[nodiscard]] std::size_t done(const std::vector<base::Result<Receipt>>& answers) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (!answers[i].ok()) continue;
            EXPECT_EQ(answers[i]->case_id, commands_[i].case_id);
            EXPECT_FALSE(answers[i]->repeated);
            ++count;
        }
        return count;
    }

    Desk desk_;
    Crowded store_{desk_.store};
    Office office_{store_, desk_.store};
    std::vector<Command> commands_;
};

TEST_F(Group, is_divided_where_somebody_else_is_at_one_of_its_cases) {
    store_.left = 3;
    EXPECT_EQ(done(office_.handle_all(commands_)), 64U);
    EXPECT_EQ(store_.begun, 7) << "64; 32; 32, 16; 16, 8, 8: not one by one";
}

TEST_F(Group, is_written_but_for_the_case_that_others_never_leave) {
    store_.left = 1000;
    const auto answers = office_.handle_all(commands_);
    EXPECT_EQ(done(answers), 63U);
    ASSERT_FALSE(answers[40].ok());
    EXPECT_EQ(answers[40].error().code, base::Code::gj5414);
    EXPECT_LT(store_.begun, 24);
    for (const auto& command : commands_)
        EXPECT_EQ((*desk_.store.read(command.case_id)).has_value(), command.case_id != "busy");
}

}  // namespace
}  // namespace guiju::casework
