// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "dsl/text/source.h"

namespace zhejiang {
namespace {

using guiju::base::Lang;
using guiju::base::Text;
using guiju::casework::Score;
using guiju::value::Number;

struct Cell {
    std::string text;
    bool right = false;
    const char* paint = "";  ///< an escape sequence, or nothing
};
using Line = std::vector<Cell>;

Cell left(std::string text) { return {std::move(text)}; }
Cell count(std::size_t number) { return {std::to_string(number), true}; }
Cell right(std::string text, const char* paint = "") { return {std::move(text), true, paint}; }

const char* paint_of(Light light) {
    switch (light) {
        case Light::green: return "\033[32m";
        case Light::amber: return "\033[33m";
        case Light::red: return "\033[31m";
        case Light::none: return "\033[2m";
    }
    return "";
}

std::string blanks(int cells) {
    return std::string(static_cast<std::size_t>(std::max(0, cells)), ' ');
}

std::string laid_out(const std::vector<Line>& lines, const Terminal& terminal) {
    std::vector<int> widths;
    for (const Line& line : lines) {
        widths.resize(std::max(widths.size(), line.size()));
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], guiju::text::display_width(line[i].text));
    }
    std::string out;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        std::string row = "  ";
        for (std::size_t i = 0; i < lines[n].size(); ++i) {
            const Cell& cell = lines[n][i];
            const std::string gap = blanks(widths[i] - guiju::text::display_width(cell.text));
            const char* paint = n == 0 ? "\033[1m" : cell.paint;
            const bool painted = terminal.colour && *paint != '\0';
            const std::string text = painted ? paint + cell.text + "\033[0m" : cell.text;
            row += (cell.right ? gap + text : text + gap) + "  ";
        }
        out += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    }
    return out;
}

Line city_line(const Row& row, const Terminal& terminal) {
    const Light light = light_of(row.rate);
    const std::string rate = percent_of(row.rate, terminal.lang);
    const std::string words =
        light == Light::none ? rate : rate + " " + terminal.say(name_of(light));
    return {left(terminal.say({row.name, row.english})),
            count(row.filed),
            count(row.returned),
            count(row.withdrawn + row.merged),
            count(row.verified),
            count(row.matched),
            count(row.escalated()),
            count(row.answered),
            right(words, paint_of(light))};
}

std::string rounded(const std::optional<Number>& number, int places, Lang lang) {
    if (number) return number->text(places);
    return lang == Lang::zh ? "无法计算" : "n/a";
}

std::string unit_name(const Score& score, const Terminal& terminal) {
    if (terminal.lang == Lang::zh || score.territory.substr(4) != "00") return score.unit_name;
    return style_of(score.territory).english;
}

std::string grade_name(const std::string& grade, const Terminal& terminal) {
    static const std::vector<Text> kGrades = {
        {"优秀", "excellent"}, {"合格", "qualified"}, {"不合格", "unqualified"}};
    for (const Text& known : kGrades)
        if (known.zh == grade) return terminal.say(known);
    return grade;
}

Line score_line(const Score& score, const Terminal& terminal) {
    Line line = {right(score.rank > 0 ? std::to_string(score.rank) : "-"),
                 left(unit_name(score, terminal)), right(rounded(score.total, 2, terminal.lang)),
                 left(grade_name(score.grade, terminal))};
    for (const auto& part : score.lines)
        line.push_back(right(part.part ? part.part->text(2) : "-"));
    std::string flags;
    for (const std::string& flag : score.flags) flags += (flags.empty() ? "" : "、") + flag;
    if (terminal.lang == Lang::en && !flags.empty())
        flags = "a figure is missing, its weight spread";
    line.push_back(left(flags));
    return line;
}

Line score_header(const std::vector<Score>& scores, const Terminal& terminal) {
    Line line = {right(terminal.say({"名次", "rank"})),
                 left(terminal.say({"牵头单位", "lead unit"})),
                 right(terminal.say({"得分", "score"})), left(terminal.say({"等次", "grade"}))};
    static const std::vector<Text> kShort = {{"征集数量", "collected"},
                                             {"就地响应", "answered"},
                                             {"创新占比", "share"},
                                             {"企业评价", "ratings"}};
    if (scores.empty()) return line;
    for (std::size_t i = 0; i < scores.front().lines.size(); ++i) {
        const auto& part = scores.front().lines[i];
        const std::string name = i < kShort.size() ? terminal.say(kShort[i]) : part.name;
        line.push_back(right(name));
    }
    line.push_back(left(terminal.say({"备注", "note"})));
    return line;
}

}  // namespace

