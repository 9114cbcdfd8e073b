// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "tests/tidy/checks.h"

namespace guiju::tidy {
namespace {

namespace fs = std::filesystem;

const std::string kHead = "// SPDX-License-Identifier: Apache-2.0\n";
const std::string kPlan =
    "external PEGTL tao/\n"
    "external MSM boost/msm/\n"
    "engine/base:  | \n"
    "engine/program: engine/base | \n"
    "engine/machine: engine/program engine/base | MSM\n"
    "dsl/parse: engine/base | PEGTL\n"
    "adapters/cli: dsl/parse engine/base | \n";

/// A small repository in a folder of its own, gone with the test.
class Tidy : public testing::Test {
   protected:
    Tidy() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        root_ =
            fs::temp_directory_path() / ("guiju_" + std::to_string(getpid()) + "_" + test->name());
        fs::remove_all(root_);
        write("build/rooms.txt", kPlan);
        write("build/sources.txt", "");
    }
    ~Tidy() override { fs::remove_all(root_); }

    void write(const std::string& path, const std::string& text) {
        fs::create_directories((root_ / path).parent_path());
        std::ofstream(root_ / path) << text;
    }
    /// What a check says, one "path:line: text" a finding.
    std::vector<std::string> told(std::vector<Finding> (*check)(const House&)) {
        std::vector<std::string> lines;
        for (const auto& [path, line, text] : check(read_house(root_, root_ / "build"))) {
            lines.push_back(path + ":" + std::to_string(line) + ": " + text);
        }
        return lines;
    }

   private:
    fs::path root_;
};

using Lines = std::vector<std::string>;

TEST_F(Tidy, tells_a_forbidden_include_with_file_and_line) {
    write("engine/program/a.cpp", kHead + "#include <string>\n#include \"dsl/parse/grammar.h\"\n");
    EXPECT_EQ(told(check_includes),
              Lines{"engine/program/a.cpp:3: engine/program may not include dsl/parse"});
}

TEST_F(Tidy, allows_what_a_room_reaches_through_others) {
    write("engine/machine/a.cpp",
          kHead + "#include <boost/msm/back/state_machine.hpp>\n#include \"engine/base/span.h\"\n");
    EXPECT_EQ(told(check_includes), Lines{});
}

TEST_F(Tidy, keeps_a_library_behind_its_wall) {
    write("adapters/cli/a.h", kHead + "#include <tao/pegtl.hpp>\n// #include <boost/msm/x.hpp>\n");
    EXPECT_EQ(told(check_includes),
              Lines{"adapters/cli/a.h:2: adapters/cli may not include PEGTL <tao/pegtl.hpp>"});
}

TEST_F(Tidy, lets_only_a_main_wire_adapters_together) {
    write("adapters/cli/main.cpp", kHead + "#include \"adapters/sql/store.h\"\n");
    write("adapters/cli/run.cpp", kHead + "#include \"adapters/sql/store.h\"\n");
    EXPECT_EQ(told(check_includes),
              Lines{"adapters/cli/run.cpp:2: adapters/cli may not include adapters/sql"});
}

TEST_F(Tidy, wants_includes_written_from_the_root) {
    write("engine/base/span.h", kHead);
    write("engine/base/a.cpp", kHead + "#include \"span.h\"\n");
    EXPECT_EQ(told(check_includes),
              Lines{"engine/base/a.cpp:2: write the include from the root: engine/base/span.h"});
}

TEST_F(Tidy, knows_the_engine_has_no_outside_world) {
    write("engine/base/a.cpp", kHead + "#include <fstream>\n");
    EXPECT_EQ(told(check_includes), Lines{"engine/base/a.cpp:2: engine/base may not include "
                                          "<fstream>: the engine has no outside world"});
}

TEST_F(Tidy, measures_files_lines_and_functions) {
    std::string body;
    for (int i = 0; i < 69; ++i) body += "    step();\n";
    std::string chinese;
    for (int i = 0; i < 60; ++i) chinese += "规";
    write("tests/a.cpp", kHead + "void f() {\n" + body + "}\n// " + chinese +
                             "\nX::X(int a, int b, int c, int d, int e, int f, int g)\n"
                             "    : a_{a}, b_(b) {\n}\n");
    write("tests/b.h", "#pragma once\n");
    EXPECT_EQ(told(check_budgets),
              (Lines{"tests/a.cpp:73: columns: 123, at most 120",
                     "tests/a.cpp:2: lines of a function: 71, at most 70",
                     "tests/a.cpp:75: parameters: 7, at most 6",
                     "tests/b.h:1: the first line is the SPDX licence line",
                     "tests/b.h:2: #pragma once, then a comment: what this is, what it is not",
                     "adapters/cli/README.md:1: missing: what this room is, what it is not, "
                     "where to start",
                     "dsl/parse/README.md:1: missing: what this room is, what it is not, "
                     "where to start",
                     "engine/base/README.md:1: missing: what this room is, what it is not, "
                     "where to start",
                     "engine/machine/README.md:1: missing: what this room is, what it is not, "
                     "where to start",
                     "engine/program/README.md:1: missing: what this room is, what it is not, "
                     "where to start"}));
}

TEST_F(Tidy, finds_functions_among_classes_tables_and_macros) {
    const auto source = read_cpp("a.cpp",
                                 "namespace a {\n"
                                 "#define OPEN {\n"
                                 "constexpr int kTable[] = {f(1),\n 2};\n"
                                 "template <class T>\nstruct S : Base<T> {\n"
                                 "    int get() const { return 1; }\n"
                                 "    std::map<int, int> both(std::map<int, int> x, int y) {\n"
                                 "        auto g = [](int z) { return z; };\n"
                                 "        return {};\n"
                                 "    }\n};\n"
                                 "const char* kText = R\"({ void f() {)\";\n"
                                 "bool operator==(A a, B b) {\n}\n}\n");
    const auto found = functions_of(source);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].first_line, 7);
    EXPECT_EQ(found[0].lines, 1);
    EXPECT_EQ(found[1].first_line, 8);
    EXPECT_EQ(found[1].lines, 4);
    EXPECT_EQ(found[1].parameters, 2);
    EXPECT_EQ(found[2].first_line, 14);
    EXPECT_EQ(found[2].parameters, 2);
}

