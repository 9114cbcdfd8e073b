// SPDX-License-Identifier: Apache-2.0
// guiju db retain: removes history of cases closed long ago, table by table, a bounded step at a time.
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/database_evidence.h"
#include "adapters/cli/sealing.h"
#include "engine/evidence/removal.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::Text;
using ports::History;

/// 等级保护: logs are kept for six months at least.
constexpr std::int32_t kKeptDays = 180;
constexpr std::size_t kCommands = 1000;  // looked at in one step
constexpr std::size_t kCases = 200;

struct Named {
    const char* name;
    Text words;
    std::optional<History> table;  ///< absent: the journal
};
/// In the order in which they go: rows of the journal's cases after the journal.
const std::array<Named, 5>& tables() {
    static const std::array<Named, 5> kTables{
        Named{"command", {"命令的答复", "answers of commands"}, History::command},
        Named{"outbox", {"外发消息", "messages"}, History::outbox},
        Named{"journal", {"台账", "journal"}, std::nullopt},
        Named{"work_item", {"待办", "work items"}, History::work_item},
        Named{"clock", {"期限", "clocks"}, History::clock}};
    return kTables;
}

/// They go after the journal of their case, and only then: in a trial nothing can be counted.
bool goes_with_journal(const Named& table) {
    return table.table == History::work_item || table.table == History::clock;
}

struct Cleared {
    const Named* table = nullptr;
    std::int64_t rows = 0;
    std::int64_t cases = 0, unsealed = 0;  ///< of the journal
};

/// --before as the beginning of that day, if it is far enough back.
Result<value::Instant> limit_of(const Call& call) {
    const auto& written = call.arguments.before;
    if (written.empty()) return still_needs(call, {"--before 日期", "--before DATE"});
    const auto day = value::parse_date(written);
    if (!day) return Error{ErrorKind::misuse, Code::gj5626, {written}};
    const auto at = instant_of(call);
    if (!at) return at.error();
    // --at may look back, not ahead: what is gone is gone, whatever day somebody wrote.
    const auto now = std::min(*at, call.world.now());
    const value::Date newest{value::day_of(now).days - kKeptDays};
    if (*day > newest) {
        const Text shown(value::chinese(newest), value::iso(newest));
        return Error{ErrorKind::misuse, Code::gj5710, {shown, shown}};
    }
    return value::start_of(*day);
}

class Retention {
   public:
    Retention(const Call& call, Database& database, value::Instant before, value::Instant now)
        : call_(call), database_(database), before_(before), now_(now) {}

    Result<Cleared> rows(const Named& table) {
        auto& history = *database_.history;
        const auto all = history.count_removable(*table.table, before_);
        if (!all) return all.error();
        Cleared out{&table, call_.arguments.dry_run ? *all : 0, 0, 0};
        if (call_.arguments.dry_run || *all == 0) return out;
        const auto limit = table.table == History::command ? kCommands : kCases;
        for (std::string after; call_.world.pause(0);) {
            const auto step = history.remove(*table.table, before_, after, limit);
            if (!step) return step.error();
            out.rows += step->removed;
            show(table, out.rows, *all);
            if (step->after.empty()) break;
            after = step->after;
        }
        return out;
    }

    Result<Cleared> journals(const Named& table, std::vector<evidence::Finding>& findings) {
        const auto pem = call_.world.read_file(call_.arguments.key);
        if (!pem) return pem.error();
        const auto key = evidence::PrivateKey::read(*pem, call_.arguments.key);
        if (!key) return key.error();
        const auto book = read_seals(call_, database_, call_.arguments.file, key->public_key());
        if (!book) return book.error();
        auto marks = known_marks(*key);
        if (!marks) return marks.error();
        findings = book->findings;
        findings.insert(findings.end(), marks->findings.begin(), marks->findings.end());
        Cleared out{&table, 0, 0, 0};
        if (!findings.empty()) return out;
        evidence::Removal draft;
        draft.at = now_;
        draft.closed_before = before_;
        const auto hash = database_.evidence->fingerprints_with();
        if (!hash) return hash.error();
        draft.hash = evidence::hash_named(*hash).value_or(draft.hash);
        const evidence::RemovalDesk desk{*database_.evidence, *database_.history, *book, *key};
        for (std::string after; call_.world.pause(0);) {
            const auto next = evidence::next_removal(desk, *marks, draft, after, kCases);
            if (!next) return next.error();
            findings.insert(findings.end(), next->findings.begin(), next->findings.end());
            out.unsealed += next->unsealed;
            if (auto done = step(*next, *marks, out); !done) return done.error();
            show(table, out.rows, 0);
            if (next->after.empty()) break;
            after = next->after;
        }
        return out;
    }