Text name_of(Light light) {
    switch (light) {
        case Light::green: return {"绿", "green"};
        case Light::amber: return {"黄", "amber"};
        case Light::red: return {"红", "red"};
        case Light::none: return {"无法计算", "cannot be computed"};
    }
    return {};
}

std::string percent_of(const std::optional<Number>& share, Lang lang) {
    if (!share) return name_of(Light::none).in(lang);
    const auto hundredfold = guiju::value::multiply(*share, Number(100));
    return hundredfold ? hundredfold->text(1) + "%" : name_of(Light::none).in(lang);
}

Terminal look_at_terminal(Lang lang) {
    const char* term = std::getenv("TERM");
    const bool dumb = term && std::string(term) == "dumb";
    const bool plain = std::getenv("NO_COLOR") != nullptr || dumb;
    return {lang, isatty(STDOUT_FILENO) == 1 && !plain, isatty(STDERR_FILENO) == 1 && !dumb};
}

void show_progress(const Terminal& terminal, const Progress& progress) {
    const auto day = guiju::value::civil(progress.day);
    const bool ended = progress.day == progress.last;
    const auto tomorrow = guiju::value::civil({progress.day.days + 1});
    if (!terminal.live && tomorrow.month == day.month && !ended) return;
    const std::string words = fmt::format(
        fmt::runtime(terminal.say({"{}  已报送 {} 件，办理 {} 次", "{}  {} filed, {} commands"})),
        terminal.lang == Lang::zh ? guiju::value::chinese(progress.day)
                                  : guiju::value::iso(progress.day),
        progress.filed, progress.commands);
    if (!terminal.live) {
        fmt::print(stderr, "{}\n", words);
        return;
    }
    constexpr int kCells = 32;
    const int done = kCells * progress.days_done / progress.days;
    std::string bar;
    for (int i = 0; i < kCells; ++i) bar += i < done ? "█" : "░";
    fmt::print(stderr, "\r\033[K{}  {}{}", bar, words, ended ? "\n" : "");
    std::fflush(stderr);
}

std::string city_table(const Summary& summary, const Terminal& terminal) {
    const auto head = [&](const char* zh, const char* en) { return right(terminal.say({zh, en})); };
    std::vector<Line> lines = {
        {left(terminal.say({"地区", "city"})), head("报送", "filed"), head("退回", "returned"),
         head("撤回合并", "withdrawn"), head("通过验证", "verified"), head("已对接", "matched"),
         head("上报处置", "escalated"), head("响应", "answered"), head("响应率", "response rate")}};
    for (const Row& row : summary.cities) lines.push_back(city_line(row, terminal));
    lines.push_back(city_line(summary.province, terminal));
    return laid_out(lines, terminal);
}

std::string score_tables(const Summary& summary, const Terminal& terminal) {
    std::vector<Line> cities = {score_header(summary.city_scores, terminal)};
    for (const Score& score : summary.city_scores) cities.push_back(score_line(score, terminal));
    std::vector<Line> counties = {score_header(summary.county_scores, terminal)};
    const std::size_t all = summary.county_scores.size();
    for (std::size_t i = 0; i < all; ++i) {
        if (i == 5 && all > 10) counties.push_back({right("…")});
        if (i < 5 || i + 5 >= all)
            counties.push_back(score_line(summary.county_scores[i], terminal));
    }
    return laid_out(cities, terminal) + "\n" +
           terminal.say(
               {"  县（市、区）前五名和后五名\n", "  The first and the last five counties\n"}) +
           laid_out(counties, terminal);
}

std::string explanation(const Summary& summary, const Terminal& terminal) {
    const std::string& words =
        terminal.lang == Lang::zh ? summary.explained.zh : summary.explained.en;
    std::string out;
    std::size_t at = 0;
    while (at < words.size()) {
        const std::size_t end = std::min(words.find('\n', at), words.size());
        out += "  " + words.substr(at, end - at) + "\n";
        at = end + 1;
    }
    return out;
}

}  // namespace zhejiang
