// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tries a small change of one line: can the line be read with it? So a proposal is known to help
// before it is made. Works on a copy; reports nothing.
#include <string>
#include <string_view>
#include <vector>

#include "dsl/parse/state.h"

namespace guiju::parse {

/// Bytes [begin, end) of the line become `text`.
struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
};

class Repair {
   public:
    /// At most this many changes of one line are tried; later ones count as no help.
    static constexpr int kMostTrials = 16;

    /// The line (or cell) as it was matched, with the pieces in it. Keeps references.
    Repair(Form form, std::string_view line, const std::vector<Piece>& pieces, const State& state);

    enum class Help : std::uint8_t {
        none,
        further,  ///< the first place that cannot be read comes later
        whole,    ///< the line can be read
    };
    [[nodiscard]] Help help_of(const Edit& edit);
    [[nodiscard]] bool reads_with(const Edit& edit) { return help_of(edit) == Help::whole; }
    [[nodiscard]] std::string_view line() const { return line_; }
    /// Rules of the grammar tried so far.
    [[nodiscard]] std::size_t attempts() const { return attempts_; }

   private:
    Form form_;
    std::string_view line_;
    std::string plain_;  ///< the line with blanks for its pieces
    const State& state_;
    std::size_t furthest_;
    std::size_t attempts_ = 0;
    int trials_ = 0;
};

}  // namespace guiju::parse
