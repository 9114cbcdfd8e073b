// SPDX-License-Identifier: Apache-2.0
// Folds over lists of records. What is not known of a row makes a range, not a guess: a comparison is
// decided when both ends of the range decide it alike.
#include <algorithm>

#include "engine/eval/rows.h"

namespace guiju::eval {

namespace {

using program::RowFold;
using value::Dimension;
using value::Number;
using value::Value;

/// The dimension of a column of numbers; a value has its own.
Dimension dimension_of(const program::Field& column) {
    if (column.type == program::Field::Type::money) return Dimension::money;
    return column.type == program::Field::Type::share ? Dimension::share : Dimension::none;
}

/// Puts the truth of one row or group to that of those before it.
void join(Truth& all, Truth one) { all = value::both(all, one); }

}  // namespace

Fault Run::fold(const program::Code& code, const Node& node, Cell& out) {
    const auto& fold = program_.folds[static_cast<std::size_t>(node.b)];
    const auto* columns =
        columns_of(program_, facts_, code.nodes[static_cast<std::size_t>(node.a)]);
    const Cell& list = at(node.a);
    const bool asks = fold.kind == RowFold::Kind::every || fold.kind == RowFold::Kind::groups;
    if (list.kind == Cell::Kind::unknown)
        return asks ? truth(out, Truth::unknown) : open(out, list.value);
    const auto* items =
        list.kind == Cell::Kind::value ? list.value->get_if<value::List>() : nullptr;
    if (items == nullptr || columns == nullptr) return Fault::wrong_kind;
    Rows rows(program_, facts_, fold, *columns, *items, work_);
    switch (fold.kind) {
        case RowFold::Kind::count: return count(rows, out);
        case RowFold::Kind::distinct:
        case RowFold::Kind::pick: return kinds(rows, fold, out);
        case RowFold::Kind::sum:
            return total(rows, fold,
                         dimension_of((*columns)[static_cast<std::size_t>(fold.column)]), out);
        case RowFold::Kind::mean:
        case RowFold::Kind::least:
        case RowFold::Kind::greatest: return measure(rows, fold, out);
        case RowFold::Kind::every: return every(rows, out);
        case RowFold::Kind::groups: return each_group(rows, out);
        case RowFold::Kind::months: return months(rows, fold, out);
    }
    return Fault::wrong_kind;
}

Fault Run::count(Rows& rows, Cell& out) {
    std::int64_t sure = 0;
    std::int64_t possible = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Truth meant = Truth::unknown;
        if (const Fault fault = rows.meant(row, meant); fault != Fault::none) return fault;
        sure += meant == Truth::yes ? 1 : 0;
        possible += meant == Truth::no ? 0 : 1;
    }
    return range(out, sure, possible, Dimension::count);
}

/// The different values of a column: how many, or which.
Fault Run::kinds(Rows& rows, const program::RowFold& fold, Cell& out) {
    value::List sure;
    value::List possible;
    std::int64_t nameless = 0;
    const auto add = [](value::List& to, const Value& item) {
        if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
    };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Truth meant = Truth::unknown;
        if (const Fault fault = rows.meant(row, meant); fault != Fault::none) return fault;
        if (meant == Truth::no) continue;
        const Value& value = rows.at(row, fold.column);
        nameless += value.known() ? 0 : 1;
        if (!value.known()) continue;
        const auto* several = value.get_if<value::List>();
        const value::List one = several != nullptr ? *several : value::List{value};
        for (const Value& item : one) {
            add(possible, item);
            if (meant == Truth::yes) add(sure, item);
        }
    }
    const auto most = static_cast<std::int64_t>(possible.size()) + nameless;
    if (fold.kind == RowFold::Kind::distinct)
        return range(out, static_cast<std::int64_t>(sure.size()), most, Dimension::count);
    if (static_cast<std::int64_t>(sure.size()) != most) return open(out, nullptr);
    return made(out, std::move(sure));
}

Fault Run::total(Rows& rows, const program::RowFold& fold, value::Dimension dimension, Cell& out) {
    Number low;
    Number high;
    bool known = true;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Truth meant = Truth::unknown;
        if (const Fault fault = rows.meant(row, meant); fault != Fault::none) return fault;
        if (meant == Truth::no) continue;
        const auto* quantity = rows.at(row, fold.column).get_if<value::Quantity>();
        known = known && quantity != nullptr;
        if (quantity == nullptr) continue;
        if (dimension == Dimension::none) dimension = quantity->dimension;
        const bool sure = meant == Truth::yes;
        const auto less = value::add(low, sure || quantity->number < 0 ? quantity->number : 0);
        const auto more = value::add(high, sure || quantity->number > 0 ? quantity->number : 0);
        if (!less || !more) return Fault::too_large;
        low = *less;
        high = *more;
    }
    return known ? range(out, low, high, dimension) : open(out, nullptr);
}

