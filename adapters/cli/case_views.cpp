// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/case_views.h"

#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/case_reader.h"
#include "adapters/cli/case_rows_shown.h"
#include "adapters/cli/field_text.h"
#include "adapters/cli/wording.h"
#include "engine/casework/as_of.h"
#include "engine/casework/explain.h"
#include "engine/casework/office.h"
#include "engine/casework/sheet.h"
#include "engine/casework/view.h"
#include "engine/program/local_names.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;

json::value parsed(const std::string& text) {
    json::error_code problem;
    auto value = json::parse(text.empty() ? "null" : text, problem);
    return problem ? json::value(text) : value;
}

Error no_case(const std::string& id) { return {ErrorKind::not_found, Code::gj5001, {id}}; }

}  // namespace

void show_receipt(const Console& console, const casework::Receipt& receipt, bool as_json) {
    if (as_json) {
        console.line(casework::to_json(receipt));
        return;
    }
    const bool zh = console.chinese();
    console.line(
        console.paint(Paint::bold, receipt.case_id) + "  " + receipt.stage + "  " +
        console.in(phase_in_words(receipt.phase)) + "  " +
        holder_in_words(console,
                        receipt.holder_shown.empty() ? receipt.holder_role : receipt.holder_shown,
                        receipt.holder_unit));
    if (!receipt.outcome.empty()) {
        console.line((zh ? "结果：" : "outcome: ") + receipt.outcome);
    }
    if (!receipt.items.empty()) {
        console.line((zh ? "理由：" : "reason: ") + items_in_words(receipt.items, console.lang()));
    }
    if (!receipt.decision.basis.empty()) {
        console.line((zh ? "依据：" : "basis: ") + receipt.decision.basis);
    }
    for (const auto& flag : receipt.flags) console.line((zh ? "提示：" : "flag: ") + flag);
    if (receipt.repeated) {
        console.talk(Text("这个编号的操作以前办过，这里是当时的答复。",
                          "This command was done before; this is the answer of that time."));
    }
}

namespace {

/// A classified case, and nobody is named who looks: nothing of its content is shown.
bool is_for_nobody(const Call& call, const ports::CaseRecord& record) {
    return call.arguments.as.empty() && casework::is_classified(record);
}

/// 李四（代张三）, 李四（2025-08-07补录）
std::string who_acted(const Console& console, const ports::JournalRecord& entry) {
    auto who = entry.actor_person;
    const auto decision = casework::decision_from_json(entry.decision);
    if (!decision) return who;
    const auto add = [&](const base::Text& what) {
        who += console.in({"（" + what.zh + "）", " (" + what.en + ")"});
    };
    if (!decision->on_behalf.empty())
        add({"代" + decision->on_behalf, "for " + decision->on_behalf});
    if (decision->entered.ms != 0) {
        const auto day = value::iso(value::day_of(decision->entered));
        add({day + "补录", "entered " + day});
    }
    return who;
}

}  // namespace

Exit show_history(const Call& call, Database& database, const std::string& id) {
    const auto& console = call.console;
    const auto found = database.cases->read(id);
    if (!found) return console.fail(found.error());
    if (!*found) return console.fail(no_case(id));
    auto journal = database.cases->journal(id);
    if (!journal) return console.fail(journal.error());
    const auto hidden = entries_hidden(call, database, id);
    if (!hidden) return console.fail(hidden.error());
    if (is_for_nobody(call, (*found)->record))
        for (auto& entry : *journal) {  // what was done and when, nothing of what it is about
            entry.reason.clear();
            entry.decision.clear();
        }
    if (call.arguments.json) {
        for (const auto& entry : *journal) {
            if (hidden->contains(entry.sequence)) continue;
            console.line(json::serialize(json::object{{"sequence", entry.sequence},
                                                      {"at", value::iso(entry.at)},
                                                      {"person", entry.actor_person},
                                                      {"unit", entry.actor_unit},
                                                      {"role", entry.actor_role},
                                                      {"verb", entry.verb},
                                                      {"from", entry.from_stage},
                                                      {"from_phase", entry.from_phase},
                                                      {"to", entry.to_stage},
                                                      {"to_phase", entry.to_phase},
                                                      {"reason", entry.reason},
                                                      {"decision", parsed(entry.decision)},
                                                      {"command", entry.command_id}}));
        }
        return Exit::done;
    }
    const bool zh = console.chinese();
    Table table{
        {zh ? "序号" : "no.", zh ? "时间" : "time", zh ? "单位" : "unit", zh ? "人" : "person",
         zh ? "事项" : "action", zh ? "之后" : "afterwards", zh ? "理由" : "reason"},
        {},
        {0}};
    for (const auto& entry : *journal) {
        if (hidden->contains(entry.sequence)) continue;
        table.rows.push_back({std::to_string(entry.sequence), minute(entry.at), entry.actor_unit,
                              who_acted(console, entry), entry.verb,
                              entry.to_stage + " " + console.in(phase_in_words(entry.to_phase)),
                              entry.reason});
    }
    console.table(table);
    return Exit::done;
}

