// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/effect.h"

#include "engine/evidence/members.h"

namespace guiju::evidence {
namespace {

using value::JsonText;

constexpr const char* kWhole = "whole";
constexpr const char* kAnswer = "answer";
constexpr const char* kMessages = "messages";

/// The fields that came or changed, and the names of those that went.
void add_fields(JsonText& effect, const value::Record& before, const value::Record& now) {
    constexpr std::size_t kRoom = 480;
    std::string set;
    set.reserve(kRoom);
    std::vector<const std::string*> gone;
    auto old = before.begin();  // both are in order of their names
    const auto pass_gone = [&](const std::string* until) {
        for (; old != before.end() && (until == nullptr || old->first < *until); ++old)
            gone.push_back(&old->first);
    };
    for (const auto& [name, content] : now) {
        pass_gone(&name);
        if (old != before.end() && old->first == name && old++->second == content) continue;
        if (!set.empty()) set += ',';
        value::append_quoted(set, name);
        set += ':';
        value::append_canonical(set, content);
    }
    if (!set.empty()) effect.name("set").json(R"({"r":{)" + set + "}}");
    pass_gone(nullptr);
    if (gone.empty()) return;
    effect.name("gone").open('[');
    for (const auto* name : gone) effect.text(*name);
    effect.close(']');
}

void add_record(JsonText& effect, const ports::CaseRecord& before, const ports::CaseRecord& now) {
    JsonText changed;
    append_differences(before, now, changed);
    if (changed.written() != "{}") effect.name("case").json(changed.written());
    add_fields(effect, before.fields, now.fields);
}

template <class Row>
void add_rows(JsonText& effect, const char* name, const std::vector<Row>& rows) {
    if (rows.empty()) return;
    effect.name(name).open('[');
    for (const auto& row : rows) append_differences(Row{}, row, effect);
    effect.close(']');
}

void add_given(JsonText& effect, const ports::CaseChange& change, Hash hash) {
    if (!change.command.answer.empty())
        effect.name(kAnswer).text(fingerprint_of(change.command, hash));
    if (change.outbox.empty()) return;
    effect.name(kMessages).open('[');
    for (const auto& message : change.outbox) effect.text(fingerprint_of(message, hash));
    effect.close(']');
}

Given given_in(const json::object& effect) {
    Given given;
    if (const auto* answer = effect.if_contains(kAnswer)) given.answer = answer->as_string();
    if (const auto* messages = effect.if_contains(kMessages))
        for (const auto& one : messages->as_array()) given.messages.emplace_back(one.as_string());
    return given;
}

template <class Key, class Row>
std::vector<Row> listed(const std::map<Key, Row>& rows) {
    std::vector<Row> out;
    for (const auto& [key, row] : rows) out.push_back(row);
    return out;
}

template <class Row, class Put>
void each_row(const json::object& effect, const char* name, Put put) {
    const auto* list = effect.if_contains(name);
    if (list == nullptr) return;
    for (const auto& item : list->as_array()) {
        Row row{};
        put_members(row, item.as_object());
        put(std::move(row));
    }
}

void put_fields(value::Record& fields, const json::object& effect) {
    if (const auto* set = effect.if_contains("set")) {
        bool ok = false;
        const auto read = value::from_canonical(json::serialize(*set), ok);
        if (!ok || read.record() == nullptr) throw std::invalid_argument("fields");
        for (const auto& [name, content] : *read.record()) fields[name] = content;
    }
    if (const auto* gone = effect.if_contains("gone"))
        for (const auto& name : gone->as_array()) fields.erase(std::string(name.as_string()));
}

void put_effect(const json::object& effect, CaseRows& rows) {
    if (effect.contains(kWhole)) rows = {};
    rows.given = given_in(effect);
    if (const auto* changed = effect.if_contains("case"))
        put_members(rows.record, changed->as_object());
    put_fields(rows.record.fields, effect);
    each_row<ports::ClockRecord>(effect, "clocks",
                                 [&](auto row) { rows.clocks[row.name] = std::move(row); });
    each_row<ports::WorkItemRecord>(effect, "work",
                                    [&](auto row) { rows.work[row.id] = std::move(row); });
    each_row<ports::LinkRecord>(effect, "links", [&](auto row) {
        rows.links[{row.relation, row.to}] = std::move(row);
    });
}

}  // namespace

std::string effect_of(const ports::CaseRecord& before, const ports::CaseChange& change, Hash hash) {
    JsonText effect;
    effect.open('{');
    add_record(effect, before, change.after);
    add_rows(effect, "clocks", change.clocks);
    add_rows(effect, "work", change.work);
    add_rows(effect, "links", change.links);
    add_given(effect, change, hash);
    return effect.close('}').take();
}

std::string fingerprint_of(const ports::CommandRecord& command, Hash hash) {
    std::string bytes;
    add_text(bytes, command.id);
    add_text(bytes, command.case_id);
    add_number(bytes, command.revision);
    add_text(bytes, command.answer);
    add_number(bytes, command.at.ms);
    return Hasher().fingerprint(hash, bytes);
}

std::string fingerprint_of(const ports::OutboxRecord& message, Hash hash) {
    std::string bytes;
    for (const auto* text : {&message.id, &message.case_id, &message.topic, &message.role,
                             &message.unit, &message.body})
        add_text(bytes, *text);
    add_number(bytes, message.at.ms);
    return Hasher().fingerprint(hash, bytes);
}

std::string whole_effect(const CaseRows& rows) {
    JsonText effect;
    effect.open('{').name(kWhole).yes(true);
    add_record(effect, {}, rows.record);
    add_rows(effect, "clocks", listed(rows.clocks));
    add_rows(effect, "work", listed(rows.work));
    add_rows(effect, "links", listed(rows.links));
    return effect.close('}').take();
}

bool apply(const ports::JournalRecord& entry, CaseRows& rows) {
    try {
        json::parse_options options;
        options.max_depth = 160;
        put_effect(json::parse(entry.effect, {}, options).as_object(), rows);
    } catch (const std::exception&) {
        return false;
    }
    auto& record = rows.record;
    record.id = entry.case_id;
    record.revision = entry.sequence;
    record.updated = entry.at;
    record.head = entry.fingerprint;
    return true;
}

}  // namespace guiju::evidence
