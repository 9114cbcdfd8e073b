// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/explain_rows.h"

#include <algorithm>

namespace guiju::eval {

namespace {

using base::Code;
using base::Text;
using program::Node;
using program::Op;
using program::RowFold;
using value::Number;
using value::Value;

constexpr std::size_t kNamed = 10;  // more are counted, not named

Text said(const Value& value) { return {value::say_zh(value), value::say_en(value)}; }

Text listed(const std::vector<Text>& names) {
    Text out;
    for (std::size_t i = 0; i < names.size() && i < kNamed; ++i) {
        out.zh += (i == 0 ? "" : "、") + names[i].zh;
        out.en += (i == 0 ? "" : ", ") + names[i].en;
    }
    if (names.size() <= kNamed) return out;
    const auto all = std::to_string(names.size());
    return {out.zh + "等" + all + "行", out.en + " … (" + all + " in all)"};
}

/// "44.44%", exact where two decimals say it.
Text percent(const Number& share) {
    const auto hundred = value::multiply(share, 100);
    if (!hundred) return Text(share.text());
    const bool exact = hundred->rounded(2) == *hundred;
    const auto text = (exact ? hundred->text() : hundred->text(2)) + "%";
    return {(exact ? "" : "约") + text, (exact ? "" : "about ") + text};
}

bool wants_more(program::Compare how) {
    return how == program::Compare::at_least || how == program::Compare::more;
}

/// Smallest whole number that reaches `least`; beyond it when it must be more.
std::optional<std::int64_t> whole_from(const Number& least, bool beyond) {
    const Number half = *Number::fraction(1, 2);
    const auto floor_plus = value::subtract(least, half);
    if (!floor_plus) return std::nullopt;
    Number up = least.is_whole() ? least : Number();
    if (!least.is_whole()) {
        up = least.rounded(0);
        if (up < least) up = value::add(up, 1).value_or(up);
    } else if (beyond) {
        up = value::add(up, 1).value_or(up);
    }
    return up.whole();
}

}  // namespace

void RowsExplained::inner_codes(const Program& program, const program::Code& code,
                                std::vector<const program::Code*>& all) {
    for (const Node& node : code.nodes) {
        if (node.op != Op::fold) continue;
        const auto& fold = program.folds[static_cast<std::size_t>(node.b)];
        for (const auto id : {fold.where, fold.what}) {
            if (id == program::kNone) continue;
            all.push_back(&program.codes[static_cast<std::size_t>(id)]);
            inner_codes(program, *all.back(), all);
        }
    }
}

void RowsExplained::say(Code code, std::vector<Text> args) {
    Explanation::Remark remark{code, std::move(args)};
    auto& all = out_.remarks;
    if (std::find(all.begin(), all.end(), remark) == all.end()) all.push_back(std::move(remark));
}

const value::List* RowsExplained::items(const Node& fold) const {
    const Cell& list = cell(fold.a);
    return list.kind == Cell::Kind::value ? list.value->get_if<value::List>() : nullptr;
}

std::string RowsExplained::list_name(const Node& fold) const {
    const Node& list = node(fold.a);
    const auto slot = static_cast<std::size_t>(list.a);
    if (list.op == Op::candidate && facts_.candidate_register != program::kNone)
        return program_.registers[static_cast<std::size_t>(facts_.candidate_register)]
            .fields[slot]
            .name.zh;
    return program_.matter.fields[slot].name.zh;
}

Text RowsExplained::row_name(const Rows& rows, std::size_t row) const {
    auto name = rows.name(row);
    if (!name.empty()) return Text(std::move(name));
    const auto number = std::to_string(row + 1);
    return {"第" + number + "行", "row " + number};
}

/// A number, or "4至5" where it is not known which.
Text RowsExplained::amount(std::int32_t at) const {
    const Cell& c = cell(at);
    const auto* quantity = Run::quantity_of(c);
    if (quantity != nullptr) return said(Value(*quantity));
    if (c.kind != Cell::Kind::range) return {"不详", "unknown"};
    const auto low = said(Value(c.quantity));
    const auto high = said(Value(value::Quantity{c.high, c.quantity.dimension}));
    return {low.zh + "至" + high.zh, low.en + " to " + high.en};
}

void RowsExplained::remark(const Node& node, const Cell& result) {
    switch (node.op) {
        case Op::compare: return compared(node, result);
        case Op::fold: {
            const auto kind = program_.folds[static_cast<std::size_t>(node.b)].kind;
            if (result.kind != Cell::Kind::truth || result.truth == Truth::yes) return;
            if (kind == RowFold::Kind::every) exceptions(node, result);
            if (kind == RowFold::Kind::groups) bad_groups(node);
            return;
        }
        case Op::contains:
        case Op::complete:
        case Op::in_set: return elements(node, result);
        default: return;
    }
}

void RowsExplained::compared(const Node& compare, const Cell& result) {
    const Node& left = node(compare.a);
    if (left.op == Op::divide && node(left.a).op == Op::fold) return share(compare, left, result);
    if (left.op == Op::tally || left.op == Op::add) {
        std::vector<std::int32_t> all;
        tallies(compare.a, all);
        return all.empty() ? void() : tallied(compare.a);
    }
    if (left.op == Op::length &&
        (node(left.a).op == Op::difference || node(left.a).op == Op::fold)) {
        const Cell& list = cell(left.a);
        if (list.kind == Cell::Kind::value && result.truth != Truth::yes)
            say(Code::gj5026, {said(*list.value)});
        return;
    }
    if (left.op != Op::fold) return;
    const auto& fold = program_.folds[static_cast<std::size_t>(left.b)];
    if (fold.kind == RowFold::Kind::months) months(left);
    if (cell(compare.a).kind == Cell::Kind::unknown) return;
    say(Code::gj5020, {Text(fold.wording), amount(compare.a)});
    lacking(compare, result, compare.a);
}

/// How much is missing to what is asked for.
void RowsExplained::lacking(const Node& compare, const Cell& result, std::int32_t have) {
    const auto* there = Run::quantity_of(cell(have));
    const auto* wanted = Run::quantity_of(cell(compare.b));
    if (result.truth != Truth::no || !wants_more(compare.compare)) return;
    if (there == nullptr || wanted == nullptr) return;
    const auto gap = value::subtract(wanted->number, there->number);
    if (!gap || gap->sign() < 0) return;
    auto number = *gap;
    if (there->dimension == value::Dimension::count)
        number = whole_from(*gap, compare.compare == program::Compare::more).value_or(1);
    if (number.sign() > 0)
        say(Code::gj5022, {said(Value(value::Quantity{number, there->dimension}))});
}

/// s of n, and the smallest k with (s + k) ÷ (n + k) as asked.
void RowsExplained::share(const Node& compare, const Node& divide, const Cell& result) {
    const auto& fold = program_.folds[static_cast<std::size_t>(node(divide.a).b)];
    const auto* part = Run::quantity_of(cell(divide.a));
    const auto* whole = Run::quantity_of(cell(divide.b));
    if (whole != nullptr && whole->number.is_zero()) return say(Code::gj5024, {Text(fold.wording)});
    if (part == nullptr || whole == nullptr) {
        if (cell(divide.a).kind == Cell::Kind::range)
            say(Code::gj5020, {Text(fold.wording), amount(divide.a)});
        return;
    }
    const auto ratio = value::divide(part->number, whole->number);
    if (!ratio) return;
    say(Code::gj5021,
        {Text(fold.wording), said(Value(*part)), said(Value(*whole)), percent(*ratio)});
    const auto* wanted = Run::quantity_of(cell(compare.b));
    if (result.truth != Truth::no || !wants_more(compare.compare) || wanted == nullptr) return;
    const auto aim = value::multiply(wanted->number, whole->number);
    const auto rest = value::subtract(1, wanted->number);
    if (!aim || !rest || rest->sign() <= 0) return;
    const auto gap = value::subtract(*aim, part->number);
    const auto more = gap ? value::divide(*gap, *rest) : std::nullopt;
    const auto number =
        more ? whole_from(*more, compare.compare == program::Compare::more) : std::nullopt;
    if (number && *number > 0) say(Code::gj5022, {Text(std::to_string(*number))});
}

void RowsExplained::months(const Node& fold_node) {
    const auto& fold = program_.folds[static_cast<std::size_t>(fold_node.b)];
    const auto* columns = columns_of(program_, facts_, node(fold_node.a));
    const auto* list = items(fold_node);
    if (columns == nullptr || list == nullptr) return;
    Rows rows(program_, facts_, fold, *columns, *list, work_);
    Cell year;
    if (rows.ask(fold.what, facts_, year) != Fault::none || year_of(year) == 0) return;
    std::set<int> sure;
    std::set<int> possible;
    if (rows.months(year_of(year), sure, possible) != Fault::none) return;
    std::vector<Text> missing;
    for (int month = 1; month <= 12; ++month)
        if (!sure.contains(month))
            missing.push_back({std::to_string(month) + "月", "month " + std::to_string(month)});
    if (missing.empty()) return;
    Text all;
    for (const auto& month : missing) {
        all.zh += (all.zh.empty() ? "" : "、") + month.zh;
        all.en += (all.en.empty() ? "" : ", ") + month.en;
    }
    say(Code::gj5027,
        {Text(std::to_string(year_of(year))), Text(std::to_string(sure.size())), all});
}

void RowsExplained::tallies(std::int32_t at, std::vector<std::int32_t>& all) const {
    const Node& n = node(at);
    if (n.op == Op::tally) return all.push_back(at);
    if (n.op != Op::add) return;
    tallies(n.a, all);
    tallies(n.b, all);
}

void RowsExplained::tallied(std::int32_t at) {
    std::vector<std::int32_t> all;
    tallies(at, all);
    Text good;
    int count = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        Truth truth = Truth::unknown;
        (void)Run::truth_of(cell(node(all[i]).a), truth);
        if (truth != Truth::yes) continue;
        ++count;
        const auto number = std::to_string(i + 1);
        good.zh += (good.zh.empty() ? "" : "、") + number;
        good.en += (good.en.empty() ? "" : ", ") + number;
    }
    if (count == 0) good = {"无", "none"};
    say(Code::gj5028, {Text(std::to_string(all.size())), Text(std::to_string(count)), good});
}

