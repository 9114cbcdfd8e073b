// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/run.h"

#include <algorithm>

#include "engine/eval/inputs.h"

namespace guiju::eval {

namespace {

using program::Op;
using value::Dimension;
using value::Quantity;
using value::Value;

Fault put(Cell& out, Truth truth) {
    out.kind = Cell::Kind::truth;
    out.truth = truth;
    out.value = nullptr;
    return Fault::none;
}
Fault put(Cell& out, const Value& value) {
    out.kind = value.known() ? Cell::Kind::value : Cell::Kind::unknown;
    out.value = &value;
    return Fault::none;
}
Fault put(Cell& out, const value::Number& number, Dimension dimension) {
    out.kind = Cell::Kind::quantity;
    out.quantity.number = number;
    out.quantity.dimension = dimension;
    out.value = nullptr;
    return Fault::none;
}
Fault put_unknown(Cell& out) {
    out.kind = Cell::Kind::unknown;
    out.value = nullptr;
    return Fault::none;
}
/// Not known, or of a table in which no row hits: nothing can be worked out with it.
bool unknown(const Cell& cell) {
    return cell.kind == Cell::Kind::unknown || cell.kind == Cell::Kind::no_hit;
}
bool no_hit(const Cell& cell) { return cell.kind == Cell::Kind::no_hit; }

/// Days and times on one scale; a day is its beginning.
std::optional<value::Instant> time_of(const Cell& cell, bool& day_only) {
    if (cell.kind != Cell::Kind::value) return std::nullopt;
    if (const auto* date = cell.value->get_if<value::Date>()) {
        day_only = true;
        return value::start_of(*date);
    }
    const auto* at = cell.value->get_if<value::Instant>();
    return at == nullptr ? std::nullopt : std::optional(*at);
}

/// The items of a list; a text is a list of one.
bool items_of(const Cell& cell, std::span<const Value>& items) {
    if (cell.kind != Cell::Kind::value) return false;
    if (const auto* list = cell.value->get_if<value::List>()) {
        items = *list;
        return true;
    }
    if (cell.value->get_if<std::string>() == nullptr) return false;
    items = std::span<const Value>(cell.value, 1);
    return true;
}

bool has(std::span<const Value> items, const Value& wanted) {
    return std::any_of(items.begin(), items.end(),
                       [&](const Value& item) { return item == wanted; });
}
bool has_all(std::span<const Value> items, std::span<const Value> wanted) {
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const Value& item) { return has(items, item); });
}

/// Plain numbers compare with everything; things counted with points; else only like with like.
bool comparable(Dimension a, Dimension b) {
    const auto counted = [](Dimension d) { return d == Dimension::count || d == Dimension::score; };
    return a == b || a == Dimension::none || b == Dimension::none || (counted(a) && counted(b));
}

template <class T>
bool holds(program::Compare how, const T& a, const T& b) {
    switch (how) {
        case program::Compare::equal: return a == b;
        case program::Compare::not_equal: return !(a == b);
        case program::Compare::less: return a < b;
        case program::Compare::at_most: return a <= b;
        case program::Compare::more: return a > b;
        case program::Compare::at_least: return a >= b;
    }
    return false;
}

/// What a product is counted in; a share of something is counted like the thing.
std::optional<Dimension> of_product(Dimension a, Dimension b) {
    const auto bare = [](Dimension d) { return d == Dimension::none || d == Dimension::share; };
    if (a == b && bare(a)) return a;
    if (a == Dimension::none) return b;
    if (b == Dimension::none) return a;
    if (a == Dimension::share || a == Dimension::count) return b;
    if (b == Dimension::share || b == Dimension::count) return a;
    return std::nullopt;
}
std::optional<Dimension> of_quotient(Dimension a, Dimension b) {
    if (a == b) return a == Dimension::none ? a : Dimension::share;
    if (b == Dimension::none || b == Dimension::share || b == Dimension::count) return a;
    if (comparable(a, b)) return Dimension::none;
    return std::nullopt;
}

