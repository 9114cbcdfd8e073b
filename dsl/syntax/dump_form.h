// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pieces of a dump: names, expressions, tails as text. Used by dump.cpp and dump_stage.cpp only.
// Not for showing rules to officers: that is dsl/format.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax/keywords.h"
#include "dsl/syntax/sections.h"

namespace guiju::syntax {

/// Builds "(head part part …)"; empty parts are left out.
class Form {
   public:
    Form(std::string_view head, Skin skin) : skin_(skin), text_("(" + std::string(head)) {}

    Form& add(std::string_view part);
    Form& add(std::string_view label, std::string_view part);
    Form& add(const Name& name) { return add(std::string_view(name.text)); }
    Form& add(std::string_view label, const std::vector<Name>& names);
    Form& add(std::string_view label, const std::optional<Name>& name);
    Form& add(std::string_view label, const std::optional<Expr>& expr);
    Form& add(std::string_view label, const std::vector<std::pair<Name, Expr>>& values);
    Form& flag(bool on, std::string_view word) { return on ? add(word) : *this; }
    Form& add(const Tail& tail);
    [[nodiscard]] std::string text() const { return text_ + ")"; }

   private:
    Skin skin_;
    std::string text_;
};

[[nodiscard]] std::string form_of(const Expr& expr, Skin skin);
[[nodiscard]] std::string form_of(const std::vector<Criterion>& criteria, Skin skin);
[[nodiscard]] std::string form_of(const ScoreRow& row, Skin skin);
[[nodiscard]] std::string form_of(const TargetTable& table, const TargetRow& row, Skin skin);
[[nodiscard]] std::string form_of(const Field& field, Skin skin);
[[nodiscard]] std::string form_of(const Deadline& deadline, Skin skin);
/// The lines of a stage, each on its own line, indented.
[[nodiscard]] std::string form_of(const Stage& stage, Skin skin);
[[nodiscard]] std::string form_of(const ExampleSection& example, Skin skin);
[[nodiscard]] std::string form_of(const HoldingEffect& effect, Skin skin);
[[nodiscard]] std::string form_of(const Admission& admission, Skin skin);
[[nodiscard]] std::string form_of(const TitleLadder& ladder, Skin skin);
[[nodiscard]] std::string form_of(const Quota& quota, Skin skin);
[[nodiscard]] std::string form_of(const Entitlement& entitlement, Skin skin);
[[nodiscard]] std::string form_of(const std::vector<GivenHolding>& all, Skin skin);

}  // namespace guiju::syntax