namespace {

/// The row and its fields, secret ones only for those who may see them.
void show_fields(const Console& console, const program::Program& program,
                 const ports::CaseRecord& record) {
    const bool zh = console.chinese();
    const auto lang = console.lang();
    Table table;
    const auto add = [&](const char* chinese, const char* english, const std::string& value) {
        if (!value.empty())
            table.rows.push_back({console.paint(Paint::faint, zh ? chinese : english), value});
    };
    add("编号", "case", record.id);
    add("规矩", "policy", record.policy + "  " + record.policy_hash.substr(0, 12));
    add("环节", "stage", record.stage);
    add("状态", "state", console.in(standing_in_words(record)));
    add("承办", "holder",
        holder_in_words(console, program::shown_name(program, record.holder_role),
                        record.holder_unit));
    add("报送单位", "applicant", record.applicant_unit);
    add("属地", "territory", record.territory);
    add("开立", "opened", minute(record.opened));
    add("报送", "filed", minute(record.filed));
    add("办结", "closed", minute(record.closed));
    add("提示", "flags", record.flags);
    add("待补正", "to correct", record.correct_items);
    std::vector<std::string> marks;
    for (const auto& mark : record.marks) marks.push_back(mark.name + " " + minute(mark.first));
    add("已达到", "reached", joined(marks, lang));
    for (const auto& field : program.matter.fields) {
        const auto found = record.fields.find(field.name.zh);
        if (found == record.fields.end()) continue;
        table.rows.push_back(
            {console.paint(Paint::faint, field.name.in(lang)), say(found->second, lang)});
    }
    console.table(table);
}

json::object whole_json(const ports::CaseRecord& record,
                        const std::vector<ports::ClockRecord>& clocks) {
    auto object = json_of(record, next_due(clocks));
    object["policy"] = record.policy;
    object["policy_hash"] = record.policy_hash;
    object["revision"] = record.revision;
    json::object fields;
    for (const auto& [name, value] : record.fields)
        fields[name] = parsed(value::to_canonical(value));
    object["fields"] = std::move(fields);
    json::array all;
    for (const auto& clock : clocks) {
        all.push_back(json::object{{"name", clock.name},
                                   {"state", clock.state},
                                   {"due", clock.due.ms == 0 ? "" : value::iso(clock.due)}});
    }
    object["clocks"] = std::move(all);
    if (record.notes.empty()) return object;
    json::array notes;
    for (const auto& note : record.notes)
        notes.push_back(json::object{{"kind", note.kind},
                                     {"stage", note.stage},
                                     {"subject", note.subject},
                                     {"unit", note.unit},
                                     {"reason", note.reason},
                                     {"at", value::iso(note.at)},
                                     {"current", note.current}});
    object["notes"] = std::move(notes);
    return object;
}

void show_clocks(const Console& console, const std::vector<ports::ClockRecord>& clocks) {
    for (const auto& clock : clocks) {
        if (clock.state == "stopped") continue;
        const auto due = clock.due.ms == 0 ? std::string() : value::iso(value::day_of(clock.due));
        const auto words = console.in(clock_in_words(clock.state));
        console.line((console.chinese() ? "期限  " : "deadline  ") + clock.name + "  " + due +
                     "  " +
                     console.paint(clock.state == "overdue" ? Paint::red : Paint::plain, words));
    }
}

base::Text note_in_words(const std::string& kind) {
    using ports::Note;
    static const std::pair<std::string_view, base::Text> kWords[] = {
        {Note::kOpinion, {"表态", "opinion"}},     {Note::kException, {"例外", "exception"}},
        {Note::kOffer, {"移交", "hand-over"}},     {Note::kClaim, {"签收", "claim"}},
        {Note::kDelegate, {"委托", "delegation"}}, {Note::kFor, {"代办", "acted for"}},
        {Note::kSigner, {"加签", "signer"}},       {Note::kSigned, {"会签", "signed"}},
        {Note::kCopy, {"抄送", "copy"}},           {Note::kUrge, {"催办", "urged"}},
        {Note::kReturn, {"待返回", "to return"}},  {Note::kReopen, {"重新办理", "reopened"}}};
    for (const auto& [known, words] : kWords)
        if (known == kind) return words;
    return {kind};
}

/// Opinions, exceptions, claims and the like, those that no longer count too.
void show_notes(const Console& console, const std::vector<ports::Note>& notes) {
    for (const auto& note : notes) {
        if (note.kind == ports::Note::kDone) continue;
        auto text = console.in(note_in_words(note.kind));
        text += "  " + note.stage + "  " + note.unit;
        const bool personal = note.kind != ports::Note::kOpinion &&
                              note.kind != ports::Note::kException && !note.person.empty();
        if (personal) text += "/" + note.person;
        if (note.kind != ports::Note::kClaim) text += "  " + note.subject;
        if (!note.reason.empty()) text += "  " + note.reason;
        if (!note.current) text += console.in({"（已失效）", " (no longer counts)"});
        console.line(text);
    }
}

}  // namespace

