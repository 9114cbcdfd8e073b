// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/case_changes.h"

#include <algorithm>
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/case_rows.h"
#include "adapters/cli/field_text.h"
#include "adapters/cli/run_report.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/sheet.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using compare::ChangedCase;

const Text kClassified{"〔涉密，不列明〕", "[classified, not told]"};
const Text kCannotBeFiled{"不能填报", "cannot be filed"};

std::string all_of(const std::vector<Text>& texts, Lang lang) {
    std::string all;
    for (const auto& text : texts)
        all += (all.empty() ? "" : lang == Lang::zh ? "；" : "; ") + text.in(lang);
    return all;
}

json::array array_of(const std::vector<Text>& texts, Lang lang) {
    json::array all;
    for (const auto& text : texts) all.emplace_back(text.in(lang));
    return all;
}

std::string place_in(const program::Program& program, const std::vector<value::Value>& fields) {
    const auto slot = program.matter.territory_field;
    if (slot < 0) return {};
    const auto* code = fields[static_cast<std::size_t>(slot)].get_if<std::string>();
    return code == nullptr ? std::string() : *code;
}

}  // namespace

CaseChanges::CaseChanges(const Call& call, const program::Program& before,
                         const program::Program& after, const compare::Comparison& comparison,
                         std::string out)
    : call_(call), comparison_(comparison), before_(before), after_(after), out_(std::move(out)) {
    for (const auto& change : comparison.changes) {
        if (change.happened != compare::Happened::renamed || !change.before || !change.after)
            continue;
        const auto &was = change.before->item.zh, &is = change.after->item.zh;
        if (change.kind == compare::Kind::field) renamed_[was] = is;
        if (change.kind == compare::Kind::stage) old_stages_[is] = was;
        if (change.kind == compare::Kind::stage || change.kind == compare::Kind::role)
            old_words_.emplace_back(is, was);
    }
}

base::Outcome CaseChanges::possible() const {
    for (const auto* passage : {&before_, &after_})
        if (!passage->possible())
            return Error{ErrorKind::misuse, Code::gj5637, {passage->program().head.name}};
    return base::Done{};
}

base::Outcome CaseChanges::open_sink() {
    if (out_.empty()) return base::Done{};
    auto sink = call_.world.create_file(out_);
    if (!sink) return sink.error();
    sink_ = std::move(*sink);
    if (out_.ends_with(".jsonl")) return base::Done{};
    // Why: Excel and WPS take a CSV for GBK unless it begins with a byte order mark.
    const auto& console = call_.console;
    const auto& unit = console.in(impact_.unit_name);
    return sink_->write("\xEF\xBB\xBF" +
                        (console.chinese()
                             ? csv_line({"行号", "编号", unit, "原来", "现在", "改变的原因",
                                         "原来不符合的", "现在不符合的"})
                             : csv_line({"line", "id", unit, "before", "after", "reasons",
                                         "not met before", "not met after"})));
}

base::Outcome CaseChanges::write(const ChangedCase& one) {
    if (!sink_) return base::Done{};
    const auto lang = call_.console.lang();
    const auto line = one.line == 0 ? std::string() : std::to_string(one.line);
    if (!out_.ends_with(".jsonl"))
        return sink_->write(csv_line({line, one.id, one.unit, one.before.in(lang),
                                      one.after.in(lang), all_of(one.reasons, lang),
                                      all_of(one.why_before, lang), all_of(one.why_after, lang)}));
    return sink_->write(
        json::serialize(json::object{{"line", one.line},
                                     {"id", one.id},
                                     {"unit", one.unit},
                                     {"before", one.before.in(lang)},
                                     {"after", one.after.in(lang)},
                                     {"reasons", array_of(one.reasons, lang)},
                                     {"why_before", array_of(one.why_before, lang)},
                                     {"why_after", array_of(one.why_after, lang)}}) +
        "\n");
}

/// What is not met, by stage and number of the older version; numbers of criteria that are only in the newer one
/// are negative.
std::set<std::pair<std::string, int>> CaseChanges::items(const Passage& passage,
                                                         const Passed& passed, bool after) const {
    std::set<std::pair<std::string, int>> all;
    if (passed.stage < 0) return all;
    auto stage = passage.program().stages[static_cast<std::size_t>(passed.stage)].name.zh;
    if (const auto old = old_stages_.find(stage); after && old != old_stages_.end())
        stage = old->second;
    for (const auto& numbers : {passed.failing, passed.undecided}) {
        for (const auto number : numbers) {
            int known = after ? -number : number;
            for (const auto& one : comparison_.criteria)
                if (after && one.stage == stage && one.after == number) known = one.before;
            all.insert({stage, known});
        }
    }
    return all;
}

Text CaseChanges::item_words(const Passage& passage, const std::string& stage, int number) const {
    const auto& stages = passage.program().stages;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const auto old = old_stages_.find(stages[i].name.zh);
        const bool here =
            stages[i].name.zh == stage || (old != old_stages_.end() && old->second == stage);
        if (!here) continue;
        const auto* one = passage.criterion(static_cast<std::int32_t>(i), number);
        const auto wording = one == nullptr ? "" : one->origin.wording;
        return {
            stages[i].name.zh + items_in_words({number}, Lang::zh) + "“" + wording + "”",
            stages[i].name.en + " " + items_in_words({number}, Lang::en) + " \"" + wording + "\""};
    }
    return {};
}

