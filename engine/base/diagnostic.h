// SPDX-License-Identifier: Apache-2.0
#pragma once
// A finding in a rule file, for its author: what, where, why, what to do. Never thrown.
// Not for operations that failed at run time: those give an Error (result.h).
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/message.h"
#include "engine/base/span.h"

namespace guiju::base {

/// A second place that belongs to the finding ("declared here", the clause of the level above).
struct SecondaryPlace {
    Span span;
    Text label;
};

/// A change of text that mends the finding. `safe`: may be applied without a person looking. Several
/// fixes of one finding are alternatives: then none is safe.
struct Fix {
    Span span;
    std::string replacement;
    bool safe = false;
    Text why{};  ///< why just this is proposed: 同音, 差1字, 形近; empty if there is nothing to say
};

struct Diagnostic {
    Code code{};
    Span span{};
    std::vector<Text> args{};              ///< for {0} {1} … of the catalogue entry
    std::vector<SecondaryPlace> places{};  ///< in order of importance
    std::vector<Fix> fixes{};
    std::string basis{};    ///< article the clause rests on (依据), as written; empty if none
    std::string example{};  ///< a counterexample as a 试例 that can be pasted; empty if none

    [[nodiscard]] Severity severity() const { return message(code).severity; }
};

/// Result of a compiler stage: a value or findings or both (warnings). No value means errors.
template <class T>
struct [[nodiscard]] Checked {
    std::optional<T> value;
    std::vector<Diagnostic> findings{};

    [[nodiscard]] bool ok() const { return value.has_value(); }
};

}  // namespace guiju::base
