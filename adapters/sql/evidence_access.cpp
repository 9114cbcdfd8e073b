// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/evidence_access.h"

#include "adapters/sql/store.h"
#include "adapters/sql/store_parts.h"

namespace guiju::sql {
namespace {

Statement& select_heads(Session& session) {
    return session.all_heads.get(session.raw(), [&](Statement& s) {
        session.heads.prepare_select(s, "case_row", " order by id");
    });
}

}  // namespace

std::vector<ports::HeadRecord> all_heads(Session& session) {
    return session.heads.all(select_heads(session));
}

void visit_journal(Session& session, ports::EvidenceVisitor& visitor) {
    auto& heads = select_heads(session);
    auto& entries = session.whole_journal.get(session.raw(), [&](Statement& s) {
        session.journal.row.prepare_select(s, "journal", " order by case_id, seq");
    });
    ports::HeadRecord head;
    ports::JournalRecord entry;
    const auto taken = [](bool more, const auto& row, auto& record) {
        if (more) row.take_into(record);
        return more;
    };
    bool more_heads = taken(heads.first(), session.heads, head);
    bool more_entries = taken(entries.first(), session.journal.row, entry);
    while (more_heads || more_entries) {
        // Both come by the bytes of their ids; of one case the head goes first.
        if (more_heads && (!more_entries || head.case_id <= entry.case_id)) {
            session.unwatched([&] { visitor.head(head); });
            more_heads = taken(heads.next(), session.heads, head);
        } else {
            session.unwatched([&] { visitor.entry(entry); });
            more_entries = taken(entries.next(), session.journal.row, entry);
        }
    }
}

std::vector<ports::JournalRecord> journal_after(Session& session, const std::string& case_id,
                                                std::int64_t sequence) {
    auto& row = session.journal.row;
    auto& select = session.journal_after.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "key").use(session.number, "after");
        row.prepare_select(s, "journal", " where case_id = :key and seq > :after order by seq");
    });
    session.key.set(case_id);
    session.number.set(static_cast<long long>(sequence));
    return row.all(select);
}

std::vector<ports::CommandRecord> all_answers(Session& session, const std::string& case_id) {
    auto& row = session.commands.row;
    auto& select = session.all_answers.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "key");
        row.into(s);
        s.prepare("select " + row.names("command") +
                  " from journal join command on command.id = journal.command_id"
                  " where journal.case_id = :key order by journal.seq");
    });
    session.key.set(case_id);
    return row.all(select);
}

std::vector<ports::WorkItemRecord> all_work_items(Session& session, const std::string& case_id) {
    auto& row = session.work.row;
    auto& select = session.all_work.get(session.raw(), [&](Statement& s) {
        s.use(session.key, "key");
        row.prepare_select(s, "work_item", " where case_id = :key order by case_id, id");
    });
    session.key.set(case_id);
    return row.all(select);
}

namespace {

/// Rows whose columns for search and order are not what the others of the row give.
template <class Record, class Name>
void visit_misfiled(Session& session, Table<Record>& table, const std::vector<const char*>& derived,
                    const Name& name, const std::function<void(const ports::StrayRow&)>& visit) {
    auto& row = table.row;
    Statement select(session.raw());
    row.into(select);
    select.prepare("select " + row.names(table.name) + " from " + table.name + " order by 1, 2");
    const auto stand = [&] {
        std::vector<std::pair<bool, long long>> out;
        for (const char* column : derived)
            out.emplace_back(row[column].state == soci::i_null, row[column].as_number());
        return out;
    };
    for (bool more = select.first(); more; more = select.next()) {
        const auto stored = stand();
        const auto record = row.take();
        row.put(record);
        if (stand() != stored) session.unwatched([&] { visit(name(record)); });
    }
}

}  // namespace

void visit_strays(Session& session, const std::function<void(const ports::StrayRow&)>& visit) {
    using Kind = ports::StrayRow::Kind;
    struct Table {
        Kind kind;
        const char* name;
        const char* case_id;
        const char* id;
    };
    constexpr Table kTables[] = {{Kind::answer, "command", "case_id", "id"},
                                 {Kind::document, "case_doc", "case_id", "case_id"},
                                 {Kind::clock, "clock", "case_id", "clock_name"},
                                 {Kind::work_item, "work_item", "case_id", "id"},
                                 {Kind::message, "outbox", "case_id", "id"},
                                 {Kind::link, "case_link", "from_id", "to_id"}};
    for (const auto& table : kTables) {
        const std::string name = table.name, case_id = name + "." + table.case_id;
        const std::string accounted =
            table.kind == Kind::answer
                ? "journal where journal.case_id = command.case_id"
                  " and journal.seq = command.revision and journal.command_id = command.id"
                : "case_row where case_row.id = " + case_id;
        Cell of_case, id;
        of_case.is_text = id.is_text = true;
        Statement select(session.raw());
        select.into(of_case).into(id);
        select.prepare("select " + case_id + ", " + name + "." + table.id + " from " + name +
                       " where not exists (select 1 from " + accounted + ") order by 1, 2");
        for (bool more = select.first(); more; more = select.next()) {
            ports::StrayRow row{table.kind, std::string(of_case.as_text()),
                                std::string(id.as_text())};
            if (row.kind == Kind::document) row.id.clear();
            session.unwatched([&] { visit(row); });
        }
    }
    visit_misfiled(
        session, session.cases, {"list_key", "duplicate_hash"},
        [](const ports::CaseRecord& record) {
            return ports::StrayRow{Kind::misfiled_case, record.id, {}};
        },
        visit);
    visit_misfiled(
        session, session.clocks, {"wake_at"},
        [](const ports::ClockRecord& clock) {
            return ports::StrayRow{Kind::misfiled_clock, clock.case_id, clock.name};
        },
        visit);
}

