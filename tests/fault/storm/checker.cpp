// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/storm/checker.h"

#include <map>
#include <set>

#include "engine/casework/sheet.h"
#include "engine/evidence/inspect.h"
#include "engine/evidence/replay.h"

namespace guiju::storm {
namespace {

/// Where a command stands in the journal.
struct Entry {
    std::string case_id{};
    std::int64_t sequence = 0;
};

class Checker {
   public:
    explicit Checker(sql::SqlStore& store) : store_(store) {}

    base::Result<Verdict> run(const std::vector<Ack>& acks) {
        if (auto read = read_cases(); !read.ok()) return read.error();
        for (const auto& ack : acks)
            if (auto compared = compare(ack); !compared.ok()) return compared.error();
        if (auto proved = prove(); !proved.ok()) return proved.error();
        return verdict_;
    }

   private:
    base::Outcome read_cases() {
        std::vector<ports::CaseRecord> cases;
        auto listed = store_.for_each({}, [&](const ports::CaseRecord& record) {
            cases.push_back(record);
            return true;
        });
        if (!listed.ok()) return listed;
        for (const auto& record : cases)
            if (auto read = read_case(record); !read.ok()) return read;
        verdict_.cases = static_cast<long>(cases.size());
        return base::Done{};
    }

    /// The entries of a case count 1, 2, … up to its revision, each with its answer kept; no message
    /// stands without an entry.
    base::Outcome read_case(const ports::CaseRecord& record) {
        const auto journal = store_.journal(record.id);
        if (!journal.ok()) return journal.error();
        std::int64_t last = 0;
        for (const auto& entry : *journal) {
            ++verdict_.entries;
            if (entry.sequence != ++last) half(record.id + ": entry " + std::to_string(last));
            if (!entries_.emplace(entry.command_id, Entry{record.id, entry.sequence}).second)
                verdict_.duplicated.push_back(entry.command_id + " in " + record.id);
            const auto kept = store_.answer(entry.command_id);
            if (!kept.ok()) return kept.error();
            if (!kept->has_value()) {
                half(entry.command_id + ": no answer kept");
            } else if ((*kept)->case_id != record.id || (*kept)->revision != entry.sequence) {
                half(entry.command_id + ": answer and journal differ");
            }
        }
        if (record.revision != last) half(record.id + ": revision and journal differ");
        const auto outbox = store_.outbox(record.id);
        if (!outbox.ok()) return outbox.error();
        for (const auto& message : *outbox) {
            const auto sequence = std::stoll(message.id.substr(record.id.size() + 1));
            ++sent_[{record.id, sequence}];
            if (sequence > last) half(message.id + ": a message without an entry");
        }
        return base::Done{};
    }

    base::Outcome compare(const Ack& ack) {
        const auto found = entries_.find(ack.command);
        if (!ack.done) {
            if (found != entries_.end()) half(ack.command + ": refused, and yet done");
            return base::Done{};
        }
        const auto [first, fresh] = told_.emplace(ack.command, ack.answer);
        if (!fresh && first->second != ack.answer)
            verdict_.duplicated.push_back(ack.command + " was answered in two ways");
        if (found == entries_.end()) {
            verdict_.lost.push_back(ack.command + " in " + ack.case_id);
            return base::Done{};
        }
        const auto& entry = found->second;
        if (entry.case_id != ack.case_id || entry.sequence != ack.revision)
            half(ack.command + ": not where its answer says");
        const auto kept = store_.answer(ack.command);
        if (!kept.ok()) return kept.error();
        if (!kept->has_value()) return base::Done{};
        const auto receipt = casework::receipt_in(**kept);
        if (!receipt.ok() || print_of(casework::to_json(*receipt)) != ack.answer)
            half(ack.command + ": another answer is kept than was given");
        const auto messages = sent_.find({entry.case_id, entry.sequence});
        const auto there = messages == sent_.end() ? 0 : messages->second;
        if (ack.sent >= 0 && there != ack.sent) half(ack.command + ": messages are missing");
        return base::Done{};
    }

    /// As guiju db verify and guiju db replay do.
    base::Outcome prove() {
        const evidence::Book no_seals;
        evidence::Inspector inspector(no_seals);
        if (auto seen = store_.visit_journal(inspector); !seen.ok()) return seen;
        for (const auto& finding : inspector.finish().findings)
            half(finding.error.say(base::Lang::en));
        const auto replayed = evidence::replay(store_, store_);
        if (!replayed.ok()) return replayed.error();
        for (const auto& finding : replayed->findings) half(finding.error.say(base::Lang::en));
        return base::Done{};
    }

    void half(std::string what) { verdict_.half_done.push_back(std::move(what)); }

    sql::SqlStore& store_;
    Verdict verdict_;
    std::map<std::string, Entry> entries_;  ///< by command id
    std::map<std::string, std::string> told_;
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> sent_;
};

void say_some(std::string& out, const char* word, const std::vector<std::string>& all) {
    constexpr std::size_t kShown = 5;
    for (std::size_t i = 0; i < all.size() && i < kShown; ++i)
        out += "\n  " + std::string(word) + ": " + all[i];
}

}  // namespace

base::Result<Verdict> check(sql::SqlStore& store, const std::vector<Ack>& acks) {
    return Checker(store).run(acks);
}

std::string say(const Verdict& verdict) {
    std::string out = std::to_string(verdict.cases) + " cases, " + std::to_string(verdict.entries) +
                      " entries: " + std::to_string(verdict.lost.size()) + " lost, " +
                      std::to_string(verdict.duplicated.size()) + " duplicated, " +
                      std::to_string(verdict.half_done.size()) + " half-done";
    say_some(out, "lost", verdict.lost);
    say_some(out, "duplicated", verdict.duplicated);
    say_some(out, "half-done", verdict.half_done);
    return out;
}

}  // namespace guiju::storm
