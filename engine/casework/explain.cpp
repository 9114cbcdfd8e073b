// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/explain.h"

#include <map>

#include "engine/casework/as_of.h"
#include "engine/casework/reasons.h"
#include "engine/program/local_names.h"

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

std::string who(const program::Program& program, const ports::JournalRecord& entry) {
    auto out = program::shown_name(program, entry.actor_role);
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
    const char* zh = c.not_applicable                ? "不适用"
                     : c.answer == value::Truth::yes ? "符合"
                     : c.answer == value::Truth::no  ? "不符合"
                                                     : "不能判断";
    const char* en = c.not_applicable                ? "does not apply"
                     : c.answer == value::Truth::yes ? "holds"
                     : c.answer == value::Truth::no  ? "does not hold"
                                                     : "cannot be decided";
    std::string text =
        "  " + item_mark(c.number) + c.wording + page.say("：", ": ") + page.say(zh, en);
    if (!c.basis.empty()) text += page.say("〔", " {") + c.basis + page.say("〕", "}");
    for (const auto& remark : c.remarks) text += page.say("；", "; ") + remark.in(page.lang());
    if (!seen.empty()) text += page.say("；", "; ") + seen;
    page.line(text);
    for (const auto& used : c.definitions) {
        const bool truth = used.gave.get_if<bool>() != nullptr;
        const std::string gave =
            !used.gave.known() ? page.say("不能判断", "cannot be decided")
            : truth ? (*used.gave.get_if<bool>() ? page.say("是", "yes") : page.say("不是", "no"))
                    : page.words(used.gave);
        page.line(
            page.say("    按定义“", "    by definition \"") + used.name.in(page.lang()) +
            page.say("”：", "\": ") + gave +
            (used.basis.empty() ? "" : page.say("〔", " {") + used.basis + page.say("〕", "}")));
    }
}

/// The engine's own words (not the policy's) in the language of the page; 转X as "goes to X".
std::string in_words(const Page& page, const program::Program& program, const std::string& zh) {
    if (page.lang() == Lang::zh) return zh;
    static const std::map<std::string, std::string> kEnglish = {
        {"开立", "opened"},
        {"已开立", "opened"},
        {"填写", "filled in"},
        {"已填写", "filled in"},
        {"备注", "comment"},
        {"已备注", "commented"},
        {"审查", "check"},
        {"补正", "correction"},
        {"已补正", "corrected"},
        {"确认", "confirmation"},
        {"不予确认", "declined"},
        {"到期检查", "deadlines looked at"},
        {"撤回", "withdraw"},
        {"已撤回", "withdrawn"},
        {"合并", "merge"},
        {"已合并", "merged"},
        {"移交", "hand over"},
        {"已移交", "handed over"},
        {"暂停", "suspend"},
        {"已暂停", "suspended"},
        {"恢复", "resume"},
        {"已恢复", "resumed"},
        {"退回", "returned"},
        {"退回补正", "returned for correction"},
        {"补充说明", "clarification asked for"},
        {"办结", "closed"},
        {"留在本环节", "stays here"},
        {"版本过渡", "goes over to another version"},
        {"撤销过渡", "goes back to the version before"},
        {"报上一级", "reported to the next level"},
        {"签收", "claim"},
        {"转办", "transfer"},
        {"委托", "delegate"},
        {"取回委托", "end delegation"},
        {"已取回委托", "delegation ended"},
        {"前加签", "countersign before"},
        {"后加签", "countersign after"},
        {"已会签", "signed"},
        {"不同意，退办理人", "not signed, back to the handler"},
        {"减签", "remove signer"},
        {"抄送", "copy"},
        {"催办", "urge"},
        {"取回", "take back"},
        {"退回环节", "return to stage"},
        {"跳转", "jump"},
        {"重新办理", "reopen"}};
    if (const auto known = kEnglish.find(zh); known != kEnglish.end()) return known->second;
    const std::string waiting = "待确认：", onward = "转";
    if (zh.rfind(waiting, 0) == 0)
        return "awaits confirmation: " + in_words(page, program, zh.substr(waiting.size()));
    if (zh.rfind(onward, 0) == 0)
        for (const auto& stage : program.stages)
            if (stage.name.zh == zh.substr(onward.size())) return "goes to " + stage.name.en;
    for (const auto& verb : program.verbs)
        if (verb.name.zh == zh) return verb.name.en;
    return zh;
}

