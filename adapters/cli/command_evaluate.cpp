// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/evaluate_targets.h"
#include "adapters/cli/parameters.h"
#include "adapters/cli/run_report.h"
#include "engine/casework/as_of.h"
#include "engine/casework/evaluate.h"
#include "engine/casework/store_as_of.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using casework::Score;
using program::Program;

const program::Evaluation* evaluation_named(const Program& program, const std::string& name) {
    for (const auto& one : program.evaluations) {
        if (one.name.zh == name || one.name.en == name) return &one;
    }
    return nullptr;
}

std::string number_or_dash(const std::optional<value::Number>& number, int decimals) {
    return number ? number->text(decimals) : "–";
}

Paint colour_of(const program::Evaluation& evaluation, const std::string& grade) {
    const auto& grades = evaluation.grades;
    for (std::size_t i = 0; i < grades.size(); ++i) {
        if (grades[i].name.zh != grade) continue;
        return i == 0 ? Paint::green : i + 1 == grades.size() ? Paint::red : Paint::yellow;
    }
    return Paint::plain;
}

std::string notes_of(const Score& score, Lang lang) {
    std::vector<std::string> notes = score.flags;
    for (const auto& line : score.lines) {
        if (!line.note.empty()) notes.push_back(line.note);
    }
    return joined(notes, lang);
}

const Score* score_of(const std::vector<Score>& scores, const std::string& unit) {
    for (const auto& score : scores) {
        if (score.unit == unit) return &score;
    }
    return nullptr;
}

void show_table(const Console& console, const program::Evaluation& evaluation,
                const std::vector<Score>& scores, const std::vector<Score>* before) {
    const bool zh = console.chinese();
    Table table;
    table.header = {zh ? "名次" : "rank", zh ? "单位" : "unit", zh ? "得分" : "score",
                    zh ? "等次" : "grade"};
    table.right = {0, 2};
    if (before) {
        table.right.push_back(table.header.size());
        table.header.insert(table.header.end(), {zh ? "原得分" : "was"});
    }
    for (const auto& row : evaluation.rows) {
        table.right.push_back(table.header.size());
        const auto weight = value::multiply(row.weight, 100);
        table.header.push_back(console.in(row.name) + " " + (weight ? weight->text() : "?") + "%");
    }
    const bool follows = !evaluation.rules.consequences.empty();
    if (follows) table.header.push_back(zh ? "结果运用" : "consequence");
    table.header.push_back(zh ? "说明" : "notes");
    for (const auto& score : scores) {
        std::vector<std::string> cells{
            score.rank > 0 ? std::to_string(score.rank) : "–", score.unit_name,
            number_or_dash(score.total, evaluation.decimals),
            console.paint(colour_of(evaluation, score.grade), score.grade)};
        if (before) {
            const auto* was = score_of(*before, score.unit);
            cells.push_back(was ? number_or_dash(was->total, evaluation.decimals) : "–");
        }
        for (const auto& line : score.lines) {
            cells.push_back(number_or_dash(line.points, evaluation.decimals));
        }
        if (follows) cells.push_back(score.consequence);
        cells.push_back(notes_of(score, console.lang()));
        table.rows.push_back(std::move(cells));
    }
    console.table(table);
}

json::value text_or_null(const std::optional<value::Number>& number) {
    return number ? json::value(json::string(number->text())) : json::value(nullptr);
}

json::object json_of(const program::Evaluation& evaluation, const Score& score) {
    json::array lines;
    for (const auto& line : score.lines) {
        lines.push_back(json::object{{"name", line.name},
                                     {"weight", line.weight.text()},
                                     {"figure", text_or_null(line.figure)},
                                     {"points", text_or_null(line.points)},
                                     {"part", text_or_null(line.part)},
                                     {"note", line.note}});
    }
    return {{"rank", score.rank},
            {"unit", score.unit},
            {"name", score.unit_name},
            {"territory", score.territory},
            {"role", score.role},
            {"total", text_or_null(score.total)},
            {"shown", number_or_dash(score.total, evaluation.decimals)},
            {"grade", score.grade},
            {"consequence", score.consequence},
            {"lines", std::move(lines)},
            {"flags", json::array(score.flags.begin(), score.flags.end())}};
}

std::string csv_of(const Console& console, const program::Evaluation& evaluation,
                   const std::vector<Score>& scores) {
    const bool zh = console.chinese();
    std::vector<std::string> header =
        zh ? std::vector<std::string>{"名次", "代号", "单位", "属地",
                                      "角色", "得分", "等次", "说明"}
           : std::vector<std::string>{"rank", "id",    "unit",  "territory",
                                      "role", "score", "grade", "notes"};
    for (const auto& row : evaluation.rows) {
        header.push_back(console.in(row.name) + (zh ? "·指标值" : " figure"));
        header.push_back(console.in(row.name) + (zh ? "·得分" : " points"));
    }
    std::string text = "\xEF\xBB\xBF" + csv_line(header);
    for (const auto& score : scores) {
        std::vector<std::string> cells{score.rank > 0 ? std::to_string(score.rank) : "",
                                       score.unit,
                                       score.unit_name,
                                       score.territory,
                                       score.role,
                                       number_or_dash(score.total, evaluation.decimals),
                                       score.grade,
                                       notes_of(score, console.lang())};
        for (const auto& line : score.lines) {
            cells.push_back(line.figure ? line.figure->text() : "");
            cells.push_back(number_or_dash(line.points, evaluation.decimals));
        }
        text += csv_line(cells);
    }
    return text;
}

