// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/literal.h"
#include "dsl/check/rule.h"

namespace guiju::check {

// GJ3022: what is in force has a day from which it is (试行 too). A draft may leave it open.
void status_and_date(const Examination& examination) {
    const auto& file = examination.symbols.file();
    const auto* status = head_line(file, "status");
    if (status == nullptr || effective_date(file)) return;
    const auto id = find_word("status", status->text);
    if (id == "in_force" || id == "trial") {
        const auto* date = head_line(file, "in_force");
        const auto where = date != nullptr ? date->span : status->span;
        auto& finding =
            examination.findings.add(base::Code::gj3022, where, {base::Text(status->text)});
        if (date != nullptr)
            finding.places.push_back({status->span, {"状态写在这里", "the status"}});
    }
}

// GJ3250: a policy that expires before it begins is never in force.
void expires_after_it_begins(const Examination& examination) {
    const auto& file = examination.symbols.file();
    const auto from = effective_date(file);
    const auto until = expiry_date(file);
    if (!from || !until || *until >= *from) return;
    const auto* line = head_line(file, "expires");
    auto& finding = examination.findings.add(
        base::Code::gj3250, line->span,
        {{value::chinese(*until), value::iso(*until)}, {value::chinese(*from), value::iso(*from)}});
    finding.places.push_back(
        {head_line(file, "in_force")->span, {"施行日期写在这里", "the day it comes into force"}});
}

}  // namespace guiju::check
