// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/passage_sheet.h"

namespace guiju::casework {
namespace {

void carry_out(Sheet& sheet, const std::vector<ports::ClockRecord>& clocks,
               const std::vector<ports::WorkItemRecord>& work) {
    for (const auto& clock : clocks) {
        sheet.clocks[clock.name] = clock;
        sheet.changed_clocks.insert(clock.name);
    }
    for (const auto& item : work) {
        const auto& was = sheet.before.handler_unit;
        const bool told = item.closed.ms == 0 && item.kind == "handle" && item.unit != was;
        sheet.work[item.id] = item;
        sheet.changed_work.insert(item.id);
        if (told) notify(sheet, "work", item.role, item.unit, item.kind);
    }
}

std::string say_moved(const Passage::Moved& moved) {
    const auto day = [](value::Instant at) {
        return at.ms == 0 ? std::string("—") : value::iso(value::day_of(at));
    };
    return moved.clock + "：" + day(moved.before) + "→" + day(moved.after);
}

void describe_passage(Sheet& sheet, const Versions& versions, const Passage& plan) {
    auto& decision = sheet.decision;
    decision.stage = sheet.now.stage;
    decision.basis = plan.row->origin.basis;
    decision.wording = plan.row->origin.wording;
    sheet.outcome = "自" + versions.from.head.version + "版转入" + versions.to.head.version +
                    "版“" + sheet.now.stage + "”";
    decision.outcome = sheet.outcome;
    for (const auto& moved : plan.moved) decision.parameters.push_back(say_moved(moved));
    for (const auto& remark : plan.remarks) sheet.flags.push_back(remark.zh);
}

}  // namespace

void go_over(Sheet& sheet, const Versions& versions, const ports::CaseView& view,
             const Passage& plan) {
    sheet.now = plan.after;
    carry_out(sheet, plan.clocks, plan.work);
    sheet.decision.passage = to_json(before_of(versions, view, plan));
    describe_passage(sheet, versions, plan);
}

void go_back(Sheet& sheet, const Before& before) {
    sheet.now = put_back(sheet.before, before);
    auto clocks = before.clocks;
    for (const auto& name : before.new_clocks) {
        clocks.push_back(sheet.clocks[name]);
        clocks.back().case_id = sheet.before.id;
        clocks.back().name = name;
        clocks.back().state = "stopped";
        clocks.back().stopped = sheet.command.at;
        clocks.back().next_reminder = {};
    }
    auto work = before.work;
    for (const auto& id : before.new_work) {
        work.push_back(sheet.work[id]);
        work.back().closed = sheet.command.at;
    }
    carry_out(sheet, clocks, work);
    sheet.outcome = "撤销过渡，仍按" + before.from_version + "版";
    sheet.decision.stage = sheet.now.stage;
    sheet.decision.outcome = sheet.outcome;
}

}  // namespace guiju::casework
