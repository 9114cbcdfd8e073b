// SPDX-License-Identifier: Apache-2.0
// The contract of stores, on the database of with_server.sh.
#include "tests/contract/case_store_contract.h"
#include "tests/contract/case_store_contract_delivery.h"
#include "tests/contract/case_store_contract_evidence.h"
#include "tests/contract/case_store_contract_holdings.h"
#include "tests/contract/case_store_contract_policies.h"
#include "tests/contract/case_store_contract_presume.h"
#include "tests/contract/case_store_contract_put_off.h"
#include "tests/servers/bed.h"

namespace guiju::contract {
namespace {

class ServerBed final : public StoreBed {
   public:
    ServerBed() {
        auto opened = sql::open(servers::clerk_address());
        EXPECT_TRUE(opened.ok()) << servers::said(opened.error());
        if (opened.ok()) store_ = std::move(*opened);
    }
    ports::CaseStore& store() override { return *store_; }
    ports::Directory& directory() override { return *store_; }
    std::unique_ptr<StoreBed> another() override { return std::make_unique<ServerBed>(); }
    [[nodiscard]] bool ready() const { return store_ != nullptr; }

   private:
    std::unique_ptr<sql::SqlStore> store_;
};

std::unique_ptr<StoreBed> open_server() {
    servers::make_tables();
    servers::empty_tables();
    auto bed = std::make_unique<ServerBed>();
    return bed->ready() ? std::move(bed) : nullptr;
}

INSTANTIATE_TEST_SUITE_P(Server, CaseStoreContract, testing::Values(OpenBed(open_server)));
INSTANTIATE_TEST_SUITE_P(Server, EvidenceContract, testing::Values(OpenBed(open_server)));
INSTANTIATE_TEST_SUITE_P(Server, PutOffContract, testing::Values(OpenBed(open_server)));
INSTANTIATE_TEST_SUITE_P(Server, PresumeContract, testing::Values(OpenBed(open_server)));
INSTANTIATE_TEST_SUITE_P(Server, DeliveryContract, testing::Values(OpenBed(open_server)));
INSTANTIATE_TEST_SUITE_P(ServerSm3, EvidenceContract, testing::Values([] {
                             auto bed = open_server();
                             auto& store = dynamic_cast<ports::EvidenceStore&>(bed->store());
                             EXPECT_TRUE(store.fingerprint_with("sm3").ok());
                             return bed;
                         }));

}  // namespace
}  // namespace guiju::contract