TEST_F(Tidy, tells_forbidden_words_but_not_in_comments_or_strings) {
    write("engine/base/a.h", kHead +
                                 "using namespace std;\n"
                                 "double rate = 0.5;\n"
                                 "double width = 0.5;  // display only\n"
                                 "// double is not used here\n"
                                 "auto text = \"catch (...) new int\";\n"
                                 "auto* x = new Thing();\n"
                                 "Thing(const Thing&) = delete;\n"
                                 "static std::map<int, int> registry;\n"
                                 "static const int kFine = 1;\n"
                                 "// total = sum(items);\n");
    EXPECT_EQ(told(check_words),
              (Lines{"engine/base/a.h:2: using namespace in a header",
                     "engine/base/a.h:3: binary fractions in the engine; a line for display says "
                     "// display only",
                     "engine/base/a.h:7: naked new or delete",
                     "engine/base/a.h:9: something mutable that outlives its users",
                     "engine/base/a.h:11: code in a comment"}));
}

TEST_F(Tidy, leaves_the_clock_and_the_last_catch_to_the_adapters) {
    const auto text = kHead +
                      "auto now = std::chrono::system_clock::now();\n"
                      "void f() { try { g(); } catch (...) {} }\n";
    write("adapters/sql/a.cpp", text);
    write("dsl/parse/a.cpp", text);
    EXPECT_EQ(told(check_words),
              (Lines{"dsl/parse/a.cpp:2: the time comes in from outside",
                     "dsl/parse/a.cpp:3: catch (...) outside a main and adapters/sql"}));
}

TEST_F(Tidy, tells_machine_paths_and_empty_names) {
    write("docs/a.md",
          "see tests/home/x\nopen /"
          "home/me/x\nhttps://example.org/"
          "home/y\n");
    write("engine/utils/a.h", kHead);
    write("tried.py", "print(1)\n");
    EXPECT_EQ(told(check_words),
              (Lines{"docs/a.md:2: a path of one machine",
                     "engine/utils/a.h:1: a name that says nothing: common, util, helper, misc",
                     "tried.py:1: not one of the names of the first level"}));
}

TEST_F(Tidy, tells_a_source_nobody_builds) {
    write("engine/base/a.cpp", kHead);
    write("engine/base/b.cpp", kHead);
    write("tests/package/main.cpp", kHead);
    write("tests/package/CMakeLists.txt", "project(embedder)\nadd_executable(x main.cpp)\n");
    write("build/sources.txt", "engine/base/a.cpp\n");
    EXPECT_EQ(told(check_sources), Lines{"engine/base/b.cpp:1: no target lists this file"});
}

TEST_F(Tidy, wants_every_message_in_both_languages) {
    write("engine/base/messages_x.def",
          kHead +
              "GUIJU_MESSAGE(1001, error, \"读不了{0}\", \"cannot \"\n"
              "              \"read {0}\", \"\", \"\")\n"
              "GUIJU_MESSAGE(1003, error, \"权重合计{0}\", \"weights\", \"\", \"\")\n"
              "GUIJU_MESSAGE(1002, error, \"(甲, \\\"乙\\\")\", \"x\", \"\", \"\")\n"
              "GUIJU_MESSAGE(1004, error, \"甲\", \"\", \"\", \"\")\n"
              "GUIJU_MESSAGE(1005, error, \"甲\", \"x\", \"改\", \"\")\n");
    EXPECT_EQ(
        told(check_catalogue),
        (Lines{"engine/base/messages_x.def:4: GJ1003 the two languages use different arguments",
               "engine/base/messages_x.def:5: GJ1002 not in number order",
               "engine/base/messages_x.def:6: GJ1004 needs both languages",
               "engine/base/messages_x.def:7: GJ1005 needs the remedy in both languages"}));
}

}  // namespace
}  // namespace guiju::tidy
