// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a policy declares, by name: both names of 对照 find the same thing. Points into the tree, which
// must outlive it. Not the check that names are used rightly (resolve.h, references.cpp).
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "dsl/syntax/tree.h"
#include "engine/base/diagnostic.h"

namespace guiju::check {

enum class SymbolKind : std::uint8_t {
    parameter,
    role,
    record_register,
    matter,
    field,
    register_field,
    stage,
    action,
    matching,
    indicator,
    mark,
    evaluation,
    column,
    target_table,
    target,  ///< a row of a table of targets
    series,  ///< a name figures of a target are reported under
    titles,  ///< 阶梯
    title,   ///< a rung of a ladder; owner: the ladder
    quota,
    entitlement,
    related,
    related_field,
    definition,  ///< named conditions and values, decision tables among them
};
/// "参数" / "a parameter", for messages.
[[nodiscard]] base::Text name_of(SymbolKind kind);

inline constexpr std::int32_t kNobody = -1;

/// Owner of the columns of a list of records: the field of a register, or of the matter (kNobody).
[[nodiscard]] constexpr std::int32_t columns_of(std::int32_t record_register, std::int32_t field) {
    return (record_register + 1) * 4096 + field;
}

/// A section together with its body.
template <class Body>
struct In {
    const syntax::Section* section = nullptr;
    const Body* body = nullptr;
};

class Symbols {
   public:
    /// Collects every declaration. Findings: a name declared twice (with the first place), a name of
    /// 对照 that stands for two things, more than one 事项.
    Symbols(const syntax::File& file, std::vector<base::Diagnostic>& findings);

    /// The identity of a name: its Chinese side in 对照, else the name itself; blanks made single.
    [[nodiscard]] std::string identity(const std::string& written) const;
    /// Identity and English name (the same when 对照 does not list it).
    [[nodiscard]] base::Text both(const std::string& written) const;
    /// Index of what the name stands for; `owner`: register of a register_field.
    [[nodiscard]] std::optional<std::int32_t> find(SymbolKind kind, const std::string& written,
                                                   std::int32_t owner = kNobody) const;
    /// Every kind under which the name is declared (fields of registers: any register).
    [[nodiscard]] std::vector<SymbolKind> kinds_of(const std::string& written) const;
    /// Where a name of the kind is declared; of verbs and marks the place that is met first.
    [[nodiscard]] std::optional<base::Span> declared_at(SymbolKind kind,
                                                        const std::string& written) const;
    /// All names of a kind in both languages, for suggestions.
    [[nodiscard]] std::vector<std::string> names(SymbolKind kind,
                                                 std::int32_t owner = kNobody) const;

    [[nodiscard]] const syntax::File& file() const { return *file_; }

    // In the order of the file; the indices of find() point into these.
    std::vector<const syntax::Parameter*> parameters;
    std::vector<const syntax::Role*> roles;
    const syntax::Roles* role_section = nullptr;
    std::vector<In<syntax::RecordSection>> registers;
    std::optional<In<syntax::RecordSection>> matter;
    std::vector<In<syntax::Stage>> stages;
    std::vector<In<syntax::GeneralRules>> general;
    std::vector<In<syntax::Matching>> matchings;
    std::vector<const syntax::Indicator*> indicators;
    std::vector<In<syntax::Indicators>> indicator_sections;
    std::vector<In<syntax::Evaluation>> evaluations;
    std::vector<In<syntax::TargetTable>> targets;
    struct TargetAt {
        std::size_t table = 0, row = 0, component = 0;
    };
    std::vector<TargetAt> target_rows;  ///< of the index of a target
    std::vector<TargetAt> series;       ///< of the index of a series
    std::vector<In<syntax::TitleLadder>> ladders;
    std::vector<In<syntax::Quota>> quotas;
    std::vector<In<syntax::Entitlement>> entitlements;
    std::vector<In<syntax::RelatedSection>> related;
    std::vector<In<syntax::RecurringSection>> recurring;
    std::vector<In<syntax::PublishedSection>> published;
    std::vector<In<syntax::TransitionSection>> transitions;
    /// 定义 and 判定表: `definition` or `table` is there, never both.
    struct Defined {
        const syntax::Section* section = nullptr;
        const syntax::Definition* definition = nullptr;
        const syntax::DecisionTable* table = nullptr;
        // Once what it names is written out (expansion.h):
        std::size_t size = 0;   ///< operations, counted no further than the limit
        std::size_t chain = 0;  ///< definitions inside definitions
        bool circular = false;  ///< comes back to itself, or names one that does
        [[nodiscard]] const syntax::Name& name() const {
            return definition != nullptr ? definition->name : section->name;
        }
    };
    std::vector<Defined> definitions;
    std::vector<std::string> verbs;  ///< identities, in order of first appearance
    std::vector<std::string> marks;

   private:
    using Key = std::tuple<SymbolKind, std::int32_t, std::string>;
    struct Place {
        std::int32_t index = 0;
        base::Span span;
    };
    void collect_names(std::vector<base::Diagnostic>& findings);
    void collect(const syntax::Section& section, std::vector<base::Diagnostic>& findings);
    void collect_records(const syntax::Section& section, const syntax::RecordSection& body,
                         std::vector<base::Diagnostic>& findings);
    void collect_definitions(const syntax::Section& section,
                             std::vector<base::Diagnostic>& findings);
    void collect_stage(const syntax::Section& section, const syntax::Stage& stage,
                       std::vector<base::Diagnostic>& findings);
    void collect_targets(const syntax::Section& section, const syntax::TargetTable& table,
                         std::vector<base::Diagnostic>& findings);
    void declare(SymbolKind kind, std::int32_t owner, const syntax::Name& name, std::size_t index,
                 std::vector<base::Diagnostic>& findings);
    void declare_columns(std::int32_t owner, const syntax::Field& field,
                         std::vector<base::Diagnostic>& findings);
    /// Verbs and marks: many places may name one.
    void mention(SymbolKind kind, const syntax::Name& name, std::vector<std::string>& all);

    const syntax::File* file_;
    std::map<std::string, std::string> english_to_chinese_;
    std::map<std::string, std::string> chinese_to_english_;
    std::map<Key, Place> places_;
};

/// The index of find(), which a checked policy is known to have.
[[nodiscard]] std::int32_t index_of(const Symbols& symbols, SymbolKind kind,
                                    const syntax::Name& name, std::int32_t owner = kNobody);
[[nodiscard]] const syntax::Field& field_at(const Symbols& symbols, SymbolKind kind,
                                            std::int32_t index, std::int32_t owner = kNobody);

/// The columns of a list of records by their owner (columns_of).
[[nodiscard]] const std::vector<syntax::Field>& columns_at(const Symbols& symbols,
                                                           std::int32_t owner);

/// A judgement (判断) keeps its reason in a text field of its own, “<字段>理由” / "<field> reason".
[[nodiscard]] bool keeps_reason(const syntax::Field& field);
[[nodiscard]] base::Text reason_name(const Symbols& symbols, const syntax::Field& field);

}  // namespace guiju::check
