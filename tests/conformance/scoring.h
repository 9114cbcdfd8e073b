// SPDX-License-Identifier: Apache-2.0
#pragma once
// Scores answers to public conformance cases of FEEL: counts what passes, sorted by how near a case is to
// a language for screening. The cases themselves are not part of this repository; without them: skipped.
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace guiju::conformance {

/// The folder with the cases: GUIJU_SHARED/conformance or ../shared/conformance; empty when absent.
[[nodiscard]] std::optional<std::filesystem::path> cases_folder();

struct Count {
    int passed = 0;
    int all = 0;
    [[nodiscard]] int per_mille() const { return all == 0 ? 1000 : passed * 1000 / all; }
};

struct Score {
    std::map<std::string, Count> values{};      ///< by fit: core, stretch, out
    std::map<std::string, Count> errors{};      ///< by fit
    std::map<std::string, Count> categories{};  ///< "core/0072-feel-in": value cases
    /// The mean share of the categories of one fit, in thousandths.
    [[nodiscard]] int mean(const std::string& fit) const;
};

/// Runs every case of the file.
[[nodiscard]] Score score(const std::filesystem::path& file);

}  // namespace guiju::conformance