void RowsExplained::exceptions(const Node& fold_node, const Cell& result) {
    const auto& fold = program_.folds[static_cast<std::size_t>(fold_node.b)];
    const auto* columns = columns_of(program_, facts_, node(fold_node.a));
    const auto* list = items(fold_node);
    if (columns == nullptr || list == nullptr) return;
    Rows rows(program_, facts_, fold, *columns, *list, work_);
    std::vector<Text> bad;
    std::int64_t asked = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Truth meant = Truth::unknown;
        Truth holds = Truth::unknown;
        if (rows.meant(row, meant) != Fault::none) return;
        if (meant == Truth::no) continue;
        ++asked;
        if (rows.holds(row, holds) != Fault::none) return;
        const auto truth = value::either(value::opposite(meant), holds);
        const bool told = result.truth == Truth::no ? truth == Truth::no : truth != Truth::yes;
        if (told) bad.push_back(row_name(rows, row));
    }
    if (bad.empty()) return;
    const auto good = asked - static_cast<std::int64_t>(bad.size());
    const auto ratio = Number::fraction(good, asked);
    say(Code::gj5025,
        {Text(list_name(fold_node)), Text(std::to_string(asked)), Text(std::to_string(good)),
         ratio ? percent(*ratio) : Text(""), listed(bad)});
}

