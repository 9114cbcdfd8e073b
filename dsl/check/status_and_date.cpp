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

// GJ3255: localities cannot have to follow what is not yet in force. GJ3256: below a county, or a policy
// that does not say its level, nothing is built.
void binds_localities(const Examination& examination) {
    const auto& file = examination.symbols.file();
    const auto* line = head_line(file, "binding");
    if (line == nullptr) return;
    const auto* level = head_line(file, "level");
    const auto id = level == nullptr ? std::string() : find_word("tier", level->text);
    if (id != "province" && id != "city") {
        auto& finding = examination.findings.add(
            base::Code::gj3256, line->label_span,
            {level == nullptr ? base::Text("没有写明层级的规定", "a policy without a level")
                              : base::Text(level->text)});
        if (level != nullptr)
            finding.places.push_back({level->span, {"层级写在这里", "the level"}});
    }
    const auto from = effective_date(file);
    const auto binding = binding_date(file);
    if (!from || !binding || *binding >= *from) return;
    auto& finding = examination.findings.add(base::Code::gj3255, line->span,
                                             {{value::chinese(*binding), value::iso(*binding)},
                                              {value::chinese(*from), value::iso(*from)}});
    finding.places.push_back(
        {head_line(file, "in_force")->span, {"施行日期写在这里", "the day it comes into force"}});
}

}  // namespace guiju::check
