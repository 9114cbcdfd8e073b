// SPDX-License-Identifier: Apache-2.0
#pragma once
// Eight bytes of a text looked at together, as one word; a mark is the highest bit of a byte. For the texts that
// every command writes. Not for what is rare: a loop over characters says it more plainly.
#include <bit>
#include <cstdint>
#include <cstring>

namespace guiju::value {

inline constexpr std::uint64_t kEachByte = 0x0101010101010101U;
inline constexpr std::uint64_t kMarks = kEachByte << 7U;

/// Eight bytes may be read there.
inline std::uint64_t eight_bytes(const void* text) {
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    return word;
}

/// Marks the bytes below `least`, which is at most 0x80. Above the lowest of them there may be wrong marks.
constexpr std::uint64_t below(std::uint64_t word, unsigned least) {
    return (word - kEachByte * least) & ~word & kMarks;
}

/// Marks the bytes that are this one, likewise.
constexpr std::uint64_t equal_to(std::uint64_t word, char c) {
    return below(word ^ (kEachByte * static_cast<unsigned char>(c)), 1);
}

/// How many bytes stand before the first mark: 8 when there is none. 0 says nothing on a machine whose first byte
/// is not the lowest: there wrong marks could stand before it.
constexpr std::size_t bytes_before(std::uint64_t marks) {
    if (marks == 0) return 8;
    if constexpr (std::endian::native != std::endian::little) return 0;
    return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
}

}  // namespace guiju::value
