// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/passage.h"

#include <algorithm>

#include "engine/casework/passage_clocks.h"
#include "engine/casework/passage_parts.h"
#include "engine/value/version.h"

namespace guiju::casework {
namespace {

using machine::Work;
using program::kNone;
using program::Stage;
using Row = program::TransitionRow;

/// One case on its way: fills the passage step by step.
class Planner {
   public:
    Planner(const Versions& versions, ports::Directory& directory, const ports::CaseView& view,
            value::Instant at)
        : v_(versions), directory_(directory), view_(view), at_(at) {}

    Result<Passage> run() {
        p_.after = view_.record;
        p_.after.policy_hash = v_.to_hash;
        suspended_ = p_.after.phase == machine::name_of(Work::suspended);
        work_ = machine::work_named(suspended_ ? p_.after.phase_before : p_.after.phase)
                    .value_or(Work::waiting);
        if (!find_row()) return std::move(p_);
        compare_fields(v_.from, v_.to, p_);
        if (auto done = find_holder(); !done.ok()) return done.error();
        if (!p_.needs_person.empty()) return std::move(p_);
        take_pending();
        take_items();
        carry_notes(*old_, *target_, v_, p_);
        take_work();
        take_clocks();
        return std::move(p_);
    }

   private:
    void person(Text why) { p_.needs_person.push_back(std::move(why)); }

    bool find_row() {
        const auto index = index_of(v_.from.stages, p_.after.stage);
        p_.row = passage_row(v_.to, v_.from, p_.after.stage);
        if (index == kNone) {
            person({"原版本没有环节“" + p_.after.stage + "”",
                    "the old version has no stage \"" + p_.after.stage + "\""});
        } else if (p_.row == nullptr) {
            person(passage_missing(v_.to, v_.from, v_.from.stages[slot(index)].name));
        } else if (p_.row->stage == kNone) {
            person({"过渡写明由人工处理", "the transition leaves it to a person"});
        }
        if (!p_.needs_person.empty()) return false;
        old_ = &v_.from.stages[slot(index)];
        target_ = &v_.to.stages[slot(p_.row->stage)];
        p_.after.stage = target_->name.zh;
        joint_ = !old_->joint.members.empty() || !target_->joint.members.empty();
        if (joint_ && !same_members(v_, *old_, *target_))
            person({"会签的成员变了", "the members of the joint review are others"});
        return true;
    }
    static std::size_t slot(std::int32_t index) { return static_cast<std::size_t>(index); }

    /// 原单位: the unit stays, if the new stage can be handled by it.
    Result<std::optional<RoleHolder>> same_unit(const Roles& roles) {
        const auto unit = directory_.unit(p_.after.handler_unit);
        if (!unit.ok()) return unit.error();
        if (!unit->has_value()) return std::optional<RoleHolder>();
        for (std::size_t i = 0; i < target_->rungs.size(); ++i) {
            const auto held = roles.holds(target_->rungs[i].role, **unit);
            if (!held.ok()) return held.error();
            if (!*held) continue;
            p_.after.rung = static_cast<std::int32_t>(i) + 1;
            return std::optional(RoleHolder{target_->rungs[i].role, **unit});
        }
        auto role = roles.first_held(target_->handlers, **unit, p_.after.holder_role);
        if (role.ok() && !role->has_value()) role = roles.first_held(target_->handlers, **unit, "");
        if (!role.ok()) return role.error();
        if (!role->has_value()) return std::optional<RoleHolder>();
        return std::optional(RoleHolder{**role, **unit});
    }
    Result<std::optional<RoleHolder>> by_rule(const Roles& roles) {
        if (target_->rungs.empty()) return roles.first_present(target_->handlers);
        const auto step = roles.rung_from(*target_, std::max(1, view_.record.rung));
        if (!step.ok()) return step.error();
        if (!step->has_value()) return std::optional<RoleHolder>();
        p_.after.rung = (*step)->rung;
        return std::optional((*step)->holder);
    }

    Outcome find_holder() {
        p_.after.rung = 0;
        if (joint_) {
            p_.after.rung = view_.record.rung;
            return base::Done{};
        }
        const Roles roles(v_.to, directory_, p_.after);
        const bool stays =
            p_.row->holder == Row::Holder::same_unit && !p_.after.handler_unit.empty();
        auto holder = stays ? same_unit(roles) : by_rule(roles);
        if (!holder.ok()) return holder.error();
        if (!holder->has_value() && stays) {
            const auto& unit = p_.after.handler_unit;
            person({"原单位“" + unit + "”在新版里不能办理“" + target_->name.zh + "”",
                    "the unit \"" + unit + "\" cannot handle \"" + target_->name.en +
                        "\" in the new version"});
        } else if (!holder->has_value() &&
                   (!target_->handlers.empty() || !target_->rungs.empty())) {
            person({"“" + target_->name.zh + "”没有可以办理的单位",
                    "nobody can handle \"" + target_->name.en + "\""});
        }
        if (!holder->has_value()) return base::Done{};
        holder_ = **holder;
        const bool other =
            holder_->unit.id != view_.record.handler_unit && !view_.record.handler_unit.empty();
        p_.after.handler_unit = holder_->unit.id;
        if (other && work_ == Work::handling) set_work(Work::waiting);
        return base::Done{};
    }

