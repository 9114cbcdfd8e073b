// SPDX-License-Identifier: Apache-2.0
#include "dsl/render/handbook.h"

#include "dsl/render/flow.h"
#include "dsl/render/handbook_style.h"
#include "dsl/render/html.h"
#include "dsl/render/statute.h"
#include "engine/value/value.h"

namespace guiju::render {
namespace {

using base::Lang;
using program::Program;

std::string tag(const std::string& name, const std::string& inside, const std::string& more = {}) {
    return "<" + name + (more.empty() ? "" : " " + more) + ">" + inside + "</" + name + ">";
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
    std::string out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string cells;
        for (const auto& cell : rows[i]) cells += tag(i == 0 ? "th" : "td", cell);
        out += tag("tr", cells) + "\n";
    }
    return tag("div", tag("table", out), "class=\"scroll\"") + "\n";
}

class Book {
   public:
    Book(const syntax::File& file, const Program& program, syntax::Skin skin)
        : program_(program),
          lang_(skin == syntax::Skin::chinese ? Lang::zh : Lang::en),
          document_(statute_of(file, skin, local_names(program, file.skin))) {}

    std::string write(const std::string& flow) {
        facts();
        if (!flow.empty())
            section("flow", say("办理流程", "The procedure"), "",
                    tag("div", flow, "class=\"flow\""));
        deadlines();
        parameters();
        open_points();
        chapter(say("条文", "Articles"));
        for (const auto& article : document_.articles) add(article);
        return page();
    }

   private:
    [[nodiscard]] std::string say(const char* zh, const char* en) const {
        return lang_ == Lang::zh ? zh : en;
    }
    [[nodiscard]] std::string name(const base::Text& text) const {
        return escaped_html(text.in(lang_));
    }

    void chapter(const std::string& title) { contents_ += tag("b", title) + "\n"; }
    void section(const std::string& id, const std::string& title, const std::string& beside,
                 const std::string& inside) {
        contents_ += tag("a", title, "href=\"#" + id + "\"") + "\n";
        const auto small = beside.empty() ? "" : tag("small", beside);
        body_ +=
            tag("section", tag("h2", title + small) + "\n" + inside, "id=\"" + id + "\"") + "\n";
    }

    void facts() {
        std::string list;
        for (const auto& [label, text] : document_.facts)
            list += tag("dt", escaped_html(label)) + tag("dd", escaped_html(text)) + "\n";
        for (const auto& remark : document_.remarks)
            list += tag("dt", say("注", "note")) + tag("dd", escaped_html(remark.text)) + "\n";
        section("head", say("这份规矩", "This policy"), "", tag("dl", list));
    }

    [[nodiscard]] std::string roles(const std::vector<std::int32_t>& indices) const {
        std::string text;
        for (const auto index : indices)
            text += (text.empty() ? "" : say("、", ", ")) +
                    name(program_.roles[static_cast<std::size_t>(index)].name);
        return text;
    }
    [[nodiscard]] std::string verbs(const std::vector<std::int32_t>& indices) const {
        std::string text;
        for (const auto index : indices)
            text += (text.empty() ? "" : say("或者", " or ")) +
                    name(program_.verbs[static_cast<std::size_t>(index)].name);
        return text;
    }
    [[nodiscard]] std::string counted_from(const program::ClockRule& clock) const {
        const auto verb =
            clock.start_verb == program::kNone
                ? ""
                : name(program_.verbs[static_cast<std::size_t>(clock.start_verb)].name);
        if (clock.start == program::ClockRule::Start::first) return say("首次", "first ") + verb;
        if (clock.start == program::ClockRule::Start::each) return say("每次", "each ") + verb;
        return say("收到", "receipt");
    }

    using Rows = std::vector<std::vector<std::string>>;
    void deadlines_of(const program::Stage& stage, Rows& rows) const {
        const auto basis = escaped_html(stage.origin.basis);
        const auto period = [&](const program::PeriodRef& ref) {
            return period_words(program_, ref, lang_);
        };
        for (const auto& clock : stage.clocks)
            rows.push_back({name(stage.name), roles(stage.handlers),
                            clock.satisfied_by.empty() ? say("办结本环节", "finish the stage")
                                                       : verbs(clock.satisfied_by),
                            counted_from(clock), period(clock.period), basis});
        for (const auto& rung : stage.rungs)
            rows.push_back({name(stage.name), roles({rung.role}),
                            say("协调或者上报", "settle or report up"), say("报到本级", "arrival"),
                            period(rung.period), basis});
        std::string corrected;
        for (const auto& line : stage.dispositions) {
            if (!line.period.given || line.to_role == program::kNone ||
                period(line.period) == corrected)
                continue;
            corrected = period(line.period);
            rows.push_back({name(stage.name), roles({line.to_role}),
                            say("补正、补充说明", "correct or explain"), say("退回", "return"),
                            corrected, basis});
        }
        if (stage.confirm_within.given)
            rows.push_back({name(stage.name), say("确认的角色", "the confirming role"),
                            say("确认", "confirm"), say("提请确认", "proposal"),
                            period(stage.confirm_within), basis});
    }
    void deadlines() {
        Rows rows{{say("环节", "stage"), say("谁", "who"), say("做什么", "does what"),
                   say("自何时起", "counted from"), say("期限", "within"), say("依据", "source")}};
        for (const auto& stage : program_.stages) deadlines_of(stage, rows);
        if (rows.size() > 1)
            section("deadlines", say("谁、什么时候前办什么", "Who does what by when"), "",
                    table(rows));
    }

