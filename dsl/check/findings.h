// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a check puts what it found, and what it saw used. Adds the 依据 of the section at hand.
// Not the wording: that is the catalogue's (engine/base/messages_*.def).
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dsl/check/symbols.h"
#include "engine/base/diagnostic.h"

namespace guiju::check {

class Findings {
   public:
    /// The 依据 that following findings carry.
    void rest_on(std::string basis) { basis_ = std::move(basis); }
    /// Adds a finding; the reference holds until the next one is added.
    base::Diagnostic& add(base::Code code, base::Span span, std::vector<base::Text> args = {});
    /// A name that is not declared as `expected`: says what it is instead (GJ2105), which declared
    /// name is near (GJ2103), or that there is none (GJ2104).
    void unknown(const Symbols& symbols, const syntax::Name& name, SymbolKind expected,
                 std::int32_t owner = kNobody);
    /// Likewise where one of several words may stand, described by `expected`.
    void unknown_word(const syntax::Name& name, base::Text expected,
                      const std::vector<std::string>& candidates);

    /// True the first time a place is blamed: what follows from one mistake is said once.
    [[nodiscard]] bool blame(base::Span place) {
        return blamed_.insert({place.file, place.begin}).second;
    }
    /// A unit that is none, with the nearest one that is.
    void unknown_unit(const std::string& written, base::Span span);
    void use_parameter(std::int32_t index) { used_parameters_.insert(index); }
    [[nodiscard]] bool uses_parameter(std::int32_t index) const {
        return used_parameters_.contains(index);
    }
    void use_definition(std::int32_t index) { used_definitions_.insert(index); }
    [[nodiscard]] bool uses_definition(std::int32_t index) const {
        return used_definitions_.contains(index);
    }
    /// Remembers what another look saw used.
    void take_used(const Findings& other) {
        used_parameters_.insert(other.used_parameters_.begin(), other.used_parameters_.end());
        used_definitions_.insert(other.used_definitions_.begin(), other.used_definitions_.end());
    }
    /// May this definition be written out at one more place? Otherwise says so, once (GJ3228, or
    /// GJ2220 where it is too deep); nothing is said of circles, which are told where they are.
    [[nodiscard]] bool write_out(const Symbols::Defined& defined, base::Span place);
    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] std::vector<base::Diagnostic>& all() { return all_; }

   private:
    std::vector<base::Diagnostic> all_;
    std::set<std::int32_t> used_parameters_, used_definitions_;
    std::size_t written_out_ = 0;  ///< operations of definitions, at all places that name one
    bool too_long_told_ = false;
    std::set<std::pair<std::uint32_t, std::uint32_t>> blamed_;
    std::string basis_;
};

/// The index of a name, or a finding and nothing.
[[nodiscard]] std::optional<std::int32_t> refer(const Symbols& symbols, const syntax::Name& name,
                                                SymbolKind expected, Findings& findings);

}  // namespace guiju::check
