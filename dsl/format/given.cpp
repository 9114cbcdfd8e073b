// SPDX-License-Identifier: Apache-2.0
// What is given and expected in examples, and the items that are referred to.
#include "dsl/format/expression.h"

namespace guiju::format {

using syntax::Expr;
using syntax::Keyword;
using Kind = syntax::Expr::Kind;

std::string given_value(const Tongue& tongue, const Expr& expr, const syntax::Name& asked) {
    if (expr.kind == Kind::text)
        if (const auto truth = tongue.truth(asked, expr.text))
            return tongue.quoted_verbatim(*truth);
    if (expr.kind == Kind::date) return tongue.quoted_verbatim(expr.text);
    if (expr.kind == Kind::term) return tongue.quoted(expr.name);
    if (expr.kind == Kind::builtin && !tongue.zh()) {
        if (expr.text == "unknown") return "unknown";
        if (expr.text == "not_applicable") return "not applicable";
    }
    return expression(tongue, expr);
}

std::string field_name(const Tongue& tongue, const syntax::Name& name) {
    if (name.quoted || tongue.declared(name)) return tongue.name(name);
    for (const auto* group : {"fact", "builtin"})
        if (const auto known = syntax::find_keyword(group, name.text, tongue.source_skin()))
            return tongue.word(*known);
    if (syntax::find_keyword("label", name.text, tongue.source_skin()) == Keyword::label_priority)
        return tongue.word(Keyword::label_priority);
    return tongue.name(name);
}

std::string assignments(const Tongue& tongue,
                        const std::vector<std::pair<syntax::Name, Expr>>& all) {
    std::vector<std::string> texts;
    for (const auto& [field, value] : all)
        texts.push_back(
            tongue.words({field_name(tongue, field), given_value(tongue, value, field)}));
    return joined(texts, tongue.comma());
}

bool several(const std::vector<syntax::ItemRange>& ranges) {
    return ranges.size() > 1 || (ranges.size() == 1 && ranges[0].from != ranges[0].to);
}

std::string item_ranges(const Tongue& tongue, const std::vector<syntax::ItemRange>& ranges) {
    std::vector<std::string> texts;
    for (const auto& range : ranges) {
        auto text = tongue.item(range.from);
        if (range.to != range.from) text += tongue.say("至", " to ") + tongue.item(range.to);
        texts.push_back(text);
    }
    const auto listed = tongue.list(texts);
    return tongue.zh() ? "第" + listed + "项" : listed;
}

}  // namespace guiju::format
