// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

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

}  // namespace

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
    const auto* version = head_line(base, "version");
    MergedPolicy merged;
    merged.layers_.push_back(
        {base.head.title.text, version ? version->text : std::string(), base.head.title.span.file});
    merged.tree_ = std::move(base);
    result.value = std::move(merged);
    return result;
}

}  // namespace guiju::overlay