namespace {

/// Of a classified case who is not named is shown where it stands, no title and no content.
ports::CaseRecord for_nobody(const program::Program& program, const ports::CaseRecord& record) {
    auto shown = casework::redact(program, record, casework::Sight::redacted);
    if (!casework::is_classified(record)) return shown;
    shown.title.clear();
    shown.fields.clear();
    shown.notes.clear();
    return shown;
}

base::Result<program::Program> policy_with(Database& database, const std::string& hash,
                                           const std::string& name) {
    const auto policy = database.cases->policy(hash);
    if (!policy) return policy.error();
    if (!*policy) return Error{ErrorKind::not_found, Code::gj5640, {name}};
    return program::deserialize((*policy)->program);
}

}  // namespace

base::Result<program::Program> policy_of_case(Database& database, const std::string& id) {
    const auto found = database.cases->read(id);
    if (!found) return found.error();
    if (!*found) return no_case(id);
    return policy_with(database, (*found)->record.policy_hash, (*found)->record.policy);
}

namespace {

/// It was sent to the unit for sight, and nobody there has looked yet.
bool has_copy(Database& database, const std::string& id, const ports::Actor& actor) {
    const auto view = database.cases->read(id);
    if (!view || !*view) return false;
    for (const auto& item : (*view)->work)
        if (item.kind == casework::kCopyWork && item.unit == actor.unit) return true;
    return false;
}

/// Somebody else's secret fields are shown: the journal of the case says to whom.
base::Outcome note_reading(const Call& call, Database& database, const program::Program& program,
                           const ports::CaseRecord& record, const ports::Actor& actor) {
    const auto sight = casework::sight_of(program, *database.units, record, actor);
    if (!sight) return sight.error();
    const bool own = *sight == casework::Sight::applicant || actor.role == casework::kPlatform;
    const bool nothing = own || casework::secrets_shown(program, record, *sight).empty();
    if (nothing && !has_copy(database, record.id, actor)) return base::Done{};
    const auto at = instant_of(call);
    if (!at) return at.error();
    casework::Command look;
    look.kind = casework::Command::Kind::look;
    look.id = call.world.new_id();
    look.case_id = record.id;
    look.at = *at;
    look.actor = actor;
    casework::Office office(*database.cases, *database.units, office_options(call));
    const auto done = office.handle(look);
    if (!done) return done.error();
    return base::Done{};
}

/// The case as it stood when a day ended; what the actor may see of it is what they may see of it now.
Exit show_then(const Call& call, Database& database, const std::string& id, value::Date day) {
    const auto& console = call.console;
    const auto then = casework::case_as_of(*database.cases, id, casework::as_of_day(day));
    if (!then) return console.fail(then.error());
    const auto program = policy_with(database, then->record.policy_hash, then->record.policy);
    if (!program) return console.fail(program.error());
    auto sight = casework::Sight::redacted;
    if (!call.arguments.as.empty()) {
        const auto actor = read_actor(call.arguments.as);
        if (!actor) return console.fail(actor.error());
        const auto view = database.cases->read(id);
        if (!view) return console.fail(view.error());
        const auto may = casework::sight_of(*program, *database.units, (*view)->record, *actor);
        if (!may) return console.fail(may.error());
        sight = *may;
        if (sight == casework::Sight::none)
            return console.fail({ErrorKind::denied, Code::gj5240, {id}});
        if (auto noted = note_reading(call, database, *program, then->record, *actor); !noted)
            return console.fail(noted.error());
    }
    const auto record = call.arguments.as.empty() ? for_nobody(*program, then->record)
                                                  : casework::redact(*program, then->record, sight);
    const auto clocks = casework::clocks_seen(*program, then->record, then->clocks, sight);
    if (call.arguments.json) {
        auto object = whole_json(record, clocks);
        object["as_of"] = value::iso(day);
        object["version"] = program->head.version;
        object["exact"] = then->exact;
        json::array unknown;
        for (const auto& what : then->unknown) unknown.emplace_back(console.in(what));
        object["unknown"] = std::move(unknown);
        console.line(json::serialize(object));
        return Exit::done;
    }
    const bool zh = console.chinese();
    console.line((zh ? "截至" + value::chinese(day) : "as of " + value::iso(day)) +
                 (zh ? "，版本" : ", version ") + program->head.version);
    show_fields(console, *program, record);
    show_clocks(console, clocks);
    show_notes(console, record.notes);
    for (const auto& what : then->unknown)
        console.line((zh ? "按当日无法复原：" : "cannot be told of that day: ") + console.in(what));
    return Exit::done;
}

}  // namespace

