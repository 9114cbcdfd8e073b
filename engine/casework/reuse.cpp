// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/reuse.h"

#include <algorithm>
#include <array>
#include <optional>

namespace guiju::casework {
namespace {

using program::Reuse;

struct Reported {
    value::Value value;
    value::Instant filed;
    bool valid = false;
    bool secret = false;  ///< where it was reported
};

bool counts(const ports::CaseRecord& record) {
    static constexpr std::array kOut{"已撤回", "已合并", "已退回"};
    return std::find(kOut.begin(), kOut.end(), record.result) == kOut.end();
}

/// Valid to the end of its last day, which no day off moves.
bool is_valid(const Sheet& sheet, const Reuse& reuse, value::Instant filed) {
    if (!reuse.valid.given) return true;
    const auto period = program::resolve(sheet.program, reuse.valid);
    const auto today = sheet.today();
    const auto day = value::day_of(filed);
    switch (period.unit) {
        case value::Period::Unit::months:
            return today <= value::add_months(day, static_cast<int>(period.amount));
        case value::Period::Unit::days: return today.days - day.days <= period.amount;
        case value::Period::Unit::hours:
            return sheet.command.at.ms - filed.ms <= period.amount * 3600000;
        case value::Period::Unit::workdays: break;
    }
    const auto last = sheet.program.calendar.add_workdays(day, period.amount);
    return last && today <= *last;
}

/// What the applicant's cases of the other policy say, the one filed last first.
Result<std::vector<ports::CaseRecord>> reports(Sheet& sheet, const Reuse& reuse) {
    std::vector<ports::CaseRecord> all;
    const auto ids = sheet.tx.filed_by(reuse.policy.zh, sheet.now.applicant_unit);
    if (!ids.ok()) return ids.error();
    for (const auto& id : *ids) {
        const auto view = sheet.tx.load(id);
        if (!view.ok()) return view.error();
        if (view->has_value() && counts((*view)->record)) all.push_back((*view)->record);
    }
    return all;
}

Result<std::optional<Reported>> newest(const Sheet& sheet, const Reuse& reuse,
                                       const std::vector<ports::CaseRecord>& all,
                                       const std::string& name) {
    for (const auto& record : all) {
        const auto found = record.fields.find(name);
        if (found == record.fields.end() || !found->second.known()) continue;
        const auto theirs = sheet.policy_of(record.policy_hash);
        if (!theirs.ok()) return theirs.error();
        const auto& fields = (*theirs)->matter.fields;
        const auto slot = eval::slot_named(fields, name);
        const bool secret = slot != program::kNone && fields[static_cast<std::size_t>(slot)].secret;
        return std::optional(
            Reported{found->second, record.filed, is_valid(sheet, reuse, record.filed), secret});
    }
    return std::optional<Reported>();
}

void take_field(Sheet& sheet, const Reuse& reuse, std::int32_t slot, const Reported& reported,
                std::vector<eval::Defect>& defects) {
    const auto& field = sheet.program.matter.fields[static_cast<std::size_t>(slot)];
    const auto& name = field.name.zh;
    const auto day = value::iso(value::day_of(reported.filed));
    // A secret comes over where it stays one, for its owner; anybody else would be handed it.
    const bool own = sheet.command.actor.unit == sheet.now.applicant_unit;
    if (reported.secret && (!own || !field.secret)) {
        if (sheet.now.filed.ms == 0 && !sheet.now.fields.contains(name))
            sheet.flags.push_back(name + "在“" + reuse.policy.zh + "”中是保密的，须由报送单位填写");
        return;
    }
    const auto said = field.secret ? std::string("〔已脱敏〕") : value::say_zh(reported.value);
    const auto written = sheet.command.inputs.find(name);
    const bool given = written != sheet.command.inputs.end() && written->second.known();
    if (reported.valid && given && written->second != reported.value) {
        defects.push_back({slot, Code::gj5470, {field.name, reuse.policy, day, said}});
        return;
    }
    if (sheet.now.filed.ms != 0) return;
    auto& fields = sheet.now.fields;
    if (reported.valid) {
        fields[name] = reported.value;
        sheet.flags.push_back(name + "取自“" + reuse.policy.zh + "”（" + day + "报送）：" + said);
    } else if (!fields.contains(name)) {
        sheet.flags.push_back(name + "须重新填写：“" + reuse.policy.zh + "”（" + day + "报送）的" +
                              said + "已过有效期");
    }
}

}  // namespace

Outcome take_reported(Sheet& sheet, std::vector<eval::Defect>& defects) {
    if (sheet.now.applicant_unit.empty()) return base::Done{};
    for (const auto& reuse : sheet.program.threads.reuse) {
        const auto all = reports(sheet, reuse);
        if (!all.ok()) return all.error();
        for (const auto slot : reuse.fields) {
            const auto& name = sheet.program.matter.fields[static_cast<std::size_t>(slot)].name.zh;
            const auto found = newest(sheet, reuse, *all, name);
            if (!found.ok()) return found.error();
            if (*found) take_field(sheet, reuse, slot, **found, defects);
        }
    }
    return base::Done{};
}

}  // namespace guiju::casework
