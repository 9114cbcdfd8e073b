// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/house.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace guiju::tidy {
namespace fs = std::filesystem;
namespace {

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

void read_room(House& house, const std::string& line) {
    const auto colon = line.find(':');
    Room& room = house.rooms[line.substr(0, colon)];
    std::istringstream words(line.substr(colon + 1));
    auto* into = &room.reach;
    for (std::string word; words >> word;) {
        if (word == "|") {
            into = &room.walls;
        } else {
            into->insert(word);
        }
    }
}

bool is_left_out(const fs::path& folder) {
    const auto name = folder.filename().string();
    return name.starts_with("build") || name == "node_modules" ||
           (name.starts_with(".") && name != ".ci" && name != ".cmake");
}

}  // namespace

House read_house(const fs::path& root, const fs::path& build) {
    House house;
    house.root = root;
    for (const auto& line : split_lines(read(build / "rooms.txt"))) {
        if (line.starts_with("#")) continue;
        if (line.starts_with("external ")) {
            std::istringstream words(line);
            std::string word;
            std::string library;
            words >> word >> library;
            while (words >> word) house.libraries[word] = library;
        } else {
            read_room(house, line);
        }
    }
    const auto built = split_lines(read(build / "sources.txt"));
    house.built.insert(built.begin(), built.end());
    return house;
}

std::vector<std::string> files_of(const House& house) {
    static const std::set<std::string> kinds{".h",     ".cpp",   ".def",  ".md",   ".guiju", ".txt",
                                             ".sh",    ".cmake", ".json", ".yaml", ".sql",   ".csv",
                                             ".jsonl", ".py",    ".js",   ".html", ""};
    std::vector<std::string> files;
    for (fs::recursive_directory_iterator at(house.root), end; at != end; ++at) {
        if (at->is_directory() && is_left_out(at->path())) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file() && at->path().filename() != ".git" &&
                   kinds.contains(at->path().extension().string())) {
            files.push_back(fs::relative(at->path(), house.root).generic_string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string text_of(const House& house, const std::string& path) { return read(house.root / path); }

std::string room_of(std::string_view path) {
    if (!starts_with_any(path, {"engine/", "dsl/", "adapters/"})) return "";
    if (path.starts_with("engine/include/")) return "engine/casework";
    const auto first = path.find('/');
    const auto second = path.find('/', first + 1);
    if (path.starts_with("dsl/include/") ||
        (path.starts_with("dsl/") && second == std::string_view::npos)) {
        return "dsl/compile";
    }
    return second == std::string_view::npos ? "" : std::string(path.substr(0, second));
}

}  // namespace guiju::tidy
