// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/gate.h"

#include <algorithm>

namespace guiju::sql {

bool Gate::try_acquire_for(std::chrono::milliseconds wait) {
    std::unique_lock lock(guard_);
    if (!taken_) return taken_ = true;
    Waiter me;
    queue_.push_back(&me);
    if (me.called.wait_for(lock, wait, [&] { return me.turn; })) return true;
    queue_.erase(std::find(queue_.begin(), queue_.end(), &me));
    return false;
}

void Gate::release() {
    const std::lock_guard lock(guard_);
    if (queue_.empty()) {
        taken_ = false;
        return;
    }
    auto* next = queue_.front();  // it is taken still, by the next one
    queue_.pop_front();
    next->turn = true;
    next->called.notify_one();
}

}  // namespace guiju::sql
