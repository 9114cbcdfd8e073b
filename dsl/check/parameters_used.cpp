// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/rule.h"

namespace guiju::check {

// GJ3020 (warning): a parameter that no clause uses changes nothing, whatever value it gets.
void parameters_used(const Examination& examination) {
    const auto& parameters = examination.symbols.parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (!examination.findings.uses_parameter(static_cast<std::int32_t>(i)))
            examination.findings.add(base::Code::gj3020, parameters[i]->name.span,
                                     {examination.symbols.both(parameters[i]->name.text)});
}

}  // namespace guiju::check
