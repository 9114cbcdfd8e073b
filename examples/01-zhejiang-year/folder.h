// SPDX-License-Identifier: Apache-2.0
#pragma once
// One demand on its way: where it stands by the last receipt, and what its people are like (its fate).
// What actors remember, not what the engine knows: the truth is in the database.
#include <functional>
#include <string>
#include <vector>

#include "engine/casework/command.h"
#include "examples/01-zhejiang-year/dice.h"
#include "examples/01-zhejiang-year/world.h"

namespace zhejiang {

/// Thrown once per demand. Rules decide what follows; this only says how people behave.
struct Fate {
    enum class Corrects : std::uint8_t { well, half, late, never } corrects{};
    enum class Ending : std::uint8_t { answered, stalls, nobody } ending{};
    bool untidy = false;       ///< attachments need a second look (材料规范)
    bool doubtful = false;     ///< the reviewer cannot judge without an explanation
    bool invalid = false;      ///< fails the content check
    bool harsh = false;        ///< … but a second officer does not agree
    bool slow_office = false;  ///< deadlines slip
    bool breaks_off = false;   ///< the contract is cancelled, and found anew
    bool files_again = false;  ///< after a return, corrected, as a new case
    int failures = 0;          ///< talks that fail before one succeeds
    int level = 0;             ///< who has to help: 0 nobody, 1 county, 2 city, 3 province
    std::string withdraws_in;  ///< stage in which the enterprise gives up; mostly empty
};
/// How the offices of a city work: why its figures differ from its neighbour's.
struct CityStyle {
    const char* code;
    const char* english;
    unsigned answered;  ///< % of verified demands that find a partner
    unsigned slow;      ///< % handled late
};
[[nodiscard]] const CityStyle& style_of(const std::string& territory);
[[nodiscard]] const std::vector<CityStyle>& all_cities();
[[nodiscard]] Fate throw_fate(const Demand& demand);

struct Folder {
    const Demand* demand = nullptr;
    Fate fate;
    std::string id;               ///< of the case
    std::string stage, phase;     ///< by the last receipt
    std::string holder, handler;  ///< whose turn it is; which unit reviews and matches
    std::string reviewer;         ///< person who proposed last: another one must confirm
    std::vector<int> items;       ///< criteria to correct
    std::vector<std::string> recommended;
    std::vector<std::string> chosen;
    bool filed = false, registered = false, rated = false;
    int turns = 0;  ///< commands given so far: part of their ids
    int corrections = 0, clarified = 0, declined = 0, attempts = 0, updates = 0, helped = 0;
    int lately = 0;  ///< recommendations since the last time it came to matching
};

/// What an actor is asked: it is your turn with this folder, today.
struct Turn {
    const World& world;
    Folder& folder;
    guiju::value::Date today;
    Dice dice;
    /// Ranked candidates of a matching for this case, best first.
    const std::function<std::vector<std::string>(const std::string& matching)>& candidates;
};

/// What it will do, and after how many working days.
struct Plan {
    int workdays = 0;
    std::vector<guiju::casework::Command> commands;
};

}  // namespace zhejiang