/// Decided only when every pair of values from both ranges decides it alike.
Truth of_ranges(program::Compare how, const value::Number& a_low, const value::Number& a_high,
                const value::Number& b_low, const value::Number& b_high) {
    using program::Compare;
    switch (how) {
        case Compare::equal:
        case Compare::not_equal: {
            const bool apart = a_high < b_low || b_high < a_low;
            if (!apart) return Truth::unknown;  // a range is never one value
            return value::truth(how == Compare::not_equal);
        }
        case Compare::less:
        case Compare::at_most:
            if (holds(how, a_high, b_low)) return Truth::yes;
            return holds(how, a_low, b_high) ? Truth::unknown : Truth::no;
        default:
            if (holds(how, a_low, b_high)) return Truth::yes;
            return holds(how, a_high, b_low) ? Truth::unknown : Truth::no;
    }
}

Fault compare_ranges(program::Compare how, const Cell& a, const Cell& b, Cell& out) {
    const auto low = [](const Cell& cell) -> const Quantity* {
        return cell.kind == Cell::Kind::range ? &cell.quantity : Run::quantity_of(cell);
    };
    const Quantity* x = low(a);
    const Quantity* y = low(b);
    if (x == nullptr || y == nullptr || !comparable(x->dimension, y->dimension))
        return Fault::wrong_kind;
    const auto high = [](const Cell& cell, const Quantity& from) {
        return cell.kind == Cell::Kind::range ? cell.high : from.number;
    };
    return put(out, of_ranges(how, x->number, high(a, *x), y->number, high(b, *y)));
}

template <class T>
bool there(std::int32_t i, const std::span<T>& items) {
    return i >= 0 && static_cast<std::size_t>(i) < items.size();
}

}  // namespace

const Quantity* Run::quantity_of(const Cell& cell) {
    if (cell.kind == Cell::Kind::quantity) return &cell.quantity;
    return cell.kind == Cell::Kind::value ? cell.value->get_if<Quantity>() : nullptr;
}

Fault Run::truth_of(const Cell& cell, Truth& truth) {
    switch (cell.kind) {
        case Cell::Kind::truth: truth = cell.truth; return Fault::none;
        case Cell::Kind::no_hit:
        case Cell::Kind::unknown: truth = Truth::unknown; return Fault::none;
        case Cell::Kind::value:
            if (const bool* yes = cell.value->get_if<bool>()) {
                truth = value::truth(*yes);
                return Fault::none;
            }
            return Fault::wrong_kind;
        default: return Fault::wrong_kind;
    }
}

Fault Run::all(const program::Code& code) {
    for (std::size_t i = 0; i < code.nodes.size(); ++i)
        if (const Fault fault = one(code, code.nodes[i], cells_[i]); fault != Fault::none)
            return fault;
    return Fault::none;
}

