// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <regex>
#include <set>

#include "tests/tidy/checks.h"

namespace guiju::tidy {
namespace {

enum class View { code, comments };

/// One forbidden thing: where it holds, what it looks like, what to say.
struct Law {
    View view;
    std::regex pattern;
    std::function<bool(const std::string& path)> holds_in;
    std::string text;
};

bool everywhere(const std::string&) { return true; }
bool in_headers(const std::string& path) { return path.ends_with(".h"); }
bool in_engine(const std::string& path) { return path.starts_with("engine/"); }
bool in_rooms(const std::string& path) { return !room_of(path).empty(); }
bool outside_adapters(const std::string& path) { return !path.starts_with("adapters/"); }
bool outside_mains_and_sql(const std::string& path) {
    return !path.ends_with("/main.cpp") && !path.starts_with("adapters/sql/");
}

const std::vector<Law>& laws() {
    static const std::vector<Law> all{
        {View::code, std::regex(R"(\busing\s+namespace\b)"), in_headers,
         "using namespace in a header"},
        {View::code, std::regex(R"(\bstd::w?regex)"), in_rooms, "std::regex on policy text"},
        {View::code, std::regex(R"(\b(float|double)\b)"), in_engine,
         "binary fractions in the engine; a line for display says // display only"},
        {View::code, std::regex(R"(\bsystem_clock::now\b|\bstd::time\s*\()"), outside_adapters,
         "the time comes in from outside"},
        {View::code, std::regex(R"(\bcatch\s*\(\s*\.\.\.\s*\))"), outside_mains_and_sql,
         "catch (...) outside a main and adapters/sql"},
        {View::code, std::regex(R"(\bnew\s+[\w:(]|\bdelete\s+\w|\bdelete\s*\[)"), everywhere,
         "naked new or delete"},
        {View::code,
         std::regex(R"(^\s*(inline\s+)?(static|thread_local)\s+)"
                    R"((?!.*\b(const|constexpr|constinit)\b)[^()=;{]*[=;{])"),
         in_rooms, "something mutable that outlives its users"},
        {View::comments, std::regex(R"(TODO\(now\))"), everywhere, "do it now, or say when"},
        {View::comments, std::regex(R"(^\s*// ?[A-Za-z_][\w:<>.>-]*(\(.*\)| .*=.*);\s*$)"),
         everywhere, "code in a comment"},
    };
    return all;
}

void check_laws(const Source& file, std::vector<Finding>& findings) {
    for (const auto& law : laws()) {
        if (!law.holds_in(file.path)) continue;
        const auto& lines = law.view == View::code ? file.code : file.comments;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool display = file.comments[i].find("// display only") != std::string::npos;
            if (!display && std::regex_search(lines[i], law.pattern)) {
                findings.push_back({file.path, static_cast<int>(i) + 1, law.text});
            }
        }
    }
}

/// Paths that exist on one machine only. Written in halves, so that this file does not name one.
void check_machine_paths(const std::string& path, const std::string& text,
                         std::vector<Finding>& findings) {
    static const std::regex machine(
        "(^|[^A-Za-z0-9_.})*-])/("
        "work|tmp|home|root|Users"
        ")/[A-Za-z0-9_.]");
    const auto lines = split_lines(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].find('/') != std::string::npos && std::regex_search(lines[i], machine)) {
            findings.push_back({path, static_cast<int>(i) + 1, "a path of one machine"});
        }
    }
}

/// The first level is fixed: a file that somebody left there belongs to no room.
void check_top_level(const std::string& path, std::vector<Finding>& findings) {
    static const std::set<std::string> known{"CHANGELOG.md",
                                             "CMakeLists.txt",
                                             "CMakePresets.json",
                                             "CONTRIBUTING.md",
                                             "LICENSE",
                                             "README.md",
                                             "README.en.md",
                                             "adapters",
                                             "dev",
                                             "docs",
                                             "dsl",
                                             "engine",
                                             "examples",
                                             "rules",
                                             "tests"};
    const auto first = path.substr(0, path.find('/'));
    if (!first.starts_with(".") && !known.contains(first))
        findings.push_back({path, 1, "not one of the names of the first level"});
}

}  // namespace

std::vector<Finding> check_words(const House& house) {
    static const std::regex vague(R"((^|/)(common|utils?|helpers?|misc)(/|\.(h|cpp)$))");
    std::vector<Finding> findings;
    for (const auto& path : files_of(house)) {
        const auto text = text_of(house, path);
        check_machine_paths(path, text, findings);
        check_top_level(path, findings);
        if (std::regex_search(path, vague)) {
            findings.push_back({path, 1, "a name that says nothing: common, util, helper, misc"});
        }
        if (path.ends_with(".h") || path.ends_with(".cpp"))
            check_laws(read_cpp(path, text), findings);
    }
    return findings;
}

std::vector<Finding> check_sources(const House& house) {
    std::vector<Finding> findings;
    for (const auto& path : files_of(house)) {
        const bool ours = !room_of(path).empty() || path.starts_with("tests/");
        if (!ours || !path.ends_with(".cpp") || house.built.contains(path)) continue;
        // A project of its own (an embedder's example, say) is built from outside.
        const std::filesystem::path file(path);
        const auto lists = (file.parent_path() / "CMakeLists.txt").generic_string();
        const auto list = std::filesystem::exists(house.root / lists) ? text_of(house, lists) : "";
        const bool own_project = list.find("project(") != std::string::npos &&
                                 list.find(file.filename().string()) != std::string::npos;
        if (!own_project) findings.push_back({path, 1, "no target lists this file"});
    }
    return findings;
}

}  // namespace guiju::tidy
