// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"
#include "dsl/syntax/keywords.h"

namespace guiju::check {

namespace {

/// "征求意见稿、试行、施行"
base::Text words_of(std::string_view group) {
    base::Text all;
    for (const auto& entry : syntax::all_keywords()) {
        if (entry.group != group) continue;
        if (!entry.zh.empty()) all.zh += (all.zh.empty() ? "" : "、") + std::string(entry.zh[0]);
        if (!entry.en.empty()) all.en += (all.en.empty() ? "" : ", ") + std::string(entry.en[0]);
    }
    return all;
}

base::Text label_words(std::string_view id) {
    return {std::string(syntax::spelling("head", id, syntax::Skin::chinese)),
            std::string(syntax::spelling("head", id, syntax::Skin::english))};
}

void one_of(const Examination& examination, std::string_view label, std::string_view group) {
    const auto* line = head_line(examination.symbols.file(), label);
    if (line == nullptr || !find_word(group, line->text).empty()) return;
    examination.findings.add(base::Code::gj2250, line->span,
                             {base::Text(line->text), label_words(label), words_of(group)});
}

void territory_and_date(const Examination& examination) {
    const auto& file = examination.symbols.file();
    if (const auto* line = head_line(file, "territory"); line && !territory_of(line->text))
        examination.findings.add(base::Code::gj2250, line->span,
                                 {base::Text(line->text),
                                  label_words("territory"),
                                  {"浙江省（330000）", "浙江省 (330000)"}});
    if (const auto* line = head_line(file, "expires"); line && !expiry_date(file))
        examination.findings.add(
            base::Code::gj2250, line->span,
            {base::Text(line->text), label_words("expires"), {"2027年12月31日", "2027-12-31"}});
    if (const auto* line = head_line(file, "binding"); line && !binding_date(file))
        examination.findings.add(base::Code::gj2250, line->span,
                                 {base::Text(line->text),
                                  label_words("binding"),
                                  {"自2027年1月1日起", "from 2027-01-01"}});
    const auto* line = head_line(file, "in_force");
    if (line == nullptr || effective_date(file)) return;
    if (find_word("word", line->text) == "undecided_date") return;
    examination.findings.add(base::Code::gj2250, line->span,
                             {base::Text(line->text),
                              label_words("in_force"),
                              {"自2026年1月1日起、待定", "from 2026-01-01, to be decided"}});
}

void calendar_known(const Examination& examination) {
    const auto* line = head_line(examination.symbols.file(), "calendar");
    if (line == nullptr) return;
    std::vector<std::string> names;
    for (const auto& calendar : examination.calendars) names.push_back(calendar.name());
    if (std::find(names.begin(), names.end(), line->text) != names.end()) return;
    examination.findings.unknown_word({.text = line->text, .span = line->span},
                                      {"日历", "a calendar"}, names);
}

}  // namespace

void head_values(const Examination& examination) {
    std::set<std::string> seen;
    for (const auto& line : examination.symbols.file().head.lines)
        if (line.label != "territory_above" && !seen.insert(line.label).second)
            examination.findings.add(
                base::Code::gj2101, line.label_span,
                {label_words(line.label), {"开头的条目", "a line of the head"}});
    one_of(examination, "level", "tier");
    one_of(examination, "kind", "nature");
    one_of(examination, "status", "status");
    territory_and_date(examination);
    calendar_known(examination);
}

}  // namespace guiju::check
