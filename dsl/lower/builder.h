// SPDX-License-Identifier: Apache-2.0
#pragma once
// The program under construction, with what its parts need: pooled constants, code, names, origins.
// Not an API: one builder, one program, used by the files of this room in the order of lower.cpp.
#include <optional>
#include <string>
#include <vector>

#include "dsl/check/resolve.h"
#include "dsl/check/scoring.h"
#include "dsl/lower/lower.h"

namespace guiju::lower {

/// The strength a word (keyword id of group duty) stands for; `otherwise` where none is written.
[[nodiscard]] program::Duty duty_of(const std::string& id, program::Duty otherwise);

class Builder {
   public:
    Builder(const check::CheckedPolicy& policy, const std::vector<text::Source>& sources)
        : policy_(policy), symbols_(policy.symbols()), sources_(sources) {}

    [[nodiscard]] program::Program build();

   private:
    // head_and_roles.cpp
    void head();
    void parameters();
    void roles();
    // layers.cpp
    void layers();
    // records.cpp
    void registers();
    void matter();
    [[nodiscard]] std::vector<program::Field> fields(const check::In<syntax::RecordSection>& record,
                                                     check::Scope scope);
    [[nodiscard]] program::Field field(const syntax::Field& from, const syntax::Section& section,
                                       check::Scope scope);
    // definitions.cpp
    void definitions();
    [[nodiscard]] program::DecisionTable table(const syntax::DecisionTable& from,
                                               const syntax::Section& in);
    void consistency();
    // stages.cpp
    void verbs_and_marks();
    void stages();
    [[nodiscard]] program::ClockRule clock(const syntax::Deadline& from, const syntax::Section& in);
    [[nodiscard]] program::Action action(const syntax::Action& from, const syntax::Section& in);
    [[nodiscard]] program::JointReview joint(const syntax::JointReview& from,
                                             const syntax::Section& in);
    void permits(program::Stage& stage, const syntax::Permission& from, const syntax::Section& in);
    [[nodiscard]] program::CodeId piloted(const std::optional<syntax::Expr>& flag,
                                          const syntax::Expr& condition, check::Scope scope);
    void rungs(program::Stage& stage, const check::In<syntax::Stage>& from);
    void general();
    // dispositions.cpp
    [[nodiscard]] program::Disposition line(const syntax::Disposition& from,
                                            const check::In<syntax::Stage>& in);
    void when(program::Disposition& line, const syntax::Disposition& from,
              const syntax::Stage& stage);
    void effect(program::Disposition& line, const syntax::Disposition& from);
    void holder(program::Disposition& line, const syntax::Disposition& from);
    // holdings.cpp
    [[nodiscard]] program::Admission admission(const syntax::Admission& from,
                                               const syntax::Section& in);
    void ladders();
    void quotas();
    void entitlements();
    [[nodiscard]] program::HoldingEffect holding(const syntax::HoldingEffect& from,
                                                 const syntax::Section& in);
    [[nodiscard]] program::Quota::Limit limit(const std::optional<syntax::QuotaLimit>& from,
                                              const syntax::Section& in);
    // measures.cpp
    void matchings();
    void indicators();
    void evaluations();
    [[nodiscard]] program::EvaluationRules rules(const syntax::Evaluation& from,
                                                 const syntax::Section& in);
    // targets.cpp
    void targets();
    [[nodiscard]] program::TargetRow target(const syntax::TargetTable& table,
                                            const syntax::TargetRow& from,
                                            const syntax::Section& in, program::TargetTable& to);
    [[nodiscard]] program::NumberRef number(const std::optional<syntax::Expr>& expr) const;
    [[nodiscard]] std::vector<program::ScoreRow> rows(const std::vector<syntax::ScoreRow>& from,
                                                      const syntax::Section& in,
                                                      check::Scope scope);
    [[nodiscard]] program::Indicator indicator(const syntax::Indicator& from,
                                               const syntax::Section& in);

    // threads.cpp
    void threads();
    void start(const syntax::StartCase& from, std::int32_t stage, std::int32_t line, bool converts);
    void recurring(const check::In<syntax::RecurringSection>& from);
    void published(const check::In<syntax::PublishedSection>& from);
    void kin_fields();
    [[nodiscard]] std::int32_t kin_slot(std::int32_t index);

    void transitions();  // transitions.cpp

    // code.cpp
    [[nodiscard]] program::CodeId condition(const syntax::Expr& expr, check::Scope scope);
    [[nodiscard]] program::CodeId condition(const std::optional<syntax::Expr>& expr,
                                            check::Scope scope);
    [[nodiscard]] program::CodeId value(const syntax::Expr& expr, check::Scope scope);
    [[nodiscard]] program::CodeId code_of(const check::Term& term);
    std::int32_t append(program::Code& code, const check::Term& term);
    std::int32_t fold_of(const check::Term& term);
    std::int32_t append_bare(program::Code& code, const check::Term& term);
    std::int32_t append_joined(program::Code& code, const check::Term& term, std::size_t from,
                               std::size_t count);
    std::int32_t append_constant(program::Code& code, const value::Value& value, base::Span span);
    [[nodiscard]] std::int32_t pooled(const value::Value& value);
    [[nodiscard]] std::vector<program::Criterion> criteria(
        const std::vector<syntax::Criterion>& from, const syntax::Section& in, check::Scope scope);

    // origin.cpp
    [[nodiscard]] program::Origin origin(base::Span span, const syntax::Tail& tail,
                                         const syntax::Section* section) const;
    [[nodiscard]] program::Origin origin(const syntax::Section& section) const;
    [[nodiscard]] std::string wording(base::Span span, const syntax::Tail& tail) const;
    [[nodiscard]] program::PeriodRef period(const syntax::Expr& expr) const;
    [[nodiscard]] program::PeriodRef period(const std::optional<syntax::Expr>& expr) const;
    [[nodiscard]] std::int32_t index(check::SymbolKind kind, const syntax::Name& name) const;
    [[nodiscard]] std::int32_t index(check::SymbolKind kind,
                                     const std::optional<syntax::Name>& name) const;
    [[nodiscard]] std::vector<std::int32_t> indices(check::SymbolKind kind,
                                                    const std::vector<syntax::Name>& names) const;
    [[nodiscard]] base::Text both(const syntax::Name& name) const {
        return symbols_.both(name.text);
    }

    const check::CheckedPolicy& policy_;
    const check::Symbols& symbols_;
    const std::vector<text::Source>& sources_;
    program::Program program_;
    std::vector<std::int32_t> kin_used_;  ///< places in check::all_kin()
};

}  // namespace guiju::lower
