// SPDX-License-Identifier: Apache-2.0
// The head of the combined policy: the local file's own lines, the rest from its base.
#include <algorithm>
#include <array>

#include "dsl/overlay/combine.h"
#include "dsl/syntax/keywords.h"

namespace guiju::overlay {

namespace {

using base::Code;

syntax::Line* line_of(syntax::Head& head, std::string_view label) {
    const auto found = std::find_if(head.lines.begin(), head.lines.end(),
                                    [&](const syntax::Line& line) { return line.label == label; });
    return found == head.lines.end() ? nullptr : &*found;
}

std::string tier_of(const syntax::Head& head) {
    for (const auto& line : head.lines) {
        if (line.label != "level") continue;
        for (const auto skin : {syntax::Skin::chinese, syntax::Skin::english})
            if (const auto found = syntax::find_keyword("tier", line.text, skin))
                return std::string(syntax::id_of(*found));
    }
    return {};
}

int height(const std::string& tier) {
    if (tier == "province") return 3;
    if (tier == "city") return 2;
    return tier == "county" ? 1 : 0;
}

/// The six digits in "嘉兴市（330400）"; "" if there are none.
std::string code_of(const std::string& written) {
    for (std::size_t i = 0; i + 6 <= written.size(); ++i) {
        const auto digits = std::string_view(written).substr(i, 6);
        if (std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return std::string(digits);
    }
    return {};
}

void check_level(Work& work, const syntax::Head& local) {
    const auto above = tier_of(work.tree.head);
    const auto mine = tier_of(local);
    if (height(mine) > 0 && height(above) > height(mine)) return;
    auto* line = line_of(const_cast<syntax::Head&>(local), "level");
    auto* theirs = line_of(work.tree.head, "level");
    work.refuse(Code::gj4105, line != nullptr ? line->span : local.title.span,
                {line != nullptr ? line->text : std::string("—"),
                 theirs != nullptr ? theirs->text : std::string("—")},
                theirs != nullptr ? theirs->span : work.tree.head.title.span);
}

void check_territory(Work& work, const syntax::Head& local) {
    auto* line = line_of(const_cast<syntax::Head&>(local), "territory");
    auto* theirs = line_of(work.tree.head, "territory");
    if (line == nullptr) {
        work.refuse(Code::gj4109, local.title.span, {});
        return;
    }
    if (theirs == nullptr) return;
    if (const auto mine = code_of(line->text);
        !mine.empty() && !lies_within(mine, code_of(theirs->text)))
        work.refuse(Code::gj4106, line->span, {line->text, theirs->text}, theirs->span);
}

bool is_draft(const syntax::Line& status) {
    for (const auto skin : {syntax::Skin::chinese, syntax::Skin::english})
        if (const auto found = syntax::find_keyword("status", status.text, skin))
            return syntax::id_of(*found) == "draft";
    return false;
}

/// Lines that speak of the whole policy; a local file does not write them.
constexpr std::array<std::string_view, 3> kOfTheBase{"kind", "calendar", "units"};

}  // namespace

void combine_head(Work& work, const syntax::Head& local) {
    check_level(work, local);
    check_territory(work, local);
    auto& head = work.tree.head;
    head.title = local.title;
    for (const std::string_view own : {"version", "document", "binding"})
        std::erase_if(head.lines, [&](const syntax::Line& line) { return line.label == own; });
    for (const auto& line : local.lines) {
        if (line.label == "base") continue;
        auto* known = line_of(head, line.label);
        const bool theirs =
            std::find(kOfTheBase.begin(), kOfTheBase.end(), line.label) != kOfTheBase.end();
        if (theirs && (known == nullptr || known->text != line.text)) {
            work.refuse(Code::gj4107, line.span,
                        {std::string(syntax::spelling("head", line.label, syntax::Skin::chinese))},
                        known != nullptr ? known->span : base::Span{});
            continue;
        }
        // What rests on a draft is no more than a draft.
        const bool rests_on_draft = line.label == "status" && known != nullptr && is_draft(*known);
        if (rests_on_draft) continue;
        if (known == nullptr) {
            head.lines.push_back(line);
            continue;
        }
        auto above = *known;
        *known = line;
        // The base goes on naming its own territory: 所在地属于浙江省.
        if (line.label != "territory") continue;
        above.label = "territory_above";
        head.lines.push_back(std::move(above));
    }
    head.remarks = local.remarks;
}

}  // namespace guiju::overlay
