// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/drawing.h"

#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <fstream>
#include <iterator>

extern char** environ;

namespace zhejiang {

std::string draw(const std::string& dot_text, const std::string& dot_path,
                 const std::string& svg_path) {
    std::ofstream(dot_path, std::ios::binary) << dot_text;
    std::array<std::string, 5> words = {"dot", "-Tsvg", "-o", svg_path, dot_path};
    std::array<char*, 6> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
    pid_t process = 0;
    if (posix_spawnp(&process, "dot", nullptr, nullptr, arguments.data(), environ) != 0) return "";
    int status = 0;
    if (waitpid(process, &status, 0) != process || status != 0) return "";
    std::ifstream file(svg_path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace zhejiang