Fault Run::one(const program::Code& code, const Node& node, Cell& out) {
    switch (node.op) {
        case Op::constant:
        case Op::field:
        case Op::candidate:
        case Op::parameter:
        case Op::indicator: return leaf(node, out);
        case Op::builtin: return builtin(node.a, out);
        case Op::length: return length(at(node.a), out);
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide: return arithmetic(node, out);
        case Op::compare: return compare(node, out);
        case Op::is: {
            Truth truth = Truth::unknown;
            const Fault fault = equal(at(node.a), at(node.b), truth);
            put(out, truth);
            return fault;
        }
        case Op::filled:
            return put(out, value::truth(!unknown(at(node.a)) && (at(node.a).value == nullptr ||
                                                                  is_filled(*at(node.a).value))));
        case Op::well_formed: return well_formed(code, node, out);
        case Op::in_set: return in_set(at(node.a), at(node.b), out);
        case Op::within: return within(at(node.a), at(node.b), out);
        case Op::in_register:
        case Op::in_matching: return members(node, out);
        case Op::overlap_share:
        case Op::complete:
        case Op::contains:
        case Op::overlaps: return lists(node, out);
        case Op::same_county:
        case Op::same_city: return put(out, same_place(node));
        case Op::reached:
        case Op::reached_in_period: return mark(node, out);
        case Op::entitled: return entitled(node, out);
        case Op::all:
        case Op::any:
        case Op::negate: return logic(node, out);
        case Op::column: return column(node, out);
        case Op::group:
            return facts_.group == nullptr ? Fault::wrong_kind : put(out, *facts_.group);
        case Op::fold: return fold(code, node, out);
        case Op::tally: {
            Truth truth = Truth::unknown;
            const Fault fault = truth_of(at(node.a), truth);
            (void)range(out, truth == Truth::yes ? 1 : 0, truth == Truth::no ? 0 : 1,
                        Dimension::count);
            return fault;
        }
        case Op::difference: return lists(node, out);
        case Op::if_holds:
        case Op::first_of:
        case Op::only_of:
        case Op::larger:
        case Op::smaller: return chosen(node, out);
        case Op::absent: {
            const Cell& a = at(node.a);
            const auto* why = a.value == nullptr ? nullptr : a.value->get_if<value::Absent>();
            return put(out, value::truth(why != nullptr &&
                                         (node.b < 0 || static_cast<int>(*why) == node.b)));
        }
    }
    return Fault::wrong_kind;
}

Fault Run::column(const Node& node, Cell& out) const {
    static const Value kNotFilled;
    if (facts_.row == nullptr || facts_.columns == nullptr) return Fault::wrong_kind;
    const auto& name = (*facts_.columns)[static_cast<std::size_t>(node.a)].name.zh;
    const auto found = facts_.row->find(name);
    return put(out, found == facts_.row->end() ? kNotFilled : found->second);
}

/// Arithmetic where a side is a range: the least and the greatest of what the ends give.
Fault Run::ranges(const Node& node, Cell& out) {
    std::optional<value::Number> low;
    std::optional<value::Number> high;
    Dimension dimension = Dimension::none;
    const Cell& a = at(node.a);
    const Cell& b = at(node.b);
    if (node.op == Op::divide && b.kind == Cell::Kind::range && b.quantity.number.sign() <= 0 &&
        b.high.sign() >= 0)
        return put_unknown(out);
    Cell ends[2] = {a, b};
    Run corner(program_, facts_, ends, work_);
    for (const bool upper_a : {false, true}) {
        for (const bool upper_b : {false, true}) {
            const auto end = [](const Cell& cell, bool upper) {
                Cell one = cell;
                if (cell.kind != Cell::Kind::range) return one;
                one.kind = Cell::Kind::quantity;
                if (upper) one.quantity.number = cell.high;
                return one;
            };
            ends[0] = end(a, upper_a);
            ends[1] = end(b, upper_b);
            Node flat = node;
            flat.a = 0;
            flat.b = 1;
            Cell result;
            if (const Fault fault = corner.arithmetic(flat, result); fault != Fault::none)
                return fault;
            if (result.kind != Cell::Kind::quantity) return put_unknown(out);
            const auto& number = result.quantity.number;
            if (!low || number < *low) low = number;
            if (!high || number > *high) high = number;
            dimension = result.quantity.dimension;
        }
    }
    return range(out, *low, *high, dimension);
}

Fault Run::leaf(const Node& node, Cell& out) {
    const auto i = static_cast<std::size_t>(node.a);
    switch (node.op) {
        case Op::constant: return put(out, program_.constants[i]);
        case Op::parameter: return put(out, program_.parameters[i].value);
        case Op::field:
            return i < facts_.fields.size() ? put(out, facts_.fields[i]) : Fault::wrong_kind;
        case Op::candidate:
            return i < facts_.candidate.size() ? put(out, facts_.candidate[i]) : Fault::wrong_kind;
        default: break;
    }
    if (i >= facts_.indicators.size()) return Fault::wrong_kind;
    const auto& indicator = facts_.indicators[i];
    return indicator ? put(out, *indicator, Dimension::none) : put_unknown(out);
}

