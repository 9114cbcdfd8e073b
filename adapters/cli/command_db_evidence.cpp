// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>
#include <limits>
#include <map>

#include "adapters/cli/acting.h"
#include "adapters/cli/database_evidence.h"
#include "adapters/cli/option_values.h"
#include "adapters/cli/sealing.h"
#include "engine/casework/policies.h"
#include "engine/evidence/inspect.h"
#include "engine/evidence/removal.h"
#include "engine/evidence/replay.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;

/// A whole number above zero, 0 when it was not written.
base::Result<std::int64_t> count_of(const std::string& option, const std::string& written) {
    return number_of(
        option, written,
        {1, std::numeric_limits<std::int64_t>::max(), {"1以上的整数", "a whole number from 1"}});
}

json::array as_json(const Call& call, const std::vector<evidence::Finding>& findings) {
    json::array list;
    for (const auto& finding : findings) {
        json::object one{{"code", base::name_of(finding.error.code)},
                         {"message", finding.error.say(call.console.lang())}};
        if (!finding.case_id.empty()) one["case"] = finding.case_id;
        if (finding.sequence > 0) one["entry"] = finding.sequence;
        if (finding.seal > 0) one["seal"] = finding.seal;
        list.push_back(std::move(one));
    }
    return list;
}

std::string text(std::int64_t number) { return std::to_string(number); }

/// Seals by the public key; an empty book when no key was given.
base::Result<evidence::Book> book_of(const Call& call, Database& database) {
    const auto& arguments = call.arguments;
    if (arguments.key.empty()) return evidence::Book{};
    const auto pem = call.world.read_file(arguments.key);
    if (!pem) return pem.error();
    const auto key = evidence::PublicKey::read(*pem, arguments.key);
    if (!key) return key.error();
    if (!arguments.file.empty()) {
        // A file that is not there is a mistake here, not an empty one.
        if (const auto file = call.world.read_file(arguments.file); !file) return file.error();
        return read_seals(call, database, arguments.file, *key);
    }
    const auto stored = database.evidence->seals();
    if (!stored) return stored.error();
    return evidence::read_book(*stored, std::nullopt, *key);
}

/// Marks of removed history; their signatures are looked at when a key was given.
base::Result<evidence::Removals> removals_of(const Call& call, Database& database) {
    const auto stored = database.evidence->removals();
    if (!stored) return stored.error();
    if (call.arguments.key.empty()) return evidence::read_removals(*stored, std::nullopt);
    const auto pem = call.world.read_file(call.arguments.key);
    if (!pem) return pem.error();
    auto key = evidence::PublicKey::read(*pem, call.arguments.key);
    if (!key) return key.error();
    return evidence::read_removals(*stored, *std::move(key));
}

void say_verified(const Call& call, const evidence::Inspection& report,
                  const evidence::Book& book) {
    const auto& console = call.console;
    console.line(console.in(base::Text(
        "核验了" + text(report.cases) + "件案件的台账" + text(report.entries) + "条，其中" +
            text(report.sealed) + "条在" + text(book.seals) + "次封存之内" +
            (report.bad == 0 ? "：台账没有改动" : ""),
        text(report.entries) + " entries of " + text(report.cases) + " cases verified, " +
            text(report.sealed) + " of them under " + text(book.seals) + " seals" +
            (report.bad == 0 ? ": no entry was changed" : ""))));
    if (report.removed > 0)
        console.line(console.in(base::Text(
            "另有" + text(report.removed) + "条已作为历史清理，有清理记录为证",
            text(report.removed) + " more were removed as history, as signed marks say")));
    if (report.bad == 0)
        console.talk(base::Text("案件表、期限、待办是否与台账一致：guiju db replay 核对",
                                "guiju db replay says whether cases, clocks and work items are "
                                "what the journal says"));
    if (call.arguments.key.empty())
        console.talk(
            base::Text("没有给出公钥，封存没有核验：整条链重算、末尾被删看不出来。加 --file "
                       "封存文件 --key 公钥",
                       "No public key was given, so the seals were not used: a chain computed anew "
                       "or cut at its "
                       "end is not seen. Add --file SEALS --key PUBLIC.pem"));
}

