// SPDX-License-Identifier: Apache-2.0
// Runs the rule files of a page of the language reference: every ```guiju block is written to the scratch folder as
// NAME.guiju (NAME = what its first section is called), beside the calendars of rules/. Each file must check without
// errors, pass all its 试例 (at least two on the page), be left alone by a second fmt, keep its hash in the other skin
// and back, and pass its 试例 there too.
// Usage: construct_page REPOSITORY PAGE.md FOLDER_OF_GUIJU SCRATCH
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

struct Outcome {
    int code = 0;
    std::string printed;
};

Outcome run(const std::string& words) {
    Outcome outcome;
    FILE* pipe = popen(("{ " + words + "\n} 2>&1").c_str(), "r");
    if (pipe == nullptr) return {127, "no shell"};
    char buffer[4096];
    for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        outcome.printed.append(buffer, n);
    const int status = pclose(pipe);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return outcome;
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> blocks_of(const fs::path& page) {
    std::vector<std::string> blocks;
    bool inside = false;
    std::istringstream in(read(page));
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("```", 0) == 0) {
            if (!inside && line == "```guiju") {
                blocks.emplace_back();
                inside = true;
            } else {
                inside = false;
            }
        } else if (inside) {
            blocks.back() += line + '\n';
        }
    }
    return blocks;
}

/// The name in the first line: 规矩　NAME.
std::string name_of(const std::string& block, std::size_t number) {
    const std::string first = block.substr(0, block.find('\n')), blank = "　";
    const std::size_t at = first.find(blank);
    if (at == std::string::npos) return "rules-" + std::to_string(number);
    return first.substr(at + blank.size());
}

class Page {
   public:
    explicit Page(std::string name) : name_(std::move(name)) {}

    Outcome expect(const std::string& words, const std::string& why) {
        Outcome outcome = run(words);
        if (outcome.code != 0) fail(why + ": $ " + words + "\n" + outcome.printed);
        return outcome;
    }
    void fail(const std::string& what) {
        ++failures_;
        std::cerr << name_ << ": " << what << '\n';
    }
    [[nodiscard]] int failures() const { return failures_; }

    void run_file(const std::string& name) {
        const std::string zh = "'" + name + ".guiju'", en = "'" + name + ".en.txt'",
                          back = "'" + name + ".back.txt'";
        expect("guiju check " + zh, "the rule file has mistakes");
        const Outcome tested = expect("guiju test " + zh, "a 试例 fails");
        expect("guiju fmt --check " + zh, "the rule file is not in canonical form (guiju fmt)");
        round_trip(zh, en, back);
    }

   private:
    void round_trip(const std::string& zh, const std::string& en, const std::string& back) {
        const std::string folder = "other";
        fs::create_directories(folder);
        for (const auto& entry : fs::directory_iterator("."))
            if (entry.path().extension() == ".guiju")
                fs::copy(entry.path(), folder, fs::copy_options::overwrite_existing);
        const std::string there = folder + "/" + zh;
        const std::string before = expect("guiju dump " + zh + " | head -1", "dump").printed;
        expect("guiju fmt --to en " + there, "fmt --to en");
        const std::string between = expect("guiju dump " + there + " | head -1", "dump").printed;
        if (before != between) fail("the English form means something else:\n" + before + between);
        expect("guiju test " + there, "a 试例 fails in English");
        expect("guiju fmt --check " + there, "the English form is not canonical");
        expect("cp " + there + " " + en, "copy");
        expect("guiju fmt --to zh " + there, "fmt --to zh");
        expect("cp " + there + " " + back, "copy");
        expect("diff " + zh + " " + back, "Chinese to English and back is not the same text");
    }

    std::string name_;
    int failures_ = 0;
};

std::size_t count(const std::string& text, const std::string& word) {
    std::size_t n = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        ++n;
    return n;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "construct_page REPOSITORY PAGE.md FOLDER_OF_GUIJU SCRATCH\n";
        return 2;
    }
    const fs::path root = fs::absolute(argv[1]), page = fs::absolute(argv[2]),
                   scratch = fs::absolute(argv[4]);
    fs::remove_all(scratch);
    fs::create_directories(scratch);
    setenv("PATH", (fs::absolute(argv[3]).string() + ":" + std::getenv("PATH")).c_str(), 1);
    setenv("GUIJU_CALENDARS", (root / "rules" / "calendars").c_str(), 1);
    unsetenv("LANG");
    unsetenv("LC_ALL");
    fs::current_path(scratch);

    Page checked(page.filename().string());
    const std::vector<std::string> blocks = blocks_of(page);
    std::vector<std::string> names;
    std::size_t examples = 0;
    for (const std::string& block : blocks) {
        names.push_back(name_of(block, names.size() + 1));
        write(names.back() + ".guiju", block);
        examples += count("\n" + block, "\n试例　") + count("\n" + block, "\n试例 ");
    }
    if (blocks.empty()) checked.fail("there is no ```guiju block on this page");
    if (examples < 2) checked.fail("there are fewer than two 试例 on this page");
    for (const std::string& name : names) checked.run_file(name);
    std::cout << names.size() << " rule files with " << examples << " examples on "
              << page.filename().string() << ", " << checked.failures() << " failures\n";
    return checked.failures() == 0 ? 0 : 1;
}
