// SPDX-License-Identifier: Apache-2.0
#pragma once
// One fingerprint over the heads of all cases: a Merkle tree as in RFC 6962 (leaves and nodes are told
// apart, the left half is the largest power of two). Leaves are added in the order of case ids.
#include <string>
#include <string_view>
#include <vector>

#include "engine/evidence/fingerprint.h"

namespace guiju::evidence {

class MerkleTree {
   public:
    explicit MerkleTree(Hash hash) : hash_(hash) {}
    void add(std::string_view case_id, std::int64_t sequence, std::string_view head);
    /// Of what was added so far; of nothing: the fingerprint of no bytes.
    [[nodiscard]] std::string root();

   private:
    struct Node {
        std::size_t height = 0;
        std::string mark;
    };
    void join();

    Hash hash_;
    Hasher hasher_;
    std::string bytes_;
    std::vector<Node> open_;  ///< whole trees of falling height
};

}  // namespace guiju::evidence
