// SPDX-License-Identifier: Apache-2.0
#include "dsl/compare/page.h"

#include "dsl/compare/words.h"
#include "dsl/render/handbook_style.h"
#include "dsl/render/html.h"

namespace guiju::compare {

namespace {

using base::Lang;
using render::escaped_html;

constexpr const char* kMoreStyle = R"css(
.stricter, .shorter { color: var(--red); } .looser, .longer { color: var(--green); }
.both, .undecided { color: var(--amber); } .other { color: var(--blue); }
td:first-child { white-space: nowrap; } table.long td:nth-child(2) { min-width: 9em; }
ins { text-decoration: none; background: #e3f3e6; } del { background: #fbe6e4; }
details { margin: 4px 0; } summary { cursor: pointer; color: var(--blue); }
pre { white-space: pre-wrap; background: #f3f5f7; border: 1px solid var(--line); padding: 8px 12px;
  font: 14px/1.6 "Noto Sans Mono CJK SC", monospace; margin: 4px 0; }
td.number, th.number { text-align: right; }
.flow { overflow-x: auto; } .flow svg { min-width: 720px; width: 100%; }
.key span { margin-right: 16px; } .key i { display: inline-block; width: 1em; height: .8em;
  margin-right: 4px; }
@media print { details { break-inside: avoid; } }
)css";

std::string tag(const std::string& name, const std::string& inside, const std::string& more = {}) {
    return "<" + name + (more.empty() ? "" : " " + more) + ">" + inside + "</" + name + ">";
}

const char* class_of(Direction direction) {
    switch (direction) {
        case Direction::stricter: return "stricter";
        case Direction::looser: return "looser";
        case Direction::both: return "both";
        case Direction::undecided: return "undecided";
        case Direction::shorter: return "shorter";
        case Direction::longer: return "longer";
        default: return "other";
    }
}

/// What a case says can be as long as an essay.
std::string shortened(const std::string& text) {
    constexpr std::size_t kMost = 80;  // characters
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (begins && ++count > kMost) return text.substr(0, i) + "…";
    }
    return text;
}

class Page {
   public:
    Page(const Comparison& comparison, const Impact* impact, Lang lang)
        : comparison_(comparison), impact_(impact), lang_(lang) {}

    std::string write(const program::Head& before, const program::Head& after) {
        overview(before, after);
        if (impact_ != nullptr) cases();
        changes();
        const auto title = escaped_html(after.name.in(lang_));
        const auto what = say("这次改动意味着什么", "What the change means");
        return "<!DOCTYPE html>\n<html lang=\"" + std::string(lang_ == Lang::zh ? "zh-CN" : "en") +
               "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
               "content=\"width=device-width, initial-scale=1\">\n" +
               tag("title", what + say("：", ": ") + title) + "\n" +
               tag("style", std::string(render::kHandbookStyle) + kMoreStyle) +
               "\n</head>\n<body>\n" +
               tag("header", tag("h1", title) + tag("p", what + say("：", ": ") + versions(before) +
                                                             " → " + versions(after))) +
               "\n<div class=\"page\">\n" +
               tag("nav", contents_, "aria-label=\"" + say("目录", "contents") + "\"") + "\n" +
               tag("main", body_) + "\n</div>\n</body>\n</html>\n";
    }

   private:
    [[nodiscard]] std::string say(const char* zh, const char* en) const {
        return lang_ == Lang::zh ? zh : en;
    }
    [[nodiscard]] std::string words(const Text& text) const { return escaped_html(text.in(lang_)); }
    [[nodiscard]] std::string versions(const program::Head& head) const {
        if (comparison_.sides.levels) return words(head.name) + " " + escaped_html(head.version);
        return escaped_html(head.version.empty() ? head.document : head.version) + say("版", "");
    }

    void section(const std::string& id, const std::string& title, const std::string& inside) {
        contents_ += tag("a", title, "href=\"#" + id + "\"") + "\n";
        body_ += tag("section", tag("h2", title) + "\n" + inside, "id=\"" + id + "\"") + "\n";
    }

    void overview(const program::Head& before, const program::Head& after) {
        std::string list;
        const auto fact = [&](const std::string& label, const std::string& text) {
            if (!text.empty()) list += tag("dt", label) + tag("dd", text) + "\n";
        };
        const auto side = [&](const program::Head& head) {
            return words(head.name) + " " + escaped_html(head.version) + " " +
                   escaped_html(head.document);
        };
        fact(words(comparison_.sides.before), side(before));
        fact(words(comparison_.sides.after), side(after));
        fact(say("结论", "In short"), words(summary(comparison_)));
        if (impact_ != nullptr)
            fact(say("真实案件", "Real cases"),
                 std::to_string(impact_->cases()) +
                     say("件，结果改变", " cases; come out otherwise: ") +
                     tag("b", std::to_string(impact_->all().changed)) + say("件", ""));
        section("overview", say("概要", "Overview"), tag("dl", list));
    }

    [[nodiscard]] std::string place(const std::optional<Place>& at) const {
        if (!at || at->basis.empty()) return {};
        return tag("span", "〔" + escaped_html(at->basis) + "〕", "class=\"cite\"");
    }

    [[nodiscard]] std::string wordings(const Change& change) const {
        const auto was = change.before ? change.before->wording : "";
        const auto is = change.after ? change.after->wording : "";
        if (was == is) return {};
        std::string text;
        if (!was.empty()) text += tag("p", tag("del", escaped_html(was)));
        if (!is.empty()) text += tag("p", tag("ins", escaped_html(is)));
        return text;
    }

