// SPDX-License-Identifier: Apache-2.0
#include "engine/program/verify_code.h"

#include <algorithm>

namespace guiju::program {

namespace {

constexpr std::size_t kMostDepth = 64;
constexpr int kMostFolds = 4;

template <class T>
bool in_range(std::int32_t index, const std::vector<T>& items) {
    return index >= 0 && static_cast<std::size_t>(index) < items.size();
}

/// Sorts of all nodes of one code, first to last; stops at the first fault.
class CodeCheck {
   public:
    CodeCheck(const Program& program, const Code& code, const CodeScope& scope)
        : program_(program), code_(code), rows_(scope), scope_(scope.candidate) {}

    /// Every node has a sort.
    [[nodiscard]] bool whole() const { return sorts_.size() == code_.nodes.size(); }
    [[nodiscard]] Sort result() const { return sorts_.empty() ? Sort::none : sorts_.back(); }

    std::optional<CodeFault> run(Sort wanted) {
        for (std::size_t i = 0; i < code_.nodes.size(); ++i) {
            node_ = i;
            const Node& node = code_.nodes[i];
            if (static_cast<int>(node.op) > static_cast<int>(Op::absent)) return fault(kUnknownOp);
            const Sort sort = sort_of_node(node);
            if (fault_) return fault_;
            if (sort == Sort::none) return fault(kOperand);
            if (depth(node) > kMostDepth) return fault(kDepth);
            sorts_.push_back(sort);
            depths_.push_back(depth(node));
        }
        node_ = code_.nodes.empty() ? 0 : code_.nodes.size() - 1;
        const Sort result = sorts_.empty() ? Sort::truth : sorts_.back();
        if (wanted != Sort::none && result != wanted) return fault(kResult);
        return std::nullopt;
    }

   private:
    inline static const Text kUnknownOp{"没有这种运算", "there is no such operation"};
    inline static const Text kOperand{"运算对象的种类不合", "the operands do not fit"};
    inline static const Text kIndex{"引用的条目不存在", "it refers to something that is not there"};
    inline static const Text kOrder{"运算对象没有写在前面", "an operand does not come before it"};
    inline static const Text kDepth{"层数超过64", "nested more than 64 deep"};
    inline static const Text kResult{"结果的种类不合", "the result is of the wrong kind"};

    CodeFault fault(const Text& what) const { return {node_, what}; }
    Sort fail(const Text& what) {
        if (!fault_) fault_ = fault(what);
        return Sort::none;
    }

    Sort operand(std::int32_t at) {
        if (at < 0 || static_cast<std::size_t>(at) >= node_) return fail(kOrder);
        return sorts_[static_cast<std::size_t>(at)];
    }
    const Field* field_of(const Node& node) {
        if (node.op == Op::field && in_range(node.a, program_.matter.fields))
            return &program_.matter.fields[static_cast<std::size_t>(node.a)];
        if (node.op == Op::candidate && in_range(scope_, program_.registers)) {
            const auto& fields = program_.registers[static_cast<std::size_t>(scope_)].fields;
            if (in_range(node.a, fields)) return &fields[static_cast<std::size_t>(node.a)];
        }
        if (node.op == Op::column && rows_.columns != nullptr && in_range(node.a, *rows_.columns))
            return &(*rows_.columns)[static_cast<std::size_t>(node.a)];
        return nullptr;
    }
    /// The columns of the list of records a node gives.
    const std::vector<Field>* columns_of(const Node& node) {
        if (node.op == Op::group) return rows_.group;
        const Field* field = field_of(node);
        return field == nullptr || field->type != Field::Type::rows ? nullptr : &field->columns;
    }
    std::size_t depth(const Node& node) const {
        std::size_t deepest = 0;
        if (uses_a(node.op)) deepest = depths_[static_cast<std::size_t>(node.a)];
        if (uses_b(node)) deepest = std::max(deepest, depths_[static_cast<std::size_t>(node.b)]);
        return deepest + 1;
    }
    static bool uses_a(Op op) {
        switch (op) {
            case Op::constant:
            case Op::field:
            case Op::candidate:
            case Op::parameter:
            case Op::indicator:
            case Op::builtin:
            case Op::same_county:
            case Op::same_city:
            case Op::reached:
            case Op::column:
            case Op::group:
            case Op::reached_in_period:
            case Op::entitled: return false;
            default: return true;
        }
    }
    bool is_node(std::int32_t at) const { return at >= 0 && static_cast<std::size_t>(at) < node_; }
    /// `b` is a node, not an index into registers or matchings, and there is one.
    bool uses_b(const Node& node) const {
        switch (node.op) {
            case Op::length:
            case Op::filled:
            case Op::well_formed:
            case Op::in_register:
            case Op::in_matching:
            case Op::fold:
            case Op::tally:
            case Op::absent:
            case Op::negate: return false;
            default: return uses_a(node.op) && is_node(node.b);
        }
    }

