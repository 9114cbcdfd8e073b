// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text → tree. Pass 1 collects the names a file declares, pass 2 matches the longest declared name.
// Recovers at every line, so ten mistakes give ten findings. Nothing is resolved or checked here.
#include <memory>
#include <string>
#include <vector>

#include "dsl/syntax/tree.h"
#include "dsl/text/source.h"

namespace guiju::parse {

class Names;

/// At most this many findings are reported for one file.
inline constexpr std::size_t kMaxFindings = limits::kFindings;

/// The tree of a source, with findings. A tree is returned whenever at least the head line could be
/// read, even beside errors (the checker can then go on with the rest); callers stop at errors.
/// `index` goes into every span. Never throws; depth is bounded by text::kMaxDepth.
[[nodiscard]] base::Checked<syntax::File> parse(const text::Source& source,
                                                std::uint32_t index = 0);

struct Options {
    std::uint32_t index = 0;  ///< goes into every span
    /// Names declared by the files above a local file (`Parsed::names` of its base). A local file
    /// (上位规则) that is read without them accepts any word as a name; the checker resolves it.
    std::vector<std::string> outer_names{};
    /// Likewise all that is known of these names (`Parsed::vocabulary`): which are definitions, units …
    std::shared_ptr<const Names> outer{};
};

struct Parsed {
    base::Checked<syntax::File> checked;
    std::vector<std::string> names;  ///< every name this file and those above it declare, sorted
    std::shared_ptr<const Names> vocabulary;
    std::size_t attempts = 0;  ///< how many rules of the grammar were tried: a measure of work
};

/// As above, for a file that has files above it.
[[nodiscard]] Parsed parse(const text::Source& source, const Options& options);

}  // namespace guiju::parse
