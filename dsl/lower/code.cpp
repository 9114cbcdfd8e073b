// SPDX-License-Identifier: Apache-2.0
// Terms → flat code, operands before their node. Equal constants are pooled.
#include <algorithm>

#include "dsl/lower/builder.h"

namespace guiju::lower {

namespace {

using check::Term;
using program::Op;

Op op_of(Term::Op op) {
    switch (op) {
        case Term::Op::constant: return Op::constant;
        case Term::Op::field: return Op::field;
        case Term::Op::candidate: return Op::candidate;
        case Term::Op::parameter: return Op::parameter;
        case Term::Op::indicator: return Op::indicator;
        case Term::Op::builtin: return Op::builtin;
        case Term::Op::length: return Op::length;
        case Term::Op::add: return Op::add;
        case Term::Op::subtract: return Op::subtract;
        case Term::Op::multiply: return Op::multiply;
        case Term::Op::divide: return Op::divide;
        case Term::Op::overlap_share: return Op::overlap_share;
        case Term::Op::compare: return Op::compare;
        case Term::Op::is: return Op::is;
        case Term::Op::filled: return Op::filled;
        case Term::Op::complete: return Op::complete;
        case Term::Op::well_formed: return Op::well_formed;
        case Term::Op::in_set: return Op::in_set;
        case Term::Op::within: return Op::within;
        case Term::Op::in_register: return Op::in_register;
        case Term::Op::in_matching: return Op::in_matching;
        case Term::Op::contains: return Op::contains;
        case Term::Op::overlaps: return Op::overlaps;
        case Term::Op::same_county: return Op::same_county;
        case Term::Op::same_city: return Op::same_city;
        case Term::Op::reached: return Op::reached;
        case Term::Op::reached_in_period: return Op::reached_in_period;
        case Term::Op::all: return Op::all;
        case Term::Op::any: return Op::any;
        case Term::Op::negate: return Op::negate;
        case Term::Op::column: return Op::column;
        case Term::Op::group: return Op::group;
        case Term::Op::fold: return Op::fold;
        case Term::Op::tally: return Op::tally;
        case Term::Op::difference: return Op::difference;
        case Term::Op::entitled: return Op::entitled;
        case Term::Op::if_holds: return Op::if_holds;
        case Term::Op::first_of: return Op::first_of;
        case Term::Op::only_of: return Op::only_of;
        case Term::Op::larger: return Op::larger;
        case Term::Op::smaller: return Op::smaller;
        case Term::Op::absent: return Op::absent;
    }
    return Op::constant;
}

program::Compare compare_of(Term::Compare compare) {
    switch (compare) {
        case Term::Compare::equal: return program::Compare::equal;
        case Term::Compare::not_equal: return program::Compare::not_equal;
        case Term::Compare::less: return program::Compare::less;
        case Term::Compare::at_most: return program::Compare::at_most;
        case Term::Compare::more: return program::Compare::more;
        case Term::Compare::at_least: return program::Compare::at_least;
    }
    return program::Compare::equal;
}

program::Builtin builtin_of(std::int32_t index) {
    switch (static_cast<Term::Builtin>(index)) {
        case Term::Builtin::highest_level: return program::Builtin::highest_level;
        case Term::Builtin::own_level: return program::Builtin::own_level;
        case Term::Builtin::rounds_used: return program::Builtin::rounds_used;
        case Term::Builtin::this_case: return program::Builtin::this_case;
        case Term::Builtin::this_unit: return program::Builtin::this_unit;
        case Term::Builtin::agree_votes: return program::Builtin::agree_votes;
        case Term::Builtin::refuse_votes: return program::Builtin::refuse_votes;
        case Term::Builtin::exceptions: return program::Builtin::exceptions;
    }
    return program::Builtin::highest_level;
}

/// Of any number of parts, in pairs.
bool is_joined(const Term& term) {
    switch (term.op) {
        case Term::Op::all:
        case Term::Op::any:
        case Term::Op::first_of:
        case Term::Op::only_of:
        case Term::Op::larger:
        case Term::Op::smaller: return true;
        case Term::Op::add: return term.parts.size() > 2;
        default: return false;
    }
}

std::int32_t push(program::Code& code, program::Node node) {
    code.nodes.push_back(node);
    return static_cast<std::int32_t>(code.nodes.size()) - 1;
}

}  // namespace

program::Duty duty_of(const std::string& id, program::Duty otherwise) {
    using program::Duty;
    if (id == "must") return Duty::must;
    if (id == "may") return Duty::may;
    if (id == "unless_excused" || id == "in_principle") return Duty::unless_excused;
    if (id == "encouraged") return Duty::encouraged;
    if (id == "strive") return Duty::strive;
    return id == "pilot" ? Duty::pilot : otherwise;
}

program::CodeId Builder::condition(const syntax::Expr& expr, check::Scope scope) {
    check::Findings none;
    return code_of(check::Resolver(symbols_, scope, none).condition(expr));
}

program::CodeId Builder::condition(const std::optional<syntax::Expr>& expr, check::Scope scope) {
    return expr ? condition(*expr, scope) : program::kNone;
}

/// 试点（F）C: C counts only where F holds, so it is "not F, or C".
program::CodeId Builder::piloted(const std::optional<syntax::Expr>& flag, const syntax::Expr& what,
                                 check::Scope scope) {
    if (!flag) return condition(what, scope);
    check::Findings none;
    check::Resolver resolver(symbols_, scope, none);
    Term no{.op = Term::Op::negate, .span = flag->span};
    no.parts.push_back(resolver.condition(*flag));
    Term either{.op = Term::Op::any, .span = what.span};
    either.parts.push_back(std::move(no));
    either.parts.push_back(resolver.condition(what));
    return code_of(either);
}

program::CodeId Builder::value(const syntax::Expr& expr, check::Scope scope) {
    check::Findings none;
    return code_of(check::Resolver(symbols_, scope, none).value(expr));
}

program::CodeId Builder::code_of(const Term& term) {
    program::Code code;
    append(code, term);
    program_.codes.push_back(std::move(code));
    return static_cast<program::CodeId>(program_.codes.size()) - 1;
}

std::int32_t Builder::append(program::Code& code, const Term& term) {
    const auto at = append_bare(code, term);
    if (term.definition >= 0) code.named.push_back({term.definition, at});
    return at;
}

std::int32_t Builder::append_bare(program::Code& code, const Term& term) {
    if (term.op == Term::Op::constant) return append_constant(code, term.constant, term.span);
    if (is_joined(term)) return append_joined(code, term, 0, term.parts.size());
    program::Node node{
        .op = op_of(term.op), .compare = compare_of(term.compare), .span = term.span};
    if (term.op == Term::Op::entitled) {
        node.b = term.index;
        if (!term.parts.empty()) node.a = append(code, term.parts[0]);
        return push(code, node);
    }
    if (term.parts.empty()) {
        node.a = term.op == Term::Op::builtin ? static_cast<std::int32_t>(builtin_of(term.index))
                                              : term.index;
        if (term.op == Term::Op::field) node.a = kin_slot(term.index);
        return push(code, node);
    }
    if (term.op == Term::Op::absent) {
        node.a = append(code, term.parts[0]);
        node.b = term.index;
        return push(code, node);
    }
    node.a = append(code, term.parts[0]);
    if (term.op == Term::Op::fold)
        node.b = fold_of(term);
    else if (term.parts.size() > 1)
        node.b = append(code, term.parts[1]);
    else if (term.constant.known())
        node.b = append_constant(code, term.constant, term.span);
    else if (term.index >= 0)
        node.b = term.index;
    return push(code, node);
}

/// The conditions on rows come before the code that asks them.
std::int32_t Builder::fold_of(const Term& term) {
    program::RowFold fold;
    fold.kind = static_cast<program::RowFold::Kind>(term.fold);
    fold.column = term.index;
    fold.until = term.until;
    if (!term.where.empty()) fold.where = code_of(term.where.front());
    if (!term.what.empty()) fold.what = code_of(term.what.front());
    fold.wording = wording(term.span, {});
    program_.folds.push_back(std::move(fold));
    return static_cast<std::int32_t>(program_.folds.size()) - 1;
}

std::int32_t Builder::append_joined(program::Code& code, const Term& term, std::size_t from,
                                    std::size_t count) {
    if (count == 1) return append(code, term.parts[from]);
    const auto half = (count + 1) / 2;
    program::Node node{.op = op_of(term.op), .span = term.span};
    node.a = append_joined(code, term, from, half);
    node.b = append_joined(code, term, from + half, count - half);
    return push(code, node);
}

std::int32_t Builder::append_constant(program::Code& code, const value::Value& constant,
                                      base::Span span) {
    return push(code, {.op = Op::constant, .a = pooled(constant), .span = span});
}

std::int32_t Builder::pooled(const value::Value& constant) {
    auto& pool = program_.constants;
    const auto found = std::find(pool.begin(), pool.end(), constant);
    const auto at = found - pool.begin();
    if (found == pool.end()) pool.push_back(constant);
    return static_cast<std::int32_t>(at);
}

std::vector<program::Criterion> Builder::criteria(const std::vector<syntax::Criterion>& from,
                                                  const syntax::Section& in, check::Scope scope) {
    std::vector<program::Criterion> all;
    for (const auto& one : from) {
        program::Criterion made;
        made.number = one.number;
        made.code = piloted(one.strength.pilot, one.condition, scope);
        made.origin = origin(one.condition.span, one.tail, &in);
        made.duty = duty_of(one.strength.word, program::Duty::must);
        if (!one.above.empty()) made.above = condition(one.above.front(), scope);
        if (one.condition.kind == syntax::Expr::Kind::applies)
            made.applies = condition(one.condition.parts.at(0), scope);
        all.push_back(std::move(made));
    }
    return all;
}

}  // namespace guiju::lower