void say_sealed_as_json(const Call& call, const evidence::Sealing& sealing) {
    json::object out{{"sealed", sealing.seal.has_value()},
                     {"findings", as_json(call, sealing.findings)}};
    if (sealing.seal) {
        out["seal"] = sealing.seal->number;
        out["root"] = sealing.seal->root;
        out["cases"] = sealing.cases;
        out["entries"] = sealing.entries;
    }
    call.console.line(json::serialize(out));
}

void say_sealed(const Console& console, const evidence::Sealing& sealing) {
    if (!sealing.seal) {
        const bool nothing = sealing.fresh == 0;
        console.line(console.in(
            nothing
                ? base::Text("自上次封存以来台账没有新的条目", "no new entries since the last seal")
                : base::Text("还不到封存的时候：新条目" + text(sealing.fresh) + "条",
                             "no seal is due: " + text(sealing.fresh) + " new entries")));
        return;
    }
    console.line(console.in(
        base::Text("第" + text(sealing.seal->number) + "次封存：案件" + text(sealing.cases) +
                       "件，台账" + text(sealing.entries) + "条（新" + text(sealing.fresh) + "条）",
                   "seal " + text(sealing.seal->number) + ": " + text(sealing.cases) + " cases, " +
                       text(sealing.entries) + " entries (" + text(sealing.fresh) + " new)")));
    console.line(sealing.seal->root);
}

