// SPDX-License-Identifier: Apache-2.0
#pragma once
// What people write behind an option, as what it means. Whatever it cannot be is misuse GJ5606, which says what it can
// be. Times and people are in acting.h.
#include <cstdint>
#include <string>

#include "adapters/cli/arguments.h"
#include "engine/base/result.h"

namespace guiju::cli {

/// The option cannot be what was given, but `instead`.
[[nodiscard]] base::Error cannot_be(const std::string& option, const std::string& given,
                                    base::Text instead);

/// Which whole numbers an option takes.
struct Numbers {
    std::int64_t least, most;
    base::Text said;             ///< which, in words
    std::int64_t unwritten = 0;  ///< what it means when nothing was written
};
[[nodiscard]] base::Result<std::int64_t> number_of(const std::string& option,
                                                   const std::string& written,
                                                   const Numbers& numbers);
/// --limit; 0: all.
[[nodiscard]] base::Result<std::size_t> limit_of(const Arguments& arguments, std::size_t unwritten);
/// --territory, the code of a place; "" when it was not written.
[[nodiscard]] base::Result<std::string> territory_of(const Arguments& arguments);

}  // namespace guiju::cli
