// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "dsl/feel/temporal.h"

namespace guiju::feel {
namespace {

constexpr std::string_view kDatabase = "/usr/share/zoneinfo/";

bool proper_name(std::string_view id) {
    const auto fine = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '/' || c == '_' || c == '-' || c == '+';
    };
    return !id.empty() && id.size() <= 64 && id.front() != '/' && std::ranges::all_of(id, fine);
}

std::string file_of(std::string_view id) {
    if (!proper_name(id)) return "";
    std::ifstream in(std::string(kDatabase) + std::string(id), std::ios::binary);
    if (!in) return "";
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    return bytes.size() >= 44 && bytes.starts_with("TZif") ? bytes : "";
}

std::int64_t number_at(const std::string& bytes, std::size_t at, int size) {
    if (at + static_cast<std::size_t>(size) > bytes.size()) return 0;
    std::uint64_t value = 0;
    for (int i = 0; i < size; ++i)
        value = (value << 8) | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return size == 4 ? static_cast<std::int32_t>(value) : static_cast<std::int64_t>(value);
}

/// The parts of a zone file that say which offset holds when.
struct Changes {
    std::vector<std::int64_t> moments;
    std::vector<int> offsets;  ///< after each moment
    int first = 0;             ///< before the first moment
};

Changes changes_of(const std::string& bytes) {
    const auto count = [&](std::size_t block, std::size_t field) {
        return static_cast<std::size_t>(number_at(bytes, block + 20 + field * 4, 4));
    };
    const auto length = [&](std::size_t block, std::size_t size) {
        return 44 + count(block, 3) * (size + 1) + count(block, 4) * 6 + count(block, 5) +
               count(block, 2) * (size + 4) + count(block, 1) + count(block, 0);
    };
    const bool modern = bytes[4] >= '2';
    const std::size_t block = modern ? length(0, 4) : 0;
    const int size = modern ? 8 : 4;
    const auto moments = count(block, 3);
    const auto width = static_cast<std::size_t>(size);
    const auto kinds = block + 44 + moments * width;
    const auto offsets = kinds + moments;
    Changes changes;
    if (offsets + count(block, 4) * 6 > bytes.size()) return changes;
    changes.first = static_cast<int>(number_at(bytes, offsets, 4));
    for (std::size_t i = 0; i < moments; ++i) {
        changes.moments.push_back(number_at(bytes, block + 44 + i * width, size));
        const auto kind = static_cast<unsigned char>(bytes[kinds + i]);
        changes.offsets.push_back(static_cast<int>(number_at(bytes, offsets + kind * 6U, 4)));
    }
    return changes;
}

int offset_at_moment(const Changes& changes, std::int64_t moment) {
    const auto next = std::ranges::upper_bound(changes.moments, moment);
    if (next == changes.moments.begin()) return changes.first;
    return changes.offsets[static_cast<std::size_t>(next - changes.moments.begin()) - 1];
}

/// A year with the same calendar that the files still list (they end in 2037).
std::int64_t within_database(std::int64_t local_seconds) {
    const auto days = local_seconds / kDaySeconds;
    const Date date = date_of(days);
    if (date.year <= 2036) return local_seconds;
    Date same = date;
    same.year = 2009 + (date.year - 2009) % 28;
    return local_seconds + (day_number(same) - days) * kDaySeconds;
}

}  // namespace

bool known_zone(std::string_view id) {
    return id == "UTC" || id == "Etc/UTC" || !file_of(id).empty();
}

std::optional<int> zone_offset(std::string_view id, std::int64_t local_seconds) {
    if (id == "UTC" || id == "Etc/UTC") return 0;
    const auto bytes = file_of(id);
    if (bytes.empty()) return std::nullopt;
    const auto changes = changes_of(bytes);
    const auto local = within_database(local_seconds);
    const int guess = offset_at_moment(changes, local);
    return offset_at_moment(changes, local - guess);
}

}  // namespace guiju::feel
