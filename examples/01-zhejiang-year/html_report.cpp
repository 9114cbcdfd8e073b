// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/html_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "examples/01-zhejiang-year/charts.h"
#include "examples/01-zhejiang-year/report_style.h"
#include "examples/01-zhejiang-year/terminal.h"

namespace zhejiang {
namespace {

using guiju::base::Lang;
using guiju::casework::Score;
using guiju::value::Number;

constexpr const char* kPartColours[] = {"#1f5f99", "#1a6b34", "#8a5a00", "#7a3e9d"};

const char* colour_of(Light light) {
    switch (light) {
        case Light::green: return kGreen;
        case Light::amber: return kAmber;
        case Light::red: return kRed;
        case Light::none: return kGrey;
    }
    return kGrey;
}

int permille_of(const std::optional<Number>& share) {
    if (!share) return -1;
    const auto thousandfold = guiju::value::multiply(*share, Number(1000));
    return thousandfold ? static_cast<int>(thousandfold->rounded(0).whole().value_or(-1)) : -1;
}

std::string rate_words(const Row& row) {
    const Light light = light_of(row.rate);
    const std::string rate = percent_of(row.rate, Lang::zh);
    return light == Light::none ? rate : rate + " " + name_of(light).zh;
}

std::string share_of(std::size_t part, std::size_t whole) {
    return percent_of(
        Number::fraction(static_cast<std::int64_t>(part), static_cast<std::int64_t>(whole)),
        Lang::zh);
}

std::string card(const std::string& number, const std::string& words, const char* colour = "") {
    const std::string style = *colour ? fmt::format(R"( style="color:{}")", colour) : "";
    return fmt::format("<div class=\"card\"><b{}>{}</b><span>{}</span></div>\n", style, number,
                       words);
}

std::string cards(const Summary& summary) {
    const Row& all = summary.province;
    return "<div class=\"cards\">\n" + card(std::to_string(all.filed), "报送需求（件）") +
           card(std::to_string(all.verified), "通过验证（件）") +
           card(std::to_string(all.answered), "达成合作（件）") +
           card(rate_words(all), "全省响应率", colour_of(light_of(all.rate))) +
           card(share_of(all.returned, all.filed), "退回占报送") +
           card(std::to_string(all.escalated()), "上报处置（件）") +
           card(std::to_string(summary.overdue_in_all()), "办理逾期（次）") + "</div>\n";
}

std::string section(const std::string& title, const std::string& words, const std::string& body) {
    return "<section>\n<h2>" + title + "</h2>\n<p>" + words + "</p>\n" + body + "</section>\n";
}

std::string scroll(const std::string& body) {
    return "<div class=\"scroll\" tabindex=\"0\">\n" + body + "</div>\n";
}

std::string rate_chart(const Summary& summary) {
    std::vector<Bar> bars;
    std::vector<const Row*> rows;
    for (const Row& row : summary.cities) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row* a, const Row* b) { return b->rate < a->rate; });
    for (const Row* row : rows)
        bars.push_back(
            {row->name, rate_words(*row), permille_of(row->rate), colour_of(light_of(row->rate))});
    return bars_svg("各市响应率与90%目标", bars, 900);
}

std::string funnel(const Summary& summary) {
    const Row& all = summary.province;
    return funnel_svg("需求从报送到评价", {{"报送", all.filed},
                                           {"通过验证", all.verified},
                                           {"已对接", all.matched},
                                           {"达成合作", all.answered},
                                           {"签约", all.signed_up},
                                           {"交付", all.delivered},
                                           {"企业评价", all.rated}});
}

std::string months(const Summary& summary) {
    std::vector<Step> columns;
    for (std::size_t i = 0; i < summary.months.size(); ++i)
        columns.push_back({std::to_string(i + 1) + "月", summary.months[i]});
    return columns_svg("每月报送件数", columns);
}

std::string cell(std::size_t number) { return fmt::format("<td>{}</td>", number); }

