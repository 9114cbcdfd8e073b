// SPDX-License-Identifier: Apache-2.0
#include "dsl/format/page.h"

#include <algorithm>

#include "dsl/format/expression.h"

namespace guiju::format {

using syntax::Keyword;
using syntax::Marker;

namespace {

/// What localities may simply do; several of these share one pair of brackets.
bool is_permission(const Marker& marker) {
    return marker.operands.empty() && marker.kind != Marker::Kind::locked &&
           marker.kind != Marker::Kind::choose && marker.kind != Marker::Kind::local_decides &&
           marker.kind != Marker::Kind::must_fill && marker.kind != Marker::Kind::weights_may_move;
}

Keyword permission_word(Marker::Kind kind) {
    switch (kind) {
        case Marker::Kind::may_add_items: return Keyword::marker_may_add_items;
        case Marker::Kind::may_drop_items: return Keyword::marker_may_drop_items;
        case Marker::Kind::may_raise: return Keyword::marker_may_raise;
        case Marker::Kind::may_lower: return Keyword::marker_may_lower;
        case Marker::Kind::may_shorten: return Keyword::marker_may_shorten;
        case Marker::Kind::may_lengthen: return Keyword::marker_may_lengthen;
        case Marker::Kind::may_add_rounds: return Keyword::marker_may_add_rounds;
        case Marker::Kind::may_rename: return Keyword::marker_may_rename;
        default: return Keyword::marker_may_add_stages;
    }
}

/// 5至10个工作日: the unit is written once when it is the same.
std::string range(const Tongue& tongue, const std::vector<syntax::Expr>& bounds) {
    if (bounds.size() < 2) return bounds.empty() ? "" : expression(tongue, bounds[0]);
    const auto& low = bounds[0];
    const auto& high = bounds[1];
    const bool short_low = low.kind == syntax::Expr::Kind::number &&
                           (low.unit.empty() || tongue.same_unit(low.unit, high.unit));
    return tongue.words({short_low ? low.text : expression(tongue, low),
                         tongue.word(Keyword::word_to), expression(tongue, high)});
}

std::string localities(const Tongue& tongue, const std::string& what) {
    return tongue.words({tongue.word(Keyword::marker_localities), what});
}

std::string added_stages(const Tongue& tongue, const Marker& marker) {
    const bool english = !tongue.zh();
    auto text = localities(tongue, tongue.words({english ? tongue.word(Keyword::marker_may) : "",
                                                 tongue.word(Keyword::marker_may_add_stages)}));
    if (marker.operands.empty()) return text;
    return text + tongue.comma() +
           tongue.words({tongue.word(Keyword::marker_stages_total),
                         expression(tongue, marker.operands[0]),
                         tongue.word(Keyword::marker_in_total)});
}

std::string moving_weights(const Tongue& tongue, const Marker& marker) {
    const auto points = marker.operands.empty() ? "" : expression(tongue, marker.operands[0]);
    return tongue.words({tongue.word(Keyword::marker_weights_may_move), points}) + tongue.comma() +
           tongue.words({tongue.word(Keyword::marker_weights_total), "100%"});
}

std::string marker_text(const Tongue& tongue, const Marker& marker) {
    switch (marker.kind) {
        case Marker::Kind::locked: return tongue.word(Keyword::marker_locked);
        case Marker::Kind::local_decides: return tongue.word(Keyword::marker_local_decides);
        case Marker::Kind::must_fill: return tongue.word(Keyword::marker_must_fill);
        case Marker::Kind::choose:
            return localities(tongue, tongue.words({tongue.word(Keyword::marker_choose),
                                                    range(tongue, marker.operands),
                                                    tongue.word(Keyword::marker_chosen)}));
        case Marker::Kind::weights_may_move: return moving_weights(tongue, marker);
        default: return added_stages(tongue, marker);
    }
}

/// 市县可延长、可增加次数 / localities may lengthen and allow more times
std::string permissions(const Tongue& tongue, const std::vector<Marker>& markers) {
    std::vector<std::string> texts;
    for (const auto& marker : markers) texts.push_back(tongue.word(permission_word(marker.kind)));
    const auto listed = joined(texts, tongue.say("、", " and "));
    return localities(tongue,
                      tongue.zh() ? listed : tongue.word(Keyword::marker_may) + " " + listed);
}

std::vector<std::string> marker_texts(const Tongue& tongue, const std::vector<Marker>& markers) {
    std::vector<Marker> allowed;
    std::vector<std::string> texts;
    for (const auto& marker : markers) {
        if (is_permission(marker)) {
            allowed.push_back(marker);
        } else {
            texts.push_back(marker_text(tongue, marker));
        }
    }
    if (!allowed.empty()) texts.insert(texts.begin(), permissions(tongue, allowed));
    return texts;
}

}  // namespace

std::string markers_text(const Tongue& tongue, const std::vector<Marker>& markers) {
    return joined(marker_texts(tongue, markers), tongue.say("、", "; "));
}

std::string tail_text(const Tongue& tongue, const syntax::Tail& tail) {
    std::string text;
    for (const auto& marker : marker_texts(tongue, tail.markers))
        text += tongue.say("【", text.empty() ? "[" : " [") + marker + tongue.say("】", "]");
    const bool marked = !text.empty();
    if (!tail.citation.empty())
        text += tongue.say("〔", marked ? " {" : "{") + tail.citation + tongue.say("〕", "}");
    if (text.empty()) return text;
    return (marked ? tongue.gap() : tongue.say("", "  ")) + text;
}

void Page::trivia(const syntax::Trivia& before) {
    for (const auto& comment : before) {
        if (comment.empty()) {
            blank();
        } else {
            line(comment);
        }
    }
}

void Page::blank() {
    if (blank_above_) return;
    text_ += "\n";
    blank_above_ = true;
}

void Page::line(const std::string& text) {
    text_ += text + "\n";
    blank_above_ = false;
}

void Page::labelled(Keyword label, const std::string& text, const syntax::Tail& tail) {
    auto start = tongue_.word(label) + tongue_.colon();
    if (text.empty() && start.ends_with(' ')) start.pop_back();
    line(start + text + tail_text(tongue_, tail));
}

void Page::remark(const syntax::Remark& remark) {
    trivia(remark.before);
    labelled(Keyword::label_note, remark.text);
}

void Page::row(const std::vector<std::string>& cells, const syntax::Tail& tail) {
    std::string text = tongue_.say("｜", "|");
    for (const auto& cell : cells)
        text += tongue_.zh() ? cell + "｜" : cell.empty() ? " |" : " " + cell + " |";
    line(text + tail_text(tongue_, tail));
}

void Page::header(const std::vector<Keyword>& columns) {
    std::vector<std::string> cells;
    for (const auto column : columns) cells.push_back(tongue_.word(column));
    row(cells);
}

std::string Page::finish() {
    while (text_.ends_with("\n\n")) text_.pop_back();
    return std::move(text_);
}

}  // namespace guiju::format
