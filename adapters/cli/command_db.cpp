// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json.hpp>
#include <cctype>

#include "adapters/cli/acting.h"
#include "adapters/cli/bringing_in.h"
#include "adapters/cli/database_evidence.h"
#include "adapters/cli/kept_texts.h"
#include "adapters/cli/unit_rows.h"
#include "adapters/cli/wording.h"
#include "engine/casework/office.h"
#include "engine/casework/publication.h"
#include "engine/evidence/fingerprint.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;

base::Text fact_in_words(const std::string& name) {
    static const std::map<std::string, base::Text> kWords{
        {"cases", {"案件", "cases"}},
        {"open_cases", {"在办", "open cases"}},
        {"journal", {"台账", "journal"}},
        {"outbox", {"外发", "outbox"}},
        {"units", {"单位", "units"}},
        {"policies", {"规矩", "policies"}},
        {"policy_acts", {"发布记录", "acts of publishing"}},
        {"awaiting_approval", {"待批准的版本", "versions awaiting approval"}}};
    const auto found = kWords.find(name);
    return found == kWords.end() ? base::Text(name) : found->second;
}

/// "UID=x;PWD={a;b}" with … for the values that say who somebody is.
std::string shown_odbc(const std::string& db) {
    std::string out;
    for (std::size_t at = 0; at < db.size();) {
        auto end = std::min(db.find(';', at), db.size());
        const auto equals = db.find('=', at);
        const bool braced = equals < end && db.compare(equals + 1, 1, "{") == 0;
        if (braced)
            end = std::min(db.find(';', std::min(db.find('}', equals), db.size())), db.size());
        std::string name = db.substr(at, std::min(equals, end) - at), word;
        name = name.substr(name.rfind(':') + 1);
        for (const char c : name)
            if (c != ' ') word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        const bool secret = word == "pwd" || word == "password" || word == "uid" ||
                            word == "user" || word == "username";
        out +=
            secret && equals < end ? db.substr(at, equals + 1 - at) + "…" : db.substr(at, end - at);
        if (end < db.size()) out += ';';
        at = end + 1;
    }
    return out;
}

/// The address as it may stand on a screen: without user and password, if there are any.
std::string shown(const std::string& db) {
    if (db.starts_with("odbc:")) return shown_odbc(db);
    const auto scheme = db.find("://");
    if (scheme == std::string::npos || db.starts_with("sqlite:")) return db;
    const auto query = std::min(db.find('?'), db.size());
    const auto host = db.rfind('@', query);
    const bool named = host != std::string::npos && host > scheme;
    return db.substr(0, scheme + 3) +
           (named ? "…" + db.substr(host, query - host)
                  : db.substr(scheme + 3, query - scheme - 3)) +
           (query < db.size() ? "?…" : "");
}

Exit status(const Call& call) {
    const auto& console = call.console;
    const auto state = call.world.database_state(call.arguments.db);
    if (!state) return console.fail(state.error());
    const bool zh = console.chinese();
    const bool current = state->version == state->newest;
    if (call.arguments.json) {
        json::object facts{{"kind", state->kind},
                           {"initialised", state->initialised},
                           {"version", state->version},
                           {"newest", state->newest}};
        for (const auto& [name, value] : state->facts) facts[name] = value;
        console.line(json::serialize(facts));
        return current ? Exit::done : Exit::database;
    }
    Table table;
    table.rows = {
        {zh ? "类型" : "kind", state->kind},
        {zh ? "结构版本" : "schema version",
         std::to_string(state->version) + (zh ? "（本程序需要" : " (this program needs ") +
             std::to_string(state->newest) + (zh ? "）" : ")")}};
    for (const auto& [name, value] : state->facts)
        table.rows.push_back({console.in(fact_in_words(name)), value});
    console.table(table);
    if (current) return Exit::done;
    const bool older = state->version < state->newest;
    const auto upgrade = "guiju db migrate --db " + shown(call.arguments.db);
    console.talk(older ? base::Text("需要升级：" + upgrade, "to upgrade: " + upgrade)
                       : base::Text("数据库比本程序新，请用新版程序。",
                                    "The database is newer than this program; use a newer one."));
    return Exit::database;
}