std::string city_row(const Row& row, const char* kind) {
    return fmt::format(
        "<tr{}><td>{}</td>{}{}{}{}{}{}{}{}{}<td class=\"light\" style=\"color:{}\">{}</td></tr>\n",
        kind, row.name, cell(row.filed), cell(row.returned), cell(row.withdrawn), cell(row.merged),
        cell(row.verified), cell(row.matched), cell(row.escalated()), cell(row.answered),
        cell(row.open), colour_of(light_of(row.rate)), rate_words(row));
}

std::string city_table_html(const Summary& summary) {
    std::string html =
        "<table>\n<thead><tr><th>地区</th><th>报送</th><th>退回</th><th>撤回</th><th>合并</th>"
        "<th>通过验证</th><th>已对接</th><th>上报处置</th><th>响应</th><th>在办</th><th>响应率</th>"
        "</tr></thead>\n<tbody>\n";
    for (const Row& row : summary.cities) html += city_row(row, "");
    return html + city_row(summary.province, " class=\"sum\"") + "</tbody></table>\n";
}

/// Light to strong red, always with the number in dark ink on it.
std::string heat_cell(std::size_t number, std::size_t most) {
    const std::size_t strength = most == 0 ? 0 : number * 100 / most;
    const auto other = static_cast<int>(255 - strength * 110 / 100);
    const std::string words = number == 0 ? "·" : std::to_string(number);
    return fmt::format("<td style=\"background:rgb(255,{},{})\">{}</td>", other, other, words);
}

std::string heat_table(const Summary& summary) {
    std::string html = "<table>\n<thead><tr><th>期限所在环节</th>";
    for (const Row& row : summary.cities) html += "<th>" + row.name + "</th>";
    html += "<th>合计</th></tr></thead>\n<tbody>\n";
    std::size_t most = 0;
    for (const auto& line : summary.overdue)
        for (const std::size_t number : line.by_city) most = std::max(most, number);
    for (const auto& line : summary.overdue) {
        std::size_t sum = 0;
        std::string cells;
        for (const std::size_t number : line.by_city) {
            cells += heat_cell(number, most);
            sum += number;
        }
        if (sum > 0) html += "<tr><td>" + line.stage + "</td>" + cells + cell(sum) + "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

std::string parts_bar(const Score& score) {
    std::string html = "<div class=\"parts\" aria-hidden=\"true\">";
    for (std::size_t i = 0; i < score.lines.size(); ++i) {
        if (!score.lines[i].part) continue;
        html += fmt::format("<i style=\"width:{}%;background:{}\"></i>",
                            score.lines[i].part->text(2), kPartColours[i % 4]);
    }
    return html + "</div>";
}

std::string score_row(const Score& score) {
    std::string html =
        fmt::format("<tr><td>{}</td><td class=\"left\">{}</td>",
                    score.rank > 0 ? std::to_string(score.rank) : "–", escaped(score.unit_name));
    html += "<td><b>" + (score.total ? score.total->text(2) : "无法计算") + "</b></td>";
    html += "<td class=\"left\">" + escaped(score.grade) + "</td>";
    for (const auto& line : score.lines)
        html += "<td>" + (line.part ? line.part->text(2) : "–") + "</td>";
    std::string notes;
    for (const std::string& flag : score.flags) notes += (notes.empty() ? "" : "、") + flag;
    return html + "<td>" + parts_bar(score) + "</td><td class=\"note\">" + escaped(notes) +
           "</td></tr>\n";
}

std::string score_head(const Score& score) {
    std::string html =
        "<thead><tr><th>名次</th><th class=\"left\">牵头单位</th><th>得分</th>"
        "<th class=\"left\">等次</th>";
    for (const auto& line : score.lines) html += "<th>" + escaped(line.name) + "</th>";
    return html + "<th class=\"left\">构成</th><th class=\"left\">备注</th></tr></thead>\n";
}

std::string score_key(const Score& score) {
    std::string html = "<ul class=\"key\">\n";
    for (std::size_t i = 0; i < score.lines.size(); ++i) {
        const auto weight = percent_of(score.lines[i].weight, Lang::zh);
        html += fmt::format("<li><i style=\"background:{}\"></i>{}，权重{}</li>\n",
                            kPartColours[i % 4], escaped(score.lines[i].name), weight);
    }
    return html + "</ul>\n";
}

std::string score_table_html(const std::vector<Score>& scores, bool only_ends) {
    if (scores.empty()) return "";
    std::string html = "<table>\n" + score_head(scores.front()) + "<tbody>\n";
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const bool middle = only_ends && scores.size() > 10 && i >= 5 && i + 5 < scores.size();
        if (middle && i == 5)
            html += fmt::format(
                "<tr class=\"gap\"><td colspan=\"{}\">其余 {} 个县（市、区）略</td></tr>\n",
                scores.front().lines.size() + 6, scores.size() - 10);
        if (!middle) html += score_row(scores[i]);
    }
    return html + "</tbody></table>\n";
}

/// Without the XML head, and as wide as its frame.
std::string inline_svg(const std::string& svg) {
    const std::size_t from = svg.find("<svg");
    return from == std::string::npos ? "" : svg.substr(from);
}

std::string head(const World& world) {
    const auto& policy = world.program.head;
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>浙江一年：企业科技创新需求征集响应</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<header><div><h1>浙江一年：企业科技创新需求征集响应</h1>\n"
        "<p>依据{}，规则第{}版（未施行，模拟运行）。企业、单位和数据均为虚构。</p></div></"
        "header>\n<main>\n",
        kReportStyle, escaped(policy.document), escaped(policy.version));
}

}  // namespace

