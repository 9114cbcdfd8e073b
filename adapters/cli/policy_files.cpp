// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/policy_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>

#include "dsl/parse/parse.h"
#include "dsl/text/roots.h"

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

/// A line that begins a 日历 section: "日历　中国工作日", "三、日历　C25", "calendar  C25". A head line
/// that only names a calendar has a colon.
bool begins_calendar(std::string_view line) {
    if (const auto mark = line.find("、"); mark != std::string_view::npos && mark < 16) {
        line.remove_prefix(mark + std::string_view("、").size());
    }
    for (const std::string_view word : {"日历", "calendar"}) {
        if (!line.starts_with(word)) continue;
        line.remove_prefix(word.size());
        return !line.starts_with("：") && !line.starts_with(":");
    }
    return false;
}

bool has_calendar(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (begins_calendar(text.substr(at, end - at))) return true;
        at = end + 1;
    }
    return false;
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

bool holds_calendar(const text::Source& source) {
    if (!has_calendar(source.bytes())) return false;
    const auto parsed = parse::parse(source);
    return parsed.ok() && holds_only_calendars(*parsed.value);
}

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

const std::vector<PolicyFiles::CalendarFile>& PolicyFiles::calendars_in(const std::string& folder) {
    const auto known = folders_.find(folder);
    if (known != folders_.end()) return known->second;
    auto& files = folders_[folder];
    std::error_code problem;
    for (auto at = fs::directory_iterator(folder, problem);
         !problem && at != fs::directory_iterator(); at.increment(problem)) {
        std::error_code unread;
        if (!is_rule_file(at->path()) || !at->is_regular_file(unread) ||
            at->file_size(unread) > text::kMaxFileBytes) {
            continue;
        }
        auto text = world_.read_file(at->path().string());
        if (text && has_calendar(*text)) files.push_back({at->path().string(), *text});
    }
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

std::vector<PolicyFiles::CalendarFile> PolicyFiles::calendars_near(const std::string& path) {
    auto folder = fs::path(path).parent_path();
    if (folder.empty()) folder = ".";
    std::vector<fs::path> places{folder, folder / "../calendars", folder / "calendars",
                                 "calendars"};
    if (const char* named = std::getenv("GUIJU_CALENDARS"); named && *named) {
        places.emplace_back(named);
    }
    std::vector<std::string> seen;
    std::vector<CalendarFile> near;
    for (const auto& place : places) {
        std::error_code problem;
        const auto real = fs::weakly_canonical(place, problem).string();
        if (problem || !fs::is_directory(real, problem)) continue;
        if (std::find(seen.begin(), seen.end(), real) != seen.end()) continue;
        seen.push_back(real);
        const auto& found = calendars_in(real);
        near.insert(near.end(), found.begin(), found.end());
    }
    return near;
}

base::Result<Policy> PolicyFiles::load(const std::string& path) {
    std::error_code problem;
    if (!fs::exists(path, problem)) return Error{ErrorKind::misuse, Code::gj5610, {path}};
    if (fs::is_directory(path, problem)) return Error{ErrorKind::misuse, Code::gj5612, {path}};
    auto bytes = world_.read_file(path);
    if (!bytes) return bytes.error();
    return examine(path, std::move(*bytes));
}

/// Those near a file that are not there yet.
void PolicyFiles::add_calendars(Policy& policy, const std::string& path) {
    std::error_code problem;
    for (const auto& calendar : calendars_near(path)) {
        const bool there = std::any_of(
            policy.sources.begin(), policy.sources.end(), [&](const text::Source& source) {
                return source.name() == calendar.path ||
                       fs::equivalent(source.name(), calendar.path, problem);
            });
        if (there) continue;
        auto source = text::load(calendar.path, calendar.text,
                                 static_cast<std::uint32_t>(policy.sources.size()));
        if (source.ok()) policy.sources.push_back(std::move(*source.value));
    }
}

Policy PolicyFiles::examine(const std::string& path, std::string bytes) {
    std::error_code problem;
    Policy policy;
    policy.path = path;
    auto loaded = text::load(path, std::move(bytes), 0);
    policy.findings = loaded.findings;
    if (!loaded.ok()) return policy;
    policy.sources.push_back(std::move(*loaded.value));

    const auto parsed = parse::parse(policy.sources.front());
    if (parsed.ok() && holds_only_calendars(*parsed.value)) {
        policy.calendar = true;
        policy.findings = compile::calendars_of(policy.sources.front(), 0).findings;
        return policy;
    }
    add_calendars(policy, path);
    if (parsed.ok()) load_bases(policy, *parsed.value);
    compile::Options options;
    options.any_version = !base_title_.empty();
    auto compiled = compile::compile(policy.sources, options);
    policy.findings.insert(policy.findings.end(), compiled.findings.begin(),
                           compiled.findings.end());
    text::keep_roots(policy.findings);
    policy.compiled = std::move(compiled.value);
    if (policy.compiled) load_others(policy);
    return policy;
}

namespace {

/// The policies a program starts, names or reads, by Chinese name.
std::vector<base::Text> dealt_with(const program::Program& program) {
    std::vector<base::Text> names;
    for (const auto& one : program.threads.starts) names.push_back(one.policy);
    for (const auto& one : program.threads.links) names.push_back(one.policy);
    for (const auto& one : program.threads.kin) names.push_back(one.policy);
    for (const auto& one : program.threads.reuse) names.push_back(one.policy);
    for (const auto& one : program.indicators)
        if (!one.policy.zh.empty()) names.push_back(one.policy);
    return names;
}

/// … and those in rules/ of the current folder and in the folders there, each once.
std::vector<std::string> with_rules(std::vector<std::string> files) {
    std::error_code problem;
    std::vector<std::string> more;
    for (auto at = fs::recursive_directory_iterator("rules", problem);
         !problem && at != fs::recursive_directory_iterator(); at.increment(problem)) {
        const bool known = std::any_of(files.begin(), files.end(), [&](const std::string& file) {
            std::error_code unlike;
            return fs::equivalent(file, at->path(), unlike);
        });
        if (is_rule_file(at->path()) && !known) more.push_back(at->path().generic_string());
    }
    std::sort(more.begin(), more.end());
    files.insert(files.end(), more.begin(), more.end());
    return files;
}

/// Rule files of a folder, then of the folders beside it (rules/jiaxing finds rules/zhejiang). Not deep.
std::vector<std::string> rule_files_around(const fs::path& folder) {
    std::vector<std::string> files, others;
    std::error_code problem;
    const auto list = [&](const fs::path& place, std::vector<std::string>& into) {
        for (auto at = fs::directory_iterator(place, problem);
             !problem && at != fs::directory_iterator(); at.increment(problem))
            if (is_rule_file(at->path())) into.push_back(at->path().generic_string());
        std::sort(into.begin(), into.end());
    };
    list(folder, files);
    std::vector<std::string> beside;
    const auto parent = fs::weakly_canonical(folder, problem).parent_path();
    for (auto at = fs::directory_iterator(parent, problem);
         !problem && at != fs::directory_iterator(); at.increment(problem))
        if (at->is_directory(problem)) beside.push_back(at->path().generic_string());
    std::sort(beside.begin(), beside.end());
    for (const auto& place : beside)
        if (fs::weakly_canonical(folder, problem) != fs::path(place)) list(place, others);
    files.insert(files.end(), others.begin(), others.end());
    return files;
}

/// The first line of a rule file names it: 规矩　NAME.
bool begins_with_name(const std::string& text, const base::Text& name) {
    const auto head = text.substr(0, text.find('\n', std::min<std::size_t>(text.size(), 3)));
    return head.ends_with(name.zh) || head.ends_with(name.en);
}

}  // namespace

/// The policies above a local file, level by level, every version of them that lies near.
void PolicyFiles::load_bases(Policy& policy, const syntax::File& file) {
    auto folder = fs::path(policy.path).parent_path();
    if (folder.empty()) folder = ".";
    std::vector<std::string> wanted;
    if (const auto name = overlay::base_of(file)) wanted.push_back(name->title);
    std::vector<std::string> known;
    std::error_code problem;
    while (!wanted.empty()) {
        const auto title = wanted.back();
        wanted.pop_back();
        if (std::find(known.begin(), known.end(), title) != known.end()) continue;
        known.push_back(title);
        const bool given = title == base_title_;
        auto places = given ? std::vector<std::string>{base_path_} : places_;
        const auto look_on_disk = [&] {
            for (const auto& path : places) {
                const auto text = world_.read_file(path);
                const bool itself = fs::equivalent(path, policy.path, problem);
                if (itself || !text || !begins_with_name(*text, title)) continue;
                add_base(policy, {path, *text}, title, wanted);
                add_calendars(policy, path);
            }
        };
        look_on_disk();
        if (given) continue;
        for (const auto& kept : kept_) add_base(policy, kept, title, wanted);
        places = with_rules(rule_files_around(folder));
        look_on_disk();
    }
}

void PolicyFiles::look_in(std::vector<KeptText> texts) {
    kept_.insert(kept_.end(), std::make_move_iterator(texts.begin()),
                 std::make_move_iterator(texts.end()));
}

void PolicyFiles::add_base(Policy& policy, const KeptText& text, const std::string& title,
                           std::vector<std::string>& wanted) {
    const auto index = static_cast<std::uint32_t>(policy.sources.size());
    auto loaded = text::load(text.name, text.text, index);
    if (!loaded.ok()) return;
    const bool calendar = holds_calendar(*loaded.value);
    if (!calendar && !begins_with_name(text.text, title)) return;
    const bool there = std::any_of(policy.sources.begin(), policy.sources.end(), [&](auto& one) {
        return one.name() == text.name && one.bytes() == loaded.value->bytes();
    });
    if (there) return;
    const auto parsed = parse::parse(*loaded.value, index);
    policy.sources.push_back(std::move(*loaded.value));
    if (!parsed.ok()) return;
    if (const auto name = overlay::base_of(*parsed.value)) wanted.push_back(name->title);
}

base::Outcome PolicyFiles::use_base(const std::string& path) {
    const auto base = load_usable(path);
    if (!base) return base.error();
    base_title_ = base->compiled->policy->tree().head.title.text;
    base_path_ = path;
    return base::Done{};
}

std::vector<text::Source> PolicyFiles::with_bases(const std::string& path, text::Source source) {
    Policy policy;
    policy.path = path;
    policy.sources.push_back(std::move(source));
    const auto parsed = parse::parse(policy.sources.front());
    if (parsed.ok()) load_bases(policy, *parsed.value);
    return std::move(policy.sources);
}

/// Rule files in the same folder or one beside it, and what these deal with in turn. One that does not compile is left
/// out: whoever needs it is refused and says so.
void PolicyFiles::load_others(Policy& policy) {
    auto folder = fs::path(policy.path).parent_path();
    if (folder.empty()) folder = ".";
    auto wanted = dealt_with(policy.compiled->program);
    std::vector<std::string> known{policy.compiled->program.head.name.zh};
    while (!wanted.empty()) {
        const auto name = wanted.back();
        wanted.pop_back();
        if (std::find(known.begin(), known.end(), name.zh) != known.end()) continue;
        known.push_back(name.zh);
        for (const auto& path : rule_files_around(folder)) {
            const auto text = world_.read_file(path);
            if (!text || !begins_with_name(*text, name)) continue;
            auto sources = policy.sources;
            auto loaded = text::load(path, *text, 0);
            if (!loaded.ok()) continue;
            sources.front() = std::move(*loaded.value);
            auto other = compile::compile(sources);
            if (!other.ok()) continue;
            for (auto& more : dealt_with(other.value->program)) wanted.push_back(std::move(more));
            policy.others.push_back(std::move(other.value->program));
            break;
        }
    }
}

base::Result<Policy> PolicyFiles::load_usable(const std::string& path) {
    auto policy = load(path);
    if (!policy) return policy;
    if (policy->calendar) return Error{ErrorKind::misuse, Code::gj5614, {path}};
    if (policy->compiled) return policy;
    report(*policy);
    return refused(*policy);
}

base::Error PolicyFiles::refused(const Policy& policy) {
    const auto errors = std::count_if(policy.findings.begin(), policy.findings.end(), is_error);
    return Error{ErrorKind::misuse, Code::gj5615, {policy.path, std::to_string(errors)}};
}

void PolicyFiles::report(const Policy& policy) const {
    for (const auto& finding : policy.findings) {
        console_.talk(
            text::render(finding, policy.sources, {console_.lang(), console_.colour_on_stderr()}));
    }
}

}  // namespace guiju::cli
