// SPDX-License-Identifier: Apache-2.0
#pragma once
// One receiver behind an HTTP address. A message is one signed POST; nothing else is ever sent.
#include <memory>
#include <string>

#include "adapters/http/signing.h"
#include "engine/base/result.h"
#include "engine/ports/delivery.h"

namespace guiju::http {

struct Target {
    std::string url{};            ///< https or http
    bool allow_internal = false;  ///< addresses that are not of the open internet
    bool sm3 = false;             ///< a second signature with SM3
    std::int64_t timeout_ms =
        10'000;  ///< of one attempt, from looking the name up to the last byte
};

/// One thread at a time. misuse GJ5700: not such an address.
[[nodiscard]] base::Result<std::unique_ptr<ports::Sender>> open_webhook(const Target& target,
                                                                        Secret secret);
/// The address without what may be secret in it: what stands behind ? or #, and before @.
[[nodiscard]] std::string without_query(const std::string& url);

}  // namespace guiju::http
