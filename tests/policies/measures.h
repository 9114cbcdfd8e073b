// SPDX-License-Identifier: Apache-2.0
#pragma once
// The Zhejiang measures at work: the shipped rule file, compiled, over the memory store, with the units of
// its own 样本. For tests that need several cases, versions or stored figures.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "adapters/memory/store.h"
#include "dsl/compile/compile.h"
#include "engine/casework/evaluate.h"
#include "engine/casework/office.h"

namespace guiju::measures {

using casework::Command;
using value::Value;

inline std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string measures_text() { return read("rules/zhejiang/measures.guiju"); }

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << "not in the measures: " << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
    return text;
}

inline base::Checked<compile::Compiled> compiled(const std::string& text) {
    std::vector<text::Source> sources;
    auto policy = text::load("measures.guiju", text, 0);
    auto calendar = text::load("calendar.guiju", read("rules/calendars/中国工作日.guiju"), 1);
    sources.push_back(std::move(*policy.value));
    sources.push_back(std::move(*calendar.value));
    return compile::compile(sources);
}

/// The measures as they would stand if they were in force from a day.
inline std::string in_force(const std::string& version, const std::string& from) {
    std::string text = replaced(measures_text(), "状态：征求意见稿", "状态：施行");
    text = replaced(text, "版本：0.9", "版本：" + version);
    text =
        replaced(text, "施行：待定　【须填写】〔（十七）〕", "施行：自" + from + "起〔（十七）〕");
    return replaced(text, "｜100件｜暂定｜须填写｜", "｜100件｜暂定｜锁定｜");
}

inline value::Instant at(const std::string& day, int minute = 0) {
    return {value::parse_instant(day)->ms + minute * 60000};
}

/// One office over one memory store, with the units of the 样本.
class World {
   public:
    explicit World(const compile::Compiled& policy, bool simulate = true)
        : office_(store_, store_, {simulate, 0}) {
        for (const auto& fixture : policy.fixtures)
            for (const auto& unit : fixture.units) {
                ports::UnitRecord record{unit.id, unit.name, {unit.role}, unit.territory_code, {}};
                if (!unit.register_name.empty())
                    record.entries[unit.register_name] = unit.attributes;
                EXPECT_TRUE(store_.put_unit(record).ok());
            }
        for (const auto& fixture : policy.fixtures)
            if (!fixture.values.empty()) demand = fixture.values;
    }

    base::Result<casework::Receipt> open(const std::string& id, const std::string& day,
                                         const std::string& unit, value::Record fields,
                                         const std::string& applicant = "",
                                         const std::string& previous = "") {
        Command c = command(Command::Kind::open, id, day, unit);
        c.inputs = std::move(fields);
        c.applicant = applicant;
        c.target = previous;
        return office_.handle(c);
    }
    base::Result<casework::Receipt> act(const std::string& id, const std::string& day,
                                        const std::string& unit, const std::string& verb,
                                        value::Record inputs = {}) {
        Command c = command(Command::Kind::act, id, day, unit);
        c.verb = verb;
        c.inputs = std::move(inputs);
        return office_.handle(c);
    }
    base::Result<casework::Receipt> screen(const std::string& id, const std::string& day,
                                           const std::string& unit, value::Record inputs) {
        Command c = command(Command::Kind::screen, id, day, unit);
        c.inputs = std::move(inputs);
        return office_.handle(c);
    }
    base::Result<casework::Receipt> confirm(const std::string& id, const std::string& day,
                                            const std::string& unit) {
        Command c = command(Command::Kind::confirm, id, day, unit);
        c.actor.person = unit + "负责人";
        return office_.handle(c);
    }
    base::Result<casework::Receipt> merge(const std::string& id, const std::string& day,
                                          const std::string& unit, const std::string& main) {
        Command c = command(Command::Kind::merge, id, day, unit);
        c.target = main;
        c.reason = "同一需求";
        return office_.handle(c);
    }
    ports::CaseRecord record(const std::string& id) {
        auto found = store_.read(id);
        EXPECT_TRUE(found.ok() && found->has_value()) << id;
        return found.ok() && found->has_value() ? (*found)->record : ports::CaseRecord{};
    }
    std::string due(const std::string& id, const std::string& clock) {
        auto clocks = store_.clocks(id);
        if (clocks.ok())
            for (const auto& c : *clocks)
                if (c.name == clock && c.due.ms != 0) return value::iso(value::day_of(c.due));
        return "";
    }
    casework::Office& office() { return office_; }
    memory::MemoryStore& store() { return store_; }

    value::Record demand;  ///< 合格需求

   private:
    Command command(Command::Kind kind, const std::string& id, const std::string& day,
                    const std::string& unit) {
        Command c;
        c.kind = kind;
        c.id = "c" + std::to_string(++count_);
        c.case_id = id;
        c.at = at(day, count_ % 300);
        c.actor = {unit + "经办人", unit, ""};
        return c;
    }

    memory::MemoryStore store_;
    casework::Office office_;
    int count_ = 0;
};

}  // namespace guiju::measures
