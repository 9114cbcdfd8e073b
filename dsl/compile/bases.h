// SPDX-License-Identifier: Apache-2.0
#pragma once
// One policy out of the files it is made of: the base that a local file names, found among the sources,
// and the two combined, level upon level. Reads no files; checks the bases, not the result.
#include <memory>
#include <string>
#include <vector>

#include "dsl/overlay/merged.h"
#include "dsl/parse/names.h"
#include "dsl/parse/parse.h"
#include "dsl/text/source.h"
#include "engine/program/program.h"

namespace guiju::compile {

struct Composed {
    overlay::MergedPolicy policy;
    std::vector<base::Diagnostic> of_bases;        ///< what was found in the bases: not said again
    std::shared_ptr<const program::Program> base;  ///< null for a policy that stands alone
    std::shared_ptr<const parse::Names> names;     ///< every name declared, for the level below
};

/// Composes sources[0], of which `alone` is what parse() says without the words of a base.
/// Findings: of that file as parsed, and GJ4101-GJ41xx when its base is missing, of another
/// version, wrong itself, or does not allow what the file does. No value then.
[[nodiscard]] base::Checked<Composed> compose(const std::vector<text::Source>& sources,
                                              parse::Parsed alone,
                                              const std::vector<value::WorkCalendar>& calendars,
                                              bool any_version = false);

/// The words a local file may use from the policies above it: those of its base, found among the other
/// sources; null when sources[0] names no base or it is not there. Checks nothing.
[[nodiscard]] std::shared_ptr<const parse::Names> words_above(
    const std::vector<text::Source>& sources);

}  // namespace guiju::compile
