// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/fingerprint.h"

#include <openssl/evp.h>

#include <array>
#include <charconv>
#include <new>

namespace guiju::evidence {
namespace {

constexpr std::array<std::string_view, 2> kNames{"sha256", "sm3"};
constexpr std::size_t kBytes = 32;  // of either digest

const EVP_MD* algorithm(Hash hash) {
    // Fetched once: looking an algorithm up costs more than a short digest.
    static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    static const EVP_MD* const kSm3 = EVP_MD_fetch(nullptr, "SM3", nullptr);
    return hash == Hash::sha256 ? kSha256 : kSm3;
}

}  // namespace

std::string_view name_of(Hash hash) { return kNames[static_cast<std::size_t>(hash)]; }

std::optional<Hash> hash_named(std::string_view name) {
    for (const Hash hash : {Hash::sha256, Hash::sm3})
        if (name_of(hash) == name) return hash;
    return std::nullopt;
}

std::optional<Hash> hash_of(std::string_view fingerprint) {
    const auto colon = fingerprint.find(':');
    if (colon == std::string_view::npos || fingerprint.size() - colon - 1 != 2 * kBytes)
        return std::nullopt;
    return hash_named(fingerprint.substr(0, colon));
}

class Hasher::Impl {
   public:
    Impl() : context(EVP_MD_CTX_new()) {
        if (context == nullptr) throw std::bad_alloc();
    }
    ~Impl() { EVP_MD_CTX_free(context); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    EVP_MD_CTX* context;
};

Hasher::Hasher() : impl_(std::make_unique<Impl>()) {}
Hasher::~Hasher() = default;

void Hasher::fingerprint(Hash hash, std::string_view bytes, std::string& out) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    auto* context = impl_->context;
    const bool done = EVP_DigestInit_ex2(context, algorithm(hash), nullptr) == 1 &&
                      EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1 &&
                      EVP_DigestFinal_ex(context, digest.data(), &size) == 1 && size == kBytes;
    // Nothing that was not computed may pass for a fingerprint.
    if (!done) throw std::bad_alloc();
    constexpr std::string_view kHex = "0123456789abcdef";
    out.assign(name_of(hash));
    out += ':';
    for (std::size_t i = 0; i < size; ++i) {
        out += kHex[digest[i] >> 4];
        out += kHex[digest[i] & 15];
    }
}

std::string Hasher::fingerprint(Hash hash, std::string_view bytes) {
    std::string out;
    fingerprint(hash, bytes, out);
    return out;
}

void add_number(std::string& bytes, std::int64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    bytes.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
    bytes += ',';
}

void add_text(std::string& bytes, std::string_view text) {
    if (text.empty()) {
        bytes += "-,";
        return;
    }
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), text.size()).ptr;
    bytes.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
    bytes += ':';
    bytes += text;
    bytes += ',';
}

}  // namespace guiju::evidence
