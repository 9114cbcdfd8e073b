// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rule files to measure with, read before any clock runs.
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dsl/text/source.h"

namespace guiju::bench {

/// From the root of the repository; nothing when one of them cannot be read.
[[nodiscard]] inline std::vector<text::Source> sources_of(const std::vector<std::string>& paths) {
    std::vector<text::Source> sources;
    for (const auto& path : paths) {
        std::ifstream in(path, std::ios::binary);
        auto source = text::load(path, {std::istreambuf_iterator<char>(in), {}},
                                 static_cast<std::uint32_t>(sources.size()));
        if (!source.ok()) return {};
        sources.push_back(std::move(*source.value));
    }
    return sources;
}

/// The Zhejiang measures and the calendar they name.
[[nodiscard]] inline std::vector<text::Source> measures() {
    return sources_of({"rules/zhejiang/measures.guiju", "rules/calendars/中国工作日.guiju"});
}

}  // namespace guiju::bench
