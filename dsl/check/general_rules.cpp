// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/check/rule.h"

namespace guiju::check {
namespace {

void reading(const Examination& examination, const syntax::GeneralRule& rule) {
    const auto& symbols = examination.symbols;
    if (rule.by.empty()) examination.findings.add(base::Code::gj3121, rule.span);
    for (const auto& name : rule.fill) {
        const auto at = symbols.find(SymbolKind::field, name.text);
        if (!at || !symbols.matter) continue;
        const auto& fields = symbols.matter->body->fields;
        const auto slot = static_cast<std::size_t>(*at);
        if (slot < fields.size() && !fields[slot].secret)
            examination.findings.add(base::Code::gj3120, name.span, {base::Text(name.text)});
    }
}

}  // namespace

// GJ3120, GJ3121: 保密查看 says who reads which secret fields. GJ3122: 接收 needs 移交.
void general_rules_fit(const Examination& examination) {
    std::vector<const syntax::GeneralRule*> accepting;
    bool hands_over = false;
    for (const auto& [section, rules] : examination.symbols.general) {
        for (const auto& rule : rules->rules) {
            hands_over = hands_over || rule.verb == "hand_over";
            if (rule.verb == "accept") accepting.push_back(&rule);
            if (rule.verb == "read_secrets") reading(examination, rule);
        }
    }
    if (hands_over) return;
    for (const auto* rule : accepting) examination.findings.add(base::Code::gj3122, rule->span);
}

}  // namespace guiju::check
