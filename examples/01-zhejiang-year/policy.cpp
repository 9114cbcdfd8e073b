// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/policy.h"

#include <algorithm>
#include <filesystem>

#include "adapters/file/text_file.h"
#include "dsl/compile/compile.h"

namespace zhejiang {
namespace {

namespace base = guiju::base;
namespace fs = std::filesystem;

base::Error first_error(const std::vector<base::Diagnostic>& findings) {
    for (const auto& finding : findings)
        if (finding.severity() == base::Severity::error)
            return {base::ErrorKind::misuse, finding.code, finding.args, ""};
    return {};
}

/// The policy first, then the calendars in order of their names.
std::vector<std::string> rule_files(const std::string& folder) {
    std::vector<std::string> calendars;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder + "/../calendars", none))
        if (entry.path().extension() == ".guiju") calendars.push_back(entry.path().string());
    std::sort(calendars.begin(), calendars.end());
    calendars.insert(calendars.begin(), folder + "/measures.guiju");
    return calendars;
}

}  // namespace

base::Result<guiju::program::Program> read_policy(const std::string& folder) {
    std::vector<guiju::text::Source> sources;
    for (const std::string& path : rule_files(folder)) {
        auto bytes = guiju::file::read_bytes(path);
        if (!bytes.ok()) return bytes.error();
        auto source =
            guiju::text::load(path, std::move(*bytes), static_cast<std::uint32_t>(sources.size()));
        if (!source.ok()) return first_error(source.findings);
        sources.push_back(std::move(*source.value));
    }
    auto compiled = guiju::compile::compile(sources);
    if (!compiled.ok()) return first_error(compiled.findings);
    return std::move(compiled.value->program);
}

}  // namespace zhejiang
