// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/parse.h"

#include <algorithm>

#include "dsl/parse/outline.h"
#include "dsl/parse/reader.h"

namespace guiju::parse {
namespace {

using base::Code;
using Findings = std::vector<base::Diagnostic>;

bool has_head(const Outline& outline) {
    return !outline.sections.empty() && outline.sections[0].known &&
           outline.sections[0].word == syntax::Keyword::section_policy;
}

base::Diagnostic no_head(const text::Source& source, std::uint32_t index, const Outline& outline) {
    base::Diagnostic finding;
    finding.code = Code::gj1109;
    finding.span.file = index;
    if (!outline.sections.empty()) {
        const Line& first = outline.sections[0].heading;
        const char* base = source.bytes().data();
        finding.span.begin = static_cast<std::uint32_t>(first.begin - base);
        finding.span.end = static_cast<std::uint32_t>(first.end - base);
    }
    return finding;
}

/// A section without its name leaves every 转… to it without a goal: that is said once, at the section.
void drop_consequences(const text::Source& source, Findings& findings) {
    const bool nameless = std::any_of(findings.begin(), findings.end(), [](const auto& finding) {
        return finding.code == Code::gj1117;
    });
    if (!nameless) return;
    std::erase_if(findings, [&](const base::Diagnostic& finding) {
        if (finding.code != Code::gj1201 && finding.code != Code::gj1202) return false;
        const auto before = trim(source.bytes().substr(0, finding.span.begin));
        return before.ends_with("转") || before.ends_with("go to");
    });
}

/// In the order of the text, no more than kMaxFindings.
void tidy(Findings& findings) {
    std::stable_sort(findings.begin(), findings.end(),
                     [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    if (findings.size() <= kMaxFindings) return;
    base::Diagnostic more;
    more.code = Code::gj1118;
    more.span = findings[kMaxFindings - 1].span;
    more.args = {std::to_string(kMaxFindings - 1)};
    findings.resize(kMaxFindings - 1);
    findings.push_back(std::move(more));
}

}  // namespace

Parsed parse(const text::Source& source, const Options& options) {
    Parsed result;
    Findings findings;
    const Outline outline = outline_of(source, options.index, findings);
    if (!has_head(outline)) {
        findings.clear();
        findings.push_back(no_head(source, options.index, outline));
        result.checked.findings = std::move(findings);
        return result;
    }
    Names names = options.outer ? *options.outer : Names();
    for (const auto& name : options.outer_names) names.add(name);
    collect_names(outline, names);
    const bool open_names = outline.local && options.outer_names.empty() && !options.outer;
    Reader reader(source, options.index, outline, names, open_names, findings);
    result.checked.value = reader.read();
    drop_consequences(source, findings);
    tidy(findings);
    result.checked.findings = std::move(findings);
    result.attempts = reader.attempts();
    result.names = names.all();
    result.vocabulary = std::make_shared<const Names>(std::move(names));
    return result;
}

base::Checked<syntax::File> parse(const text::Source& source, std::uint32_t index) {
    return parse(source, Options{.index = index, .outer_names = {}}).checked;
}

}  // namespace guiju::parse