base::Outcome CaseChanges::explain(ChangedCase& changed, const Seen& before, const Passed& was,
                                   const Seen& after, const Passed& is) {
    const auto reasons = [](Passage& passage, const Passed& passed, const Seen& seen,
                            std::vector<Text>& into) -> base::Outcome {
        if (!seen.problem.empty()) {
            into.emplace_back(seen.problem);
            return base::Done{};
        }
        auto found = passage.why(passed, seen.facts);
        if (!found) return found.error();
        for (auto& [number, text] : *found) into.push_back(std::move(text));
        return base::Done{};
    };
    if (auto done = reasons(before_, was, before, changed.why_before); !done) return done;
    if (auto done = reasons(after_, is, after, changed.why_after); !done) return done;
    if (!before.problem.empty() || !after.problem.empty()) {
        changed.reasons = after.problem.empty() ? changed.why_before : changed.why_after;
        return base::Done{};
    }
    const auto was_items = items(before_, was, false), is_items = items(after_, is, true);
    std::vector<std::pair<int, std::string>> now;  // by the number it has in the newer version
    for (const auto& [stage, number] : is_items) {
        if (was_items.contains({stage, number})) continue;
        int shown = -number;
        for (const auto& one : comparison_.criteria)
            if (one.stage == stage && one.before == number) shown = one.after;
        now.emplace_back(shown, stage);
    }
    std::sort(now.begin(), now.end());
    for (const auto& [shown, stage] : now) {
        const auto words = item_words(after_, stage, shown);
        changed.reasons.emplace_back("现在不符合" + words.zh, "now not met: " + words.en);
    }
    for (const auto& [stage, number] : was_items) {
        if (is_items.contains({stage, number})) continue;
        const auto words = item_words(before_, stage, number);
        changed.reasons.emplace_back("不再受限于" + words.zh, "no longer held up by " + words.en);
    }
    if (changed.reasons.empty())
        changed.reasons.emplace_back(
            "处理改了：" + changed.before.zh + "→" + changed.after.zh,
            "handled otherwise: " + changed.before.en + " → " + changed.after.en);
    return base::Done{};
}

bool CaseChanges::same_outcome(const Text& before, const Text& after) const {
    if (before == after) return true;
    auto words = after.zh;
    for (const auto& [is, was] : old_words_)
        if (const auto at = words.find(is); at != std::string::npos)
            words.replace(at, is.size(), was);
    return words == before.zh;
}

base::Outcome CaseChanges::weigh(ChangedCase who, const Seen& before, const Seen& after) {
    Passed was, is;
    const auto pass = [](Passage& passage, const Seen& seen, Passed& into) -> base::Outcome {
        if (!seen.problem.empty()) return base::Done{};
        auto passed = passage.pass(seen.facts);
        if (!passed) return passed.error();
        into = std::move(*passed);
        return base::Done{};
    };
    if (auto done = pass(before_, before, was); !done) return done;
    if (auto done = pass(after_, after, is); !done) return done;
    who.before = before.problem.empty() ? before_.outcome(was) : kCannotBeFiled;
    who.after = after.problem.empty() ? after_.outcome(is) : kCannotBeFiled;
    if (same_outcome(who.before, who.after)) {
        who.after = who.before;
        impact_.add(who.unit, who.before, who.after);
        return base::Done{};
    }
    const bool onward = before_.onward(was), still = after_.onward(is);
    who.way = onward == still ? 0 : onward ? -1 : 1;
    if (who.reasons.empty())  // a classified case says nothing of them
        if (auto done = explain(who, before, was, after, is); !done) return done;
    if (auto done = write(who); !done) return done;
    impact_.add_changed(std::move(who));
    return base::Done{};
}

base::Outcome CaseChanges::choose_unit(const std::vector<std::string>& header) {
    const auto& by = call_.arguments.by;
    const auto& matter = before_.program().matter;
    if (by.empty()) {
        impact_.unit_name =
            matter.territory_field < 0
                ? Text("单位", "unit")
                : matter.fields[static_cast<std::size_t>(matter.territory_field)].name;
        return base::Done{};
    }
    impact_.unit_name = by;
    const auto* field = find_field(matter.fields, by);
    if (field != nullptr && !field->secret) unit_field_ = field->name.zh;
    for (std::size_t i = 0; i < header.size(); ++i)
        if (split_unit(header[i]).field == by || header[i] == by)
            unit_column_ = static_cast<std::int32_t>(i);
    const bool known = header.empty() ? !unit_field_.empty() : unit_column_ >= 0;
    if (known) return base::Done{};
    std::vector<std::string> names = header;
    if (names.empty())
        for (const auto& one : matter.fields)
            if (!one.secret) names.push_back(call_.console.in(one.name));
    return Error{ErrorKind::misuse, Code::gj5606, {"--by", by, joined(names)}};
}

