// SPDX-License-Identifier: Apache-2.0
// Every case in tests/mistakes/*.txt is tried. What holds for all of them together is a gate: the line,
// the column, the proposed fix, and one message for one mistake. The table says how each class does.
#include <gtest/gtest.h>
#include <iconv.h>

#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "dsl/compile/compile.h"
#include "dsl/text/fixes.h"
#include "dsl/text/roots.h"
#include "tests/mistakes/mistake.h"

namespace guiju::mistakes {
namespace {

namespace fs = std::filesystem;

struct Found {
    std::string code;
    Place place;
    std::string sentence;
    std::string remedy;
    std::vector<base::Fix> fixes;
};

std::string converted(const std::string& text, const char* encoding) {
    const auto converter = iconv_open(encoding, "UTF-8");
    std::string out(text.size() * 2 + 16, '\0');
    std::string in = text;
    char* from = in.data();
    char* to = out.data();
    std::size_t from_left = in.size();
    std::size_t to_left = out.size();
    iconv(converter, &from, &from_left, &to, &to_left);
    iconv_close(converter);
    out.resize(out.size() - to_left);
    return out;
}

std::string as_a_whole(std::string text, const std::string& form) {
    if (form == "BOM") return "\xEF\xBB\xBF" + text;
    if (form == "GBK" || form.starts_with("UTF-16")) return converted(text, form.c_str());
    if (form != "CRLF") return text;
    std::string out;
    for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
}

std::vector<text::Source> read_calendars() {
    std::vector<text::Source> sources;
    for (const auto& entry : fs::directory_iterator("rules/calendars")) {
        if (entry.path().extension() != ".guiju") continue;
        auto loaded = text::load(entry.path().string(), bytes_of(entry.path().string()),
                                 static_cast<std::uint32_t>(sources.size() + 1));
        if (loaded.ok()) sources.push_back(std::move(*loaded.value));
    }
    return sources;
}

/// Errors and warnings about the text; notes say what is open, not what is wrong.
std::vector<Found> findings_of(const std::string& bytes) {
    static const std::string_view mark = "\xEF\xBB\xBF";
    auto loaded = text::load("mistake.guiju", bytes, 0);
    std::vector<base::Diagnostic> all = std::move(loaded.findings);
    if (loaded.ok()) {
        std::vector<text::Source> sources{std::move(*loaded.value)};
        static const auto kCalendars = read_calendars();
        for (const auto& source : kCalendars) sources.push_back(source);
        auto compiled = compile::compile(sources);
        all.insert(all.end(), compiled.findings.begin(), compiled.findings.end());
        text::keep_roots(all);
    }
    const auto text = bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
    std::vector<Found> found;
    for (auto& one : all) {
        if (one.severity() == base::Severity::note) continue;
        const auto place = place_at(text, one.span.begin);
        const auto in = [&](auto&& words) {
            return words(one.code, one.args, base::Lang::zh) + " / " +
                   words(one.code, one.args, base::Lang::en);
        };
        found.push_back({base::name_of(one.code), place, in(base::sentence), in(base::remedy),
                         std::move(one.fixes)});
    }
    return found;
}

/// What is found in the changed file and was not found in the file as it is.
std::vector<Found> new_findings(const std::string& bytes, const std::string& base) {
    static std::map<std::string, std::multiset<std::string>> bases;
    const auto [place, fresh_base] = bases.try_emplace(base);
    if (fresh_base)
        for (const auto& one : findings_of(bytes_of(base)))
            place->second.insert(one.code + one.sentence);
    auto known = place->second;
    std::vector<Found> fresh;
    for (auto& one : findings_of(bytes)) {
        const auto old = known.find(one.code + one.sentence);
        if (old == known.end())
            fresh.push_back(std::move(one));
        else
            known.erase(old);
    }
    return fresh;
}

int times(const std::string& text, const std::string& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

/// A change that writes what is wanted, or words of the remedy that say it.
bool proposes(const std::string& bytes, const Found& found, const std::string& fix) {
    if (fix == "删去")
        return std::any_of(found.fixes.begin(), found.fixes.end(),
                           [](const auto& one) { return one.replacement.empty(); }) ||
               found.remedy.find(fix) != std::string::npos;
    return std::any_of(found.fixes.begin(), found.fixes.end(),
                       [&](const auto& one) {
                           const auto mended = text::with_fixes(bytes, {one});
                           return one.replacement == fix || times(mended, fix) > times(bytes, fix);
                       }) ||
           found.remedy.find(fix) != std::string::npos;
}

struct Tally {
    int mistakes = 0, code = 0, line = 0, column = 0, fix = 0, restored = 0, files = 0, one = 0;

    void add(const Tally& other) {
        mistakes += other.mistakes;
        code += other.code;
        line += other.line;
        column += other.column;
        fix += other.fix;
        restored += other.restored;
        files += other.files;
        one += other.one;
    }
};

/// The nearest finding to what is expected, taken out of the list.
const Found* take(std::vector<const Found*>& all, const Expected& expected) {
    const auto score = [&](const Found* found) {
        return (found->place.line == expected.place.line ? 4 : 0) +
               (found->place == expected.place ? 2 : 0) + (found->code == expected.code ? 1 : 0);
    };
    const auto best = std::max_element(
        all.begin(), all.end(), [&](const auto* a, const auto* b) { return score(a) < score(b); });
    if (best == all.end()) return nullptr;
    const auto* found = *best;
    all.erase(best);
    return found;
}

std::string shown(Place place) {
    return std::to_string(place.line) + ":" + std::to_string(place.column);
}

/// One mistake of one case, and what was said of it.
struct Answer {
    const Expected& expected;
    const Found& found;
    const std::string& name;
    const std::string& bytes;
};

void judge(const Answer& answer, Tally& tally) {
    const auto& [expected, found, name, bytes] = answer;
    const bool anywhere = expected.place.line == 0;
    const bool line = anywhere || found.place.line == expected.place.line;
    const bool column = anywhere || found.place == expected.place;
    const bool fix = proposes(bytes, found, expected.fix);
    tally.code += found.code == expected.code ? 1 : 0;
    tally.line += line ? 1 : 0;
    tally.column += column ? 1 : 0;
    tally.fix += fix ? 1 : 0;
    if (found.code == expected.code && column && fix) return;
    std::cout << "  " << name << ": " << (line ? "" : "[line] ") << (column ? "" : "[column] ")
              << (fix ? "" : "[fix] ") << "wanted " << expected.code << " " << shown(expected.place)
              << " " << expected.fix << "; said " << found.code << " " << shown(found.place) << " "
              << found.sentence << " | " << found.remedy;
    for (const auto& one : found.fixes) std::cout << " <" << one.replacement << ">";
    std::cout << "\n";
}

bool restores(const std::string& bytes, const Case& one, const std::vector<Found>& found) {
    if (found.size() != 1 || found[0].fixes.empty()) return false;
    return text::with_fixes(bytes, {found[0].fixes[0]}) ==
           as_a_whole(bytes_of(one.base), one.whole);
}

Tally tried(Case one) {
    Tally tally;
    const auto bytes = as_a_whole(changed(one), one.whole);
    EXPECT_EQ(one.problem, "") << one.name;
    const auto found = new_findings(bytes, one.base);
    tally.files = 1;
    tally.mistakes = static_cast<int>(one.expected.size());
    tally.one = found.size() == one.expected.size() ? 1 : 0;
    tally.restored = restores(bytes, one, found) ? 1 : 0;
    std::vector<const Found*> left;
    for (const auto& each : found) left.push_back(&each);
    for (const auto& expected : one.expected) {
        if (const auto* nearest = take(left, expected))
            judge({expected, *nearest, one.name, bytes}, tally);
        else
            std::cout << "  " << one.name << ": nothing was said, wanted " << expected.code << "\n";
    }
    for (const auto* more : left)
        std::cout << "  " << one.name << ": one too many: " << more->code << " "
                  << shown(more->place) << " " << more->sentence << "\n";
    return tally;
}

void print(const std::string& name, const Tally& t) {
    const auto share = [&](int part, int whole) {
        return whole == 0 ? std::string("   –")
                          : std::to_string(part * 100 / whole) + "% (" + std::to_string(part) + ")";
    };
    std::cout << name << "\t" << t.files << "\t" << t.mistakes << "\t" << share(t.code, t.mistakes)
              << "\t" << share(t.line, t.mistakes) << "\t" << share(t.column, t.mistakes) << "\t"
              << share(t.fix, t.mistakes) << "\t" << share(t.restored, t.mistakes) << "\t"
              << share(t.one, t.files) << "\n";
}

TEST(Mistakes, AreAnsweredAtTheirPlaceOnceAndWithAWayOut) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator("tests/mistakes"))
        if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::pair<std::string, Tally>> classes;
    Tally all;
    for (const auto& file : files) {
        Tally tally;
        for (auto& one : read_cases(file.string())) tally.add(tried(std::move(one)));
        classes.emplace_back(file.stem().string(), tally);
        all.add(tally);
    }
    std::cout << "class\tfiles\tmistakes\tcode\tline\tcolumn\tfix\trestored\tone message each\n";
    for (const auto& [name, tally] : classes) print(name, tally);
    print("all", all);
    EXPECT_GE(all.mistakes, 150);
    EXPECT_GE(all.line * 100, all.mistakes * 95);
    EXPECT_GE(all.column * 100, all.mistakes * 90);
    EXPECT_GE(all.fix * 100, all.mistakes * 80);
    EXPECT_EQ(all.one, all.files);
}

}  // namespace
}  // namespace guiju::mistakes
