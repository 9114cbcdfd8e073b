// SPDX-License-Identifier: Apache-2.0
// zhejiang_year: a year of demands in Zhejiang, run by the rules, told in figures.
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <filesystem>

#include "examples/01-zhejiang-year/story.h"
#include "examples/01-zhejiang-year/terminal.h"

namespace {

using guiju::base::Lang;
using guiju::base::Text;
using zhejiang::Story;
using zhejiang::StoryOptions;
using zhejiang::Terminal;

struct Wishes {
    StoryOptions story{"rules/zhejiang", "examples/01-zhejiang-year", ".build/demo", 0};
    std::string lang;
    std::string guiju = "guiju";  ///< how the reader calls the command line
};

/// --lang if given, else LANG: Chinese unless it says English.
Lang language_of(const std::string& wanted) {
    const char* environment = std::getenv("LANG");
    const std::string lang = !wanted.empty() ? wanted : environment ? environment : "";
    return lang.starts_with("en") ? Lang::en : Lang::zh;
}

void heading(const Terminal& terminal, const Text& text) {
    const std::string& words = terminal.say(text);
    fmt::print("\n{}\n", terminal.colour ? "\033[1;36m" + words + "\033[0m" : words);
}

void show_tables(const Story& story, const Terminal& terminal) {
    heading(terminal, {"一、分市情况（2025年，模拟）", "1. By city (2025, simulated)"});
    fmt::print("{}", city_table(story.summary, terminal));
    fmt::print("{}",
               terminal.say({"  响应率＝响应数÷验证通过数：绿 90%以上，黄 80%以上，红 不到80%\n",
                             "  response rate = answered / verified: green from 90%, amber "
                             "from 80%, red below\n"}));
    heading(terminal, {"二、牵头单位年度评价〔（十五）〕", "2. Yearly evaluation of lead units"});
    fmt::print("{}", score_tables(story.summary, terminal));
    heading(terminal, {"三、一件退回的需求：为什么", "3. One returned demand: why"});
    fmt::print("{}", explanation(story.summary, terminal));
}

void show_effort(const Story& story, const Terminal& terminal) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = std::max<std::int64_t>(1, story.year_ms);
    heading(terminal, {"四、速度", "4. Speed"});
    fmt::print(fmt::runtime(terminal.say(
                   {"  一年用时 {:.1f} 秒：{} 次办理（每秒 {} 次），{} 次到期检查，{} "
                    "次落盘提交；峰值内存 {} MB\n",
                    "  the year took {:.1f} s: {} commands ({} a second), {} cases ticked, {} "
                    "durable commits; peak memory {} MB\n"})),
               static_cast<double>(ms) / 1000, story.book.commands,
               static_cast<std::int64_t>(story.book.commands) * 1000 / ms, story.book.ticked,
               story.book.commits, usage.ru_maxrss / 1024);
    fmt::print(fmt::runtime(terminal.say({"  规则拒绝 {} 次，其中 {} 件未能报送；数据指纹 {}\n",
                                          "  refused by the rules {} times, {} demands never "
                                          "filed; fingerprint {}\n"})),
               story.book.refused, story.book.not_filed, story.summary.fingerprint);
}

void show_next(const Story& story, const Wishes& wishes, const Terminal& terminal) {
    const std::string& out = wishes.story.out;
    heading(terminal, {"五、文件", "5. Files"});
    fmt::print("  {0}/report.html\n  {0}/flow.svg\n  {0}/summary.csv\n  {0}/zhejiang.db\n", out);
    heading(terminal, {"六、接下来试试", "6. Try next"});
    const std::string policy = wishes.story.rules + "/measures.guiju";
    fmt::print("  {} case explain {} --db {}\n", wishes.guiju, story.summary.explained.case_id,
               story.database);
    fmt::print(
        "  {} evaluate {} 牵头单位年度评价 --db {} --period 2025 --what-if 年度征集指标=20件\n",
        wishes.guiju, policy, story.database);
    fmt::print("  {} graph {} --format mermaid\n", wishes.guiju, policy);
}

void read_options(CLI::App& app, Wishes& wishes) {
    app.add_option("--rules", wishes.story.rules, "规则所在文件夹 / folder of the policy");
    app.add_option("--data", wishes.story.data, "units.csv、demands.csv 所在文件夹 / their folder");
    app.add_option("--out", wishes.story.out, "写到哪里 / where to write");
    app.add_option("--demands", wishes.story.demands, "只用前若干件 / only the first so many");
    app.add_option("--lang", wishes.lang, "zh | en")->check(CLI::IsMember({"zh", "en"}));
    app.add_option("--guiju", wishes.guiju, "guiju 命令怎么叫 / how you call guiju");
}

int run(int argc, char** argv) {
    Wishes wishes;
    CLI::App app("浙江一年：2,000 件企业需求走完 2025 年 / a year of 2,000 demands");
    read_options(app, wishes);
    CLI11_PARSE(app, argc, argv);
    const Terminal terminal = zhejiang::look_at_terminal(language_of(wishes.lang));
    std::filesystem::create_directories(wishes.story.out);
    const auto story = tell_story(wishes.story, [&](const zhejiang::Progress& progress) {
        show_progress(terminal, progress);
        if (progress.day == progress.last)
            fmt::print(stderr, "{}\n",
                       terminal.say({"统计、评价、写报告……", "counting, evaluating, writing …"}));
    });
    if (!story.ok()) {
        fmt::print(stderr, "{} {}\n{}\n", name_of(story.error().code),
                   story.error().say(terminal.lang),
                   guiju::base::remedy(story.error().code, story.error().args, terminal.lang));
        return 1;
    }
    show_tables(*story, terminal);
    show_effort(*story, terminal);
    show_next(*story, wishes, terminal);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "演示没有完成 / the demonstration did not finish: {}\n", problem.what());
        return 1;
    }
}