   private:
    Result<evidence::Removals> known_marks(const evidence::PrivateKey& key) {
        const auto stored = database_.evidence->removals();
        if (!stored) return stored.error();
        return evidence::read_removals(*stored, key.public_key());
    }

    base::Outcome step(const evidence::NextRemoval& next, evidence::Removals& marks, Cleared& out) {
        if (next.mark && !call_.arguments.dry_run) {
            const auto done = database_.history->remove_journals(*next.mark, next.cases);
            if (!done) return done;
            marks.last = next.mark->number;
            marks.last_line = next.mark->line;
        }
        out.rows += next.entries;
        out.cases += static_cast<std::int64_t>(next.cases.size());
        return base::Done{};
    }

    void show(const Named& table, std::int64_t done, std::int64_t all) const {
        const auto of = all > 0 ? "/" + std::to_string(all) : "";
        call_.console.progress(call_.console.in(table.words) + " " + std::to_string(done) + of);
    }

    const Call& call_;
    Database& database_;
    value::Instant before_, now_;
};

/// The tables asked for; those that need the key only when it is there.
Result<std::vector<const Named*>> wanted(const Call& call) {
    const auto& arguments = call.arguments;
    const bool key = !arguments.key.empty() && !arguments.file.empty();
    std::vector<const Named*> out;
    std::vector<std::string> names;
    for (const auto& table : tables()) {
        names.emplace_back(table.name);
        if (arguments.table == table.name || (arguments.table.empty() && (table.table || key)))
            out.push_back(&table);
    }
    if (out.empty())
        return Error{ErrorKind::misuse, Code::gj5606, {"--table", arguments.table, joined(names)}};
    if (arguments.table == "journal" && !key)
        return still_needs(call, {"--key 封存私钥和 --file 封存文件",
                                  "--key PRIVATE.pem and --file SEALS of the seals"});
    return out;
}

void say(const Call& call, const std::vector<Cleared>& cleared) {
    const auto& console = call.console;
    console.progress("");
    const bool dry = call.arguments.dry_run;
    if (call.arguments.json) {
        json::object out{{"dry_run", dry}};
        for (const auto& one : cleared)
            out[one.table->name] =
                dry && goes_with_journal(*one.table) ? json::value(nullptr) : json::value(one.rows);
        console.line(json::serialize(out));
    } else {
        Table table{{console.in(Text("表", "table")), console.in(Text("内容", "content")),
                     console.in(dry ? Text("可清理", "removable") : Text("已清理", "removed"))},
                    {},
                    {2}};
        for (const auto& one : cleared)
            table.rows.push_back({one.table->name, console.in(one.table->words),
                                  dry && goes_with_journal(*one.table)
                                      ? console.in({"随台账", "with the journal"})
                                      : std::to_string(one.rows)});
        console.table(table);
    }
    for (const auto& one : cleared)
        if (one.unsealed > 0)
            console.warn({ErrorKind::misuse, Code::gj5712, {std::to_string(one.unsealed)}});
}

}  // namespace

Exit remove_history(const Call& call) {
    const auto before = limit_of(call);
    if (!before) return usage(call, before.error());
    const auto now = instant_of(call);
    const auto chosen = wanted(call);
    if (!chosen) return usage(call, chosen.error());
    auto database = open_database(call, call.arguments.dry_run);
    if (!database) return call.console.fail(database.error());
    Retention retention(call, *database, *before, *now);
    std::vector<Cleared> cleared;
    std::vector<evidence::Finding> findings;
    for (const auto* table : *chosen) {
        auto one = table->table ? retention.rows(*table) : retention.journals(*table, findings);
        if (!one) return call.console.fail(one.error());
        cleared.push_back(*one);
    }
    say(call, cleared);
    if (findings.empty()) return Exit::done;
    return say_findings(call, findings, static_cast<std::int64_t>(findings.size()));
}

}  // namespace guiju::cli
