// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a receiver's answer means for a message, and the short word by which a lane remembers it.
// Not how long to wait (lane.h).
#include <string>

#include "engine/base/message.h"
#include "engine/ports/delivery.h"

namespace guiju::delivery {

enum class Verdict : std::uint8_t {
    delivered,  ///< 2xx
    again,  ///< later: no answer, 5xx, 408, 409, 425, 429, and all that may be set right over there
    give_up,  ///< 410: nobody is there any more; 400, 413, 415, 422: this message is not wanted
};

/// The problem of a message that the witness does not vouch for.
inline constexpr const char* kForged = "forged";

/// Of a reply that is not `refused`.
[[nodiscard]] Verdict verdict_of(const ports::Reply& reply);
/// "http 503", "timeout", "connection", "tls", "name", "redirect 302"; "" when delivered.
[[nodiscard]] std::string problem_of(const ports::Reply& reply);
/// The same for people.
[[nodiscard]] base::Text problem_in_words(const std::string& problem);

}  // namespace guiju::delivery
