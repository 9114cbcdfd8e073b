// SPDX-License-Identifier: Apache-2.0
#pragma once
// One line that could not be read, as the parts of explain.h look at it. Not used elsewhere.
#include <optional>
#include <string_view>

#include "dsl/parse/repair.h"
#include "engine/base/diagnostic.h"

namespace guiju::parse {

struct Failure {
    const State& state;
    std::string_view text;
    const char* base;
    std::uint32_t file;
    const char* at;  ///< where it went wrong
    Repair& repair;

    [[nodiscard]] base::Diagnostic finding(base::Code code, std::string_view where) const;
    [[nodiscard]] std::string_view rest() const { return {at, text.data() + text.size()}; }
    [[nodiscard]] std::string_view before() const { return {text.data(), at}; }
    [[nodiscard]] std::size_t offset_of(const char* place) const {
        return static_cast<std::size_t>(place - text.data());
    }
    [[nodiscard]] Edit edit(std::string_view where, std::string replacement) const;
    /// Proposes the replacement; safe if `certain` and the line can be read with it.
    void propose(base::Diagnostic& finding, std::string_view where, std::string replacement,
                 bool certain = false, base::Text why = {}) const;
    [[nodiscard]] bool chinese() const { return state.skin() == syntax::Skin::chinese; }
};

// explain_marks.cpp: each gives a finding if it is the reason.
/// Quotes of which two do not make a pair: ”甲“, “甲", ‘甲’.
[[nodiscard]] std::optional<base::Diagnostic> unpaired_quotes(const Failure& failure);
/// An opening mark that is never closed, or a closing one that was never opened.
[[nodiscard]] std::optional<base::Diagnostic> unbalanced(const Failure& failure);
/// Punctuation doubled, or another mark than the one that belongs here; two items on one line.
[[nodiscard]] std::optional<base::Diagnostic> wrong_mark(const Failure& failure);

// explain_figures.cpp: likewise.
/// 1,000 or 1，000 around the place.
[[nodiscard]] std::optional<base::Diagnostic> thousands(const Failure& failure);
/// 3O字, l0个工作日: letters that look like digits.
[[nodiscard]] std::optional<base::Diagnostic> letters_in_number(const Failure& failure);
/// 2026.1.1, 26年1月1日, 2026年1月.
[[nodiscard]] std::optional<base::Diagnostic> written_date(const Failure& failure);
/// 100万: a number with the beginning of a unit.
[[nodiscard]] std::optional<base::Diagnostic> cut_unit(const Failure& failure);

}  // namespace guiju::parse
