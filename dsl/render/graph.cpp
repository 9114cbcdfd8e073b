// SPDX-License-Identifier: Apache-2.0
#include "dsl/render/graph.h"

#include <map>

#include "dsl/render/flow.h"
#include "dsl/render/html.h"
#include "dsl/text/source.h"

namespace guiju::render {
namespace {

constexpr const char* kFonts =
    "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,sans-serif";

/// Inches a line of this text needs at 12 points; Graphviz alone guesses CJK widths too small when
/// the machine has no such font.
std::string inches(const FlowNode& node) {
    int cells = 8;
    for (const std::string& line : node.lines) cells = std::max(cells, text::display_width(line));
    const int hundredths = cells * 9 + 30;
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

std::string label(const FlowNode& node) {
    std::string out = "<<B>" + escaped_html(node.lines.front()) + "</B>";
    for (std::size_t i = 1; i < node.lines.size(); ++i)
        if (!node.lines[i].empty())
            out += "<BR/><FONT POINT-SIZE=\"10\" COLOR=\"#555555\">" + escaped_html(node.lines[i]) +
                   "</FONT>";
    return out + ">";
}

std::string dot_node(const FlowNode& node) {
    std::string style;
    switch (node.kind) {
        case FlowNode::Kind::start:
            style = "shape=circle,style=filled,fillcolor=\"#e8eef7\"";
            break;
        case FlowNode::Kind::stage:
            style = "shape=box,style=\"rounded,filled\",fillcolor=\"#f7fafd\",color=\"#3b6ea5\"";
            break;
        case FlowNode::Kind::rung:
            style = "shape=box,style=\"rounded,filled\",fillcolor=\"#f5f0fa\",color=\"#7a4fa3\"";
            break;
        case FlowNode::Kind::end_good:
            style =
                "shape=box,style=\"rounded,filled\",peripheries=2,fillcolor=\"#eef2f6\",color=\"#"
                "44546a\"";
            break;
        case FlowNode::Kind::end_bad:
            style =
                "shape=box,style=\"rounded,filled\",peripheries=2,fillcolor=\"#fbeaea\",color=\"#"
                "b03a3a\"";
            break;
    }
    return "  " + node.id + " [" + style + ",width=" + inches(node) + ",label=" + label(node) +
           "];\n";
}

const char* colour(FlowEdge::Kind kind) {
    switch (kind) {
        case FlowEdge::Kind::onward: return "#2e7d4f";
        case FlowEdge::Kind::correction: return "#c77700";
        case FlowEdge::Kind::back: return "#b03a3a";
        case FlowEdge::Kind::up: return "#7a4fa3";
        case FlowEdge::Kind::stay: return "#888888";
    }
    return "#000000";
}

/// Edges that join the same two nodes in the same way share one arrow with several lines of words.
std::vector<FlowEdge> merged(const std::vector<FlowEdge>& edges) {
    std::vector<FlowEdge> out;
    for (const FlowEdge& edge : edges) {
        bool found = false;
        for (FlowEdge& known : out)
            if (known.from == edge.from && known.to == edge.to && known.kind == edge.kind) {
                if (!edge.words.empty() && known.words != edge.words)
                    known.words += "\n" + edge.words;
                found = true;
                break;
            }
        if (!found) out.push_back(edge);
    }
    return out;
}

std::string escaped(const std::string& text, const char* line_end) {
    std::string out;
    for (char c : text) {
        if (c == '\n')
            out += line_end;
        else if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out;
}

}  // namespace

std::string to_dot(const program::Program& program, base::Lang lang) {
    const Flow flow = flow_of(program, lang);
    std::string out = "digraph policy {\n  rankdir=TB; nodesep=0.35; ranksep=0.45;\n";
    out += "  label=\"" + escaped(flow.title, " ") + "\"; labelloc=t; fontsize=18;\n";
    out += std::string("  fontname=\"") + kFonts + "\";\n";
    out += std::string("  node [fontname=\"") + kFonts + "\",fontsize=12,margin=\"0.15,0.08\"];\n";
    out += std::string("  edge [fontname=\"") + kFonts + "\",fontsize=10];\n";
    std::map<std::string, std::string> clusters;
    for (const FlowNode& node : flow.nodes) {
        if (node.cluster.empty())
            out += dot_node(node);
        else
            clusters[node.cluster] += "  " + dot_node(node);
    }
    int number = 0;
    for (const auto& [name, body] : clusters)
        out += "  subgraph cluster_" + std::to_string(number++) + " {\n    label=\"" +
               escaped(name, " ") + "\"; style=\"rounded,dashed\"; color=\"#7a4fa3\";\n" + body +
               "  }\n";
    for (const FlowEdge& edge : merged(flow.edges)) {
        out += "  " + edge.from + " -> " + edge.to + " [color=\"" + colour(edge.kind) +
               "\",fontcolor=\"" + colour(edge.kind) + "\",label=\"" + escaped(edge.words, "\\n") +
               "\"";
        if (edge.kind == FlowEdge::Kind::correction) out += ",style=dashed";
        if (edge.kind == FlowEdge::Kind::stay) out += ",style=dotted";
        out += "];\n";
    }
    return out + "}\n";
}

std::string to_mermaid(const program::Program& program, base::Lang lang) {
    const Flow flow = flow_of(program, lang);
    std::string out = "flowchart TD\n";
    for (const FlowNode& node : flow.nodes) {
        std::string words;
        for (const std::string& line : node.lines)
            if (!line.empty()) words += (words.empty() ? "" : "<br/>") + escaped_html(line);
        const bool round = node.kind != FlowNode::Kind::stage && node.kind != FlowNode::Kind::rung;
        out += "    " + node.id + (round ? "([\"" : "[\"") + words + (round ? "\"])\n" : "\"]\n");
    }
    for (const FlowEdge& edge : merged(flow.edges)) {
        const bool dashed =
            edge.kind == FlowEdge::Kind::correction || edge.kind == FlowEdge::Kind::stay;
        out += "    " + edge.from + (dashed ? " -.->" : " -->");
        if (!edge.words.empty()) out += "|\"" + escaped(escaped_html(edge.words), "<br/>") + "\"|";
        out += " " + edge.to + "\n";
    }
    return out;
}

}  // namespace guiju::render
