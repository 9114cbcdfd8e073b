// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a worker says when a command was answered: one line on its standard output. Only what a caller
// could have seen stands in it.
#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/casework/command.h"

namespace guiju::storm {

struct Ack {
    bool done = false;      ///< false: refused, nothing was to be written
    std::string command{};  ///< id
    std::string case_id{};  ///< of a command that was done, like all below
    std::int64_t revision = 0;
    std::string answer{};  ///< fingerprint of the answer
    std::int64_t sent =
        -1;  ///< messages that went out with it; -1: it was answered from the record
};

/// What the caller of the command `id` was told; whether from the record is not looked at.
[[nodiscard]] Ack told(const base::Result<casework::Receipt>& answer, const std::string& id);
/// "ok id case revision answer sent" or "no id", with the end of the line.
[[nodiscard]] std::string line_of(const Ack& ack);
/// Nothing when it is no such line.
[[nodiscard]] std::optional<Ack> ack_of(const std::string& line);
/// 16 hexadecimal digits (FNV-1a) over an answer.
[[nodiscard]] std::string print_of(const std::string& answer);

}  // namespace guiju::storm
