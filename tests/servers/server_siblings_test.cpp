// SPDX-License-Identifier: Apache-2.0
// Cases under one case end at the same moment in several windows: whichever comes last, the case above goes on.
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <fstream>
#include <iterator>
#include <thread>

#include "dsl/compile/compile.h"
#include "dsl/text/source.h"
#include "engine/casework/office.h"
#include "tests/evidence/proven.h"
#include "tests/servers/bed.h"

namespace guiju::servers {
namespace {

using casework::Command;

constexpr int kRounds = 25;
constexpr int kPairs = 12;

const std::string kAbove = R"(规矩　总任务
版本：1.0
层级：省
属地：浙江省（330000）
性质：内部考核
状态：试行
施行：自2025年1月1日起

一、角色
省级牵头单位：机关，省级

二、关联　分解任务
任务名称：文字
承担市：单位
结果：已完成

三、事项　总任务
任务名称：文字，必填
各市：单位清单，可不填

四、环节　分派
办理：省级牵头单位
办理事项：
（一）分到各市：填写各市；
处理：
分到各市的，转等待，按各市逐一另立“分解任务”案件，带入任务名称、各市作为承担市。

五、环节　等待
办理：省级牵头单位
办理事项：
（一）终止；
处理：
一旦名下“分解任务”案件均已办结的，办结，结果为“已完成”；
终止的，办结，结果为“已终止”。

六、通则
合并：由省级牵头单位办理，说明理由
)";

program::Program compiled(const std::string& path, const std::string& content) {
    const auto source = text::load(path, content, 0);
    EXPECT_TRUE(source.ok());
    auto result = compile::compile({*source.value});
    EXPECT_TRUE(result.value.has_value()) << path;
    return result.value ? result.value->program : program::Program{};
}

class Siblings : public testing::Test {
   protected:
    void SetUp() override {
        make_tables();
        empty_tables();
        auto store = sql::open(clerk_address());
        ASSERT_TRUE(store.ok()) << said(store.error());
        store_ = std::move(*store);
        for (const ports::UnitRecord& unit :
             {ports::UnitRecord{"L0", "省科技厅", {"省级牵头单位"}, "330000", {}},
              ports::UnitRecord{"C1", "杭州市科技局", {"责任单位"}, "330100", {}},
              ports::UnitRecord{"C2", "嘉兴市科技局", {"责任单位"}, "330400", {}}})
            ASSERT_TRUE(store_->put_unit(unit).ok());
        std::ifstream file("rules/zhejiang/decomposed-task.guiju", std::ios::binary);
        const std::string below{std::istreambuf_iterator<char>(file), {}};
        casework::Office office(*store_, *store_);
        const auto day = *value::parse_instant("2025-01-02");
        ASSERT_TRUE(office.adopt(compiled("above.guiju", kAbove), day).ok());
        ASSERT_TRUE(office.adopt(compiled("below.guiju", below), day).ok());
    }

    static Command command(const std::string& case_id, const std::string& verb,
                           const std::string& unit, const value::Record& inputs) {
        Command out;
        out.kind = verb.empty() ? Command::Kind::open : Command::Kind::act;
        out.id = case_id + "/" + (verb.empty() ? "open" : verb);
        out.case_id = case_id;
        out.verb = verb.empty() ? "总任务" : verb;
        out.actor = {"经办", unit, ""};
        out.at = *value::parse_instant("2025-03-03");
        out.inputs = inputs;
        return out;
    }
    static void must(casework::Office& office, const Command& command) {
        const auto done = office.handle(command);
        ASSERT_TRUE(done.ok()) << command.id << " " << said(done.error());
    }
    /// Handed out to two cities, each of which has begun.
    void begin(const std::string& id) {
        casework::Office office(*store_, *store_);
        must(office, command(id, "", "L0", {{"任务名称", value::Value("创新联合体")}}));
        const value::List cities{value::Value("C1"), value::Value("C2")};
        must(office, command(id, "分到各市", "L0", {{"各市", value::Value(cities)}}));
        const value::Record one{{"分解数", value::Quantity{1, value::Dimension::count}}};
        must(office, command(id + ".2", "认领", "C1", one));
        must(office, command(id + ".2-2", "认领", "C2", one));
    }
    [[nodiscard]] bool is_closed(const std::string& id) const {
        const auto view = store_->read(id);
        return view.ok() && view->has_value() && (*view)->record.closed.ms != 0;
    }

    std::unique_ptr<sql::SqlStore> store_;
};

TEST_F(Siblings, the_case_above_goes_on_whichever_ends_last) {
    for (int round = 0; round < kRounds; ++round) begin("T" + std::to_string(round));
    std::barrier together(2);
    const auto finish = [&](const std::string& under, const std::string& unit) {
        const auto store = *sql::open(clerk_address());
        casework::Office office(*store, *store, {.retries = 50});
        for (int round = 0; round < kRounds; ++round) {
            together.arrive_and_wait();
            must(office, command("T" + std::to_string(round) + under, "完成", unit, {}));
        }
    };
    std::thread first(finish, ".2", "C1");
    std::thread second(finish, ".2-2", "C2");
    first.join();
    second.join();
    for (int round = 0; round < kRounds; ++round)
        EXPECT_TRUE(is_closed("T" + std::to_string(round))) << round;
    evidence::expect_proven(*store_, *store_);
}

TEST_F(Siblings, two_cases_do_not_end_up_merged_into_each_other) {
    const auto id = [](const char* side, int round) { return side + std::to_string(round); };
    {
        casework::Office office(*store_, *store_);
        const value::Record name{{"任务名称", value::Value("创新联合体")}};
        for (int round = 0; round < kPairs; ++round)
            for (const char* side : {"A", "B"})
                must(office, command(id(side, round), "", "L0", name));
    }
    std::atomic<int> merged{0};
    std::barrier together(2);
    const auto merge = [&](const char* from, const char* into) {
        const auto store = *sql::open(clerk_address());
        casework::Office office(*store, *store, {.retries = 50});
        for (int round = 0; round < kPairs; ++round) {
            auto one = command(id(from, round), "合并", "L0", {});
            one.kind = Command::Kind::merge;
            one.target = id(into, round);
            one.reason = "同一件事";
            together.arrive_and_wait();
            const auto done = office.handle(one);
            if (done.ok()) ++merged;
            EXPECT_TRUE(done.ok() || done.error().code == base::Code::gj5225) << said(done.error());
        }
    };
    std::thread first(merge, "A", "B");
    std::thread second(merge, "B", "A");
    first.join();
    second.join();
    EXPECT_EQ(merged, kPairs) << "one of each two";
    evidence::expect_proven(*store_, *store_);
}

}  // namespace
}  // namespace guiju::servers
