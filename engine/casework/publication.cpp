// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/publication.h"
#include "engine/casework/standing.h"
#include "engine/casework/well_formed.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace guiju::casework {
namespace {

using State = Edition::State;

std::string say_status(program::Status status) {
    if (status == program::Status::draft) return "draft";
    return status == program::Status::trial ? "trial" : "in_force";
}

const PolicyAct* last_of(const std::vector<PolicyAct>& acts, const std::string& hash,
                         value::Instant at) {
    const PolicyAct* last = nullptr;
    for (const auto& act : acts)
        if (act.hash == hash && act.at <= at) last = &act;
    return last;
}

const PolicyAct* first_of(const std::vector<PolicyAct>& acts, const std::string& hash) {
    const auto found = std::find_if(acts.begin(), acts.end(),
                                    [&](const PolicyAct& act) { return act.hash == hash; });
    return found == acts.end() ? nullptr : &*found;
}

Text date_of(const std::optional<value::Date>& day) { return day ? said(*day) : Text("—", "-"); }

/// Where one version stands by its own acts; whether others have taken its place is seen later.
State own_state(const std::vector<PolicyAct>& acts, const Edition& one, value::Instant at) {
    const auto* last = last_of(acts, one.hash, at);
    if (last != nullptr && last->act == PolicyAct::kWithdraw) return State::withdrawn;
    if (last != nullptr && last->act == PolicyAct::kApprove) return State::approved;
    return last != nullptr ? State::submitted : State::stored;
}

/// The versions of one policy in the order in which they take each other's place.
void place_in_time(std::vector<Edition>& all, const std::vector<PolicyAct>& acts,
                   value::Instant at) {
    const auto today = value::day_of(at);
    std::vector<std::tuple<value::Date, value::Instant, Edition*>> counting;
    for (auto& one : all) {
        one.state = own_state(acts, one, at);
        const auto since = usable_since(acts, one.hash, one.stored, at);
        if (!since || !may_be_used(one.head)) continue;
        const bool approved = one.state == State::approved;
        one.state = State::approved;
        one.from =
            approved ? std::max(one.head.effective, value::day_of(*since)) : one.head.effective;
        if (one.head.has_expiry) one.until = one.head.expires;
        counting.emplace_back(one.head.effective, *since, &one);
    }
    std::sort(counting.begin(), counting.end());
    for (std::size_t i = 0; i < counting.size(); ++i) {
        Edition& one = *std::get<2>(counting[i]);
        const auto* next = i + 1 < counting.size() ? std::get<2>(counting[i + 1]) : nullptr;
        bool replaced = false;
        if (next != nullptr) {
            const value::Date last{next->from->days - 1};
            replaced = *next->from <= today && (!one.until || last <= *one.until);
            if (!one.until || last < *one.until) one.until = last;
        }
        if (*one.from > today) continue;
        one.state = replaced                          ? State::superseded
                    : one.until && *one.until < today ? State::expired
                                                      : State::in_force;
    }
}

/// The one version that is meant.
Result<Edition> find_edition(const std::vector<Edition>& all, const std::string& which,
                             const std::function<bool(const Edition&)>& wanted) {
    constexpr std::size_t kFewest = 4;
    std::vector<const Edition*> by_hash, by_name;
    for (const auto& one : all) {
        if (which.size() >= kFewest && one.hash.starts_with(which)) by_hash.push_back(&one);
        const bool named = one.head.name.zh == which || one.head.name.en == which;
        if (named && wanted(one)) by_name.push_back(&one);
    }
    const auto& found = by_hash.empty() ? by_name : by_hash;
    if (found.empty()) return not_found(Code::gj5665, {which});
    if (found.size() == 1) return *found.front();
    std::vector<Text> several;
    for (const auto* one : found)
        several.emplace_back(one->head.version + " " + one->hash.substr(0, 12));
    return misuse(Code::gj5668, {which, listed(several)});
}

Text say_state(const Edition& one) {
    switch (one.state) {
        case State::stored: return {"还没有提交", "was never submitted"};
        case State::submitted:
            return {"已经提交，等待批准", "was submitted and waits for approval"};
        case State::approved:
        case State::in_force: return {"已经批准", "was approved"};
        case State::superseded: return {"已被新版接替", "was replaced by a newer version"};
        case State::expired: return {"已经期满", "has expired"};
        case State::withdrawn: return {"已经撤回", "was withdrawn"};
    }
    return {};
}

base::Error not_now(const Edition& one) {
    return refused(Code::gj5667, {one.head.name, one.head.version, say_state(one)});
}

Outcome write_act(ports::CaseStore& store, const program::Head& head, const std::string& hash,
                  const char* kind, const By& by, const ports::PolicyRecord* brings = nullptr) {
    const auto before = store.policy_acts(head.name.zh);
    if (!before.ok()) return before.error();
    const auto sequence = static_cast<std::int64_t>(before->size()) + 1;
    return store.put_policy_act(
        {head.name.zh, sequence, hash, kind, by.person, by.unit, by.reason, by.at}, brings);
}

Result<Edition> edition_now(ports::CaseStore& store, const Edition& one, value::Instant at) {
    const auto all = editions(store, one.head.name.zh, at);
    if (!all.ok()) return all.error();
    for (const auto& each : *all)
        if (each.hash == one.hash) return each;
    return broken(Code::gj5010, {one.hash});
}

bool counts(State state) {
    return state == State::approved || state == State::in_force || state == State::superseded ||
           state == State::expired;
}

}  // namespace

