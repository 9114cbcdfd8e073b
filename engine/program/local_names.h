// SPDX-License-Identifier: Apache-2.0
#pragma once
// How roles are called where a policy applies (改称), and who holds them there (确定). For what people read:
// nothing is decided or stored by another name.
#include <string>

#include "engine/program/program.h"

namespace guiju::program {

/// The other name of a role where the policy gives it one, else its own.
[[nodiscard]] Text shown_name(const Program& program, const Text& name);
/// Likewise of a name as it is stored (in Chinese); in both languages the same.
[[nodiscard]] std::string shown_name(const Program& program, const std::string& zh);
/// The program with the other names in place of its own: for pictures, pages and sentences, never to run.
[[nodiscard]] Program as_shown(Program program);

}  // namespace guiju::program
