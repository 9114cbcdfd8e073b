// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/rows.h"

#include <algorithm>

namespace guiju::eval {

namespace {

using program::RowFold;
using value::Value;

void cover(std::set<int>& months, int year, value::Date from, value::Date until) {
    for (int month = 1; month <= 12; ++month) {
        const auto first = value::make_date(year, month, 1);
        if (!first) return;
        const auto next = value::add_months(*first, 1);
        if (from < next && *first <= until) months.insert(month);
    }
}

}  // namespace

const std::vector<program::Field>* columns_of(const Program& program, const Facts& facts,
                                              const program::Node& list) {
    const auto slot = static_cast<std::size_t>(list.a);
    if (list.op == program::Op::group) return facts.group_columns;
    if (list.op == program::Op::field) return &program.matter.fields[slot].columns;
    if (list.op != program::Op::candidate || facts.candidate_register == program::kNone)
        return nullptr;
    const auto& scope = program.registers[static_cast<std::size_t>(facts.candidate_register)];
    return &scope.fields[slot].columns;
}

int year_of(const Cell& cell) {
    const auto* quantity = Run::quantity_of(cell);
    if (quantity == nullptr) return 0;
    const bool months = quantity->dimension == value::Dimension::months;
    const auto year = value::divide(quantity->number, months ? 12 : 1);
    const auto whole = year ? year->whole() : std::nullopt;
    return whole && *whole >= 1900 && *whole <= 2199 ? static_cast<int>(*whole) : 0;
}

const Value& Rows::at(std::size_t row, std::int32_t column) const {
    static const Value kNone;
    const auto* record = items_[row].record();
    if (record == nullptr) return kNone;
    const auto found = record->find(columns_[static_cast<std::size_t>(column)].name.zh);
    return found == record->end() ? kNone : found->second;
}

std::string Rows::name(std::size_t row) const {
    if (columns_.empty() || columns_.front().secret) return {};
    const auto& first = at(row, 0);
    return first.known() ? value::say_zh(first) : std::string();
}

Fault Rows::ask(program::CodeId code, const Facts& facts, Cell& out) {
    const auto& found = program_.codes[static_cast<std::size_t>(code)];
    work_.fuel -= static_cast<std::int64_t>(found.nodes.size());
    if (work_.fuel < 0) return Fault::too_much;
    std::vector<Cell> cells(found.nodes.size());
    const Fault fault = Run(program_, facts, cells.data(), work_).all(found);
    if (fault == Fault::none) out = cells.back();
    return fault;
}

Fault Rows::row_truth(program::CodeId code, std::size_t row, Truth& truth) {
    truth = Truth::yes;
    if (code == program::kNone) return Fault::none;
    if (items_[row].record() == nullptr) return Fault::wrong_kind;
    Facts facts = facts_;
    facts.row = items_[row].record();
    facts.columns = &columns_;
    Cell cell;
    const Fault fault = ask(code, facts, cell);
    return fault == Fault::none ? Run::truth_of(cell, truth) : fault;
}

Fault Rows::meant(std::size_t row, Truth& truth) { return row_truth(fold_.where, row, truth); }
Fault Rows::holds(std::size_t row, Truth& truth) { return row_truth(fold_.what, row, truth); }

Fault Rows::group_holds(const std::vector<std::size_t>& rows, Truth& truth) {
    value::List list;
    for (const auto row : rows) list.push_back(items_[row]);
    Facts facts = facts_;
    facts.group = &work_.made.emplace_back(std::move(list));
    facts.group_columns = &columns_;
    Cell cell;
    const Fault fault = ask(fold_.what, facts, cell);
    return fault == Fault::none ? Run::truth_of(cell, truth) : fault;
}

Fault Rows::groups(std::vector<Group>& groups, bool& open) {
    for (std::size_t row = 0; row < size(); ++row) {
        Truth is_meant = Truth::unknown;
        if (const Fault fault = meant(row, is_meant); fault != Fault::none) return fault;
        if (is_meant == Truth::no) continue;
        const auto& by = at(row, fold_.column);
        open = open || is_meant == Truth::unknown || !by.known();
        if (is_meant == Truth::unknown || !by.known()) continue;
        const auto same = std::find_if(groups.begin(), groups.end(),
                                       [&](const Group& group) { return group.by == by; });
        if (same == groups.end())
            groups.push_back({by, {row}});
        else
            same->rows.push_back(row);
    }
    return Fault::none;
}

Fault Rows::months(int year, std::set<int>& sure, std::set<int>& possible) {
    const auto january = value::make_date(year, 1, 1);
    const auto december = value::make_date(year, 12, 31);
    if (!january || !december) return Fault::wrong_kind;
    for (std::size_t row = 0; row < size(); ++row) {
        Truth is_meant = Truth::unknown;
        if (const Fault fault = meant(row, is_meant); fault != Fault::none) return fault;
        if (is_meant == Truth::no) continue;
        const auto* from = at(row, fold_.column).get_if<value::Date>();
        const auto* until = at(row, fold_.until).get_if<value::Date>();
        cover(possible, year, from == nullptr ? *january : *from,
              until == nullptr ? *december : *until);
        // The day that is known is covered, whatever the other one is.
        const auto* known = from != nullptr ? from : until;
        if (is_meant != Truth::yes || known == nullptr) continue;
        cover(sure, year, *known, until != nullptr ? *until : *known);
    }
    return Fault::none;
}

}  // namespace guiju::eval
