// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target without a special compiler: seeded mutations of the files of the repository, in bytes,
// words and lines. Prints its seed and how much it did; an input that stops the program is kept in a file.
// Usage: TARGET [--seconds N | --inputs N] [--seed N|random] [FILE…]   (FILES: run these once; default 60
// seconds, or what GUIJU_FUZZ_SECONDS says, with seed 1: the same tree gives the same inputs)
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

#include "dsl/syntax/keywords.h"
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

class Mutator {
   public:
    Mutator(std::vector<std::string> texts, std::uint64_t seed)
        : texts_(std::move(texts)), dice_(seed) {
        for (const auto& entry : guiju::syntax::all_keywords()) {
            for (const auto word : entry.zh) words_.emplace_back(word);
            for (const auto word : entry.en) words_.emplace_back(word);
        }
        for (const char* word : {"（",     "）", "｜", "：",          "“",    "”",    "【锁定】",
                                 "\n",     "　", "0",  "99999999999", "3.14", "％",   "一、",
                                 "（一）", "、", "，", "且",          "的",   "\xff", "\xe2\x80"})
            words_.emplace_back(word);
    }

    std::string next() {
        std::string text = texts_[below(texts_.size())];
        if (text.size() > 12'000 && below(10) != 0) text = piece(text, 6'000);
        for (auto n = 1 + below(4); n > 0; --n) mutate(text);
        if (text.size() > guiju::fuzz::kLongest) text.resize(guiju::fuzz::kLongest);
        return text;
    }

   private:
    std::size_t below(std::size_t limit) {
        return limit == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, limit - 1)(dice_);
    }
    /// Begins and ends at line ends.
    std::string piece(const std::string& text, std::size_t most) {
        const auto begin = text.find('\n', below(text.size()));
        if (begin == std::string::npos) return text.substr(0, most);
        const auto end = text.rfind('\n', std::min(text.size() - 1, begin + 1 + below(most)));
        return text.substr(0, text.find('\n') + 1) +
               (end > begin ? text.substr(begin + 1, end - begin) : "");
    }
    /// A place between two characters.
    std::size_t place(const std::string& text) {
        auto at = below(text.size() + 1);
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
        return at;
    }
    void mutate(std::string& text) {
        const auto at = place(text);
        switch (below(9)) {
            case 0: text.erase(at, 1 + below(3)); break;  // bytes: may break a character
            case 1: text.erase(at, place(text) % 60); break;
            case 2: text.insert(at, words_[below(words_.size())]); break;
            case 3: text.insert(at, text.substr(place(text), below(80))); break;
            case 4: swap_lines(text); break;
            case 5: replace_number(text); break;
            case 6: text.insert(at, piece(texts_[below(texts_.size())], 400)); break;
            case 7:
                if (!text.empty()) text[below(text.size())] = static_cast<char>(below(256));
                break;
            default: replace_word(text);
        }
    }
    void swap_lines(std::string& text) {
        const auto a = text.find('\n', below(text.size() + 1));
        if (a == std::string::npos) return;
        const auto b = text.find('\n', a + 1);
        if (b == std::string::npos) return;
        const auto line = text.substr(a, b - a);
        text.erase(a, b - a);
        const auto there = text.find('\n', below(text.size() + 1));
        text.insert(there == std::string::npos ? text.size() : there, line);
    }
    void replace_number(std::string& text) {
        const auto at = text.find_first_of("0123456789", below(text.size() + 1));
        if (at == std::string::npos) return;
        static const char* const kNumbers[]{"0",  "1",   "2", "100", "999999999999999999999",
                                            "-1", "0.5", ""};
        text.replace(at, 1, kNumbers[below(std::size(kNumbers))]);
    }
    void replace_word(std::string& text) {
        for (int tries = 0; tries < 20; ++tries) {
            const auto& word = words_[below(words_.size())];
            const auto at = text.find(word, below(text.size() + 1));
            if (word.empty() || at == std::string::npos) continue;
            text.replace(at, word.size(), words_[below(words_.size())]);
            return;
        }
    }

    std::vector<std::string> texts_;
    std::vector<std::string> words_;
    std::mt19937_64 dice_;
};

struct Wish {
    std::uint64_t inputs = 0, seed = 1;
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
    std::cout << "seed " << wish.seed << ", " << texts.size() << " files to begin with"
              << std::endl;
    Mutator mutator(std::move(texts), wish.seed);
    const auto begun = Clock::now();
    double slowest = 0;
    std::uint64_t done = 0;
    for (;; ++done) {
        const auto now = Clock::now();
        const double gone = std::chrono::duration<double>(now - begun).count();
        if (wish.inputs > 0 ? done >= wish.inputs : gone >= wish.seconds) break;
        run(mutator.next());
        slowest = std::max(slowest, std::chrono::duration<double>(Clock::now() - now).count());
    }
    std::cout << done << " inputs, the slowest took " << static_cast<int>(slowest * 1000)
              << " ms\n";
    return 0;
}
