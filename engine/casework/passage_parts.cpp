// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/passage_parts.h"

#include <algorithm>

#include "engine/casework/passage_clocks.h"
#include "engine/eval/evaluate.h"
#include "engine/value/version.h"

namespace guiju::casework {

using ports::ClockRecord;
using program::Field;
using program::kNone;
using program::Stage;

namespace {

const Text& role_of(const program::Program& program, std::int32_t role) {
    return program.roles[static_cast<std::size_t>(role)].name;
}

const Field* field_of(const program::Program& program, const std::string& name) {
    const auto slot = eval::slot_named(program.matter.fields, name);
    return slot == kNone ? nullptr : &program.matter.fields[static_cast<std::size_t>(slot)];
}

bool has_label(const Field& field, const value::Value& label) {
    const auto* text = label.get_if<std::string>();
    return text == nullptr || std::any_of(field.labels.begin(), field.labels.end(), [&](auto& one) {
               return one.zh == *text || one.en == *text;
           });
}

bool fits_labels(const Field& field, const value::Value& value) {
    const bool chosen = field.type == Field::Type::choice || field.type == Field::Type::choices ||
                        field.type == Field::Type::confidentiality;
    if (!chosen || field.labels.empty()) return true;
    const auto* many = value.get_if<value::List>();
    if (many == nullptr) return has_label(field, value);
    return std::all_of(many->begin(), many->end(),
                       [&](const value::Value& one) { return has_label(field, one); });
}

/// Name of the stage the line goes to, "" if nowhere else.
std::string goes_to(const program::Program& program, const program::Disposition& line) {
    if (line.effect != program::Disposition::Effect::go || line.stage == kNone) return "";
    return program.stages[static_cast<std::size_t>(line.stage)].name.zh;
}

int new_number(const Stage& from, const Stage& to, int number) {
    for (const auto& was : from.criteria) {
        if (was.number != number) continue;
        for (const auto& is : to.criteria)
            if (was.origin.wording.empty() ? is.number == number
                                           : is.origin.wording == was.origin.wording)
                return is.number;
    }
    return 0;
}

}  // namespace

std::vector<std::string> split(const std::string& items) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from < items.size();) {
        const auto to = std::min(items.find(',', from), items.size());
        if (to > from) out.push_back(items.substr(from, to - from));
        from = to + 1;
    }
    return out;
}

Text passage_missing(const program::Program& to, const program::Program& from, const Text& stage) {
    const auto number = value::version_number(from.head.version);
    for (const auto& transition : to.transitions)
        for (const auto& version : transition.versions)
            if (version == number)
                return {"过渡没有写原环节“" + stage.zh + "”",
                        "the transition does not list the old stage \"" + stage.en + "\""};
    return {"新版的过渡没有写原版本“" + from.head.version + "”",
            "the new version has no transition from version \"" + from.head.version + "\""};
}

void compare_fields(const program::Program& from, const program::Program& to, Passage& passage) {
    for (const auto& [name, value] : passage.after.fields) {
        const auto* was = field_of(from, name);
        const auto* is = field_of(to, name);
        if (was == nullptr) continue;
        if (is == nullptr) {
            passage.remarks.emplace_back(
                "新版没有字段“" + name + "”，原值保留",
                "the new version has no field \"" + name + "\"; its value is kept");
        } else if (is->type != was->type || is->dimension != was->dimension) {
            passage.needs_person.emplace_back("字段“" + name + "”的类型变了",
                                              "the field \"" + name + "\" is of another type");
        } else if (!fits_labels(*is, value)) {
            passage.needs_person.emplace_back(
                "字段“" + name + "”的值“" + value::say_zh(value) + "”不在新版的选项里",
                "the value \"" + value::say_en(value) + "\" of \"" + name +
                    "\" is none of the new version's");
        }
    }
}

bool same_members(const Versions& versions, const Stage& a, const Stage& b) {
    const auto names = [](const program::Program& program, const Stage& stage) {
        std::vector<std::pair<std::string, std::int64_t>> out;
        for (const auto& member : stage.joint.members)
            out.emplace_back(role_of(program, member.role).zh, member.votes);
        return out;
    };
    return names(versions.from, a) == names(versions.to, b);
}

