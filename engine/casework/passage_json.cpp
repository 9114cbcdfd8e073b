// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json.hpp>
#include <type_traits>

#include "engine/casework/passage.h"
#include "engine/casework/sheet.h"

namespace guiju::casework {
namespace {

namespace json = boost::json;
using ports::CaseRecord;
using ports::ClockRecord;
using ports::Note;
using ports::PendingConfirmation;
using ports::WorkItemRecord;

// The members of each part, written once for writing and reading.
template <class A>
void describe(A& a, PendingConfirmation& x) {
    a("disposition", x.disposition);
    a("role", x.role);
    a("unit", x.unit);
    a("proposer", x.proposer);
    a("proposer_unit", x.proposer_unit);
    a("reason", x.reason);
    a("items", x.items);
}
template <class A>
void describe(A& a, Note& x) {
    a("kind", x.kind);
    a("stage", x.stage);
    a("subject", x.subject);
    a("role", x.role);
    a("unit", x.unit);
    a("person", x.person);
    a("reason", x.reason);
    a("votes", x.votes);
    a("at", x.at);
    a("until", x.until);
    a("current", x.current);
}
template <class A>
void describe(A& a, CaseRecord& x) {
    a("policy_hash", x.policy_hash);
    a("stage", x.stage);
    a("phase", x.phase);
    a("phase_before", x.phase_before);
    a("rung", x.rung);
    a("holder_role", x.holder_role);
    a("holder_unit", x.holder_unit);
    a("handler_unit", x.handler_unit);
    a("correct_items", x.correct_items);
    a("pending", x.pending);
    a("notes", x.notes);
}
template <class A>
void describe(A& a, ClockRecord& x) {
    a("case", x.case_id);
    a("name", x.name);
    a("state", x.state);
    a("budget", x.budget);
    a("unit", x.unit);
    a("consumed", x.consumed);
    a("running_since", x.running_since);
    a("due", x.due);
    a("reminders", x.reminders);
    a("next_reminder", x.next_reminder);
    a("started", x.started);
    a("stopped", x.stopped);
    a("pause_reason", x.pause_reason);
}
template <class A>
void describe(A& a, WorkItemRecord& x) {
    a("id", x.id);
    a("case", x.case_id);
    a("kind", x.kind);
    a("stage", x.stage);
    a("role", x.role);
    a("unit", x.unit);
    a("person", x.person);
    a("opened", x.opened);
    a("closed", x.closed);
}
template <class A>
void describe(A& a, Before& x) {
    a("from_hash", x.from_hash);
    a("to_hash", x.to_hash);
    a("from_version", x.from_version);
    a("to_version", x.to_version);
    a("record", x.record);
    a("clocks", x.clocks);
    a("work", x.work);
    a("new_clocks", x.new_clocks);
    a("new_work", x.new_work);
}

struct Writer {
    json::object out;
    template <class T>
    void operator()(const char* key, T& member) {
        out.emplace(key, value_of(member));
    }
    template <class T>
    static json::value value_of(T& x) {
        if constexpr (std::is_same_v<T, std::string>) {
            return json::string(x);
        } else if constexpr (std::is_same_v<T, bool>) {
            return x;
        } else if constexpr (std::is_integral_v<T>) {
            return static_cast<std::int64_t>(x);
        } else if constexpr (std::is_same_v<T, value::Instant>) {
            return x.ms;
        } else if constexpr (std::is_same_v<T, value::Date>) {
            return static_cast<std::int64_t>(x.days);
        } else {
            Writer part;
            describe(part, x);
            return std::move(part.out);
        }
    }
    template <class T>
    static json::value value_of(std::vector<T>& items) {
        json::array list;
        for (auto& item : items) list.push_back(value_of(item));
        return list;
    }
};

struct Reader {
    const json::object* in;
    bool& ok;
    template <class T>
    void operator()(const char* key, T& member) {
        const auto* found = in == nullptr ? nullptr : in->if_contains(key);
        ok = ok && found != nullptr;
        if (ok) read(*found, member);
    }
    template <class T>
    void read(const json::value& v, T& x) {
        if constexpr (std::is_same_v<T, std::string>) {
            ok = ok && v.is_string();
            if (ok) x = std::string(v.get_string());
        } else if constexpr (std::is_same_v<T, bool>) {
            ok = ok && v.is_bool();
            if (ok) x = v.get_bool();
        } else if constexpr (std::is_integral_v<T>) {
            ok = ok && v.is_int64();
            if (ok) x = static_cast<T>(v.get_int64());
        } else if constexpr (std::is_same_v<T, value::Instant>) {
            read(v, x.ms);
        } else if constexpr (std::is_same_v<T, value::Date>) {
            read(v, x.days);
        } else {
            Reader part{v.if_object(), ok};
            describe(part, x);
        }
    }
    template <class T>
    void read(const json::value& v, std::vector<T>& items) {
        ok = ok && v.is_array();
        if (!ok) return;
        for (const auto& item : v.get_array()) {
            T one{};
            read(item, one);
            items.push_back(std::move(one));
        }
    }
};

}  // namespace

std::string to_json(const Before& before) {
    Before copy = before;
    return json::serialize(Writer::value_of(copy));
}

Result<Before> before_from_json(const std::string& text) {
    boost::system::error_code problem;
    const auto parsed = json::parse(text, problem);
    Before before;
    bool ok = !problem;
    if (ok) Reader{parsed.if_object(), ok}.read(parsed, before);
    if (!ok) return broken(Code::gj5009, {Text(kPassage)});
    return before;
}

std::optional<Before> passage_in(const ports::JournalRecord& entry) {
    if (entry.verb != kPassage) return std::nullopt;
    const auto decision = decision_from_json(entry.decision);
    if (!decision.ok() || decision->passage.empty()) return std::nullopt;
    auto before = before_from_json(decision->passage);
    if (!before.ok()) return std::nullopt;
    return *std::move(before);
}

Before before_of(const Versions& versions, const ports::CaseView& view, const Passage& passage) {
    Before before;
    before.from_hash = versions.from_hash;
    before.to_hash = versions.to_hash;
    before.from_version = versions.from.head.version;
    before.to_version = versions.to.head.version;
    before.record = view.record;
    for (const auto& clock : passage.clocks) {
        const auto was = std::find_if(view.clocks.begin(), view.clocks.end(),
                                      [&](const ClockRecord& c) { return c.name == clock.name; });
        if (was != view.clocks.end())
            before.clocks.push_back(*was);
        else
            before.new_clocks.push_back(clock.name);
    }
    for (const auto& item : passage.work) {
        const auto was = std::find_if(view.work.begin(), view.work.end(),
                                      [&](const WorkItemRecord& w) { return w.id == item.id; });
        if (was != view.work.end())
            before.work.push_back(*was);
        else
            before.new_work.push_back(item.id);
    }
    return before;
}

CaseRecord put_back(CaseRecord now, const Before& before) {
    const auto& was = before.record;
    now.policy_hash = before.from_hash;
    now.stage = was.stage;
    now.phase = was.phase;
    now.phase_before = was.phase_before;
    now.rung = was.rung;
    now.holder_role = was.holder_role;
    now.holder_unit = was.holder_unit;
    now.handler_unit = was.handler_unit;
    now.correct_items = was.correct_items;
    now.pending = was.pending;
    now.notes = was.notes;
    return now;
}

}  // namespace guiju::casework