    [[nodiscard]] std::string badge(const program::Parameter& parameter) const {
        if (parameter.blank_to_fill)
            return tag("span", say("须填写", "to fill in"), "class=\"badge blank\"");
        if (parameter.assumption)
            return tag("span", say("暂定", "assumption"), "class=\"badge assumed\"");
        return tag("span", say("原文", "in the text"), "class=\"badge text\"");
    }
    [[nodiscard]] std::string shown(const value::Value& value) const {
        return escaped_html(lang_ == Lang::zh ? value::say_zh(value) : value::say_en(value));
    }
    void parameters() {
        if (program_.parameters.empty()) return;
        Rows rows{{say("编号", "number"), say("参数", "parameter"), say("值", "value"),
                   say("来源", "origin"), say("说明", "explanation")}};
        for (const auto& parameter : program_.parameters)
            rows.push_back({escaped_html(parameter.number), name(parameter.name),
                            shown(parameter.value), badge(parameter),
                            escaped_html(parameter.explanation)});
        section("parameters", say("参数", "Parameters"), "", table(rows));
    }

    void open_points() {
        std::string list;
        const auto add_point = [&](const std::string& what) { list += tag("li", what) + "\n"; };
        if (!program_.head.has_effective_date)
            add_point(say("施行日期还没有定", "the day it comes into force is not decided"));
        for (const auto& parameter : program_.parameters) {
            if (!parameter.assumption && !parameter.blank_to_fill) continue;
            add_point(badge(parameter) + " " + name(parameter.name) + say("：", ": ") +
                      shown(parameter.value));
        }
        for (const auto& article : document_.articles)
            for (const auto& block : article.blocks)
                if (block.kind == Block::Kind::remark)
                    add_point(tag("a", escaped_html(article.title),
                                  "href=\"#a" + std::to_string(article.number) + "\"") +
                              say("：", ": ") + escaped_html(block.text));
        if (!list.empty()) section("open", say("待明确的事", "Open points"), "", tag("ul", list));
    }

    [[nodiscard]] std::string words(const Block& block) const {
        std::string text = escaped_html(block.text);
        if (!block.limits.empty())
            text += tag("span", say("（", " (") + escaped_html(block.limits) + say("）", ")"),
                        "class=\"limits\"");
        if (!block.citation.empty())
            text += " " + tag("span", "〔" + escaped_html(block.citation) + "〕", "class=\"cite\"");
        return text;
    }
    [[nodiscard]] std::string block_html(const Block& block) const {
        switch (block.kind) {
            case Block::Kind::sentence: return tag("p", words(block)) + "\n";
            case Block::Kind::item: return tag("p", words(block), "class=\"item\"") + "\n";
            case Block::Kind::remark:
                return tag("p", say("注：", "Note: ") + words(block), "class=\"remark\"") + "\n";
            case Block::Kind::table: break;
        }
        Rows rows;
        for (const auto& row : block.rows) {
            rows.emplace_back();
            for (const auto& cell : row) rows.back().push_back(escaped_html(cell));
        }
        return table(rows);
    }
    void add(const Article& article) {
        if (article.kind == "parameters") return;  // they have their own section above
        std::string inside;
        for (const auto& block : article.blocks) inside += block_html(block);
        const auto number = std::to_string(article.number);
        const auto beside = article.basis.empty() ? "" : "〔" + escaped_html(article.basis) + "〕";
        section("a" + number,
                say("第", "Article ") + number + say("条　", "  ") + escaped_html(article.title),
                beside, inside);
    }

    [[nodiscard]] std::string page() const {
        const auto title = escaped_html(document_.title);
        std::string under;
        if (!program_.head.document.empty()) under = escaped_html(program_.head.document);
        return "<!DOCTYPE html>\n<html lang=\"" + say("zh-CN", "en") +
               "\">\n<head><meta charset=\"utf-8\">\n" + tag("title", title) +
               "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
               tag("style", kHandbookStyle) + "</head>\n<body>\n" +
               tag("header", tag("h1", title) + tag("p", under)) + "\n<div class=\"page\">\n" +
               tag("nav", contents_) + "\n<main>\n" + body_ + "</main>\n</div>\n</body>\n</html>\n";
    }

    const Program& program_;
    Lang lang_;
    Document document_;
    std::string contents_{}, body_{};
};

}  // namespace

std::string handbook(const syntax::File& file, const Program& program, const std::string& flow,
                     syntax::Skin skin) {
    return Book(file, program, skin).write(flow);
}

}  // namespace guiju::render
