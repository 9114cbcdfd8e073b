// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/signed_line.h"

namespace guiju::evidence {
namespace {

constexpr std::string_view kSignature = R"(,"signature":")";
constexpr std::string_view kEnd = R"("})";

struct Parts {
    std::string_view body, signature;
};

/// The body and the signature of a line; an empty body when it is no line.
Parts parts_of(std::string_view line) {
    const auto at = line.rfind(kSignature);
    if (at == std::string_view::npos || !line.ends_with(kEnd)) return {};
    const auto from = at + kSignature.size();
    if (from + kEnd.size() > line.size()) return {};
    return {line.substr(0, at), line.substr(from, line.size() - from - kEnd.size())};
}

}  // namespace

std::string signed_line(const std::string& body, const PrivateKey& key) {
    return body + std::string(kSignature) + key.sign(body) + std::string(kEnd);
}

std::string_view body_of_line(std::string_view line) { return parts_of(line).body; }

bool signature_fits(std::string_view line, const PublicKey& key) {
    const auto parts = parts_of(line);
    return !parts.body.empty() && key.signed_by(parts.body, parts.signature);
}

}  // namespace guiju::evidence
