// SPDX-License-Identifier: Apache-2.0
#pragma once
// One policy as it applies: the base with what the local files supplied, and who wrote which clause.
// Differs from syntax::File by having no clause that waits for another file. Nothing is checked yet:
// whether what a locality wrote is as strict as its base is asked by dsl/check (local_*.cpp).
#include <optional>
#include <string>
#include <vector>

#include "dsl/syntax/tree.h"
#include "engine/base/diagnostic.h"

namespace guiju::overlay {

/// One file that took part. A clause belongs to the layer whose `file` is the file of its span.
struct Layer {
    std::string policy;    ///< title of the file
    std::string document;  ///< 文件; "" if none
    std::string version;   ///< as written; "" if none
    std::string level;     ///< 层级 as written; "" if none
    std::string in_force;  ///< 施行 as written; "" if none
    base::Span in_force_span;
    std::uint32_t file = 0;  ///< index of its source
};

/// One line of a local file, and the clause of the base that it was combined with.
struct Change {
    std::string verb;  ///< keyword id of group local: shorten, raise, add_item …; "section" for a
                       ///< section the base does not have
    std::size_t layer = 0;
    base::Span local;   ///< the line in the local file
    base::Span target;  ///< the clause of the base; of a section: the section itself
    base::Text clause;  ///< "需求初筛第（二）项"
    std::vector<syntax::Marker> markers;        ///< of the clause
    std::optional<syntax::Expr> before, after;  ///< values, periods or conditions
    std::vector<std::string> words;             ///< options added or dropped, the new name
    std::string stage;                          ///< where the clause stands, if in a stage
    std::string anchor;                         ///< of add_stage: the stage it was put behind
};

/// Only made by merge(), so a later stage may rely on there being no local clause left in it.
class MergedPolicy {
   public:
    [[nodiscard]] const syntax::File& tree() const { return tree_; }
    /// The base first, then the local files in the order they were applied.
    [[nodiscard]] const std::vector<Layer>& layers() const { return layers_; }
    /// The layer that wrote a clause.
    [[nodiscard]] const Layer& layer_of(base::Span span) const;
    /// What the local files did, in their order.
    [[nodiscard]] const std::vector<Change>& changes() const { return changes_; }
    [[nodiscard]] bool is_local() const { return layers_.size() > 1; }

   private:
    friend base::Checked<MergedPolicy> merge(syntax::File base);
    friend base::Checked<MergedPolicy> merge(const MergedPolicy& base, syntax::File local);
    MergedPolicy() = default;
    syntax::File tree_;
    std::vector<Layer> layers_;
    std::vector<Change> changes_;
};

/// The version in 版本 or behind 上位规则, without 版.
[[nodiscard]] std::string version_of(std::string_view written);

/// What a local file builds on, as its line 上位规则 says it: "办法，1.0版".
struct BaseName {
    std::string title, version;  ///< version without 版; "" if none is written
    base::Span span;
};
/// Empty when the file has no line 上位规则.
[[nodiscard]] std::optional<BaseName> base_of(const syntax::File& file);

/// A base policy on its own. A file that builds on another one (上位规则, or any local clause such as
/// 缩短 …) is refused with GJ4101: it means nothing without the clauses it changes.
[[nodiscard]] base::Checked<MergedPolicy> merge(syntax::File base);

/// The base with what the local file supplies: a marker (【市县可缩短】) is the operator that combines
/// the two, the local file never replaces a clause. Findings 41xx, at the file that makes them, with
/// the clause of the base as second place; with errors there is no value.
[[nodiscard]] base::Checked<MergedPolicy> merge(const MergedPolicy& base, syntax::File local);

}  // namespace guiju::overlay
