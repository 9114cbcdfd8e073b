// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a policy can read of other cases, as fields nobody fills in. Every possible one has a fixed number
// behind the policy's own fields, so that conditions can name it; dsl/lower keeps those that are used.
#include "dsl/check/symbols.h"
#include "dsl/check/term.h"

namespace guiju::check {

struct Kin {
    enum class Kind : std::uint8_t { count, open, closed, all_closed, outcome, sum, recorded };
    Kind kind{};
    std::int32_t related = kNobody;  ///< index into Symbols::related
    const syntax::Name* outcome = nullptr;
    const syntax::Field* field = nullptr;  ///< of the other policy: sum, recorded
    std::int32_t link = kNobody;           ///< own field: recorded
};

/// The own fields of the matter, with all that stand beside them: slots below are these.
[[nodiscard]] std::int32_t own_fields(const Symbols& symbols);
/// Everything that can be read, in a fixed order; its slot is own_fields() + place.
[[nodiscard]] std::vector<Kin> all_kin(const Symbols& symbols);
[[nodiscard]] Type type_of(const Kin& kin);
/// “名下“两新项目”案件数” / number of "…" cases
[[nodiscard]] base::Text name_of(const Symbols& symbols, const Kin& kin);
/// The policy a field of type 案件（…） names; kNobody if it is none or unknown.
[[nodiscard]] std::int32_t linked_policy(const Symbols& symbols, const syntax::Field& field);

}  // namespace guiju::check
