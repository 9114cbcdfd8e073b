// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/evaluate_targets.h"

#include <array>
#include <boost/json.hpp>

#include "adapters/cli/parameters.h"
#include "adapters/cli/run_report.h"
#include "adapters/cli/target_words.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Text;
using casework::TargetSheet;
using eval::TargetVerdict;
using program::TargetRow;
using program::TargetTable;

std::string number_of(const TargetRow& row) {
    return std::to_string(row.number) + (row.own ? "★" : "");
}

std::string owners_of(const TargetRow& row, base::Lang lang) {
    std::vector<std::string> names;
    for (const auto& owner : row.owners) names.push_back(owner.in(lang));
    return joined(names, lang);
}

std::string notes_of(const TargetVerdict& verdict, base::Lang lang) {
    std::vector<std::string> notes;
    if (verdict.supervise) notes.push_back(Text("督办", "supervision").in(lang));
    for (const auto& note : verdict.notes) notes.push_back(note.in(lang));
    return joined(notes, lang);
}

/// The columns of the annex: number, name, unit, one a year, then what was found.
std::vector<std::string> header_of(const Console& console, const TargetTable& table,
                                   const std::string& period, bool with_owner) {
    const auto say = [&](const char* zh, const char* en) {
        return std::string(console.chinese() ? zh : en);
    };
    std::vector<std::string> header{say("序号", "no."), say("指标", "indicator"),
                                    say("单位", "unit")};
    for (const auto year : table.years) header.push_back(std::to_string(year) + say("年", ""));
    for (const auto& word :
         {period + say("数值", " figure"), say("里程碑", "milestone"), say("完成率", "completion"),
          say("颜色", "colour"), say("目标", "target"), say("趋势", "trend")})
        header.push_back(word);
    if (with_owner) header.push_back(say("责任部门", "owners"));
    header.push_back(say("说明", "notes"));
    return header;
}

std::vector<std::string> cells_of(const Console& console, const TargetTable& table,
                                  const TargetRow& row, const TargetVerdict& verdict, bool plain) {
    const auto lang = console.lang();
    std::vector<std::string> cells{number_of(row), row.name.in(lang), row.unit};
    for (const auto& cell : row.cells) cells.push_back(cell_text(table, cell).in(lang));
    cells.push_back(figures_text(verdict.figures));
    cells.push_back(milestones_text(verdict));
    cells.push_back(verdict.completion ? verdict.completion->text(4) : "—");
    const auto colour = colour_word(verdict).in(lang);
    cells.push_back(plain ? colour : console.paint(paint_of(verdict), colour));
    cells.push_back(met_word(verdict).in(lang));
    cells.push_back(trend_word(verdict).in(lang));
    if (plain) cells.push_back(owners_of(row, lang));
    cells.push_back(notes_of(verdict, lang));
    return cells;
}

/// 蓝色12、黄色3、红色1、无数据34
std::string totals_of(const TargetSheet& sheet, base::Lang lang) {
    using Colour = TargetVerdict::Colour;
    static constexpr std::array kColours{Colour::blue, Colour::yellow, Colour::red, Colour::grey};
    std::vector<std::string> parts;
    for (const auto colour : kColours) {
        TargetVerdict one;
        one.colour = colour;
        std::size_t count = 0;
        for (const auto& verdict : sheet.rows) count += verdict.colour == colour ? 1U : 0U;
        parts.push_back(colour_word(one).in(lang) + (lang == base::Lang::en ? " " : "") +
                        std::to_string(count));
    }
    return joined(parts, lang);
}

void show(const Call& call, const TargetTable& table, const TargetSheet& sheet) {
    const auto& console = call.console;
    console.line(console.paint(Paint::bold, sheet.unit_name + " · " + console.in(table.name) +
                                                " · " + call.arguments.period));
    Table shown;
    shown.header = header_of(console, table, call.arguments.period, false);
    for (std::size_t i = 3; i < 6 + table.years.size(); ++i) shown.right.push_back(i);
    std::string group;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        const auto now =
            console.in(row.system) + (row.task.zh.empty() ? "" : " · ") + console.in(row.task);
        if (now != group && !now.empty()) {
            std::vector<std::string> title(shown.header.size());
            title[1] = console.paint(Paint::faint, now);
            shown.rows.push_back(std::move(title));
        }
        group = now;
        shown.rows.push_back(cells_of(console, table, row, sheet.rows[i], false));
    }
    console.table(shown);
    console.line(totals_of(sheet, console.lang()));
}

