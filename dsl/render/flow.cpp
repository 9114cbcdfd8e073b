// SPDX-License-Identifier: Apache-2.0
#include "dsl/render/flow.h"

#include <map>

namespace guiju::render {
namespace {

using base::Lang;
using program::Disposition;
using program::Program;
using program::Stage;

std::string items_text(const Stage& stage, const std::vector<std::int32_t>& items, Lang lang) {
    static constexpr const char* kMarks[] = {"一", "二", "三", "四", "五",
                                             "六", "七", "八", "九", "十"};
    auto one = [&](std::int32_t index) {
        const int number = stage.criteria[static_cast<std::size_t>(index)].number;
        if (lang == Lang::en) return "(" + std::to_string(number) + ")";
        return number >= 1 && number <= 10 ? "（" + std::string(kMarks[number - 1]) + "）"
                                           : "（" + std::to_string(number) + "）";
    };
    if (items.empty()) return {};
    const bool run = items.size() > 1 &&
                     items.back() - items.front() + 1 == static_cast<std::int32_t>(items.size());
    if (run) return one(items.front()) + (lang == Lang::zh ? "至" : " to ") + one(items.back());
    std::string out;
    for (std::int32_t item : items)
        out += (out.empty() || lang == Lang::en ? "" : "、") + one(item);
    return out;
}

class FlowMaker {
   public:
    FlowMaker(const Program& program, Lang lang) : program_(program), lang_(lang) {}

    Flow make() {
        flow_.title = program_.head.name.in(lang_);
        flow_.nodes.push_back({FlowNode::Kind::start, "start", {say("开始", "start")}, ""});
        for (std::size_t i = 0; i < program_.stages.size(); ++i) add_stage(i);
        if (!program_.stages.empty())
            flow_.edges.push_back({FlowEdge::Kind::onward, "start", entry(0), ""});
        for (std::size_t i = 0; i < program_.stages.size(); ++i)
            for (const Disposition& line : program_.stages[i].dispositions) add_line(i, line);
        for (const auto& [id, words] : ends_)
            flow_.nodes.push_back(
                {id == "returned" ? FlowNode::Kind::end_bad : FlowNode::Kind::end_good,
                 id,
                 {words},
                 ""});
        return std::move(flow_);
    }

   private:
    [[nodiscard]] std::string say(const char* zh, const char* en) const {
        return lang_ == Lang::zh ? zh : en;
    }
    [[nodiscard]] static std::string id(std::size_t stage) { return "s" + std::to_string(stage); }
    [[nodiscard]] std::string entry(std::size_t stage) const {
        return program_.stages[stage].rungs.empty() ? id(stage) : id(stage) + "r0";
    }
    [[nodiscard]] std::string role(std::int32_t index) const {
        return program_.roles[static_cast<std::size_t>(index)].name.in(lang_);
    }
    [[nodiscard]] std::string period(const program::PeriodRef& ref) const {
        return period_words(program_, ref, lang_);
    }

    void add_stage(std::size_t index) {
        const Stage& stage = program_.stages[index];
        if (stage.rungs.empty()) {
            flow_.nodes.push_back({FlowNode::Kind::stage, id(index), stage_lines(stage), ""});
            return;
        }
        for (std::size_t r = 0; r < stage.rungs.size(); ++r) {
            std::vector<std::string> lines{role(stage.rungs[r].role),
                                           period(stage.rungs[r].period)};
            flow_.nodes.push_back({FlowNode::Kind::rung, id(index) + "r" + std::to_string(r), lines,
                                   stage.name.in(lang_)});
        }
    }

    [[nodiscard]] std::vector<std::string> stage_lines(const Stage& stage) const {
        std::vector<std::string> lines{stage.name.in(lang_)};
        std::string who;
        for (std::int32_t handler : stage.handlers)
            who += (who.empty() ? "" : say("、", ", ")) + role(handler);
        if (!who.empty()) lines.push_back(who);
        for (const program::ClockRule& clock : stage.clocks)
            if (clock.start == program::ClockRule::Start::received)
                lines.push_back(period(clock.period) + say("内", "") +
                                (clock.satisfied_by.empty() ? "" : " " + clock.name.in(lang_)));
        if (!stage.origin.basis.empty()) lines.push_back(stage.origin.basis);
        return lines;
    }

