// SPDX-License-Identifier: Apache-2.0
// Where clauses stand, what they rest on, and the indices behind their names.
#include <algorithm>
#include <string_view>

#include "dsl/check/literal.h"
#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

/// Without blanks and end marks at its end, without an item mark at its front.
std::string trimmed(std::string_view text) {
    static constexpr std::string_view kEnds[] = {" ", "\t", "\r", "\n", "　", "；", "。", ";", "."};
    for (bool again = true; again;) {
        again = false;
        for (const auto end : kEnds) {
            if (!text.ends_with(end)) continue;
            text.remove_suffix(end.size());
            again = true;
        }
    }
    while (text.starts_with(" ") || text.starts_with("\t")) text.remove_prefix(1);
    while (text.starts_with("　")) text.remove_prefix(std::string_view("　").size());
    return std::string(text);
}

}  // namespace

std::string Builder::wording(base::Span span, const syntax::Tail& tail) const {
    if (span.file >= sources_.size()) return {};
    auto end = span.end;
    for (const auto& marker : tail.markers)
        if (marker.span.begin >= span.begin) end = std::min(end, marker.span.begin);
    if (!tail.citation.empty() && tail.citation_span.begin >= span.begin)
        end = std::min(end, tail.citation_span.begin);
    auto text = trimmed(sources_[span.file].slice({span.file, span.begin, end}));
    for (const std::string_view open : {"【", "〔", "[", "{"})
        if (end < span.end && text.ends_with(open))
            text = trimmed(std::string_view(text).substr(0, text.size() - open.size()));
    return text;
}

program::Origin Builder::origin(base::Span span, const syntax::Tail& tail,
                                const syntax::Section* section) const {
    program::Origin result{.span = span, .basis = tail.citation, .wording = wording(span, tail)};
    if (result.basis.empty() && section != nullptr) result.basis = section->basis;
    const auto& layers = policy_.policy().layers();
    for (std::size_t i = 0; i < layers.size(); ++i)
        if (layers[i].file == span.file) result.layer = static_cast<std::int32_t>(i);
    return result;
}

program::Origin Builder::origin(const syntax::Section& section) const {
    return origin(section.heading_span, {}, &section);
}

program::PeriodRef Builder::period(const syntax::Expr& expr) const {
    program::PeriodRef ref{.parameter = program::kNone, .literal = {}, .given = true};
    if (expr.kind == syntax::Expr::Kind::term) {
        ref.parameter = index(check::SymbolKind::parameter, expr.name);
        return ref;
    }
    if (const auto quantity = check::quantity_of(expr))
        ref.literal = check::period_of(*quantity).value_or(value::Period{});
    return ref;
}

program::PeriodRef Builder::period(const std::optional<syntax::Expr>& expr) const {
    return expr ? period(*expr) : program::PeriodRef{};
}

std::int32_t Builder::index(check::SymbolKind kind, const syntax::Name& name) const {
    return check::index_of(symbols_, kind, name);
}

std::int32_t Builder::index(check::SymbolKind kind, const std::optional<syntax::Name>& name) const {
    return name ? index(kind, *name) : program::kNone;
}

std::vector<std::int32_t> Builder::indices(check::SymbolKind kind,
                                           const std::vector<syntax::Name>& names) const {
    std::vector<std::int32_t> all;
    for (const auto& name : names) all.push_back(index(kind, name));
    return all;
}

}  // namespace guiju::lower
