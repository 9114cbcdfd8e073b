// SPDX-License-Identifier: Apache-2.0
// Writes docs/status.md: every requirement row, its acceptance examples, and the tests that show them.
// Nothing is kept by hand: a test shows example A-S1.4-2 by carrying A_S1_4_2 in its own name, or by
// being a 试例 whose title begins with A-S1.4-2.
// Usage: status REPOSITORY [--check]   (--check: exit 1 when the page is not what would be written)
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Row {
    std::string id, name, source;
    int examples = 0;
};

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Row> read_rows(const fs::path& path) {
    std::vector<Row> rows;
    std::istringstream in(read(path));
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> cells;
        for (std::size_t at = 0; at != std::string::npos;) {
            const std::size_t bar = line.find(" | ", at);
            cells.push_back(line.substr(at, bar == std::string::npos ? bar : bar - at));
            at = bar == std::string::npos ? bar : bar + 3;
        }
        if (cells.size() == 4) rows.push_back({cells[0], cells[1], cells[2], std::stoi(cells[3])});
    }
    return rows;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Reads an example id at `at` written with `dot` and `dash` ("A-S1.4-2" or "A_S1_4_2"); "" if none.
std::string id_at(const std::string& text, std::size_t at, char dash, char dot) {
    const std::string head = std::string("A") + dash;
    if (text.compare(at, 2, head) != 0) return {};
    std::size_t i = at + 2;
    std::string row;
    if (text.compare(i, 2, "OV") == 0) {
        row = "OV";
        i += 2;
    } else if (i < text.size() && text[i] == 'S') {
        row = "S";
        for (++i; i < text.size() && digit(text[i]); ++i) row += text[i];
        if (i >= text.size() || text[i] != dot) return {};
        row += '.';
        for (++i; i < text.size() && digit(text[i]); ++i) row += text[i];
    } else {
        return {};
    }
    if (i >= text.size() || text[i] != dash) return {};
    std::string number;
    for (++i; i < text.size() && digit(text[i]); ++i) number += text[i];
    return number.empty() ? std::string() : "A-" + row + "-" + number;
}

using Shown = std::map<std::string, std::set<std::string>>;  // example → files that show it

/// Ids in the names of tests: the text between "TEST…(" and the ")" that ends its name.
void collect_tests(const std::string& text, const std::string& file, Shown& shown) {
    for (std::size_t at = text.find("TEST"); at != std::string::npos;
         at = text.find("TEST", at + 4)) {
        const std::size_t open = text.find('(', at), close = text.find(')', at);
        if (open == std::string::npos || close == std::string::npos || close - at > 300) continue;
        for (std::size_t i = open; i < close; ++i)
            if (const std::string id = id_at(text, i, '_', '_'); !id.empty())
                shown[id].insert(file);
    }
}

/// Ids that begin the title of a 试例 / example.
void collect_examples(const std::string& text, const std::string& file, Shown& shown) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("试例", 0) != 0 && line.rfind("example", 0) != 0) continue;
        for (std::size_t i = 0; i < line.size(); ++i)
            if (const std::string id = id_at(line, i, '-', '.'); !id.empty())
                shown[id].insert(file);
    }
}

Shown collect(const fs::path& root) {
    Shown shown;
    std::vector<fs::path> files;
    for (const char* folder : {"tests", "rules", "examples"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& path : files) {
        const std::string name = fs::relative(path, root).generic_string();
        if (path.extension() == ".cpp" && name.rfind("tests/status/", 0) != 0)
            collect_tests(read(path), name, shown);
        // Not what fuzzing has found: it may carry the id of the file it was made of.
        if (path.extension() == ".guiju" && name.rfind("tests/fuzz/", 0) != 0)
            collect_examples(read(path), name, shown);
    }
    return shown;
}

std::string page(const std::vector<Row>& rows, const Shown& shown) {
    std::ostringstream out;
    int done_rows = 0, done = 0, all = 0;
    std::ostringstream table;
    for (const Row& row : rows) {
        int have = 0;
        std::string missing;
        std::set<std::string> where;
        for (int i = 1; i <= row.examples; ++i) {
            const std::string id = "A-" + row.id + "-" + std::to_string(i);
            const auto found = shown.find(id);
            if (found == shown.end()) {
                missing += (missing.empty() ? "" : ", ") + std::to_string(i);
            } else {
                ++have;
                where.insert(found->second.begin(), found->second.end());
            }
        }
        all += row.examples;
        done += have;
        done_rows += have == row.examples;
        std::string files;
        for (const std::string& file : where) files += (files.empty() ? "`" : ", `") + file + "`";
        table << "| " << row.id << " | " << row.name << " | " << row.source << " | "
              << (have == row.examples ? "shown"
                  : have > 0           ? "partly"
                                       : "open")
              << " | " << have << "/" << row.examples
              << (missing.empty() || have == 0 ? "" : " (open: " + missing + ")") << " | " << files
              << " |\n";
    }
    out << "# 需求状态 · Status of the requirements\n\n"
        << "Written by `./dev status` from the names of the tests; do not edit. An example counts "
           "as shown\n"
        << "when a test or a 试例 carries its id; every test named here is run by `./dev test`.\n\n"
        << "**" << done_rows << " of " << rows.size() << " rows shown in full, " << done << " of "
        << all << " examples shown.**\n\n"
        << "| Row | Name | Source | State | Examples | Shown by |\n|---|---|---|---|---|---|\n"
        << table.str();
    return out.str();
}

/// "# D-25 会签 · Joint review" → "会签 · Joint review"
std::string title_of(const std::string& page, const std::string& id) {
    const std::string head = page.substr(0, page.find('\n')), begin = "# " + id + " ";
    return head.rfind(begin, 0) == 0 ? head.substr(begin.size()) : head;
}

/// The constructs, each with the page that shows it: its rule file is run by the test "construct D-25".
std::string constructs(const fs::path& root) {
    std::ostringstream table;
    int shown = 0, all = 0;
    std::istringstream in(read(root / "tests/status/constructs.txt"));
    for (std::string line; std::getline(in, line);) {
        const std::size_t bar = line.find(" | ");
        if (line.empty() || line[0] == '#' || bar == std::string::npos) continue;
        const std::string id = line.substr(0, bar);
        const fs::path file = root / "docs/reference/constructs" / (id + ".md");
        const bool there = fs::exists(file);
        ++all;
        shown += there;
        table << "| " << id << " | " << (there ? title_of(read(file), id) : line.substr(bar + 3))
              << " | "
              << (there ? "[shown](reference/constructs/" + id + ".md)" : std::string("no page"))
              << " |\n";
    }
    std::ostringstream out;
    out << "\n## 语言的写法 · Constructs\n\n"
        << "The rule file on each page is checked, its 试例 are run, and it is taken to the other "
           "skin "
           "and back\nby the test `construct <id>`.\n\n"
        << "**" << shown << " of " << all
        << " constructs have a page with a rule file that runs.**\n\n"
        << "| Construct | Name | Page |\n|---|---|---|\n"
        << table.str();
    return out.str();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "status REPOSITORY [--check]\n";
        return 2;
    }
    const fs::path root = argv[1];
    const bool check = argc > 2 && std::string(argv[2]) == "--check";
    const std::string text =
        page(read_rows(root / "tests/status/rows.txt"), collect(root)) + constructs(root);
    const fs::path target = root / "docs/status.md";
    if (check) {
        if (read(target) == text) return 0;
        std::cerr << "docs/status.md is not up to date: run ./dev status\n";
        return 1;
    }
    std::ofstream out(target, std::ios::binary);
    out << text;
    return out ? 0 : 1;
}
