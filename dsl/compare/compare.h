// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a change of a policy means: two compiled versions, or a base and what a locality made of it, laid side by
// side clause by clause. Plain data with its words; no files and no cases of real people: see impact.h.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dsl/compare/clause.h"
#include "dsl/prove/trial.h"

namespace guiju::compare {

enum class Happened : std::uint8_t { added, removed, changed, renamed, moved };

/// Which way a change goes. Shorter, longer: of time. Narrower, wider: fewer, more cases are concerned.
enum class Direction : std::uint8_t {
    same,
    stricter,
    looser,
    both,  ///< stricter for some cases, looser for others
    shorter,
    longer,
    narrower,
    wider,
    different,  ///< neither: cannot be compared
    undecided,  ///< could not be found out
};

/// A case that fares differently, made up and run under both versions.
struct ShownCase {
    bool stricter = false;  ///< met before and no longer; else the other way round
    Text told;              ///< "需求内容30字"
    Text before, after;  ///< "转需求验证", "退回补正"; empty where there is no outcome to tell
    std::string given;    ///< 给定 of a 试例; empty when it cannot be written
    std::string example;  ///< a whole 试例 of the newer version; empty likewise
};

/// Where a clause stands in one of the versions.
struct Place {
    base::Span span;
    std::string basis, wording;
    Text item;
};

struct Change {
    Kind kind{};
    Happened happened{};
    Direction direction = Direction::different;
    Text section, item;  ///< as in the newer version, or the older one when it is gone
    std::optional<Place> before, after;
    std::vector<Text> says;  ///< what differs, a phrase each: "期限由3个工作日缩短为2个工作日"
    std::vector<std::string>
        because;                   ///< parameters and definitions whose change reaches this clause
    std::vector<ShownCase> cases;  ///< at most two
    bool no_effect = false;        ///< what is added was implied by the rest already, or still is
    Text sentence;                 ///< all of it, as one would say it
};

/// What the two versions are called in sentences.
struct Sides {
    Text before, after;   ///< "旧版", "省办法"
    Text was, is;         ///< "原来", "省里": who says so in the telling of a case
    bool levels = false;  ///< a base and what a lower level made of it
};

/// A criterion of both versions, whatever its number.
struct SameCriterion {
    std::string stage;  ///< under the name of the older version
    int before = 0, after = 0;
};

struct Comparison {
    Sides sides;
    std::vector<SameCriterion> criteria;
    std::vector<Change>
        changes;  ///< in the order of the newer file; what is gone, at its old place
    std::size_t clauses_before = 0, clauses_after = 0, same = 0;
    bool solver = false;  ///< false: built without a solver, so directions are mostly not decided

    [[nodiscard]] std::size_t count(Direction direction) const;
};

/// Neither program is changed. The same programs give the same comparison.
[[nodiscard]] Comparison compare(const program::Program& before, const program::Program& after,
                                 const prove::Hints& hints = {});

}  // namespace guiju::compare
