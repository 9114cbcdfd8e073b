// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/chain_journal.h"

#include "adapters/sql/case_access.h"
#include "adapters/sql/evidence_access.h"
#include "engine/evidence/effect.h"
#include "engine/evidence/entry.h"

namespace guiju::sql {
namespace {

evidence::CaseRows rows_of(Session& session, const std::string& id) {
    evidence::CaseRows rows;
    if (auto view = load_case(session, id, nullptr)) rows.record = std::move(view->record);
    for (auto& clock : all_clocks(session, id)) rows.clocks[clock.name] = std::move(clock);
    for (auto& item : all_work_items(session, id)) rows.work[item.id] = std::move(item);
    for (auto& link : all_links(session, id))
        if (link.from == id) rows.links[{link.relation, link.to}] = std::move(link);
    return rows;
}

void set_head(Session& session, const std::string& id, const std::string& head) {
    auto& update = session.set_head.get(session.raw(), [&](Statement& s) {
        s.use(session.name, "head").use(session.key, "key");
        s.prepare("update case_row set journal_head = :head where id = :key");
    });
    session.name.set(head);
    session.key.set(id);
    update.change();
}

}  // namespace

void chain_journal(Session& session) {
    for (const auto& head : all_heads(session)) {
        const auto& id = head.case_id;
        auto journal = all_journal(session, id);
        if (journal.empty()) continue;
        journal.back().effect = evidence::whole_effect(rows_of(session, id));
        std::string before;
        for (auto& entry : journal) {
            evidence::chain(entry, before);
            before = entry.fingerprint;
            session.journal.row.put(entry);
            session.journal.put(session.raw());
        }
        set_head(session, id, before);
    }
}

}  // namespace guiju::sql
