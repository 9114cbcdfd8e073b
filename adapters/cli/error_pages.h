// SPDX-License-Identifier: Apache-2.0
#pragma once
// The pages docs/reference/errors/GJ1234.md, built into the program so that `guiju help GJ1234` needs
// no files. The table itself is written by the build (embed_pages.cmake); empty when there are none.
#include <string_view>

namespace guiju::cli {

/// The page of "GJ3014"; empty if there is none.
[[nodiscard]] std::string_view error_page(std::string_view name);

}  // namespace guiju::cli
