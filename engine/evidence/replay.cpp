// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/replay.h"

#include <optional>
#include <set>

#include "engine/evidence/effect.h"
#include "engine/evidence/given.h"
#include "engine/evidence/members.h"
#include "engine/evidence/removal.h"

namespace guiju::evidence {
namespace {

using base::Code;
using base::Text;

constexpr std::size_t kKept = 100;  // findings
constexpr std::size_t kShown = 48;  // bytes of a value in a message
constexpr int kTries = 5;           // while somebody works on the case

/// What differs first, in words.
struct Difference {
    Text what;
    Text how;
};

std::string shortened(std::string text) {
    if (text.size() <= kShown) return text;
    std::size_t end = kShown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

Text both(const std::string& rebuilt, const std::string& stored) {
    const auto a = shortened(rebuilt), b = shortened(stored);
    return {"台账重建为“" + a + "”，表中为“" + b + "”",
            "\"" + a + "\" by the journal, \"" + b + "\" in the table"};
}

template <class Row>
std::string content_of(const Member<Row>& member, const Row& row) {
    if (member.time != nullptr) return member.time(row);
    value::JsonText out;
    member.append(row, out);
    const auto content = json::parse(out.written());
    return content.is_string() ? std::string(content.as_string()) : json::serialize(content);
}

Difference not_in_journal(Text what) {
    return {std::move(what), {"台账里没有", "the journal has none"}};
}

Difference not_in_table(Text what) {
    return {std::move(what), {"表中缺", "it is missing in the table"}};
}

Text contents_differ() { return {"内容不同", "the contents differ"}; }

template <class Row>
std::optional<Difference> first_difference(const Row& rebuilt, const Row& stored,
                                           const Text& prefix) {
    for (const auto& member : members<Row>()) {
        if (member.same(rebuilt, stored)) continue;
        return Difference{{prefix.zh + member.zh, prefix.en + member.en},
                          member.shown
                              ? both(content_of(member, rebuilt), content_of(member, stored))
                              : contents_differ()};
    }
    return std::nullopt;
}

/// Fields are named, never shown: they may be secret.
std::optional<Difference> fields_differ(const value::Record& rebuilt, const value::Record& stored) {
    const auto named = [](const std::string& name) {
        return Text("字段“" + name + "”", "the field \"" + name + "\"");
    };
    for (const auto& [name, content] : rebuilt) {
        const auto at = stored.find(name);
        if (at == stored.end()) return not_in_table(named(name));
        if (!(at->second == content)) return Difference{named(name), contents_differ()};
    }
    for (const auto& [name, content] : stored)
        if (!rebuilt.contains(name)) return not_in_journal(named(name));
    return std::nullopt;
}

template <class Key, class Row>
std::optional<Difference> rows_differ(const std::map<Key, Row>& rebuilt,
                                      const std::map<Key, Row>& stored, const Text& kind) {
    const auto name_of = [](const Key& key) {
        if constexpr (std::is_same_v<Key, std::string>) {
            return key;
        } else {
            return key.first + " " + key.second;
        }
    };
    const auto named = [&](const Key& key) {
        return Text(kind.zh + "“" + name_of(key) + "”", kind.en + " \"" + name_of(key) + "\"");
    };
    for (const auto& [key, row] : rebuilt) {
        const auto at = stored.find(key);
        if (at == stored.end()) return not_in_table(named(key));
        const auto label = named(key);
        if (auto found = first_difference(row, at->second, {label.zh + "的", label.en + ", "}))
            return found;
    }
    for (const auto& [key, row] : stored)
        if (!rebuilt.contains(key)) return not_in_journal(named(key));
    return std::nullopt;
}

std::optional<Difference> compare(const CaseRows& rebuilt, const CaseRows& stored) {
    if (rebuilt.record.revision != stored.record.revision)
        return Difference{
            {"办理次数", "revision"},
            both(std::to_string(rebuilt.record.revision), std::to_string(stored.record.revision))};
    if (auto found = first_difference(rebuilt.record, stored.record, {})) return found;
    if (auto found = fields_differ(rebuilt.record.fields, stored.record.fields)) return found;
    if (rebuilt.record.updated != stored.record.updated)
        return Difference{{"最后办理时间", "time of the last change"},
                          both(said(rebuilt.record.updated), said(stored.record.updated))};
    if (rebuilt.record.head != stored.record.head)
        return Difference{{"指纹", "fingerprint"}, contents_differ()};
    if (auto found = rows_differ(rebuilt.clocks, stored.clocks, {"期限", "the clock"}))
        return found;
    if (auto found = rows_differ(rebuilt.work, stored.work, {"待办", "the work item"}))
        return found;
    return rows_differ(rebuilt.links, stored.links, {"关联", "the link"});
}

/// Everything stored of one case, in one state of it.
struct Stored {
    bool found = false;
    CaseRows rows{};
    std::vector<ports::JournalRecord> journal{};
    std::map<std::string, ports::CommandRecord> answers{};  ///< by command
    std::vector<ports::OutboxRecord> messages{};            ///< in the order of the table
};

Text entry_named(std::int64_t sequence, const Text& what) {
    const auto number = std::to_string(sequence);
    return {"第" + number + "条的" + what.zh, what.en + " of entry " + number};
}

Text message_named(const std::string& id) {
    return {"外发消息“" + id + "”", "the message \"" + id + "\""};
}

/// The answer to the command of an entry, beside what is stored of it. `may_be_gone`: as history of a closed case.
std::optional<Difference> answer_differs(const ports::JournalRecord& entry, const Given& given,
                                         const Stored& stored, bool may_be_gone) {
    if (given.answer.empty()) return std::nullopt;
    const Text what("答复", "the answer");
    const auto found = stored.answers.find(entry.command_id);
    if (found == stored.answers.end() && may_be_gone) return std::nullopt;
    if (found == stored.answers.end()) return not_in_table(entry_named(entry.sequence, what));
    if (is_given(found->second, given.answer)) return std::nullopt;
    return Difference{entry_named(entry.sequence, what), contents_differ()};
}

/// The stored messages, in their order, beside those that the entries gave. Of the first `last_closed` entries
/// they may be gone as history; entries without fingerprints say nothing of theirs.
std::optional<Difference> messages_differ(const std::vector<Given>& given, const Stored& stored,
                                          std::size_t last_closed) {
    std::set<std::pair<std::size_t, std::size_t>> there;
    std::pair<std::size_t, std::size_t> last{0, 0};
    for (const auto& message : stored.messages) {
        const auto at = named_by(message);
        const auto what = message_named(message.id);
        if (at.first == 0 || at.first > given.size()) return not_in_journal(what);
        const auto& entry = given[at.first - 1];
        const bool known = !entry.answer.empty();
        if (known && (at.second == 0 || at.second > entry.messages.size()))
            return not_in_journal(what);
        if (at <= last)
            return Difference{what, {"重复，或者次序不对", "it is there twice or out of order"}};
        if (known && !is_given(message, entry.messages[at.second - 1]))
            return Difference{entry_named(static_cast<std::int64_t>(at.first), what),
                              contents_differ()};
        last = at;
        there.insert(at);
    }
    for (auto entry = last_closed; entry < given.size(); ++entry)
        for (std::size_t i = 0; i < given[entry].messages.size(); ++i)
            if (!there.contains({entry + 1, i + 1}))
                return not_in_table(entry_named(
                    static_cast<std::int64_t>(entry + 1),
                    message_named(stored.rows.record.id + "/" + std::to_string(entry + 1) + "/" +
                                  std::to_string(i + 1))));
    return std::nullopt;
}

bool is_misfiled(const ports::StrayRow& row) {
    using Kind = ports::StrayRow::Kind;
    return row.kind == Kind::misfiled_case || row.kind == Kind::misfiled_clock;
}

/// What a row that nothing accounts for is, and why it is not the program's.
Finding about_stray(const ports::StrayRow& row) {
    using Kind = ports::StrayRow::Kind;
    const auto named = [&](const char* zh, const char* en) {
        return Text(zh + ("“" + row.id + "”"), en + (" \"" + row.id + "\""));
    };
    Text what, why("案件表里没有这件案件", "there is no such case");
    switch (row.kind) {
        case Kind::answer:
            what = named("命令答复", "the answer to command");
            why = {"台账里没有这条命令", "the journal has no such command"};
            break;
        case Kind::document: what = {"材料", "the document"}; break;
        case Kind::clock: what = named("期限", "the clock"); break;
        case Kind::work_item: what = named("待办", "the work item"); break;
        case Kind::message: what = named("外发消息", "the message"); break;
        case Kind::link: what = named("关联", "the link to"); break;
        case Kind::misfiled_case: what = {"案件表的查找列", "columns to look for it"}; break;
        case Kind::misfiled_clock: what = named("期限查找列", "columns to look for clock"); break;
    }
    if (is_misfiled(row))
        why = {"与这一行的内容不符，查找时会漏掉",
               "they are not what the row holds: it is not found"};
    return {{base::ErrorKind::broken, Code::gj5530, {row.case_id, what, why}}, row.case_id, 0, 0};
}

class Player {
   public:
    Player(ports::CaseStore& cases, ports::EvidenceStore& evidence)
        : cases_(cases), evidence_(evidence) {}

    base::Result<Replay> all() {
        const auto heads = evidence_.heads();
        if (!heads.ok()) return heads.error();
        const auto marks = evidence_.removals();
        if (!marks.ok()) return marks.error();
        removals_ = read_removals(*marks, std::nullopt);
        for (const auto& head : *heads)
            if (auto done = one(head.case_id); !done.ok()) return done.error();
        const auto looked = evidence_.visit_strays([&](const ports::StrayRow& row) {
            // The answers of a case whose journal went as history may be there yet.
            if (row.kind == ports::StrayRow::Kind::answer && removals_.cases.contains(row.case_id))
                return;
            if (is_misfiled(row) && bad_.contains(row.case_id)) return;  // told already
            note(about_stray(row));
        });
        if (!looked.ok()) return looked.error();
        return std::move(report_);
    }

   private:
    base::Outcome one(const std::string& id) {
        const auto stored = steady(id);
        // A row that cannot be read is a finding about its case, and no reason to leave the others out.
        if (!stored.ok() && stored.error().code == Code::gj5419) {
            note(Finding{stored.error(), id, 0, 0});
            ++report_.cases;
            return base::Done{};
        }
        if (!stored.ok()) return stored.error();
        if (!stored->found) return base::Done{};
        const auto& journal = stored->journal;
        if ((journal.empty() || journal.front().sequence > 1) && removals_.cases.contains(id)) {
            ++report_.removed;
            return base::Done{};
        }
        ++report_.cases;
        report_.entries += static_cast<std::int64_t>(stored->journal.size());
        if (auto finding = play(id, *stored)) note(std::move(*finding));
        return base::Done{};
    }

    void note(Finding finding) {
        bad_.insert(finding.case_id);
        ++report_.bad;
        if (report_.findings.size() < kKept) report_.findings.push_back(std::move(finding));
    }

    static std::optional<Finding> play(const std::string& id, const Stored& stored) {
        CaseRows rows;
        bool begun = false;
        std::vector<Given> given;     // entry by entry
        std::size_t last_closed = 0;  // so many entries belong to a case that was closed once
        for (const auto& entry : stored.journal) {
            // What was written before effects were kept is summed up in the first whole one.
            given.emplace_back();
            if (!begun && entry.effect.empty()) continue;
            begun = true;
            if (!apply(entry, rows))
                return about_entry(
                    Code::gj5500, id, entry.sequence,
                    {Text("所作改动（读不懂）", "what it changed (cannot be read)")});
            given.back() = std::move(rows.given);
            if (rows.record.closed.ms != 0) last_closed = given.size();
        }
        if (!begun) return about_entry(Code::gj5518, id, 1);
        auto difference = compare(rows, stored.rows);
        for (std::size_t i = 0; i < given.size() && !difference; ++i)
            difference = answer_differs(stored.journal[i], given[i], stored, i < last_closed);
        if (!difference) difference = messages_differ(given, stored, last_closed);
        if (!difference) return std::nullopt;
        return Finding{
            {base::ErrorKind::broken, Code::gj5529, {id, difference->what, difference->how}},
            id,
            rows.record.revision,
            0};
    }

    /// Read again when somebody worked on the case meanwhile.
    base::Result<Stored> steady(const std::string& id) {
        for (int left = kTries;; --left) {
            auto stored = read(id);
            if (!stored.ok() || !stored->found || left <= 0) return stored;
            const auto again = cases_.read(id);
            if (!again.ok()) return again.error();
            const bool same =
                again->has_value() && (*again)->record.revision == stored->rows.record.revision;
            if (same) return stored;
        }
    }

    base::Result<Stored> read(const std::string& id) {
        auto view = cases_.read(id);
        if (!view.ok()) return view.error();
        Stored stored;
        if (!view->has_value()) return stored;
        stored.found = true;
        stored.rows.record = std::move((*view)->record);
        auto clocks = cases_.clocks(id);
        if (!clocks.ok()) return clocks.error();
        for (auto& clock : *clocks) stored.rows.clocks[clock.name] = std::move(clock);
        auto work = evidence_.work_items(id);
        if (!work.ok()) return work.error();
        for (auto& item : *work) stored.rows.work[item.id] = std::move(item);
        auto links = cases_.links(id);
        if (!links.ok()) return links.error();
        for (auto& link : *links)
            if (link.from == id) stored.rows.links[{link.relation, link.to}] = std::move(link);
        auto journal = cases_.journal(id);
        if (!journal.ok()) return journal.error();
        stored.journal = std::move(*journal);
        return read_given(id, std::move(stored));
    }

    base::Result<Stored> read_given(const std::string& id, Stored stored) {
        auto answers = evidence_.answers(id);
        if (!answers.ok()) return answers.error();
        for (auto& answer : *answers) {
            auto command = answer.id;
            stored.answers.emplace(std::move(command), std::move(answer));
        }
        auto messages = cases_.outbox(id);
        if (!messages.ok()) return messages.error();
        stored.messages = std::move(*messages);
        return stored;
    }

    ports::CaseStore& cases_;
    ports::EvidenceStore& evidence_;
    Removals removals_;
    std::set<std::string> bad_;  ///< cases
    Replay report_;
};

}  // namespace

base::Result<Replay> replay(ports::CaseStore& cases, ports::EvidenceStore& evidence) {
    return Player(cases, evidence).all();
}

}  // namespace guiju::evidence
