// SPDX-License-Identifier: Apache-2.0
#pragma once
// A sealed database that nobody has touched, and the ways to change it: each does it with plain SQL or
// on the bytes of the seal file, and says which entry or seal must be named first. Not the judge.
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "engine/evidence/seal.h"
#include "engine/ports/records.h"
#include "tests/unit/adapters/sql/folder.h"
#include "tests/unit/adapters/sql/raw.h"

namespace guiju::tamper {

/// Of RFC 8032, 7.1, test 1; and another key.
extern const char* const kPrivateKey;
extern const char* const kPublicKey;
extern const char* const kOtherKey;

using Journal = std::vector<ports::JournalRecord>;

/// What was there before anything was changed.
struct Bed {
    /// Always the same one, ten cases under SHA-256.
    Bed();
    /// Another one for every seed; from the second seal on under `hash`.
    Bed(unsigned seed, int count, evidence::Hash hash);
    sql::Folder folder;
    std::string base;                            ///< path of the database
    std::string file;                            ///< text of the seal file
    std::map<std::string, Journal> cases;        ///< by id
    std::map<std::string, std::int64_t> sealed;  ///< entries under a seal, by case
    std::vector<std::string> lines;              ///< of the seal file

    [[nodiscard]] std::int64_t last(const std::string& id) const {
        return static_cast<std::int64_t>(cases.at(id).size());
    }
};

class Dice {
   public:
    explicit Dice(unsigned seed) : random_(seed) {}
    /// From `low` to `high`, both included.
    std::int64_t roll(std::int64_t low, std::int64_t high) {
        return low +
               static_cast<std::int64_t>(random_() % static_cast<unsigned long>(high - low + 1));
    }
    template <class T>
    const T& pick(const std::vector<T>& all) {
        return all[static_cast<std::size_t>(roll(0, static_cast<std::int64_t>(all.size()) - 1))];
    }
    const std::string& pick_case(const Bed& bed);

   private:
    std::mt19937 random_;
};

/// What must be named first: an entry of a case, or a seal.
struct Wanted {
    std::string case_id{};
    std::int64_t sequence = 0;
    std::int64_t seal = 0;
    std::string other_case{};  ///< an entry of it may be named first instead
};

/// A copy of the bed that is being changed.
struct Scene {
    const Bed& bed;
    sql::Raw& db;
    std::string& file;
    Dice& dice;
};

struct Way {
    const char* name;
    std::function<Wanted(Scene&)> change;
};
[[nodiscard]] const std::vector<Way>& ways();

}  // namespace guiju::tamper