std::int32_t same_line(const Versions& versions, const Stage& from, const Stage& to,
                       const ports::PendingConfirmation& pending) {
    const auto index = static_cast<std::size_t>(pending.disposition);
    if (pending.disposition < 0 || index >= from.dispositions.size()) return kNone;
    const auto& was = from.dispositions[index];
    auto aim = goes_to(versions.from, was);
    if (const auto* row = aim.empty() ? nullptr : passage_row(versions.to, versions.from, aim);
        row != nullptr && row->stage != kNone)
        aim = versions.to.stages[static_cast<std::size_t>(row->stage)].name.zh;
    std::vector<std::int32_t> same, worded;
    for (std::size_t i = 0; i < to.dispositions.size(); ++i) {
        const auto& is = to.dispositions[i];
        const bool fits = is.effect == was.effect && is.result == was.result &&
                          is.confirmed_by != kNone &&
                          role_of(versions.to, is.confirmed_by).zh == pending.role &&
                          goes_to(versions.to, is) == aim;
        if (!fits) continue;
        same.push_back(static_cast<std::int32_t>(i));
        if (is.origin.wording == was.origin.wording) worded.push_back(same.back());
    }
    if (same.size() == 1) return same.front();
    return worded.size() == 1 ? worded.front() : kNone;
}

std::vector<int> new_numbers(const Stage& from, const Stage& to, const std::vector<int>& items,
                             Passage& passage) {
    std::vector<int> out;
    for (const int item : items) {
        const int now = new_number(from, to, item);
        if (now != 0) {
            out.push_back(now);
            continue;
        }
        const auto number = std::to_string(item);
        passage.remarks.emplace_back(
            "原第" + number + "项在新版里没有，不再要求",
            "item " + number + " is not in the new version and is dropped");
    }
    return out;
}

void carry_notes(const Stage& from, const Stage& to, const Versions& versions, Passage& passage) {
    const auto has_action = [&](const std::string& name) {
        return std::any_of(to.actions.begin(), to.actions.end(), [&](const auto& action) {
            return versions.to.verbs[static_cast<std::size_t>(action.verb)].name.zh == name;
        });
    };
    for (auto& note : passage.after.notes) {
        if (!note.current || note.stage != from.name.zh) continue;
        note.stage = to.name.zh;
        const bool numbered = !note.subject.empty() &&
                              note.subject.find_first_not_of("0123456789") == std::string::npos;
        if (note.kind == ports::Note::kOpinion) continue;
        const int number = numbered ? new_number(from, to, std::stoi(note.subject)) : 0;
        if (number != 0) note.subject = std::to_string(number);
        if (number != 0 || (!numbered && has_action(note.subject))) continue;
        note.current = false;
        passage.remarks.emplace_back(
            "“" + note.subject + "”的记录在新版里没有对应，不再算数",
            "what was noted of \"" + note.subject + "\" has no counterpart and no longer counts");
    }
}

void PassageClocks::put(ClockRecord clock, const machine::Ledger& ledger,
                        value::Instant due_before) {
    using machine::Clock;
    const bool out = machine::remaining(ledger) == 0;
    clock.state = machine::name_of(!ledger.running ? Clock::paused
                                   : out           ? Clock::overdue
                                                   : Clock::running);
    const auto reminder = clock.next_reminder;
    if (auto done = write_ledger(clock, ledger, v_.to.calendar); !done.ok()) {
        p_.needs_person.emplace_back(
            "日历还没有公布到“" + clock.name + "”的届满日",
            "the calendar does not reach the due day of \"" + clock.name + "\" yet");
        return;
    }
    if (ledger.running) clock.pause_reason.clear();
    if (ledger.running && out) clock.next_reminder = reminder;
    if (due_before != clock.due) p_.moved.push_back({clock.name, due_before, clock.due});
    p_.clocks.push_back(std::move(clock));
}

void PassageClocks::stop(const ClockRecord& clock, bool told) {
    auto stopped = clock;
    stopped.state = "stopped";
    stopped.stopped = how_.at;
    stopped.next_reminder = {};
    p_.clocks.push_back(stopped);
    if (!told) return;
    p_.moved.push_back({clock.name, clock.due, {}});
    p_.remarks.emplace_back("新版没有期限“" + clock.name + "”，不再计",
                            "the new version has no deadline \"" + clock.name + "\"; it ends");
}

