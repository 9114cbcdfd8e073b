// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/diff_report.h"

#include <boost/json.hpp>

#include "adapters/cli/run_report.h"
#include "dsl/compare/words.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Lang;
using base::Text;
using compare::Change;
using compare::Direction;
using compare::Happened;

constexpr std::size_t kRowsShown = 20;

Paint paint_of(Direction direction) {
    switch (direction) {
        case Direction::stricter: return Paint::red;
        case Direction::looser: return Paint::green;
        case Direction::both:
        case Direction::undecided: return Paint::yellow;
        default: return Paint::cyan;
    }
}

std::string place_of(const compare::Place& place, const std::vector<text::Source>& sources) {
    if (place.span.file >= sources.size() || place.span.end == 0) return {};
    const auto& source = sources[place.span.file];
    return source.name() + ":" + std::to_string(source.position(place.span.begin).line);
}

void show_change(const Console& console, const Change& change) {
    const auto label = console.in(compare::direction_label(change));
    const auto basis = change.after    ? change.after->basis
                       : change.before ? change.before->basis
                                       : "";
    auto text = console.in(change.sentence);
    if (!basis.empty()) text += console.chinese() ? "〔" + basis + "〕" : " [" + basis + "]";
    console.line(console.paint(paint_of(change.direction), pad(label, console.chinese() ? 8 : 11)) +
                 "  " + text);
}

const char* word_of(Happened happened) {
    switch (happened) {
        case Happened::added: return "added";
        case Happened::removed: return "removed";
        case Happened::renamed: return "renamed";
        case Happened::moved: return "moved";
        case Happened::changed: break;
    }
    return "changed";
}

const char* word_of(Direction direction) {
    static constexpr const char* kWords[] = {"same",      "stricter", "looser",   "both",
                                             "shorter",   "longer",   "narrower", "wider",
                                             "different", "undecided"};
    return kWords[static_cast<std::size_t>(direction)];
}

const char* word_of(compare::Kind kind) {
    static constexpr const char* kWords[] = {
        "head",       "parameter",   "role",     "field",    "matter",      "consistency",
        "definition", "table_row",   "stage",    "deadline", "criterion",   "requirement",
        "action",     "disposition", "level",    "general",  "register",    "matching",
        "weight",     "indicator",   "target",   "quota",    "entitlement", "evaluation",
        "grade",      "thread",      "calendar", "place"};
    return kWords[static_cast<std::size_t>(kind)];
}

json::value json_of_place(const std::optional<compare::Place>& place,
                          const std::vector<text::Source>& sources, Lang lang) {
    if (!place) return nullptr;
    json::object object{{"clause", place->item.in(lang)},
                        {"wording", place->wording},
                        {"basis", place->basis},
                        {"place", place_of(*place, sources)}};
    if (place->span.end > 0) object["bytes"] = json::array{place->span.begin, place->span.end};
    return object;
}

json::array texts(const std::vector<Text>& all, Lang lang) {
    json::array array;
    for (const auto& one : all) array.emplace_back(one.in(lang));
    return array;
}

void show_sample(const Console& console, const compare::Impact& impact) {
    const bool zh = console.chinese();
    Table table{{zh ? "行号" : "line", zh ? "编号" : "id", console.in(impact.unit_name),
                 zh ? "原来" : "before", zh ? "现在" : "after", zh ? "原因" : "why"},
                {},
                {0}};
    std::size_t shown = 0;
    for (const auto& one : impact.sample()) {
        if (++shown > kRowsShown) break;
        std::vector<std::string> why;
        for (const auto& text : one.reasons) why.push_back(console.in(text));
        table.rows.push_back({one.line == 0 ? "" : std::to_string(one.line), one.id, one.unit,
                              console.in(one.before), console.in(one.after),
                              joined(why, console.lang())});
    }
    console.line("");
    console.table(table);
    const auto changed = impact.all().changed;
    if (changed > kRowsShown)
        console.talk(zh ? "（只列出前" + std::to_string(kRowsShown) +
                              "件，--out 结果.csv 列出全部" + std::to_string(changed) + "件）"
                        : "(the first " + std::to_string(kRowsShown) +
                              " only; --out FILE.csv lists all " + std::to_string(changed) + ")");
}

}  // namespace

void show_changes(const Console& console, const compare::Comparison& comparison,
                  const DiffSources&) {
    console.line(console.paint(Paint::bold, console.in(compare::summary(comparison))));
    if (comparison.changes.empty()) return;
    console.line("");
    for (const auto& change : comparison.changes) show_change(console, change);
    bool first = true;
    for (const auto& change : comparison.changes) {
        for (const auto& shown : change.cases) {
            if (shown.example.empty()) continue;
            if (first)
                console.line(
                    "\n" +
                    console.paint(Paint::bold, console.in({"可以粘贴的试例（按" +
                                                               comparison.sides.after.zh + "写）：",
                                                           "Examples to paste, as decided by " +
                                                               comparison.sides.after.en + ":"})));
            first = false;
            console.line("\n" + shown.example);
        }
    }
    if (!comparison.solver)
        console.talk(
            Text("没有安装求解器，审查项的宽严未能判定。",
                 "Built without a solver: whether items are stricter or looser is not decided."));
}

