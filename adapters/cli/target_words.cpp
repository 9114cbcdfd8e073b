// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/target_words.h"

namespace guiju::cli {

using base::Text;
using eval::TargetVerdict;
using program::TargetCell;
using Colour = TargetVerdict::Colour;
using Trend = TargetVerdict::Trend;

Text colour_word(const TargetVerdict& verdict) {
    if (verdict.wrong) return {"数据有误", "wrong data"};
    switch (verdict.colour) {
        case Colour::none: return "";
        case Colour::grey: return {"无数据", "no data"};
        case Colour::blue: return {"蓝色", "blue"};
        case Colour::yellow: return {"黄色", "yellow"};
        case Colour::red: return {"红色", "red"};
    }
    return "";
}

Text met_word(const TargetVerdict& verdict) {
    if (!verdict.asked) return "";
    if (verdict.met == value::Truth::yes) return {"达到", "met"};
    return verdict.met == value::Truth::no ? Text("未达到", "not met")
                                           : Text("不能判断", "cannot be judged");
}

Text trend_word(const TargetVerdict& verdict) {
    switch (verdict.trend) {
        case Trend::unknown: return "";
        case Trend::rising: return {"上升", "rising"};
        case Trend::falling: return {"下降", "falling"};
        case Trend::level: return {"持平", "unchanged"};
    }
    return "";
}

Paint paint_of(const TargetVerdict& verdict) {
    if (verdict.wrong) return Paint::red;
    switch (verdict.colour) {
        case Colour::blue: return Paint::cyan;
        case Colour::yellow: return Paint::yellow;
        case Colour::red: return Paint::red;
        case Colour::grey: return Paint::faint;
        case Colour::none: break;
    }
    return Paint::plain;
}

std::string shown(const std::optional<value::Number>& number) {
    if (!number) return "—";
    const auto rounded = number->rounded(2);
    return rounded == *number ? number->text() : number->text(2);
}

std::string figures_text(const std::vector<eval::Figure>& figures) {
    std::string text;
    for (const auto& one : figures)
        text += (text.empty() ? "" : "/") + (one.number ? one.number->text() : std::string("—"));
    return text;
}

std::string milestones_text(const TargetVerdict& verdict) {
    std::string text;
    for (const auto& one : verdict.milestones) text += (text.empty() ? "" : "/") + shown(one);
    return text;
}

Text cell_text(const program::TargetTable& table, const TargetCell& cell) {
    using Kind = TargetCell::Kind;
    std::string number;
    for (const auto& one : cell.numbers) number += (number.empty() ? "" : "/") + one.text();
    switch (cell.kind) {
        case Kind::none: return "—";
        case Kind::at_least: return number;
        case Kind::more: return {"超" + number, "more than " + number};
        case Kind::at_most: return {"不超过" + number, "at most " + number};
        case Kind::about: return {number + "左右", "about " + number};
        case Kind::stable: return {"保持基本稳定", "stay stable"};
        case Kind::top: return {"前" + number, "top " + number};
        case Kind::hold: return {"保持在" + number + "以上", "hold at " + number};
        case Kind::faster: {
            const auto& name = table.series[static_cast<std::size_t>(cell.other)].name;
            return {"快于" + name.zh, "faster than " + name.en};
        }
        case Kind::rise: return {"提升", "rise"};
        case Kind::stated: return cell.words;
    }
    return number;
}

std::string said_of(const program::TargetRow& row, const TargetVerdict& verdict) {
    std::string text = row.name.zh + "：" + figures_text(verdict.figures) + row.unit;
    const auto milestones = milestones_text(verdict);
    if (!milestones.empty() && milestones.front() != '\xE2') text += "，里程碑" + milestones;
    if (verdict.completion) text += "，完成率" + verdict.completion->text(4);
    for (const auto& word : {colour_word(verdict), met_word(verdict), trend_word(verdict)})
        if (!word.zh.empty()) text += "，" + word.zh;
    if (verdict.reds > 0) text += "，连续红色" + std::to_string(verdict.reds) + "期";
    if (verdict.supervise) text += "，督办";
    for (const auto& note : verdict.notes) text += "，" + note.zh;
    return text;
}

}  // namespace guiju::cli
