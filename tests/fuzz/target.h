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

/// Whether an input must also survive being written in canonical form and in the other skin. Always,
/// unless GUIJU_FUZZ_STRICT=0 asks for safety alone.
inline bool strict() {
    static const bool kStrict = [] {
        const char* wish = std::getenv("GUIJU_FUZZ_STRICT");
        return wish == nullptr || std::string_view(wish) != "0";
    }();
    return kStrict;
}

/// Says what was promised and stops.
[[noreturn]] inline void broken(std::string_view promise, std::string_view detail = {}) {
    const std::string text = "broken promise: " + std::string(promise) + "\n" + std::string(detail);
    std::fprintf(stderr, "%s\n", text.c_str());
    std::abort();
}

}  // namespace guiju::fuzz
