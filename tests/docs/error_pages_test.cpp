// SPDX-License-Identifier: Apache-2.0
// The pages of the messages (docs/reference/errors): there is one for every code, and what it tells people to
// avoid really gives that code. A ```guiju block is a piece of tests/language/policy.zh.guiju: "Prefer" stands
// in it, and with "Avoid" in its place the code is found. ```text blocks are not run.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "dsl/compile/compile.h"
#include "engine/base/message.h"

namespace guiju {
namespace {

namespace fs = std::filesystem;

const fs::path kPages = "docs/reference/errors";

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Block {
    bool run = false;
    std::string text;
};

/// The block under a heading line; empty if there is none.
std::optional<Block> block_under(const std::string& page, const std::string& heading) {
    auto at = page.find("\n" + heading + "\n");
    if (at == std::string::npos) return std::nullopt;
    at = page.find("```", at);
    if (at == std::string::npos) return std::nullopt;
    const auto line = page.find('\n', at);
    const auto end = page.find("\n```", line);
    if (line == std::string::npos || end == std::string::npos) return std::nullopt;
    return Block{page.substr(at + 3, line - at - 3) == "guiju",
                 page.substr(line + 1, end - line - 1)};
}

std::set<std::string> codes_of(const std::string& policy) {
    std::set<std::string> codes;
    std::vector<text::Source> sources;
    const auto note = [&](const auto& findings) {
        for (const auto& finding : findings) codes.insert(std::string(base::name_of(finding.code)));
    };
    for (auto [name, bytes] : {std::pair<std::string, std::string>{"policy.guiju", policy},
                               {"C25.guiju", read("rules/calendars/C25.guiju")}}) {
        auto loaded = text::load(name, bytes, static_cast<std::uint32_t>(sources.size()));
        note(loaded.findings);
        if (!loaded.value) return codes;
        sources.push_back(std::move(*loaded.value));
    }
    note(compile::compile(sources).findings);
    return codes;
}

std::vector<fs::path> pages() {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(kPages))
        if (entry.path().filename().string().starts_with("GJ")) all.push_back(entry.path());
    std::sort(all.begin(), all.end());
    return all;
}

TEST(ErrorPages, EveryCodeHasOneAndEveryPageHasACode) {
    for (const auto& message : base::all_messages()) {
        const auto name = std::string(base::name_of(message.code));
        EXPECT_TRUE(fs::exists(kPages / (name + ".md"))) << name;
    }
    for (const auto& page : pages())
        EXPECT_NE(base::find_message(page.stem().string()), nullptr) << page;
}

TEST(ErrorPages, EachShowsWhatToAvoidAndWhatToPrefer) {
    for (const auto& page : pages()) {
        const auto text = read(page);
        EXPECT_TRUE(text.starts_with("# " + page.stem().string() + " ")) << page;
        const auto avoid = block_under(text, "避免 · Avoid");
        const auto prefer = block_under(text, "改为 · Prefer");
        ASSERT_TRUE(avoid && prefer) << page;
        EXPECT_NE(avoid->text, prefer->text) << page;
        EXPECT_EQ(avoid->run, prefer->run) << page;
    }
}

TEST(ErrorPages, WhatTheyTellToAvoidGivesTheCode) {
    const auto policy = read("tests/language/policy.zh.guiju");
    int run = 0;
    for (const auto& page : pages()) {
        const auto text = read(page);
        const auto avoid = block_under(text, "避免 · Avoid");
        const auto prefer = block_under(text, "改为 · Prefer");
        if (!avoid || !prefer || !avoid->run) continue;
        ++run;
        const auto at = policy.find(prefer->text);
        ASSERT_NE(at, std::string::npos) << page;
        EXPECT_EQ(policy.find(prefer->text, at + 1), std::string::npos) << page;
        auto changed = policy;
        changed.replace(at, prefer->text.size(), avoid->text);
        const auto codes = codes_of(changed);
        std::string found;
        for (const auto& code : codes) found += code + " ";
        EXPECT_TRUE(codes.contains(page.stem().string())) << page << " gives " << found;
    }
    EXPECT_GE(run, 60);
    EXPECT_TRUE(codes_of(policy).empty());
}

}  // namespace
}  // namespace guiju