    Sort leaf(const Node& node) {
        switch (node.op) {
            case Op::constant: {
                if (!in_range(node.a, program_.constants)) return fail(kIndex);
                return sort_of(program_.constants[static_cast<std::size_t>(node.a)]);
            }
            case Op::parameter: {
                if (!in_range(node.a, program_.parameters)) return fail(kIndex);
                return sort_of(program_.parameters[static_cast<std::size_t>(node.a)].value);
            }
            case Op::group: return rows_.group == nullptr ? fail(kIndex) : Sort::rows;
            case Op::field:
            case Op::column:
            case Op::candidate: {
                const Field* field = field_of(node);
                return field == nullptr ? fail(kIndex) : sort_of(field->type);
            }
            case Op::indicator:
                return in_range(node.a, program_.indicators) ? Sort::quantity : fail(kIndex);
            case Op::builtin:
                if (node.a < 0 || node.a > static_cast<int>(Builtin::exceptions))
                    return fail(kIndex);
                if (node.a == static_cast<int>(Builtin::this_case) ||
                    node.a == static_cast<int>(Builtin::this_unit))
                    return Sort::text;
                return node.a >= static_cast<int>(Builtin::rounds_used) ? Sort::quantity
                                                                        : Sort::level;
            case Op::reached:
            case Op::reached_in_period:
                return in_range(node.a, program_.marks) ? Sort::truth : fail(kIndex);
            case Op::entitled: return entitled(node);
            default: return Sort::truth;  // same_county, same_city
        }
    }
    Sort entitled(const Node& node) {
        if (!in_range(node.b, program_.entitlements)) return fail(kIndex);
        if (node.a < 0) return Sort::truth;
        const Sort unit = operand(node.a);
        return fault_ ? Sort::none : when(listable(unit), Sort::truth);
    }
    Sort when(bool fits, Sort result) const { return fits ? result : Sort::none; }
    static bool listable(Sort sort) { return sort == Sort::text || sort == Sort::list; }

