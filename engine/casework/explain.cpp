// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/explain.h"

#include "engine/casework/errors.h"
#include "engine/casework/reasons.h"

namespace guiju::casework {
namespace {

/// Builds the lines of an explanation in one language.
class Page {
   public:
    explicit Page(Lang lang) : lang_(lang) {}

    void line(const std::string& text) { out_ += text + "\n"; }
    /// "label：text", unless there is no text.
    void line(const char* zh, const char* en, const std::string& text) {
        if (!text.empty()) line(say(zh, en) + (lang_ == Lang::zh ? "：" : ": ") + text);
    }
    [[nodiscard]] std::string say(const char* zh, const char* en) const {
        return lang_ == Lang::zh ? zh : en;
    }
    [[nodiscard]] std::string words(const value::Value& v) const {
        return lang_ == Lang::zh ? value::say_zh(v) : value::say_en(v);
    }
    [[nodiscard]] std::string take() { return std::move(out_); }
    [[nodiscard]] Lang lang() const { return lang_; }

   private:
    Lang lang_;
    std::string out_;
};

std::string when(value::Instant at, Lang lang) {
    const auto text = value::iso(at);
    const auto clock = text.substr(11, 5);
    const auto day = value::day_of(at);
    return (lang == Lang::zh ? value::chinese(day) : value::iso(day)) + " " + clock;
}

std::string who(const ports::JournalRecord& entry) {
    std::string out = entry.actor_role;
    if (!entry.actor_unit.empty()) out += (out.empty() ? "" : " ") + entry.actor_unit;
    if (!entry.actor_person.empty()) out += " " + entry.actor_person;
    return out;
}

std::string quoted(const Page& page, const std::string& wording, const std::string& basis) {
    if (wording.empty()) return basis;
    return page.say("“", "\"") + wording + page.say("”", "\"") +
           (basis.empty() ? "" : page.say("，", ", ") + basis);
}

void say_criterion(Page& page, const AskedCriterion& c) {
    std::string seen;
    for (const auto& [field, v] : c.seen)
        seen += (seen.empty() ? "" : page.say("，", ", ")) + field + page.say("为", " is ") +
                page.words(v);
    const char* zh = c.answer == value::Truth::yes  ? "符合"
                     : c.answer == value::Truth::no ? "不符合"
                                                    : "不能判断";
    const char* en = c.answer == value::Truth::yes  ? "holds"
                     : c.answer == value::Truth::no ? "does not hold"
                                                    : "cannot be decided";
    std::string text =
        "  " + item_mark(c.number) + c.wording + page.say("：", ": ") + page.say(zh, en);
    if (!c.basis.empty()) text += page.say("〔", " {") + c.basis + page.say("〕", "}");
    if (!seen.empty()) text += page.say("；", "; ") + seen;
    page.line(text);
}

std::string in_one(const std::vector<std::string>& items, const char* between) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : between) + item;
    return out;
}

void say_entry(Page& page, const program::Program& program, const ports::JournalRecord& entry) {
    const auto decision = decision_from_json(entry.decision);
    std::string head = when(entry.at, page.lang()) + page.say("　", "  ") + entry.verb;
    if (decision.ok() && !decision->outcome.empty())
        head += page.say("：", ": ") + decision->outcome;
    page.line(head);
    page.line("  办理", "  by", who(entry));
    page.line("  理由", "  reason", entry.reason);
    if (!decision.ok()) return;
    const Decision& d = *decision;
    page.line("  依据", "  rests on", quoted(page, d.wording, d.basis));
    for (const auto& criterion : d.criteria) say_criterion(page, criterion);
    page.line("  参数", "  parameters",
              in_one(d.parameters, page.lang() == Lang::zh ? "、" : ", "));
    for (const auto& line : d.not_lines) page.line("  为何不是", "  why not", line);
    for (const auto& [unit, why] : d.ranked) page.line("  " + unit + page.say("：", ": ") + why);
    for (const auto& change : what_would_change(program, d, page.lang()))
        page.line("  怎样才能改变", "  what would change it", change);
}

bool decides(const ports::JournalRecord& entry) {
    return entry.verb != "备注" && entry.verb != "到期检查" && entry.verb != "填写";
}

std::string head_line(const Page& page, const program::Program& program,
                      const ports::CaseRecord& record) {
    std::string out = page.say("案件", "case ") + record.id + page.say("，", ", ") +
                      program.head.name.in(page.lang());
    if (!program.head.version.empty())
        out += page.say("，版本", ", version ") + program.head.version;
    if (program.head.status == program::Status::draft)
        out += page.say("（征求意见稿，模拟）", " (draft, simulated)");
    out += page.say("，现在“", ", now at \"") + record.stage + page.say("”", "\"");
    if (!record.result.empty()) out += page.say("，", ", ") + record.result;
    return out;
}

}  // namespace

std::string explain_entry(const program::Program& program, const ports::JournalRecord& entry,
                          Lang lang) {
    Page page(lang);
    say_entry(page, program, entry);
    return page.take();
}

base::Result<std::string> explain_case(const program::Program& program, ports::CaseStore& store,
                                       const std::string& case_id, Lang lang) {
    const auto found = store.read(case_id);
    if (!found.ok()) return found.error();
    if (!found->has_value()) return not_found(Code::gj5001, {case_id});
    const auto journal = store.journal(case_id);
    if (!journal.ok()) return journal.error();
    Page page(lang);
    page.line(head_line(page, program, (*found)->record));
    for (const auto& entry : *journal) say_entry(page, program, entry);
    return page.take();
}

base::Result<std::string> explain_last(const program::Program& program, ports::CaseStore& store,
                                       const std::string& case_id, Lang lang) {
    const auto found = store.read(case_id);
    if (!found.ok()) return found.error();
    if (!found->has_value()) return not_found(Code::gj5001, {case_id});
    const auto journal = store.journal(case_id);
    if (!journal.ok()) return journal.error();
    Page page(lang);
    page.line(head_line(page, program, (*found)->record));
    auto last = journal->rbegin();
    while (last != journal->rend() && !decides(*last)) ++last;
    if (last == journal->rend()) return page.take();
    auto first = last;
    if (last->verb == "确认" || last->verb == "不予确认") {
        do ++first;
        while (first != journal->rend() && !decides(*first));
        if (first == journal->rend()) first = last;
    }
    for (auto entry = first.base() - 1; entry != last.base(); ++entry)
        if (decides(*entry)) say_entry(page, program, *entry);
    return page.take();
}

}  // namespace guiju::casework
