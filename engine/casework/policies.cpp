// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/policies.h"

#include <algorithm>
#include <tuple>

#include "engine/casework/provinces.h"

namespace guiju::casework {

namespace {

constexpr int kLevels = 3;  // province, city, county

/// Localities follow this version by `day`, and the local policy was written for another.
bool binds(const program::Head& above, const program::Head& local, value::Date day) {
    return above.binds_localities && above.binding_from <= day &&
           local.base_version != above.version;
}

}  // namespace

Outcome Policies::adopt(const program::Program& program, value::Instant now, bool simulate,
                        const std::string& texts) {
    if (auto sound = program.verify(); !sound.ok()) return sound;
    const auto& head = program.head;
    if (!simulate && !may_be_used(head))
        return refused(Code::gj4001, {head.name, head.effective_origin.basis});
    const auto acts = store_.policy_acts(head.name.zh);
    if (!acts.ok()) return acts.error();
    acts_[head.name.zh] = *acts;
    auto row = row_of(program, now, texts);
    const auto known = store_.policy(row.hash);
    if (!known.ok()) return known.error();
    if (texts.empty() && known->has_value()) row.texts = (*known)->texts;
    const auto stored_at = known->has_value() ? (*known)->stored : now;
    const bool handed_in = std::any_of(acts->begin(), acts->end(),
                                       [&](const PolicyAct& act) { return act.hash == row.hash; });
    bool usable = usable_since(*acts, row.hash, stored_at, now).has_value();
    if (usable && !known->has_value()) {
        const auto above = builds_on_published(head, now);
        if (!above.ok()) return above.error();
        usable = !*above;
    }
    if (!usable) return refused(Code::gj5675, {head.name, head.version});
    if (handed_in) {  // its day of storing is part of the record
        const auto version = by_hash(row.hash);
        return version.ok() ? Outcome(base::Done{}) : Outcome(version.error());
    }
    if (const auto stored = store_.put_policy(row); !stored.ok()) return stored;
    versions_[row.hash] = {std::make_shared<const program::Program>(program), now};
    return base::Done{};
}

Result<std::string> Policies::province(const std::string& name) {
    for (const bool again : {false, true}) {
        if (again)
            if (auto done = refresh(refreshed_); !done.ok()) return done.error();
        for (const auto& [hash, version] : versions_)
            if (version.program->head.name.zh == name)
                return province_of(version.program->head.territory_code);
    }
    return std::string();
}

Result<program::Program> read_policy(const ports::PolicyRecord& row) {
    auto program = program::deserialize(row.program);
    if (program.ok() && program::hash(*program) != row.hash)
        return broken(Code::gj5018, {row.name, row.version, row.hash});
    return program;
}

Result<Policies::Known> Policies::by_hash(const std::string& hash) {
    if (const auto known = versions_.find(hash); known != versions_.end())
        return known->second.program;
    const auto row = store_.policy(hash);
    if (!row.ok()) return row.error();
    if (!row->has_value()) return broken(Code::gj5010, {hash});
    auto program = read_policy(**row);
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
    acts_.clear();
    for (const auto& row : *rows) {
        if (acts_.contains(row.name)) continue;
        auto acts = store_.policy_acts(row.name);
        if (!acts.ok()) return acts.error();
        acts_[row.name] = *std::move(acts);
    }
    refreshed_ = day;
    return base::Done{};
}

const std::vector<PolicyAct>& Policies::acts_of(const Version& version) const {
    static const std::vector<PolicyAct> kNone;
    const auto found = acts_.find(version.program->head.name.zh);
    return found == acts_.end() ? kNone : found->second;
}

/// The newest version that may be used at `at`, whether or not it has expired by then.
Policies::Choice Policies::newest(const std::string& name, value::Instant at) const {
    const auto day = value::day_of(at);
    Choice best;
    std::tuple<value::Date, value::Instant> age;
    for (const auto& [hash, version] : versions_) {
        const auto& head = version.program->head;
        if (!name.empty() && !goes_by(*version.program, name)) continue;
        if (!may_be_used(head) || head.effective > day) continue;
        const auto since = usable_since(acts_of(version), hash, version.stored, at);
        if (!since) continue;
        const std::tuple its(head.effective, *since);
        if (best.version != nullptr && its < age) continue;
        best = {&version, &hash};
        age = its;
    }
    return best;
}

Policies::Choice Policies::pick(const std::string& name, value::Instant at, bool simulate) const {
    if (!simulate) {
        const auto best = newest(name, at);
        const auto* head = best.version == nullptr ? nullptr : &best.version->program->head;
        const bool over = head != nullptr && head->has_expiry && head->expires < value::day_of(at);
        return over ? Choice{} : best;
    }
    Choice best;
    const auto age = [](const Version& v) {
        const auto& head = v.program->head;
        return std::tuple(head.has_effective_date ? head.effective : value::Date{0}, v.stored);
    };
    for (const auto& [hash, version] : versions_) {
        if (!name.empty() && !goes_by(*version.program, name)) continue;
        if (best.version != nullptr && age(version) < age(*best.version)) continue;
        if (!usable_since(acts_of(version), hash, version.stored, at)) continue;
        best = {&version, &hash};
    }
    return best;
}

/// What there was and until when, or what will be and from when.
base::Error Policies::nothing_in_force(const std::string& name, value::Instant at) const {
    const auto day = value::day_of(at);
    const auto today = said(day);
    if (const auto last = newest(name, at); last.version != nullptr) {
        const auto& head = last.version->program->head;
        return not_found(Code::gj5672, {head.name, head.version, said(head.expires), today});
    }
    const program::Head* next = nullptr;
    const program::Head* waiting = nullptr;
    for (const auto& [hash, version] : versions_) {
        const auto& head = version.program->head;
        if (!goes_by(*version.program, name) && !name.empty()) continue;
        if (!may_be_used(head)) continue;
        if (!usable_since(acts_of(version), hash, version.stored, at))
            waiting = &head;
        else if (next == nullptr || head.effective < next->effective)
            next = &head;
    }
    if (next != nullptr)
        return not_found(Code::gj5673, {next->name, next->version, said(next->effective), today});
    if (waiting != nullptr)
        return not_found(Code::gj5676, {waiting->name, waiting->version, today});
    return not_found(Code::gj5011, {name, value::iso(day)});
}

Result<Policies::Known> Policies::in_force(const std::string& name, value::Instant at,
                                           bool simulate, std::string& hash) {
    const auto day = value::day_of(at);
    if (day > refreshed_)
        if (auto done = refresh(day); !done.ok()) return done.error();
    auto found = pick(name, at, simulate);
    if (found.version == nullptr) {
        if (auto done = refresh(day); !done.ok()) return done.error();
        found = pick(name, at, simulate);
    }
    if (found.version == nullptr) return nothing_in_force(name, at);
    if (!simulate)
        if (auto done = check_binding(*found.version->program, at); !done.ok()) return done.error();
    hash = *found.hash;
    const auto& chosen = found.version->program->head.name;
    if (name.empty() || (name != chosen.zh && name != chosen.en)) {
        for (const auto& [key, other] : versions_)
            if (other.program->head.name.zh != chosen.zh &&
                other.program->head.base_name.zh.empty() &&
                (name.empty() ||
                 (goes_by(*other.program, name) && (simulate || may_be_used(other.program->head)))))
                return misuse(Code::gj5012);
    }
    return found.version->program;
}

/// A version of what this policy builds on, at any level, was approved here by then. Where a level is not
/// here it cannot be asked, and an approved version of anything counts.
Result<bool> Policies::builds_on_published(const program::Head& local, value::Instant at) {
    if (local.base_name.zh.empty()) return false;
    if (auto done = refresh(value::day_of(at)); !done.ok()) return done.error();
    const program::Head* below = &local;
    for (int level = 0; level < kLevels && !below->base_name.zh.empty(); ++level) {
        const auto acts = acts_.find(below->base_name.zh);
        if (acts != acts_.end() && is_published(acts->second, at)) return true;
        below = base_of(*below);
        if (below == nullptr)
            return std::any_of(acts_.begin(), acts_.end(),
                               [&](const auto& one) { return is_published(one.second, at); });
    }
    return false;
}

/// The version this one names as what it builds on; nullptr: it is not here.
const program::Head* Policies::base_of(const program::Head& local) const {
    const auto found = std::find_if(versions_.begin(), versions_.end(), [&](const auto& one) {
        const auto& head = one.second.program->head;
        return head.name.zh == local.base_name.zh && head.version == local.base_version;
    });
    return found == versions_.end() ? nullptr : &found->second.program->head;
}

/// GJ4401 when a newer version of what this policy builds on, at any level, binds localities by then.
Outcome Policies::check_binding(const program::Program& local, value::Instant at) const {
    const auto day = value::day_of(at);
    const program::Head* below = &local.head;
    for (int level = 0; level < kLevels && !below->base_name.zh.empty(); ++level) {
        const auto newest_above = newest(below->base_name.zh, at);
        if (newest_above.version != nullptr) {
            const auto& above = newest_above.version->program->head;
            if (binds(above, *below, day))
                return refused(Code::gj4401, {above.name, said(above.binding_from), above.version,
                                              below->base_version});
        }
        below = base_of(*below);
        if (below == nullptr) break;
    }
    return base::Done{};
}

/// The version that adds to this policy at a place and may be used, if there is one: that of the
/// smallest territory around the place.
Policies::Choice Policies::local_to(const program::Program& above, const std::string& place,
                                    value::Instant at, bool simulate) const {
    const auto day = value::day_of(at);
    Choice best;
    for (const auto& [key, version] : versions_) {
        const auto& head = version.program->head;
        if (head.base_name.zh != above.head.name.zh || head.territory_code.empty()) continue;
        if (!program::lies_within(place, head.territory_code)) continue;
        const auto chosen = pick(head.name.zh, at, simulate);
        if (chosen.version == nullptr) continue;
        const auto& its = chosen.version->program->head;
        if (binds(above.head, its, day)) continue;
        const auto* known = best.version == nullptr ? nullptr : &best.version->program->head;
        const bool smaller =
            known == nullptr || (known->territory_code != its.territory_code &&
                                 program::lies_within(its.territory_code, known->territory_code));
        if (smaller) best = chosen;
    }
    return best;
}

Result<Policies::Known> Policies::in_force_at(const std::string& name, const std::string& place,
                                              value::Instant at, bool simulate, std::string& hash) {
    auto known = in_force(name, at, simulate, hash);
    if (!known.ok() || place.empty()) return known;
    for (int level = 0; level < kLevels; ++level) {
        const auto local = local_to(**known, place, at, simulate);
        if (local.version == nullptr) break;
        known = local.version->program;
        hash = *local.hash;
    }
    return known;
}

Outcome Policies::check_usable(const std::string& hash, value::Instant at, bool simulate) {
    const auto known = by_hash(hash);
    if (!known.ok()) return known.error();
    const auto& head = (*known)->head;
    const auto day = value::day_of(at);
    if (!simulate && !may_be_used(head))
        return refused(Code::gj4001, {head.name, head.effective_origin.basis});
    if (!simulate && head.effective > day)
        return refused(Code::gj5673, {head.name, head.version, said(head.effective), said(day)});
    if (!simulate && head.has_expiry && head.expires < day)
        return refused(Code::gj5672, {head.name, head.version, said(head.expires), said(day)});
    const auto acts = store_.policy_acts(head.name.zh);
    if (!acts.ok()) return acts.error();
    if (!usable_since(*acts, hash, versions_.at(hash).stored, at))
        return refused(Code::gj5676, {head.name, head.version, said(day)});
    return simulate ? Outcome(base::Done{}) : check_binding(**known, at);
}

Result<std::vector<Policies::InForce>> Policies::all_in_force(value::Instant at, bool simulate) {
    const auto day = value::day_of(at);
    if (day > refreshed_)
        if (auto done = refresh(day); !done.ok()) return done.error();
    std::map<std::string, value::Instant> since;
    for (const auto& [key, version] : versions_) {
        const auto& head = version.program->head;
        const auto [place, fresh] = since.emplace(head.name.zh, version.stored);
        if (!fresh && version.stored < place->second) place->second = version.stored;
    }
    std::vector<InForce> all;
    for (const auto& [name, first] : since) {
        const auto found = pick(name, at, simulate);
        if (found.version == nullptr) continue;
        if (!simulate && !check_binding(*found.version->program, at).ok()) continue;
        all.push_back({found.version->program, first});
    }
    std::stable_sort(all.begin(), all.end(), [](const InForce& a, const InForce& b) {
        return a.program->layers.size() < b.program->layers.size();
    });
    return all;
}

}  // namespace guiju::casework
