// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads rule text in tests: from a string or from a file of the repository, findings as short lines.
// Not a fixture class: every test says what it reads.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "dsl/parse/parse.h"
#include "dsl/syntax/dump.h"

namespace guiju::parse {

struct Read {
    text::Source source;
    Parsed parsed;

    [[nodiscard]] std::string dump() const {
        return parsed.checked.value ? syntax::dump(*parsed.checked.value) : "";
    }
    /// "GJ1201 5:4 需求内荣" for each finding: code, line:character, underlined text.
    [[nodiscard]] std::vector<std::string> findings() const {
        std::vector<std::string> lines;
        for (const auto& d : parsed.checked.findings) {
            const auto at = source.position(d.span.begin);
            lines.push_back(base::name_of(d.code) + " " + std::to_string(at.line) + ":" +
                            std::to_string(at.character) + " " + std::string(source.slice(d.span)));
        }
        return lines;
    }
};

inline Read read(const std::string& bytes, const Options& options = {}) {
    auto source = text::load("test.guiju", bytes);
    EXPECT_TRUE(source.ok());
    Read result{std::move(*source.value), {}};
    result.parsed = parse(result.source, options);
    return result;
}

inline std::string bytes_of(const std::string& path) {
    const std::ifstream file(path);
    EXPECT_TRUE(file.good()) << path;
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

}  // namespace guiju::parse
