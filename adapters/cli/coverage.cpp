// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/coverage.h"

#include <algorithm>

#include "dsl/prove/branches.h"
#include "dsl/prove/trial.h"

namespace guiju::cli {
namespace {

using Kind = Branch::Kind;
using value::Truth;

struct AnswerWord {
    Truth truth;
    Text word;
};
const std::vector<AnswerWord>& answer_words() {
    static const std::vector<AnswerWord> kWords{{Truth::yes, {"符合", "holds"}},
                                                {Truth::no, {"不符合", "fails"}},
                                                {Truth::unknown, {"不能判断", "undecided"}}};
    return kWords;
}

/// A clause on one line, without its end mark.
std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    for (const std::string_view end : {"；", "。", ";", "."})
        if (text.ends_with(end)) text.resize(text.size() - end.size());
    return text;
}

class Collector {
   public:
    Collector(const program::Program& program, const Coverage& seen)
        : program_(program), seen_(seen), possible_(prove::possible_answers(program)) {}

    std::vector<Branch> run() {
        for (std::size_t i = 0; i < program_.stages.size(); ++i) stage(i);
        return std::move(all_);
    }

   private:
    void stage(std::size_t index) {
        const auto& stage = program_.stages[index];
        const auto& name = stage.name.zh;
        all_.push_back(
            {Kind::stage, name, stage.name, {}, stage.origin.basis, seen_.stages.contains(name)});
        for (std::size_t c = 0; c < stage.criteria.size(); ++c) {
            const auto& one = stage.criteria[c];
            for (const auto& [truth, word] : answer_words()) {
                if (!possible_[index][c][static_cast<std::size_t>(truth)]) continue;
                const auto item = prove::items_text({one.number}, base::Lang::zh);
                const auto item_en = prove::items_text({one.number}, base::Lang::en);
                const auto words = one_line(one.origin.wording);
                all_.push_back({Kind::answer,
                                name,
                                {item + "　" + words, item_en + "  " + words},
                                word,
                                one.origin.basis,
                                seen_.answers.contains({name, one.number, truth})});
            }
        }
        for (const auto& action : stage.actions) {
            const auto& verb = program_.verbs[static_cast<std::size_t>(action.verb)].name;
            all_.push_back({Kind::action,
                            name,
                            verb,
                            {},
                            action.origin.basis,
                            seen_.actions.contains(name + "/" + verb.zh)});
        }
        for (const auto& line : stage.dispositions)
            all_.push_back({Kind::line,
                            name,
                            one_line(line.origin.wording),
                            {},
                            line.origin.basis,
                            seen_.lines.contains(name + "/" + line.origin.wording)});
        for (const auto& clock : stage.clocks) deadline(name, clock);
    }

    void deadline(const std::string& stage, const program::ClockRule& clock) {
        const auto key = stage + "/" + clock.name.zh;
        const Text what(clock.name.zh == "期限" ? Text("期限", "deadline") : clock.name);
        all_.push_back({Kind::deadline,
                        stage,
                        what,
                        {"最后一天", "last day"},
                        clock.origin.basis,
                        seen_.kept.contains(key)});
        all_.push_back({Kind::deadline,
                        stage,
                        what,
                        {"逾期", "overdue"},
                        clock.origin.basis,
                        seen_.overdue.contains(key)});
    }

    const program::Program& program_;
    const Coverage& seen_;
    std::vector<std::vector<prove::Answers>> possible_;
    std::vector<Branch> all_;
};

std::string mark(const Console& console, const Branch& branch) {
    const auto word = branch.branch.zh.empty() ? std::string() : " " + console.in(branch.branch);
    return branch.reached ? console.paint(Paint::green, "✓" + word)
                          : console.paint(Paint::red, "✗" + word);
}

}  // namespace

void Coverage::note(const casework::Decision& decision) {
    if (!decision.wording.empty()) lines.insert(decision.stage + "/" + decision.wording);
    for (const auto& one : decision.criteria)
        answers.insert({decision.stage, one.number, one.answer});
}

std::vector<Branch> branches_of(const program::Program& program, const Coverage& coverage) {
    return Collector(program, coverage).run();
}

void show(const Console& console, const std::vector<Branch>& branches) {
    const bool zh = console.chinese();
    std::size_t reached = 0;
    for (std::size_t i = 0; i < branches.size();) {
        const auto& first = branches[i];
        std::string marks;
        for (; i < branches.size() && branches[i].kind == first.kind &&
               branches[i].stage == first.stage && branches[i].clause == first.clause;
             ++i) {
            marks += (marks.empty() ? "" : "  ") + mark(console, branches[i]);
            reached += branches[i].reached ? 1 : 0;
            if (branches[i].branch.zh.empty()) {
                ++i;  // a clause without branches has a line of its own
                break;
            }
        }
        const auto name = console.in(first.clause);
        console.line(first.kind == Kind::stage ? marks + " " + console.paint(Paint::bold, name)
                     : first.branch.zh.empty() ? "  " + marks + " " + name
                                               : "  " + name + "　" + marks);
    }
    const auto whole = branches.size();
    const auto share = whole == 0 ? 100 : reached * 100 / whole;
    const auto counts = std::to_string(reached) + "/" + std::to_string(whole);
    console.line(
        console.paint(reached == whole ? Paint::green : Paint::yellow,
                      zh ? "试例走到 " + counts + " 处（" + std::to_string(share) + "%）"
                         : "examples reach " + counts + " (" + std::to_string(share) + "%)"));
    if (reached == whole)
        console.line(zh ? "每个环节、事项和处理都有试例走到。"
                        : "Every clause is reached by an example.");
    else
        console.line(base::remedy(base::Code::gj3223, {}, console.lang()));
}

boost::json::object json_of(const Console& console, const std::vector<Branch>& branches) {
    static constexpr const char* kKinds[] = {"stage", "action", "line", "criterion", "deadline"};
    boost::json::array all;
    std::size_t reached = 0;
    for (const auto& one : branches) {
        reached += one.reached ? 1 : 0;
        all.push_back(boost::json::object{{"kind", kKinds[static_cast<std::size_t>(one.kind)]},
                                          {"stage", one.stage},
                                          {"clause", console.in(one.clause)},
                                          {"branch", console.in(one.branch)},
                                          {"basis", one.basis},
                                          {"reached", one.reached}});
    }
    return {{"reached", reached}, {"all", branches.size()}, {"branches", std::move(all)}};
}

}  // namespace guiju::cli
