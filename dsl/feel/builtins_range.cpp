// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/builtins.h"
#include "dsl/feel/evaluate.h"

namespace guiju::feel {
namespace {

/// A point or a range, both as a range; a point has both ends in one place.
struct Span {
    Range range;
    bool point = false;
};

Span span_of(const Value& value) {
    if (value.range() != nullptr) return {*value.range(), false};
    return {{value, value, true, true}, true};
}

/// One end of a span against an end of another: negative, zero, positive.
std::optional<int> ends(const std::optional<Value>& a, const std::optional<Value>& b) {
    return a && b ? order(*a, *b) : std::nullopt;
}

Value unordered(Machine& m) { return m.wrong("these two have no order"); }

bool both(const Span& a, const Span& b) {
    return ends(a.range.low, b.range.low) && ends(a.range.high, b.range.high);
}

std::optional<bool> is_before(const Span& a, const Span& b) {
    const auto sign = ends(a.range.high, b.range.low);
    if (!sign) return std::nullopt;
    return *sign < 0 || (*sign == 0 && !(a.range.high_included && b.range.low_included));
}

Value before(Machine& m, const Arguments& a) {
    const auto result = is_before(span_of(a[0]), span_of(a[1]));
    return result ? Value::truth(*result) : unordered(m);
}

Value after(Machine& m, const Arguments& a) {
    const auto result = is_before(span_of(a[1]), span_of(a[0]));
    return result ? Value::truth(*result) : unordered(m);
}

std::optional<bool> does_meet(const Span& a, const Span& b) {
    const auto sign = ends(a.range.high, b.range.low);
    if (!sign || a.point || b.point) return std::nullopt;
    return *sign == 0 && a.range.high_included && b.range.low_included;
}

Value meets(Machine& m, const Arguments& a) {
    const auto result = does_meet(span_of(a[0]), span_of(a[1]));
    return result ? Value::truth(*result) : unordered(m);
}

Value met_by(Machine& m, const Arguments& a) {
    const auto result = does_meet(span_of(a[1]), span_of(a[0]));
    return result ? Value::truth(*result) : unordered(m);
}

Value overlaps(Machine& m, const Arguments& a) {
    const auto first = is_before(span_of(a[0]), span_of(a[1]));
    const auto second = is_before(span_of(a[1]), span_of(a[0]));
    return first && second ? Value::truth(!*first && !*second) : unordered(m);
}

/// Whether an end lies before another when it matters which of them belong to their ranges.
bool starts_earlier(const Span& a, const Span& b) {
    const int sign = ends(a.range.low, b.range.low).value_or(1);
    return sign < 0 || (sign == 0 && a.range.low_included && !b.range.low_included);
}

bool ends_earlier(const Span& a, const Span& b) {
    const int sign = ends(a.range.high, b.range.high).value_or(1);
    return sign < 0 || (sign == 0 && !a.range.high_included && b.range.high_included);
}

Value overlaps_in_order(Machine& m, const Span& a, const Span& b) {
    const auto apart = is_before(a, b);
    if (!apart || !both(a, b)) return unordered(m);
    return Value::truth(!*apart && starts_earlier(a, b) && !ends_earlier(b, a));
}

Value overlaps_before(Machine& m, const Arguments& a) {
    return overlaps_in_order(m, span_of(a[0]), span_of(a[1]));
}

Value overlaps_after(Machine& m, const Arguments& a) {
    return overlaps_in_order(m, span_of(a[1]), span_of(a[0]));
}

bool same_start(const Span& a, const Span& b) {
    return ends(a.range.low, b.range.low) == 0 && a.range.low_included == b.range.low_included;
}

bool same_finish(const Span& a, const Span& b) {
    return ends(a.range.high, b.range.high) == 0 && a.range.high_included == b.range.high_included;
}

Value finishes_of(Machine& m, const Span& a, const Span& b) {
    if (!both(a, b)) return unordered(m);
    return Value::truth(same_finish(a, b) && !starts_earlier(a, b));
}

Value finishes(Machine& m, const Arguments& a) {
    return finishes_of(m, span_of(a[0]), span_of(a[1]));
}
Value finished_by(Machine& m, const Arguments& a) {
    return finishes_of(m, span_of(a[1]), span_of(a[0]));
}

Value starts_of(Machine& m, const Span& a, const Span& b) {
    if (!both(a, b)) return unordered(m);
    return Value::truth(same_start(a, b) && !ends_earlier(b, a));
}

Value starts(Machine& m, const Arguments& a) { return starts_of(m, span_of(a[0]), span_of(a[1])); }
Value started_by(Machine& m, const Arguments& a) {
    return starts_of(m, span_of(a[1]), span_of(a[0]));
}

Value includes_of(Machine& m, const Span& a, const Span& b) {
    if (!both(a, b)) return unordered(m);
    return Value::truth(!starts_earlier(b, a) && !ends_earlier(a, b));
}

Value includes(Machine& m, const Arguments& a) {
    return includes_of(m, span_of(a[0]), span_of(a[1]));
}
Value during(Machine& m, const Arguments& a) {
    return includes_of(m, span_of(a[1]), span_of(a[0]));
}

Value coincides(Machine& m, const Arguments& a) {
    const auto x = span_of(a[0]);
    const auto y = span_of(a[1]);
    if (!both(x, y)) return unordered(m);
    return Value::truth(same_start(x, y) && same_finish(x, y));
}

/// Only literals may stand in the text of a range: numbers, texts, @"..." and date("...").
bool plain(const NodePtr& node) {
    if (node->kind == NodeKind::literal) return true;
    if (node->kind == NodeKind::negate) return plain(node->kids[0]);
    return node->kind == NodeKind::call && node->kids.size() == 2 && node->names.empty() &&
           node->kids[0]->kind == NodeKind::name && node->kids[1]->kind == NodeKind::literal;
}

Value range(Machine& m, const Arguments& a) {
    const auto* text = a[0].get<std::string>();
    if (text == nullptr) return m.wrong("range() takes a text");
    const Names none;
    const auto read = parse_expression(*text, none);
    if (!read.tree || read.tree->kind != NodeKind::range || !plain(read.tree->kids[0]) ||
        !plain(read.tree->kids[1]))
        return m.wrong("this is not a range");
    const auto value = m.evaluate(read.tree, nullptr);
    if (value.range() == nullptr) return value;
    const auto& low = *value.range()->low;
    const auto& high = *value.range()->high;
    if (low.is_null() && high.is_null()) return m.wrong("a range without ends");
    if (low.is_null() || high.is_null()) return value;
    const auto sign = order(low, high);
    return sign && *sign <= 0 ? value : m.wrong("the range ends before it starts");
}

constexpr Builtin kBuiltins[] = {
    {"before", "point1,point2", 2, before},
    {"before", "point,range", 2, before},
    {"before", "range,point", 2, before},
    {"before", "range1,range2", 2, before},
    {"after", "point1,point2", 2, after},
    {"after", "point,range", 2, after},
    {"after", "range,point", 2, after},
    {"after", "range1,range2", 2, after},
    {"meets", "range1,range2", 2, meets},
    {"met by", "range1,range2", 2, met_by},
    {"overlaps", "range1,range2", 2, overlaps},
    {"overlaps before", "range1,range2", 2, overlaps_before},
    {"overlaps after", "range1,range2", 2, overlaps_after},
    {"finishes", "point,range", 2, finishes},
    {"finishes", "range1,range2", 2, finishes},
    {"finished by", "range,point", 2, finished_by},
    {"finished by", "range1,range2", 2, finished_by},
    {"includes", "range,point", 2, includes},
    {"includes", "range1,range2", 2, includes},
    {"during", "point,range", 2, during},
    {"during", "range1,range2", 2, during},
    {"starts", "point,range", 2, starts},
    {"starts", "range1,range2", 2, starts},
    {"started by", "range,point", 2, started_by},
    {"started by", "range1,range2", 2, started_by},
    {"coincides", "point1,point2", 2, coincides},
    {"coincides", "range1,range2", 2, coincides},
    {"range", "from", 1, range},
};

}  // namespace

std::span<const Builtin> range_builtins() { return kBuiltins; }

}  // namespace guiju::feel
