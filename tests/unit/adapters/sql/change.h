// SPDX-License-Identifier: Apache-2.0
#pragma once
// The change of one command, small but whole, for tests of the store. What a store must keep of every
// member is the business of tests/contract.
#include <string>

#include "adapters/sql/store.h"
#include "engine/evidence/effect.h"
#include "engine/evidence/entry.h"

namespace guiju::sql {

/// The change of the `sequence`-th command on case `id`, not chained.
inline ports::CaseChange bare_change(const std::string& id, std::int64_t sequence) {
    ports::CaseChange c;
    const value::Instant at{1759107600000 + sequence * 1000};
    c.expected_revision = sequence - 1;
    c.after.id = id;
    c.after.revision = sequence;
    c.after.policy = "征集响应";
    c.after.stage = "需求初筛";
    c.after.phase = "waiting";
    c.after.territory = "330421";
    c.after.filed = {1759107600000};
    c.after.updated = at;
    c.after.fields = {{"需求名称", value::Value("高速纺丝油剂替代")}};
    c.journal.case_id = id;
    c.journal.sequence = sequence;
    c.journal.at = at;
    c.journal.verb = "审查";
    c.command = {id + "-c" + std::to_string(sequence), id, sequence, "{}", at};
    c.journal.command_id = c.command.id;
    c.outbox = {{id + "/" + std::to_string(sequence) + "/1", id, "notify", "", "甲局", "{}", at}};
    return c;
}

/// The same with its effect, chained to the entry with the fingerprint `before`.
inline ports::CaseChange change_of(const std::string& id, std::int64_t sequence,
                                   const std::string& before = "") {
    auto c = bare_change(id, sequence);
    const auto old = sequence > 1 ? bare_change(id, sequence - 1).after : ports::CaseRecord{};
    c.journal.effect = evidence::effect_of(old, c, evidence::Hash::sha256);
    evidence::chain(c, before);
    return c;
}

/// Saves and commits in a transaction of its own.
inline base::Outcome write(SqlStore& store, const ports::CaseChange& change) {
    auto tx = store.begin();
    if (!tx.ok()) return tx.error();
    const auto saved = (*tx)->save(change);
    return saved.ok() ? (*tx)->commit() : saved;
}

}  // namespace guiju::sql
