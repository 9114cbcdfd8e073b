// SPDX-License-Identifier: Apache-2.0
#pragma once
// Facts to evaluate: an object that owns the values the borrowed Facts point to.
// For the tests of engine/eval only.
#include <utility>
#include <vector>

#include "engine/eval/evaluate.h"
#include "tests/unit/engine/program/sample.h"

namespace guiju::eval {

namespace slot = program::sample_slot;

inline const char* const kCode = "91330421MA2CTEFT03";

/// Values of one case of the sample policy; a good one to begin with.
struct World {
    std::vector<value::Value> fields;
    std::vector<MarkFact> marks;
    std::vector<std::optional<value::Number>> indicators;
    std::int64_t rounds = 0;

    explicit World(const Program& program)
        : fields(program.matter.fields.size()),
          marks(program.marks.size()),
          indicators(program.indicators.size()) {
        using program::build::quantity;
        using program::build::text;
        using program::build::texts;
        using value::Dimension;
        fields[slot::content] = value::Value(std::string(60, 'x'));
        fields[slot::amount] = quantity(500000, Dimension::money);
        fields[slot::code] = text(kCode);
        fields[slot::phone] = text("13812345678");
        fields[slot::kind] = text("灵活征集");
        fields[slot::place] = text("330421");
        fields[slot::domains] = texts({"新材料", "高端装备"});
    }
    [[nodiscard]] Facts facts() const {
        Facts facts;
        facts.fields = fields;
        facts.marks = marks;
        facts.indicators = indicators;
        facts.rounds_used = rounds;
        facts.case_territory = "330421";
        return facts;
    }
};

/// Units 甲 and 乙 are in every register and admitted by every matching; others are not known of.
class Members : public Memberships {
   public:
    [[nodiscard]] Truth in_register(std::int32_t, std::string_view unit) const override {
        return of(unit);
    }
    [[nodiscard]] Truth in_matching(std::int32_t, std::string_view unit) const override {
        return of(unit);
    }

   private:
    static Truth of(std::string_view unit) {
        if (unit == "不明") return Truth::unknown;
        return value::truth(unit == "甲" || unit == "乙");
    }
};

}  // namespace guiju::eval
