# SPDX-License-Identifier: Apache-2.0
# Writes error_pages.cpp: every docs/reference/errors/GJ*.md as a raw string.
# Usage: cmake -DPAGES=<folder> -DOUTPUT=<file> -P embed_pages.cmake
file(GLOB pages "${PAGES}/GJ*.md")
list(SORT pages)
set(rows "")
foreach(page IN LISTS pages)
  get_filename_component(name "${page}" NAME_WE)
  file(READ "${page}" text)
  string(APPEND rows "    if (name == \"${name}\") return R\"guiju(${text})guiju\";\n")
endforeach()
file(WRITE "${OUTPUT}.new" "// SPDX-License-Identifier: Apache-2.0
#include \"adapters/cli/error_pages.h\"

namespace guiju::cli {

std::string_view error_page(std::string_view name) {
${rows}    static_cast<void>(name);
    return {};
}

}  // namespace guiju::cli
")
execute_process(COMMAND "${CMAKE_COMMAND}" -E copy_if_different "${OUTPUT}.new" "${OUTPUT}")
