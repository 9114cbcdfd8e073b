// SPDX-License-Identifier: Apache-2.0
#pragma once
// 过渡: what this version does with cases under way under an older one, stage by stage. Plain data, part
// of program.h. The old version is known by its number and the names of its stages; it is not here.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/message.h"
#include "engine/program/code.h"
#include "engine/program/origin.h"

namespace guiju::program {

struct TransitionRow {
    base::Text from;             ///< stage of the old version
    std::int32_t stage = kNone;  ///< of this version; none: a person decides
    enum class Holder : std::uint8_t {
        same_unit,  ///< whoever has it now
        by_rule,    ///< whoever the new stage is handled by
    } holder{};
    enum class Clock : std::uint8_t {
        keep,     ///< what was used up stays used up
        restart,  ///< full length from the day of the change
        convert,  ///< the same share of the new length is used up
    } clock{};
    enum class Confirmation : std::uint8_t {
        keep,      ///< goes on waiting for the same confirmation
        resubmit,  ///< the proposal lapses; it has to be made again
    } confirmation{};
    Origin origin;
};

struct Transition {
    std::vector<std::string> versions;  ///< numbers of the old versions (value/version.h)
    std::vector<TransitionRow> rows;
    Origin origin;
};

}  // namespace guiju::program
