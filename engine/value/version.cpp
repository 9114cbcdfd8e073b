// SPDX-License-Identifier: Apache-2.0
#include "engine/value/version.h"

namespace guiju::value {
namespace {

bool cut_front(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

bool cut_back(std::string_view& text, std::string_view word) {
    if (!text.ends_with(word)) return false;
    text.remove_suffix(word.size());
    return true;
}

void trim(std::string_view& text) {
    while (cut_front(text, " ") || cut_front(text, "\t") || cut_front(text, "　")) {
    }
    while (cut_back(text, " ") || cut_back(text, "\t") || cut_back(text, "　")) {
    }
}

}  // namespace

std::string version_number(std::string_view written) {
    trim(written);
    (void)(cut_front(written, "第") || cut_front(written, "version "));
    (void)cut_back(written, "版");
    trim(written);
    return std::string(written);
}

}  // namespace guiju::value
