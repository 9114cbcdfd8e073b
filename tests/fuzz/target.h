// SPDX-License-Identifier: Apache-2.0
#pragma once
// What every fuzz target is: a function of bytes that stops the program when a promise is broken.
// Same entry point as libFuzzer's, so both engines run it.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace guiju::fuzz {

/// Longer inputs are cut: every limit of the language lies below.
inline constexpr std::size_t kLongest = 64U * 1024U;

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size < kLongest ? size : kLongest};
}

/// Whether an input must also survive being written in canonical form and in the other skin. Off in the
/// tests: mutated texts still find words whose two skins part (GUIJU_FUZZ_STRICT=1 looks for them).
inline bool strict() {
    static const bool kStrict = std::getenv("GUIJU_FUZZ_STRICT") != nullptr;
    return kStrict;
}

/// Says what was promised and stops.
[[noreturn]] inline void broken(std::string_view promise, std::string_view detail = {}) {
    const std::string text = "broken promise: " + std::string(promise) + "\n" + std::string(detail);
    std::fprintf(stderr, "%s\n", text.c_str());
    std::abort();
}

}  // namespace guiju::fuzz
