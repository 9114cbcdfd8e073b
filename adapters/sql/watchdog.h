// SPDX-License-Identifier: Apache-2.0
#pragma once
// Breaks off a connection whose server says nothing any more: client libraries wait for an answer for
// ever, and only closing the line from outside wakes them up. One thread for many connections, which
// sleeps while no call is under way.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "adapters/sql/dialect.h"

namespace guiju::sql {

/// A connection under watch. Belongs to one session; the watchdog knows it only while a call runs.
struct Watch {
    Line line{};
    std::atomic<bool> cut = false;  ///< by the watchdog: the call under way failed for that reason
    // The watchdog's own.
    std::chrono::steady_clock::time_point heard{};  ///< when something came last, or the call began
    std::uint64_t bytes = 0;                        ///< that had come by then
};

class Watchdog {
   public:
    /// A call may go without a word from the server for `patience`.
    explicit Watchdog(std::chrono::milliseconds patience);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    /// From now on, until disarm(); the watch may not move or end meanwhile.
    void arm(Watch& watch);
    void disarm(Watch& watch);

   private:
    void run();
    void look(Watch& watch, std::chrono::steady_clock::time_point now);

    const std::chrono::milliseconds patience_, tick_;
    std::mutex guard_;
    std::condition_variable wake_;
    std::vector<Watch*> armed_;
    bool asleep_ = false;
    bool over_ = false;
    std::thread thread_;  ///< started with the first call
};

}  // namespace guiju::sql
