// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/folder.h"

namespace zhejiang {
namespace {

unsigned clamp_percent(int percent) {
    return static_cast<unsigned>(percent < 0 ? 0 : percent > 100 ? 100 : percent);
}

Fate::Corrects throw_corrects(Dice& dice) {
    const int roll = dice.between(1, 100);
    if (roll <= 76) return Fate::Corrects::well;
    if (roll <= 88) return Fate::Corrects::half;
    return roll <= 93 ? Fate::Corrects::late : Fate::Corrects::never;
}

/// Most find a partner at once, some after failed talks, some only with help from above.
void throw_search(Fate& fate, unsigned answered, Dice& dice) {
    if (dice.percent(answered)) {
        fate.ending = Fate::Ending::answered;
        const int roll = dice.between(1, 100);
        fate.failures = roll <= 80 ? 0 : roll <= 90 ? 1 : 0;
        fate.level = roll <= 90 ? 0 : roll <= 96 ? 1 : roll <= 99 ? 2 : 3;
        return;
    }
    fate.ending = dice.percent(45) ? Fate::Ending::nobody : Fate::Ending::stalls;
    fate.failures = dice.between(0, 1);
    fate.level = fate.ending == Fate::Ending::nobody ? 4 : dice.between(0, 2);
}

}  // namespace

const std::vector<CityStyle>& all_cities() {
    static const std::vector<CityStyle> kCities = {
        {"3301", "Hangzhou", 99, 4}, {"3302", "Ningbo", 98, 5},  {"3303", "Wenzhou", 94, 9},
        {"3304", "Jiaxing", 99, 3},  {"3305", "Huzhou", 98, 5},  {"3306", "Shaoxing", 97, 7},
        {"3307", "Jinhua", 92, 11},  {"3308", "Quzhou", 84, 18}, {"3309", "Zhoushan", 95, 10},
        {"3310", "Taizhou", 96, 8},  {"3311", "Lishui", 81, 20},
    };
    return kCities;
}

const CityStyle& style_of(const std::string& territory) {
    for (const CityStyle& city : all_cities())
        if (territory.starts_with(city.code)) return city;
    return all_cities().front();
}

Fate throw_fate(const Demand& demand) {
    const CityStyle& city = style_of(demand.territory);
    const int county_habit = Dice("county/" + demand.territory).between(-4, 4);
    Dice dice("fate/" + demand.number);
    Fate fate;
    fate.corrects = throw_corrects(dice);
    fate.untidy = dice.percent(3);
    fate.doubtful = dice.percent(3);
    fate.invalid = dice.percent(3);
    fate.harsh = fate.invalid && dice.percent(20);
    fate.slow_office = dice.percent(clamp_percent(static_cast<int>(city.slow) - county_habit));
    fate.breaks_off = dice.percent(2);
    fate.files_again = dice.percent(30);
    throw_search(fate, clamp_percent(static_cast<int>(city.answered) + county_habit / 2), dice);
    static const std::vector<std::string> kGivesUp = {"需求初筛", "需求对接", "需求响应"};
    if (dice.percent(2)) fate.withdraws_in = dice.pick(kGivesUp);
    return fate;
}

}  // namespace zhejiang