    Sort sort_of_node(const Node& node) {
        if (!uses_a(node.op)) return leaf(node);
        const Sort a = operand(node.a);
        if (fault_) return Sort::none;
        switch (node.op) {
            case Op::filled: return Sort::truth;
            case Op::absent: return when(node.b >= -1 && node.b <= 2, Sort::truth);
            case Op::length: return when(listable(a) || a == Sort::rows, Sort::quantity);
            case Op::tally: return when(a == Sort::truth, Sort::quantity);
            case Op::fold: return fold(node, a);
            case Op::negate: return when(a == Sort::truth, Sort::truth);
            case Op::well_formed: return well_formed(node, a);
            case Op::in_register:
            case Op::in_matching: {
                const bool there = node.op == Op::in_register
                                       ? in_range(node.b, program_.registers)
                                       : in_range(node.b, program_.matchings);
                return there ? when(listable(a), Sort::truth) : fail(kIndex);
            }
            default: break;
        }
        const Sort b = operand(node.b);
        return fault_ ? Sort::none : with_two(node, a, b);
    }
    Sort well_formed(const Node& node, Sort a) {
        const Field* field = field_of(code_.nodes[static_cast<std::size_t>(node.a)]);
        const bool has_form = field != nullptr && (field->type == Field::Type::credit_code ||
                                                   field->type == Field::Type::phone ||
                                                   field->type == Field::Type::territory);
        return when(has_form && a == Sort::text, Sort::truth);
    }
    /// A fold with its conditions on rows. Codes only name codes before them, so this ends.
    Sort fold(const Node& node, Sort a) {
        if (!in_range(node.b, program_.folds)) return fail(kIndex);
        if (rows_.depth >= kMostFolds) return fail(kDepth);
        const RowFold& f = program_.folds[static_cast<std::size_t>(node.b)];
        const auto* columns = columns_of(code_.nodes[static_cast<std::size_t>(node.a)]);
        if (a != Sort::rows || columns == nullptr) return Sort::none;
        using Kind = RowFold::Kind;
        const bool by_row = f.kind == Kind::count || f.kind == Kind::every;
        if (!by_row && !in_range(f.column, *columns)) return fail(kIndex);
        if (f.kind == Kind::months && !in_range(f.until, *columns)) return fail(kIndex);
        CodeScope row = rows_;
        row.columns = columns;
        ++row.depth;
        CodeScope what = f.kind == Kind::every ? row : rows_;
        if (f.kind == Kind::groups) what.group = columns;
        what.depth = row.depth;
        const Sort wanted = f.kind == Kind::months ? Sort::quantity : Sort::truth;
        const bool asks =
            f.kind == Kind::every || f.kind == Kind::groups || wanted == Sort::quantity;
        if (!asked(f.where, row, Sort::truth, false) || !asked(f.what, what, wanted, asks))
            return Sort::none;
        switch (f.kind) {
            case Kind::every:
            case Kind::groups: return Sort::truth;
            case Kind::pick: return Sort::list;
            case Kind::least:
            case Kind::greatest:
                return when(ordered(sort_of((*columns)[static_cast<std::size_t>(f.column)].type)),
                            sort_of((*columns)[static_cast<std::size_t>(f.column)].type));
            default: return Sort::quantity;
        }
    }
    bool asked(CodeId id, const CodeScope& scope, Sort wanted, bool needed) {
        if (id == kNone) return !needed;
        const bool before =
            in_range(id, program_.codes) && &program_.codes[static_cast<std::size_t>(id)] < &code_;
        if (!before) return fail(kOrder) != Sort::none;
        const auto found =
            check_code(program_, program_.codes[static_cast<std::size_t>(id)], scope, wanted);
        if (found) fault_ = fault(found->what);
        return !found;
    }
    static bool ordered(Sort sort) {
        return sort == Sort::quantity || sort == Sort::date || sort == Sort::level;
    }
    Sort with_two(const Node& node, Sort a, Sort b) const {
        switch (node.op) {
            case Op::add:
            case Op::subtract:
                if (a == Sort::date) return when(b == Sort::quantity, Sort::date);
                [[fallthrough]];
            case Op::multiply:
            case Op::divide:
                return when(a == Sort::quantity && b == Sort::quantity, Sort::quantity);
            case Op::overlap_share: return when(listable(a) && listable(b), Sort::quantity);
            case Op::compare: return when(a == b && ordered(a), Sort::truth);
            case Op::is: return when(a == b || (listable(a) && listable(b)), Sort::truth);
            case Op::difference: return when(listable(a) && listable(b), Sort::list);
            case Op::complete:
            case Op::contains:
            case Op::overlaps: return when(listable(a) && listable(b), Sort::truth);
            case Op::in_set: return when(b == Sort::list, Sort::truth);
            case Op::within: return when(a == Sort::text && b == Sort::text, Sort::truth);
            case Op::all:
            case Op::any: return when(a == Sort::truth && b == Sort::truth, Sort::truth);
            case Op::if_holds: return when(a == Sort::truth, b);
            case Op::first_of:
            case Op::only_of: return when(a == b, a);
            case Op::larger:
            case Op::smaller: return when(a == b && a == Sort::quantity, a);
            default: return Sort::none;
        }
    }

    const Program& program_;
    const Code& code_;
    CodeScope rows_;
    std::int32_t scope_;
    std::size_t node_ = 0;
    std::vector<Sort> sorts_;
    std::vector<std::size_t> depths_;
    std::optional<CodeFault> fault_;
};

}  // namespace

Sort sort_of(Field::Type type) {
    switch (type) {
        case Field::Type::number:
        case Field::Type::money:
        case Field::Type::share:
        case Field::Type::integer:
        case Field::Type::duration: return Sort::quantity;
        case Field::Type::date_time: return Sort::date;
        case Field::Type::composite: return Sort::none;
        case Field::Type::date: return Sort::date;
        case Field::Type::yes_no: return Sort::truth;
        case Field::Type::choices:
        case Field::Type::list:
        case Field::Type::units: return Sort::list;
        case Field::Type::rows: return Sort::rows;
        default: return Sort::text;
    }
}

Sort sort_of(const value::Value& value) {
    if (value.get_if<bool>() != nullptr) return Sort::truth;
    if (value.get_if<value::Quantity>() != nullptr) return Sort::quantity;
    if (value.get_if<std::string>() != nullptr) return Sort::text;
    if (value.get_if<value::Date>() != nullptr) return Sort::date;
    if (value.get_if<value::Instant>() != nullptr) return Sort::date;
    if (value.get_if<value::List>() != nullptr) return Sort::list;
    return Sort::none;
}

Sort result_sort(const Program& program, const Code& code, std::int32_t scope) {
    CodeCheck check(program, code, CodeScope{.candidate = scope});
    (void)check.run(Sort::none);
    return check.whole() ? check.result() : Sort::none;
}

std::optional<CodeFault> check_code(const Program& program, const Code& code, std::int32_t scope,
                                    Sort wanted) {
    return check_code(program, code, CodeScope{.candidate = scope}, wanted);
}

std::optional<CodeFault> check_code(const Program& program, const Code& code,
                                    const CodeScope& scope, Sort wanted) {
    return CodeCheck(program, code, scope).run(wanted);
}

}  // namespace guiju::program
