// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/well_formed.h"

#include <algorithm>
#include <string_view>

#include "engine/casework/errors.h"
#include "engine/casework/kinds.h"
#include "engine/casework/sheet.h"
#include "engine/casework/view.h"

namespace guiju::casework {
namespace {

/// "赵 " is not 赵, and looks like him; some databases take the two for one.
bool has_blank_ends(const std::string& name) {
    for (const char* blank : {" ", "\t", "\n", "\r", "　", "\u00a0", "\u2002", "\u2003", "\u2009"})
        if (name.starts_with(blank) || name.ends_with(blank)) return true;
    return false;
}

/// Looks like nothing, and makes two names of one: control characters, and those of no width.
bool holds_invisible(std::string_view name) {
    if (std::any_of(name.begin(), name.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x20 || byte == 0x7f;
        }))
        return true;
    if (name.find_first_of("\xc2\xe2\xef") == std::string_view::npos) return false;
    // U+00AD, U+200B to U+200F, U+202A to U+202E, U+2060 to U+2064, U+FEFF
    for (const char* sign :
         {"\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c",
          "\u202d", "\u202e", "\u2060", "\u2061", "\u2062", "\u2063", "\u2064", "\ufeff"})
        if (name.find(sign) != std::string_view::npos) return true;
    return false;
}

}  // namespace

Outcome check_name(const std::string& name) {
    if (has_blank_ends(name)) return misuse(Code::gj5017, {name});
    if (holds_invisible(name)) return misuse(Code::gj5417, {name});
    return base::Done{};
}

Outcome check_command(const Command& command) {
    const auto& actor = command.actor;
    for (const auto* name : {&command.id, &command.case_id, &actor.unit, &actor.person, &actor.role,
                             &command.applicant, &command.target}) {
        if (auto fine = check_name(*name); !fine.ok()) return fine;
    }
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
