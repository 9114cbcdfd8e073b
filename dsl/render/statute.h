// SPDX-License-Identifier: Apache-2.0
#pragma once
// The statute form (条文体) of a policy: what a committee reads and a gazette prints. From the same tree as
// everything else; parameters appear with their values. Not the canonical rule file (dsl/format).
#include <map>
#include <string>

#include "dsl/render/document.h"
#include "dsl/syntax/tree.h"
#include "engine/program/program.h"

namespace guiju::render {

/// What a locality says of roles, by their names in the file.
struct LocalNames {
    std::map<std::string, std::string> shown;  ///< 改称: written instead of the name
    std::map<std::string, std::string> held;   ///< 确定: the unit that holds the role
    std::vector<program::Counterpart> counterparts;
    std::string base;          ///< the policy of the highest level; "" if this one stands alone
    std::string base_version;  ///< of it
};
/// Those of a program that was made of the file.
[[nodiscard]] LocalNames local_names(const program::Program& program, syntax::Skin source);

/// Articles in the order of the file, numbered from one. Fixtures, examples and names are left out.
[[nodiscard]] Document statute_of(const syntax::File& file, syntax::Skin skin,
                                  const LocalNames& names = {});

/// Plain text: 第一条　需求初筛, sentences, items, tables in columns. Ends with a line end.
[[nodiscard]] std::string statute_text(const Document& document, syntax::Skin skin);

}  // namespace guiju::render
