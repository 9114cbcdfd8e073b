// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/mending.h"

#include <algorithm>

#include "dsl/text/fixes.h"

namespace guiju::cli {
namespace {

/// Mistakes hide others: mending one may show the next. Nobody needs more rounds than this.
constexpr int kMostRounds = 10;

/// A file without its byte order mark: the text that spans count in.
std::string_view text_of(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return bytes;
}

/// Errors and warnings that begin on the lines of these places.
std::ptrdiff_t on_lines(std::string_view text, const std::vector<std::size_t>& places,
                        const std::vector<base::Diagnostic>& findings) {
    return std::count_if(findings.begin(), findings.end(), [&](const base::Diagnostic& finding) {
        if (finding.severity() == base::Severity::note || finding.span.file != 0) return false;
        return std::any_of(places.begin(), places.end(), [&](std::size_t place) {
            const auto before = text.substr(0, place).rfind('\n');
            const auto begin = before == std::string_view::npos ? 0 : before + 1;
            const auto end = std::min(text.find('\n', place), text.size());
            return finding.span.begin >= begin && finding.span.begin <= end;
        });
    });
}

struct Places {
    std::vector<std::size_t> before, after;
};
Places places_of(const std::vector<base::Fix>& fixes) {
    Places places;
    std::ptrdiff_t moved = 0;
    for (const auto& fix : fixes) {
        places.before.push_back(fix.span.begin);
        places.after.push_back(
            static_cast<std::size_t>(static_cast<std::ptrdiff_t>(fix.span.begin) + moved));
        moved += static_cast<std::ptrdiff_t>(fix.replacement.size()) -
                 static_cast<std::ptrdiff_t>(fix.span.end - fix.span.begin);
    }
    return places;
}

}  // namespace

Mended mended(PolicyFiles& files, const std::string& path, const std::string& bytes) {
    Mended result{bytes, bytes, 0};
    auto findings = files.examine(path, bytes).findings;
    for (int round = 0; round < kMostRounds; ++round) {
        const auto fixes = text::safe_fixes(findings);
        if (fixes.empty()) break;
        auto changed = text::with_fixes(result.after, fixes);
        auto now = files.examine(path, changed).findings;
        const auto places = places_of(fixes);
        if (on_lines(text_of(changed), places.after, now) >=
            on_lines(text_of(result.after), places.before, findings))
            break;
        result.after = std::move(changed);
        result.changes += fixes.size();
        findings = std::move(now);
    }
    return result;
}

}  // namespace guiju::cli