Fault Run::builtin(std::int32_t which, Cell& out) const {
    out.value = nullptr;
    switch (static_cast<program::Builtin>(which)) {
        case program::Builtin::rounds_used:
            return put(out, value::Number(facts_.rounds_used), Dimension::count);
        case program::Builtin::agree_votes:
            return put(out, value::Number(facts_.agree_votes), Dimension::count);
        case program::Builtin::refuse_votes:
            return put(out, value::Number(facts_.refuse_votes), Dimension::count);
        case program::Builtin::exceptions:
            return put(out, value::Number(facts_.exceptions), Dimension::count);
        case program::Builtin::own_level:
            if (!facts_.own_level) return put_unknown(out);
            out.kind = Cell::Kind::level;
            out.level = *facts_.own_level;
            return Fault::none;
        case program::Builtin::highest_level:
            out.kind = Cell::Kind::level;
            out.level = facts_.highest_level;
            return Fault::none;
        case program::Builtin::this_case:
            return facts_.this_case == nullptr ? put_unknown(out) : put(out, *facts_.this_case);
        case program::Builtin::this_unit:
            return facts_.this_unit == nullptr ? put_unknown(out) : put(out, *facts_.this_unit);
    }
    return Fault::wrong_kind;
}

/// One unit, or every unit of a list; without a unit the case itself.
Fault Run::entitled(const Node& node, Cell& out) {
    if (facts_.memberships == nullptr) return put(out, Truth::unknown);
    if (node.a < 0) return put(out, facts_.memberships->entitled(node.b, ""));
    if (unknown(at(node.a))) return put(out, Truth::unknown);
    const auto* value = at(node.a).value;
    if (value == nullptr) return Fault::wrong_kind;
    if (const auto* unit = value->get_if<std::string>())
        return put(out, facts_.memberships->entitled(node.b, *unit));
    const auto* units = value->get_if<value::List>();
    if (units == nullptr) return Fault::wrong_kind;
    Truth all = Truth::yes;
    for (const auto& one : *units) {
        const auto* unit = one.get_if<std::string>();
        if (unit == nullptr) return Fault::wrong_kind;
        all = value::both(all, facts_.memberships->entitled(node.b, *unit));
    }
    return put(out, all);
}

Fault Run::logic(const Node& node, Cell& out) {
    Truth a = Truth::unknown;
    if (const Fault fault = truth_of(at(node.a), a); fault != Fault::none) return fault;
    if (node.op == Op::negate) return put(out, value::opposite(a));
    Truth b = Truth::unknown;
    if (const Fault fault = truth_of(at(node.b), b); fault != Fault::none) return fault;
    return put(out, node.op == Op::all ? value::both(a, b) : value::either(a, b));
}

Fault Run::chosen(const Node& node, Cell& out) {
    const Cell& a = at(node.a);
    const Cell& b = at(node.b);
    if (node.op == Op::if_holds) {
        Truth holds = Truth::unknown;
        if (const Fault fault = truth_of(a, holds); fault != Fault::none) return fault;
        if (holds == Truth::unknown) return put_unknown(out);
        if (holds == Truth::yes) {
            out = b;
            return Fault::none;
        }
        out.kind = Cell::Kind::no_hit;
        out.value = nullptr;
        return Fault::none;
    }
    if (no_hit(a) || no_hit(b)) {
        out = no_hit(a) ? b : a;
        return Fault::none;
    }
    if (node.op == Op::first_of) {
        out = a;
        return Fault::none;
    }
    // Two rows of a table that may only have one: what it gives cannot be told.
    if (node.op == Op::only_of || unknown(a) || unknown(b)) return put_unknown(out);
    const Quantity* x = quantity_of(a);
    const Quantity* y = quantity_of(b);
    if (x == nullptr || y == nullptr || !comparable(x->dimension, y->dimension))
        return Fault::wrong_kind;
    out = (x->number < y->number) == (node.op == Op::larger) ? b : a;
    return Fault::none;
}

