// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/state.h"

#include <algorithm>
#include <iterator>

namespace guiju::parse {

const Node* Node::find(Shape wanted) const {
    for (const Node& part : parts)
        if (part.shape == wanted) return &part;
    return nullptr;
}

std::vector<const Node*> Node::all(Shape wanted) const {
    std::vector<const Node*> found;
    for (const Node& part : parts)
        if (part.shape == wanted) found.push_back(&part);
    return found;
}

void State::reset(const std::vector<Piece>& pieces) {
    pieces_ = &pieces;
    nodes_.clear();
    frames_.clear();
    furthest_ = nullptr;
    expected_.clear();
}

const char* State::skip(const char* at, const char* end) const {
    for (;;) {
        const char* start = at;
        while (const auto n = blank_length({at, end})) at += n;
        for (const Piece& piece : *pieces_)
            if (piece.begin == at && piece.end <= end) at = piece.end;
        if (at == start) return at;
    }
}

// Invariant: a node that ends behind the place where matching goes on belongs to an alternative
// that was given up. So whatever the grammar does, dropping those keeps the nodes right.
void State::attempt(const char* at) {
    if (++attempts_ > allowed_) throw TooMuchWork{};
    while (!nodes_.empty() && nodes_.back().end > at) nodes_.pop_back();
}

void State::open(const char* at) {
    frames_.push_back({at, nodes_.size(), furthest_, expected_.size()});
}

void State::close(Shape shape, const char* at, const char* end) {
    const Frame frame = frames_.back();
    frames_.pop_back();
    while (!nodes_.empty() && nodes_.back().end > at) nodes_.pop_back();
    const auto first =
        nodes_.begin() + static_cast<std::ptrdiff_t>(std::min(frame.nodes, nodes_.size()));
    Node node{shape, std::min(skip(frame.at, end), at), at, {}};
    node.parts.assign(std::make_move_iterator(first), std::make_move_iterator(nodes_.end()));
    nodes_.erase(first, nodes_.end());
    nodes_.push_back(std::move(node));
}

void State::close() { frames_.pop_back(); }

void State::abandon() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (nodes_.size() > frame.nodes) nodes_.resize(frame.nodes);
}

// Why: a named thing that failed at its very beginning is expected as a whole ("a comparison"), not
// as the list of its alternatives; what failed further inside stays.
void State::abandon(Expect expect, const char* end) {
    const Frame frame = frames_.back();
    abandon();
    const char* at = skip(frame.at, end);
    if (furthest_ != nullptr && furthest_ > at) return;
    if (furthest_ == at) expected_.resize(frame.furthest == at ? frame.expected : 0);
    miss(expected(expect), at);
}

void State::miss(Expected what, const char* at) {
    if (furthest_ != nullptr && at < furthest_) return;
    if (at != furthest_) expected_.clear();
    furthest_ = at;
    if (std::find(expected_.begin(), expected_.end(), what) == expected_.end())
        expected_.push_back(what);
}

Node State::take_root() {
    Node root = std::move(nodes_.back());
    nodes_.clear();
    return root;
}

}  // namespace guiju::parse