void RowsExplained::bad_groups(const Node& fold_node) {
    const auto& fold = program_.folds[static_cast<std::size_t>(fold_node.b)];
    const auto* columns = columns_of(program_, facts_, node(fold_node.a));
    const auto* list = items(fold_node);
    if (columns == nullptr || list == nullptr) return;
    Rows rows(program_, facts_, fold, *columns, *list, work_);
    std::vector<Rows::Group> groups;
    bool open = false;
    if (rows.groups(groups, open) != Fault::none) return;
    std::vector<Text> bad;
    for (const auto& group : groups) {
        Truth holds = Truth::unknown;
        if (rows.group_holds(group.rows, holds) != Fault::none) return;
        if (holds != Truth::yes) bad.push_back(said(group.by));
    }
    if (bad.empty()) return;
    const auto all = static_cast<std::int64_t>(groups.size());
    const auto good = all - static_cast<std::int64_t>(bad.size());
    const auto ratio = Number::fraction(good, all);
    say(Code::gj5025,
        {Text(list_name(fold_node)), Text(std::to_string(all)), Text(std::to_string(good)),
         ratio ? percent(*ratio) : Text(""), listed(bad)});
}

/// 齐全 and 包含: what is not there. 属于: what should not be there.
void RowsExplained::elements(const Node& n, const Cell& result) {
    if (result.kind != Cell::Kind::truth || result.truth != Truth::no) return;
    const auto list_at = [&](std::int32_t at) -> const value::List* {
        const Cell& c = cell(at);
        return c.kind == Cell::Kind::value ? c.value->get_if<value::List>() : nullptr;
    };
    const auto* have = list_at(n.a);
    const auto* wanted = list_at(n.b);
    if (have == nullptr || wanted == nullptr) return;
    const bool set = n.op == Op::in_set;
    const auto& from = set ? *have : *wanted;
    const auto& in = set ? *wanted : *have;
    std::vector<Text> out;
    for (const Value& item : from)
        if (std::find(in.begin(), in.end(), item) == in.end()) out.push_back(said(item));
    if (!out.empty()) say(set ? Code::gj5026 : Code::gj5023, {listed(out)});
}

bool RowsExplained::blame(const Node& fold_node) {
    const auto& fold = program_.folds[static_cast<std::size_t>(fold_node.b)];
    const auto* columns = columns_of(program_, facts_, node(fold_node.a));
    const auto* list = items(fold_node);
    if (columns == nullptr || list == nullptr) return false;
    Rows rows(program_, facts_, fold, *columns, *list, work_);
    std::set<std::int32_t> looked_at;
    std::vector<const program::Code*> codes;
    program::Code self;
    self.nodes.push_back(fold_node);
    inner_codes(program_, self, codes);
    for (const auto* code : codes)
        for (const Node& n : code->nodes)
            if (n.op == Op::column) looked_at.insert(n.a);
    if (fold.column != program::kNone) looked_at.insert(fold.column);
    const auto before = out_.missing.size();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        Truth meant = Truth::unknown;
        if (rows.meant(row, meant) != Fault::none) return false;
        if (meant == Truth::no) continue;
        for (const auto column : looked_at) {
            if (static_cast<std::size_t>(column) >= columns->size()) continue;
            const auto* why = rows.at(row, column).get_if<value::Absent>();
            if (why == nullptr) continue;
            const auto& name = (*columns)[static_cast<std::size_t>(column)].name.zh;
            if (out_.missing.size() - before < kNamed)
                out_.missing.push_back(
                    {list_name(fold_node) + "中" + row_name(rows, row).zh + "的" + name, *why,
                     false});
        }
    }
    return out_.missing.size() != before;
}

}  // namespace guiju::eval
