// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/policies.h"

#include <tuple>

namespace guiju::casework {
namespace {

bool goes_by(const program::Program& program, const std::string& name) {
    return name == program.head.name.zh || name == program.head.name.en ||
           name == program.matter.name.zh || name == program.matter.name.en;
}

std::string say_status(program::Status status) {
    if (status == program::Status::draft) return "draft";
    return status == program::Status::trial ? "trial" : "in_force";
}

bool may_be_used(const program::Head& head) {
    return head.status != program::Status::draft && head.has_effective_date;
}

}  // namespace

Outcome Policies::adopt(const program::Program& program, value::Instant now, bool simulate) {
    if (auto sound = program.verify(); !sound.ok()) return sound;
    const auto& head = program.head;
    if (!simulate && !may_be_used(head))
        return refused(Code::gj4001, {head.name, head.effective_origin.basis});
    const auto hash = program::hash(program);
    const auto stored =
        store_.put_policy({hash, head.name.zh, head.version, say_status(head.status),
                           program::serialize(program), now});
    if (!stored.ok()) return stored;
    versions_[hash] = {std::make_shared<const program::Program>(program), now};
    return base::Done{};
}

Result<Policies::Known> Policies::by_hash(const std::string& hash) {
    if (const auto known = versions_.find(hash); known != versions_.end())
        return known->second.program;
    const auto row = store_.policy(hash);
    if (!row.ok()) return row.error();
    if (!row->has_value()) return broken(Code::gj5010, {hash});
    auto program = program::deserialize((*row)->program);
    if (!program.ok()) return program.error();
    auto& version = versions_[hash];
    version = {std::make_shared<const program::Program>(*std::move(program)), (*row)->stored};
    return version.program;
}

Outcome Policies::refresh(value::Date day) {
    const auto rows = store_.policies();
    if (!rows.ok()) return rows.error();
    for (const auto& row : *rows)
        if (const auto known = by_hash(row.hash); !known.ok()) return known.error();
    refreshed_ = day;
    return base::Done{};
}

const Policies::Version* Policies::pick(const std::string& name, value::Date day, bool simulate,
                                        std::string& hash) const {
    const Version* best = nullptr;
    const auto age = [](const Version& v) {
        const auto& head = v.program->head;
        return std::tuple(head.has_effective_date ? head.effective : value::Date{0}, v.stored);
    };
    for (const auto& [key, version] : versions_) {
        const auto& head = version.program->head;
        if (!name.empty() && !goes_by(*version.program, name)) continue;
        if (!simulate && !may_be_used(head)) continue;
        if (head.has_effective_date && head.effective > day && !simulate) continue;
        if (best != nullptr && age(version) < age(*best)) continue;
        best = &version;
        hash = key;
    }
    return best;
}

Result<Policies::Known> Policies::in_force(const std::string& name, value::Instant at,
                                           bool simulate, std::string& hash) {
    const auto day = value::day_of(at);
    if (day > refreshed_)
        if (auto done = refresh(day); !done.ok()) return done.error();
    const auto* version = pick(name, day, simulate, hash);
    if (version == nullptr) {
        if (auto done = refresh(day); !done.ok()) return done.error();
        version = pick(name, day, simulate, hash);
    }
    if (version == nullptr) return not_found(Code::gj5011, {name, value::iso(day)});
    if (name.empty()) {
        for (const auto& [key, other] : versions_)
            if (other.program->head.name.zh != version->program->head.name.zh)
                return misuse(Code::gj5012);
    }
    return version->program;
}

Result<std::vector<Policies::InForce>> Policies::all_in_force(value::Instant at, bool simulate) {
    const auto day = value::day_of(at);
    if (day > refreshed_)
        if (auto done = refresh(day); !done.ok()) return done.error();
    std::map<std::string, value::Instant> since;
    for (const auto& [key, version] : versions_) {
        const auto [place, fresh] = since.emplace(version.program->head.name.zh, version.stored);
        if (!fresh && version.stored < place->second) place->second = version.stored;
    }
    std::vector<InForce> all;
    for (const auto& [name, first] : since) {
        std::string hash;
        if (const auto* version = pick(name, day, simulate, hash); version != nullptr)
            all.push_back({version->program, first});
    }
    return all;
}

}  // namespace guiju::casework
