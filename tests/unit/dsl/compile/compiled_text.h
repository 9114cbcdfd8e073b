// SPDX-License-Identifier: Apache-2.0
#pragma once
// Compiles a policy written in a test, with the test calendar C25. Fails the test on any finding.
// Not the compiler's own reading of files: texts come from the test.
#include <gtest/gtest.h>

#include <string>

#include "dsl/compile/compile.h"

namespace guiju::compile {

inline const char* calendar_text() {
    return "规矩　C25\n日历　C25\n年份：2025至2026\n放假：国庆节，2025-10-01至2025-10-08\n"
           "放假：元旦，2026-01-01\n上班：2025-09-28\n上班：2025-10-11\n";
}

inline std::vector<text::Source> sources_of(const std::string& policy) {
    std::vector<text::Source> sources;
    for (const auto& text : {policy, std::string(calendar_text())}) {
        auto loaded = text::load("test", text, static_cast<std::uint32_t>(sources.size()));
        if (loaded.ok()) sources.push_back(std::move(*loaded.value));
    }
    return sources;
}

inline std::string said(const std::vector<base::Diagnostic>& findings,
                        const std::vector<text::Source>& sources) {
    std::string all;
    for (const auto& finding : findings)
        all += base::name_of(finding.code) + " " +
               base::sentence(finding.code, finding.args, base::Lang::zh) + " <" +
               std::string(sources.at(finding.span.file).slice(finding.span)) + ">\n";
    return all;
}

inline Compiled compiled_text(const std::string& policy) {
    const auto sources = sources_of(policy);
    auto result = compile(sources);
    EXPECT_EQ(said(result.findings, sources), "");
    EXPECT_TRUE(result.ok());
    return result.ok() ? std::move(*result.value) : Compiled{};
}

}  // namespace guiju::compile
