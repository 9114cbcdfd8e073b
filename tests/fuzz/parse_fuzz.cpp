// SPDX-License-Identifier: Apache-2.0
// Any bytes: read or refused, never more work than the length allows; what is read without mistakes is
// written in canonical form, and that reads as the same text again.
#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "tests/fuzz/target.h"

namespace {

using namespace guiju;

/// Rules tried per byte at most; the grammar re-parses nothing. Short inputs have a fixed allowance.
constexpr std::size_t kAttemptsPerByte = 400, kAllowance = 20'000;

parse::Parsed read(const text::Source& source, std::size_t bytes) {
    auto parsed = parse::parse(source, parse::Options{});
    if (parsed.attempts > kAllowance + kAttemptsPerByte * bytes)
        fuzz::broken("work in proportion to the length", std::to_string(parsed.attempts));
    return parsed;
}

bool has_errors(const std::vector<base::Diagnostic>& findings) {
    for (const auto& finding : findings)
        if (finding.severity() == base::Severity::error) return true;
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::text_of(data, size);
    const auto source = text::load("input.guiju", bytes, 0);
    if (!source.value) {
        if (source.findings.empty()) fuzz::broken("a refusal has a reason");
        return 0;
    }
    const auto first = read(*source.value, bytes.size());
    if (!first.checked.value || has_errors(first.checked.findings)) return 0;
    if (!fuzz::strict()) return 0;
    const auto& file = *first.checked.value;
    const auto canonical = format::format(file, file.skin);
    const auto again = text::load("canonical.guiju", canonical, 0);
    if (!again.value) fuzz::broken("canonical text can be read", canonical);
    const auto second = read(*again.value, canonical.size());
    if (!second.checked.value || has_errors(second.checked.findings))
        fuzz::broken("canonical text has no mistakes", canonical);
    const auto once_more = format::format(*second.checked.value, second.checked.value->skin);
    if (once_more != canonical)
        fuzz::broken("fmt is idempotent", canonical + "\n----\n" + once_more);
    return 0;
}
