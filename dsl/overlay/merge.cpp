// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <utility>

#include "dsl/overlay/combine.h"
#include "dsl/overlay/merged.h"

namespace guiju::overlay {

namespace {

const syntax::Line* head_line(const syntax::File& file, std::string_view label) {
    const auto& lines = file.head.lines;
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const syntax::Line& line) { return line.label == label; });
    return found == lines.end() ? nullptr : &*found;
}

bool is_local(const syntax::Section& section) {
    return std::holds_alternative<syntax::LocalRule>(section.body) ||
           std::holds_alternative<syntax::AddedStage>(section.body);
}

base::Diagnostic needs_base(base::Span span, const syntax::File& file, base::Text base_name) {
    return {.code = base::Code::gj4101,
            .span = span,
            .args = {base::Text(file.head.title.text), std::move(base_name)}};
}

std::string text_of(const syntax::File& file, std::string_view label) {
    const auto* line = head_line(file, label);
    return line == nullptr ? std::string() : line->text;
}

Layer layer_of_file(const syntax::File& file) {
    const auto* in_force = head_line(file, "in_force");
    return {.policy = file.head.title.text,
            .document = text_of(file, "document"),
            .version = text_of(file, "version"),
            .level = text_of(file, "level"),
            .in_force = text_of(file, "in_force"),
            .in_force_span = in_force != nullptr ? in_force->span : file.head.title.span,
            .file = file.head.title.span.file};
}

bool has_errors(const std::vector<base::Diagnostic>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const base::Diagnostic& finding) {
        return finding.severity() == base::Severity::error;
    });
}

/// 试例 of the base are about the base.
void leave_examples(syntax::File& tree) {
    std::erase_if(tree.sections, [](const syntax::Section& section) {
        return std::holds_alternative<syntax::ExampleSection>(section.body);
    });
}

}  // namespace

std::string version_of(std::string_view written) {
    for (const std::string_view mark : {"版", "第", "version", "v", "V"}) {
        if (written.ends_with(mark)) written.remove_suffix(mark.size());
        if (written.starts_with(mark)) written.remove_prefix(mark.size());
    }
    while (written.starts_with(' ')) written.remove_prefix(1);
    while (written.ends_with(' ')) written.remove_suffix(1);
    return std::string(written);
}

std::optional<BaseName> base_of(const syntax::File& file) {
    const auto* line = head_line(file, "base");
    if (line == nullptr) return std::nullopt;
    BaseName name;
    name.span = line->span;
    std::string_view text = line->text;
    for (const std::string_view comma : {"，", ","}) {
        const auto at = text.rfind(comma);
        if (at == std::string_view::npos) continue;
        name.version = version_of(text.substr(at + comma.size()));
        text = text.substr(0, at);
        break;
    }
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"《", "》"}})
        if (text.starts_with(open) && text.ends_with(close))
            text = text.substr(open.size(), text.size() - open.size() - close.size());
    name.title = std::string(text);
    return name;
}

const Layer& MergedPolicy::layer_of(base::Span span) const {
    const auto found = std::find_if(layers_.begin(), layers_.end(),
                                    [&](const Layer& layer) { return layer.file == span.file; });
    return found == layers_.end() ? layers_.front() : *found;
}

base::Checked<MergedPolicy> merge(syntax::File base) {
    base::Checked<MergedPolicy> result;
    if (const auto* line = head_line(base, "base")) {
        result.findings.push_back(needs_base(line->span, base, line->text));
        return result;
    }
    const auto local = std::find_if(base.sections.begin(), base.sections.end(), is_local);
    if (local != base.sections.end()) {
        result.findings.push_back(
            needs_base(local->heading_span, base, base::Text("上位规则", "base policy")));
        return result;
    }
    MergedPolicy merged;
    merged.layers_.push_back(layer_of_file(base));
    merged.tree_ = std::move(base);
    result.value = std::move(merged);
    return result;
}

base::Checked<MergedPolicy> merge(const MergedPolicy& base, syntax::File local) {
    MergedPolicy merged;
    merged.tree_ = base.tree_;
    merged.layers_ = base.layers_;
    merged.layers_.push_back(layer_of_file(local));
    merged.changes_ = base.changes_;
    leave_examples(merged.tree_);

    Work work(merged.tree_, merged.layers_);
    combine_head(work, local.head);
    std::vector<syntax::Section> stages;
    for (auto& section : local.sections) {
        if (const auto* rule = std::get_if<syntax::LocalRule>(&section.body))
            combine_rule(work, section, *rule);
        else if (std::holds_alternative<syntax::AddedStage>(section.body))
            stages.push_back(std::move(section));
        else
            combine_section(work, std::move(section));
    }
    for (auto& stage : stages) combine_stage(work, std::move(stage));

    merged.changes_.insert(merged.changes_.end(), std::make_move_iterator(work.changes.begin()),
                           std::make_move_iterator(work.changes.end()));
    base::Checked<MergedPolicy> result;
    result.findings = std::move(work.findings);
    if (!has_errors(result.findings)) result.value = std::move(merged);
    return result;
}

}  // namespace guiju::overlay
