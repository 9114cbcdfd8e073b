// SPDX-License-Identifier: Apache-2.0
#pragma once
// Fields that nobody declares but that stand beside declared ones: the reason of a judgement, whether a
// value is provisional and the remark on it, the parts of a composite. One order for checker and compiler.
#include <optional>
#include <vector>

#include "dsl/check/symbols.h"

namespace guiju::check {

struct Companion {
    enum class Kind : std::uint8_t { reason, provisional, remark, part };
    Kind kind{};
    std::size_t of = 0;    ///< index of the declared field
    std::size_t part = 0;  ///< which label of a composite
    base::Text name;
    syntax::Field as;  ///< type, labels and flags of the companion; without a name
};

/// All companions of a record; the slot of the n-th is fields.size() + n.
[[nodiscard]] std::vector<Companion> companions(const Symbols& symbols,
                                                const syntax::RecordSection& record);

struct CompanionAt {
    std::int32_t slot = kNobody;
    Companion companion;
};
/// The companion of that name (either language) in the record, if there is one.
[[nodiscard]] std::optional<CompanionAt> companion_named(const Symbols& symbols,
                                                         const syntax::RecordSection& record,
                                                         const std::string& written);
/// The slots of the parts of a composite, in the order of its labels.
[[nodiscard]] std::vector<std::int32_t> part_slots(const Symbols& symbols,
                                                   const syntax::RecordSection& record,
                                                   std::size_t field);
/// What a part of a composite holds.
[[nodiscard]] syntax::Field part_of(const syntax::Field& composite);

}  // namespace guiju::check
