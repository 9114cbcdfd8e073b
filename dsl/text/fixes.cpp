// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/fixes.h"

#include <algorithm>

namespace guiju::text {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// How far two texts may run apart, in lines, before the rest counts as one change.
constexpr std::size_t kApart = 64;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Where both texts are alike again: lines to skip on either side.
struct Gap {
    std::size_t before = 0;
    std::size_t after = 0;
};
Gap next_meeting(const std::vector<std::string_view>& before, std::size_t i,
                 const std::vector<std::string_view>& after, std::size_t j) {
    for (std::size_t apart = 1; apart <= kApart; ++apart) {
        for (std::size_t k = 0; k <= apart; ++k) {
            const auto a = i + k;
            const auto b = j + apart - k;
            const bool end = a == before.size() && b == after.size();
            if (end || (a < before.size() && b < after.size() && before[a] == after[b]))
                return {k, apart - k};
        }
    }
    return {before.size() - i, after.size() - j};
}

}  // namespace

std::vector<base::Fix> safe_fixes(const std::vector<base::Diagnostic>& findings,
                                  std::uint32_t file) {
    std::vector<base::Fix> fixes;
    for (const auto& finding : findings) {
        if (finding.fixes.size() != 1 || finding.severity() == base::Severity::note) continue;
        const auto& fix = finding.fixes.front();
        if (fix.safe && fix.span.file == file && fix.span.begin <= fix.span.end)
            fixes.push_back(fix);
    }
    std::stable_sort(fixes.begin(), fixes.end(), [](const base::Fix& a, const base::Fix& b) {
        return a.span.begin < b.span.begin;
    });
    std::vector<base::Fix> apart;
    for (auto& fix : fixes)
        if (apart.empty() || fix.span.begin > apart.back().span.end)
            apart.push_back(std::move(fix));
    return apart;
}

std::string with_fixes(std::string_view bytes, const std::vector<base::Fix>& fixes) {
    const std::size_t shift = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    const bool crlf = bytes.find("\r\n") != std::string_view::npos;
    std::string text;
    std::size_t at = 0;
    for (const auto& fix : fixes) {
        const auto begin = fix.span.begin + shift;
        const auto end = fix.span.end + shift;
        if (begin < at || end > bytes.size()) continue;
        text += bytes.substr(at, begin - at);
        for (const char c : fix.replacement) {
            if (c == '\n' && crlf) text += '\r';
            text += c;
        }
        at = end;
    }
    return text += bytes.substr(at);
}

std::string difference(std::string_view before, std::string_view after) {
    const auto old_lines = lines_of(before);
    const auto new_lines = lines_of(after);
    std::string text;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < old_lines.size() || j < new_lines.size()) {
        if (i < old_lines.size() && j < new_lines.size() && old_lines[i] == new_lines[j]) {
            ++i;
            ++j;
            continue;
        }
        const auto gap = next_meeting(old_lines, i, new_lines, j);
        text += "@@ " + std::to_string(i + 1) + " @@\n";
        for (std::size_t k = 0; k < gap.before; ++k)
            text += "-" + std::string(old_lines[i++]) + "\n";
        for (std::size_t k = 0; k < gap.after; ++k)
            text += "+" + std::string(new_lines[j++]) + "\n";
    }
    return text;
}

}  // namespace guiju::text
