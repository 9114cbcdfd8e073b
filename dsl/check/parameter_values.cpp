// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "dsl/check/literal.h"
#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"

namespace guiju::check {

void parameter_values(const Examination& examination) {
    std::map<std::string, base::Span> numbers;
    for (const auto* parameter : examination.symbols.parameters) {
        const auto& value = parameter->value;
        if (!parameter->number.empty()) {
            const auto [first, fresh] = numbers.emplace(parameter->number, parameter->span);
            if (!fresh)
                examination.findings
                    .add(base::Code::gj2101, parameter->span,
                         {base::Text(parameter->number), {"参数编号", "a parameter number"}})
                    .places.push_back({first->second, {"第一次写在这里", "first declared here"}});
        }
        if (value.kind == syntax::Expr::Kind::term) continue;  // a label without quotes
        const auto term =
            Resolver(examination.symbols, figure_scope(), examination.findings).value(value);
        if (term.type.kind == Type::Kind::nothing) continue;
        if (says_day_only(value))
            examination.findings.add(base::Code::gj2210, value.span, {base::Text(value.text)});
    }
}

}  // namespace guiju::check
