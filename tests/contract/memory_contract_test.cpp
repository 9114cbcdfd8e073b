// SPDX-License-Identifier: Apache-2.0
#include "adapters/memory/store.h"
#include "tests/contract/case_store_contract.h"
#include "tests/contract/case_store_contract_delivery.h"
#include "tests/contract/case_store_contract_evidence.h"
#include "tests/contract/case_store_contract_holdings.h"
#include "tests/contract/case_store_contract_policies.h"
#include "tests/contract/case_store_contract_presume.h"
#include "tests/contract/case_store_contract_put_off.h"

namespace guiju::contract {
namespace {

class MemoryBed final : public StoreBed {
   public:
    MemoryBed() = default;
    explicit MemoryBed(const std::shared_ptr<memory::Data>& data) : store_(data) {}
    ports::CaseStore& store() override { return store_; }
    ports::Directory& directory() override { return store_; }
    void fingerprint_with(const char* algorithm) {
        EXPECT_TRUE(store_.fingerprint_with(algorithm).ok());
    }
    std::unique_ptr<StoreBed> another() override {
        return std::make_unique<MemoryBed>(store_.data());
    }

   private:
    memory::MemoryStore store_;
};

INSTANTIATE_TEST_SUITE_P(Memory, CaseStoreContract, testing::Values([] {
                             return std::unique_ptr<StoreBed>(std::make_unique<MemoryBed>());
                         }));
INSTANTIATE_TEST_SUITE_P(Memory, EvidenceContract, testing::Values([] {
                             return std::unique_ptr<StoreBed>(std::make_unique<MemoryBed>());
                         }));
INSTANTIATE_TEST_SUITE_P(Memory, PutOffContract, testing::Values([] {
                             return std::unique_ptr<StoreBed>(std::make_unique<MemoryBed>());
                         }));

INSTANTIATE_TEST_SUITE_P(Memory, PresumeContract, testing::Values([] {
                             return std::unique_ptr<StoreBed>(std::make_unique<MemoryBed>());
                         }));
INSTANTIATE_TEST_SUITE_P(Memory, DeliveryContract, testing::Values([] {
                             return std::unique_ptr<StoreBed>(std::make_unique<MemoryBed>());
                         }));
INSTANTIATE_TEST_SUITE_P(MemorySm3, EvidenceContract, testing::Values([] {
                             auto bed = std::make_unique<MemoryBed>();
                             bed->fingerprint_with("sm3");
                             return std::unique_ptr<StoreBed>(std::move(bed));
                         }));

}  // namespace
}  // namespace guiju::contract
