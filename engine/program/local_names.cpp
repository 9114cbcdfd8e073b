// SPDX-License-Identifier: Apache-2.0
#include "engine/program/local_names.h"

namespace guiju::program {

Text shown_name(const Program& program, const Text& name) {
    // The smallest territory has the last word: its line comes last.
    for (auto alias = program.aliases.rbegin(); alias != program.aliases.rend(); ++alias)
        if (alias->name.zh == name.zh) return {alias->shown, alias->shown};
    return name;
}

std::string shown_name(const Program& program, const std::string& zh) {
    return shown_name(program, Text(zh)).zh;
}

Program as_shown(Program program) {
    for (auto& role : program.roles) role.name = shown_name(program, role.name);
    return program;
}

}  // namespace guiju::program
