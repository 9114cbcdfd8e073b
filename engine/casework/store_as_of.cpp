// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/store_as_of.h"

#include "engine/casework/as_of.h"

namespace guiju::casework {

using base::Result;

namespace {

base::Error read_only() { return misuse(Code::gj5426, {Text("as of")}); }

bool fits(const ports::CaseFilter& filter, const ports::CaseRecord& record) {
    return (filter.stage.empty() || record.stage == filter.stage) &&
           (filter.phase.empty() || record.phase == filter.phase) &&
           (filter.unit.empty() || record.holder_unit == filter.unit) &&
           (!filter.open_only || record.closed.ms == 0);
}

}  // namespace

base::Outcome StoreAsOf::for_each(const ports::CaseFilter& filter,
                                  const std::function<bool(const ports::CaseRecord&)>& visit) {
    auto wide = filter;  // where a case stood is only known once it is built again
    wide.stage.clear();
    wide.phase.clear();
    wide.unit.clear();
    wide.open_only = false;
    wide.limit = 0;
    wide.rows_only = true;  // what it held then is built again
    std::size_t shown = 0;
    std::optional<base::Error> failed;
    const auto done = store_.for_each(wide, [&](const ports::CaseRecord& row) {
        if (row.opened > until_) return true;
        const auto then = case_as_of(store_, row.id, until_);
        if (!then.ok()) {
            if (then.error().code == Code::gj5677) return true;
            if (then.error().code == Code::gj5711) {
                ++inexact_;  // its history was removed: left out, and said so
                return true;
            }
            failed = then.error();
            return false;
        }
        if (!fits(filter, then->record)) return true;
        if (!then->exact && !then->unknown.empty()) ++inexact_;
        ++shown;
        return visit(then->record) && (filter.limit == 0 || shown < filter.limit);
    });
    if (failed) return *failed;
    return done;
}

Result<std::unique_ptr<ports::Transaction>> StoreAsOf::begin() { return read_only(); }
Result<std::optional<ports::CaseView>> StoreAsOf::read(const std::string& id) {
    return store_.read(id);
}
Result<std::vector<ports::JournalRecord>> StoreAsOf::journal(const std::string& id) {
    return store_.journal(id);
}
Result<std::vector<std::pair<std::string, std::string>>> StoreAsOf::due_clocks(ports::Instant now,
                                                                               std::size_t limit) {
    return store_.due_clocks(now, limit);
}
Result<std::vector<ports::ClockRecord>> StoreAsOf::clocks(const std::string& id) {
    return store_.clocks(id);
}
Result<std::vector<ports::OutboxRecord>> StoreAsOf::outbox(const std::string& id) {
    return store_.outbox(id);
}
Result<std::optional<ports::CommandRecord>> StoreAsOf::answer(const std::string& id) {
    return store_.answer(id);
}
Result<std::vector<ports::LinkRecord>> StoreAsOf::links(const std::string& id) {
    return store_.links(id);
}
Result<std::vector<ports::HoldingRecord>> StoreAsOf::holdings(const ports::HoldingFilter& filter) {
    return store_.holdings(filter);
}
base::Outcome StoreAsOf::put_holding(const ports::HoldingRecord&) { return read_only(); }
base::Outcome StoreAsOf::put_list(const ports::ListRecord&) { return read_only(); }
Result<std::vector<ports::ListRecord>> StoreAsOf::lists(const std::string& policy,
                                                        const std::string& list) {
    return store_.lists(policy, list);
}
base::Outcome StoreAsOf::put_figure(const ports::FigureRecord&) { return read_only(); }
Result<std::vector<ports::FigureRecord>> StoreAsOf::figures(const std::string& period) {
    return store_.figures(period);
}
base::Outcome StoreAsOf::put_policy(const ports::PolicyRecord&) { return read_only(); }
Result<std::optional<ports::PolicyRecord>> StoreAsOf::policy(const std::string& hash) {
    return store_.policy(hash);
}
Result<std::vector<ports::PolicyRecord>> StoreAsOf::policies() { return store_.policies(); }
base::Outcome StoreAsOf::put_policy_act(const ports::PolicyAct&, const ports::PolicyRecord*) {
    return read_only();
}
Result<std::vector<ports::PolicyAct>> StoreAsOf::policy_acts(const std::string& policy) {
    return store_.policy_acts(policy);
}

}  // namespace guiju::casework