void PassageClocks::carry(const ClockRecord& clock, const std::string& name,
                          const program::PeriodRef& period) {
    const auto today = value::day_of(how_.at);
    auto ledger = carried_over(ledger_of(clock), program::resolve(v_.to, period), how_.rule, today,
                               v_.to.calendar);
    if (!ledger) {
        p_.needs_person.emplace_back(
            "“" + clock.name + "”的单位变了、中间停过，已用的时间不能换算",
            "\"" + clock.name +
                "\" is counted in another unit and was interrupted: what was used "
                "up cannot be told");
        return;
    }
    if (how_.resumes) *ledger = machine::resume(*ledger, today);
    if (ledger->running && machine::remaining(*ledger) == 0 && clock.due.ms != 0)
        ledger->running_since = value::day_of(clock.due);  // late since then
    auto next = clock;
    next.name = name;
    if (how_.rule == program::TransitionRow::Clock::restart) {
        next.started = how_.at;
        next.reminders = 0;
    }
    if (name != clock.name) stop(clock, false);
    put(std::move(next), *ledger, clock.due);
}

void PassageClocks::begin(const std::string& name, const program::PeriodRef& period) {
    ClockRecord clock;
    clock.case_id = p_.after.id;
    clock.name = name;
    clock.started = how_.at;
    if (how_.still) clock.pause_reason = kPassage;
    const machine::Ledger ledger{program::resolve(v_.to, period), 0, value::day_of(how_.at),
                                 !how_.still};
    put(std::move(clock), ledger, {});
}

void PassageClocks::side_clocks(const std::map<std::string, const ClockRecord*>& live) {
    const auto side = [](const Stage& stage, const std::string& name) {
        const program::ClockRule* found = nullptr;
        for (const auto& rule : stage.clocks)
            if (is_side_clock(rule) && rule.name.zh == name) found = &rule;
        return found;
    };
    const auto prefix = old_.name.zh + "/";
    for (const auto& [name, clock] : live) {
        if (name == stage_clock(old_.name.zh) || name == kCorrectionClock ||
            name == kConfirmationClock)
            continue;
        if (name.starts_with(prefix)) {
            const auto* rule = side(target_, name.substr(prefix.size()));
            if (rule != nullptr)
                carry(*clock, clock_name(target_, *rule), rule->period);
            else
                stop(*clock, true);
            continue;
        }
        const bool known =
            std::any_of(v_.to.stages.begin(), v_.to.stages.end(), [&](const Stage& stage) {
                return std::any_of(stage.clocks.begin(), stage.clocks.end(), [&](const auto& rule) {
                    return clock_name(stage, rule) == name;
                });
            });
        if (!known) stop(*clock, true);
    }
    for (const auto& rule : target_.clocks) {
        const bool fresh = is_side_clock(rule) && side(old_, rule.name.zh) == nullptr &&
                           rule.start == program::ClockRule::Start::received && rule.period.given;
        if (fresh) begin(clock_name(target_, rule), rule.period);
    }
}

void PassageClocks::run(const std::vector<ClockRecord>& all) {
    std::map<std::string, const ClockRecord*> live;
    for (const auto& clock : all)
        if (is_live(clock)) live[clock.name] = &clock;
    const auto own = live.find(stage_clock(old_.name.zh));
    const auto period = machine::main_period(target_, p_.after.rung);
    const auto name = stage_clock(target_.name.zh);
    const bool waits =
        p_.after.rung > 0 && !target_.rungs.empty() &&
        target_.rungs[static_cast<std::size_t>(p_.after.rung - 1)].starts_after_verb != kNone;
    if (own != live.end() && period.given)
        carry(*own->second, name, period);
    else if (own != live.end())
        stop(*own->second, true);
    else if (period.given && !waits)
        begin(name, period);
    if (const auto confirm = live.find(kConfirmationClock); how_.resumes && confirm != live.end())
        stop(*confirm->second, false);
    side_clocks(live);
}

}  // namespace guiju::casework
