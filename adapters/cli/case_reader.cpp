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

base::Result<casework::Sight> sight_of_looker(const Call& call, Database& database,
                                              const std::string& id) {
    const auto actor = looker(call);
    if (!actor) return actor.error();
    const auto program = policy_of_case(database, id);
    if (!program) return program.error();
    const auto view = database.cases->read(id);
    if (!view) return view.error();
    const auto sight = casework::sight_of(*program, *database.units, (*view)->record, *actor);
    if (!sight) return sight.error();
    if (*sight == casework::Sight::none)
        return base::Error{base::ErrorKind::denied, base::Code::gj5240, {id}};
    return *sight;
}

base::Result<std::set<std::int64_t>> entries_hidden(const Call& call, Database& database,
                                                    const std::string& id) {
    const auto sight = sight_of_looker(call, database, id);
    if (!sight) return sight.error();
    const auto view = database.cases->read(id);
    if (!view) return view.error();
    const auto journal = database.cases->journal(id);
    if (!journal) return journal.error();
    return casework::entries_hidden((*view)->record, *journal, *sight);
}

}  // namespace guiju::cli
