// SPDX-License-Identifier: Apache-2.0
#pragma once
// How much the front end takes on: every bound on size, depth, number and work, in one place. Beyond
// a bound there is a message, never a cut and never a crash. Work is counted, never timed.
#include <cstddef>
#include <cstdint>

namespace guiju::limits {

/// A rule file: 1 MiB (GJ1006). A line: 16 KiB (GJ1007).
inline constexpr std::size_t kFileBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kLineBytes = std::size_t{16} << 10U;
/// Brackets inside brackets in one line (GJ1108).
inline constexpr int kBracketDepth = 64;
/// Findings about characters of one file, and findings of the reader of one file (GJ1118).
inline constexpr std::size_t kCharacterFindings = 20;
inline constexpr std::size_t kFindings = 100;
/// Rules of the grammar tried for one byte of a file, on the whole: what tests hold every input to.
inline constexpr std::size_t kAttemptsPerByte = 200;

/// Beyond this many and that many for each of its bytes a line is given up as one that cannot be
/// read, so that no grammar, however it grows, can be made to go back and forth for ever.
inline constexpr std::size_t kLineAttempts = 20'000;
inline constexpr std::size_t kLineAttemptsPerByte = 100;

}  // namespace guiju::limits