std::string html_report(const World& world, const Summary& summary, const std::string& flow_svg) {
    std::string html = head(world) + cards(summary);
    html +=
        "<div class=\"pair\">\n" +
        section("各市响应率",
                "响应率＝响应数÷验证通过数，力争达到90%。绿：90%以上；黄：80%以上；红：不到80%。",
                rate_chart(summary)) +
        "<div>\n" + section("从报送到评价", "走到每一步的件数，占报送的比例。", funnel(summary)) +
        section("每月报送", "2025年各月报送的需求件数。", months(summary)) + "</div>\n</div>\n";
    html += section("分市情况", "单位：件。在办的不计入退回、撤回、合并和办结。",
                    scroll(city_table_html(summary)));
    html +=
        section("逾期分布", "各环节超过期限的次数，颜色越深越多。时限多为暂定，见规则“参数”表。",
                scroll(heat_table(summary)));
    if (!summary.city_scores.empty())
        html += section(
            "牵头单位年度评价",
            "按〔（十五）〕加权计分，四舍五入保留2位小数。缺数的项，其权重折算到其余各项并注明。",
            score_key(summary.city_scores.front()) +
                scroll(score_table_html(summary.city_scores, false)) +
                "<h2>县（市、区）前五名和后五名</h2>\n" +
                scroll(score_table_html(summary.county_scores, true)));
    if (!summary.explained.zh.empty())
        html +=
            section("一件退回的需求：为什么",
                    escaped("编号 " + summary.explained.case_id + "，" + summary.explained.place),
                    "<pre>" + escaped(summary.explained.zh) + "</pre>\n");
    if (!flow_svg.empty())
        html += section(
            "办理流程", "由规则文件直接画出：方框是环节，橙色是补正，红色是退回，紫色是逐级上报。",
            "<div class=\"scroll flow\" tabindex=\"0\">\n" + inline_svg(flow_svg) + "</div>\n");
    return html + "<footer>规矩 Guiju 生成。数据指纹 " + summary.fingerprint +
           "（同样的数据、同样的规则，每次运行都一样）。</footer>\n</main>\n</body>\n</html>\n";
}

}  // namespace zhejiang