/// A day some days or months after (before) another; the month's last day where there is no such day.
Fault Run::later_day(const Node& node, const Quantity& length, Cell& out) {
    const auto* day =
        at(node.a).value == nullptr ? nullptr : at(node.a).value->get_if<value::Date>();
    const bool months = length.dimension == Dimension::months;
    const bool shifts = node.op == Op::add || node.op == Op::subtract;
    if (day == nullptr || !shifts || (!months && length.dimension != Dimension::days))
        return Fault::wrong_kind;
    constexpr std::int64_t kMost = 400000;  // days; beyond every calendar of years 1900 to 2200
    const auto whole = length.number.whole();
    if (!whole) return put_unknown(out);
    if (*whole > kMost || *whole < -kMost) return Fault::too_large;
    const auto amount = static_cast<std::int32_t>(node.op == Op::add ? *whole : -*whole);
    const auto then = months ? value::add_months(*day, amount) : value::Date{day->days + amount};
    const auto year = value::civil(then).year;
    return year < 1900 || year > 2200 ? Fault::too_large : made(out, then);
}

Fault Run::arithmetic(const Node& node, Cell& out) {
    if (unknown(at(node.a)) || unknown(at(node.b))) return put_unknown(out);
    if (at(node.a).kind == Cell::Kind::range || at(node.b).kind == Cell::Kind::range) {
        if (at(node.a).kind == Cell::Kind::value && quantity_of(at(node.a)) == nullptr)
            return put_unknown(out);  // a day and a length that is not settled
        return ranges(node, out);
    }
    const Quantity* a = quantity_of(at(node.a));
    const Quantity* b = quantity_of(at(node.b));
    if (a == nullptr && b != nullptr) return later_day(node, *b, out);
    if (a == nullptr || b == nullptr) return Fault::wrong_kind;
    std::optional<value::Number> number;
    std::optional<Dimension> dimension;
    switch (node.op) {
        case Op::add:
        case Op::subtract:
            number = node.op == Op::add ? value::add(a->number, b->number)
                                        : value::subtract(a->number, b->number);
            if (comparable(a->dimension, b->dimension))
                dimension = a->dimension == Dimension::none ? b->dimension : a->dimension;
            break;
        case Op::multiply:
            number = value::multiply(a->number, b->number);
            dimension = of_product(a->dimension, b->dimension);
            break;
        default:
            if (b->number.is_zero()) return put_unknown(out);
            number = value::divide(a->number, b->number);
            dimension = of_quotient(a->dimension, b->dimension);
    }
    if (!dimension) return Fault::wrong_kind;
    if (!number) return Fault::too_large;
    return put(out, *number, *dimension);
}

Fault Run::compare(const Node& node, Cell& out) {
    const Cell& a = at(node.a);
    const Cell& b = at(node.b);
    if (unknown(a) || unknown(b)) return put(out, Truth::unknown);
    if (a.kind == Cell::Kind::level || b.kind == Cell::Kind::level) {
        if (a.kind != b.kind) return Fault::wrong_kind;
        return put(out, value::truth(holds(node.compare, a.level, b.level)));
    }
    if (a.kind == Cell::Kind::range || b.kind == Cell::Kind::range)
        return compare_ranges(node.compare, a, b, out);
    const Quantity* x = quantity_of(a);
    const Quantity* y = quantity_of(b);
    if (x != nullptr && y != nullptr) {
        if (!comparable(x->dimension, y->dimension)) return Fault::wrong_kind;
        return put(out, value::truth(holds(node.compare, x->number, y->number)));
    }
    bool day_only = false;
    auto d = time_of(a, day_only);
    auto e = time_of(b, day_only);
    if (!d || !e) return Fault::wrong_kind;
    if (day_only) {  // a time against a day: on which day it falls
        d = value::start_of(value::day_of(*d));
        e = value::start_of(value::day_of(*e));
    }
    return put(out, value::truth(holds(node.compare, *d, *e)));
}

