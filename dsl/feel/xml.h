// SPDX-License-Identifier: Apache-2.0
#pragma once
// An XML document as a tree of plain elements; namespaces are cut off the names. The wall around the XML
// library: nothing else in the house sees it. Bounded in size and depth; external entities are not read.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiju::feel {

struct Element {
    std::string name{};
    std::string text{};
    std::vector<std::pair<std::string, std::string>> attributes{};
    std::vector<Element> children{};

    /// The attribute, or "" when it is not there.
    [[nodiscard]] std::string attribute(std::string_view wanted) const;
    /// The first child of that name; nullptr when there is none.
    [[nodiscard]] const Element* child(std::string_view wanted) const;
    /// The text inside <name><text>…</text></name>, or of <name> itself; "" when it is not there.
    [[nodiscard]] std::string inner_text(std::string_view wanted) const;
};

/// The root element; its name is empty and `wrong` is filled when the text is not XML.
[[nodiscard]] Element read_xml(std::string_view text, std::string& wrong);

}  // namespace guiju::feel