bool goes_by(const program::Program& program, const std::string& name) {
    if (name == program.head.name.zh || name == program.head.name.en) return true;
    // A matter stands for the policy at the top; local policies on it are found by place.
    const bool local = !program.head.base_name.zh.empty();
    return !local && (name == program.matter.name.zh || name == program.matter.name.en);
}

bool may_be_used(const program::Head& head) {
    return head.status != program::Status::draft && head.has_effective_date;
}

ports::PolicyRecord row_of(const program::Program& program, value::Instant stored,
                           const std::string& texts) {
    const auto& head = program.head;
    return {program::hash(program),      head.name.zh, head.version, say_status(head.status),
            program::serialize(program), stored,       texts};
}

bool is_published(const std::vector<PolicyAct>& acts, value::Instant at) {
    return std::any_of(acts.begin(), acts.end(), [&](const PolicyAct& act) {
        return act.act == PolicyAct::kApprove && act.at <= at;
    });
}

std::optional<value::Instant> usable_since(const std::vector<PolicyAct>& acts,
                                           const std::string& hash, value::Instant stored,
                                           value::Instant at) {
    const auto* last = last_of(acts, hash, at);
    if (is_published(acts, at)) {
        if (last == nullptr || last->act != PolicyAct::kApprove) return std::nullopt;
        return last->at;
    }
    // Nothing was ever approved: what was in use before it was handed in stays in use.
    const auto* first = first_of(acts, hash);
    if (first != nullptr && first->at <= stored) return std::nullopt;
    return stored;
}

Outcome publishable(const program::Program& program) {
    if (auto sound = program.verify(); !sound.ok()) return sound;
    const auto& head = program.head;
    if (!may_be_used(head)) return refused(Code::gj4001, {head.name, head.effective_origin.basis});
    for (const auto& parameter : program.parameters)
        if (parameter.blank_to_fill)
            return refused(Code::gj5664,
                           {head.name, parameter.name, parameter.number,
                            parameter.origin.basis.empty() ? Text(parameter.origin.wording)
                                                           : Text(parameter.origin.basis)});
    return base::Done{};
}

