// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/layers_shown.h"

#include <algorithm>

#include "adapters/cli/acting.h"
#include "adapters/cli/kept_texts.h"
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
    else if (verb == "rename" || verb == "weight" || verb == "counterpart")
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

namespace {

/// One local file under the version it stands on and under the new one.
struct Below {
    std::string shown;
    Policy now, then;
};

/// Those of a database: the version of each local policy that is in use, or waits to be, last.
base::Result<std::vector<KeptPolicy>> local_ones(const Call& call) {
    const auto at = instant_of(call);
    if (!at) return at.error();
    auto database = open_database(call, true);
    if (!database) return database.error();
    return kept_policies(*database->cases, *at);
}

class Survey {
   public:
    Survey(const Call& call, PolicyFiles& under_new, PolicyFiles& as_it_is)
        : call_(call), under_new_(under_new), as_it_is_(as_it_is) {}

    base::Outcome add_file(const std::string& path) {
        auto now = as_it_is_.load(path);
        if (!now) return now.error();
        if (now->sources.empty()) return base::Done{};
        auto then = under_new_.load(path);
        if (!then) return then.error();
        keep({path, *std::move(now), *std::move(then)});
        return base::Done{};
    }

    /// Without its text a stored policy can only be named.
    void add_kept(const KeptPolicy& kept) {
        const auto shown = call_.console.in(kept.head.name) + " " + kept.head.version;
        if (kept.texts.empty()) {
            if (kept.head.base_name.zh == under_new_.new_base())
                table_.rows.push_back(
                    {shown, call_.console.in({"未能检查", "not checked"}),
                     call_.console.in(
                         {"数据库里没有它的规则文件，请另附文件检查",
                          "the database does not have its rule file; give the file"})});
            return;
        }
        const auto& text = kept.texts.front();
        keep({shown, as_it_is_.examine(text.name, text.text),
              under_new_.examine(text.name, text.text)});
    }

    Exit tell(const program::Head& newer) {
        call_.console.table(table_);
        const auto number = std::to_string(table_.rows.size());
        call_.console.talk(
            call_.console.in({number + "份市县规定，" + std::to_string(broken_) + "份不能用了",
                              number + " local policies, " + std::to_string(broken_) + " break"}));
        const auto day = value::Value(newer.binding_from);
        const Text until =
            newer.binds_localities
                ? Text("新版自" + value::say_zh(day) +
                           "起各地适用：到那一天没有按新版重新检查、发布的，新案件直接按新版办",
                       "localities follow the new version from " + value::say_en(day) +
                           ": new cases of those not checked and published again run under it")
                : Text("新版没有写“各地适用”：各地照旧，到自己按新版重新检查、发布为止",
                       "the new version does not say when localities follow: each goes on until "
                       "it has been checked against it and published again");
        call_.console.talk(call_.console.in(until));
        return broken_ > 0 ? Exit::findings : Exit::done;
    }

   private:
    void keep(const Below& one) {
        const bool below =
            one.then.sources.size() > 1 &&
            std::any_of(one.then.sources.begin() + 1, one.then.sources.end(),
                        [&](const auto& source) { return source.name() == call_.arguments.base; });
        if (!below) return;
        const auto& console = call_.console;
        const auto verdict = judge(one.now, one.then);
        if (!one.then.compiled) ++broken_;
        std::string reasons;
        for (const auto& reason : verdict.reasons)
            reasons += (reasons.empty()     ? ""
                        : console.chinese() ? "；"
                                            : "; ") +
                       console.in(reason);
        table_.rows.push_back(
            {one.shown, console.paint(verdict.paint, console.in(verdict.word)), reasons});
    }

    const Call& call_;
    PolicyFiles& under_new_;
    PolicyFiles& as_it_is_;
    Table table_{{call_.console.in({"文件", "file"}),
                  call_.console.in({"新版施行以后", "under the new version"}),
                  call_.console.in({"说明", "why"})},
                 {},
                 {}};
    std::size_t broken_ = 0;
};

}  // namespace

Exit check_below(const Call& call, PolicyFiles& files, const std::vector<std::string>& paths) {
    const auto& console = call.console;
    PolicyFiles as_it_is(call.world, console);
    const auto newer = files.load_usable(call.arguments.base);
    if (!newer) return console.fail(newer.error());
    if (auto used = files.use_base(call.arguments.base); !used) return console.fail(used.error());
    Survey survey(call, files, as_it_is);
    for (const auto& path : paths)
        if (const auto done = survey.add_file(path); !done) return console.fail(done.error());
    if (!call.arguments.db.empty()) {
        const auto kept = local_ones(call);
        if (!kept) return console.fail(kept.error());
        for (const auto& one : *kept) {
            files.look_in(one.texts);
            as_it_is.look_in(one.texts);
        }
        for (const auto& one : *kept)
            if (!one.superseded && !one.head.base_name.zh.empty()) survey.add_kept(one);
    }
    return survey.tell(newer->compiled->program.head);
}

}  // namespace guiju::cli
