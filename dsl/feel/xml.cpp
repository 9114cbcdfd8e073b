// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/xml.h"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <sstream>

namespace guiju::feel {
namespace {

using Tree = boost::property_tree::ptree;

constexpr std::size_t kLargest = 20'000'000;
constexpr int kDeepest = 200;

std::string without_namespace(const std::string& name) {
    const auto colon = name.rfind(':');
    return colon == std::string::npos ? name : name.substr(colon + 1);
}

/// The parser below is recursive: count first how deep the elements go.
bool too_deep(std::string_view text) {
    int depth = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '<') {
            if (text[i + 1] == '/') --depth;
            if (text[i + 1] != '/' && text[i + 1] != '!' && text[i + 1] != '?') ++depth;
        }
        if (text[i] == '/' && text[i + 1] == '>') --depth;
        if (depth > kDeepest) return true;
    }
    return false;
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Element element_of(const std::string& name, const Tree& tree) {
    Element element;
    element.name = without_namespace(name);
    element.text = trimmed(tree.data());
    for (const auto& [key, inside] : tree) {
        if (key == "<xmlattr>") {
            for (const auto& [attribute, value] : inside)
                element.attributes.emplace_back(without_namespace(attribute), value.data());
        } else if (key == "<xmlcomment>") {
            continue;
        } else if (key == "<xmltext>") {
            element.text += trimmed(inside.data());
        } else {
            element.children.push_back(element_of(key, inside));
        }
    }
    return element;
}

}  // namespace

std::string Element::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes)
        if (key == wanted) return value;
    return "";
}

const Element* Element::child(std::string_view wanted) const {
    for (const auto& element : children)
        if (element.name == wanted) return &element;
    return nullptr;
}

std::string Element::inner_text(std::string_view wanted) const {
    const auto* found = child(wanted);
    if (found == nullptr) return "";
    const auto* inside = found->child("text");
    return inside == nullptr ? found->text : inside->text;
}

Element read_xml(std::string_view text, std::string& wrong) {
    if (text.size() > kLargest || too_deep(text)) {
        wrong = "the file is too large or nested too deeply";
        return {};
    }
    try {
        std::istringstream in{std::string(text)};
        Tree tree;
        boost::property_tree::read_xml(in, tree);
        for (const auto& [name, inside] : tree)
            if (name != "<xmlcomment>") return element_of(name, inside);
        wrong = "the file is empty";
    } catch (const boost::property_tree::xml_parser_error& problem) {
        wrong = "line " + std::to_string(problem.line()) + ": " + problem.message();
    }
    return {};
}

}  // namespace guiju::feel
