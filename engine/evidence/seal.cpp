// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/seal.h"

#include <boost/json.hpp>

#include "engine/evidence/signed_line.h"

namespace guiju::evidence {
namespace {

namespace json = boost::json;

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
    return signed_line(body_of(seal), key);
}

std::optional<Seal> read_line(std::string_view line) {
    const auto body = body_of_line(line);
    if (body.empty()) return std::nullopt;
    try {
        const auto text = std::string(body) + "}";
        const auto seal = seal_from(json::parse(text).as_object());
        // Other spellings of the same are not what this program writes.
        if (body_of(seal) != body) return std::nullopt;
        return seal;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::string fingerprint_of_line(std::string_view line, Hash hash) {
    return Hasher().fingerprint(hash, line);
}

}  // namespace guiju::evidence