/// Mean, least, greatest: known only when every row that may be meant is known.
Fault Run::measure(Rows& rows, const program::RowFold& fold, Cell& out) {
    const Value* best = nullptr;
    Number sum;
    std::int64_t found = 0;
    const auto before = [](const Value& a, const Value& b) {
        const auto *x = a.get_if<value::Quantity>(), *y = b.get_if<value::Quantity>();
        if (x != nullptr && y != nullptr) return x->number < y->number;
        const auto *d = a.get_if<value::Date>(), *e = b.get_if<value::Date>();
        return d != nullptr && e != nullptr && *d < *e;
    };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Truth meant = Truth::unknown;
        if (const Fault fault = rows.meant(row, meant); fault != Fault::none) return fault;
        if (meant == Truth::no) continue;
        const Value& value = rows.at(row, fold.column);
        if (meant == Truth::unknown || !value.known()) return open(out, nullptr);
        const bool better =
            best == nullptr ||
            (fold.kind == RowFold::Kind::least ? before(value, *best) : before(*best, value));
        if (better) best = &value;
        ++found;
        const auto* quantity = value.get_if<value::Quantity>();
        if (fold.kind != RowFold::Kind::mean) continue;
        if (quantity == nullptr) return Fault::wrong_kind;
        const auto more = value::add(sum, quantity->number);
        if (!more) return Fault::too_large;
        sum = *more;
    }
    if (best == nullptr) return open(out, nullptr);
    if (fold.kind != RowFold::Kind::mean) return shown(out, *best);
    const auto mean = value::divide(sum, found);
    if (!mean) return Fault::too_large;
    return range(out, *mean, *mean, best->get_if<value::Quantity>()->dimension);
}

Fault Run::every(Rows& rows, Cell& out) {
    Truth all = Truth::yes;
    for (std::size_t row = 0; row < rows.size() && all != Truth::no; ++row) {
        Truth meant = Truth::unknown;
        Truth holds = Truth::unknown;
        if (const Fault fault = rows.meant(row, meant); fault != Fault::none) return fault;
        if (meant == Truth::no) continue;
        if (const Fault fault = rows.holds(row, holds); fault != Fault::none) return fault;
        join(all, value::either(value::opposite(meant), holds));
    }
    return truth(out, all);
}

Fault Run::each_group(Rows& rows, Cell& out) {
    std::vector<Rows::Group> groups;
    bool is_open = false;
    if (const Fault fault = rows.groups(groups, is_open); fault != Fault::none) return fault;
    if (is_open) return truth(out, Truth::unknown);
    Truth all = Truth::yes;
    for (const auto& group : groups) {
        Truth holds = Truth::unknown;
        if (const Fault fault = rows.group_holds(group.rows, holds); fault != Fault::none)
            return fault;
        join(all, holds);
    }
    return truth(out, all);
}

Fault Run::months(Rows& rows, const program::RowFold& fold, Cell& out) {
    Cell year;
    if (const Fault fault = rows.ask(fold.what, facts_, year); fault != Fault::none) return fault;
    const int wanted = year_of(year);
    if (wanted == 0) return open(out, nullptr);
    std::set<int> sure;
    std::set<int> possible;
    if (const Fault fault = rows.months(wanted, sure, possible); fault != Fault::none) return fault;
    return range(out, static_cast<std::int64_t>(sure.size()),
                 static_cast<std::int64_t>(possible.size()), Dimension::months);
}

Fault Run::truth(Cell& out, Truth truth) {
    out.kind = Cell::Kind::truth;
    out.truth = truth;
    out.value = nullptr;
    return Fault::none;
}

Fault Run::open(Cell& out, const value::Value* why) {
    out.kind = Cell::Kind::unknown;
    out.value = why;
    return Fault::none;
}

Fault Run::shown(Cell& out, const value::Value& value) {
    out.kind = Cell::Kind::value;
    out.value = &value;
    return Fault::none;
}

Fault Run::made(Cell& out, value::Value value) {
    return shown(out, work_.made.emplace_back(std::move(value)));
}

Fault Run::range(Cell& out, const Number& low, const Number& high, Dimension dimension) {
    out.kind = low == high ? Cell::Kind::quantity : Cell::Kind::range;
    out.quantity = {low, dimension};
    out.high = high;
    out.value = nullptr;
    return Fault::none;
}

}  // namespace guiju::eval
