// SPDX-License-Identifier: Apache-2.0
#pragma once
// The stage protocol once more, as a plain switch: written from its description, not from the machine.
// Slow, obvious, and only there to disagree.
#include "engine/machine/protocol.h"

namespace guiju::differential {

[[nodiscard]] machine::Step reference_step(const program::Program& program,
                                           const machine::Position& position,
                                           const machine::Event& event);

}  // namespace guiju::differential