Fault Run::equal(const Cell& a, const Cell& b, Truth& out) {
    if (unknown(a) || unknown(b)) {
        out = Truth::unknown;
        return Fault::none;
    }
    if (a.kind == Cell::Kind::level && b.kind == Cell::Kind::level) {
        out = value::truth(a.level == b.level);
        return Fault::none;
    }
    const Quantity* x = quantity_of(a);
    const Quantity* y = quantity_of(b);
    if (x != nullptr && y != nullptr) {
        out = value::truth(x->number == y->number);
        return comparable(x->dimension, y->dimension) ? Fault::none : Fault::wrong_kind;
    }
    std::span<const Value> p;
    std::span<const Value> q;
    if (items_of(a, p) && items_of(b, q)) {  // lists are sets; one label is a set of one
        out = value::truth(has_all(p, q) && has_all(q, p));
        return Fault::none;
    }
    Truth s = Truth::unknown;
    Truth t = Truth::unknown;
    if (truth_of(a, s) == Fault::none && truth_of(b, t) == Fault::none) {
        out = s == Truth::unknown || t == Truth::unknown ? Truth::unknown : value::truth(s == t);
        return Fault::none;
    }
    const bool same_kind = a.kind == Cell::Kind::value && b.kind == Cell::Kind::value &&
                           a.value->data().index() == b.value->data().index();
    if (!same_kind) return Fault::wrong_kind;
    out = value::truth(*a.value == *b.value);
    return Fault::none;
}

Fault Run::lists(const Node& node, Cell& out) {
    const bool share = node.op == Op::overlap_share || node.op == Op::difference;
    if (unknown(at(node.a)) || unknown(at(node.b)))
        return share ? put_unknown(out) : put(out, Truth::unknown);
    std::span<const Value> a;
    std::span<const Value> b;
    if (!items_of(at(node.a), a) || !items_of(at(node.b), b)) return Fault::wrong_kind;
    if (node.op == Op::overlaps)
        return put(out, value::truth(std::any_of(b.begin(), b.end(),
                                                 [&](const Value& x) { return has(a, x); })));
    if (node.op == Op::difference) {
        value::List rest;
        for (const Value& item : a)
            if (!has(b, item) && !has(rest, item)) rest.push_back(item);
        return made(out, std::move(rest));
    }
    if (!share) return put(out, value::truth(has_all(a, b)));
    std::int64_t common = 0;
    std::int64_t different = 0;  // items count once, however often they are listed
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (has(a.first(i), a[i])) continue;
        ++different;
        common += has(b, a[i]) ? 1 : 0;
    }
    if (different == 0) return put_unknown(out);
    return put(out, value::Number::fraction(common, different).value_or(value::Number()),
               Dimension::share);
}

Fault Run::in_set(const Cell& a, const Cell& set, Cell& out) {
    if (unknown(a) || unknown(set)) return put(out, Truth::unknown);
    const auto* wanted = set.kind == Cell::Kind::value ? set.value->get_if<value::List>() : nullptr;
    if (wanted == nullptr) return Fault::wrong_kind;
    std::span<const Value> items;
    if (items_of(a, items))
        return put(out, items.empty() ? Truth::unknown : value::truth(has_all(*wanted, items)));
    if (a.kind == Cell::Kind::value) return put(out, value::truth(has(*wanted, *a.value)));
    if (a.kind == Cell::Kind::quantity)
        return put(out, value::truth(has(*wanted, Value(a.quantity))));
    return Fault::wrong_kind;
}

Fault Run::within(const Cell& a, const Cell& outer, Cell& out) {
    if (unknown(a) || unknown(outer)) return put(out, Truth::unknown);
    if (a.kind != Cell::Kind::value || outer.kind != Cell::Kind::value) return Fault::wrong_kind;
    const auto* inner_code = a.value->get_if<std::string>();
    const auto* outer_code = outer.value->get_if<std::string>();
    if (inner_code == nullptr || outer_code == nullptr) return Fault::wrong_kind;
    // What is no territory code is not known to lie anywhere, and not known not to.
    if (program::level_of_territory(*inner_code) == Level::none ||
        program::level_of_territory(*outer_code) == Level::none)
        return put(out, Truth::unknown);
    return put(out, value::truth(program::lies_within(*inner_code, *outer_code)));
}

