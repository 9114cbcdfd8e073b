// SPDX-License-Identifier: Apache-2.0
// guiju holdings list|right|balance: who is in a register, has a right, has how much left, on a day.
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/command.h"
#include "engine/casework/provinces.h"
#include "engine/casework/reasons.h"
#include "engine/casework/rights.h"
#include "engine/casework/sheet.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Text;
using program::Program;

/// What the three questions share.
struct Asked {
    const Call& call;
    Database& database;
    const Program& program;
    value::Instant at;
    [[nodiscard]] casework::OwnHoldings holdings() const {
        return {program, *database.cases, casework::provinces_in(*database.cases)};
    }
    [[nodiscard]] const std::string& word(std::size_t i) const {
        static const std::string kNone;
        return i < call.arguments.words.size() ? call.arguments.words[i] : kNone;
    }
    [[nodiscard]] std::string name_of(const std::string& unit) const {
        const auto found = database.units->unit(unit);
        return found.ok() && found->has_value() ? (*found)->name : unit;
    }
};

std::string day(value::Instant at) { return at.ms == 0 ? "" : value::iso(value::day_of(at)); }

/// The last day on which it is held: an end is not included.
std::string last_day(value::Instant until) {
    return until.ms == 0 ? "" : value::iso(value::day_of({until.ms - 1}));
}

json::value or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(json::string(text));
}

json::object json_of(const casework::Standing& one) {
    const auto& row = one.row;
    return {{"id", row.id},
            {"register", row.name},
            {"member", row.subject},
            {"rung", or_null(row.rung)},
            {"from", or_null(day(row.from))},
            {"until", or_null(last_day(row.until))},
            {"cause", or_null(row.cause)},
            {"by_case", or_null(row.case_id)},
            {"removed", or_null(day(row.closed))},
            {"removal_cause", or_null(row.closed_cause)},
            {"removed_by_case", or_null(row.closed_by_case)},
            {"held", one.held},
            {"rung_now", or_null(one.rung)}};
}

Exit list(const Asked& asked) {
    const auto& console = asked.call.console;
    auto own = asked.holdings();
    const auto all = casework::entries_of(asked.program, own, asked.word(2), asked.at);
    if (!all) return console.fail(all.error());
    if (asked.call.arguments.json) {
        json::array rows;
        for (const auto& one : *all) rows.push_back(json_of(one));
        console.line(json::serialize(json::object{
            {"register", asked.word(2)}, {"on", day(asked.at)}, {"entries", std::move(rows)}}));
        return Exit::done;
    }
    const bool zh = console.chinese();
    Table table;
    table.header =
        zh ? std::vector<std::string>{"在内", "成员", "级次", "自", "至", "移出", "事由", "案件"}
           : std::vector<std::string>{"in",    "member",  "rung",  "from",
                                      "until", "removed", "cause", "case"};
    for (const auto& one : *all) {
        const auto& row = one.row;
        const auto in = Text(one.held ? "在" : "否", one.held ? "yes" : "no");
        table.rows.push_back({console.paint(one.held ? Paint::green : Paint::faint, console.in(in)),
                              asked.name_of(row.subject), row.rung, day(row.from),
                              last_day(row.until), day(row.closed),
                              row.closed_cause.empty() ? row.cause : row.closed_cause,
                              row.case_id});
    }
    console.table(table);
    return Exit::done;
}

const char* word_of(value::Truth truth) {
    if (truth == value::Truth::yes) return "yes";
    return truth == value::Truth::no ? "no" : "undecided";
}

json::object json_of(const casework::Right& right, value::Instant at) {
    json::array criteria;
    for (const auto& one : right.criteria)
        criteria.push_back(
            json::object{{"number", one.number},
                         {"answer", word_of(one.answer)},
                         {"wording", one.wording},
                         {"basis", one.basis},
                         {"missing", json::array(one.missing.begin(), one.missing.end())}});
    return {{"right", right.name},  {"subject", right.subject},
            {"on", day(at)},        {"answer", word_of(right.answer)},
            {"basis", right.basis}, {"note", or_null(right.note.zh)},
            {"criteria", criteria}};
}

