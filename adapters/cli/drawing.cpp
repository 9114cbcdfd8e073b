// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/drawing.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <memory>

extern char** environ;

namespace guiju::cli {
namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using Temporary = std::unique_ptr<std::FILE, CloseFile>;

std::string contents(std::FILE* file) {
    std::rewind(file);
    std::string text;
    std::array<char, 65536> part{};
    for (std::size_t got = 0; (got = std::fread(part.data(), 1, part.size(), file)) > 0;) {
        text.append(part.data(), got);
    }
    return text;
}

/// Runs `dot -Tsvg` from one file to the other; false when it cannot be started or fails.
bool run_dot(int from, int to) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, from, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, to, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::array<char, 4> name{"dot"};
    std::array<char, 6> format{"-Tsvg"};
    std::array<char*, 3> words{name.data(), format.data(), nullptr};
    pid_t child = 0;
    const int started = posix_spawnp(&child, "dot", &files, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    int status = 0;
    return started == 0 && waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

base::Result<std::string> draw_svg(const std::string& dot) {
    const base::Error failed{base::ErrorKind::misuse, base::Code::gj5650};
    const Temporary from(std::tmpfile());
    const Temporary to(std::tmpfile());
    if (!from || !to) return failed;
    std::fwrite(dot.data(), 1, dot.size(), from.get());
    std::rewind(from.get());
    if (!run_dot(fileno(from.get()), fileno(to.get()))) return failed;
    auto svg = contents(to.get());
    if (svg.empty()) return failed;
    return svg;
}

}  // namespace guiju::cli
