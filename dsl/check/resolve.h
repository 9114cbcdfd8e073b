// SPDX-License-Identifier: Apache-2.0
#pragma once
// Turns conditions and values as written into Terms: finds every name in its scope, checks every type
// and unit, says what is wrong with place, reason and suggestion. Pure: asked again it answers the same.
#include <optional>

#include "dsl/check/findings.h"
#include "dsl/check/symbols.h"
#include "dsl/check/term.h"

namespace guiju::check {

/// What an expression may look at, besides parameters.
struct Scope {
    bool matter = true;                ///< fields and marks of the case
    std::int32_t candidate = kNobody;  ///< fields of this register first
    bool indicators = false;
    bool period = false;             ///< 本期, 本级: only where cases are counted
    std::int32_t columns = kNobody;  ///< columns of the row that is asked (columns_of)
    std::int32_t group = kNobody;    ///< the list with these columns means the rows of one group
};
[[nodiscard]] inline Scope case_scope() { return {}; }
[[nodiscard]] inline Scope candidate_scope(std::int32_t record_register) {
    return {.candidate = record_register};
}
[[nodiscard]] inline Scope counting_scope() { return {.period = true}; }
[[nodiscard]] inline Scope figure_scope() { return {.matter = false, .indicators = true}; }

class Resolver {
   public:
    Resolver(const Symbols& symbols, Scope scope, Findings& findings)
        : symbols_(symbols), scope_(scope), findings_(findings) {}

    /// A condition; its type is truth, or nothing after a finding.
    [[nodiscard]] Term condition(const syntax::Expr& expr);
    /// A value; its type is not truth.
    [[nodiscard]] Term value(const syntax::Expr& expr);
    /// A value where a name is wanted: quoted text that no declaration knows is an unknown word.
    [[nodiscard]] Term subject(const syntax::Expr& expr);
    /// A declared name that stands for a value.
    [[nodiscard]] Term named(const syntax::Name& name);
    /// What a definition or decision table stands for, worked out here. Nothing when it is wrong in
    /// itself (its own rule says so) or refers to itself.
    [[nodiscard]] Term defined(std::int32_t definition, base::Span span);
    /// The condition of one row: all its cells. 其余 holds always.
    [[nodiscard]] Term row_condition(const syntax::TableRow& row);
    /// What a row gives; a name that stands for no value is a word.
    [[nodiscard]] Term row_result(const syntax::TableRow& row);
    /// The condition of one cell of a decision table.
    [[nodiscard]] Term cell_condition(const syntax::Expr& cell) { return this->cell(cell); }

   private:
    using Expr = syntax::Expr;

    [[nodiscard]] Term literal_number(const Expr& expr);
    [[nodiscard]] Term date(const Expr& expr);
    [[nodiscard]] Term builtin(const Expr& expr);
    [[nodiscard]] bool lists_rows(std::int32_t field) const;  ///< of the matter
    [[nodiscard]] Term qualified(const Expr& expr);
    [[nodiscard]] Term arithmetic(const Expr& expr);
    [[nodiscard]] Term overlap_share(const Expr& expr);
    // resolve_definition.cpp
    [[nodiscard]] Term table(const syntax::DecisionTable& table, base::Span span);
    [[nodiscard]] Term folded_table(const syntax::DecisionTable& table, base::Span span);
    [[nodiscard]] Term cell(const Expr& expr);
    [[nodiscard]] Term qualifies(const Expr& expr);
    [[nodiscard]] Term applies(const Expr& expr);
    [[nodiscard]] const syntax::DecisionTable* gathering_table(const Expr& expr) const;
    [[nodiscard]] Term gathered(const syntax::DecisionTable& table, const Expr& expr);
    // resolve_margin.cpp
    [[nodiscard]] Term about(const Expr& expr);
    [[nodiscard]] Term at_least_about(const Expr& expr);
    [[nodiscard]] std::optional<Term> margin(const Term& of, const Expr& expr);
    // resolve_part.cpp
    [[nodiscard]] Term absent(const Expr& expr);
    [[nodiscard]] Term each_part(const Expr& expr);
    [[nodiscard]] Term part(const Expr& expr, std::int32_t field);
    [[nodiscard]] std::vector<Term> parts_of(const Term& composite);

