// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/case_access.h"

#include <algorithm>

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

/// The rows of a case in one of its tables; `rest` says which and in what order.
template <class Record>
std::vector<Record> rows_of(Session& session, Table<Record>& table, Lazy& lazy, const char* rest) {
    auto& select = lazy.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "key");
        table.row.prepare_select(s, table.name, std::string(" where case_id = :key") + rest);
    });
    return table.row.all(select);
}

[[noreturn]] void refuse(ErrorKind kind, Code code, const std::string& what) {
    throw Refusal{{kind, code, {what}}};
}

/// Rewrites what moves of the case in the cells, and what else is not as it was `before`; false when it is not at
/// that revision. Why not all: the indexes of a column that is written are written too.
bool take_step(Session& session, const Known* before, const Known& now, std::int64_t expected) {
    const bool opened = before == nullptr || before->opened != now.opened;
    const bool fixed = opened || before->fixed != now.fixed;
    auto& step = session.steps.at((fixed ? 1U : 0U) + (opened ? 1U : 0U))
                     .get(session.raw(), [&](Statement& s) {
                         std::vector<Part> parts{Part::moves};
                         if (fixed) parts.push_back(Part::fixed);
                         if (opened) parts.push_back(Part::opened);
                         s.use(session.number, "expected");
                         session.cases.row.prepare_update(s, session.cases.name, parts,
                                                          " and revision = :expected");
                     });
    session.number.set(static_cast<long long>(expected));
    return step.change() == 1;
}

void rewrite_document(Session& session, const std::string& id) {
    auto& table = session.documents;
    auto& update = session.document.get(session.raw(), [&](Statement& s) {
        table.row.prepare_update(s, table.name, {Part::fixed});
    });
    if (update.change() != 1) refuse(ErrorKind::broken, Code::gj5419, id);
}

void save_existing(Session& session, const ports::CaseChange& change, Seen& seen) {
    const auto& id = change.after.id;
    Known now;
    remember(session, session.documents.row, now);
    const auto found = seen.find(id);
    const auto* before = found == seen.end() ? nullptr : &found->second;
    if (!take_step(session, before, now, change.expected_revision))
        refuse(ErrorKind::conflict, Code::gj5414, id);
    if (before == nullptr || before->document != now.document) rewrite_document(session, id);
    seen[id] = std::move(now);
}

void save_new(Session& session, const ports::CaseChange& change, Seen& seen) {
    insert_new(session, session.cases, Code::gj5415, change.after.id);
    session.documents.insert(session.raw());
    remember(session, session.documents.row, seen[change.after.id]);
}

/// Binds what is asked for. Some databases fail, and say nothing of it, when no key can be as long.
void ask_for(Session& session, const std::string& id) {
    session.key.set(id);
    check_text(session.key, kKeyCharacters);
}

template <class Record>
void put_all(Session& session, Table<Record>& table, const std::vector<Record>& records) {
    for (const auto& record : records) {
        table.row.put(record);
        table.put(session.raw());
    }
}

}  // namespace

void remember(Session& session, const Row<ports::CaseRecord>& document, Known& known) {
    session.cases.row.image(Part::opened, known.opened);
    session.cases.row.image(Part::fixed, known.fixed);
    document.image(Part::fixed, known.document);
}

void check_fits(const ports::CaseChange& change) {
    const auto& id = change.after.id;
    const auto revision = change.expected_revision + 1;
    bool fits = !id.empty() && change.expected_revision >= 0 && change.after.revision == revision &&
                change.journal.case_id == id && change.journal.sequence == revision &&
                !change.command.id.empty() && change.command.case_id == id &&
                change.outbox.size() < kOutboxPlaces;
    for (const auto& link : change.links)
        fits = fits && link.from == id && !link.relation.empty() && !link.to.empty();
    for (const auto& clock : change.clocks) fits = fits && clock.case_id == id;
    for (const auto& item : change.work) fits = fits && item.case_id == id && !item.id.empty();
    for (const auto& message : change.outbox) fits = fits && message.case_id == id;
    for (const auto& holding : change.holdings)
        fits = fits && !holding.id.empty() && !holding.name.empty() && !holding.subject.empty();
    for (const auto& guard : change.guards)
        fits = fits && !guard.name.empty() && !guard.subject.empty();
    if (!fits) refuse(ErrorKind::misuse, Code::gj5424, id);
}

std::optional<ports::CaseView> load_case(Session& session, const std::string& id, Seen* seen) {
    auto& row = session.cases.row;
    auto& select = session.load_case.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "key");
        row.into(s);
        session.joined.into(s);
        s.prepare("select " + row.names("case_row") + ", " + session.joined.names("case_doc") +
                  " from case_row join case_doc on case_doc.case_id = case_row.id"
                  " where case_row.id = :key");
    });
    ask_for(session, id);
    if (!select.only()) return std::nullopt;
    ports::CaseView view;
    view.record = row.take();
    session.joined.take_into(view.record);
    if (seen != nullptr) remember(session, session.joined, (*seen)[id]);
    view.clocks =
        rows_of(session, session.clocks, session.load_clocks,
                " and (clock_state is null or clock_state <> 'stopped') order by clock_name");
    view.work =
        rows_of(session, session.work, session.load_work, " and closed = 0 order by case_id, id");
    return view;
}