std::string in_one(const std::vector<std::string>& items, const char* between) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : between) + item;
    return out;
}

/// "符合3项、不适用1项": what does not apply has not passed, and is counted by itself.
void say_counts(Page& page, const std::vector<AskedCriterion>& all) {
    int passed = 0, failed = 0, open = 0, apart = 0;
    for (const auto& c : all) {
        if (c.not_applicable)
            ++apart;
        else if (c.answer == value::Truth::yes)
            ++passed;
        else if (c.answer == value::Truth::no)
            ++failed;
        else
            ++open;
    }
    if (apart == 0) return;
    const auto part = [&](int n, const char* zh, const char* en) {
        if (n == 0) return std::string();
        const auto count = std::to_string(n);
        return page.lang() == Lang::zh ? zh + count + "项" : count + " " + en;
    };
    std::vector<std::string> parts;
    for (auto& text :
         {part(passed, "符合", "hold"), part(failed, "不符合", "do not hold"),
          part(open, "不能判断", "cannot be decided"), part(apart, "不适用", "do not apply")})
        if (!text.empty()) parts.push_back(text);
    page.line("  合计", "  in all", in_one(parts, page.lang() == Lang::zh ? "、" : ", "));
}

void say_entry(Page& page, const program::Program& program, const ports::JournalRecord& entry) {
    const auto decision = decision_from_json(entry.decision);
    std::string head =
        when(entry.at, page.lang()) + page.say("　", "  ") + in_words(page, program, entry.verb);
    if (decision.ok() && !decision->outcome.empty())
        head += page.say("：", ": ") + in_words(page, program, decision->outcome);
    page.line(head);
    page.line("  办理", "  by", who(program, entry));
    page.line("  理由", "  reason", entry.reason);
    if (!decision.ok()) return;
    const Decision& d = *decision;
    page.line("  代办", "  for", d.on_behalf);
    if (d.entered.ms != 0) page.line("  录入", "  entered", when(d.entered, page.lang()));
    page.line("  依据", "  rests on", quoted(page, d.wording, d.basis));
    for (const auto& criterion : d.criteria) say_criterion(page, criterion);
    say_counts(page, d.criteria);
    page.line("  参数", "  parameters",
              in_one(d.parameters, page.lang() == Lang::zh ? "、" : ", "));
    for (const auto& line : d.not_lines)
        page.line(
            "  为何不是", "  why not",
            line.wording + page.say("：", ": ") +
                (line.answer == value::Truth::unknown ? page.say("不能判断", "cannot be decided")
                                                      : page.say("不成立", "does not hold")));
    for (const auto& [unit, why] : d.ranked)
        page.line("  " + unit + page.say("：", ": ") + why.in(page.lang()));
    for (const auto& change : what_would_change(program, d, page.lang()))
        page.line("  怎样才能改变", "  what would change it", change);
}

bool decides(const ports::JournalRecord& entry) {
    return entry.verb != "备注" && entry.verb != "到期检查" && entry.verb != "填写";
}

std::string head_line(const Page& page, const program::Program& program,
                      const ports::CaseRecord& record, bool then = false) {
    std::string out = page.say("案件", "case ") + record.id + page.say("，", ", ") +
                      program.head.name.in(page.lang());
    if (!program.head.version.empty())
        out += page.say("，版本", ", version ") + program.head.version;
    if (program.head.status == program::Status::draft)
        out += page.say("（征求意见稿，模拟）", " (draft, simulated)");
    out += then ? page.say("，在“", ", at \"") : page.say("，现在“", ", now at \"");
    out += record.stage + page.say("”", "\"");
    if (!record.result.empty()) out += page.say("，", ", ") + record.result;
    return out;
}

