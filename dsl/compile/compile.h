// SPDX-License-Identifier: Apache-2.0
#pragma once
// The compiler's front door: texts of rule files in, a verified program and its examples out.
// No I/O: whoever calls reads the files. Each step can also be called alone (parse, merge, check, lower).
#include <memory>
#include <vector>

#include "dsl/compile/example.h"
#include "dsl/overlay/merged.h"
#include "dsl/text/source.h"
#include "engine/base/diagnostic.h"
#include "engine/program/program.h"

namespace guiju::compile {

struct Options {
    /// Calendars known besides those in the sources.
    std::vector<value::WorkCalendar> calendars;
    /// A local file is combined with the base that is there, whatever version it was written for.
    bool any_version = false;
};

struct Compiled {
    program::Program program;
    std::vector<Fixture> fixtures;
    std::vector<Example> examples;
    base::Lang skin = base::Lang::zh;                     ///< the language the policy is written in
    std::shared_ptr<const overlay::MergedPolicy> policy;  ///< the tree, and who wrote which clause
    std::shared_ptr<const program::Program> base;         ///< of a local policy: what it builds on
};

/// Compiles sources[0]. The other sources are files it may refer to: calendars, and of a local file
/// (上位规则) the policies above it; one it does not need is not looked at closely and adds no findings.
/// sources[i] has index i in the spans of findings. A value comes with warnings and notes at most; errors leave none.
[[nodiscard]] base::Checked<Compiled> compile(const std::vector<text::Source>& sources,
                                              const Options& options = {});

/// The calendars (日历 sections) of one parsed file, with what is wrong in them.
[[nodiscard]] base::Checked<std::vector<value::WorkCalendar>> calendars_of(
    const text::Source& source, std::uint32_t index);

}  // namespace guiju::compile