std::optional<ports::CommandRecord> find_command(Session& session, const std::string& id) {
    auto& commands = session.commands;
    auto& select = session.find_command.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "key");
        commands.row.prepare_select(s, commands.name, " where id = :key");
    });
    ask_for(session, id);
    if (!select.only()) return std::nullopt;
    return commands.row.take();
}

bool is_asked(Row<ports::CaseRecord>& row, const ports::DuplicatesAsked& asked) {
    return row["duplicate_key"].as_text() == asked.key &&
           row["policy_name"].as_text() == asked.policy;
}

std::vector<std::string> find_duplicates(Session& session, const ports::DuplicatesAsked& asked) {
    auto& row = session.cases.row;
    auto& select = session.duplicates.get(session.raw(), [&](Statement& s) {
        s.use(session.rows, "hash").use(session.number, "since");
        s.into(row["id"]).into(row["policy_name"]).into(row["duplicate_key"]);
        s.prepare(
            "select id, policy_name, duplicate_key from case_row"
            " where duplicate_hash = :hash and filed <> 0 and filed >= :since");
    });
    std::vector<std::string> found;
    if (asked.key.empty()) return found;
    session.rows.set(duplicate_hash(asked.key));
    session.number.set(static_cast<long long>(asked.since.ms));
    for (bool more = select.first(); more; more = select.next()) {
        if (is_asked(row, asked)) found.emplace_back(row["id"].as_text());
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> find_filed_by(Session& session, const std::string& policy,
                                       const std::string& applicant_unit) {
    auto& row = session.cases.row;
    auto& select = session.filed_by.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "policy").use(session.unit_key, "unit");
        s.into(row["id"]);
        s.prepare(
            "select id from case_row where policy_name = :policy and applicant_unit = :unit"
            " and filed <> 0 order by filed desc, id desc");
    });
    session.key.set(policy);
    session.unit_key.set(applicant_unit);
    std::vector<std::string> found;
    for (bool more = select.first(); more; more = select.next())
        found.emplace_back(row["id"].as_text());
    return found;
}

void save_change(Session& session, const ports::CaseChange& change, Seen& seen) {
    check_fits(change);
    auto& raw = session.raw();
    session.cases.row.put(change.after);
    session.documents.row.put(change.after);
    session.commands.row.put(change.command);
    insert_new(session, session.commands, Code::gj5416, change.command.id);
    if (change.expected_revision == 0) {
        save_new(session, change, seen);
    } else {
        save_existing(session, change, seen);
    }
    session.journal.row.put(change.journal);
    insert_new(session, session.journal, Code::gj5414, change.after.id);
    put_all(session, session.clocks, change.clocks);
    put_all(session, session.work, change.work);
    put_all(session, session.holdings, change.holdings);
    if (!change.guards.empty()) step_accounts(session, change.guards, change.after.id);
    put_all(session, session.links, change.links);
    auto& place = session.outbox.row["place_no"];
    for (std::size_t i = 0; i < change.outbox.size(); ++i) {
        place.set(outbox_place(change.journal.sequence, i));
        session.outbox.row.put(change.outbox[i]);
        session.outbox.insert(raw);
    }
}

std::vector<ports::ClockRecord> all_clocks(Session& session, const std::string& id) {
    session.key.set(id);
    return rows_of(session, session.clocks, session.all_clocks, " order by clock_name");
}

std::vector<ports::JournalRecord> all_journal(Session& session, const std::string& id) {
    session.key.set(id);
    return rows_of(session, session.journal, session.all_journal, " order by seq");
}

std::vector<ports::OutboxRecord> all_outbox(Session& session, const std::string& id) {
    session.key.set(id);
    return rows_of(session, session.outbox, session.all_outbox, " order by place_no");
}

std::vector<ports::LinkRecord> all_links(Session& session, const std::string& id) {
    auto& row = session.links.row;
    auto& select = session.case_links.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "key").use(session.name, "other");
        row.prepare_select(s, session.links.name,
                           " where from_id = :key or to_id = :other"
                           " order by from_id, relation, to_id");
    });
    session.key.set(id);
    session.name.set(id);
    return row.all(select);
}

std::vector<ports::ListRecord> all_lists(Session& session, const std::string& policy,
                                         const std::string& list) {
    auto& row = session.lists.row;
    auto& select = session.list_versions.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "key").use(session.name, "other");
        row.prepare_select(s, session.lists.name,
                           " where policy_name = :key and list_name = :other order by version_no");
    });
    session.key.set(policy);
    session.name.set(list);
    return row.all(select);
}

}  // namespace guiju::sql