/// The versions a case has run under, by hash, read when they are asked for.
class VersionsOf {
   public:
    VersionsOf(ports::CaseStore& store, const program::Program& program, const std::string& hash)
        : store_(store) {
        known_.emplace(hash, program);
    }
    explicit VersionsOf(ports::CaseStore& store) : store_(store) {}
    /// broken: the store does not have it.
    [[nodiscard]] Result<const program::Program*> by_hash(const std::string& hash) {
        if (const auto found = known_.find(hash); found != known_.end()) return &found->second;
        const auto row = store_.policy(hash);
        if (!row.ok()) return row.error();
        if (!row->has_value()) return broken(Code::gj5010, {hash});
        auto program = program::deserialize((*row)->program);
        if (!program.ok()) return program.error();
        return &known_.emplace(hash, *std::move(program)).first->second;
    }

   private:
    ports::CaseStore& store_;
    std::map<std::string, program::Program> known_;
};

/// Writes the head of the page and gives the journal of the case.
base::Result<std::vector<ports::JournalRecord>> begin_page(Page& page,
                                                           const program::Program& program,
                                                           ports::CaseStore& store,
                                                           const std::string& case_id) {
    const auto found = store.read(case_id);
    if (!found.ok()) return found.error();
    if (!found->has_value()) return not_found(Code::gj5001, {case_id});
    page.line(head_line(page, program, (*found)->record));
    return store.journal(case_id);
}

}  // namespace

std::string explain_entry(const program::Program& program, const ports::JournalRecord& entry,
                          Lang lang) {
    Page page(lang);
    say_entry(page, program, entry);
    return page.take();
}

base::Result<std::string> explain_case(const program::Program& program, ports::CaseStore& store,
                                       const std::string& case_id, Lang lang,
                                       const std::set<std::int64_t>& hidden) {
    Page page(lang);
    const auto journal = begin_page(page, program, store, case_id);
    if (!journal.ok()) return journal.error();
    const auto view = store.read(case_id);
    if (!view.ok()) return view.error();
    const auto& record = (*view)->record;
    VersionsOf versions(store, program, record.policy_hash);
    for (std::size_t i = 0; i < journal->size(); ++i) {
        if (hidden.contains((*journal)[i].sequence)) continue;
        const auto version = versions.by_hash(hash_after(*journal, record, i));
        if (!version.ok()) return version.error();
        say_entry(page, **version, (*journal)[i]);
    }
    return page.take();
}

base::Result<std::string> explain_as_of(ports::CaseStore& store, const std::string& case_id,
                                        value::Date day, Lang lang,
                                        const std::set<std::int64_t>& hidden) {
    const auto then = case_as_of(store, case_id, as_of_day(day));
    if (!then.ok()) return then.error();
    VersionsOf versions(store);
    const auto now = versions.by_hash(then->record.policy_hash);
    if (!now.ok()) return now.error();
    Page page(lang);
    page.line("截至", "as of", lang == Lang::zh ? value::chinese(day) : value::iso(day));
    page.line(head_line(page, **now, then->record, true));
    for (std::size_t i = 0; i < then->journal.size(); ++i) {
        if (hidden.contains(then->journal[i].sequence)) continue;
        const auto version = versions.by_hash(hash_after(then->journal, then->record, i));
        if (!version.ok()) return version.error();
        say_entry(page, **version, then->journal[i]);
    }
    for (const auto& what : then->unknown)
        page.line("  按当日无法复原", "  cannot be told of that day", what.in(lang));
    return page.take();
}

base::Result<std::string> explain_last(const program::Program& program, ports::CaseStore& store,
                                       const std::string& case_id, Lang lang) {
    Page page(lang);
    const auto journal = begin_page(page, program, store, case_id);
    if (!journal.ok()) return journal.error();
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
