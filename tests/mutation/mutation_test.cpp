// SPDX-License-Identifier: Apache-2.0
// Random slips in shipped policies: one character or token deleted, doubled or swapped with the next.
// What was meant as a mistake must not pass in silence; what passes must mean the same or show.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "dsl/check/checked.h"
#include "dsl/compile/compile.h"
#include "dsl/lower/lower.h"
#include "dsl/overlay/merged.h"
#include "dsl/parse/parse.h"
#include "dsl/syntax/dump.h"
#include "engine/base/limits.h"

namespace guiju {
namespace {

namespace fs = std::filesystem;

#ifdef __OPTIMIZE__
constexpr int kSeeds = 10'000;
#else
constexpr int kSeeds = 150;
#endif

std::string bytes_of(const fs::path& path) {
    const std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The same numbers for the same seed on every machine.
class Dice {
   public:
    explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
    std::size_t below(std::size_t bound) {
        state_ += 0x9E3779B97F4A7C15U;
        auto z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % bound);
    }

   private:
    std::uint64_t state_;
};

const std::vector<value::WorkCalendar>& calendars() {
    static const auto kAll = [] {
        std::vector<value::WorkCalendar> all;
        for (const auto& entry : fs::directory_iterator("rules/calendars")) {
            if (entry.path().extension() != ".guiju") continue;
            const auto source = text::load("calendar", bytes_of(entry.path()), 0);
            auto found = compile::calendars_of(*source.value, 0);
            if (found.ok()) all.insert(all.end(), found.value->begin(), found.value->end());
        }
        return all;
    }();
    return kAll;
}

/// What the compiler makes of a text.
struct Outcome {
    std::vector<base::Diagnostic> errors;
    std::string hash;  ///< of the program; empty beside errors
    std::string tree;
    std::size_t attempts = 0;
    text::Position first;  ///< of the first error
    bool loaded = false;
    std::vector<std::uint32_t> lines;  ///< of all errors
};

void keep_errors(Outcome& outcome, const std::vector<base::Diagnostic>& findings,
                 const text::Source& source) {
    for (const auto& finding : findings) {
        if (finding.severity() == base::Severity::note) continue;
        if (finding.severity() == base::Severity::error) outcome.errors.push_back(finding);
        outcome.lines.push_back(source.position(finding.span.begin).line);
    }
}

Outcome outcome_of(const std::string& text) {
    Outcome outcome;
    auto loaded = text::load("mutant.guiju", text, 0);
    outcome.loaded = loaded.ok();
    if (!loaded.ok()) {
        outcome.errors = std::move(loaded.findings);
        return outcome;
    }
    const auto& source = *loaded.value;
    auto parsed = parse::parse(source, parse::Options{});
    outcome.attempts = parsed.attempts;
    keep_errors(outcome, parsed.checked.findings, source);
    if (!outcome.errors.empty() && parsed.checked.ok())
        keep_errors(
            outcome,
            check::check_beside(*parsed.checked.value, calendars(), parsed.checked.findings),
            source);
    if (!outcome.errors.empty() || !parsed.checked.ok()) return outcome;
    outcome.tree = syntax::dump(*parsed.checked.value);
    auto merged = overlay::merge(std::move(*parsed.checked.value));
    keep_errors(outcome, merged.findings, source);
    if (!merged.ok()) return outcome;
    auto checked = check::check(std::move(*merged.value), calendars());
    keep_errors(outcome, checked.findings, source);
    if (!checked.ok()) return outcome;
    const std::vector<text::Source> sources{source};
    auto program = lower::lower(*checked.value, sources);
    EXPECT_TRUE(program.verify().ok());
    outcome.hash = program::hash(program);
    return outcome;
}

struct Base {
    std::string name;
    std::string text;
    Outcome outcome;
};

std::vector<Base> bases() {
    std::vector<fs::path> paths{"tests/language/policy.zh.guiju",
                                "examples/02-two-skins/province.en.guiju",
                                "examples/02-two-skins/province.zh.guiju"};
    for (const auto& entry : fs::recursive_directory_iterator("rules"))
        if (entry.path().extension() == ".guiju" &&
            entry.path().parent_path().filename() != "calendars")
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Base> all;
    for (const auto& path : paths) {
        Base base{path.filename().string(), bytes_of(path), {}};
        base.outcome = outcome_of(base.text);
        if (base.outcome.errors.empty()) all.push_back(std::move(base));
    }
    return all;
}

std::size_t next(const std::string& text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
}

/// The end of the token that begins at `at`: a word of letters or digits, else one character, or (Chinese)
/// two to four characters.
std::size_t token_end(const std::string& text, std::size_t at, Dice& dice) {
    const auto word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    auto end = next(text, at);
    if (word(text[at])) {
        while (end < text.size() && word(text[end])) ++end;
        return end;
    }
    for (auto more = 1 + dice.below(3); more > 0 && end < text.size(); --more)
        if (static_cast<unsigned char>(text[end]) >= 0xE4 &&
            static_cast<unsigned char>(text[at]) >= 0xE4)
            end = next(text, end);
    return end;
}

struct Mutant {
    std::string text;
    std::uint32_t line = 1;
    std::string what;
};

Mutant mutant_of(const Base& base, Dice& dice) {
    const auto& text = base.text;
    auto at = dice.below(text.size());
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    const bool token = dice.below(2) == 1;
    const auto end = token ? token_end(text, at, dice) : next(text, at);
    const auto part = text.substr(at, end - at);
    Mutant mutant;
    mutant.line = 1 + static_cast<std::uint32_t>(std::count(
                          text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    const auto kind = dice.below(3);
    mutant.what = std::string(kind == 0   ? "delete "
                              : kind == 1 ? "double "
                                          : "swap ") +
                  (token ? "token" : "character");
    if (kind == 0) mutant.text = text.substr(0, at) + text.substr(end);
    if (kind == 1) mutant.text = text.substr(0, end) + text.substr(at);
    if (kind == 2) {
        const auto after = end < text.size() ? next(text, end) : end;
        mutant.text =
            text.substr(0, at) + text.substr(end, after - end) + part + text.substr(after);
    }
    return mutant;
}

struct Tally {
    int all = 0, refused = 0, on_line = 0, other_program = 0, other_words = 0, same = 0, silent = 0;
};

/// The line as it is in the mutant, for messages.
std::string line_of(const std::string& text, std::uint32_t number) {
    std::istringstream lines(text);
    std::string line;
    for (std::uint32_t i = 0; i < number; ++i) std::getline(lines, line);
    return line;
}

void judge(const Base& base, const Mutant& mutant, Tally& tally) {
    ++tally.all;
    if (mutant.text == base.text) {
        ++tally.same;
        return;
    }
    const auto outcome = outcome_of(mutant.text);
    EXPECT_LE(outcome.attempts, limits::kAttemptsPerByte * mutant.text.size()) << mutant.what;
    if (!outcome.errors.empty()) {
        ++tally.refused;
        // A line end that moved makes the next line the one that is wrong.
        const bool here = !outcome.loaded ||
                          std::any_of(outcome.lines.begin(), outcome.lines.end(), [&](auto line) {
                              return line == mutant.line || line == mutant.line + 1;
                          });
        tally.on_line += here ? 1 : 0;
        return;
    }
    if (outcome.hash != base.outcome.hash)
        ++tally.other_program;
    else if (outcome.tree == base.outcome.tree)
        ++tally.same;
    else if (!outcome.tree.empty())
        ++tally.other_words;
    else
        ++tally.silent;
    if (std::getenv("GUIJU_SHOW") != nullptr && outcome.hash == base.outcome.hash &&
        outcome.tree != base.outcome.tree)
        std::cout << "  " << mutant.what << ": " << line_of(mutant.text, mutant.line) << "\n";
}

void print(const std::string& name, const Tally& t) {
    std::cout << name << "\t" << t.all << "\t" << t.refused << "\t" << t.on_line << " ("
              << (t.refused == 0 ? 100 : t.on_line * 100 / t.refused) << "%)\t" << t.other_program
              << "\t" << t.other_words << "\t" << t.same << "\t" << t.silent << "\n";
}

int seeds() {
    const char* wanted = std::getenv("GUIJU_SEEDS");
    return wanted != nullptr ? std::atoi(wanted) : kSeeds;
}

TEST(Mutation, EverySlipIsRefusedOrShows) {
    const auto all = bases();
    ASSERT_FALSE(all.empty());
    std::map<std::string, Tally> by_kind;
    Tally sum;
    for (int seed = 0; seed < seeds(); ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed) + 1);
        const auto& base = all[dice.below(all.size())];
        const auto mutant = mutant_of(base, dice);
        SCOPED_TRACE("seed " + std::to_string(seed) + " in " + base.name);
        Tally one;
        judge(base, mutant, one);
        for (auto* tally : {&by_kind[mutant.what], &sum}) {
            tally->all += one.all;
            tally->refused += one.refused;
            tally->on_line += one.on_line;
            tally->other_program += one.other_program;
            tally->other_words += one.other_words;
            tally->same += one.same;
            tally->silent += one.silent;
        }
    }
    std::cout
        << "change\tmutants\trefused\ton the line\tother program\tother words\tsame\tsilent\n";
    for (const auto& [name, tally] : by_kind) print(name, tally);
    print("all", sum);
    EXPECT_EQ(sum.silent, 0);
    EXPECT_EQ(sum.refused + sum.other_program + sum.other_words + sum.same, sum.all);
    EXPECT_GE(sum.on_line * 100, sum.refused * 90);
}

}  // namespace
}  // namespace guiju
