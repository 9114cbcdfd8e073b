// SPDX-License-Identifier: Apache-2.0
#include "tests/acceptance/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace guiju::acceptance {
namespace {

namespace fs = std::filesystem;

/// Within another new one: what the program looks for beside a folder (../calendars) is nobody else's.
fs::path new_folder() {
    auto pattern = (fs::temp_directory_path() / "guiju-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return {};
    const auto folder = fs::path(pattern) / "own";
    fs::create_directory(folder);
    return folder;
}

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (auto& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

}  // namespace

Ran guiju(const std::vector<std::string>& words, const Setting& setting) {
    const auto folder = new_folder();
    std::ofstream(folder / "in", std::ios::binary) << setting.input;
    std::vector<std::string> argv{GUIJU_PROGRAM};
    argv.insert(argv.end(), words.begin(), words.end());
    std::vector<std::string> environment{"PATH=/usr/bin:/bin", "HOME=" + folder.string(),
                                         "TERM=xterm"};
    // The whole suite can be run on journals fingerprinted another way.
    if (const char* hash = std::getenv("GUIJU_HASH"))
        environment.push_back(std::string("GUIJU_HASH=") + hash);
    for (const auto& [name, value] : setting.variables) environment.push_back(name + "=" + value);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    const auto open = [&](int stream, const char* name, int flags) {
        posix_spawn_file_actions_addopen(&files, stream, (folder / name).c_str(), flags, 0600);
    };
    open(STDIN_FILENO, "in", O_RDONLY);
    open(STDOUT_FILENO, "out", O_WRONLY | O_CREAT | O_TRUNC);
    open(STDERR_FILENO, "err", O_WRONLY | O_CREAT | O_TRUNC);
    auto words_c = pointers(argv);
    auto environment_c = pointers(environment);
    pid_t child = 0;
    Ran ran;
    int status = 0;
    if (posix_spawn(&child, GUIJU_PROGRAM, &files, nullptr, words_c.data(), environment_c.data()) ==
            0 &&
        waitpid(child, &status, 0) == child) {
        ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    posix_spawn_file_actions_destroy(&files);
    ran.out = contents(folder / "out");
    ran.err = contents(folder / "err");
    fs::remove_all(folder.parent_path());
    return ran;
}

Program::Program() : folder_(new_folder().string()) {}

Program::~Program() { fs::remove_all(fs::path(folder_).parent_path()); }

std::string Program::write(const std::string& name, const std::string& text) const {
    const auto path = at(name);
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

std::string Program::read(const std::string& path) { return contents(path); }

}  // namespace guiju::acceptance
