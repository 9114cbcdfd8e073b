// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members of the rows of a case, by name: how each is written into an effect and read back, and
// what an officer calls it. Not the columns of a database (adapters/sql). For this room only.
#include <boost/json.hpp>

#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/base/message.h"
#include "engine/ports/case_store.h"
#include "engine/value/json_text.h"

namespace guiju::evidence {

namespace json = boost::json;

template <class Row>
struct Member {
    const char* name;
    const char *zh, *en;
    bool shown;  ///< its content may stand in a message
    bool (*same)(const Row&, const Row&);
    void (*append)(const Row&, value::JsonText&);
    std::string (*time)(const Row&);          ///< said(); nullptr: it is no time
    void (*write)(Row&, const json::value&);  ///< throws when the type does not fit
};

/// Of CaseRecord: all but the id, what is counted with the entries (revision, updated, head) and the
/// fields, which are written one by one.
template <class Row>
[[nodiscard]] std::span<const Member<Row>> members();
template <>
std::span<const Member<ports::CaseRecord>> members();
template <>
std::span<const Member<ports::ClockRecord>> members();
template <>
std::span<const Member<ports::WorkItemRecord>> members();
template <>
std::span<const Member<ports::LinkRecord>> members();
template <>
std::span<const Member<ports::Mark>> members();
template <>
std::span<const Member<ports::Note>> members();
template <>
std::span<const Member<ports::PendingConfirmation>> members();

/// As a person writes it; "" when there is none (0). Stored numbers that are no time people know stay numbers.
[[nodiscard]] std::string said(value::Instant at);
[[nodiscard]] std::string said(value::Date day);

/// Writes an object of the members in which `row` differs from `before`.
template <class Row>
void append_differences(const Row& before, const Row& row, value::JsonText& out) {
    out.open('{');
    for (const auto& member : members<Row>()) {
        if (member.same(before, row)) continue;
        out.name(member.name);
        member.append(row, out);
    }
    out.close('}');
}

/// Puts members on top of a row; throws on a name that is none.
template <class Row>
void put_members(Row& row, const json::object& given) {
    std::size_t used = 0;
    for (const auto& member : members<Row>()) {
        const auto* value = given.if_contains(member.name);
        if (value == nullptr) continue;
        member.write(row, *value);
        ++used;
    }
    if (used != given.size()) throw std::invalid_argument("unknown member");
}

}  // namespace guiju::evidence
