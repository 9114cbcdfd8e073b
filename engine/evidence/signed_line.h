// SPDX-License-Identifier: Apache-2.0
#pragma once
// A JSON object of one line whose last member is the signature over all bytes before it. What is kept in the
// database and in files: seals (seal.h) and marks of removed history (removal.h).
#include <string>
#include <string_view>

#include "engine/evidence/signature.h"

namespace guiju::evidence {

/// `body` is an object without its closing brace.
[[nodiscard]] std::string signed_line(const std::string& body, const PrivateKey& key);
/// The body of such a line, without the closing brace; empty when it is none.
[[nodiscard]] std::string_view body_of_line(std::string_view line);
[[nodiscard]] bool signature_fits(std::string_view line, const PublicKey& key);

}  // namespace guiju::evidence
