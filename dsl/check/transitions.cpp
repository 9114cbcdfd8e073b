// SPDX-License-Identifier: Apache-2.0
// GJ3251–3254: every row of 过渡 says enough, leads to a stage there is, and stands once.
#include <map>
#include <set>

#include "dsl/check/literal.h"
#include "dsl/check/rule.h"
#include "engine/value/version.h"

namespace guiju::check {

namespace {

using base::Code;
using base::Text;
using Row = syntax::TransitionSection::Row;

void versions(const Examination& examination, const In<syntax::TransitionSection>& one,
              std::set<std::string>& named) {
    auto& findings = examination.findings;
    if (one.body->versions.empty()) findings.add(Code::gj3251, one.section->heading_span);
    const auto* own = head_line(examination.symbols.file(), "version");
    for (const auto& version : one.body->versions) {
        const auto number = value::version_number(version.text);
        if (own != nullptr && value::version_number(own->text) == number)
            findings.add(Code::gj3253, version.span,
                         {Text(version.text), {"就是这一版自己", "is this version itself"}});
        else if (!named.insert(number).second)
            findings.add(Code::gj3253, version.span,
                         {Text(version.text), {"写了两次", "is named twice"}});
    }
}

void complete(const Examination& examination, const Row& row) {
    auto& findings = examination.findings;
    const auto say = [&](const Text& what) {
        findings.add(Code::gj3254, row.span, {Text(row.from.text), what});
    };
    if (!row.to) {
        if (!row.holder.empty() || !row.clock.empty() || !row.pending.empty())
            say({"既由人工处理，又写了别的", "is for a person to decide and says more"});
        return;
    }
    if (row.holder.empty()) say({"没有写承办", "does not say who handles it"});
    if (row.clock.empty()) say({"没有写期限", "does not say what becomes of the deadline"});
    if (row.pending.empty())
        say({"没有写待确认的怎么办", "does not say what becomes of a confirmation"});
}

}  // namespace

void transitions(const Examination& examination) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    std::set<std::string> named;
    for (const auto& one : symbols.transitions) {
        findings.rest_on(one.section->basis);
        versions(examination, one, named);
        std::map<std::string, base::Span> seen;
        for (const auto& row : one.body->rows) {
            const auto [first, fresh] =
                seen.emplace(symbols.identity(row.from.text), row.from.span);
            if (!fresh) {
                auto& finding = findings.add(Code::gj3252, row.from.span, {Text(row.from.text)});
                finding.places.push_back({first->second, {"第一次写在这里", "first listed here"}});
            }
            if (row.to) (void)refer(symbols, *row.to, SymbolKind::stage, findings);
            complete(examination, row);
        }
        findings.rest_on("");
    }
}

}  // namespace guiju::check
