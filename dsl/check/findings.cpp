// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/findings.h"

#include <algorithm>

#include "dsl/check/expansion.h"
#include "dsl/check/propose.h"
#include "dsl/check/term.h"
#include "dsl/syntax/keywords.h"

namespace guiju::check {

base::Diagnostic& Findings::add(base::Code code, base::Span span, std::vector<base::Text> args) {
    all_.push_back({.code = code, .span = span, .args = std::move(args), .basis = basis_});
    return all_.back();
}

void Findings::unknown(const Symbols& symbols, const syntax::Name& name, SymbolKind expected,
                       std::int32_t owner) {
    const auto kinds = symbols.kinds_of(name.text);
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), expected) == kinds.end()) {
        auto& finding = add(base::Code::gj2105, name.span,
                            {base::Text(name.text), name_of(kinds.front()), name_of(expected)});
        if (const auto place = symbols.declared_at(kinds.front(), name.text))
            finding.places.push_back({*place, {"登记在这里", "declared here"}});
        return;
    }
    unknown_word(name, name_of(expected), symbols.names(expected, owner));
    auto& finding = all_.back();
    if (finding.fixes.empty()) return;
    if (const auto place = symbols.declared_at(expected, finding.fixes.front().replacement))
        finding.places.push_back({*place, {"登记在这里", "declared here"}});
}

void Findings::unknown_word(const syntax::Name& name, base::Text expected,
                            const std::vector<std::string>& candidates) {
    auto& finding =
        add(base::Code::gj2104, name.span, {base::Text(name.text), std::move(expected)});
    propose_word(finding, name.span, name.text, candidates);
    if (finding.fixes.empty()) return;
    finding.code = base::Code::gj2103;
    finding.args.emplace_back(finding.fixes.front().replacement);
}

void Findings::unknown_unit(const std::string& written, base::Span span) {
    std::vector<std::string> units;
    for (const auto& entry : syntax::all_keywords())
        if (entry.group == "unit")
            for (const auto skin : {syntax::Skin::chinese, syntax::Skin::english})
                for (const auto word : entry.spellings(skin)) units.emplace_back(word);
    auto& finding = add(base::Code::gj2206, span, {base::Text(written)});
    propose_word(finding, span, written, units);
    if (finding.fixes.empty()) return;
    finding.code = base::Code::gj2350;
    finding.args.emplace_back(finding.fixes.front().replacement);
}

bool Findings::write_out(const Symbols::Defined& defined, base::Span place) {
    if (defined.circular) return false;
    if (defined.chain >= static_cast<std::size_t>(kMostDepth)) {
        add(base::Code::gj2220, place);
        return false;
    }
    written_out_ = std::min(written_out_ + defined.size, kMostExpandedInAll + 1);
    if (defined.size <= kMostExpanded && written_out_ <= kMostExpandedInAll) return true;
    if (!too_long_told_) add(base::Code::gj3228, place, {base::Text(defined.name().text)});
    too_long_told_ = true;
    return false;
}

bool Findings::has_errors() const {
    return std::any_of(all_.begin(), all_.end(), [](const base::Diagnostic& finding) {
        return finding.severity() == base::Severity::error;
    });
}

std::optional<std::int32_t> refer(const Symbols& symbols, const syntax::Name& name,
                                  SymbolKind expected, Findings& findings) {
    const auto found = symbols.find(expected, name.text);
    if (!found) findings.unknown(symbols, name, expected);
    return found;
}

}  // namespace guiju::check