Fault Run::members(const Node& node, Cell& out) {
    if (unknown(at(node.a))) return put(out, Truth::unknown);
    std::span<const Value> units;
    if (!items_of(at(node.a), units) || facts_.memberships == nullptr) return Fault::wrong_kind;
    Truth all = units.empty() ? Truth::unknown : Truth::yes;
    for (const Value& unit : units) {
        const auto* id = unit.get_if<std::string>();
        if (id == nullptr) return Fault::wrong_kind;
        all = value::both(all, node.op == Op::in_register
                                   ? facts_.memberships->in_register(node.b, *id)
                                   : facts_.memberships->in_matching(node.b, *id));
    }
    return put(out, all);
}

Fault Run::length(const Cell& a, Cell& out) {
    if (unknown(a)) return put_unknown(out);
    if (a.kind != Cell::Kind::value) return Fault::wrong_kind;
    if (const auto* text = a.value->get_if<std::string>())
        return put(out, value::Number(value::count_characters(*text)), Dimension::characters);
    if (const auto* list = a.value->get_if<value::List>())
        return put(out, value::Number(static_cast<std::int64_t>(list->size())), Dimension::count);
    return Fault::wrong_kind;
}

Fault Run::well_formed(const program::Code& code, const Node& node, Cell& out) {
    if (unknown(at(node.a))) return put(out, Truth::unknown);
    const Node& source = code.nodes[static_cast<std::size_t>(node.a)];
    const std::vector<program::Field>* fields = &program_.matter.fields;
    if (source.op == Op::column) {
        if (facts_.columns == nullptr) return Fault::wrong_kind;
        fields = facts_.columns;
    } else if (source.op == Op::candidate) {
        if (facts_.candidate_register == program::kNone) return Fault::wrong_kind;
        fields = &program_.registers[static_cast<std::size_t>(facts_.candidate_register)].fields;
    }
    const auto* text =
        at(node.a).value == nullptr ? nullptr : at(node.a).value->get_if<std::string>();
    if (text == nullptr) return Fault::wrong_kind;
    switch ((*fields)[static_cast<std::size_t>(source.a)].type) {
        case program::Field::Type::credit_code:
            return put(out, value::truth(well_formed_credit_code(*text)));
        case program::Field::Type::phone: return put(out, value::truth(well_formed_phone(*text)));
        case program::Field::Type::territory:
            return put(out, value::truth(well_formed_territory(*text)));
        default: return Fault::wrong_kind;
    }
}

Truth Run::same_place(const Node& node) const {
    const auto a = facts_.candidate_territory;
    const auto b = facts_.case_territory;
    const Level lowest = std::min(program::level_of_territory(a), program::level_of_territory(b));
    if (lowest == Level::none) return Truth::unknown;
    if (node.op == Op::same_county) {
        if (program::level_of_territory(a) != Level::county ||
            program::level_of_territory(b) != Level::county)
            return Truth::no;  // who serves a whole city is not of one county
        return value::truth(a == b);
    }
    if (program::level_of_territory(a) == Level::province ||
        program::level_of_territory(b) == Level::province)
        return Truth::no;
    return value::truth(a.substr(0, 4) == b.substr(0, 4));
}

Fault Run::mark(const Node& node, Cell& out) const {
    if (!there(node.a, facts_.marks)) return Fault::wrong_kind;
    const MarkFact& mark = facts_.marks[static_cast<std::size_t>(node.a)];
    const bool in_period = node.op == Op::reached ||
                           (mark.first >= facts_.period_from && mark.first < facts_.period_until);
    return put(out, value::truth(mark.reached && in_period));
}

}  // namespace guiju::eval
