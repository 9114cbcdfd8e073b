// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/bringing_in.h"

#include <algorithm>

#include "adapters/cli/kept_texts.h"
#include "adapters/cli/proofs.h"
#include "adapters/cli/siblings.h"
#include "dsl/parse/parse.h"

namespace guiju::cli {

namespace {

using base::Code;
using base::Error;
using base::ErrorKind;

/// The policy without its days: they may have been announced further in the meantime.
std::string hash_without_calendar(program::Program program) {
    program.calendar = {};
    program.head.calendar.clear();
    return program::hash(program);
}

/// GJ4143: the database has this version of the base, and it is another text.
base::Outcome compare_base(Policy& policy, ports::CaseStore& store) {
    const auto& above = policy.compiled->base;
    if (above == nullptr) return base::Done{};
    const auto rows = store.policies();
    if (!rows) return rows.error();
    const auto mine = hash_without_calendar(*above);
    bool known = false;
    for (const auto& row : *rows) {
        if (row.name != above->head.name.zh || row.version != above->head.version) continue;
        auto program = program::deserialize(row.program);
        if (!program) return program.error();
        if (hash_without_calendar(*std::move(program)) == mine) return base::Done{};
        known = true;
    }
    if (!known) return base::Done{};
    base::Diagnostic finding;
    finding.code = Code::gj4143;
    const auto parsed = parse::parse(policy.sources.front());
    const auto name = parsed.ok() ? overlay::base_of(*parsed.value) : std::nullopt;
    finding.span = name ? name->span : policy.compiled->policy->tree().head.title.span;
    finding.args = {above->head.name, above->head.version};
    policy.findings.push_back(std::move(finding));
    return base::Done{};
}

/// What is in use, or waits to be, for the same place.
void compare_kept(Policy& policy, PolicyFiles& files, const std::vector<KeptPolicy>& kept) {
    for (const auto& other : kept) {
        if (other.superseded || !are_siblings(policy.compiled->program.head, other.head)) continue;
        if (other.texts.empty()) {
            add_clash(policy, other.head);
            continue;
        }
        const auto theirs = files.examine(other.texts.front().name, other.texts.front().text);
        if (theirs.compiled)
            add_clashes(policy, theirs);
        else
            add_clash(policy, other.head);
    }
}

}  // namespace

base::Result<Policy> load_for(const Call& call, Database& database, const std::string& path,
                              value::Instant at) {
    const bool simulate = call.arguments.simulate;
    const auto kept = kept_policies(*database.cases, at);
    if (!kept) return kept.error();
    PolicyFiles files(call.world, call.console);
    if (!call.arguments.base.empty()) {
        if (const auto there = files.find({call.arguments.base}); !there) return there.error();
        files.look_in(call.arguments.base);
    }
    for (const auto& one : *kept) files.look_in(one.texts);
    auto policy = files.load(path);
    if (!policy) return policy;
    if (policy->calendar) return Error{ErrorKind::misuse, Code::gj5614, {path}};
    if (policy->compiled && policy->compiled->base != nullptr) {
        add_proofs(*policy);
        if (!simulate) {
            if (const auto done = compare_base(*policy, *database.cases); !done)
                return done.error();
            compare_kept(*policy, files, *kept);
        }
    }
    if (policy->compiled && !policy->has_errors()) return policy;
    files.report(*policy);
    return files.refused(*policy);
}

}  // namespace guiju::cli