std::vector<ports::SealRecord> all_seals(Session& session) {
    auto& row = session.seals.row;
    auto& select = session.all_seals.get(session.raw(), [&](Statement& s) {
        row.prepare_select(s, session.seals.name, " order by seal_no");
    });
    return row.all(select);
}

namespace {

constexpr const char* kAlgorithm = "fingerprint";

/// Runs a statement on the one row of `setting`.
struct Setting {
    explicit Setting(Session& session) : statement(session.raw()) {
        name.is_text = content.is_text = true;
        name.set(kAlgorithm);
    }
    Cell name, content;
    Statement statement;
};

}  // namespace

std::string read_algorithm(Session& session) {
    Setting setting(session);
    setting.statement.use(setting.name, "name").into(setting.content);
    setting.statement.prepare("select setting_value from setting where setting_name = :name");
    return setting.statement.only() ? std::string(setting.content.as_text()) : "sha256";
}

void write_algorithm(Session& session, const std::string& algorithm) {
    for (const char* text :
         {"update setting set setting_value = :content where setting_name = :name",
          "insert into setting (setting_value, setting_name)"
          " values (:content, :name)"}) {
        Setting setting(session);
        setting.content.set(algorithm);
        setting.statement.use(setting.content, "content").use(setting.name, "name");
        setting.statement.prepare(text);
        if (setting.statement.change() == 1) return;
    }
}

void insert_seal(Session& session, const ports::SealRecord& seal) {
    session.seals.row.put(seal);
    insert_new(session, session.seals, base::Code::gj5427, std::to_string(seal.number));
}

// The store's side of it: one state of the database for all that is read.

base::Outcome SqlStore::visit_journal(ports::EvidenceVisitor& visitor) {
    return parts_->reading([&](Session& session) -> base::Outcome {
        sql::visit_journal(session, visitor);
        return base::Done{};
    });
}

base::Result<std::vector<ports::HeadRecord>> SqlStore::heads() {
    return parts_->reading([&](Session& session) -> base::Result<std::vector<ports::HeadRecord>> {
        return all_heads(session);
    });
}

base::Result<std::vector<ports::JournalRecord>> SqlStore::journal_after(const std::string& case_id,
                                                                        std::int64_t sequence) {
    return parts_->reading(
        [&](Session& session) -> base::Result<std::vector<ports::JournalRecord>> {
            return sql::journal_after(session, case_id, sequence);
        });
}

base::Result<std::vector<ports::CommandRecord>> SqlStore::answers(const std::string& case_id) {
    return parts_->reading(
        [&](Session& session) -> base::Result<std::vector<ports::CommandRecord>> {
            return all_answers(session, case_id);
        });
}

base::Result<std::vector<ports::WorkItemRecord>> SqlStore::work_items(const std::string& case_id) {
    return parts_->reading(
        [&](Session& session) -> base::Result<std::vector<ports::WorkItemRecord>> {
            return all_work_items(session, case_id);
        });
}

base::Outcome SqlStore::visit_strays(const std::function<void(const ports::StrayRow&)>& visit) {
    return parts_->reading([&](Session& session) -> base::Outcome {
        sql::visit_strays(session, visit);
        return base::Done{};
    });
}

base::Result<std::vector<ports::SealRecord>> SqlStore::seals() {
    return parts_->reading([&](Session& session) -> base::Result<std::vector<ports::SealRecord>> {
        return all_seals(session);
    });
}

base::Outcome SqlStore::put_seal(const ports::SealRecord& seal) {
    return parts_->writing([&](Session& session) { insert_seal(session, seal); });
}

base::Result<std::vector<ports::RemovalRecord>> SqlStore::removals() {
    return parts_->reading(
        [&](Session& session) -> base::Result<std::vector<ports::RemovalRecord>> {
            return all_removals(session);
        });
}

base::Outcome SqlStore::fingerprint_with(const std::string& algorithm) {
    auto done = parts_->writing([&](Session& session) { write_algorithm(session, algorithm); });
    if (done.ok()) parts_->fingerprint_with(algorithm);
    return done;
}

base::Result<std::string> SqlStore::fingerprints_with() {
    return parts_->reading(
        [&](Session& session) -> base::Result<std::string> { return read_algorithm(session); });
}

}  // namespace guiju::sql
