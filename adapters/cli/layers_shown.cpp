// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/layers_shown.h"

#include <algorithm>

#include "dsl/compare/compare.h"

namespace guiju::cli {

namespace {

using base::Text;
using overlay::Change;

void add(Text& line, std::size_t count, const char* zh, const char* unit, const char* en) {
    if (count == 0) return;
    const auto number = std::to_string(count);
    line.zh += (line.zh.empty() ? "" : "，") + std::string(zh) + number + unit;
    line.en += (line.en.empty() ? "" : ", ") + number + " " + en;
}

struct Counts {
    std::size_t tightened = 0, widened = 0, filled = 0, items = 0, pilots = 0, stages = 0,
                others = 0;
};

void count(Counts& counts, const Change& change) {
    const auto& verb = change.verb;
    if (verb == "shorten" || verb == "raise" || verb == "lower" || verb == "lengthen")
        ++counts.tightened;
    else if (verb == "pilot")
        ++counts.pilots;
    else if (verb == "decide")
        ++counts.filled;
    else if (verb == "add_item" || verb == "add_field")
        counts.items += std::max<std::size_t>(change.words.size(), 1);
    else if (verb == "drop_item")
        ++counts.widened;
    else if (verb == "add_stage")
        ++counts.stages;
    else if (verb == "rename" || verb == "weight")
        ++counts.others;
}

bool is_error(const base::Diagnostic& finding) {
    return finding.severity() == base::Severity::error;
}

/// What stands beside a local file when its base changes.
struct Verdict {
    Text word;
    std::vector<Text> reasons;
    Paint paint = Paint::plain;
};

Verdict judge(const Policy& now, const Policy& then) {
    Verdict verdict;
    for (const auto& finding : then.findings)
        if (is_error(finding))
            verdict.reasons.push_back({base::sentence(finding.code, finding.args, base::Lang::zh),
                                       base::sentence(finding.code, finding.args, base::Lang::en)});
    if (!then.compiled) {
        verdict.word = {"不能用了", "breaks"};
        verdict.paint = Paint::red;
        return verdict;
    }
    for (const auto& finding : then.findings)
        if (finding.code == base::Code::gj4203)
            verdict.reasons.push_back(
                {finding.args.front().zh + "与新版相同，可以删去",
                 finding.args.front().en + " is the same as in the new version"});
    const bool redundant = !verdict.reasons.empty();
    if (now.compiled) {
        const auto compared = compare::compare(now.compiled->program, then.compiled->program);
        bool changes = false;
        for (const auto& change : compared.changes) {
            if (change.kind == compare::Kind::head) continue;
            verdict.reasons.push_back(change.sentence);
            changes = true;
        }
        if (changes) {
            verdict.word = {redundant ? "有变化，有多余" : "有变化",
                            redundant ? "changes, in part redundant" : "changes"};
            verdict.paint = Paint::yellow;
            return verdict;
        }
    }
    verdict.word = redundant ? Text{"有多余", "in part redundant"} : Text{"不受影响", "unchanged"};
    verdict.paint = redundant ? Paint::yellow : Paint::green;
    return verdict;
}

}  // namespace

Text summary_of_layers(const compile::Compiled& compiled) {
    Text line;
    if (compiled.policy == nullptr || !compiled.policy->is_local()) return line;
    Counts counts;
    const auto last = compiled.policy->layers().size() - 1;
    for (const auto& change : compiled.policy->changes())
        if (change.layer == last) count(counts, change);
    add(line, counts.tightened, "收紧", "处", "tightened");
    add(line, compiled.program.places.size(), "增设属地", "个", "places");
    add(line, counts.filled, "确定", "处", "decided");
    add(line, counts.items, "增项", "个", "items added");
    add(line, counts.widened, "减项", "处", "items dropped");
    add(line, counts.stages, "增设环节", "个", "stages");
    add(line, counts.pilots, "试点", "项", "pilots");
    add(line, counts.others, "其他", "处", "others");
    std::size_t targets = 0, own = 0;
    for (const auto& table : compiled.program.targets) {
        targets += table.rows.size();
        own += static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(),
                                                      [](const auto& row) { return row.own; }));
    }
    add(line, targets, "任务指标", "项", "targets");
    if (own > 0) {
        line.zh += "（★" + std::to_string(own) + "项）";
        line.en += " (" + std::to_string(own) + " of its own)";
    }
    return line;
}

Exit check_below(const Call& call, PolicyFiles& files, const std::vector<std::string>& paths) {
    const auto& console = call.console;
    PolicyFiles as_it_is(call.world, console);
    if (auto used = files.use_base(call.arguments.base); !used) return console.fail(used.error());
    Table table{
        {console.in({"文件", "file"}), console.in({"新版施行以后", "under the new version"}),
         console.in({"说明", "why"})},
        {},
        {}};
    std::size_t broken = 0;
    for (const auto& path : paths) {
        const auto now = as_it_is.load(path);
        if (!now) return console.fail(now.error());
        if (now->sources.empty()) continue;
        const auto then = files.load(path);
        if (!then) return console.fail(then.error());
        const bool below =
            std::any_of(then->sources.begin() + 1, then->sources.end(),
                        [&](const auto& source) { return source.name() == call.arguments.base; });
        if (!below) continue;
        const auto verdict = judge(*now, *then);
        if (!then->compiled) ++broken;
        std::string reasons;
        for (const auto& reason : verdict.reasons)
            reasons += (reasons.empty()     ? ""
                        : console.chinese() ? "；"
                                            : "; ") +
                       console.in(reason);
        table.rows.push_back(
            {path, console.paint(verdict.paint, console.in(verdict.word)), reasons});
    }
    console.table(table);
    const auto number = std::to_string(table.rows.size());
    console.talk(console.in({number + "份市县规定，" + std::to_string(broken) + "份不能用了",
                             number + " local policies, " + std::to_string(broken) + " break"}));
    return broken > 0 ? Exit::findings : Exit::done;
}

}  // namespace guiju::cli