base::Outcome CaseChanges::row(const CaseRow& before, const CaseRow& after) {
    ChangedCase who;
    who.line = before.line;
    who.id = before.id;
    const auto problem = [&](const CaseRow& row) {
        std::string text;
        for (const auto& one : row.problems)
            text += (text.empty() ? "" : "；") + one.say(call_.console.lang());
        return text;
    };
    Seen was{{}, problem(before)}, is{{}, problem(after)};
    if (!was.problem.empty() && !is.problem.empty()) {
        if (impact_.rejected++ < 5)
            call_.console.talk((call_.console.chinese()
                                    ? "第" + std::to_string(before.line) + "行没有算："
                                    : "line " + std::to_string(before.line) + " left out: ") +
                               was.problem);
        return base::Done{};
    }
    if (was.problem.empty()) was.facts = before_.facts_of(before.fields);
    if (is.problem.empty()) is.facts = after_.facts_of(after.fields);
    if (unit_column_ < 0) {
        who.unit = was.problem.empty() ? place_in(before_.program(), before.fields)
                                       : place_in(after_.program(), after.fields);
    } else if (static_cast<std::size_t>(unit_column_) < before.cells.size()) {
        who.unit = before.cells[static_cast<std::size_t>(unit_column_)];
    }
    return weigh(std::move(who), was, is);
}

base::Result<compare::Impact> CaseChanges::of_file(const std::string& path) {
    const auto& console = call_.console;
    CaseRowOptions options;
    auto olds = CaseRows::open(call_.world, path, before_.program(), console, options);
    if (!olds) return olds.error();
    options.missing_allowed = true;  // fields that are new are what nobody could have filled in
    options.quiet = true;
    options.renamed = renamed_;
    auto news = CaseRows::open(call_.world, path, after_.program(), console, options);
    if (!news) return news.error();
    if (auto chosen = choose_unit((*olds)->header()); !chosen) return chosen.error();
    if (auto opened = open_sink(); !opened) return opened.error();
    for (std::size_t count = 0;; ++count) {
        auto before = (*olds)->next();
        if (!before) return before.error();
        auto after = (*news)->next();
        if (!after) return after.error();
        if (!*before || !*after) break;
        if (auto done = row(**before, **after); !done) return done.error();
        if (count % 256 == 0) console.progress(std::to_string(count));
    }
    if (impact_.cases() + impact_.rejected == 0)
        return Error{ErrorKind::misuse, Code::gj5634, {path}};
    return finish(path);
}

base::Outcome CaseChanges::stored(const ports::CaseRecord& record, ports::Directory& directory) {
    auto newer = record;
    for (const auto& [was, is] : renamed_)
        if (auto field = newer.fields.extract(was)) {
            field.key() = is;
            newer.fields.insert(std::move(field));
        }
    const casework::FactsOf old_facts(before_.program(), directory, record);
    const casework::FactsOf new_facts(after_.program(), directory, newer);
    Seen was{old_facts.facts(), ""}, is{new_facts.facts(), ""};
    // As if nobody had looked at it yet: what was used up and excused belongs to the stage it is in.
    for (auto* seen : {&was, &is}) {
        seen->facts.rounds_used = 0;
        seen->facts.excused = {};
    }
    ChangedCase who;
    who.id = record.id;
    who.unit = record.territory;
    if (!unit_field_.empty()) {
        const auto found = record.fields.find(unit_field_);
        who.unit = found == record.fields.end() ? "" : say(found->second, call_.console.lang());
    }
    if (casework::is_classified(record)) {  // counted where it lies; neither it nor why is told
        who.id.clear();
        if (!unit_field_.empty()) who.unit = kClassified.in(call_.console.lang());
        who.reasons = {kClassified};
    }
    return weigh(std::move(who), was, is);
}

base::Result<compare::Impact> CaseChanges::of_database() {
    auto database = open_database(call_, true);
    if (!database) return database.error();
    if (auto chosen = choose_unit({}); !chosen) return chosen.error();
    if (auto opened = open_sink(); !opened) return opened.error();
    ports::CaseFilter filter;
    filter.policy = before_.program().head.name.zh;
    base::Outcome done = base::Done{};
    const auto read = database->cases->for_each(filter, [&](const ports::CaseRecord& record) {
        done = stored(record, *database->units);
        if (impact_.cases() % 256 == 0) call_.console.progress(std::to_string(impact_.cases()));
        return done.ok();
    });
    if (!read) return read.error();
    if (!done) return done.error();
    if (impact_.cases() == 0)
        return Error{ErrorKind::not_found, Code::gj5638, {before_.program().head.name}};
    return finish(call_.console.chinese() ? "数据库" : "the database");
}

base::Result<compare::Impact> CaseChanges::finish(const std::string& source) {
    call_.console.progress("");
    impact_.source = source;
    if (sink_)
        if (auto closed = sink_->close(); !closed) return closed.error();
    return std::move(impact_);
}

}  // namespace guiju::cli
