// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/acting.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>
#include <random>
#include <thread>

#include "adapters/cli/policy_files.h"
#include "engine/casework/as_of.h"
#include "engine/casework/policies.h"
#include "engine/casework/view.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;

/// Cuts off what follows the first of the separators; "" if there is none.
std::string cut(std::string& text, std::initializer_list<std::string_view> separators) {
    std::size_t at = std::string::npos;
    std::size_t size = 0;
    for (const auto separator : separators) {
        if (const auto found = text.find(separator); found < at) {
            at = found;
            size = separator.size();
        }
    }
    if (at == std::string::npos) return "";
    auto rest = text.substr(at + size);
    text.resize(at);
    return rest;
}

}  // namespace

base::Result<ports::Actor> read_actor(const std::string& text) {
    ports::Actor actor;
    actor.unit = text;
    actor.role = cut(actor.unit, {":", "："});
    actor.person = cut(actor.unit, {"/", "／"});
    if (actor.unit.empty()) return Error{ErrorKind::misuse, Code::gj5627};
    if (actor.role == casework::kPlatform) return Error{ErrorKind::misuse, Code::gj5628, {text}};
    if (actor.person.empty()) actor.person = actor.unit + "经办人";
    return actor;
}

base::Result<value::Instant> instant_of(const Call& call) {
    if (call.arguments.at.empty()) return call.world.now();
    return instant_in(call.arguments.at);
}

base::Result<value::Instant> instant_in(const std::string& written) {
    if (const auto instant = value::parse_instant(written)) return *instant;
    auto spoken = written;
    if (const auto at = spoken.find('T'); at != std::string::npos) spoken[at] = ' ';
    if (const auto instant = value::parse_time(spoken)) return *instant;
    return Error{ErrorKind::misuse, Code::gj5626, {written}};
}

base::Result<std::optional<value::Date>> as_of_day(const Call& call) {
    const auto& written = call.arguments.as_of;
    if (written.empty()) return std::optional<value::Date>();
    if (const auto day = value::parse_date(written)) return day;
    return Error{ErrorKind::misuse, Code::gj5626, {written}};
}

base::Result<Database> open_database(const Call& call, bool read_only) {
    if (call.arguments.db.empty()) return still_needs(call, {"--db 数据库", "--db URL"});
    return call.world.open_database(call.arguments.db, read_only);
}

namespace {

/// Where all but one are local policies on it, that one is meant: their cases are its cases.
std::string only_base(const std::vector<ports::PolicyRecord>& stored) {
    std::string base;
    for (const auto& policy : stored) {
        if (policy.name == base) continue;
        const auto program = program::deserialize(policy.program);
        if (!program || !program->head.base_name.zh.empty()) continue;
        if (!base.empty()) return {};
        base = policy.name;
    }
    return base;
}

}  // namespace

base::Result<program::Program> stored_policy(Database& database, const std::string& wanted) {
    const auto stored = database.cases->policies();
    if (!stored) return stored.error();
    const auto name = wanted.empty() ? only_base(*stored) : wanted;
    const ports::PolicyRecord* newest = nullptr;
    bool approved = false;
    std::vector<std::string> names;
    const value::Instant always{std::numeric_limits<std::int64_t>::max()};
    for (const auto& policy : *stored) {
        if (std::find(names.begin(), names.end(), policy.name) == names.end()) {
            names.push_back(policy.name);
        }
        if (!name.empty() && policy.name != name) continue;
        const auto acts = database.cases->policy_acts(policy.name);
        if (!acts) return acts.error();
        const bool usable =
            casework::usable_since(*acts, policy.hash, policy.stored, always).has_value();
        if (approved && !usable) continue;
        if (!newest || newest->stored <= policy.stored || (usable && !approved)) newest = &policy;
        approved = approved || usable;
    }
    if (name.empty() && names.size() > 1) {
        std::vector<base::Text> args{std::to_string(names.size())};
        std::string all;
        for (const auto& one : names) all += (all.empty() ? "" : " | ") + one;
        args.emplace_back(all);
        return Error{ErrorKind::misuse, Code::gj5641, args};
    }
    if (!newest) {
        if (name.empty()) return Error{ErrorKind::misuse, Code::gj5648, {}};
        return Error{ErrorKind::misuse, Code::gj5640, {name}};
    }
    return program::deserialize(newest->program);
}

base::Result<program::Program> program_named(const Call& call, Database& database,
                                             const std::string& word) {
    const auto day = as_of_day(call);
    if (!day) return day.error();
    if (*day && !std::filesystem::exists(word)) {
        casework::Policies policies(*database.cases);
        std::string hash;
        const auto known =
            policies.in_force(word, casework::as_of_day(**day), call.arguments.simulate, hash);
        if (!known) return known.error();
        return **known;
    }
    if (!std::filesystem::exists(word)) return stored_policy(database, word);
    PolicyFiles files(call.world, call.console);
    auto policy = files.load_usable(word);
    if (!policy) return policy.error();
    return std::move(policy->compiled->program);
}

casework::OfficeOptions office_options(const Call& call) {
    const auto wait = [random = std::mt19937(std::random_device{}())](int tried) mutable {
        const auto least = 10U << static_cast<unsigned>(std::min(tried - 1, 6));
        std::this_thread::sleep_for(std::chrono::milliseconds(least + random() % least));
    };
    return {.simulate = call.arguments.simulate, .wait = wait};
}

}  // namespace guiju::cli
