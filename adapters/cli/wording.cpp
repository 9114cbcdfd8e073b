// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/wording.h"

#include <array>

namespace guiju::cli {

std::string chinese_number(int number) {
    static constexpr std::array<const char*, 10> kDigits{"",   "一", "二", "三", "四",
                                                         "五", "六", "七", "八", "九"};
    if (number < 1 || number > 99) return std::to_string(number);
    const auto tens = static_cast<std::size_t>(number / 10);
    const std::string ones = kDigits[static_cast<std::size_t>(number % 10)];
    if (tens == 0) return ones;
    return (tens == 1 ? "" : std::string(kDigits[tens])) + "十" + ones;
}

std::string items_in_words(const std::vector<int>& items, Lang lang) {
    if (items.empty()) return "";
    std::string text;
    for (const int item : items) {
        if (!text.empty()) text += lang == Lang::zh ? "、" : ", ";
        text += lang == Lang::zh ? "（" + chinese_number(item) + "）"
                                 : "(" + std::to_string(item) + ")";
    }
    if (lang == Lang::zh) return "第" + text + "项";
    return (items.size() == 1 ? "item " : "items ") + text;
}

Text phase_in_words(std::string_view phase) {
    struct Row {
        std::string_view name;
        const char* zh;
        const char* en;
    };
    static constexpr std::array<Row, 10> kRows{{
        {"waiting", "待办", "waiting"},
        {"handling", "办理中", "handling"},
        {"awaiting_correction", "待补正", "awaiting correction"},
        {"awaiting_confirmation", "待确认", "awaiting confirmation"},
        {"decided", "已办结", "closed"},
        {"suspended", "暂停", "suspended"},
        {"withdrawn", "已撤回", "withdrawn"},
        {"merged", "已合并", "merged"},
        {"returned", "已退回", "returned"},
        {"terminated", "已终止", "terminated"},
    }};
    for (const auto& row : kRows) {
        if (row.name == phase) return {row.zh, row.en};
    }
    return std::string(phase);
}

Text clock_in_words(std::string_view state) {
    if (state == "running") return {"在走", "running"};
    if (state == "warned") return {"临期", "near"};
    if (state == "overdue") return {"逾期", "overdue"};
    if (state == "paused") return {"停止计时", "paused"};
    if (state == "stopped") return {"已办", "done"};
    return {"未起算", "not begun"};
}

Text standing_in_words(const ports::CaseRecord& record) {
    if (record.result.empty()) return phase_in_words(record.phase);
    for (const char* phase : {"returned", "decided", "withdrawn", "merged"}) {
        const auto words = phase_in_words(phase);
        if (words.zh == record.result) return words;
    }
    return record.result;
}

Text status_in_words(program::Status status) {
    switch (status) {
        case program::Status::draft: return {"征求意见稿", "draft"};
        case program::Status::trial: return {"试行", "trial"};
        case program::Status::in_force: break;
    }
    return {"施行", "in force"};
}

std::string minute(value::Instant instant) {
    if (instant.ms == 0) return "";
    auto text = value::iso(instant);
    text = text.substr(0, 16);
    text[10] = ' ';
    return text;
}

std::size_t count_clauses(const program::Program& program) {
    std::size_t count = program.general.size() + program.indicators.size();
    for (const auto& stage : program.stages) {
        count += stage.clocks.size() + stage.criteria.size() + stage.actions.size() +
                 stage.dispositions.size() + stage.rungs.size();
    }
    for (const auto& matching : program.matchings)
        count += matching.criteria.size() + matching.rows.size();
    for (const auto& evaluation : program.evaluations) count += evaluation.rows.size();
    return count;
}

}  // namespace guiju::cli
