// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/document.h"

#include <boost/json.hpp>

#include "adapters/sql/fault.h"

namespace guiju::sql {
namespace {

namespace json = boost::json;

[[noreturn]] void refuse(const std::string& owner) {
    throw Refusal{{base::ErrorKind::broken, base::Code::gj5419, {owner}}};
}

/// Runs `read` on the parsed text; whatever does not fit is refused.
template <class Read>
auto parsed(std::string_view text, const std::string& owner, Read read) {
    try {
        return read(json::parse(json::string_view(text.data(), text.size())));
    } catch (const std::exception&) {
        refuse(owner);
    }
}

std::string string_at(const json::object& object, const char* name) {
    const auto* found = object.if_contains(name);
    return found == nullptr ? std::string() : std::string(found->as_string());
}

void put(json::object& object, const char* name, const std::string& text) {
    if (!text.empty()) object[name] = text;
}

value::Record record_from(const std::string& text, const std::string& owner) {
    auto read = value::record_from_canonical(text);
    if (!read) refuse(owner);
    return *std::move(read);
}

}  // namespace

std::string fields_to_json(const value::Record& fields) {
    return fields.empty() ? "" : value::to_canonical(fields);
}

value::Record fields_from_json(std::string_view text, const std::string& owner) {
    return text.empty() ? value::Record() : record_from(std::string(text), owner);
}

std::string marks_to_json(const std::vector<ports::Mark>& marks) {
    if (marks.empty()) return "";
    json::array list;
    for (const auto& mark : marks) {
        list.push_back(
            json::object{{"name", mark.name}, {"first", mark.first.ms}, {"last", mark.last.ms}});
    }
    return json::serialize(list);
}

std::vector<ports::Mark> marks_from_json(std::string_view text, const std::string& owner) {
    if (text.empty()) return {};
    return parsed(text, owner, [](const json::value& source) {
        std::vector<ports::Mark> marks;
        for (const auto& item : source.as_array()) {
            const auto& mark = item.as_object();
            marks.push_back({string_at(mark, "name"),
                             {mark.at("first").to_number<std::int64_t>()},
                             {mark.at("last").to_number<std::int64_t>()}});
        }
        return marks;
    });
}

std::string pending_to_json(const ports::PendingConfirmation& pending) {
    if (pending == ports::PendingConfirmation{}) return "";
    json::object object{{"disposition", pending.disposition}};
    put(object, "role", pending.role);
    put(object, "unit", pending.unit);
    put(object, "proposer", pending.proposer);
    put(object, "proposer_unit", pending.proposer_unit);
    put(object, "reason", pending.reason);
    if (!pending.items.empty()) object["items"] = json::value_from(pending.items);
    return json::serialize(object);
}

ports::PendingConfirmation pending_from_json(std::string_view text, const std::string& owner) {
    if (text.empty()) return {};
    return parsed(text, owner, [](const json::value& source) {
        const auto& object = source.as_object();
        ports::PendingConfirmation pending;
        pending.disposition = object.at("disposition").to_number<std::int32_t>();
        pending.role = string_at(object, "role");
        pending.unit = string_at(object, "unit");
        pending.proposer = string_at(object, "proposer");
        pending.proposer_unit = string_at(object, "proposer_unit");
        pending.reason = string_at(object, "reason");
        if (const auto* items = object.if_contains("items"))
            pending.items = json::value_to<std::vector<int>>(*items);
        return pending;
    });
}

std::string notes_to_json(const std::vector<ports::Note>& notes) {
    if (notes.empty()) return "";
    json::array list;
    for (const auto& note : notes) {
        json::object object{{"kind", note.kind}, {"at", note.at.ms}};
        put(object, "stage", note.stage);
        put(object, "subject", note.subject);
        put(object, "role", note.role);
        put(object, "unit", note.unit);
        put(object, "person", note.person);
        put(object, "reason", note.reason);
        if (note.votes != 0) object["votes"] = note.votes;
        if (note.until.ms != 0) object["until"] = note.until.ms;
        if (!note.current) object["past"] = true;
        list.push_back(std::move(object));
    }
    return json::serialize(list);
}

std::vector<ports::Note> notes_from_json(std::string_view text, const std::string& owner) {
    if (text.empty()) return {};
    return parsed(text, owner, [](const json::value& source) {
        const auto number = [](const json::object& object, const char* name) {
            const auto* found = object.if_contains(name);
            return found == nullptr ? std::int64_t{0} : found->to_number<std::int64_t>();
        };
        std::vector<ports::Note> notes;
        for (const auto& item : source.as_array()) {
            const auto& object = item.as_object();
            ports::Note note;
            note.kind = string_at(object, "kind");
            note.stage = string_at(object, "stage");
            note.subject = string_at(object, "subject");
            note.role = string_at(object, "role");
            note.unit = string_at(object, "unit");
            note.person = string_at(object, "person");
            note.reason = string_at(object, "reason");
            note.votes = number(object, "votes");
            note.at.ms = number(object, "at");
            note.until.ms = number(object, "until");
            note.current = !object.contains("past");
            notes.push_back(std::move(note));
        }
        return notes;
    });
}

std::string entries_to_json(const Entries& entries) {
    if (entries.empty()) return "";
    value::Record all;
    for (const auto& [name, entry] : entries) all.emplace(name, value::Value(entry));
    return value::to_canonical(value::Value(std::move(all)));
}

Entries entries_from_json(std::string_view text, const std::string& owner) {
    Entries entries;
    if (text.empty()) return entries;
    for (const auto& [name, entry] : record_from(std::string(text), owner)) {
        if (entry.record() == nullptr) refuse(owner);
        entries.emplace(name, *entry.record());
    }
    return entries;
}

}  // namespace guiju::sql
