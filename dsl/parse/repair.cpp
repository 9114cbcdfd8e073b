// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/repair.h"

#include <algorithm>

#include "dsl/parse/match.h"
#include "engine/base/limits.h"

namespace guiju::parse {

Repair::Repair(Form form, std::string_view line, const std::vector<Piece>& pieces,
               const State& state)
    : form_(form), line_(line), plain_(line), state_(state) {
    for (const Piece& piece : pieces) {
        if (piece.begin < line.data() || piece.end > line.data() + line.size()) continue;
        const auto begin = plain_.begin() + (piece.begin - line.data());
        std::fill(begin, begin + (piece.end - piece.begin), ' ');
    }
    furthest_ =
        state.furthest() == nullptr ? 0 : static_cast<std::size_t>(state.furthest() - line.data());
}

Repair::Help Repair::help_of(const Edit& edit) {
    if (trials_ >= kMostTrials || attempts_ > limits::kLineAttempts) return Help::none;
    ++trials_;
    const std::string tried = plain_.substr(0, edit.begin) + edit.text + plain_.substr(edit.end);
    State state(state_.names(), state_.skin(), state_.open_names());
    const std::vector<Piece> none;
    state.reset(none);
    const bool reads = match(form_, tried.data(), tried.data() + tried.size(), state).has_value();
    attempts_ += state.attempts();
    if (reads) return Help::whole;
    if (state.furthest() == nullptr) return Help::none;
    // In the tried text a place behind the change has moved by the difference of its lengths.
    const auto reached = static_cast<std::size_t>(state.furthest() - tried.data());
    const auto moved = reached + (edit.end - edit.begin);
    const bool behind = reached >= edit.begin + edit.text.size();
    return behind && moved > std::max(furthest_, edit.end) + edit.text.size() ? Help::further
                                                                              : Help::none;
}

}  // namespace guiju::parse
