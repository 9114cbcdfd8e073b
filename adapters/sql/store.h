// SPDX-License-Identifier: Apache-2.0
#pragma once
// The store of cases and the directory of units in a database, through SOCI.
// Errors are base::Error with messages for people; no exception and no statement leaves this room.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql/dialect.h"
#include "engine/base/result.h"
#include "engine/ports/case_store.h"
#include "engine/ports/delivery.h"
#include "engine/ports/directory.h"
#include "engine/ports/evidence.h"
#include "engine/ports/retention.h"

namespace guiju::sql {

/// Safe for use by several threads; a transaction belongs to the thread that began it and may not
/// outlive the store. Writers of one store queue up; a second begin() of the same thread waits in vain
/// for the first (retry_later after Options::wait).
class SqlStore final : public ports::CaseStore,
                       public ports::Directory,
                       public ports::EvidenceStore,
                       public ports::DeliveryStore,
                       public ports::RetentionStore {
   public:
    class Parts;
    explicit SqlStore(std::unique_ptr<Parts> parts);
    ~SqlStore() override;

    base::Result<std::unique_ptr<ports::Transaction>> begin() override;
    bool one_writer() const override;
    base::Result<std::optional<ports::CaseView>> read(const std::string& case_id) override;
    base::Result<std::vector<ports::JournalRecord>> journal(const std::string& case_id) override;
    base::Outcome for_each(const ports::CaseFilter& filter,
                           const std::function<bool(const ports::CaseRecord&)>& visit) override;
    base::Result<std::vector<std::pair<std::string, std::string>>> due_clocks(
        value::Instant now, std::size_t limit) override;
    base::Result<std::vector<ports::DueCase>> claim_due(const ports::Claim& claim) override;
    base::Result<std::vector<ports::ClockRecord>> clocks(const std::string& case_id) override;
    base::Result<std::vector<ports::OutboxRecord>> outbox(const std::string& case_id) override;
    base::Result<std::optional<ports::CommandRecord>> answer(
        const std::string& command_id) override;
    base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override;
    base::Outcome put_holding(const ports::HoldingRecord& holding) override;
    base::Result<std::vector<ports::LinkRecord>> links(const std::string& case_id) override;
    base::Outcome put_list(const ports::ListRecord& list) override;
    base::Result<std::vector<ports::ListRecord>> lists(const std::string& policy,
                                                       const std::string& list) override;
    base::Outcome put_figure(const ports::FigureRecord& figure) override;
    base::Result<std::vector<ports::FigureRecord>> figures(const std::string& period) override;
    base::Outcome put_policy(const ports::PolicyRecord& policy) override;
    base::Result<std::optional<ports::PolicyRecord>> policy(const std::string& hash) override;
    base::Result<std::vector<ports::PolicyRecord>> policies() override;
    base::Outcome put_policy_act(const ports::PolicyAct& act,
                                 const ports::PolicyRecord* brings) override;
    base::Result<std::vector<ports::PolicyAct>> policy_acts(const std::string& policy) override;

    std::optional<std::int64_t> state_in(ports::Transaction& tx) override;
    base::Result<std::optional<ports::UnitRecord>> unit(const std::string& id) override;
    std::map<std::string, std::optional<ports::UnitRecord>> units_at_once(
        const std::vector<std::string>& ids) override;
    std::optional<std::vector<ports::UnitRecord>> units_after(const std::string& id,
                                                              std::size_t most) override;
    base::Result<std::vector<ports::UnitRecord>> holders(const std::string& role,
                                                         const std::string& territory) override;
    base::Result<std::vector<ports::UnitRecord>> registered(
        const std::string& register_name) override;
    base::Result<std::vector<ports::UnitRecord>> with_role(const std::string& role) override;
    base::Result<std::vector<ports::UnitRecord>> named(const std::string& name,
                                                       const std::string& territory) override;
    base::Outcome put_unit(const ports::UnitRecord& unit) override;
    base::Result<std::vector<ports::StandIn>> stand_ins(const std::string& unit) override;
    base::Outcome put_stand_in(const ports::StandIn& record) override;

    base::Outcome visit_journal(ports::EvidenceVisitor& visitor) override;
    base::Result<std::vector<ports::HeadRecord>> heads() override;
    base::Result<std::vector<ports::JournalRecord>> journal_after(const std::string& case_id,
                                                                  std::int64_t sequence) override;
    base::Result<std::vector<ports::CommandRecord>> answers(const std::string& case_id) override;
    base::Result<std::vector<ports::WorkItemRecord>> work_items(
        const std::string& case_id) override;
    base::Outcome visit_strays(
        const std::function<void(const ports::StrayRow& row)>& visit) override;
    base::Result<std::vector<ports::SealRecord>> seals() override;
    base::Outcome put_seal(const ports::SealRecord& seal) override;
    base::Result<std::vector<ports::RemovalRecord>> removals() override;
    base::Outcome fingerprint_with(const std::string& algorithm) override;
    base::Result<std::string> fingerprints_with() override;

    base::Result<std::size_t> take_in(const std::string& receiver, value::Instant now,
                                      std::size_t limit) override;
    base::Result<std::size_t> retire(const std::string& receiver, std::size_t limit) override;
    base::Result<std::size_t> not_taken_in(const std::string& receiver, std::size_t limit) override;
    base::Result<std::vector<ports::LaneRecord>> ready(const std::string& receiver,
                                                       value::Instant now,
                                                       std::size_t limit) override;
    base::Result<std::vector<ports::LaneRecord>> busy_lanes(const std::string& receiver) override;
    base::Result<std::optional<ports::LaneRecord>> lane(const std::string& receiver,
                                                        const std::string& case_id) override;
    base::Result<std::vector<std::string>> receivers() override;
    base::Result<std::vector<ports::OutgoingMessage>> messages_after(const std::string& case_id,
                                                                     std::int64_t place,
                                                                     std::size_t limit) override;
    base::Outcome put_lane(const ports::LaneRecord& lane, std::int64_t expected,
                           const ports::DeliveryRecord* ended) override;
    base::Result<std::vector<ports::DeliveryRecord>> deliveries(
        const std::string& case_id) override;

    base::Result<std::int64_t> count_removable(ports::History table,
                                               value::Instant closed_before) override;
    base::Result<ports::Sweep> remove(ports::History table, value::Instant closed_before,
                                      const std::string& after, std::size_t limit) override;
    base::Result<std::vector<ports::HeadRecord>> closed_heads(value::Instant closed_before,
                                                              const std::string& after_id,
                                                              std::size_t limit) override;
    base::Outcome remove_journals(const ports::RemovalRecord& mark,
                                  const std::vector<ports::HeadRecord>& cases) override;

   private:
    std::unique_ptr<Parts> parts_;
};

struct Status {
    std::string driver;
    std::int64_t version = 0;  ///< of the tables; 0: none of ours
    std::int64_t needed = 0;   ///< version this program needs
    std::int64_t cases = 0, open_cases = 0, journal = 0, outbox = 0, units = 0, policies = 0;
    std::int64_t policy_acts = 0;
    std::int64_t awaiting_approval = 0;  ///< versions handed in and neither approved nor withdrawn
};

/// Opens the store at a database URL; Mode::create makes and migrates what is missing.
/// misuse: wrong address, no right, no database, schema too old or too new; not_found: no such file;
/// retry_later: held by somebody else.
[[nodiscard]] base::Result<std::unique_ptr<SqlStore>> open(std::string_view url,
                                                           const Options& options = {});
/// Makes the database and its tables. Done already: does nothing.
[[nodiscard]] base::Outcome init(std::string_view url);
/// Brings an existing database to the version this program needs.
[[nodiscard]] base::Outcome migrate(std::string_view url);
/// Where an existing database stands; changes nothing. Also says it of an older or newer schema.
[[nodiscard]] base::Result<Status> status(std::string_view url);
/// The statements that make the tables of a database at that URL, which is not looked at (behind odbc the
/// driver is asked what it leads to); misuse when the driver is not in this build.
[[nodiscard]] base::Result<std::vector<std::string>> ddl(std::string_view url);

}  // namespace guiju::sql
