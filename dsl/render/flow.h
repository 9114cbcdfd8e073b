// SPDX-License-Identifier: Apache-2.0
#pragma once
// The procedure as plain nodes and edges with words on them, before anything is drawn.
// Shared by the DOT and Mermaid writers; not a second model of the policy: it is made and thrown away.
#include <string>
#include <vector>

#include "engine/program/program.h"

namespace guiju::render {

struct FlowNode {
    enum class Kind : unsigned char { start, stage, rung, end_good, end_bad } kind{};
    std::string id;
    std::vector<std::string> lines;  ///< first line is the name
    std::string cluster;             ///< name of the ladder for rungs; "" otherwise
};

struct FlowEdge {
    enum class Kind : unsigned char { onward, correction, back, up, stay } kind{};
    std::string from, to;
    std::string words;
};

struct Flow {
    std::string title;
    std::vector<FlowNode> nodes;
    std::vector<FlowEdge> edges;
};

/// Nodes in the order of the file, the start first, results last.
[[nodiscard]] Flow flow_of(const program::Program& program, base::Lang lang);

/// "3个工作日" / "3 working days"; "" when there is no period.
[[nodiscard]] std::string period_words(const program::Program& program,
                                       const program::PeriodRef& ref, base::Lang lang);

}  // namespace guiju::render
