// SPDX-License-Identifier: Apache-2.0
#include <regex>

#include "tests/tidy/checks.h"

namespace guiju::tidy {
namespace {

/// The library an include belongs to by its longest known prefix, or "".
std::string library_of(const House& house, const std::string& included) {
    std::string prefix;
    for (const auto& [candidate, library] : house.libraries) {
        if (included.starts_with(candidate) && candidate.size() > prefix.size()) prefix = candidate;
    }
    return prefix.empty() ? "" : house.libraries.at(prefix);
}

bool exists(const House& house, const std::string& path) {
    return std::filesystem::exists(house.root / path);
}

/// What is wrong with one include, or "".
std::string complaint(const House& house, const std::string& path, std::string included) {
    static const std::set<std::string> outside_world{"iostream", "fstream", "filesystem", "thread",
                                                     "random"};
    const auto room = room_of(path);
    const auto found = house.rooms.find(room);
    const Room none;
    const Room& mine = found == house.rooms.end() ? none : found->second;

    if (room.starts_with("engine/") && outside_world.contains(included)) {
        return room + " may not include <" + included + ">: the engine has no outside world";
    }
    const auto folder = std::filesystem::path(path).parent_path().generic_string();
    if (included.find('/') == std::string::npos && exists(house, folder + "/" + included)) {
        return "write the include from the root: " + folder + "/" + included;
    }
    for (const char* front : {"engine/include/", "dsl/include/"}) {
        if (included.starts_with("guiju/") && exists(house, front + included))
            included = front + included;
    }
    const auto target = room_of(included);
    if (!target.empty() && target != room && !mine.reach.contains(target)) {
        return room + " may not include " + target;
    }
    const auto library = library_of(house, included);
    if (!library.empty() && !mine.walls.contains(library)) {
        return room + " may not include " + library + " <" + included + ">";
    }
    return "";
}

bool is_main(const std::string& path) {
    return path.starts_with("adapters/") && path.ends_with("/main.cpp");
}

}  // namespace

std::vector<Finding> check_includes(const House& house) {
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<Finding> findings;
    for (const auto& path : files_of(house)) {
        const bool source = path.ends_with(".h") || path.ends_with(".cpp");
        if (!source || room_of(path).empty() || is_main(path)) continue;
        const auto file = read_cpp(path, text_of(house, path));
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            std::smatch match;
            const bool code = file.code[i].find("include") != std::string::npos;
            if (!code || !std::regex_search(file.lines[i], match, include)) continue;
            const auto text = complaint(house, path, match[1]);
            if (!text.empty()) findings.push_back({path, static_cast<int>(i) + 1, text});
        }
    }
    return findings;
}

}  // namespace guiju::tidy
