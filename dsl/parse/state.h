// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a run of the grammar over one line leaves behind: a small tree of shapes with byte ranges,
// and, when it failed, the furthest place with what was expected there. Not the tree of dsl/syntax.
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/parse/names.h"
#include "dsl/parse/shapes.h"
#include "dsl/syntax/keywords.h"

namespace guiju::parse {

/// A matched rule: what it is, where, its parts in order. Positions are pointers into the source.
struct Node {
    Shape shape{};
    const char* begin = nullptr;
    const char* end = nullptr;
    std::vector<Node> parts;

    [[nodiscard]] std::string_view text() const { return {begin, end}; }
    /// First part of that shape, or nullptr.
    [[nodiscard]] const Node* find(Shape wanted) const;
    [[nodiscard]] std::vector<const Node*> all(Shape wanted) const;
};

/// Something that could have stood at a place: a keyword, or a kind of thing (expected.h).
struct Expected {
    bool is_keyword = false;
    std::uint16_t value = 0;
    friend bool operator==(Expected, Expected) = default;
};
[[nodiscard]] constexpr Expected expected(syntax::Keyword k) {
    return {true, static_cast<std::uint16_t>(k)};
}
[[nodiscard]] constexpr Expected expected(Expect e) {
    return {false, static_cast<std::uint16_t>(e)};
}

/// Pieces that may stand anywhere in a line and are skipped like blanks: 【…】 and 〔…〕.
struct Piece {
    const char* begin;
    const char* end;
};

/// More rules were tried for one line than any line needs; never leaves match().
struct TooMuchWork {};

class State {
   public:
    State(const Names& names, syntax::Skin skin, bool open_names)
        : names_(&names), skin_(skin), open_names_(open_names) {}

    [[nodiscard]] const Names& names() const { return *names_; }
    [[nodiscard]] syntax::Skin skin() const { return skin_; }
    /// Undeclared words are accepted as names (a local file read without its base).
    [[nodiscard]] bool open_names() const { return open_names_; }
    [[nodiscard]] std::size_t attempts() const { return attempts_; }

    /// Forgets the last line; `pieces` of the next one must live while it is matched.
    void reset(const std::vector<Piece>& pieces);
    /// The place after blanks and pieces.
    [[nodiscard]] const char* skip(const char* at, const char* end) const;

    /// Rules that may be tried from now on before the match is given up.
    void allow(std::size_t attempts) { allowed_ = attempts_ + attempts; }
    /// The last match was given up for its work: nothing more should be tried with this line.
    [[nodiscard]] bool exhausted() const { return attempts_ > allowed_; }

    // Called by the control class of the grammar. attempt() throws TooMuchWork, which match() catches.
    void attempt(const char* at);
    void open(const char* at);
    void close(Shape shape, const char* at, const char* end);
    void close();
    void abandon();
    void abandon(Expect expect, const char* end);
    void miss(Expected what, const char* at);

    /// The root after a successful match.
    [[nodiscard]] Node take_root();
    [[nodiscard]] const char* furthest() const { return furthest_; }
    [[nodiscard]] const std::vector<Expected>& expected_there() const { return expected_; }

   private:
    struct Frame {
        const char* at;
        std::size_t nodes;
        const char* furthest;
        std::size_t expected;
    };
    const Names* names_;
    syntax::Skin skin_;
    bool open_names_;
    const std::vector<Piece>* pieces_ = nullptr;
    std::vector<Node> nodes_;
    std::vector<Frame> frames_;
    const char* furthest_ = nullptr;
    std::vector<Expected> expected_;
    std::size_t attempts_ = 0;
    std::size_t allowed_ = SIZE_MAX;
};

}  // namespace guiju::parse
