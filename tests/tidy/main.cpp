// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>
#include <map>
#include <span>
#include <string>

#include "tests/tidy/checks.h"

namespace {

using guiju::tidy::Finding;
using guiju::tidy::House;

int run(std::span<char*> args) {
    const std::map<std::string, std::vector<Finding> (*)(const House&)> checks{
        {"includes", guiju::tidy::check_includes},   {"budgets", guiju::tidy::check_budgets},
        {"words", guiju::tidy::check_words},         {"sources", guiju::tidy::check_sources},
        {"catalogue", guiju::tidy::check_catalogue},
    };
    if (args.size() < 3) {
        std::fputs("usage: tidy ROOT BUILD [includes|budgets|words|sources|catalogue]...\n",
                   stderr);
        return 2;
    }
    const auto house = guiju::tidy::read_house(args[1], args[2]);
    std::size_t count = 0;
    for (const auto& [name, check] : checks) {
        bool wanted = args.size() == 3;
        for (const char* word : args.subspan(3)) wanted = wanted || name == word;
        if (!wanted) continue;
        for (const auto& [path, line, text] : check(house)) {
            std::printf("%s:%d: %s\n", path.c_str(), line, text.c_str());
            ++count;
        }
    }
    std::fprintf(stderr, "%zu findings\n", count);
    return count == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run({argv, static_cast<std::size_t>(argc)});
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "tidy: %s\n", problem.what());
        return 2;
    }
}
