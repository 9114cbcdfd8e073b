// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/merkle.h"

namespace guiju::evidence {
namespace {

constexpr char kLeaf = '\0';
constexpr char kNode = '\1';

}  // namespace

/// Puts the two newest trees together.
void MerkleTree::join() {
    const Node right = std::move(open_.back());
    open_.pop_back();
    auto& left = open_.back();
    bytes_.assign(1, kNode);
    add_text(bytes_, left.mark);
    add_text(bytes_, right.mark);
    hasher_.fingerprint(hash_, bytes_, left.mark);
    ++left.height;
}

void MerkleTree::add(std::string_view case_id, std::int64_t sequence, std::string_view head) {
    bytes_.assign(1, kLeaf);
    add_text(bytes_, case_id);
    add_number(bytes_, sequence);
    add_text(bytes_, head);
    open_.push_back({0, hasher_.fingerprint(hash_, bytes_)});
    while (open_.size() > 1 && open_[open_.size() - 2].height == open_.back().height) join();
}

std::string MerkleTree::root() {
    if (open_.empty()) return hasher_.fingerprint(hash_, "");
    const auto kept = open_;
    while (open_.size() > 1) join();
    auto root = std::move(open_.front().mark);
    open_ = kept;
    return root;
}

}  // namespace guiju::evidence