    [[nodiscard]] std::string examples(const Change& change) const {
        std::string text;
        for (const auto& shown : change.cases) {
            if (shown.example.empty()) continue;
            text += tag("details", tag("summary", say("可以粘贴的试例", "example to paste")) +
                                       tag("pre", escaped_html(shown.example)));
        }
        return text;
    }

    void changes() {
        std::string rows;
        for (const auto& change : comparison_.changes) {
            const auto badge =
                tag("span", words(direction_label(change)),
                    std::string("class=\"badge ") + class_of(change.direction) + "\"");
            const auto& where = change.after ? change.after : change.before;
            rows += tag("tr",
                        tag("td", badge) +
                            tag("td", words(clause_name(change.kind, change.section, change.item)) +
                                          " " + place(where)) +
                            tag("td", tag("p", words(change.sentence)) + wordings(change) +
                                          examples(change))) +
                    "\n";
        }
        if (rows.empty())
            return section("changes", say("逐条对照", "Clause by clause"),
                           tag("p", words(summary(comparison_))));
        const auto head =
            tag("tr", tag("th", say("变化", "change")) + tag("th", say("哪一条", "clause")) +
                          tag("th", say("意味着什么", "what it means")));
        section("changes", say("逐条对照", "Clause by clause"),
                tag("div", tag("table", head + "\n" + rows, "class=\"long\""), "class=\"scroll\""));
    }

    using Cells = std::vector<std::string>;
    /// `numbers`: from this column on.
    [[nodiscard]] static std::string table(const Cells& head, const std::vector<Cells>& rows,
                                           std::size_t numbers) {
        std::string out;
        const auto add = [&](const Cells& cells, const char* name) {
            std::string row;
            for (std::size_t i = 0; i < cells.size(); ++i)
                row += tag(name, cells[i], i >= numbers ? "class=\"number\"" : "");
            out += tag("tr", row) + "\n";
        };
        add(head, "th");
        for (const auto& row : rows) add(row, "td");
        return tag("div", tag("table", out), "class=\"scroll\"") + "\n";
    }

    void cases() {
        const auto key = [&](const char* colour, const std::string& text) {
            return tag("span", std::string("<i style=\"background:") + colour + "\"></i>" + text);
        };
        section("flow", say("结果的去向", "From old outcomes to new ones"),
                tag("div", flow_picture(*impact_, lang_), "class=\"flow\"") +
                    tag("p",
                        key("#b8c4d0", say("不变", "unchanged")) +
                            key("#b3261e", say("不再通过", "no longer goes on")) +
                            key("#1a6b34", say("改为通过", "goes on now")) +
                            key("#8a5a00", say("另有改变", "otherwise changed")),
                        "class=\"key\""));
        std::vector<Cells> rows;
        for (const auto& [reason, count] : impact_->reasons())
            rows.push_back({words(reason), std::to_string(count)});
        if (rows.empty()) return;
        section("reasons", say("为什么改变", "Why they change"),
                table({say("原因", "reason"), say("件数", "cases")}, rows, 1));
        rows.clear();
        for (const auto& [name, tally] : impact_->units())
            rows.push_back(
                {name.empty() ? say("（未填写）", "(not filled in)") : escaped_html(name),
                 std::to_string(tally.cases), std::to_string(tally.changed),
                 std::to_string(tally.worse), std::to_string(tally.better)});
        if (rows.size() > Impact::kSample) rows.resize(Impact::kSample);
        section("units", say("分单位", "By unit"),
                table({words(impact_->unit_name), say("件数", "cases"), say("改变", "changed"),
                       say("不再通过", "no longer on"), say("改为通过", "now on")},
                      rows, 1));
        sample();
    }

    void sample() {
        const auto all = [&](const std::vector<Text>& texts) {
            std::string out;
            for (const auto& one : texts) out += tag("p", escaped_html(shortened(one.in(lang_))));
            return out;
        };
        std::vector<Cells> rows;
        for (const auto& one : impact_->sample())
            rows.push_back({one.line == 0 ? "" : std::to_string(one.line), escaped_html(one.id),
                            escaped_html(one.unit), words(one.before), words(one.after),
                            all(one.why_before), all(one.why_after)});
        auto inside =
            table({say("行", "line"), say("编号", "id"), words(impact_->unit_name),
                   say("原来", "before"), say("现在", "after"),
                   say("原来不符合的", "not met before"), say("现在不符合的", "not met now")},
                  rows, 99);
        if (impact_->all().changed > rows.size())
            inside += tag("p",
                          say("这里只列前", "Only the first ") + std::to_string(rows.size()) +
                              say("件；全部可以用 --out 结果.csv 列出。",
                                  " are listed here; --out FILE.csv lists all."),
                          "class=\"remark\"");
        section("cases", say("改变了的案件", "Cases that come out otherwise"), inside);
    }

    const Comparison& comparison_;
    const Impact* impact_;
    Lang lang_;
    std::string contents_, body_;
};

}  // namespace

std::string page(const program::Head& before, const program::Head& after,
                 const Comparison& comparison, const Impact* impact, Lang lang) {
    return Page(comparison, impact, lang).write(before, after);
}

}  // namespace guiju::compare
