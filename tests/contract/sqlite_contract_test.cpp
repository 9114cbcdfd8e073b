// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <string>

#include "adapters/sql/store.h"
#include "tests/contract/case_store_contract.h"
#include "tests/contract/case_store_contract_delivery.h"
#include "tests/contract/case_store_contract_evidence.h"
#include "tests/contract/case_store_contract_holdings.h"
#include "tests/contract/case_store_contract_policies.h"
#include "tests/contract/case_store_contract_presume.h"
#include "tests/contract/case_store_contract_put_off.h"

namespace guiju::contract {
namespace {

namespace fs = std::filesystem;

/// A folder that is there as long as somebody uses the database in it.
struct Folder {
    explicit Folder(fs::path where) : path(std::move(where)) { fs::create_directories(path); }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    fs::path path;
};

std::shared_ptr<Folder> fresh_folder() {
    std::string name = (fs::temp_directory_path() / "guiju-contract-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return nullptr;
    return std::make_shared<Folder>(name);
}

class SqliteBed final : public StoreBed {
   public:
    explicit SqliteBed(std::shared_ptr<Folder> folder) : folder_(std::move(folder)) {
        auto opened = sql::open("sqlite://" + (folder_->path / "office.db").string(),
                                {.mode = sql::Mode::create});
        EXPECT_TRUE(opened.ok()) << opened.error().say(base::Lang::en) << opened.error().detail;
        store_ = std::move(*opened);
    }
    ports::CaseStore& store() override { return *store_; }
    ports::Directory& directory() override { return *store_; }
    void fingerprint_with(const char* algorithm) {
        EXPECT_TRUE(store_->fingerprint_with(algorithm).ok());
    }
    std::unique_ptr<StoreBed> another() override { return std::make_unique<SqliteBed>(folder_); }

   private:
    std::shared_ptr<Folder> folder_;
    std::unique_ptr<sql::SqlStore> store_;
};

std::unique_ptr<StoreBed> open_sqlite() { return std::make_unique<SqliteBed>(fresh_folder()); }

INSTANTIATE_TEST_SUITE_P(Sqlite, CaseStoreContract, testing::Values(OpenBed(open_sqlite)));
INSTANTIATE_TEST_SUITE_P(Sqlite, EvidenceContract, testing::Values(OpenBed(open_sqlite)));
INSTANTIATE_TEST_SUITE_P(Sqlite, PutOffContract, testing::Values(OpenBed(open_sqlite)));
INSTANTIATE_TEST_SUITE_P(Sqlite, PresumeContract, testing::Values(OpenBed(open_sqlite)));
INSTANTIATE_TEST_SUITE_P(Sqlite, DeliveryContract, testing::Values(OpenBed(open_sqlite)));
INSTANTIATE_TEST_SUITE_P(SqliteSm3, EvidenceContract, testing::Values([] {
                             auto bed = std::make_unique<SqliteBed>(fresh_folder());
                             bed->fingerprint_with("sm3");
                             return std::unique_ptr<StoreBed>(std::move(bed));
                         }));

}  // namespace
}  // namespace guiju::contract
