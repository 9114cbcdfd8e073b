// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/actors.h"

namespace zhejiang {

using guiju::casework::Command;
using guiju::value::Dimension;
using guiju::value::Number;
using guiju::value::Quantity;
using guiju::value::Value;

Command command_of(const Turn& turn, Command::Kind kind, const std::string& unit,
                   const std::string& person, const std::string& role) {
    Command command;
    command.kind = kind;
    command.case_id = turn.folder.id;
    command.actor = {unit + "/" + person, unit, role};
    return command;
}

Command act_of(const Turn& turn, const std::string& unit, const std::string& verb,
               guiju::value::Record inputs) {
    Command command = command_of(turn, Command::Kind::act, unit, "经办人");
    command.verb = verb;
    command.inputs = std::move(inputs);
    return command;
}

Value list_of(const std::vector<std::string>& items) {
    guiju::value::List list;
    for (const std::string& item : items) list.emplace_back(item);
    return list;
}

Value count_of(int number) { return Value(Number(number)); }

Value yuan(std::int64_t ten_thousands) {
    return Quantity{Number(ten_thousands * 10'000), Dimension::money};
}

int pace(Turn& turn, int low, int high, int limit) {
    if (turn.folder.fate.slow_office && turn.dice.percent(40))
        return limit + turn.dice.between(1, 4);
    return turn.dice.between(low, high);
}

}  // namespace zhejiang