Outcome submit_policy(ports::CaseStore& store, const program::Program& program, const By& by,
                      const Submission& submission) {
    if (by.person.empty()) return misuse(Code::gj5008, {Text("提交", "submit")});
    if (auto fine = check_name(by.person); !fine.ok()) return fine;
    if (auto fine = publishable(program); !fine.ok()) return fine;
    for (const auto& condition : submission.further)
        if (auto fine = condition(program); !fine.ok()) return fine;
    const auto all = editions(store, program.head.name.zh, by.at);
    if (!all.ok()) return all.error();
    const auto row = row_of(program, by.at, submission.texts);
    bool known = false;
    for (const auto& one : *all) {
        if (one.hash != row.hash) continue;
        known = true;
        const auto* last = one.acts.empty() ? nullptr : &one.acts.back();
        if (last != nullptr && last->act != PolicyAct::kWithdraw) return not_now(one);
    }
    return write_act(store, program.head, row.hash, PolicyAct::kSubmit, by, known ? nullptr : &row);
}

Result<Edition> approve_policy(ports::CaseStore& store, const std::string& which, const By& by) {
    if (by.person.empty()) return misuse(Code::gj5008, {Text("批准", "approve")});
    if (auto fine = check_name(by.person); !fine.ok()) return fine.error();
    const auto all = editions(store, "", by.at);
    if (!all.ok()) return all.error();
    const auto waits = [](const Edition& e) {
        return !e.acts.empty() && e.acts.back().act == PolicyAct::kSubmit;
    };
    const auto one = find_edition(*all, which, waits);
    if (!one.ok()) return one.error();
    if (!waits(*one)) return not_now(*one);
    for (const auto& base : *all)  // what it adds to may have gone since it was handed in
        if (base.state == State::withdrawn && base.head.name.zh == one->head.base_name.zh &&
            base.head.version == one->head.base_version)
            return not_now(base);
    const auto& submitter = one->acts.back().person;
    if (is_same_person(submitter, by.person))
        return denied(Code::gj5666, {submitter, one->head.name});
    if (auto done = write_act(store, one->head, one->hash, PolicyAct::kApprove, by); !done.ok())
        return done.error();
    return edition_now(store, *one, by.at);
}

Result<Edition> withdraw_policy(ports::CaseStore& store, const std::string& which, const By& by) {
    if (by.person.empty()) return misuse(Code::gj5008, {Text("撤回", "withdraw")});
    if (auto fine = check_name(by.person); !fine.ok()) return fine.error();
    const auto all = editions(store, "", by.at);
    if (!all.ok()) return all.error();
    const auto standing = [](const Edition& e) {
        return !e.acts.empty() && e.acts.back().act != PolicyAct::kWithdraw;
    };
    const auto one = find_edition(*all, which, standing);
    if (!one.ok()) return one.error();
    if (!standing(*one)) return not_now(*one);
    if (counts(one->state) && by.reason.empty())
        return refused(Code::gj5674, {one->head.name, one->head.version, date_of(one->from)});
    if (auto done = write_act(store, one->head, one->hash, PolicyAct::kWithdraw, by); !done.ok())
        return done.error();
    return edition_now(store, *one, by.at);
}

Result<std::vector<Edition>> editions(ports::CaseStore& store, const std::string& name,
                                      value::Instant at) {
    const auto rows = store.policies();
    if (!rows.ok()) return rows.error();
    std::map<std::string, std::vector<Edition>> by_policy;
    for (const auto& row : *rows) {
        auto program = program::deserialize(row.program);
        if (!program.ok()) return program.error();
        if (!name.empty() && !goes_by(*program, name)) continue;
        Edition one;
        one.hash = row.hash;
        one.head = std::move(program->head);
        one.stored = row.stored;
        by_policy[one.head.name.zh].push_back(std::move(one));
    }
    std::vector<Edition> out;
    for (auto& [policy, all] : by_policy) {
        const auto acts = store.policy_acts(policy);
        if (!acts.ok()) return acts.error();
        for (auto& one : all)
            for (const auto& act : *acts)
                if (act.hash == one.hash && act.at <= at) one.acts.push_back(act);
        // Handed in later: not known then. What was never handed in has no such day.
        std::erase_if(all, [&](const Edition& one) {
            return one.stored > at && first_of(*acts, one.hash) != nullptr;
        });
        place_in_time(all, *acts, at);
        for (auto& one : all) out.push_back(std::move(one));
    }
    return out;
}

}  // namespace guiju::casework
