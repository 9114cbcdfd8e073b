// SPDX-License-Identifier: Apache-2.0
#pragma once
// An office on the memory store with the units of the sample, and short words for commands in tests. Not
// a fixture of one test only: every test of casework stands at this desk.
#include <gtest/gtest.h>

#include <string>

#include "adapters/memory/store.h"
#include "engine/casework/office.h"
#include "tests/evidence/proven.h"
#include "tests/unit/engine/casework/sample_demand.h"
#include "tests/unit/engine/casework/sample_program.h"

namespace guiju::casework {

struct Desk {
    sample::Sample policy;
    memory::MemoryStore store;
    Office office;
    int commands = 0;

    explicit Desk(OfficeOptions options = {}) : office(store, store, options) {
        put("企业一", "嘉兴某纺织", {"需求提出单位"}, "330421");
        put("企业市", "市属企业", {"需求提出单位"}, "330400");
        put("甲局", "嘉善县经信局", {"县级牵头单位"}, "330421");
        put("乙局", "南湖区经信局", {"县级牵头单位"}, "330402");
        put("市局", "嘉兴市经信局", {"市级牵头单位"}, "330400");
        put("省厅", "省经信厅", {"省级牵头单位"}, "330000");
        put("孵化器", "未在册孵化器", {"征集渠道单位"}, "330421");
        channel("园区一", "在册", 3);
        channel("园区二", "暂停", 1);
        channel("园区三", "在册", 9);
    }
    /// Whatever was done at this desk: the journal is whole, and makes the same rows again.
    ~Desk() { evidence::expect_proven(store, store); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    void adopt() {
        const auto done = office.adopt(policy.program, at("2025-09-01"));
        ASSERT_TRUE(done.ok()) << done.error().say(base::Lang::zh);
    }
    void put(const char* id, const char* name, std::vector<std::string> roles, const char* place) {
        ASSERT_TRUE(store.put_unit({id, name, std::move(roles), place, {}}).ok());
    }
    void channel(const char* id, const char* state, int load) {
        ports::UnitRecord u{id, std::string("渠道") + id, {"征集渠道单位"}, "330421", {}};
        u.entries["征集渠道名录"] = {{"名录状态", value::Value(state)},
                                     {"在办件数", value::Value(value::Number(load))}};
        ASSERT_TRUE(store.put_unit(u).ok());
    }
    static value::Instant at(const std::string& date) { return *value::parse_instant(date); }

    Command command(Command::Kind kind, const char* unit, const char* person,
                    const std::string& date) {
        Command c;
        c.kind = kind;
        c.id = "k" + std::to_string(++commands);
        c.case_id = "A1";
        c.at = at(date);
        c.actor = {person, unit, ""};
        return c;
    }
    base::Result<Receipt> act(const char* unit, const char* verb, const std::string& date,
                              const value::Record& inputs = {}, const std::string& reason = "") {
        auto c = command(Command::Kind::act, unit, "钱", date);
        c.verb = verb;
        c.inputs = inputs;
        c.reason = reason;
        return office.handle(c);
    }
    base::Result<Receipt> screen(const char* unit, const std::string& date,
                                 const value::Record& inputs = {}, const char* intended = "") {
        auto c = command(Command::Kind::screen, unit, "赵", date);
        c.inputs = inputs;
        c.intended = intended;
        return office.handle(c);
    }
    static value::Record good_demand() { return sample::good_demand(); }
    base::Result<Receipt> open(const value::Record& inputs, const std::string& date,
                               const char* unit = "企业一") {
        auto c = command(Command::Kind::open, unit, "孙", date);
        c.inputs = inputs;
        return office.handle(c);
    }
    /// Opens and files; dispatches to 园区一 unless `until` says earlier.
    void reach_screening(const value::Record& inputs, const std::string& filed,
                         const std::string& sent) {
        expect_ok(open(inputs, filed));
        expect_ok(act("企业一", "报送", filed));
        expect_ok(act("甲局", "分发", sent, {{"承办单位", value::Value("园区一")}}));
    }
    static void expect_ok(const base::Result<Receipt>& r) {
        EXPECT_TRUE(r.ok()) << (r.ok() ? "" : r.error().say(base::Lang::zh));
    }
    ports::CaseRecord record(const char* id = "A1") {
        const auto view = store.read(id);
        return view.ok() && view->has_value() ? (*view)->record : ports::CaseRecord{};
    }
    /// Due day of a clock, "paused" or "stopped", "" when there is none.
    std::string due(const std::string& name) {
        const auto clocks = store.clocks("A1");
        for (const auto& clock : *clocks) {
            if (clock.name != name) continue;
            if (clock.state == "paused" || clock.state == "stopped") return clock.state;
            return value::iso(value::day_of(clock.due));
        }
        return "";
    }
    std::string state(const std::string& name) {
        const auto clocks = store.clocks("A1");
        for (const auto& clock : *clocks)
            if (clock.name == name) return clock.state;
        return "";
    }
    bool told(const std::string& topic, const std::string& unit) {
        const auto sent = store.outbox("A1");
        for (const auto& o : *sent)
            if (o.topic == topic && o.unit == unit) return true;
        return false;
    }
    std::size_t tick(const std::string& date) {
        const auto n = office.tick_due(at(date), 100);
        EXPECT_TRUE(n.ok()) << (n.ok() ? "" : n.error().say(base::Lang::zh));
        return n.ok() ? n->cases : 0;
    }
};

#define EXPECT_REFUSED(result, wanted_kind, wanted_code)                    \
    do {                                                                    \
        const auto& given_result = (result);                                \
        ASSERT_FALSE(given_result.ok());                                    \
        EXPECT_EQ(given_result.error().kind, base::ErrorKind::wanted_kind); \
        EXPECT_EQ(base::name_of(given_result.error().code), #wanted_code)   \
            << given_result.error().say(base::Lang::zh);                    \
    } while (false)

}  // namespace guiju::casework
