// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where writers of one program queue when the database lets only one write at a time: in the order they
// came, so that whoever writes a lot cannot keep the others out. Not between programs.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace guiju::sql {

/// Safe for use by several threads.
class Gate {
   public:
    /// Waits for its turn; false when that does not come in time.
    [[nodiscard]] bool try_acquire_for(std::chrono::milliseconds wait);
    /// By whoever has acquired it: the next one's turn has come.
    void release();

   private:
    struct Waiter {
        std::condition_variable called;
        bool turn = false;
    };
    std::mutex guard_;
    bool taken_ = false;
    std::deque<Waiter*> queue_;
};

}  // namespace guiju::sql
