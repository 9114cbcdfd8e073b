// SPDX-License-Identifier: Apache-2.0
#pragma once
// One policy as it applies: the base with what the local files supplied, and who wrote which clause.
// Differs from syntax::File by having no clause that waits for another file. Nothing is checked yet.
#include <string>
#include <vector>

#include "dsl/syntax/tree.h"
#include "engine/base/diagnostic.h"

namespace guiju::overlay {

/// One file that took part. A clause belongs to the layer whose `file` is the file of its span.
struct Layer {
    std::string policy;      ///< title of the file
    std::string version;     ///< as written; "" if none
    std::uint32_t file = 0;  ///< index of its source
};

/// Only made by merge(), so a later stage may rely on there being no local clause left in it.
class MergedPolicy {
   public:
    [[nodiscard]] const syntax::File& tree() const { return tree_; }
    /// The base first, then the local files in the order they were applied.
    [[nodiscard]] const std::vector<Layer>& layers() const { return layers_; }
    /// The layer that wrote a clause.
    [[nodiscard]] const Layer& layer_of(base::Span span) const;

   private:
    friend base::Checked<MergedPolicy> merge(syntax::File base);
    MergedPolicy() = default;
    syntax::File tree_;
    std::vector<Layer> layers_;
};

/// A base policy on its own. A file that builds on another one (上位规则, or any local clause such as
/// 缩短 …) is refused with GJ4101: it means nothing without the clauses it changes.
[[nodiscard]] base::Checked<MergedPolicy> merge(syntax::File base);

}  // namespace guiju::overlay
