// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/policy_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "dsl/parse/parse.h"

namespace guiju::cli {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::Error;
using base::ErrorKind;

bool is_rule_file(const fs::path& path) { return path.extension() == ".guiju"; }

std::vector<std::string> rule_files_in(const fs::path& folder) {
    std::vector<std::string> files;
    std::error_code problem;
    for (auto at = fs::recursive_directory_iterator(
             folder, fs::directory_options::skip_permission_denied, problem);
         !problem && at != fs::recursive_directory_iterator(); at.increment(problem)) {
        const bool hidden = at->path().filename().string().starts_with('.');
        if (at->is_directory(problem) && hidden) at.disable_recursion_pending();
        if (at->is_regular_file(problem) && is_rule_file(at->path())) {
            files.push_back(at->path().generic_string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool has_calendar(const std::string& text) {
    return text.find("日历") != std::string::npos || text.find("calendar") != std::string::npos;
}

bool is_error(const base::Diagnostic& finding) {
    return finding.severity() == base::Severity::error;
}

/// Only calendars and no other section: a file that is for other files.
bool holds_only_calendars(const syntax::File& file) {
    return !file.sections.empty() &&
           std::all_of(file.sections.begin(), file.sections.end(), [](const auto& section) {
               return std::holds_alternative<syntax::CalendarSection>(section.body);
           });
}

}  // namespace

bool Policy::has_errors() const { return std::any_of(findings.begin(), findings.end(), is_error); }

base::Result<std::vector<std::string>> PolicyFiles::find(
    const std::vector<std::string>& words) const {
    std::vector<std::string> files;
    for (const auto& word : words) {
        std::error_code problem;
        if (!fs::exists(word, problem)) return Error{ErrorKind::misuse, Code::gj5610, {word}};
        if (!fs::is_directory(word, problem)) {
            files.push_back(word);
            continue;
        }
        auto inside = rule_files_in(word);
        if (inside.empty()) return Error{ErrorKind::misuse, Code::gj5611, {word}};
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

void PolicyFiles::add_calendars_of(const std::string& folder) {
    std::error_code problem;
    const auto real = fs::weakly_canonical(folder, problem).string();
    if (problem || !fs::is_directory(real, problem)) return;
    if (std::find(seen_folders_.begin(), seen_folders_.end(), real) != seen_folders_.end()) return;
    seen_folders_.push_back(real);
    for (auto at = fs::directory_iterator(real, problem);
         !problem && at != fs::directory_iterator(); at.increment(problem)) {
        if (!is_rule_file(at->path()) || at->file_size(problem) > text::kMaxFileBytes) continue;
        auto text = world_.read_file(at->path().string());
        if (text && has_calendar(*text)) calendars_.push_back({at->path().string(), *text});
    }
}

void PolicyFiles::add_calendars_near(const std::string& path) {
    auto folder = fs::path(path).parent_path();
    if (folder.empty()) folder = ".";
    add_calendars_of(folder.string());
    add_calendars_of((folder / "../calendars").string());
    add_calendars_of((folder / "calendars").string());
    add_calendars_of("calendars");
    if (const char* named = std::getenv("GUIJU_CALENDARS"); named && *named) {
        add_calendars_of(named);
    }
}

base::Result<Policy> PolicyFiles::load(const std::string& path) {
    std::error_code problem;
    if (!fs::exists(path, problem)) return Error{ErrorKind::misuse, Code::gj5610, {path}};
    if (fs::is_directory(path, problem)) return Error{ErrorKind::misuse, Code::gj5612, {path}};
    auto bytes = world_.read_file(path);
    if (!bytes) return bytes.error();
    Policy policy;
    policy.path = path;
    auto loaded = text::load(path, std::move(*bytes), 0);
    policy.findings = loaded.findings;
    if (!loaded.ok()) return policy;
    policy.sources.push_back(std::move(*loaded.value));

    const auto parsed = parse::parse(policy.sources.front());
    if (parsed.ok() && holds_only_calendars(*parsed.value)) {
        policy.calendar = true;
        policy.findings = compile::calendars_of(policy.sources.front(), 0).findings;
        return policy;
    }
    add_calendars_near(path);
    for (const auto& calendar : calendars_) {
        if (fs::equivalent(calendar.path, path, problem)) continue;
        auto source = text::load(calendar.path, calendar.text,
                                 static_cast<std::uint32_t>(policy.sources.size()));
        if (source.ok()) policy.sources.push_back(std::move(*source.value));
    }
    auto compiled = compile::compile(policy.sources);
    policy.findings.insert(policy.findings.end(), compiled.findings.begin(),
                           compiled.findings.end());
    policy.compiled = std::move(compiled.value);
    return policy;
}

base::Result<Policy> PolicyFiles::load_usable(const std::string& path) {
    auto policy = load(path);
    if (!policy) return policy;
    if (policy->calendar) return Error{ErrorKind::misuse, Code::gj5614, {path}};
    if (policy->compiled) return policy;
    report(*policy);
    const auto errors = std::count_if(policy->findings.begin(), policy->findings.end(), is_error);
    return Error{ErrorKind::misuse, Code::gj5615, {path, std::to_string(errors)}};
}

void PolicyFiles::report(const Policy& policy) const {
    for (const auto& finding : policy.findings) {
        console_.talk(
            text::render(finding, policy.sources, {console_.lang(), console_.colour_on_stderr()}));
    }
}

}  // namespace guiju::cli
