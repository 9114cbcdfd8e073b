// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/case_reader.h"

#include "adapters/cli/acting.h"
#include "adapters/cli/case_views.h"

namespace guiju::cli {

base::Result<ports::Actor> looker(const Call& call) {
    if (!call.arguments.as.empty()) return read_actor(call.arguments.as);
    ports::Actor platform;
    platform.role = casework::kPlatform;
    return platform;
}

namespace {

struct Look {
    ports::CaseRecord record{};
    casework::Sight sight{};
};

base::Result<Look> look_at(const Call& call, Database& database, const std::string& id) {
    const auto actor = looker(call);
    if (!actor) return actor.error();
    const auto program = policy_of_case(database, id);
    if (!program) return program.error();
    auto view = database.cases->read(id);
    if (!view) return view.error();
    auto& record = (*view)->record;
    const auto sight = casework::sight_of(*program, *database.units, record, *actor);
    if (!sight) return sight.error();
    if (*sight == casework::Sight::none)
        return base::Error{base::ErrorKind::denied, base::Code::gj5240, {id}};
    return Look{std::move(record), *sight};
}

}  // namespace

base::Result<casework::Sight> sight_of_looker(const Call& call, Database& database,
                                              const std::string& id) {
    const auto look = look_at(call, database, id);
    if (!look) return look.error();
    return look->sight;
}

base::Result<std::set<std::int64_t>> entries_hidden(const Call& call, Database& database,
                                                    const std::string& id) {
    const auto look = look_at(call, database, id);
    if (!look) return look.error();
    const auto journal = database.cases->journal(id);
    if (!journal) return journal.error();
    return casework::entries_hidden(look->record, *journal, look->sight);
}

}  // namespace guiju::cli
