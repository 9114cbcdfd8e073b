// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text of a policy inside HTML, SVG and the labels of Graphviz. Not the pages themselves: handbook.h.
#include <string>

namespace guiju::render {

/// Text made safe between tags and in attributes.
[[nodiscard]] std::string escaped_html(const std::string& text);

}  // namespace guiju::render
