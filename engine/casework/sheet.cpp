// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/sheet.h"

#include <boost/json.hpp>

#include "engine/evidence/effect.h"
#include "engine/evidence/entry.h"
#include "engine/program/local_names.h"
#include "engine/value/json_text.h"

namespace guiju::casework {
namespace {

namespace json = boost::json;

/// What a command says, in 16 digits. The instant is not in it: who asks again asks later.
std::string content_of(const Command& command) {
    constexpr std::uint64_t kBasis = 14695981039346656037U, kPrime = 1099511628211U;  // FNV-1a
    auto sum = kBasis;
    const auto add = [&](std::string_view text) {
        for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * kPrime;
        sum = (sum ^ 0xFFU) * kPrime;  // in no text
    };
    for (const auto* text : {&command.actor.person, &command.reason, &command.target,
                             &command.applicant, &command.intended})
        add(*text);
    if (!command.inputs.empty()) add(value::to_canonical(command.inputs));
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(sum >> shift) & 15U];
    return out;
}

std::string key_of(const Command& command) {
    return command.case_id + "\n" + verb_of(command) + "\n" +
           std::to_string(static_cast<int>(command.kind)) + "\n" + command.actor.unit + "\n" +
           content_of(command);
}

/// Answers kept without the unit that asked, or without what it said, are older; nothing else is taken for the same
/// question.
bool same_question(const std::string& asked, const Command& command) {
    auto key = key_of(command);
    for (const int parts_less : {0, 1, 2}) {
        if (parts_less > 0) key.resize(key.rfind('\n'));
        if (asked == key) return true;
    }
    return false;
}

ports::JournalRecord journal_of(const Sheet& sheet, const Receipt& receipt) {
    const Command& c = sheet.command;
    ports::JournalRecord j;
    j.case_id = sheet.now.id;
    j.sequence = sheet.sequence();
    j.at = c.at;
    j.actor_person = c.actor.person;
    j.actor_unit = c.actor.unit;
    j.actor_role = sheet.actor_role;
    j.verb = verb_of(c);
    j.from_stage = sheet.before.stage;
    j.from_phase = sheet.before.phase;
    j.to_stage = sheet.now.stage;
    j.to_phase = sheet.now.phase;
    if (!c.inputs.empty()) j.inputs = value::to_canonical(c.inputs);
    j.reason = c.reason;
    j.decision = to_json(receipt.decision);
    j.command_id = c.id;
    return j;
}

}  // namespace

std::int32_t Sheet::stage_index() const { return index_of(program.stages, now.stage); }

const program::Stage& Sheet::stage() const { return stage_at(stage_index()); }

const std::string& Sheet::role_name(std::int32_t index) const {
    return program.roles[static_cast<std::size_t>(index)].name.zh;
}

bool Sheet::has_mark(std::int32_t mark) const {
    const auto& name = program.marks[static_cast<std::size_t>(mark)].zh;
    for (const auto& m : now.marks)
        if (m.name == name) return true;
    return false;
}

void add_work(Sheet& s, ports::WorkItemRecord item) {
    const auto base = s.now.id + "#" + std::to_string(s.sequence());
    item.id = base;
    for (int n = 2; s.work.contains(item.id); ++n) item.id = base + "-" + std::to_string(n);
    item.case_id = s.now.id;
    item.stage = s.now.stage;
    item.opened = s.command.at;
    s.changed_work.insert(item.id);
    s.work[item.id] = item;
    if (item.unit != s.command.actor.unit) notify(s, "work", item.role, item.unit, item.kind);
}

ports::Note& add_note(Sheet& sheet, const char* kind, const std::string& subject) {
    ports::Note note;
    note.kind = kind;
    note.stage = sheet.now.stage;
    note.subject = subject;
    note.unit = sheet.command.actor.unit;
    note.person = sheet.command.actor.person;
    note.at = sheet.command.at;
    sheet.now.notes.push_back(std::move(note));
    return sheet.now.notes.back();
}

bool is_classified(const ports::CaseRecord& record) { return record.confidentiality == "涉密"; }

void notify(Sheet& sheet, const std::string& topic, const std::string& role,
            const std::string& unit, const std::string& what) {
    ports::OutboxRecord o;
    o.id = sheet.now.id + "/" + std::to_string(sheet.sequence()) + "/" +
           std::to_string(sheet.outbox.size() + 1);
    o.case_id = sheet.now.id;
    o.topic = topic;
    o.role = role;
    o.unit = unit;
    json::object body{{"case", sheet.now.id}, {"stage", sheet.now.stage}, {"what", what}};
    if (!is_classified(sheet.now)) body["title"] = sheet.now.title;
    if (sheet.simulate) body["simulated"] = true;
    o.body = json::serialize(body);
    o.at = sheet.command.at;
    sheet.outbox.push_back(std::move(o));
}

Outcome notify_role(Sheet& sheet, const std::string& topic, std::int32_t role,
                    const std::string& what) {
    const auto unit = sheet.roles().unit_of(role);
    if (!unit.ok()) return unit.error();
    notify(sheet, topic, sheet.role_name(role), unit->has_value() ? (*unit)->id : "", what);
    return base::Done{};
}

void flag(Sheet& sheet, const std::string& text) {
    sheet.flags.push_back(text);
    auto& kept = sheet.now.flags;
    if (("、" + kept + "、").find("、" + text + "、") == std::string::npos)
        kept += (kept.empty() ? "" : "、") + text;
}

