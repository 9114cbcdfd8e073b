// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/encode.h"

#include <algorithm>

namespace guiju::prove {

namespace {

using program::Compare;
using program::Node;
using program::Op;
using Kind = Formulas::Kind;

/// What works out a long decision table is left open: the solver would weigh every row against every other.
/// The rows themselves are conditions of their own.
constexpr std::size_t kMostOperations = 1'000;

/// Operations the solver knows nothing of, but that are undecided while their operand is not known.
bool needs_its_operand(Op op) {
    switch (op) {
        case Op::well_formed:
        case Op::within:
        case Op::in_register:
        case Op::in_matching:
        case Op::entitled:
        case Op::same_county:
        case Op::same_city: return true;
        default: return false;
    }
}

/// 开始日期＋12个月: a month has no fixed length, so what comes of it is left open.
bool in_months(const program::Program& program, const program::Code& code, const Node& node) {
    if (node.b < 0) return false;
    const auto& length = code.nodes[static_cast<std::size_t>(node.b)];
    const auto at = static_cast<std::size_t>(std::max(length.a, 0));
    const value::Value* value = nullptr;
    if (length.op == Op::constant) value = &program.constants[at];
    if (length.op == Op::parameter) value = &program.parameters[at].value;
    const auto* quantity = value == nullptr ? nullptr : value->get_if<value::Quantity>();
    return quantity != nullptr && quantity->dimension == value::Dimension::months;
}

/// The entry at an index, or one that says nothing.
template <class Entry>
const Entry& entry_or_none(const std::vector<Entry>& all, std::int32_t i) {
    static const Entry kNone{};
    const bool there = i >= 0 && static_cast<std::size_t>(i) < all.size();
    return there ? all[static_cast<std::size_t>(i)] : kNone;
}

/// Operations that pick one of two rows of a decision table.
bool picks(Op op) {
    return op == Op::first_of || op == Op::only_of || op == Op::larger || op == Op::smaller;
}

Compare turned(Compare how) {
    switch (how) {
        case Compare::less: return Compare::more;
        case Compare::at_most: return Compare::at_least;
        case Compare::more: return Compare::less;
        case Compare::at_least: return Compare::at_most;
        default: return how;
    }
}

}  // namespace

std::vector<std::string> labels_in(const value::Value& value) {
    std::vector<std::string> all;
    if (const auto* text = value.get_if<std::string>()) all.push_back(*text);
    if (const auto* list = value.get_if<value::List>())
        for (const auto& item : *list)
            if (const auto* text = item.get_if<std::string>()) all.push_back(*text);
    return all;
}

Encoder::Cell Encoder::truth(Kleene kleene) {
    Cell cell;
    cell.kind = Cell::Kind::truth;
    cell.truth = kleene;
    return cell;
}
Encoder::Cell Encoder::number(Id known, Id number) {
    Cell cell;
    cell.kind = Cell::Kind::number;
    cell.known = known;
    cell.number = number;
    return cell;
}

Kleene Encoder::condition(program::CodeId code, const program::Register* entry) {
    if (code < 0) return {f_.yes(), f_.no()};
    const auto [at, fresh] = done_.try_emplace({code, entry});
    if (!fresh) return at->second;
    const auto& nodes = program_.codes[static_cast<std::size_t>(code)];
    Kleene result{f_.yes(), f_.no()};
    if (nodes.nodes.size() > kMostOperations)
        return done_[{code, entry}] = open_question(key_of(nodes, nodes.nodes.size() - 1));
    Cells cells;
    for (std::size_t i = 0; i < nodes.nodes.size(); ++i)
        cells.push_back(one(nodes, i, cells, entry));
    if (!cells.empty()) result = truth_of(cells.back(), key_of(nodes, cells.size() - 1));
    done_[{code, entry}] = result;
    return result;
}

Kleene Encoder::open_question(const std::string& key) {
    const auto& open = situation_.unexplained(key);
    return {open.yes, open.no};
}

Kleene Encoder::truth_of(const Cell& cell, const std::string& key) {
    return cell.kind == Cell::Kind::truth ? cell.truth : open_question(key);
}

Encoder::Cell Encoder::one(const program::Code& code, std::size_t index, const Cells& cells,
                           const program::Register* entry) {
    const auto& node = code.nodes[index];
    const auto part = [&](std::int32_t i) -> const Cell& { return entry_or_none(cells, i); };
    const auto truth_at = [&](std::int32_t i) {
        return truth_of(part(i), key_of(code, static_cast<std::size_t>(std::max(i, 0))));
    };
    const auto at = static_cast<std::size_t>(std::max(node.a, 0));
    switch (node.op) {
        case Op::constant: return of_value(program_.constants[at]);
        case Op::parameter: return of_parameter(program_.parameters[at]);
        case Op::field: return of_field(situation_.field(program_.matter.fields[at], node.a));
        case Op::candidate:
            if (entry == nullptr) break;
            return of_field(situation_.field(entry->fields[at], node.a, entry));
        case Op::indicator: {
            const auto figure = situation_.figure("i" + program_.indicators[at].name.zh, false);
            return number(figure.known, figure.number);
        }
        case Op::builtin: return builtin(node.a);
        case Op::length: return length(part(node.a));
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
            if (in_months(program_, code, node)) return {};
            return arithmetic(node, part(node.a), part(node.b));
        case Op::overlap_share: {
            const auto figure = situation_.figure(key_of(code, index), true);
            return number(figure.known, figure.number);
        }
        case Op::compare:
            if (part(node.a).kind != Cell::Kind::number || part(node.b).kind != Cell::Kind::number)
                break;
            return truth(compare(node.compare, part(node.a), part(node.b)));
        case Op::is: return truth(equal(part(node.a), part(node.b), key_of(code, index)));
        case Op::filled:
            if (part(node.a).kind == Cell::Kind::strange)
                return truth(open_question(key_of(code, index)));
            return truth(filled(part(node.a)));
        case Op::complete:
        case Op::contains:
        case Op::overlaps:
            return truth(lists(node, part(node.a), part(node.b), key_of(code, index)));
        case Op::in_set: return truth(in_set(part(node.a), part(node.b), key_of(code, index)));
        case Op::reached: {
            const Id mark = situation_.mark(program_.marks[at].zh);
            return truth({mark, f_.negate(mark)});
        }
        case Op::reached_in_period: {
            const Id mark = situation_.mark(program_.marks[at].zh);
            const auto& open = situation_.unexplained(key_of(code, index));
            const Id holds = f_.both(mark, open.yes);
            return truth({holds, f_.negate(holds)});
        }
        case Op::all: return truth(both(truth_at(node.a), truth_at(node.b)));
        case Op::any:
            return truth(opposite(both(opposite(truth_at(node.a)), opposite(truth_at(node.b)))));
        case Op::negate: return truth(opposite(truth_at(node.a)));
        case Op::if_holds: return if_holds(truth_at(node.a), part(node.b));
        default: break;
    }
    if (picks(node.op)) return picked(node.op, part(node.a), part(node.b));
    if (!needs_its_operand(node.op)) return truth(open_question(key_of(code, index)));
    // With b a node or an index, by op: only what is known to be a node is looked at.
    const bool b_is_node = node.op == Op::within;
    return truth(
        unexplained(node, part(node.a), b_is_node ? part(node.b) : Cell{}, key_of(code, index)));
}

Encoder::Cell Encoder::of_field(FieldVariables& of) {
    using Type = program::Field::Type;
    Cell cell;
    cell.field = &of;
    cell.known = of.present;
    cell.number = of.value;
    if (of.strange) return {};
    if (of.field->type == Type::yes_no) {
        cell.kind = Cell::Kind::truth;
        cell.truth = {f_.both(of.present, of.value), f_.both(of.present, f_.negate(of.value))};
    } else if (of.value < 0) {
        cell.kind = Cell::Kind::list;
    } else if (of.length >= 0) {
        cell.kind = Cell::Kind::label;
    } else {
        cell.kind = Cell::Kind::number;
    }
    return cell;
}

Encoder::Cell Encoder::of_value(const value::Value& value) {
    Cell cell;
    cell.constant = &value;
    cell.known = f_.truth(value.known());
    if (const auto* yes = value.get_if<bool>()) {
        cell.kind = Cell::Kind::truth;
        cell.truth = {f_.truth(*yes), f_.truth(!*yes)};
    } else if (const auto* quantity = value.get_if<value::Quantity>()) {
        cell.kind = Cell::Kind::number;
        cell.number = f_.number(quantity->number);
    } else if (const auto* date = value.get_if<value::Date>()) {
        cell.kind = Cell::Kind::number;
        cell.number = f_.number(date->days);
    } else if (const auto* text = value.get_if<std::string>()) {
        cell.kind = Cell::Kind::label;
        cell.number = situation_.label(*text);
    } else if (value.get_if<value::List>() != nullptr) {
        cell.kind = Cell::Kind::list;
    } else {
        cell.kind = Cell::Kind::strange;
    }
    return cell;
}

Encoder::Cell Encoder::of_parameter(const program::Parameter& parameter) {
    const Id id = situation_.parameter(parameter);
    if (id < 0) return of_value(parameter.value);
    if (parameter.value.get_if<bool>() != nullptr) {
        Cell cell = truth({id, f_.negate(id)});
        cell.known = f_.yes();
        return cell;
    }
    return number(f_.yes(), id);
}

Encoder::Cell Encoder::builtin(std::int32_t which) {
    switch (static_cast<program::Builtin>(which)) {
        case program::Builtin::rounds_used: return number(f_.yes(), situation_.rounds_used());
        case program::Builtin::highest_level: return number(f_.yes(), situation_.level("highest"));
        case program::Builtin::own_level: return number(f_.yes(), situation_.level("own"));
        default: break;
    }
    const auto figure = situation_.figure("b" + std::to_string(which), false);
    return number(figure.known, figure.number);
}

Encoder::Cell Encoder::arithmetic(const Node& node, const Cell& a, const Cell& b) {
    const bool numbers = a.kind == Cell::Kind::number && b.kind == Cell::Kind::number;
    if (!numbers) return {};
    const Id known = f_.both(a.known, b.known);
    const Id x = whole_of(a);
    const Id y = whole_of(b);
    switch (node.op) {
        case Op::add: return number(known, f_.arithmetic(Kind::add, x, y));
        case Op::subtract: return number(known, f_.arithmetic(Kind::subtract, x, y));
        case Op::multiply: return number(known, f_.arithmetic(Kind::multiply, x, y));
        default: break;
    }
    if (f_.is_number(y) && !f_.at(y).number.is_zero())
        return number(known, f_.arithmetic(Kind::divide, x, y));
    auto cell = number(f_.both(known, f_.negate(f_.equal(y, f_.number(0)))), x);
    cell.denominator = y;
    return cell;
}

/// The value of a row: there while its condition holds, and certainly not there while it does not.
Encoder::Cell Encoder::if_holds(const Kleene& condition, const Cell& value) {
    Cell cell;
    cell.kind = value.kind;
    cell.miss = condition.no;
    switch (value.kind) {
        case Cell::Kind::truth:
            cell.truth = {f_.both(condition.yes, value.truth.yes),
                          f_.both(condition.yes, value.truth.no)};
            cell.known = f_.either(cell.truth.yes, cell.truth.no);
            return cell;
        case Cell::Kind::number:
        case Cell::Kind::label:
            cell.known = f_.both(condition.yes, value.known);
            cell.number = whole_of(value);
            return cell;
        default: return {};
    }
}

/// One of two rows or groups of rows: the other one where one of them has no value for certain, else what
/// the table says. As engine/eval does it.
Encoder::Cell Encoder::picked(Op op, const Cell& a, const Cell& b) {
    const bool truths = a.kind == Cell::Kind::truth && b.kind == Cell::Kind::truth;
    const bool numbers =
        a.kind == b.kind && (a.kind == Cell::Kind::number || a.kind == Cell::Kind::label);
    if (!truths && !numbers) return {};
    const Id hit = f_.negate(a.miss);
    Id from_a = hit;  // both have a value, or might have: a decides
    if (op != Op::first_of) from_a = f_.both(hit, b.miss);
    Cell cell;
    cell.kind = a.kind;
    cell.miss = f_.both(a.miss, b.miss);
    const auto either = [&](Id x, Id y) {
        return f_.either(f_.both(from_a, x), f_.both(a.miss, y));
    };
    if (truths) {
        cell.truth = {either(a.truth.yes, b.truth.yes), either(a.truth.no, b.truth.no)};
        cell.known = f_.either(cell.truth.yes, cell.truth.no);
        return cell;
    }
    cell.known = either(a.known, b.known);
    const Id x = whole_of(a);
    const Id y = whole_of(b);
    cell.number = f_.choose(a.miss, y, x);
    if (op == Op::first_of || op == Op::only_of) return cell;
    cell.known = f_.either(cell.known, f_.both(a.known, b.known));
    const Id better = op == Op::larger ? f_.less(y, x) : f_.less(x, y);
    cell.number = f_.choose(a.miss, y, f_.choose(b.miss, x, f_.choose(better, x, y)));
    return cell;
}

Id Encoder::whole_of(const Cell& cell) {
    return cell.denominator < 0 ? cell.number
                                : f_.arithmetic(Kind::divide, cell.number, cell.denominator);
}

Encoder::Cell Encoder::length(const Cell& a) {
    if (a.field != nullptr && a.field->length >= 0) {
        Cell cell = number(a.known, a.field->length);
        cell.field = a.field;
        return cell;
    }
    if (a.constant == nullptr) return {};
    if (const auto* text = a.constant->get_if<std::string>())
        return number(f_.yes(), f_.number(value::count_characters(*text)));
    if (const auto* list = a.constant->get_if<value::List>())
        return number(f_.yes(), f_.number(static_cast<std::int64_t>(list->size())));
    return {};
}

void Encoder::remember(const Cell& a, const Cell& b) {
    if (a.field == nullptr || a.number < 0 || b.number < 0 || !f_.is_number(b.number)) return;
    auto& all = a.field->thresholds;
    const auto& at = f_.at(b.number).number;
    if (std::find(all.begin(), all.end(), at) == all.end()) all.push_back(at);
}

/// Both sides without a fraction: a ÷ d ≥ b is a ≥ b × d where d > 0, and turned round where d < 0.
std::pair<Id, Id> Encoder::sides(const Cell& a, const Cell& b, Compare& how, Id& condition) {
    condition = f_.yes();
    if (a.denominator < 0 && b.denominator >= 0) {
        how = turned(how);
        return sides(b, a, how, condition);
    }
    if (a.denominator < 0) return {a.number, b.number};
    condition = f_.less(f_.number(0), a.denominator);
    return {a.number, f_.arithmetic(Kind::multiply, whole_of(b), a.denominator)};
}

Kleene Encoder::compare(Compare how, const Cell& a, const Cell& b) {
    remember(a, b);
    remember(b, a);
    Id positive = f_.yes();
    auto one_way = how;
    const auto [x, y] = sides(a, b, one_way, positive);
    const auto holds = [&](Compare by) {
        switch (by) {
            case Compare::equal: return f_.equal(x, y);
            case Compare::not_equal: return f_.negate(f_.equal(x, y));
            case Compare::less: return f_.less(x, y);
            case Compare::at_most: return f_.at_most(x, y);
            case Compare::more: return f_.less(y, x);
            case Compare::at_least: return f_.at_most(y, x);
        }
        return f_.no();
    };
    const Id result = positive == f_.yes()
                          ? holds(one_way)
                          : f_.either(f_.both(positive, holds(one_way)),
                                      f_.both(f_.negate(positive), holds(turned(one_way))));
    const Id known = f_.both(a.known, b.known);
    return {f_.both(known, result), f_.both(known, f_.negate(result))};
}

Id Encoder::member(const Cell& list, const std::string& label) {
    if (list.constant != nullptr) {
        const auto all = labels_in(*list.constant);
        return f_.truth(std::find(all.begin(), all.end(), label) != all.end());
    }
    const Id id = situation_.label(label);
    if (list.kind == Cell::Kind::label) return f_.equal(list.number, id);
    if (list.field == nullptr) return f_.no();
    const auto found = list.field->members.find(id);
    if (found != list.field->members.end()) return found->second;
    if (list.field->closed) return f_.no();
    const Id fresh = f_.variable(Sort::truth);
    list.field->members[id] = fresh;
    f_.always(fresh, f_.implies(fresh, f_.both(list.field->present,
                                               f_.at_most(f_.number(1), list.field->length))));
    return fresh;
}

Kleene Encoder::equal(const Cell& a, const Cell& b, const std::string& key) {
    if (a.kind == Cell::Kind::truth && b.kind == Cell::Kind::truth) {
        const auto &x = a.truth, &y = b.truth;
        return {f_.either(f_.both(x.yes, y.yes), f_.both(x.no, y.no)),
                f_.either(f_.both(x.yes, y.no), f_.both(x.no, y.yes))};
    }
    if (a.kind == Cell::Kind::number && b.kind == Cell::Kind::number)
        return compare(Compare::equal, a, b);
    const Id known = a.known >= 0 && b.known >= 0 ? f_.both(a.known, b.known) : f_.yes();
    if (a.kind == Cell::Kind::label && b.kind == Cell::Kind::label) {
        const Id same = f_.equal(a.number, b.number);
        for (const auto& [field, text] : {std::pair(&a, &b), std::pair(&b, &a)}) {
            if (field->field == nullptr || text->constant == nullptr) continue;
            const auto* words = text->constant->get_if<std::string>();
            const Id long_so =
                f_.equal(field->field->length, f_.number(value::count_characters(*words)));
            f_.always(field->field->value, f_.implies(same, long_so));
            f_.always(field->field->length, f_.implies(same, long_so));
        }
        return {f_.both(known, same), f_.both(known, f_.negate(same))};
    }
    const bool closed = a.field != nullptr && a.field->closed && b.constant != nullptr;
    if (!closed) {
        const auto& open = situation_.unexplained(key);
        return {f_.both(known, open.yes), f_.both(known, open.no)};
    }
    std::vector<Id> parts;
    const auto wanted = labels_in(*b.constant);
    for (const auto& word : wanted) parts.push_back(member(a, word));
    for (const auto& label : a.field->field->labels)
        if (std::find(wanted.begin(), wanted.end(), label.zh) == wanted.end())
            parts.push_back(f_.negate(member(a, label.zh)));
    const Id same = f_.all(std::move(parts));
    return {f_.both(known, same), f_.both(known, f_.negate(same))};
}

Kleene Encoder::filled(const Cell& a) {
    if (a.kind == Cell::Kind::truth && a.known < 0) {
        const Id known = f_.either(a.truth.yes, a.truth.no);
        return {known, f_.negate(known)};
    }
    Id known = a.known < 0 ? f_.yes() : a.known;
    if (a.kind == Cell::Kind::list && a.field != nullptr)
        known = f_.both(known, f_.at_most(f_.number(1), a.field->length));
    return {known, f_.negate(known)};
}

Kleene Encoder::lists(const Node& node, const Cell& a, const Cell& b, const std::string& key) {
    const bool readable =
        (a.kind == Cell::Kind::list || a.kind == Cell::Kind::label) && b.constant != nullptr;
    const Id known = a.known >= 0 && b.known >= 0 ? f_.both(a.known, b.known) : f_.yes();
    if (!readable) {
        const auto& open = situation_.unexplained(key);
        return {f_.both(known, open.yes), f_.both(known, open.no)};
    }
    std::vector<Id> parts;
    for (const auto& label : labels_in(*b.constant)) parts.push_back(member(a, label));
    const Id holds = node.op == Op::overlaps ? f_.any(std::move(parts)) : f_.all(std::move(parts));
    return {f_.both(known, holds), f_.both(known, f_.negate(holds))};
}

Kleene Encoder::in_set(const Cell& a, const Cell& set, const std::string& key) {
    const auto* list = set.constant == nullptr ? nullptr : set.constant->get_if<value::List>();
    if (list != nullptr && a.kind == Cell::Kind::label) {
        std::vector<Id> parts;
        for (const auto& label : labels_in(*set.constant)) parts.push_back(member(a, label));
        const Id holds = f_.any(std::move(parts));
        return {f_.both(a.known, holds), f_.both(a.known, f_.negate(holds))};
    }
    if (list != nullptr && a.kind == Cell::Kind::list && a.field != nullptr && a.field->closed) {
        const auto wanted = labels_in(*set.constant);
        std::vector<Id> parts;
        for (const auto& label : a.field->field->labels)
            if (std::find(wanted.begin(), wanted.end(), label.zh) == wanted.end())
                parts.push_back(f_.negate(member(a, label.zh)));
        const Id known = filled(a).yes;
        const Id holds = f_.all(std::move(parts));
        return {f_.both(known, holds), f_.both(known, f_.negate(holds))};
    }
    const auto& open = situation_.unexplained(key);
    const Id known = a.known < 0 ? f_.yes() : a.known;
    return {f_.both(known, open.yes), f_.both(known, open.no)};
}

Kleene Encoder::unexplained(const Node& node, const Cell& a, const Cell& b,
                            const std::string& key) {
    auto& open = situation_.unexplained(key);
    open.op = node.op;
    if (a.field != nullptr && !a.field->of_candidate) open.slot = a.field->slot;
    if (node.op == Op::in_register || node.op == Op::in_matching || node.op == Op::entitled)
        open.which = node.b;
    if (b.constant != nullptr)
        if (const auto* text = b.constant->get_if<std::string>()) open.with = *text;
    const Id known = a.known < 0 ? f_.yes() : a.known;
    // The form of a value that is there can always be told.
    const Id no = node.op == Op::well_formed ? f_.negate(open.yes) : open.no;
    return {f_.both(known, open.yes), f_.both(known, no)};
}

std::string Encoder::key_of(program::CodeId code) const {
    if (code < 0) return "-";
    const auto& nodes = program_.codes[static_cast<std::size_t>(code)];
    return nodes.nodes.empty() ? "-" : key_of(nodes, nodes.nodes.size() - 1);
}

std::string Encoder::key_of(const program::RowFold& fold) const {
    return std::to_string(static_cast<int>(fold.kind)) + "," + std::to_string(fold.column) + "," +
           std::to_string(fold.until) + "," + key_of(fold.where) + "," + key_of(fold.what);
}

std::string Encoder::key_of(const program::Code& code, std::size_t index) const {
    const auto& node = code.nodes[index];
    const auto at = static_cast<std::size_t>(std::max(node.a, 0));
    switch (node.op) {
        case Op::field: {
            // Columns are told by their number: lists are alike only if their columns are.
            std::string key = "f" + program_.matter.fields[at].name.zh;
            for (const auto& column : program_.matter.fields[at].columns)
                key += "/" + column.name.zh;
            return key;
        }
        case Op::column: return "l" + std::to_string(node.a);
        case Op::group: return "g" + program_.matter.fields[at].name.zh;
        case Op::fold:
            return "(fold," + key_of(code, at) + "," +
                   key_of(program_.folds[static_cast<std::size_t>(node.b)]) + ")";
        case Op::constant: return "c" + value::to_canonical(program_.constants[at]);
        case Op::parameter: return "p" + program_.parameters[at].name.zh;
        case Op::candidate: return "e" + std::to_string(node.a);
        case Op::reached_in_period: return "r" + program_.marks[at].zh;
        default: break;
    }
    std::string key = "(" + std::to_string(static_cast<int>(node.op)) + "," +
                      std::to_string(static_cast<int>(node.compare));
    const auto part = [&](std::int32_t i) {
        const bool there = i >= 0 && static_cast<std::size_t>(i) < index;
        key += "," + (there ? key_of(code, static_cast<std::size_t>(i)) : std::to_string(i));
    };
    if (node.op == Op::same_county || node.op == Op::same_city) return key + ")";
    part(node.a);
    if (node.op == Op::in_register || node.op == Op::in_matching) {
        const auto which = static_cast<std::size_t>(std::max(node.b, 0));
        return key + "," +
               (node.op == Op::in_register ? program_.registers[which].name.zh
                                           : program_.matchings[which].name.zh) +
               ")";
    }
    if (node.op == Op::entitled)
        return key + "," + program_.entitlements[static_cast<std::size_t>(node.b)].name.zh + ")";
    part(node.b);
    if (needs_its_operand(node.op)) return key + ")";
    // What b counts is not known for every operation: the bare numbers keep two of them apart.
    return key + "," + std::to_string(node.a) + "," + std::to_string(node.b) + ")";
}

}  // namespace guiju::prove