/// --hash: the algorithm new entries of the journal are fingerprinted with from now on.
Exit set_hash(const Call& call) {
    const auto& hash = call.arguments.hash;
    const auto known = evidence::hash_named(hash);
    if (!known)
        return usage(
            call, {base::ErrorKind::misuse, base::Code::gj5606, {"--hash", hash, "sha256、sm3"}});
    auto database = open_database(call, false);
    if (!database) return call.console.fail(database.error());
    const auto done = database->evidence->fingerprint_with(std::string(evidence::name_of(*known)));
    return done ? Exit::done : call.console.fail(done.error());
}

Exit init(const Call& call) {
    const auto done = call.world.init_database(call.arguments.db);
    if (!done) return call.console.fail(done.error());
    if (!call.arguments.hash.empty())
        if (const auto set = set_hash(call); set != Exit::done) return set;
    const auto where = shown(call.arguments.db);
    call.console.talk(base::Text("数据库已建好：" + where, "the database is ready: " + where));
    return Exit::done;
}

Exit migrate(const Call& call) {
    const auto done = call.world.migrate_database(call.arguments.db);
    if (!done) return call.console.fail(done.error());
    return status(call);
}

Exit schema(const Call& call) {
    const auto text = call.world.schema_of(call.arguments.db);
    if (!text) return call.console.fail(text.error());
    call.console.data(*text);
    return Exit::done;
}

Exit adopt(const Call& call) {
    const auto& console = call.console;
    const auto& words = call.arguments.words;
    if (words.size() < 2) return usage(call, still_needs(call, {"规则文件", "a rule file"}));
    const auto at = instant_of(call);
    if (!at) return usage(call, at.error());
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    const auto policy = load_for(call, *database, words[1], *at);
    if (!policy) return console.fail(policy.error());
    const auto& program = policy->compiled->program;
    casework::Office office(*database->cases, *database->units, office_options(call));
    const auto adopted = office.adopt(program, *at, texts_of(*policy));
    if (!adopted) {
        console.fail(adopted.error());
        const auto& basis = program.head.effective_origin.basis;
        if (!basis.empty()) console.talk((console.chinese() ? "  依据：" : "  basis: ") + basis);
        return exit_of(adopted.error()) == Exit::failed ? Exit::findings : exit_of(adopted.error());
    }
    const auto& head = program.head;
    const bool only_simulated = !casework::may_be_used(head);
    if (call.arguments.json) {
        console.line(json::serialize(json::object{{"policy", head.name.zh},
                                                  {"version", head.version},
                                                  {"hash", program::hash(program)},
                                                  {"simulated", only_simulated}}));
        return Exit::done;
    }
    console.line(console.in(head.name) + "  " + head.version + "  " +
                 program::hash(program).substr(0, 12));
    console.talk(only_simulated ? base::Text("已存入，只供模拟。", "Stored, for simulation only.")
                                : base::Text("已启用。", "In use."));
    return Exit::done;
}

Exit load(const Call& call, Exit (*load_file)(const Call&, const std::string&)) {
    if (call.arguments.words.size() < 2) {
        return usage(call, still_needs(call, {"CSV 文件", "a CSV file"}));
    }
    return load_file(call, call.arguments.words[1]);
}

}  // namespace

Exit database(const Call& call) {
    const auto& words = call.arguments.words;
    const std::vector<std::string> known{"init",   "status",     "migrate",      "sql",
                                         "adopt",  "load-units", "load-figures", "seal",
                                         "verify", "replay",     "retain"};
    if (words.empty()) {
        return usage(call,
                     still_needs(call, {"动作（init、status…）", "an action (init, status …)"}));
    }
    if (const auto fine = is_action(call, known); !fine) return usage(call, fine.error());
    const auto& action = words[0];
    const bool takes_file = action == "adopt" || action == "load-units" || action == "load-figures";
    if (const auto fine = at_most_words(call, takes_file ? 2 : 1); !fine) {
        return usage(call, fine.error());
    }
    if (call.arguments.db.empty()) {
        return usage(call, still_needs(call, {"--db 数据库", "--db URL"}));
    }
    if (action == "init") return init(call);
    if (action == "status") return status(call);
    if (action == "migrate") return migrate(call);
    if (action == "sql") return schema(call);
    if (action == "adopt") return adopt(call);
    if (action == "load-units") return load(call, load_units);
    if (action == "load-figures") return load(call, load_figures);
    if (action == "seal") return seal_cases(call);
    if (action == "verify") return verify_journal(call);
    if (action == "replay") return replay_journal(call);
    return remove_history(call);
}

}  // namespace guiju::cli
