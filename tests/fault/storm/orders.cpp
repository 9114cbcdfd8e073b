// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/storm/orders.h"

#include <random>

#include "engine/casework/office.h"
#include "tests/unit/engine/casework/sample_demand.h"
#include "tests/unit/engine/casework/sample_program.h"

namespace guiju::storm {
namespace {

using casework::Command;
using value::Value;

constexpr int kTurnsOfACase = 8;
constexpr unsigned kShared = 3;  ///< cases all workers add to

std::string shared_case(unsigned number) { return "共用" + std::to_string(number % kShared); }

Command command_of(const std::string& id, const std::string& case_id, long minute) {
    Command c;
    c.id = id;
    c.case_id = case_id;
    c.at = *value::parse_instant("2025-10-09");
    c.at.ms += minute * 60000;
    c.actor = {"钱", "甲局", ""};
    return c;
}

void say_something(Command& c, unsigned number) {
    c.kind = Command::Kind::comment;
    c.reason = "第" + std::to_string(number) + "条意见";
}

void do_act(Command& c, const char* unit, const char* verb) {
    c.kind = Command::Kind::act;
    c.actor = {"钱", unit, ""};
    c.verb = verb;
}

}  // namespace

Command order(const Turn& turn) {
    std::seed_seq seeds{turn.seed, static_cast<unsigned>(turn.worker),
                        static_cast<unsigned>(turn.number)};
    std::mt19937 random(seeds);
    const auto mine = "W" + std::to_string(turn.worker) + "-";
    const auto own = mine + std::to_string(turn.number / kTurnsOfACase);
    auto c = command_of(mine + "c" + std::to_string(turn.number), own, turn.number % 480);
    switch (turn.number % kTurnsOfACase) {
        case 0:
            c.kind = Command::Kind::open;
            c.actor = {"孙", "企业一", ""};
            c.inputs = casework::sample::good_demand();
            break;
        case 1:
            c.kind = Command::Kind::fill;
            c.actor = {"孙", "企业一", ""};
            c.inputs["需求名称"] = Value("油剂替代第" + std::to_string(random() % 100) + "稿");
            break;
        case 2: do_act(c, "企业一", "报送"); break;
        case 4:
            do_act(c, "甲局", "分发");
            c.inputs["承办单位"] = Value("园区一");
            break;
        case 5:
            c.kind = Command::Kind::screen;
            c.actor = {"赵", "园区一", ""};
            break;
        case 7:
            if (random() % 2 == 0) {
                do_act(c, "甲局", "驳回");  // no such action
                break;
            }
            [[fallthrough]];
        default:
            say_something(c, static_cast<unsigned>(random()));
            c.case_id = shared_case(static_cast<unsigned>(random()));
            break;
    }
    return c;
}

base::Outcome prepare(ports::CaseStore& store, ports::Directory& directory) {
    const std::vector<ports::UnitRecord> units{
        {"企业一", "嘉兴某纺织", {"需求提出单位"}, "330421", {}},
        {"甲局", "嘉善县经信局", {"县级牵头单位"}, "330421", {}},
        {"市局", "嘉兴市经信局", {"市级牵头单位"}, "330400", {}},
        {"省厅", "省经信厅", {"省级牵头单位"}, "330000", {}},
        {"园区一",
         "渠道园区一",
         {"征集渠道单位"},
         "330421",
         {{"征集渠道名录", {{"名录状态", Value("在册")}, {"在办件数", Value(value::Number(3))}}}}}};
    for (const auto& unit : units)
        if (auto put = directory.put_unit(unit); !put.ok()) return put;
    casework::Office office(store, directory, {.simulate = true});
    const casework::sample::Sample policy;
    if (auto in = office.adopt(policy.program, *value::parse_instant("2025-09-01")); !in.ok())
        return in;
    for (unsigned number = 0; number < kShared; ++number) {
        auto c = command_of("共用命令" + std::to_string(number), shared_case(number), 0);
        c.kind = Command::Kind::open;
        c.actor = {"孙", "企业一", ""};
        c.inputs = casework::sample::good_demand();
        if (auto opened = office.handle(c); !opened.ok()) return opened.error();
        c.id += "报送";
        do_act(c, "企业一", "报送");
        if (auto filed = office.handle(c); !filed.ok()) return filed.error();
    }
    return base::Done{};
}

}  // namespace guiju::storm
