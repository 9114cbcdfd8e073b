// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/well_formed.h"

#include "engine/casework/errors.h"
#include "engine/casework/kinds.h"
#include "engine/casework/sheet.h"
#include "engine/casework/view.h"

namespace guiju::casework {
namespace {

/// "赵 " is not 赵, and looks like him; some databases take the two for one.
bool has_blank_ends(const std::string& name) {
    for (const char* blank : {" ", "\t", "\n", "\r", "　"})
        if (name.starts_with(blank) || name.ends_with(blank)) return true;
    return false;
}

}  // namespace

Outcome check_command(const Command& command) {
    const auto& actor = command.actor;
    for (const auto* name : {&command.id, &command.case_id, &actor.unit, &actor.person, &actor.role,
                             &command.applicant, &command.target})
        if (has_blank_ends(*name)) return misuse(Code::gj5017, {*name});
    if (command.id.empty()) return misuse(Code::gj5013);
    if (command.case_id.empty()) return misuse(Code::gj5014, {command.id});
    const bool of_itself = follows_of_itself(command.kind);
    if (is_passage(command.kind)) {
        if (command.actor.role != kPlatform) return denied(Code::gj5684, {command.id});
        if (command.actor.person.empty()) return misuse(Code::gj5008, {Text(verb_of(command))});
    } else if (!of_itself && command.actor.unit.empty())
        return misuse(Code::gj5015, {command.id});
    return base::Done{};
}

}  // namespace guiju::casework
