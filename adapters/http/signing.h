// SPDX-License-Identifier: Apache-2.0
#pragma once
// Signatures of messages, as Standard Webhooks 1.0 has them: HMAC over "id.timestamp.body" with a secret
// both sides know. Not the seals of the journal (engine/evidence), which anybody can check.
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace guiju::http {

/// A secret shared with a receiver. It can be used, never read: nothing prints it.
class Secret {
   public:
    static constexpr std::size_t kLeast = 24;  ///< bytes
    static constexpr std::size_t kMost = 64;

    /// The text of a secret file: "whsec_" and base64, or the bytes themselves, of 24 to 64 bytes; blanks
    /// and line ends around it do not count. misuse GJ5702; `place` is named.
    [[nodiscard]] static base::Result<Secret> read(std::string_view text, const std::string& place);

    /// "v1,…"; with `sm3` also " v1sm3,…".
    [[nodiscard]] std::string sign(std::string_view id, std::int64_t seconds, std::string_view body,
                                   bool sm3) const;

   private:
    explicit Secret(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string bytes_;
};

/// The id of a message as it may stand in a header: letters, digits, - _ / # stay, all else is %XX.
[[nodiscard]] std::string id_in_header(std::string_view id);

}  // namespace guiju::http