Receipt receipt_of(Sheet& sheet) {
    Receipt r;
    r.case_id = sheet.now.id;
    r.revision = sheet.sequence();
    r.stage = sheet.now.stage;
    r.phase = sheet.now.phase;
    r.holder_role = sheet.now.holder_role;
    r.holder_unit = sheet.now.holder_unit;
    const auto shown = program::shown_name(sheet.program, r.holder_role);
    if (shown != r.holder_role) r.holder_shown = shown;
    r.outcome = sheet.outcome;
    r.items = sheet.items;
    r.flags = sheet.flags;
    if (sheet.simulate) r.flags.push_back("模拟");
    r.decision = std::move(sheet.decision);
    return r;
}

ports::CaseChange change_of(Sheet& sheet, const Receipt& receipt) {
    ports::CaseChange change;
    change.expected_revision = sheet.before.revision;
    change.journal = journal_of(sheet, receipt);
    change.command = {sheet.command.id, sheet.now.id, sheet.sequence(),
                      answer_of(sheet.command, receipt, change.journal.decision), sheet.command.at};
    change.after = std::move(sheet.now);
    sheet.now.id = change.after.id;
    change.after.revision = sheet.sequence();
    change.after.updated = sheet.command.at;
    for (const auto& name : sheet.changed_clocks)
        change.clocks.push_back(std::move(sheet.clocks.at(name)));
    for (const auto& id : sheet.changed_work) change.work.push_back(std::move(sheet.work.at(id)));
    change.outbox = std::move(sheet.outbox);
    change.holdings = std::move(sheet.holdings);
    change.guards = std::move(sheet.guards);
    change.links = std::move(sheet.links);
    const auto hash =
        evidence::hash_named(sheet.tx.fingerprints_with()).value_or(evidence::Hash::sha256);
    change.journal.effect = evidence::effect_of(sheet.before, change, hash);
    evidence::chain(change, sheet.before.head, hash);
    return change;
}

std::string verb_of(const Command& command) {
    switch (command.kind) {
        case Command::Kind::open: return "开立";
        case Command::Kind::fill: return "填写";
        case Command::Kind::act: return command.verb;
        case Command::Kind::screen: return "审查";
        case Command::Kind::correct: return "补正";
        case Command::Kind::confirm: return "确认";
        case Command::Kind::decline: return "不予确认";
        case Command::Kind::withdraw: return "撤回";
        case Command::Kind::merge: return "合并";
        case Command::Kind::hand_over: return "移交";
        case Command::Kind::suspend: return "暂停";
        case Command::Kind::resume: return "恢复";
        case Command::Kind::tick: return "到期检查";
        case Command::Kind::kin: return "名下案件变化";
        case Command::Kind::comment: return "备注";
        case Command::Kind::opine: return command.verb;
        case Command::Kind::except: return "例外";
        case Command::Kind::terminate: return "终止";
        case Command::Kind::accept: return command.verb.empty() ? "接收" : command.verb;
        case Command::Kind::look: return "查看";
        case Command::Kind::migrate: return kPassage;
        case Command::Kind::migrate_back: return kPassageBack;
        case Command::Kind::claim: return "签收";
        case Command::Kind::transfer: return "转办";
        case Command::Kind::delegate:
            return command.verb == kEndDelegation ? kEndDelegation : "委托";
        case Command::Kind::sign_before: return "前加签";
        case Command::Kind::sign_after: return "后加签";
        case Command::Kind::remove_signer: return "减签";
        case Command::Kind::copy: return "抄送";
        case Command::Kind::urge: return "催办";
        case Command::Kind::take_back: return "取回";
        case Command::Kind::send_to: return "退回环节";
        case Command::Kind::jump: return "跳转";
        case Command::Kind::reopen: return "重新办理";
    }
    return "";
}

std::string answer_of(const Command& command, const Receipt& receipt, const std::string& decision) {
    value::JsonText out;
    out.open('{')
        .name("asked")
        .text(key_of(command))
        .name("receipt")
        .json(to_json(receipt, decision));
    return out.close('}').take();
}

namespace {

/// Somebody who can write to the database could keep a deadline from being seen to by an answer to its tick.
bool is_possible(const Command& command, const ports::CommandRecord& first, std::int64_t revision) {
    if (first.case_id != command.case_id) return true;  // another question: told as such
    const bool names_revision =
        command.kind == Command::Kind::tick && command.expected_revision != 0;
    return first.revision <= revision &&
           (!names_revision || first.revision == command.expected_revision + 1);
}

/// What was asked and the receipt, both as text; empty when the answer is none of ours.
std::optional<std::pair<std::string, std::string>> parts_of(const ports::CommandRecord& record) {
    boost::system::error_code problem;
    const auto answer = json::parse(record.answer, problem);
    const auto* object = problem ? nullptr : answer.if_object();
    const auto* asked = object == nullptr ? nullptr : object->if_contains("asked");
    const auto* receipt = object == nullptr ? nullptr : object->if_contains("receipt");
    if (asked == nullptr || !asked->is_string() || receipt == nullptr) return std::nullopt;
    std::string asked_text(asked->get_string());
    // Older answers keep the receipt as a text.
    if (receipt->is_string())
        return std::pair(std::move(asked_text), std::string(receipt->get_string()));
    return std::pair(std::move(asked_text), json::serialize(*receipt));
}

}  // namespace

Result<Receipt> receipt_in(const ports::CommandRecord& answer) {
    const auto parts = parts_of(answer);
    if (!parts) return broken(Code::gj5009, {answer.id});
    return receipt_from_json(parts->second);
}

Result<Receipt> repeated(const Command& command, const ports::CommandRecord& first,
                         std::int64_t revision) {
    const auto parts = parts_of(first);
    if (!parts || !is_possible(command, first, revision)) return broken(Code::gj5009, {command.id});
    if (!same_question(parts->first, command)) return misuse(Code::gj5006, {command.id});
    auto read = receipt_from_json(parts->second);
    if (read.ok()) read->repeated = true;
    return read;
}

}  // namespace guiju::casework
