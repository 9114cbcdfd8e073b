// SPDX-License-Identifier: Apache-2.0
#pragma once
// A case nobody has seen yet: one variable for everything a condition may look at, with what always holds of
// it (ranges, choices). Two policies asked about together share one. Writes no conditions: see encode.h.
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "dsl/prove/formula.h"
#include "engine/program/program.h"

namespace guiju::prove {

/// Do parameters count with the value they have now, or with every value they may be given?
enum class Parameters : std::uint8_t { as_they_are, as_they_may_be };

/// What stands for one field. Ids are -1 where the type of the field has no such thing.
struct FieldVariables {
    const program::Field* field = nullptr;
    std::int32_t slot = program::kNone;
    bool of_candidate = false;
    bool strange = false;  ///< of a type the solver knows nothing of
    Id present = -1;
    Id value = -1;             ///< number, day, label (see Situation::label) or truth
    Id length = -1;            ///< characters of a text, items of a list without labels
    bool closed = false;       ///< a list whose labels are all known
    std::map<Id, Id> members;  ///< of a list: label → is it in the list?
    std::vector<value::Number> thresholds;  ///< what value or length is compared with
};

/// A question the solver knows nothing of, such as whether a unit stands in a register.
struct Unexplained {
    Id yes = -1, no = -1;  ///< never both; neither: cannot be found out
    program::Op op{};
    std::int32_t slot = program::kNone;   ///< field it is about, if one
    std::int32_t which = program::kNone;  ///< register, matching
    std::string with;                     ///< territory code
};

class Situation {
   public:
    Situation(Formulas& formulas, Parameters parameters)
        : formulas_(formulas), parameters_(parameters) {}

    /// Variables of a field of the matter, or of `entry`, a register.
    FieldVariables& field(const program::Field& field, std::int32_t slot,
                          const program::Register* entry = nullptr);
    /// A parameter that is a number; a truth for yes/no. -1: text or date, which have one value.
    [[nodiscard]] Id parameter(const program::Parameter& parameter);
    /// A label as a number: equal labels have equal numbers.
    [[nodiscard]] Id label(const std::string& text);
    [[nodiscard]] Id mark(const std::string& name);
    /// Has this criterion of the stage been excused (例外)?
    [[nodiscard]] Id excused(const std::string& stage, int number);
    [[nodiscard]] Id rounds_used();
    [[nodiscard]] Id at_top();
    [[nodiscard]] Id level(const std::string& name);
    Unexplained& unexplained(const std::string& key);
    /// A number the solver knows nothing of; `known` is true when it could be computed.
    struct Figure {
        Id known = -1, number = -1;
    };
    [[nodiscard]] Figure figure(const std::string& key, bool share);

    [[nodiscard]] const std::map<std::string, FieldVariables>& fields() const { return fields_; }
    [[nodiscard]] const std::map<std::string, Unexplained>& questions() const { return questions_; }
    [[nodiscard]] const std::map<std::string, Id>& marks() const { return marks_; }
    /// By name of the stage and number of the criterion.
    [[nodiscard]] const std::map<std::pair<std::string, int>, Id>& excusals() const {
        return excusals_;
    }
    [[nodiscard]] Id rounds() const { return rounds_; }
    /// The label with this number; "" if there is none.
    [[nodiscard]] std::string label_text(const value::Number& number) const;
    [[nodiscard]] Formulas& formulas() { return formulas_; }
    [[nodiscard]] const Formulas::Node& formulas_at(Id id) const { return formulas_.at(id); }

   private:
    void describe(FieldVariables& of, const program::Field& field);
    void bound(const FieldVariables& of, Id measured, const program::Field& field);
    [[nodiscard]] Id number_parameter(const program::Parameter& parameter,
                                      const value::Number& now);

    Formulas& formulas_;
    Parameters parameters_;
    std::map<std::string, FieldVariables> fields_;
    std::map<std::string, Id> known_parameters_, marks_, levels_;
    std::map<std::pair<std::string, int>, Id> excusals_;
    std::map<std::string, Unexplained> questions_;
    std::map<std::string, Figure> figures_;
    std::vector<std::string> labels_;
    std::map<std::string, Id> label_ids_;
    Id rounds_ = -1, top_ = -1;
};

}  // namespace guiju::prove
