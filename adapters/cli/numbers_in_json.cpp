// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/numbers_in_json.h"

#include <algorithm>

namespace guiju::cli {

std::string with_numbers_quoted(std::string_view line) {
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '\\' && i + 1 < line.size()) {
            out += c;
            out += line[++i];
            continue;
        }
        if (c == '"') quoted = !quoted;
        const bool number = !quoted && (c == '-' || (c >= '0' && c <= '9'));
        if (!number) {
            out += c;
            continue;
        }
        const auto end = std::min(line.find_first_not_of("+-0123456789.eE", i), line.size());
        out += '"' + std::string(line.substr(i, end - i)) + '"';
        i = end - 1;
    }
    return out;
}

}  // namespace guiju::cli