    [[nodiscard]] std::string trigger(const Stage& stage, const Disposition& line) const {
        std::string words;
        switch (line.when) {
            case Disposition::When::all_pass: words = say("全部符合", "all pass"); break;
            case Disposition::When::any_fails: words = say("有不符合的", "any fails"); break;
            case Disposition::When::items_fail:
                words = say("第", "item ") + items_text(stage, line.items, lang_) +
                        say("项不符合", " fails");
                break;
            case Disposition::When::undecided: words = say("不能判断", "undetermined"); break;
            case Disposition::When::rounds_exceeded:
                words = say("多次补正仍不符合", "still failing");
                break;
            case Disposition::When::correction_expired:
                words = say("补正期满", "not corrected in time");
                break;
            case Disposition::When::expired: words = say("期满", "deadline passed"); break;
            case Disposition::When::as_soon: words = say("一旦", "as soon as"); break;
            case Disposition::When::joint_agreed: words = say("会签同意", "all agree"); break;
            case Disposition::When::joint_refused:
                words = say("会签不同意", "joint review disagrees");
                break;
            case Disposition::When::otherwise: words = say("其余", "otherwise"); break;
            case Disposition::When::action:
                for (std::int32_t verb : line.verbs)
                    words += (words.empty() ? "" : say("或者", " or ")) +
                             program_.verbs[static_cast<std::size_t>(verb)].name.in(lang_);
                break;
        }
        if (line.condition != program::kNone) words += say("（附条件）", " (on a condition)");
        if (line.confirmed_by != program::kNone)
            words += say("，经", ", confirmed by ") + role(line.confirmed_by) + say("确认", "");
        return words;
    }

    void add_line(std::size_t index, const Disposition& line) {
        const Stage& stage = program_.stages[index];
        const std::string words = trigger(stage, line);
        if (stage.rungs.empty()) return add_edge(id(index), index, line, words);
        for (std::size_t r = 0; r < stage.rungs.size(); ++r) {
            const bool top = r + 1 == stage.rungs.size();
            const std::string from = id(index) + "r" + std::to_string(r);
            if (line.effect == Disposition::Effect::up) {
                if (!top)
                    flow_.edges.push_back(
                        {FlowEdge::Kind::up, from, id(index) + "r" + std::to_string(r + 1), words});
            } else if (!line.at_top || top) {
                add_edge(from, index, line, words);
            }
        }
    }

    void add_edge(const std::string& from, std::size_t index, const Disposition& line,
                  const std::string& words) {
        switch (line.effect) {
            case Disposition::Effect::go:
                flow_.edges.push_back({FlowEdge::Kind::onward, from,
                                       entry(static_cast<std::size_t>(line.stage)), words});
                break;
            case Disposition::Effect::correct:
            case Disposition::Effect::clarify:
                flow_.edges.push_back({FlowEdge::Kind::correction, from, from,
                                       words + say(" → 补正", " → correction")});
                break;
            case Disposition::Effect::send_back:
                ends_.emplace("returned", say("已退回", "returned"));
                flow_.edges.push_back({FlowEdge::Kind::back, from, "returned", words});
                break;
            case Disposition::Effect::close: {
                const std::string end =
                    "end_" + std::to_string(index) + "_" + std::to_string(ends_.size());
                std::string key = end;
                for (const auto& [known, result] : ends_)
                    if (result == line.result) key = known;
                ends_.emplace(key, line.result);
                flow_.edges.push_back({FlowEdge::Kind::onward, from, key, words});
                break;
            }
            case Disposition::Effect::stay:
                flow_.edges.push_back({FlowEdge::Kind::stay, from, from, words});
                break;
            case Disposition::Effect::up: break;
        }
    }

    const Program& program_;
    Lang lang_;
    Flow flow_;
    std::map<std::string, std::string> ends_;
};

}  // namespace

Flow flow_of(const Program& program, Lang lang) { return FlowMaker(program, lang).make(); }

std::string period_words(const Program& program, const program::PeriodRef& ref, Lang lang) {
    const auto say = [&](const char* zh, const char* en) { return lang == Lang::zh ? zh : en; };
    if (!ref.given) return {};
    const value::Period p = resolve(program, ref);
    const std::string n = std::to_string(p.amount);
    switch (p.unit) {
        case value::Period::Unit::workdays: return n + say("个工作日", " working days");
        case value::Period::Unit::days: return n + say("日", " days");
        case value::Period::Unit::months: return n + say("个月", " months");
        case value::Period::Unit::hours: return n + say("小时", " hours");
    }
    return n;
}

}  // namespace guiju::render
