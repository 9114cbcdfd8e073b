// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rooms, what each may use, and which files are built: read from what room() wrote at configure.
// Not a second list: nothing about a particular room stands here or in the checks.
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/source.h"

namespace guiju::tidy {

struct Room {
    std::set<std::string> reach;  ///< rooms it may include, transitively, without itself
    std::set<std::string> walls;  ///< third-party libraries it may include
};

struct House {
    std::filesystem::path root;
    std::map<std::string, Room> rooms;
    std::map<std::string, std::string> libraries;  ///< include prefix → library
    std::set<std::string> built;                   ///< files some target lists
};

/// Reads BUILD/rooms.txt and BUILD/sources.txt. Throws std::runtime_error when one is missing.
[[nodiscard]] House read_house(const std::filesystem::path& root,
                               const std::filesystem::path& build);
/// Every text file of the repository, from the root, sorted; hidden and build folders are left out.
[[nodiscard]] std::vector<std::string> files_of(const House& house);
/// Reads a file of the repository whole. Throws std::runtime_error when it cannot.
[[nodiscard]] std::string text_of(const House& house, const std::string& path);
/// The room a file belongs to ("engine/value", "dsl/compile"), or "" outside the rooms.
[[nodiscard]] std::string room_of(std::string_view path);

}  // namespace guiju::tidy
