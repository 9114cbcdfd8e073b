// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/roots.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace guiju::text {
namespace {

using base::Diagnostic;

bool is_error(const Diagnostic& finding) { return finding.severity() == base::Severity::error; }

/// An error about what is written there (1xxx, 2xxx), not about what is missing (3xxx).
bool about_words(const Diagnostic& finding) {
    return is_error(finding) && static_cast<int>(finding.code) < 3000;
}

bool inside(base::Span part, base::Span whole) {
    return part.file == whole.file && part.begin >= whole.begin && part.end <= whole.end &&
           whole.begin != whole.end;
}

}  // namespace

void keep_roots(std::vector<Diagnostic>& findings) {
    using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
    std::map<Place, std::vector<const Diagnostic*>> seen;
    std::vector<Diagnostic> kept;
    kept.reserve(findings.size());
    for (auto& finding : findings) {
        auto& here = seen[{finding.span.file, finding.span.begin, finding.span.end}];
        const bool repeats =
            finding.span.begin != finding.span.end &&
            std::any_of(here.begin(), here.end(), [&](const Diagnostic* other) {
                return other->code == finding.code || (about_words(*other) && about_words(finding));
            });
        if (repeats) continue;
        kept.push_back(std::move(finding));
        here.push_back(&kept.back());
    }
    std::vector<base::Span> errors;
    for (const auto& finding : kept)
        if (is_error(finding)) errors.push_back(finding.span);
    std::erase_if(kept, [&](const Diagnostic& finding) {
        return finding.code == base::Code::gj1012 &&
               std::any_of(errors.begin(), errors.end(),
                           [&](base::Span error) { return inside(finding.span, error); });
    });
    findings = std::move(kept);
}

}  // namespace guiju::text
