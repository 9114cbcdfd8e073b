// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target without a special compiler: seeded mutations of the files of the repository, in bytes,
// words and lines. Prints its seed and how much it did; an input that stops the program is kept in a file.
// Usage: TARGET [--seconds N | --inputs N] [--seed N|random] [--longest BYTES] [FILE…]
// FILES: run these once. Default 60 seconds, or what GUIJU_FUZZ_SECONDS says, with seed 1: the same tree gives
// the same inputs. --longest: begin with files of at most so many bytes, for many inputs in little time.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <vector>

#include "tests/fuzz/mutator.h"
#include "tests/fuzz/target.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// What is being run, for the signal handler: plain memory, never moved while a target runs.
const char* running_data = nullptr;
std::size_t running_size = 0;

extern "C" void keep_input(int signal) {
    const int file = open("broken-input", O_CREAT | O_WRONLY | O_TRUNC, 0644);
    if (file >= 0 && running_data != nullptr) {
        const auto written = write(file, running_data, running_size);
        static_cast<void>(written);
        close(file);
    }
    const char note[] = "the input is in broken-input\n";
    const auto said = write(2, note, sizeof note - 1);
    static_cast<void>(said);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(const std::string& input) {
    running_data = input.data();
    running_size = input.size();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Rule files of the repository and the blocks of its pages: small ones are taken more often.
std::vector<std::string> corpus() {
    std::vector<fs::path> files;
    for (const char* folder :
         {"rules", "examples", "tests/language", "tests/fuzz/found", "docs/reference"})
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            const auto kind = entry.path().extension();
            if (kind == ".guiju" || kind == ".md") files.push_back(entry.path());
        }
    std::sort(files.begin(), files.end());
    std::vector<std::string> texts;
    for (const auto& path : files) {
        auto text = read(path);
        if (path.extension() == ".md") {
            const auto begin = text.find("```guiju\n");
            if (begin == std::string::npos) continue;
            text = text.substr(begin + 9, text.find("\n```", begin + 9) - begin - 9) + "\n";
        }
        texts.push_back(std::move(text));
    }
    return texts;
}

struct Wish {
    std::uint64_t inputs = 0, seed = 1, longest = 0;
    double seconds = 60;
    std::vector<std::string> files;
};

Wish wish_of(int argc, char** argv) {
    Wish wish;
    if (const char* seconds = std::getenv("GUIJU_FUZZ_SECONDS")) wish.seconds = std::atof(seconds);
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const char* next = i + 1 < argc ? argv[i + 1] : "0";
        if (word == "--seconds") {
            wish.seconds = std::atof(next);
            ++i;
        } else if (word == "--inputs") {
            wish.inputs = std::strtoull(next, nullptr, 10);
            ++i;
        } else if (word == "--longest") {
            wish.longest = std::strtoull(next, nullptr, 10);
            ++i;
        } else if (word == "--seed") {
            wish.seed = next == std::string("random") ? std::random_device{}()
                                                      : std::strtoull(next, nullptr, 10);
            ++i;
        } else {
            wish.files.push_back(word);
        }
    }
    return wish;
}

}  // namespace

int main(int argc, char** argv) {
    const Wish wish = wish_of(argc, argv);
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS}) std::signal(signal, keep_input);
    for (const auto& path : wish.files) run(read(path));
    if (!wish.files.empty()) return 0;

    auto texts = corpus();
    for (const auto& text : texts) run(text);
    if (wish.longest > 0)
        std::erase_if(texts, [&](const auto& text) { return text.size() > wish.longest; });
    std::cout << "seed " << wish.seed << ", " << texts.size() << " files to begin with"
              << std::endl;
    guiju::fuzz::Mutator mutator(std::move(texts), wish.seed);
    const auto begun = Clock::now();
    double slowest = 0;
    std::uint64_t done = 0;
    for (;; ++done) {
        const auto now = Clock::now();
        const double gone = std::chrono::duration<double>(now - begun).count();
        if (wish.inputs > 0 ? done >= wish.inputs : gone >= wish.seconds) break;
        if (done > 0 && done % 1'000'000 == 0) std::cout << done << " inputs" << std::endl;
        run(mutator.next());
        slowest = std::max(slowest, std::chrono::duration<double>(Clock::now() - now).count());
    }
    std::cout << done << " inputs, the slowest took " << static_cast<int>(slowest * 1000)
              << " ms\n";
    return 0;
}
