// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/kinds.h"

namespace guiju::casework {

using Kind = Command::Kind;

bool is_passage(Kind kind) { return kind == Kind::migrate || kind == Kind::migrate_back; }

bool works_on(Kind kind) {
    switch (kind) {
        case Kind::fill:
        case Kind::act:
        case Kind::screen:
        case Kind::correct:
        case Kind::confirm:
        case Kind::decline:
        case Kind::opine:
        case Kind::delegate:
        case Kind::sign_before:
        case Kind::sign_after:
        case Kind::copy:
        case Kind::send_to:
        case Kind::jump: return true;
        default: return false;
    }
}

bool is_open_to_all(Kind kind) { return kind == Kind::comment; }

bool looks_back(Kind kind) { return kind == Kind::take_back || kind == Kind::send_to; }

bool follows_of_itself(Kind kind) { return kind == Kind::tick || kind == Kind::kin; }

}  // namespace guiju::casework
