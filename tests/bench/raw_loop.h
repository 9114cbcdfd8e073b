// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs raw statements on the client library of a database, each prepared once. One connection, one thread.
// Aborts on any error: what is measured has to work.
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/raw_statements.h"

namespace guiju::bench {

class RawLoop {
   public:
    virtual ~RawLoop() = default;
    /// Statements of one commit.
    virtual void run(const std::vector<RawStatement>& statements) = 0;
    /// Statements without values, one after the other.
    virtual void say(const std::vector<std::string>& texts) = 0;
};

/// Says why and aborts.
[[noreturn]] inline void give_up(const char* why) {
    std::cerr << "the floor failed: " << why << "\n";
    std::abort();
}

[[nodiscard]] std::unique_ptr<RawLoop> sqlite_loop(const std::string& path);
/// The address as guiju takes it; the library understands it too.
[[nodiscard]] std::unique_ptr<RawLoop> postgresql_loop(const std::string& address);

}  // namespace guiju::bench