Exit show_case(const Call& call, Database& database, const std::string& id) {
    const auto& console = call.console;
    const auto day = as_of_day(call);
    if (!day) return console.fail(day.error());
    if (*day) return show_then(call, database, id, **day);
    const auto program = policy_of_case(database, id);
    if (!program) return console.fail(program.error());
    const auto found = database.cases->read(id);
    if (!found) return console.fail(found.error());
    auto record = for_nobody(*program, (*found)->record);
    auto sight = casework::Sight::full;  // of the clocks
    if (!call.arguments.as.empty()) {
        const auto actor = read_actor(call.arguments.as);
        if (!actor) return console.fail(actor.error());
        const auto may = casework::sight_of(*program, *database.units, (*found)->record, *actor);
        if (!may) return console.fail(may.error());
        sight = *may;
        if (sight == casework::Sight::none)
            return console.fail({ErrorKind::denied, Code::gj5240, {id}});
        record = casework::redact(*program, (*found)->record, sight);
        if (auto noted = note_reading(call, database, *program, (*found)->record, *actor); !noted)
            return console.fail(noted.error());
    }
    auto all = database.cases->clocks(id);
    if (!all) return console.fail(all.error());
    const auto clocks = casework::clocks_seen(*program, (*found)->record, std::move(*all), sight);
    if (call.arguments.json) {
        console.line(json::serialize(whole_json(record, clocks)));
        return Exit::done;
    }
    show_fields(console, *program, record);
    show_clocks(console, clocks);
    show_notes(console, record.notes);
    return Exit::done;
}

namespace {

Exit explain_then(const Call& call, Database& database, const std::string& id, value::Date day) {
    const auto& console = call.console;
    const auto hidden = entries_hidden(call, database, id);
    if (!hidden) return console.fail(hidden.error());
    const auto said = casework::explain_as_of(*database.cases, id, day, console.lang(), *hidden);
    if (!said) return console.fail(said.error());
    if (call.arguments.json)
        console.line(
            json::serialize(json::object{{"id", id}, {"as_of", value::iso(day)}, {"text", *said}}));
    else
        console.data(*said);
    return Exit::done;
}

}  // namespace

Exit explain_case(const Call& call, Database& database, const std::string& id) {
    const auto& console = call.console;
    const auto found = database.cases->read(id);
    if (!found) return console.fail(found.error());
    if (*found && is_for_nobody(call, (*found)->record))
        return console.fail({ErrorKind::denied, Code::gj5240, {id}});
    const auto day = as_of_day(call);
    if (!day) return console.fail(day.error());
    if (*day) return explain_then(call, database, id, **day);
    const auto program = policy_of_case(database, id);
    if (!program) return console.fail(program.error());
    const auto hidden = entries_hidden(call, database, id);
    if (!hidden) return console.fail(hidden.error());
    const auto said =
        casework::explain_case(*program, *database.cases, id, console.lang(), *hidden);
    if (!said) return console.fail(said.error());
    if (!call.arguments.json) {
        console.data(*said);
        if (!said->ends_with('\n')) console.line("");
        return Exit::done;
    }
    const auto journal = database.cases->journal(id);
    if (!journal) return console.fail(journal.error());
    json::array entries;
    for (const auto& entry : *journal) {
        if (hidden->contains(entry.sequence)) continue;
        entries.push_back(
            json::object{{"sequence", entry.sequence},
                         {"at", value::iso(entry.at)},
                         {"text", casework::explain_entry(*program, entry, console.lang())},
                         {"decision", parsed(entry.decision)}});
    }
    console.line(json::serialize(json::object{{"id", id}, {"entries", std::move(entries)}}));
    return Exit::done;
}

}  // namespace guiju::cli
