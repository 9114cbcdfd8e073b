// SPDX-License-Identifier: Apache-2.0
// The smallest host of Guiju: compile a policy, keep cases in memory, give three commands, ask why.
// Usage: embed FILE.guiju…   (the policy first, then calendars it names)
#include <fstream>
#include <iostream>
#include <iterator>

#include "adapters/memory/store.h"
#include "dsl/compile/compile.h"
#include "engine/casework/explain.h"
#include "engine/casework/office.h"

using guiju::base::Lang;
using guiju::casework::Command;
using guiju::value::Value;

// 1. Rule files → a verified program. Reading them is the host's business, not the compiler's.
std::optional<guiju::compile::Compiled> compile(int count, char** paths) {
    std::vector<guiju::text::Source> sources;
    for (int i = 0; i < count; ++i) {
        std::ifstream file(paths[i], std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(file), {}};
        auto source = guiju::text::load(paths[i], bytes, static_cast<std::uint32_t>(i));
        if (!source.ok()) return std::nullopt;
        sources.push_back(*source.value);
    }
    return guiju::compile::compile(sources).value;
}

// 2. A command carries its own id, instant and actor: the engine has no clock and no random numbers.
Command command(Command::Kind kind, const char* id, const char* at, const char* unit) {
    Command c{.kind = kind, .id = id, .case_id = "案001"};
    c.at = *guiju::value::parse_instant(at);
    c.actor = {.person = std::string(unit) + "/经办人", .unit = unit};
    return c;
}

int main(int argc, char** argv) {
    const auto policy = compile(argc - 1, argv + 1);
    if (!policy) return 1;
    guiju::memory::MemoryStore store;  // cases and units; adapters/sql keeps them in a database
    for (const auto& u : policy->fixtures.front().units) {  // here the units of its 样本
        guiju::ports::UnitRecord unit{u.id, u.name, {u.role}, u.territory_code, {}};
        if (!u.register_name.empty()) unit.entries[u.register_name] = u.attributes;
        if (!store.put_unit(unit).ok()) return 1;
    }
    guiju::casework::Office office(store, store, {.simulate = true});
    if (!office.adopt(policy->program, *guiju::value::parse_instant("2025-10-09")).ok()) return 1;

    // 3. An enterprise files a demand of ten characters; the lead unit keeps it and screens it.
    Command open = command(Command::Kind::open, "1", "2025-10-09T09:00:00+08:00", "E1");
    open.inputs = policy->fixtures.back().values;
    open.inputs["需求内容"] = Value("高速纺丝油剂国产替代");
    Command file = command(Command::Kind::act, "2", "2025-10-09T09:05:00+08:00", "E1");
    file.verb = "报送";
    Command keep = command(Command::Kind::act, "3", "2025-10-09T15:00:00+08:00", "L甲");
    keep.verb = "自行办理";
    Command screen = command(Command::Kind::screen, "4", "2025-10-10T10:00:00+08:00", "L甲");
    screen.inputs = {{"材料规范", Value("符合")}};
    guiju::casework::Decision why;
    for (const auto& receipt : office.handle_all({open, file, keep, screen})) {
        if (!receipt.ok()) return std::cout << receipt.error().say(Lang::zh) << "\n", 1;
        std::cout << receipt->outcome << "，在“" << receipt->stage << "”\n";
        why = receipt->decision;
    }

    // 4. Why: the clause that decided, and what would have changed it. `explain_case` tells it all.
    std::cout << "依据" << why.basis << "：" << why.wording << "\n";
    for (const auto& change : what_would_change(policy->program, why, Lang::zh))
        std::cout << "怎样才能改变：" << change << "\n";
}