json::value text_or_null(const std::optional<value::Number>& number) {
    return number ? json::value(json::string(number->text())) : json::value(nullptr);
}

json::object json_of(const TargetRow& row, const TargetVerdict& verdict) {
    json::array figures;
    json::array milestones;
    json::array notes;
    json::array owners;
    bool provisional = false;
    bool withheld = false;
    for (const auto& one : verdict.figures) {
        figures.push_back(text_or_null(one.number));
        provisional = provisional || one.provisional;
        withheld = withheld || one.withheld;
    }
    for (const auto& one : verdict.milestones) milestones.push_back(text_or_null(one));
    for (const auto& one : verdict.notes) notes.push_back(json::string(one.zh));
    for (const auto& one : row.owners) owners.push_back(json::string(one.zh));
    json::object object{{"number", row.number},
                        {"own", row.own},
                        {"name", row.name.zh},
                        {"unit", row.unit},
                        {"system", row.system.zh},
                        {"task", row.task.zh},
                        {"provisional", provisional},
                        {"milestones", std::move(milestones)},
                        {"completion", text_or_null(verdict.completion)},
                        {"colour", colour_word(verdict).zh},
                        {"met", met_word(verdict).zh},
                        {"trend", trend_word(verdict).zh},
                        {"reds", verdict.reds},
                        {"supervise", verdict.supervise},
                        {"owners", std::move(owners)},
                        {"notes", std::move(notes)}};
    // What is withheld is left out, and said to be.
    if (withheld)
        object["withheld"] = true;
    else
        object["figures"] = std::move(figures);
    return object;
}

void show_json(const Call& call, const TargetTable& table, const std::vector<TargetSheet>& sheets) {
    json::array all;
    for (const auto& sheet : sheets) {
        json::array rows;
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            rows.push_back(json_of(table.rows[i], sheet.rows[i]));
        all.push_back(json::object{{"unit", sheet.unit},
                                   {"name", sheet.unit_name},
                                   {"territory", sheet.territory},
                                   {"role", sheet.role},
                                   {"rows", std::move(rows)}});
    }
    call.console.line(json::serialize(json::object{{"targets", table.name.zh},
                                                   {"period", call.arguments.period},
                                                   {"subjects", std::move(all)}}));
}

std::string csv_of(const Call& call, const TargetTable& table,
                   const std::vector<TargetSheet>& sheets) {
    const auto& console = call.console;
    auto header = header_of(console, table, call.arguments.period, true);
    header.insert(header.begin(), console.chinese() ? "对象" : "subject");
    std::string text = "\xEF\xBB\xBF" + csv_line(header);
    for (const auto& sheet : sheets)
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            auto cells = cells_of(console, table, table.rows[i], sheet.rows[i], true);
            cells.insert(cells.begin(), sheet.unit_name);
            text += csv_line(cells);
        }
    return text;
}

}  // namespace

Exit evaluate_targets(const Call& call, Database& database, const program::Program& program,
                      std::int32_t index) {
    const auto& console = call.console;
    const auto period = eval::parse_reporting(call.arguments.period);
    if (!period)
        return console.fail({base::ErrorKind::misuse, base::Code::gj5643, {call.arguments.period}});
    base::Result<program::Program> changed = program;
    if (!call.arguments.what_if.empty()) {
        changed = with_settings(program, call.arguments.what_if);
        if (!changed) return console.fail(changed.error());
        console.talk(Text("试算，没有保存：", "what if, nothing is stored: ").in(console.lang()) +
                     joined(call.arguments.what_if, console.lang()));
    }
    const auto sheets =
        casework::target_sheets(*changed, index, *database.cases, *database.units, *period);
    if (!sheets) return console.fail(sheets.error());
    const auto& table = changed->targets[static_cast<std::size_t>(index)];
    if (!call.arguments.out.empty()) {
        const auto written =
            call.world.write_file(call.arguments.out, csv_of(call, table, *sheets));
        if (!written) return console.fail(written.error());
        console.talk((console.chinese() ? "已写入：" : "written: ") + call.arguments.out);
    }
    if (call.arguments.json)
        show_json(call, table, *sheets);
    else if (call.arguments.out.empty())
        for (const auto& sheet : *sheets) show(call, table, sheet);
    return Exit::done;
}

}  // namespace guiju::cli
