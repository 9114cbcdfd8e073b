// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/story.h"

#include <chrono>
#include <filesystem>
#include <sstream>

#include "adapters/file/text_file.h"
#include "adapters/memory/store.h"
#include "adapters/sql/store.h"
#include "dsl/render/graph.h"
#include "dsl/text/source.h"
#include "engine/casework/explain.h"
#include "examples/01-zhejiang-year/drawing.h"
#include "examples/01-zhejiang-year/html_report.h"
#include "examples/01-zhejiang-year/policy.h"

namespace zhejiang {
namespace {

namespace base = guiju::base;
namespace fs = std::filesystem;
using guiju::casework::Office;

/// A new database in the place of the old one.
base::Result<std::unique_ptr<guiju::sql::SqlStore>> fresh_database(const std::string& path,
                                                                   const std::string& url) {
    for (const char* part : {"", "-wal", "-shm", "-journal"}) {
        std::error_code ignored;
        fs::remove(path + part, ignored);
    }
    return guiju::sql::open(url, {.mode = guiju::sql::Mode::create});
}

/// Units go into the database; the office asks a copy in memory, as a platform would ask its own.
base::Outcome settle_in(const World& world, guiju::ports::Directory& stored,
                        guiju::ports::Directory& asked) {
    for (const auto& unit : world.units) {
        if (auto put = stored.put_unit(unit); !put.ok()) return put;
        if (auto put = asked.put_unit(unit); !put.ok()) return put;
    }
    return base::Done{};
}

/// The lines that mattered: not the criteria that hold, nor long lists of values that were seen.
std::string gist_of(const std::string& words) {
    constexpr int kCells = 150;
    std::string gist;
    std::istringstream lines(words);
    for (std::string line; std::getline(lines, line);) {
        const auto has = [&](const char* part) { return line.find(part) != std::string::npos; };
        if (has("：符合〔") || has(": holds {") || has("为何不是：") || has("why not: ")) continue;
        const bool long_line = guiju::text::display_width(line) > kCells;
        for (const char* mark : {"〕；", "}; "})
            if (long_line && has(mark)) line.resize(line.find(mark) + (*mark == '}' ? 1 : 3));
        gist += line + "\n";
    }
    return gist;
}

base::Outcome explain_one(const World& world, guiju::ports::CaseStore& store, Summary& summary) {
    if (summary.explained.case_id.empty()) return base::Done{};
    for (const base::Lang lang : {base::Lang::zh, base::Lang::en}) {
        const auto words =
            guiju::casework::explain_last(world.program, store, summary.explained.case_id, lang);
        if (!words.ok()) return words.error();
        (lang == base::Lang::zh ? summary.explained.zh : summary.explained.en) = gist_of(*words);
    }
    return base::Done{};
}

base::Outcome write_files(const World& world, const Summary& summary, const std::string& out) {
    const std::string dot = guiju::render::to_dot(world.program, base::Lang::zh);
    const std::string svg = draw(dot, out + "/flow.dot", out + "/flow.svg");
    const std::pair<const char*, std::string> files[] = {
        {"/summary.csv", to_csv(summary)},
        {"/report.html", html_report(world, summary, svg)},
    };
    for (const auto& [name, text] : files)
        if (auto written = guiju::file::write_text(out + name, text); !written.ok()) return written;
    return base::Done{};
}

}  // namespace

base::Result<Story> tell_story(const StoryOptions& options,
                               const std::function<void(const Progress&)>& tell) {
    auto program = read_policy(options.rules);
    if (!program.ok()) return program.error();
    auto world = read_world(std::move(*program), options.rules + "/territories.csv", options.data,
                            options.demands);
    if (!world.ok()) return world.error();

    Story story;
    const std::string path = options.out + "/zhejiang.db";
    story.database = "sqlite://" + path;
    const auto store = fresh_database(path, story.database);
    if (!store.ok()) return store.error();
    guiju::memory::MemoryStore directory;
    if (auto done = settle_in(*world, **store, directory); !done.ok()) return done.error();

    Office office(**store, directory, {.simulate = true});
    const auto new_year = guiju::value::start_of(*guiju::value::make_date(2025, 1, 1));
    if (auto done = office.adopt(world->program, new_year); !done.ok()) return done.error();
    const Candidates candidates(*world, **store, directory);
    const auto began = std::chrono::steady_clock::now();
    auto book = Year(*world, office, **store, candidates, tell).run();
    if (!book.ok()) return book.error();
    story.book = std::move(*book);
    story.year_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                        std::chrono::steady_clock::now() - began)
                        .count();

    if (auto done = report_figures(*world, **store); !done.ok()) return done.error();
    auto summary = tally(*world, **store, directory);
    if (!summary.ok()) return summary.error();
    story.summary = std::move(*summary);
    if (auto done = explain_one(*world, **store, story.summary); !done.ok()) return done.error();
    if (auto done = write_files(*world, story.summary, options.out); !done.ok())
        return done.error();
    return story;
}

}  // namespace zhejiang
