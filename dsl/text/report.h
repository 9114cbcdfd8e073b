// SPDX-License-Identifier: Apache-2.0
#pragma once
// Shows findings to people (with source line and caret) and to programs (JSON, SARIF).
// Pure text: no terminal here, colours are asked for by the caller.
#include <string>
#include <vector>

#include "dsl/text/source.h"

namespace guiju::text {

struct ReportOptions {
    base::Lang lang = base::Lang::zh;
    bool colour = false;
};

/// 错误 GJ2103  …  with file, line, character, the source line, a caret that lines up under
/// double-width characters, secondary places, 改法, 依据 and the pasteable example.
/// `sources[i]` is the source with index i in spans. A place with the span of the finding itself
/// labels its carets. A finding whose source is not given (load failed) shows its sentence alone.
[[nodiscard]] std::string render(const base::Diagnostic& finding,
                                 const std::vector<Source>& sources, const ReportOptions& options);
/// One JSON document: {"findings":[{code,severity,message,help,file,range{bytes,characters,utf16},…}]}
/// bytes: offsets after a dropped BOM. characters: code points, from 1. utf16: from 0, as LSP ranges.
[[nodiscard]] std::string to_json(const std::vector<base::Diagnostic>& findings,
                                  const std::vector<Source>& sources, base::Lang lang);
/// SARIF 2.1.0
[[nodiscard]] std::string to_sarif(const std::vector<base::Diagnostic>& findings,
                                   const std::vector<Source>& sources, base::Lang lang);

}  // namespace guiju::text