void show_impact(const Console& console, const compare::Impact& impact) {
    const bool zh = console.chinese();
    const auto& all = impact.all();
    const auto number = [](std::size_t n) { return std::to_string(n); };
    console.line("");
    console.line(console.paint(
        Paint::bold,
        zh ? "真实案件（" + impact.source + "）：" + number(all.cases) + "件，结果改变" +
                 number(all.changed) + "件（" + percent_of(all.changed, all.cases) +
                 "），其中原来通过、现在不通过" + number(all.worse) + "件，原来不通过、现在通过" +
                 number(all.better) + "件，其余" + number(all.changed - all.worse - all.better) +
                 "件另有改变。"
           : "Real cases (" + impact.source + "): " + number(all.cases) + ", " +
                 number(all.changed) + " come out otherwise (" +
                 percent_of(all.changed, all.cases) + "): " + number(all.worse) +
                 " went on and no longer do, " + number(all.better) + " the other way round, " +
                 number(all.changed - all.worse - all.better) + " changed otherwise."));
    if (impact.rejected > 0)
        console.talk(zh ? "另有" + number(impact.rejected) + "行读不懂，没有算。"
                        : number(impact.rejected) + " further rows could not be read.");
    Table flows{{zh ? "原来" : "before", zh ? "现在" : "after", zh ? "件数" : "cases",
                 zh ? "占比" : "share"},
                {},
                {2, 3}};
    for (const auto& flow : impact.flows())
        flows.rows.push_back({console.in(flow.before), console.in(flow.after), number(flow.cases),
                              percent_of(flow.cases, all.cases)});
    console.line("");
    console.table(flows);
    if (all.changed == 0) return;
    Table reasons{{zh ? "改变的原因" : "why", zh ? "件数" : "cases"}, {}, {1}};
    for (const auto& [text, count] : impact.reasons())
        reasons.rows.push_back({console.in(text), number(count)});
    console.line("");
    console.table(reasons);
    Table units{{console.in(impact.unit_name), zh ? "件数" : "cases", zh ? "改变" : "changed",
                 zh ? "不再通过" : "no longer on", zh ? "改为通过" : "now on"},
                {},
                {1, 2, 3, 4}};
    for (const auto& [name, tally] : impact.units()) {
        if (units.rows.size() == kRowsShown) break;
        units.rows.push_back({name.empty() ? (zh ? "（未填写）" : "(not filled in)") : name,
                              number(tally.cases), number(tally.changed), number(tally.worse),
                              number(tally.better)});
    }
    console.line("");
    console.table(units);
    show_sample(console, impact);
}

json::object json_of(const compare::Comparison& comparison, const DiffSources& sources, Lang lang) {
    json::array changes;
    for (const auto& change : comparison.changes) {
        json::array cases;
        for (const auto& shown : change.cases)
            cases.push_back(json::object{{"stricter", shown.stricter},
                                         {"told", shown.told.in(lang)},
                                         {"before", shown.before.in(lang)},
                                         {"after", shown.after.in(lang)},
                                         {"given", shown.given},
                                         {"example", shown.example}});
        json::array because(change.because.begin(), change.because.end());
        changes.push_back(
            json::object{{"kind", word_of(change.kind)},
                         {"happened", word_of(change.happened)},
                         {"direction", word_of(change.direction)},
                         {"no_effect", change.no_effect},
                         {"section", change.section.in(lang)},
                         {"clause", change.item.in(lang)},
                         {"before", json_of_place(change.before, sources.before, lang)},
                         {"after", json_of_place(change.after, sources.after, lang)},
                         {"says", texts(change.says, lang)},
                         {"because", std::move(because)},
                         {"cases", std::move(cases)},
                         {"sentence", change.sentence.in(lang)}});
    }
    return {{"before", comparison.sides.before.in(lang)},
            {"after", comparison.sides.after.in(lang)},
            {"clauses_before", comparison.clauses_before},
            {"clauses_after", comparison.clauses_after},
            {"same", comparison.same},
            {"solver", comparison.solver},
            {"changes", std::move(changes)}};
}

json::object json_of(const compare::Impact& impact, Lang lang) {
    json::array flows, units, reasons, sample;
    for (const auto& flow : impact.flows())
        flows.push_back(json::object{{"before", flow.before.in(lang)},
                                     {"after", flow.after.in(lang)},
                                     {"cases", flow.cases}});
    for (const auto& [name, tally] : impact.units())
        units.push_back(json::object{{"unit", name},
                                     {"cases", tally.cases},
                                     {"changed", tally.changed},
                                     {"no_longer_on", tally.worse},
                                     {"now_on", tally.better}});
    for (const auto& [text, count] : impact.reasons())
        reasons.push_back(json::object{{"reason", text.in(lang)}, {"cases", count}});
    for (const auto& one : impact.sample())
        sample.push_back(json::object{{"line", one.line},
                                      {"id", one.id},
                                      {"unit", one.unit},
                                      {"before", one.before.in(lang)},
                                      {"after", one.after.in(lang)},
                                      {"why_before", texts(one.why_before, lang)},
                                      {"why_after", texts(one.why_after, lang)},
                                      {"reasons", texts(one.reasons, lang)}});
    return {{"source", impact.source},         {"cases", impact.cases()},
            {"changed", impact.all().changed}, {"no_longer_on", impact.all().worse},
            {"now_on", impact.all().better},   {"rejected", impact.rejected},
            {"flows", std::move(flows)},       {"unit", impact.unit_name.in(lang)},
            {"units", std::move(units)},       {"reasons", std::move(reasons)},
            {"sample", std::move(sample)}};
}

}  // namespace guiju::cli
