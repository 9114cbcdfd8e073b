// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/given.h"

#include <charconv>
#include <string_view>

namespace guiju::evidence {

std::pair<std::size_t, std::size_t> named_by(const ports::OutboxRecord& message) {
    const std::string_view id = message.id;
    const auto begin = message.case_id.size() + 1;
    const auto slash = id.rfind('/');
    if (!id.starts_with(message.case_id + "/") || slash == std::string_view::npos || slash < begin)
        return {0, 0};
    const auto number = [](std::string_view text) {
        std::size_t out = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        return error == std::errc() && end == text.data() + text.size() ? out : 0;
    };
    return {number(id.substr(begin, slash - begin)), number(id.substr(slash + 1))};
}

}  // namespace guiju::evidence
