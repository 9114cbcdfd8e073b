// SPDX-License-Identifier: Apache-2.0
#pragma once
// For drivers that connect, and say neither over which socket nor how long that may take.
#include <functional>
#include <mutex>

#include "adapters/sql/dialect.h"

namespace guiju::sql {

/// Connections are made one after the other: else nobody knows which socket is whose.
class Door {
   public:
    /// Runs `connect`, and says over which line; one that cannot be cut when `connect` opened no socket, or
    /// others were opened at the same time (to the same port, where the address names one). When it takes
    /// longer than Options::wait its socket is shut down: Refusal (GJ5440) if it fails then. Passes on what
    /// else `connect` throws.
    [[nodiscard]] Line open(const std::function<void()>& connect, const Url& url,
                            const Options& options);

   private:
    std::mutex guard_;
};

}  // namespace guiju::sql
