// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tree → canonical text in either skin. Lossless (comments, blank lines, remarks), idempotent;
// parse(format(tree)) gives the same tree. Changing the skin translates names by the 对照 section.
#include <map>
#include <string>
#include <vector>

#include "dsl/syntax/tree.h"

namespace guiju::format {

[[nodiscard]] std::string format(const syntax::File& file, syntax::Skin skin);

/// The lines of the head: its title line first, remarks last.
[[nodiscard]] std::vector<std::string> head_lines(const syntax::File& file, syntax::Skin skin);
/// Names of the file that are written otherwise.
using OtherNames = std::map<std::string, std::string>;
/// The lines of one section of the file without its heading, basis and remarks; empty lines left out.
[[nodiscard]] std::vector<std::string> body_lines(const syntax::File& file,
                                                  const syntax::Section& section, syntax::Skin skin,
                                                  const OtherNames& others = {});

}  // namespace guiju::format
