// SPDX-License-Identifier: Apache-2.0
#pragma once
// The floor under the store: the same rows written by hand on the C library, prepared once, without
// JSON, checks or errors. A limit to measure against, not a product.
#include <sqlite3.h>

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <vector>

#include "engine/ports/case_store.h"

namespace guiju::bench {

class Floor {
   public:
    explicit Floor(const std::string& path);
    ~Floor();
    Floor(const Floor&) = delete;
    Floor& operator=(const Floor&) = delete;

    /// One transaction: for each change the reads and writes of a command.
    void run(const std::vector<ports::CaseChange>& changes);

   private:
    void read(const ports::CaseChange& change);
    void write(const ports::CaseChange& change);
    void write_rows(const ports::CaseChange& change);
    sqlite3_stmt* prepare(const char* sql);

    sqlite3* db_ = nullptr;
    std::vector<sqlite3_stmt*> all_;
    sqlite3_stmt *begin_, *commit_, *find_, *load_, *clocks_, *work_, *command_, *step_, *journal_;
    sqlite3_stmt *clock_, *item_, *outbox_;
};

}  // namespace guiju::bench