    // resolve_rows.cpp
    struct Rows {
        Term list;
        std::vector<Term> where;  ///< none or one
    };
    [[nodiscard]] std::optional<Rows> rows(const Expr& expr);
    [[nodiscard]] Resolver in_row(std::int32_t columns) const;
    [[nodiscard]] std::optional<Term> column(const Rows& rows, const syntax::Name& name);
    /// A list of records stands for its number of rows.
    [[nodiscard]] static Term counted(Term term);
    [[nodiscard]] Term chosen(const Expr& expr);
    [[nodiscard]] Term fold(const Expr& expr);
    [[nodiscard]] Term pick(Rows rows, const Expr& expr);
    [[nodiscard]] Term every(const Expr& expr);
    [[nodiscard]] Term groups(const Expr& expr);
    [[nodiscard]] Term months(const Expr& expr);
    [[nodiscard]] Term tally(const Expr& expr);
    [[nodiscard]] Term difference(const Expr& expr);

    [[nodiscard]] Term one_condition(const Expr& expr);
    [[nodiscard]] Term one_value(const Expr& expr);
    /// The whole term, unless it is nested deeper than a program may be (GJ2220).
    [[nodiscard]] Term not_too_deep(Term term);
    [[nodiscard]] Term joined(const Expr& expr, Term::Op op);
    [[nodiscard]] Term negation(const Expr& expr);
    [[nodiscard]] Term compare(const Expr& expr);
    [[nodiscard]] Term is(const Expr& expr);
    [[nodiscard]] Term filled(const Expr& expr);
    [[nodiscard]] std::vector<Term> required_fields(base::Span span);
    [[nodiscard]] Term filled_in(Term field);
    [[nodiscard]] Term complete(const Expr& expr);
    [[nodiscard]] Term format_ok(const Expr& expr);
    [[nodiscard]] Term in_set(const Expr& expr);
    [[nodiscard]] Term within(const Expr& expr);
    [[nodiscard]] Term in_register(const Expr& expr);
    [[nodiscard]] Term entitled(const Expr& expr);
    /// 本件, 本单位; empty if the word is another.
    [[nodiscard]] std::optional<Term> self(const Expr& expr);
    [[nodiscard]] Term contains(const Expr& expr);
    [[nodiscard]] Term overlaps(const Expr& expr);
    [[nodiscard]] Term same_place(const Expr& expr);
    [[nodiscard]] Term reached(const Expr& expr);
    // resolve_kin.cpp
    [[nodiscard]] Term kin(const Expr& expr);
    [[nodiscard]] std::int32_t related_of(const Expr& expr);
    void unknown_kin(const Expr& expr, std::int32_t related, bool outcome,
                     const syntax::Name* field);

    /// Both sides fit each other; says so when not.
    [[nodiscard]] bool fit(const Term& left, const Term& right, const Expr& expr);
    /// The right side of 为: a label of the left side, yes/no, or another value.
    [[nodiscard]] Term counterpart(const Term& left, const Expr& expr);
    [[nodiscard]] Term labels(const Term& left, const Expr& expr);
    [[nodiscard]] Term label(const Type& choice, const Expr& expr);
    [[nodiscard]] Term wrong_operand(const Expr& whole, const Term& operand, base::Text wanted);
    [[nodiscard]] SymbolKind expected() const;
    [[nodiscard]] std::vector<std::string> candidates() const;

    const Symbols& symbols_;
    Scope scope_;
    Findings& findings_;
    int depth_ = 0;
    std::vector<std::int32_t> under_way_;  ///< definitions being worked out
};

/// Says that the unit the document prints is overridden (GJ2345), or that it cannot be (GJ2201).
void printed_over(const syntax::Expr& number, Findings& findings);
/// A number of percentage points as a share: 0.5 points are 0.5 %.
[[nodiscard]] Term in_shares(Term points);
/// A period: a literal with a unit of time or a parameter that holds one. Says what is wrong, and
/// warns of days that are neither working nor calendar days (GJ2210).
void check_period(const Symbols& symbols, const syntax::Expr& expr, Findings& findings);
/// A whole number of times: a literal or a parameter.
void check_rounds(const Symbols& symbols, const syntax::Expr& expr, Findings& findings);

}  // namespace guiju::check
