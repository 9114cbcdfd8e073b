// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/seal.h"

#include <boost/json.hpp>

namespace guiju::evidence {
namespace {

namespace json = boost::json;

constexpr std::string_view kSignature = R"(,"signature":")";
constexpr std::string_view kEnd = R"("})";

/// Everything but the signature, without the closing brace.
std::string body_of(const Seal& seal) {
    json::array changed;
    for (const auto& one : seal.changed)
        changed.push_back(json::array{one.id, one.last, one.fingerprint, one.steps});
    const json::object body{{"seal", seal.number},
                            {"at", seal.at.ms},
                            {"hash", std::string(name_of(seal.hash))},
                            {"cases", seal.cases},
                            {"entries", seal.entries},
                            {"changed", std::move(changed)},
                            {"root", seal.root},
                            {"previous", seal.previous},
                            {"key", seal.key}};
    auto text = json::serialize(body);
    text.pop_back();
    return text;
}

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

std::string text_at(const json::object& object, const char* name) {
    return std::string(object.at(name).as_string());
}

Seal seal_from(const json::object& object) {
    Seal seal;
    const auto number = [&](const char* name) { return object.at(name).to_number<std::int64_t>(); };
    seal.number = number("seal");
    seal.at.ms = number("at");
    const auto hash = hash_named(text_at(object, "hash"));
    if (!hash) throw std::invalid_argument("hash");
    seal.hash = *hash;
    seal.cases = number("cases");
    seal.entries = number("entries");
    for (const auto& item : object.at("changed").as_array()) {
        const auto& one = item.as_array();
        seal.changed.push_back(
            {std::string(one.at(0).as_string()), one.at(1).to_number<std::int64_t>(),
             std::string(one.at(2).as_string()), std::string(one.at(3).as_string())});
    }
    seal.root = text_at(object, "root");
    seal.previous = text_at(object, "previous");
    seal.key = text_at(object, "key");
    return seal;
}

}  // namespace

std::string_view step_of(std::string_view fingerprint) {
    const auto colon = fingerprint.find(':');
    return colon == std::string_view::npos ? "" : fingerprint.substr(colon + 1, kStepDigits);
}

std::string line_of(const Seal& seal, const PrivateKey& key) {
    const auto body = body_of(seal);
    return body + std::string(kSignature) + key.sign(body) + std::string(kEnd);
}

std::optional<Seal> read_line(std::string_view line) {
    const auto parts = parts_of(line);
    if (parts.body.empty()) return std::nullopt;
    try {
        const auto text = std::string(parts.body) + "}";
        const auto seal = seal_from(json::parse(text).as_object());
        // Other spellings of the same are not what this program writes.
        if (body_of(seal) != parts.body) return std::nullopt;
        return seal;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

bool signature_fits(std::string_view line, const PublicKey& key) {
    const auto parts = parts_of(line);
    return !parts.body.empty() && key.signed_by(parts.body, parts.signature);
}

std::string fingerprint_of_line(std::string_view line, Hash hash) {
    return Hasher().fingerprint(hash, line);
}

}  // namespace guiju::evidence
