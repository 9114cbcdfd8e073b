// SPDX-License-Identifier: Apache-2.0
// What is written down about who saw what: readings of a case, and lists that showed it before its class was
// raised.
#include <algorithm>

#include "engine/casework/acts.h"
#include "engine/casework/publish.h"
#include "engine/casework/view.h"

namespace guiju::casework {
namespace {

std::string joined_names(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : "、") + name;
    return all;
}

/// "接近共性需求清单第2版（2026-03-06，K1发布）"
std::string said(const ports::ListRecord& version) {
    return version.list + "第" + std::to_string(version.version) + "版（" +
           value::iso(value::day_of(version.at)) +
           (version.unit.empty() ? "自动" : "，" + version.unit) + "发布）";
}

bool shows(const std::vector<ListRow>& rows, const std::string& case_id) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const ListRow& row) { return row.case_id == case_id; });
}

struct Shown {
    std::vector<std::string> versions{};
    std::vector<std::string> publishers{};  ///< units, each once
};

Result<Shown> shown_in(const Sheet& sheet, ports::CaseStore& store) {
    Shown shown;
    for (const auto& list : sheet.program.threads.lists) {
        const auto versions = store.lists(sheet.now.policy, list.name.zh);
        if (!versions.ok()) return versions.error();
        for (const auto& version : *versions) {
            const auto rows = rows_of(version);
            if (!rows.ok()) return rows.error();
            if (!shows(*rows, sheet.now.id)) continue;
            shown.versions.push_back(said(version));
            auto& by = shown.publishers;
            if (!version.unit.empty() && std::find(by.begin(), by.end(), version.unit) == by.end())
                by.push_back(version.unit);
        }
    }
    return shown;
}

}  // namespace

Outcome look_at_case(Sheet& sheet) {
    const auto sight = sight_of(sheet.program, sheet.directory, sheet.now, sheet.command.actor);
    if (!sight.ok()) return sight.error();
    if (*sight == Sight::none) return denied(Code::gj5240, {sheet.now.id});
    sheet.actor_role = sheet.command.actor.role;
    copy_was_read(sheet);
    const auto names = joined_names(secrets_shown(sheet.program, sheet.now, *sight));
    sheet.outcome = names.empty() ? "查看，保密内容已脱敏" : "查看，看到" + names;
    sheet.decision.outcome = sheet.outcome;
    return base::Done{};
}

Outcome tell_of_raised_class(Sheet& sheet, ports::CaseStore& store) {
    const auto& was = sheet.before.confidentiality;
    const auto& is = sheet.now.confidentiality;
    if (sheet.before.filed.ms == 0 || was == is || sheet.program.threads.lists.empty())
        return base::Done{};
    if (class_rank(sheet.program, is) <= class_rank(sheet.program, was)) return base::Done{};
    const auto shown = shown_in(sheet, store);
    if (!shown.ok()) return shown.error();
    if (shown->versions.empty()) return base::Done{};
    const auto report = "密级由“" + was + "”改为“" + is + "”，已从公开清单撤下；此前发布过：" +
                        joined_names(shown->versions);
    sheet.flags.push_back(report);
    const auto lead = sheet.roles().above(sheet.now.applicant_unit);
    if (!lead.ok()) return lead.error();
    if (lead->has_value())
        notify(sheet, "class_raised", sheet.role_name((*lead)->role), (*lead)->unit.id, report);
    for (const auto& unit : shown->publishers)
        if (!lead->has_value() || unit != (*lead)->unit.id)
            notify(sheet, "class_raised", "", unit, report);
    return base::Done{};
}

}  // namespace guiju::casework
