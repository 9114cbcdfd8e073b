// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which clause of one version is which clause of the other: by name; inside a section by the same meaning first,
// then by what is most alike, so that an inserted item does not make all later ones look changed.
#include <cstddef>
#include <string_view>
#include <vector>

#include "dsl/compare/clause.h"

namespace guiju::compare {

/// Indices into the clauses before and after; one of them is kNobody when the clause is new or gone.
struct Pair {
    std::size_t before, after;
};
inline constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// Every clause is in exactly one pair. In the order of the newer version; what is gone stands where it stood.
/// Items that lines of 处理 speak of are renamed on the way so that equal items have equal identities.
[[nodiscard]] std::vector<Pair> paired(std::vector<Clause>& before, std::vector<Clause>& after);
/// Do they say the same?
[[nodiscard]] bool same(const Aspect& a, const Aspect& b);
[[nodiscard]] bool same(const Clause& a, const Clause& b);
/// From 0 (nothing in common) to 100 (equal), by characters.
[[nodiscard]] int likeness(std::string_view a, std::string_view b);

/// A name that was changed and nothing else.
struct Renaming {
    Kind kind{};
    Text section, before, after;
    program::Origin origin_before, origin_after;
};
/// Gives what was only renamed its old name again, so that nothing else looks changed by it.
[[nodiscard]] std::vector<Renaming> align_names(const program::Program& before,
                                                program::Program& after);

}  // namespace guiju::compare
