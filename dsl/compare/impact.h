// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a change does to many real cases: how many come out otherwise, from where to where, of which units and for
// which clauses. Plain counts and a bounded sample; whoever decides the cases adds them (adapters/cli).
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/message.h"

namespace guiju::compare {

using base::Text;

/// One case that comes out otherwise.
struct ChangedCase {
    std::size_t line = 0;  ///< in the file; 0: from a database
    std::string id, unit;
    Text before, after;                       ///< outcomes
    std::vector<Text> why_before, why_after;  ///< clauses that are not met, with what the case says
    std::vector<Text> reasons;                ///< the clauses the difference comes from
    int way = 0;  ///< -1: went on and no longer does; 1: the other way round; 0: neither
};

class Impact {
   public:
    /// How many changed cases are kept; all are counted.
    static constexpr std::size_t kSample = 200;
    /// How many units are told apart; what is beyond is counted together.
    static constexpr std::size_t kUnits = 10'000;

    struct Tally {
        std::size_t cases = 0, changed = 0, worse = 0, better = 0;
    };
    struct Flow {
        Text before, after;
        std::size_t cases = 0;
        int way = 0;  ///< as of a changed case
    };

    std::string source;        ///< file or database the cases come from
    Text unit_name;            ///< what the units are: 所在地, or the column chosen
    std::size_t rejected = 0;  ///< could not be read under either version

    void add(const std::string& unit, const Text& before, const Text& after, int way = 0);
    void add_changed(ChangedCase changed);

    [[nodiscard]] std::size_t cases() const { return all_.cases; }
    [[nodiscard]] const Tally& all() const { return all_; }
    /// Largest first.
    [[nodiscard]] std::vector<Flow> flows() const;
    [[nodiscard]] std::vector<std::pair<std::string, Tally>> units() const;
    [[nodiscard]] std::vector<std::pair<Text, std::size_t>> reasons() const;
    [[nodiscard]] const std::vector<ChangedCase>& sample() const { return sample_; }

   private:
    [[nodiscard]] Tally& unit(const std::string& name);

    Tally all_;
    std::map<std::pair<std::string, std::string>, Flow> flows_;
    std::map<std::string, Tally> units_;
    std::map<std::string, std::pair<Text, std::size_t>> reasons_;
    std::vector<ChangedCase> sample_;
};

}  // namespace guiju::compare
