// SPDX-License-Identifier: Apache-2.0
#pragma once
// How long definitions and decision tables become once what they name is written out (docs/decisions/0009):
// told before anything is written out, so that no text of a few lines takes hours. Not the depth of one
// condition (term.h).
#include <cstddef>

namespace guiju::check {

class Symbols;

/// Operations of one definition, and of all places of a policy that name one (GJ3228).
inline constexpr std::size_t kMostExpanded = 20'000;
inline constexpr std::size_t kMostExpandedInAll = 200'000;

/// Fills in Symbols::Defined::size, chain and circular. Definitions that name each other in a circle
/// are told elsewhere (GJ2341).
void measure_definitions(Symbols& symbols);

}  // namespace guiju::check
