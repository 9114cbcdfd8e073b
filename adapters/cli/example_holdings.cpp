// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/example_holdings.h"

#include "engine/casework/registers_as_of.h"
#include "engine/casework/rights.h"
#include "engine/casework/sheet.h"

namespace guiju::cli {
namespace {

using base::Text;
using compile::ExampleExpectation;
using Kind = ExampleExpectation::Kind;

Found failed(const base::Error& error) {
    return {false, {error.say(base::Lang::zh), error.say(base::Lang::en)}};
}

std::string who(const Rehearsal& rehearsal, const ExampleExpectation& expected) {
    return expected.text.empty() ? rehearsal.case_id() : expected.text;
}

Found listed(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    casework::RegistersAsOf registers(rehearsal.program(), rehearsal.units(), rehearsal.cases(),
                                      rehearsal.now());
    const auto is = registers.listed(expected.name, who(rehearsal, expected));
    if (!is) return failed(is.error());
    return {*is,
            *is ? Text("在“" + expected.name + "”内", "is in \"" + expected.name + "\"")
                : Text("不在“" + expected.name + "”内", "is not in \"" + expected.name + "\"")};
}

/// A right of cases is the case's; a right of units the named unit's, or the applicant's.
Found entitled(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto& program = rehearsal.program();
    const auto index = casework::index_of(program.entitlements, expected.name);
    const bool of_units =
        index != program::kNone &&
        program.entitlements[static_cast<std::size_t>(index)].over != program::kNone;
    auto subject = who(rehearsal, expected);
    if (of_units && expected.text.empty()) subject = rehearsal.record()->applicant_unit;
    if (!of_units) subject = rehearsal.case_id();
    const auto right = casework::right_of(program, rehearsal.cases(), rehearsal.units(),
                                          expected.name, subject, rehearsal.now());
    if (!right) return failed(right.error());
    Text why = right->note;
    for (const auto& one : right->criteria) {
        if (one.answer == value::Truth::yes) continue;
        why.zh += "；" + one.wording;
        why.en += "; " + one.wording;
    }
    const auto wanted = expected.value.known() ? value::Truth::unknown : value::Truth::yes;
    const Text said = right->answer == value::Truth::yes  ? Text("享有", "entitled")
                      : right->answer == value::Truth::no ? Text("不享有", "not entitled")
                                                          : Text("不能判断", "undetermined");
    // 不享有 wants a definite no: what cannot be decided is neither.
    const bool as_wanted =
        expected.negated ? right->answer != value::Truth::no : right->answer == wanted;
    return {as_wanted, {said.zh + why.zh, said.en + why.en}};
}

Found balance(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto all = casework::balances_of(rehearsal.program(), rehearsal.cases(), expected.name,
                                           expected.text, rehearsal.now());
    if (!all) return failed(all.error());
    const auto& left = all->front().left;
    const auto* wanted = expected.value.get_if<value::Quantity>();
    const value::Value is =
        value::Quantity{left, wanted == nullptr ? value::Dimension::none : wanted->dimension};
    return {wanted != nullptr && wanted->number == left,
            {"余额" + value::say_zh(is), "balance " + value::say_en(is)}};
}

Found rung(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    const auto& program = rehearsal.program();
    const auto ladder = casework::index_of(program.registers, expected.name);
    const auto rows = rehearsal.cases().holdings(
        {.name = expected.name, .subject = who(rehearsal, expected), .kind = "entry"});
    if (!rows) return failed(rows.error());
    const auto at = casework::rung_at(program, ladder, *rows, rehearsal.now());
    std::string is;
    if (at >= 0) {
        const auto& rungs = program.registers[static_cast<std::size_t>(ladder)].admission.rungs;
        const auto title = rungs[static_cast<std::size_t>(at)].title;
        is = program.registers[static_cast<std::size_t>(title)].name.zh;
    }
    const auto* wanted = expected.value.get_if<std::string>();
    return {is == (wanted == nullptr ? std::string() : *wanted),
            is.empty() ? Text("没有级次", "no rung")
                       : Text("级次为“" + is + "”", "rung is \"" + is + "\"")};
}

}  // namespace

Found held_state(Rehearsal& rehearsal, const ExampleExpectation& expected) {
    switch (expected.kind) {
        case Kind::member: return listed(rehearsal, expected);
        case Kind::entitled: return entitled(rehearsal, expected);
        case Kind::balance: return balance(rehearsal, expected);
        default: return rung(rehearsal, expected);
    }
}

}  // namespace guiju::cli
