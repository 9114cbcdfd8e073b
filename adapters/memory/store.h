// SPDX-License-Identifier: Apache-2.0
#pragma once
// The reference store and directory: everything in maps, gone with the object. For tests, simulation
// and as the template of a new store; not for keeping cases. Any number of threads; one writer at a time.
#include <memory>

#include "engine/ports/case_store.h"
#include "engine/ports/delivery.h"
#include "engine/ports/directory.h"
#include "engine/ports/evidence.h"
#include "engine/ports/retention.h"

namespace guiju::memory {

class Data;  // what connections share

class MemoryStore final : public ports::CaseStore,
                          public ports::Directory,
                          public ports::EvidenceStore,
                          public ports::DeliveryStore,
                          public ports::RetentionStore {
   public:
    MemoryStore();
    /// Another connection to the data of `other`; they share ownership.
    explicit MemoryStore(const std::shared_ptr<Data>& data);
    ~MemoryStore() override;
    [[nodiscard]] std::shared_ptr<Data> data() const { return data_; }

    // ports::CaseStore. begin: retry_later while another transaction is open.
    [[nodiscard]] base::Result<std::unique_ptr<ports::Transaction>> begin() override;
    [[nodiscard]] base::Result<std::optional<ports::CaseView>> read(
        const std::string& case_id) override;
    [[nodiscard]] base::Result<std::vector<ports::JournalRecord>> journal(
        const std::string& case_id) override;
    [[nodiscard]] base::Outcome for_each(
        const ports::CaseFilter& filter,
        const std::function<bool(const ports::CaseRecord&)>& visit) override;
    [[nodiscard]] base::Result<std::vector<std::pair<std::string, std::string>>> due_clocks(
        value::Instant now, std::size_t limit) override;
    [[nodiscard]] base::Result<std::vector<ports::DueCase>> claim_due(
        const ports::Claim& claim) override;
    [[nodiscard]] base::Result<std::vector<ports::ClockRecord>> clocks(
        const std::string& case_id) override;
    [[nodiscard]] base::Result<std::vector<ports::OutboxRecord>> outbox(
        const std::string& case_id) override;
    [[nodiscard]] base::Result<std::optional<ports::CommandRecord>> answer(
        const std::string& command_id) override;
    [[nodiscard]] base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override;
    [[nodiscard]] base::Outcome put_holding(const ports::HoldingRecord& holding) override;
    [[nodiscard]] base::Result<std::vector<ports::LinkRecord>> links(
        const std::string& case_id) override;
    [[nodiscard]] base::Outcome put_list(const ports::ListRecord& list) override;
    [[nodiscard]] base::Result<std::vector<ports::ListRecord>> lists(
        const std::string& policy, const std::string& list) override;
    [[nodiscard]] base::Outcome put_figure(const ports::FigureRecord& figure) override;
    [[nodiscard]] base::Result<std::vector<ports::FigureRecord>> figures(
        const std::string& period) override;
    [[nodiscard]] base::Outcome put_policy(const ports::PolicyRecord& policy) override;
    [[nodiscard]] base::Result<std::optional<ports::PolicyRecord>> policy(
        const std::string& hash) override;
    [[nodiscard]] base::Result<std::vector<ports::PolicyRecord>> policies() override;
    [[nodiscard]] base::Outcome put_policy_act(const ports::PolicyAct& act,
                                               const ports::PolicyRecord* brings) override;
    [[nodiscard]] base::Result<std::vector<ports::PolicyAct>> policy_acts(
        const std::string& policy) override;

    // ports::Directory
    [[nodiscard]] base::Result<std::optional<ports::UnitRecord>> unit(
        const std::string& id) override;
    [[nodiscard]] base::Result<std::vector<ports::UnitRecord>> holders(
        const std::string& role, const std::string& territory) override;
    [[nodiscard]] base::Result<std::vector<ports::UnitRecord>> registered(
        const std::string& register_name) override;
    [[nodiscard]] base::Result<std::vector<ports::UnitRecord>> with_role(
        const std::string& role) override;
    [[nodiscard]] base::Result<std::vector<ports::UnitRecord>> named(
        const std::string& name, const std::string& territory) override;
    [[nodiscard]] base::Outcome put_unit(const ports::UnitRecord& unit) override;
    [[nodiscard]] base::Result<std::vector<ports::StandIn>> stand_ins(
        const std::string& unit) override;
    [[nodiscard]] base::Outcome put_stand_in(const ports::StandIn& record) override;

    // ports::EvidenceStore
    [[nodiscard]] base::Outcome visit_journal(ports::EvidenceVisitor& visitor) override;
    [[nodiscard]] base::Result<std::vector<ports::HeadRecord>> heads() override;
    [[nodiscard]] base::Result<std::vector<ports::JournalRecord>> journal_after(
        const std::string& case_id, std::int64_t sequence) override;
    [[nodiscard]] base::Result<std::vector<ports::CommandRecord>> answers(
        const std::string& case_id) override;
    [[nodiscard]] base::Result<std::vector<ports::WorkItemRecord>> work_items(
        const std::string& case_id) override;
    [[nodiscard]] base::Outcome visit_strays(
        const std::function<void(const ports::StrayRow& row)>& visit) override;
    [[nodiscard]] base::Result<std::vector<ports::SealRecord>> seals() override;
    [[nodiscard]] base::Outcome put_seal(const ports::SealRecord& seal) override;
    [[nodiscard]] base::Result<std::vector<ports::RemovalRecord>> removals() override;
    [[nodiscard]] base::Outcome fingerprint_with(const std::string& algorithm) override;
    [[nodiscard]] base::Result<std::string> fingerprints_with() override;

    // ports::DeliveryStore
    [[nodiscard]] base::Result<std::size_t> take_in(const std::string& receiver, value::Instant now,
                                                    std::size_t limit) override;
    [[nodiscard]] base::Result<std::size_t> retire(const std::string& receiver,
                                                   std::size_t limit) override;
    [[nodiscard]] base::Result<std::size_t> not_taken_in(const std::string& receiver,
                                                         std::size_t limit) override;
    [[nodiscard]] base::Result<std::vector<ports::LaneRecord>> ready(const std::string& receiver,
                                                                     value::Instant now,
                                                                     std::size_t limit) override;
    [[nodiscard]] base::Result<std::vector<ports::LaneRecord>> busy_lanes(
        const std::string& receiver) override;
    [[nodiscard]] base::Result<std::optional<ports::LaneRecord>> lane(
        const std::string& receiver, const std::string& case_id) override;
    [[nodiscard]] base::Result<std::vector<std::string>> receivers() override;
    [[nodiscard]] base::Result<std::vector<ports::OutgoingMessage>> messages_after(
        const std::string& case_id, std::int64_t place, std::size_t limit) override;
    [[nodiscard]] base::Outcome put_lane(const ports::LaneRecord& lane, std::int64_t expected,
                                         const ports::DeliveryRecord* ended) override;
    [[nodiscard]] base::Result<std::vector<ports::DeliveryRecord>> deliveries(
        const std::string& case_id) override;

    // ports::RetentionStore
    [[nodiscard]] base::Result<std::int64_t> count_removable(ports::History table,
                                                             value::Instant closed_before) override;
    [[nodiscard]] base::Result<ports::Sweep> remove(ports::History table,
                                                    value::Instant closed_before,
                                                    const std::string& after,
                                                    std::size_t limit) override;
    [[nodiscard]] base::Result<std::vector<ports::HeadRecord>> closed_heads(
        value::Instant closed_before, const std::string& after_id, std::size_t limit) override;
    [[nodiscard]] base::Outcome remove_journals(
        const ports::RemovalRecord& mark, const std::vector<ports::HeadRecord>& cases) override;

   private:
    std::shared_ptr<Data> data_;
};

}  // namespace guiju::memory
