// SPDX-License-Identifier: Apache-2.0
// Runs the console blocks of a page of documentation and compares what they print with what the page says.
// In a ```console block a line "$ command" is run by the shell; the lines after it are what it prints;
// … stands for any text within a line, a line that is only … for any number of lines. A block whose first line is
// "# not run" is left out. All blocks of a page share one scratch folder that begins as a copy of rules/, examples/
// and docs/.
// Usage: run_blocks REPOSITORY PAGE.md FOLDER_OF_GUIJU SCRATCH
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Command {
    std::string words;
    std::vector<std::string> expected;
    int line = 0;
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<Command> commands_of(const fs::path& page) {
    std::ifstream in(page);
    std::vector<Command> commands;
    bool inside = false, run = true;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.rfind("```", 0) == 0) {
            inside = !inside && line == "```console";
            run = true;
            continue;
        }
        if (!inside) continue;
        if (line == "# not run") run = false;
        if (!run) continue;
        if (line.rfind("$ ", 0) == 0) {
            commands.push_back({line.substr(2), {}, number});
        } else if (!commands.empty()) {
            commands.back().expected.push_back(line);
        }
    }
    return commands;
}

bool line_matches(const std::string& pattern, const std::string& text) {
    static const std::string kAny = "…";
    std::size_t at = 0, from = 0;
    bool anchored = true;
    while (true) {
        const std::size_t hole = pattern.find(kAny, from);
        const std::string piece =
            pattern.substr(from, hole == std::string::npos ? hole : hole - from);
        const std::size_t found =
            hole == std::string::npos && !anchored && text.size() >= piece.size()
                ? text.size() - piece.size()
                : text.find(piece, at);
        if (found == std::string::npos || found < at ||
            text.compare(found, piece.size(), piece) != 0)
            return false;
        if (anchored && found != 0) return false;
        at = found + piece.size();
        if (hole == std::string::npos) return at == text.size();
        from = hole + kAny.size();
        anchored = false;
    }
}

bool matches(const std::vector<std::string>& pattern, std::size_t p,
             const std::vector<std::string>& text, std::size_t t) {
    for (; p < pattern.size(); ++p, ++t) {
        if (pattern[p] == "…") {
            for (std::size_t skip = t; skip <= text.size(); ++skip)
                if (matches(pattern, p + 1, text, skip)) return true;
            return false;
        }
        if (t >= text.size() || !line_matches(pattern[p], text[t])) return false;
    }
    return t == text.size();
}

std::string run(const std::string& words) {
    std::string out;
    FILE* pipe = popen(("{ " + words + "\n} 2>&1").c_str(), "r");
    if (pipe == nullptr) return out;
    char buffer[4096];
    for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
    pclose(pipe);
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "run_blocks REPOSITORY PAGE.md FOLDER_OF_GUIJU SCRATCH\n";
        return 2;
    }
    const fs::path root = fs::absolute(argv[1]), page = fs::absolute(argv[2]),
                   scratch = fs::absolute(argv[4]);
    fs::remove_all(scratch);
    fs::create_directories(scratch);
    for (const char* folder : {"rules", "examples", "docs"})
        fs::copy(root / folder, scratch / folder, fs::copy_options::recursive);
    setenv("PATH", (fs::absolute(argv[3]).string() + ":" + std::getenv("PATH")).c_str(), 1);
    unsetenv("LANG");
    unsetenv("LC_ALL");
    fs::current_path(scratch);
    int failed = 0;
    const std::vector<Command> commands = commands_of(page);
    for (const Command& command : commands) {
        const std::vector<std::string> printed = lines_of(run(command.words));
        if (matches(command.expected, 0, printed, 0)) continue;
        ++failed;
        std::cerr << page.filename().string() << ':' << command.line << ": $ " << command.words
                  << "\n--- the page says\n";
        for (const std::string& line : command.expected) std::cerr << line << '\n';
        std::cerr << "--- it printed\n";
        for (const std::string& line : printed) std::cerr << line << '\n';
    }
    std::cout << commands.size() - static_cast<std::size_t>(failed) << " of " << commands.size()
              << " commands of " << page.filename().string() << " do what the page says\n";
    return failed == 0 && !commands.empty() ? 0 : 1;
}