Exit right(const Asked& asked) {
    const auto& console = asked.call.console;
    const auto found =
        casework::right_of(asked.program, *asked.database.cases, *asked.database.units,
                           asked.word(2), asked.word(3), asked.at);
    if (!found) return console.fail(found.error());
    if (asked.call.arguments.json) {
        console.line(json::serialize(json_of(*found, asked.at)));
        return Exit::done;
    }
    const Text answer = found->answer == value::Truth::yes  ? Text("享有", "entitled")
                        : found->answer == value::Truth::no ? Text("不享有", "not entitled")
                                                            : Text("不能判断", "undetermined");
    const auto basis = found->basis.empty() ? std::string() : "〔" + found->basis + "〕";
    console.line(day(asked.at) + "  " + asked.name_of(found->subject) + "  “" + found->name + "”" +
                 basis + "  " + console.in(answer));
    if (!found->note.zh.empty()) console.line("  " + console.in(found->note));
    for (const auto& one : found->criteria) {
        const Text is = one.answer == value::Truth::yes ? Text("符合", "holds")
                        : one.answer == value::Truth::no
                            ? Text("不符合", "does not hold")
                            : Text("不能判断，缺少", "undetermined, missing ");
        std::string missing;
        for (const auto& name : one.missing) missing += (missing.empty() ? "" : "、") + name;
        console.line("  " + std::to_string(one.number) + ". " + one.wording + "  " +
                     console.in(is) + missing);
    }
    return Exit::done;
}

std::string shown(const value::Number& number, value::Dimension dimension, bool zh) {
    const value::Value v = value::Quantity{number, dimension};
    return zh ? value::say_zh(v) : value::say_en(v);
}

json::object json_of(const casework::Balance& one) {
    json::array grants;
    for (const auto& grant : one.grants)
        grants.push_back(json::object{{"id", grant.row.id},
                                      {"amount", grant.row.amount},
                                      {"left", grant.left.text()},
                                      {"until", or_null(last_day(grant.row.until))}});
    return {{"account", one.account},
            {"period", or_null(one.period.en)},
            {"limit", one.limit ? json::value(json::string(one.limit->text())) : json::value()},
            {"used", one.used.text()},
            {"left", one.left.text()},
            {"grants", std::move(grants)}};
}

Exit balance(const Asked& asked) {
    const auto& console = asked.call.console;
    auto own = asked.holdings();
    const auto all =
        casework::balances_of(asked.program, own, asked.word(2), asked.word(3), asked.at);
    if (!all) return console.fail(all.error());
    const auto at = casework::index_of(asked.program.quotas, asked.word(2));
    const auto& quota = asked.program.quotas[static_cast<std::size_t>(at)];
    const auto in_words = [&](const std::string& account) {
        return casework::account_in_words(asked.program, quota, *asked.database.units, account);
    };
    if (asked.call.arguments.json) {
        json::array rows;
        for (const auto& one : *all) {
            auto row = json_of(one);
            const auto words = in_words(one.account);
            if (words.find(casework::kRedacted) != std::string::npos) row["account"] = words;
            rows.push_back(std::move(row));
        }
        console.line(json::serialize(json::object{
            {"quota", asked.word(2)}, {"on", day(asked.at)}, {"accounts", std::move(rows)}}));
        return Exit::done;
    }
    const bool zh = console.chinese();
    Table table;
    table.header =
        zh ? std::vector<std::string>{"账户", "周期", "上限", "已占用", "余额", "最早到期"}
           : std::vector<std::string>{"account", "period", "limit", "used", "left", "next expiry"};
    table.right = {2, 3, 4};
    for (const auto& one : *all)
        table.rows.push_back(
            {one.account == "*" ? console.in({"合计", "total"}) : in_words(one.account),
             console.in(one.period), one.limit ? shown(*one.limit, one.dimension, zh) : "–",
             shown(one.used, one.dimension, zh), shown(one.left, one.dimension, zh),
             one.grants.empty() ? "" : last_day(one.grants.front().row.until)});
    console.table(table);
    return Exit::done;
}

}  // namespace

Exit holdings(const Call& call) {
    const auto& words = call.arguments.words;
    const auto& console = call.console;
    const auto usage = [&](const base::Error& error) {
        console.fail(error);
        return Exit::usage;
    };
    using Run = Exit (*)(const Asked&);
    if (words.empty())
        return usage(still_needs(call, {"list、right 或者 balance", "list, right or balance"}));
    if (const auto fine = is_action(call, {"list", "right", "balance"}); !fine)
        return usage(fine.error());
    const Run run = words[0] == "list" ? list : words[0] == "right" ? right : balance;
    const std::size_t least = run == right ? 4 : 3;
    if (words.size() < least)
        return usage(still_needs(call, run == right ? Text("规矩、权益和单位或者案件",
                                                           "a policy, a right and a unit or case")
                                                    : Text("规矩和名称", "a policy and a name")));
    if (const auto fine = at_most_words(call, run == list ? 3 : 4); !fine)
        return usage(fine.error());
    const auto at = instant_of(call);
    if (!at) return usage(at.error());
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    const auto program = program_named(call, *database, words[1]);
    if (!program) return console.fail(program.error());
    return run({call, *database, *program, *at});
}

}  // namespace guiju::cli