/// "10s", "5m", "1h" in milliseconds; 0 when it was not written.
base::Result<std::int64_t> span_of(const std::string& written) {
    if (written.empty()) return std::int64_t{0};
    const std::map<char, std::int64_t> units{{'s', 1000}, {'m', 60'000}, {'h', 3'600'000}};
    const auto unit = units.find(written.back());
    const auto count = count_of("--every", written.substr(0, written.size() - 1));
    if (unit != units.end() && count && *count > 0 && *count <= 86'400)
        return *count * unit->second;
    return base::Error{base::ErrorKind::misuse,
                       Code::gj5606,
                       {"--every", written, base::Text("如 10s、5m、1h", "as 10s, 5m, 1h")}};
}

/// One seal, if one is due, and what there is to say about it.
Exit seal_once(const Call& call, Database& database, const SealPlan& plan, value::Instant at,
               bool say_nothing_new) {
    const auto& console = call.console;
    const auto sealing = seal_database(call, database, plan, at);
    if (!sealing) return console.fail(sealing.error());
    const auto& found = sealing->findings;
    if (found.empty() && !sealing->seal && !say_nothing_new) return Exit::done;
    if (call.arguments.json) {
        say_sealed_as_json(call, *sealing);
        return found.empty() ? Exit::done : Exit::tampered;
    }
    if (!found.empty()) return say_findings(call, found, static_cast<std::int64_t>(found.size()));
    say_sealed(console, *sealing);
    return Exit::done;
}

/// Seals again and again until somebody asks it to end, and a last time then.
Exit seal_always(const Call& call, Database& database, const SealPlan& plan,
                 std::int64_t every_ms) {
    // Asked once before: from here on a request to end waits until a seal is written.
    for (bool more = call.world.pause(0);;) {
        const auto exit = seal_once(call, database, plan, call.world.now(), false);
        if (exit != Exit::done || !more) return exit;
        more = call.world.pause(every_ms);
    }
}

}  // namespace

Exit seal_cases(const Call& call) {
    const auto& arguments = call.arguments;
    if (arguments.key.empty())
        return usage(call, still_needs(call, {"--key 私钥文件", "--key PRIVATE.pem"}));
    if (arguments.file.empty())
        return usage(call, still_needs(call, {"--file 封存文件", "--file SEALS"}));
    const auto entries = count_of("--every-entries", arguments.every_entries);
    if (!entries) return usage(call, entries.error());
    const auto seconds = count_of("--every-seconds", arguments.every_seconds);
    if (!seconds) return usage(call, seconds.error());
    const auto every = span_of(arguments.every);
    if (!every) return usage(call, every.error());
    const auto at = instant_of(call);
    if (!at) return usage(call, at.error());
    auto database = open_database(call, false);
    if (!database) return call.console.fail(database.error());
    const SealPlan plan{arguments.key, arguments.file, arguments.also, {*entries, *seconds}};
    return *every > 0 ? seal_always(call, *database, plan, *every)
                      : seal_once(call, *database, plan, *at, true);
}

Exit verify_journal(const Call& call) {
    const auto& arguments = call.arguments;
    const auto& console = call.console;
    if (!arguments.file.empty() && arguments.key.empty())
        return usage(call, still_needs(call, {"--key 公钥文件", "--key PUBLIC.pem"}));
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    const auto book = book_of(call, *database);
    if (!book) return console.fail(book.error());
    const auto marks = removals_of(call, *database);
    if (!marks) return console.fail(marks.error());
    evidence::Inspector inspector(*book, &*marks);
    if (const auto done = database->evidence->visit_journal(inspector); !done)
        return console.fail(done.error());
    const auto report = inspector.finish();
    if (arguments.json) {
        console.line(json::serialize(json::object{{"intact", report.bad == 0},
                                                  {"cases", report.cases},
                                                  {"entries", report.entries},
                                                  {"sealed", report.sealed},
                                                  {"removed", report.removed},
                                                  {"seals", book->seals},
                                                  {"bad", report.bad},
                                                  {"findings", as_json(call, report.findings)}}));
        return report.bad == 0 ? Exit::done : Exit::tampered;
    }
    say_verified(call, report, *book);
    return report.bad == 0 ? Exit::done : say_findings(call, report.findings, report.bad);
}

/// Stored versions of policies that were changed: cases would be decided by them.
base::Outcome add_changed_policies(ports::CaseStore& store, evidence::Replay& report) {
    const auto rows = store.policies();
    if (!rows) return rows.error();
    for (const auto& row : *rows) {
        const auto program = casework::read_policy(row);
        if (program) continue;
        ++report.bad;
        report.findings.push_back({program.error(), "", 0, 0});
    }
    return base::Done{};
}

Exit replay_journal(const Call& call) {
    const auto& console = call.console;
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    auto report = evidence::replay(*database->cases, *database->evidence);
    if (!report) return console.fail(report.error());
    if (const auto looked = add_changed_policies(*database->cases, *report); !looked)
        return console.fail(looked.error());
    if (call.arguments.json) {
        console.line(json::serialize(json::object{{"intact", report->bad == 0},
                                                  {"cases", report->cases},
                                                  {"entries", report->entries},
                                                  {"removed", report->removed},
                                                  {"bad", report->bad},
                                                  {"findings", as_json(call, report->findings)}}));
        return report->bad == 0 ? Exit::done : Exit::tampered;
    }
    console.line(console.in(
        base::Text("由台账" + text(report->entries) + "条重建了" + text(report->cases) + "件案件" +
                       (report->bad == 0 ? "：与案件表一致" : ""),
                   text(report->cases) + " cases made again from " + text(report->entries) +
                       " entries" + (report->bad == 0 ? ": they are what is stored" : ""))));
    if (report->removed > 0)
        console.line(console.in(base::Text(
            text(report->removed) + "件案件的台账已作为历史清理，不再重建",
            "the journals of " + text(report->removed) + " cases were removed as history")));
    return report->bad == 0 ? Exit::done : say_findings(call, report->findings, report->bad);
}

}  // namespace guiju::cli
