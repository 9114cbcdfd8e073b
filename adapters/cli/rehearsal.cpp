// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/rehearsal.h"

#include <algorithm>

#include "adapters/cli/field_text.h"
#include "dsl/syntax/keywords.h"
#include "engine/casework/publish.h"
#include "engine/casework/roles.h"
#include "engine/casework/sheet.h"

namespace guiju::cli {
namespace {

using casework::Command;
using Kind = Command::Kind;

constexpr const char* kOwnCase = "试例";
constexpr std::int64_t kMinute = 60 * 1000;
constexpr std::int64_t kTickTime = 30 * kMinute;         // 00:30
constexpr std::int64_t kOfficeTime = 10 * 60 * kMinute;  // 10:00

Kind kind_of(compile::ExampleStep::Kind kind) {
    using Step = compile::ExampleStep::Kind;
    switch (kind) {
        case Step::check: return Kind::screen;
        case Step::correct: return Kind::correct;
        case Step::confirm: return Kind::confirm;
        case Step::decline: return Kind::decline;
        case Step::withdraw: return Kind::withdraw;
        case Step::merge: return Kind::merge;
        case Step::hand_over: return Kind::hand_over;
        case Step::suspend: return Kind::suspend;
        case Step::resume: return Kind::resume;
        case Step::fill: return Kind::fill;
        case Step::agree:
        case Step::disagree:
        case Step::abstain: return Kind::opine;
        case Step::exception: return Kind::except;
        case Step::terminate: return Kind::terminate;
        case Step::accept:
        case Step::refuse_offer: return Kind::accept;
        case Step::look:
        case Step::export_cases: return Kind::look;
        case Step::claim: return Kind::claim;
        case Step::transfer: return Kind::transfer;
        case Step::delegate:
        case Step::end_delegation: return Kind::delegate;
        case Step::sign_before: return Kind::sign_before;
        case Step::sign_after: return Kind::sign_after;
        case Step::remove_signer: return Kind::remove_signer;
        case Step::copy: return Kind::copy;
        case Step::urge: return Kind::urge;
        case Step::take_back: return Kind::take_back;
        case Step::send_to: return Kind::send_to;
        case Step::jump: return Kind::jump;
        case Step::reopen: return Kind::reopen;
        default: return Kind::act;
    }
}

/// 拟退回补正: the outcome's word; a stage as it is.
std::string intention(const std::string& id) {
    const auto word = syntax::spelling("outcome", id, syntax::Skin::chinese);
    return word.empty() ? id : std::string(word);
}

ports::UnitRecord record_of(const compile::ExampleUnit& unit) {
    ports::UnitRecord record{unit.id, unit.name, {}, unit.territory_code, {}};
    if (!unit.role.empty()) record.roles.push_back(unit.role);
    if (!unit.register_name.empty() && !unit.attributes.empty()) {
        record.entries[unit.register_name] = unit.attributes;
    }
    return record;
}

bool holds_role(const ports::UnitRecord& unit, const std::string& role) {
    return std::find(unit.roles.begin(), unit.roles.end(), role) != unit.roles.end();
}

const std::string* text_in(const value::Record& record, const std::string& name) {
    const auto found = record.find(name);
    return found == record.end() ? nullptr : found->second.get_if<std::string>();
}

}  // namespace

Rehearsal::Rehearsal(World& world, const program::Program& program,
                     const std::vector<program::Program>& others)
    : program_(program),
      others_(others),
      current_(&program),
      database_(world.memory()),
      office_(*database_.cases, *database_.units, {.simulate = true, .retries = 0, .candid = true}),
      case_id_(kOwnCase) {}

base::Outcome Rehearsal::begin(const std::vector<compile::ExampleUnit>& units, value::Date first) {
    for (const auto& unit : units) {
        all_units_.push_back(record_of(unit));
        if (auto stored = database_.units->put_unit(all_units_.back()); !stored) return stored;
    }
    for (const auto& other : others_)
        if (auto done = office_.adopt(other, value::start_of(first)); !done) return done;
    return office_.adopt(program_, value::start_of(first));
}

base::Outcome Rehearsal::hold(const std::vector<compile::ExampleHolding>& holdings) {
    const auto long_ago = *value::make_date(1949, 10, 1);
    int number = 0;
    for (const auto& one : holdings) {
        ports::HoldingRecord row;
        row.id = "持有-" + std::to_string(++number);
        row.kind = one.kind;
        row.name = one.name;
        row.subject = one.subject;
        row.rung = one.rung;
        if (one.amount) {
            row.amount = one.amount->number.text();
            row.dimension = value::dimension_name_en(one.amount->dimension);
        }
        row.from = value::start_of(one.from.value_or(long_ago));
        if (one.until) row.until = value::start_of(value::Date{one.until->days + 1});
        row.cause = one.cause;
        if (auto stored = database_.cases->put_holding(row); !stored) return stored;
    }
    return base::Done{};
}

std::size_t Rehearsal::count_cases() {
    std::size_t count = 0;
    ports::CaseFilter rows;
    rows.rows_only = true;
    static_cast<void>(database_.cases->for_each(rows, [&](const ports::CaseRecord&) {
        ++count;
        return true;
    }));
    return count;
}

std::string Rehearsal::latest_of(const std::string& policy, const std::string& unit) {
    ports::CaseRecord best;
    ports::CaseFilter rows;
    rows.rows_only = true;
    static_cast<void>(database_.cases->for_each(rows, [&](const ports::CaseRecord& one) {
        const bool its = unit.empty() || one.applicant_unit == unit || one.handler_unit == unit ||
                         one.holder_unit == unit;
        const bool newer = best.id.empty() || one.opened > best.opened ||
                           (one.opened == best.opened && one.id > best.id);
        if (one.policy == policy && its && newer) best = one;
        return true;
    }));
    return best.id;
}

bool Rehearsal::needs_case(const Step& step) {
    using What = Step::Kind;
    const bool of_nobody = step.kind == What::deadlines || step.kind == What::publish;
    if (of_nobody || !step.on_policy.empty() || !own_case_.empty()) return false;
    own_case_ = latest_of(program_.head.name.zh, step.unit);
    return own_case_.empty();
}

/// The case a step is about becomes the one that is looked at.
void Rehearsal::turn_to(const Step& step) {
    current_ = &program_;
    if (step.on_policy.empty()) {
        if (!own_case_.empty()) case_id_ = own_case_;
    } else {
        for (const auto& other : others_)
            if (other.head.name.zh == step.on_policy) current_ = &other;
        case_id_ = latest_of(step.on_policy, step.unit);
    }
    look();
}

std::string Rehearsal::unit_of(const std::string& role) {
    const auto index = casework::index_of(current_->roles, role);
    if (index == program::kNone) return "";
    if (view_) {
        const casework::Roles roles(*current_, *database_.units, view_->record);
        const auto unit = roles.unit_of(index);
        if (unit && *unit) return (*unit)->id;
    }
    const auto& known = current_->roles[static_cast<std::size_t>(index)];
    for (const auto& unit : all_units_) {
        if (holds_role(unit, known.name.zh)) return unit.id;
    }
    if (known.means_role == program::kNone) return "";
    return unit_of(current_->roles[static_cast<std::size_t>(known.means_role)].name.zh);
}

/// The enterprise of the case: by its place, else the first there is.
std::string Rehearsal::enterprise_for(const value::Record& given) {
    const std::string* place = nullptr;
    if (const auto slot = program_.matter.territory_field; slot != program::kNone) {
        place = text_in(given, program_.matter.fields[static_cast<std::size_t>(slot)].name.zh);
    }
    std::string first;
    for (std::size_t i = 0; i < program_.roles.size(); ++i) {
        if (!casework::is_applicant_role(program_, static_cast<std::int32_t>(i))) continue;
        for (const auto& unit : all_units_) {
            if (!holds_role(unit, program_.roles[i].name.zh)) continue;
            if (first.empty()) first = unit.id;
            if (place && unit.territory == *place) return unit.id;
        }
    }
    return first;
}

ports::Actor Rehearsal::actor_of(const Step& step, bool confirms) {
    ports::Actor actor;
    const auto index = casework::index_of(current_->roles, step.role);
    if (index != program::kNone) {
        actor.role = current_->roles[static_cast<std::size_t>(index)].name.zh;
    }
    actor.unit = step.unit.empty() ? unit_of(step.role) : step.unit;
    actor.person = step.person;
    if (actor.person.empty()) actor.person = actor.unit + (confirms ? "负责人" : "经办人");
    return actor;
}

value::Instant Rehearsal::clock_time(value::Date date) {
    now_ = {value::start_of(date).ms + kOfficeTime + kMinute * minutes_++};
    return now_;
}

void Rehearsal::open(const Step& first, value::Date date, const value::Record& given) {
    Command command;
    case_id_ = kOwnCase;  // steps on cases of other policies may have come first
    command.kind = Kind::open;
    command.verb = program_.head.name.zh;
    command.id = case_id_ + "/0";
    command.case_id = case_id_;
    command.at = clock_time(date);
    command.inputs = given;
    own_case_ = case_id_;
    command.actor = actor_of(first, false);
    const auto enterprise = enterprise_for(given);
    const auto role = casework::index_of(program_.roles, first.role);
    const bool for_itself = role != program::kNone && casework::is_applicant_role(program_, role);
    if (for_itself && first.unit.empty()) {
        command.actor.unit = enterprise;
        command.actor.person = enterprise + "经办人";
    }
    if (!for_itself) command.applicant = enterprise;
    first_verb_ = first.verb;
    opener_ = command.actor;
    opened_with_ = command.inputs;
    take(office_.handle(command));
    all_cases_ = cases_before_ = count_cases();
}

void Rehearsal::act(const Step& step, value::Date date) {
    using What = Step::Kind;
    cases_before_ = count_cases();
    all_cases_ = cases_before_;
    turn_to(step);
    if (step.kind == What::publish) return publish(step, date);
    if (step.kind == What::deadlines) return tick(date);
    if (step.kind == What::file_again) return file_again(step, date);
    const bool looks = step.kind == What::look || step.kind == What::export_cases;
    if (looks && step.role.empty()) {
        (void)clock_time(date);
        return look();
    }
    const bool is_new = !step.on_policy.empty() && step.kind == What::act &&
                        (!view_ || view_->record.closed.ms != 0);
    if (is_new) open_elsewhere(step, date);
    if (is_new && error_) return;
    Command command;
    // Of another policy only here is it known what its actions are called: 同意 may be one of them.
    const bool its_action =
        !step.on_policy.empty() && casework::index_of(current_->verbs, step.verb) != program::kNone;
    command.kind = its_action ? Kind::act : kind_of(step.kind);
    command.id = case_id_ + "/" + std::to_string(minutes_ + 1);
    command.case_id = case_id_;
    command.at = clock_time(date);
    command.actor = actor_of(step, step.kind == What::confirm || step.kind == What::decline);
    command.verb = step.verb;
    if (!is_new) command.inputs = inputs_of(step);
    command.reason = step.reason;
    command.intended = intention(step.intended);
    command.target = step.item != 0        ? std::to_string(step.item)
                     : step.target.empty() ? step.report_to
                                           : step.target;
    command.offline = step.offline;
    if (step.entered) command.entered = {value::start_of(*step.entered).ms + kOfficeTime};
    if (!its_action && step.kind == What::end_delegation) command.verb = casework::kEndDelegation;
    if (!its_action && step.kind == What::refuse_offer) command.verb = "不予接收";
    if (!its_action && step.kind == What::accept) command.verb.clear();
    if (!its_action && step.kind == What::agree) command.verb = "同意";
    if (!its_action && step.kind == What::disagree) command.verb = "不同意";
    if (!its_action && step.kind == What::abstain) command.verb = "弃权";
    if (step.kind == What::merge && step.target != case_id_ && !open_another(step, date)) return;
    take(office_.handle(command));
    all_cases_ = count_cases();
}

value::Record Rehearsal::inputs_of(const Step& step) const {
    auto inputs = step.inputs;
    for (const auto& [name, text] : step.raw_inputs) {
        const auto* field = find_field(current_->matter.fields, name);
        const auto value = field ? read_field(*field, text) : base::Result<value::Value>(text);
        inputs[name] = value ? *value : value::Value(text);
    }
    return inputs;
}

/// A case of another policy that nothing started: somebody opens it with these inputs.
void Rehearsal::open_elsewhere(const Step& step, value::Date date) {
    Command command;
    command.kind = Kind::open;
    command.verb = step.on_policy;
    command.case_id = case_id_ = step.on_policy + "-" + std::to_string(++elsewhere_);
    command.id = case_id_ + "/0";
    command.at = clock_time(date);
    command.inputs = inputs_of(step);
    view_.reset();
    command.actor = actor_of(step, false);
    take(office_.handle(command));
}

void Rehearsal::publish(const Step& step, value::Date date) {
    error_.reset();
    receipt_.reset();
    const auto done = casework::publish(program_, step.list, *database_.cases, *database_.units,
                                        {actor_of(step, false), clock_time(date), ""});
    if (!done) error_ = done.error();
    look();
}

void Rehearsal::tick(value::Date date) {
    error_.reset();
    receipt_.reset();
    now_ = {value::start_of(date).ms + kTickTime};
    const auto ticked = office_.tick_due(now_, 1000);
    if (!ticked) error_ = ticked.error();
    if (ticked && !ticked->left.empty()) error_ = ticked->left.front().why;
    all_cases_ = count_cases();
    look();
}

/// 并入“X”: the other case is there, filed by the same enterprise with the same values.
bool Rehearsal::open_another(const Step& step, value::Date date) {
    const auto known = database_.cases->read(step.target);
    if (step.target.empty() || (known && *known) || !view_) return true;
    Command command;
    command.kind = Kind::open;
    command.verb = program_.head.name.zh;
    command.case_id = step.target;
    command.id = step.target + "/open";
    command.at = clock_time(date);
    command.actor = opener_;
    command.applicant =
        opener_.unit == view_->record.applicant_unit ? "" : view_->record.applicant_unit;
    command.inputs = opened_with_;
    auto opened = office_.handle(command);
    if (opened) {
        command.kind = Kind::act;
        command.id = step.target + "/file";
        command.verb = first_verb_;
        command.applicant.clear();
        command.inputs.clear();
        command.at = clock_time(date);
        opened = office_.handle(command);
    }
    if (!opened) take(opened);
    return opened.ok();
}

/// A revision of the returned case, filed at once by the same verb as the first time.
void Rehearsal::file_again(const Step& step, value::Date date) {
    Command command;
    command.kind = Kind::open;
    command.verb = program_.head.name.zh;
    command.target = case_id_;
    const auto previous = case_id_;
    case_id_ = "试例-" + std::to_string(++revisions_ + 1);
    own_case_ = case_id_;
    command.id = case_id_ + "/open";
    command.case_id = case_id_;
    command.at = clock_time(date);
    command.actor = actor_of(step, false);
    command.inputs = step.inputs;
    take(office_.handle(command));
    if (error_) {
        case_id_ = own_case_ = previous;
        return look();
    }
    auto again = step;
    again.kind = Step::Kind::act;
    again.verb = first_verb_;
    again.inputs.clear();
    act(again, date);
}

void Rehearsal::take(const base::Result<casework::Receipt>& result) {
    error_.reset();
    receipt_.reset();
    if (result) {
        receipt_ = *result;
    } else {
        error_ = result.error();
    }
    look();
}

void Rehearsal::look() {
    sent_.clear();
    view_.reset();
    if (const auto view = database_.cases->read(case_id_)) view_ = *view;
    if (const auto clocks = database_.cases->clocks(case_id_)) clocks_ = *clocks;
    const auto all = database_.cases->outbox(case_id_);
    if (!all) return;
    for (const auto& message : *all) {
        if (sent_before_.insert(message.id).second) sent_.push_back(message);
    }
}

}  // namespace guiju::cli