Exit deliver(const Call& call, const program::Evaluation& evaluation,
             const std::vector<Score>& scores, const std::vector<Score>* before) {
    const auto& console = call.console;
    if (!call.arguments.out.empty()) {
        const auto written =
            call.world.write_file(call.arguments.out, csv_of(console, evaluation, scores));
        if (!written) return console.fail(written.error());
        console.talk((console.chinese() ? "已写入：" : "written: ") + call.arguments.out);
    }
    if (call.arguments.json) {
        json::array all;
        for (const auto& score : scores) all.push_back(json_of(evaluation, score));
        console.line(json::serialize(json::object{{"evaluation", evaluation.name.zh},
                                                  {"period", call.arguments.period},
                                                  {"scores", std::move(all)}}));
    } else if (call.arguments.out.empty()) {
        show_table(console, evaluation, scores, before);
    }
    return Exit::done;
}

Exit evaluate_with(const Call& call, Database& database, const Program& program,
                   const casework::PeriodOfTime& period) {
    const auto& console = call.console;
    const auto table = casework::target_table(program, call.arguments.words[1]);
    if (table != program::kNone) return evaluate_targets(call, database, program, table);
    const auto* evaluation = evaluation_named(program, call.arguments.words[1]);
    if (!evaluation) {
        std::vector<std::string> known;
        for (const auto& one : program.targets) known.push_back(console.in(one.name));
        for (const auto& one : program.evaluations) known.push_back(console.in(one.name));
        return console.fail(
            {ErrorKind::not_found, Code::gj5642, {call.arguments.words[1], joined(known)}});
    }
    const auto& name = evaluation->name.zh;
    const auto scores = casework::evaluate(program, name, *database.cases, *database.units, period);
    if (!scores) return console.fail(scores.error());
    if (call.arguments.what_if.empty()) return deliver(call, *evaluation, *scores, nullptr);
    const auto changed = with_settings(program, call.arguments.what_if);
    if (!changed) return console.fail(changed.error());
    const auto other = casework::evaluate(*changed, name, *database.cases, *database.units, period);
    if (!other) return console.fail(other.error());
    console.talk(base::Text("试算，没有保存：", "what if, nothing is stored: ").in(console.lang()) +
                 joined(call.arguments.what_if, console.lang()));
    return deliver(call, *evaluation, *other, &*scores);
}

/// What the figures of an earlier day rest on.
void say_as_of(const Console& console, value::Date day, std::size_t inexact) {
    console.talk(
        base::Text("截至" + value::chinese(day) +
                       "：规矩和案件按当日；填报的数字和单位名录不按日留存，用的是现在的",
                   "as of " + value::iso(day) +
                       ": policy and cases of that day; reported figures and units keep no "
                       "history and are those of now"));
    if (inexact == 0) return;
    const auto count = std::to_string(inexact);
    console.talk(
        base::Text("其中" + count + "件当日的状态不能完全复原，guiju case show --as-of 说明哪些",
                   count + " cases cannot be told in full of that day; guiju case show "
                           "--as-of says what"));
}

}  // namespace

Exit evaluate(const Call& call) {
    const auto& words = call.arguments.words;
    const auto& console = call.console;
    const auto usage = [&](const Error& error) {
        console.fail(error);
        return Exit::usage;
    };
    if (words.empty())
        return usage(still_needs(call, {"规矩和评价名称", "a policy and an evaluation"}));
    if (words.size() < 2)
        return usage(still_needs(call, {"评价名称", "the name of the evaluation"}));
    if (const auto fine = at_most_words(call, 2); !fine) return usage(fine.error());
    if (call.arguments.period.empty())
        return usage(still_needs(call, {"--period 2025", "--period 2025"}));
    const auto period = casework::parse_period(call.arguments.period);
    if (!period) return usage({ErrorKind::misuse, Code::gj5643, {call.arguments.period}});
    if (call.arguments.db.empty()) return usage(still_needs(call, {"--db 数据库", "--db URL"}));
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    const auto day = as_of_day(call);
    if (!day) return usage(day.error());
    const auto program = program_named(call, *database, words[0]);
    if (!program) return console.fail(program.error());
    if (!*day) return evaluate_with(call, *database, *program, *period);
    casework::StoreAsOf then(*database->cases, casework::as_of_day(**day));
    Database as_of{database->keep, &then, database->units};
    const auto exit = evaluate_with(call, as_of, *program, *period);
    say_as_of(console, **day, then.inexact());
    return exit;
}

}  // namespace guiju::cli
