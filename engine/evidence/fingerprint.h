// SPDX-License-Identifier: Apache-2.0
#pragma once
// Fingerprints: a digest of bytes with the name of its algorithm, "sha256:" and 64 hexadecimal digits.
// SM3 (GB/T 32905) stands beside SHA-256; which one was used is said in every fingerprint.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace guiju::evidence {

enum class Hash : std::uint8_t { sha256, sm3 };

/// The algorithm a fingerprint names, if it names a known one and has its length.
[[nodiscard]] std::optional<Hash> hash_of(std::string_view fingerprint);
[[nodiscard]] std::string_view name_of(Hash hash);
[[nodiscard]] std::optional<Hash> hash_named(std::string_view name);

/// Computes many fingerprints; one thread at a time.
class Hasher {
   public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    [[nodiscard]] std::string fingerprint(Hash hash, std::string_view bytes);
    /// The same into a text that keeps its room.
    void fingerprint(Hash hash, std::string_view bytes, std::string& out);

   private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// What goes into fingerprints: unambiguous, the same on every database. An absent text is "-,".
void add_text(std::string& bytes, std::string_view text);
void add_number(std::string& bytes, std::int64_t number);

}  // namespace guiju::evidence