    void set_work(Work work) {
        work_ = work;
        (suspended_ ? p_.after.phase_before : p_.after.phase) = machine::name_of(work);
    }

    void take_pending() {
        if (work_ != Work::awaiting_confirmation) return;
        if (p_.row->confirmation == Row::Confirmation::resubmit) {
            p_.after.pending = {};
            set_work(Work::waiting);
            resubmit_ = true;
            p_.remarks.emplace_back("待确认的处理撤回，须重新提出",
                                    "the proposal lapses and has to be made again");
            return;
        }
        auto& pending = p_.after.pending;
        const auto line = same_line(v_, *old_, *target_, pending);
        if (line == kNone)
            return person({"新版里没有与待确认的处理相同的一行",
                           "no line of the new version is the one that waits for confirmation"});
        pending.disposition = line;
        pending.items = new_numbers(*old_, *target_, pending.items, p_);
    }

    void take_items() {
        std::vector<int> numbers;
        for (const auto& word : split(p_.after.correct_items)) numbers.push_back(std::stoi(word));
        if (numbers.empty()) return;
        const auto kept = new_numbers(*old_, *target_, numbers, p_);
        if (kept.empty())
            return person({"要求补正的各项在新版里都没有了",
                           "none of the items to be corrected is left in the new version"});
        p_.after.correct_items.clear();
        for (const int item : kept)
            p_.after.correct_items +=
                (p_.after.correct_items.empty() ? "" : ",") + std::to_string(item);
    }

    [[nodiscard]] const std::string& role_name(std::int32_t role) const {
        return v_.to.roles[slot(role)].name.zh;
    }

    void take_work() {
        for (auto item : view_.work) {
            const auto was = item;
            item.stage = target_->name.zh;
            if (item.kind == "confirm" && resubmit_) item.closed = at_;
            if (item.kind == "handle" && holder_ && !joint_) {
                if (item.unit != holder_->unit.id) item.person.clear();
                item.role = role_name(holder_->role);
                item.unit = holder_->unit.id;
            }
            if (!(item == was)) p_.work.push_back(item);
        }
        if (resubmit_ && holder_) {
            ports::WorkItemRecord item;
            item.id = p_.after.id + "#" + std::to_string(view_.record.revision + 1);
            item.case_id = p_.after.id;
            item.kind = "handle";
            item.stage = target_->name.zh;
            item.role = role_name(holder_->role);
            item.unit = holder_->unit.id;
            item.opened = at_;
            p_.work.push_back(item);
        }
        const bool with_handler = work_ == Work::waiting || work_ == Work::handling;
        if (with_handler && holder_ && !joint_) {
            p_.after.holder_role = role_name(holder_->role);
            p_.after.holder_unit = holder_->unit.id;
        }
    }

    void take_clocks() {
        const bool still = suspended_ || work_ == Work::awaiting_correction ||
                           work_ == Work::awaiting_confirmation;
        PassageClocks clocks(v_, *old_, *target_, {p_.row->clock, at_, still, resubmit_}, p_);
        clocks.run(view_.clocks);
    }

    const Versions& v_;
    ports::Directory& directory_;
    const ports::CaseView& view_;
    value::Instant at_;
    Passage p_;
    const Stage* old_ = nullptr;
    const Stage* target_ = nullptr;
    std::optional<RoleHolder> holder_;
    Work work_ = Work::waiting;  ///< of a suspended case: where it goes on
    bool suspended_ = false, joint_ = false, resubmit_ = false;
};

}  // namespace

const Row* passage_row(const program::Program& to, const program::Program& from,
                       const std::string& stage) {
    const auto number = value::version_number(from.head.version);
    for (const auto& transition : to.transitions) {
        const auto& versions = transition.versions;
        if (std::find(versions.begin(), versions.end(), number) == versions.end()) continue;
        const auto index = index_of(from.stages, stage);
        const auto name =
            index == kNone ? Text(stage) : from.stages[static_cast<std::size_t>(index)].name;
        for (const auto& row : transition.rows)
            if (row.from.zh == name.zh || row.from.zh == name.en || row.from.en == name.en)
                return &row;
    }
    return nullptr;
}

Result<Passage> plan_passage(const Versions& versions, ports::Directory& directory,
                             const ports::CaseView& view, value::Instant at) {
    return Planner(versions, directory, view, at).run();
}

}  // namespace guiju::casework
