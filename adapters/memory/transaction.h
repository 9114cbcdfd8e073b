// SPDX-License-Identifier: Apache-2.0
#pragma once
// A transaction of the memory store: its writes lie on top of the committed tables until commit.
// Not for two threads; while it lives no other one begins.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "adapters/memory/tables.h"

namespace guiju::memory {

class MemoryTransaction final : public ports::Transaction {
   public:
    /// `data->writing` was set for it.
    explicit MemoryTransaction(std::shared_ptr<Data> data);
    ~MemoryTransaction() override;

    [[nodiscard]] base::Result<std::optional<ports::CommandRecord>> find_command(
        const std::string& command_id) override;
    [[nodiscard]] base::Result<std::optional<ports::CaseView>> load(
        const std::string& case_id) override;
    [[nodiscard]] base::Outcome save(ports::CaseChange change) override;
    [[nodiscard]] base::Result<std::vector<std::string>> find_duplicates(
        const ports::DuplicatesAsked& asked) override;
    [[nodiscard]] base::Result<std::vector<std::string>> filed_by(
        const std::string& policy, const std::string& applicant_unit) override;
    [[nodiscard]] base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override;
    [[nodiscard]] base::Result<std::int64_t> holding_revision(const std::string& name,
                                                              const std::string& subject) override;
    [[nodiscard]] base::Result<std::vector<ports::LinkRecord>> links(
        const std::string& case_id) override;
    [[nodiscard]] std::string fingerprints_with() const override;
    [[nodiscard]] base::Outcome commit() override;

   private:
    /// No account moved since it was read.
    [[nodiscard]] bool accounts_stand(const std::vector<ports::HoldingGuard>& guards);

    std::shared_ptr<Data> data_;
    std::map<std::string, CaseFile> cases_;  // copies of what was changed
    std::map<std::string, ports::CommandRecord> commands_;
    std::map<std::string, ports::HoldingRecord> holdings_;
    std::map<std::pair<std::string, std::string>, std::int64_t> accounts_;
    Links links_;
    bool committed_ = false;
};

}  // namespace guiju::memory
