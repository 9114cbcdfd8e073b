// SPDX-License-Identifier: Apache-2.0
// Works on the canonical lines of each section (dsl/format), so that no clause of any kind can be lost:
// lines it knows become sentences, the others stay as they are.
#include "dsl/render/statute.h"

#include <algorithm>

#include "dsl/format/format.h"
#include "dsl/format/tongue.h"
#include "dsl/render/values.h"
#include "dsl/text/source.h"

namespace guiju::render {
namespace {

using syntax::Keyword;
using syntax::Skin;

/// A canonical line taken apart.
struct Line {
    std::string label;  ///< before the colon, when it is one of the language's labels
    std::string text;   ///< without label, end mark and tail
    std::string limits, citation;
    bool labelled = false;
    bool row = false;
};

/// What stands in the last pair of brackets is taken off the text.
std::string take_bracket(std::string& text, std::string_view open, std::string_view close) {
    if (!text.ends_with(close)) return {};
    const auto at = text.rfind(open);
    if (at == std::string::npos) return {};
    auto inside = text.substr(at + open.size(), text.size() - close.size() - at - open.size());
    text.resize(at);
    for (const std::string_view blank : {"　", " "})
        while (text.ends_with(blank)) text.resize(text.size() - blank.size());
    return inside;
}

class Reader {
   public:
    explicit Reader(const format::Tongue& tongue) : tongue_(tongue) {}

    [[nodiscard]] Line read(std::string text) const {
        Line line;
        const bool zh = tongue_.zh();
        line.row = text.starts_with(zh ? "｜" : "|");
        for (bool more = true; more;) {
            const auto citation = take_bracket(text, zh ? "〔" : "{", zh ? "〕" : "}");
            const auto limits = take_bracket(text, zh ? "【" : "[", zh ? "】" : "]");
            if (!citation.empty()) line.citation = citation;
            if (!limits.empty())
                line.limits = limits + (line.limits.empty() ? "" : "、" + line.limits);
            more = !citation.empty() || !limits.empty();
        }
        if (!line.row) {
            for (const std::string_view end : {"；", "。", ";", "."})
                if (text.ends_with(end)) text.resize(text.size() - end.size());
            split_label(text, line);
        }
        line.text = std::move(text);
        return line;
    }

   private:
    void split_label(std::string& text, Line& line) const {
        const std::string colon = tongue_.zh() ? "：" : ":";
        const auto at = text.find(colon);
        if (at == std::string::npos) return;
        const auto word = text.substr(0, at);
        if (!syntax::find_keyword("label", word, tongue_.skin())) return;
        line.label = word;
        line.labelled = true;
        text.erase(0, at + colon.size());
        while (text.starts_with(" ")) text.erase(0, 1);
    }

    const format::Tongue& tongue_;
};

class Writer {
   public:
    Writer(const syntax::File& file, Skin skin, const format::OtherNames& others)
        : file_(file), skin_(skin), others_(others), tongue_(file, skin), reader_(tongue_) {
        for (const auto& [name, shown] : others) tongue_.call(name, shown);
        for (const auto& section : file.sections)
            if (section.kind == syntax::id_of(Keyword::section_matter) && matter_.empty())
                matter_ = tongue_.name(section.name);
        if (matter_.empty()) matter_ = tongue_.say("申请", "the matter");
    }

    [[nodiscard]] Article article(const syntax::Section& section) {
        article_ = {};
        article_.kind = section.kind;
        article_.title = section.name.text.empty() ? tongue_.word("section", section.kind)
                                                   : tongue_.title(section.name);
        article_.basis = section.basis;
        handlers_.clear();
        number_ = 0;
        label_.clear();
        const auto* stage = std::get_if<syntax::Stage>(&section.body);
        timed_ = stage != nullptr && !stage->deadlines.empty();
        introduce(section);
        for (const auto& text : format::body_lines(file_, section, skin_, others_)) {
            const auto line = reader_.read(text);
            if (line.row) {
                row(text);
            } else {
                add(section, line);
            }
        }
        for (const auto& remark : section.remarks) put(Block::Kind::remark, remark.text, {});
        return std::move(article_);
    }

   private:
    [[nodiscard]] bool is(const std::string& label, Keyword keyword) const {
        return label == tongue_.word(keyword);
    }
    [[nodiscard]] static bool record(const syntax::Section& section) {
        return std::holds_alternative<syntax::RecordSection>(section.body);
    }

    void put(Block::Kind kind, std::string text, const Line& line) {
        Block block;
        block.kind = kind;
        block.text = std::move(text);
        block.citation = line.citation;
        const bool locked = line.limits == tongue_.word(Keyword::marker_locked);
        block.limits =
            locked ? tongue_.say("市县不得变更", "localities may not change this") : line.limits;
        article_.blocks.push_back(std::move(block));
    }
    void sentence(const std::string& text, const Line& line) {
        put(Block::Kind::sentence, text, line);
    }

    void introduce(const syntax::Section& section) {
        if (std::holds_alternative<syntax::Roles>(section.body))
            sentence(tongue_.say("下列用语的含义：", "In these rules:"), {});
        if (!record(section)) return;
        const auto name = tongue_.title(section.name);
        sentence(tongue_.zh() ? name + "载明下列事项：" : name + " states the following:", {});
    }

    void row(const std::string& text) {
        if (article_.blocks.empty() || article_.blocks.back().kind != Block::Kind::table)
            put(Block::Kind::table, "", {});
        const std::string bar = tongue_.zh() ? "｜" : "|";
        std::vector<std::string> cells;
        for (std::size_t at = bar.size(); at < text.size();) {
            const auto end = text.find(bar, at);
            if (end == std::string::npos) break;
            auto cell = text.substr(at, end - at);
            while (cell.starts_with(' ')) cell.erase(0, 1);
            while (cell.ends_with(' ')) cell.pop_back();
            cells.push_back(std::move(cell));
            at = end + bar.size();
        }
        article_.blocks.back().rows.push_back(std::move(cells));
    }

    void add(const syntax::Section& section, const Line& line) {
        if (line.labelled) {
            label_ = line.label;
            labelled(line);
        } else if (record(section)) {
            field(line);
        } else if (std::holds_alternative<syntax::Roles>(section.body)) {
            put(Block::Kind::item, tongue_.item(++number_) + tongue_.say("", " ") + line.text,
                line);
        } else if (is(label_, Keyword::label_then)) {
            sentence(finished(line.text), line);
        } else {
            put(Block::Kind::item, line.text, line);
        }
    }

    [[nodiscard]] std::string finished(const std::string& text) const {
        if (tongue_.zh()) return text + "。";
        auto words = text;
        if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
            words[0] = static_cast<char>(words[0] - 'a' + 'A');
        return words + ".";
    }

    void labelled(const Line& line) {
        const bool zh = tongue_.zh();
        const auto& text = line.text;
        if (is(line.label, Keyword::label_handled_by)) {
            handlers_ = text;
            if (!timed_) sentence(zh ? "由" + text + "办理。" : "Handled by " + text + ".", line);
        } else if (is(line.label, Keyword::label_deadline)) {
            sentence(deadline(text), line);
        } else if (is(line.label, Keyword::label_check)) {
            sentence(zh ? matter_ + "应当符合下列各项要求："
                        : "The following requirements have to be met:",
                     line);
        } else if (is(line.label, Keyword::label_actions)) {
            sentence(zh ? "可以办理下列事项：" : "The following may be done:", line);
        } else if (is(line.label, Keyword::label_then)) {
            sentence(zh ? "按下列规定处理：" : "What follows:", line);
        } else if (is(line.label, Keyword::label_confirmation)) {
            sentence(zh ? "须经确认的，应当在" + text + "确认；逾期不视为同意。"
                        : "A confirmation is due " + text + "; silence is not consent.",
                     line);
        } else if (is(line.label, Keyword::label_priority)) {
            sentence(zh ? text + "的，优先办理。" : "Where " + text + ", it comes first.", line);
        } else if (is(line.label, Keyword::label_kept_by)) {
            sentence(zh ? "由" + text + "维护。" : "Kept by " + text + ".", line);
        } else if (is(line.label, Keyword::label_afterwards)) {
            sentence(zh ? "本环节之后。" : "After this stage.", line);
        } else {
            const auto end = text.empty() ? "" : tongue_.say("。", ".");
            sentence(line.label + tongue_.colon() + text + end, line);
        }
    }

    /// 收到后3个工作日内 → …应当自收到企业需求之日起3个工作日内办理完毕。
    [[nodiscard]] std::string deadline(const std::string& text) const {
        const bool zh = tongue_.zh();
        const std::string pause = tongue_.comma();
        const auto at = text.find(pause);
        auto base = text.substr(0, at);
        const auto rest = at == std::string::npos ? "" : text.substr(at);
        if (!zh) {
            const bool whole = base.starts_with(tongue_.word(Keyword::time_inside));
            return finished((handlers_.empty() ? "whoever handles it" : handlers_) + " shall " +
                            (whole ? "finish " : "") + base + rest);
        }
        const auto received = tongue_.word(Keyword::time_received);
        if (base.starts_with(received)) {
            base = "应当自收到" + matter_ + "之日起" + base.substr(received.size());
        } else {
            base = "应当在" + base;
        }
        if (base.ends_with(tongue_.word(Keyword::time_inside))) base += "办理完毕";
        return handlers_ + base + rest + "。";
    }

    /// 需求名称：文字，必填 → （一）需求名称（文字，必填）
    void field(const Line& line) {
        const auto colon = tongue_.colon();
        const auto at = line.text.find(colon);
        auto text = line.text;
        if (at != std::string::npos)
            text = text.substr(0, at) + tongue_.say("", " ") +
                   tongue_.parens(text.substr(at + colon.size()));
        put(Block::Kind::item, tongue_.item(++number_) + tongue_.say("", " ") + text, line);
    }

    const syntax::File& file_;
    Skin skin_;
    const format::OtherNames& others_;
    format::Tongue tongue_;
    Reader reader_;
    std::string matter_;

    Article article_{};
    std::string handlers_{};
    std::string label_{};
    int number_ = 0;
    bool timed_ = false;  ///< a deadline says who handles the stage
};

bool is_shown(const syntax::Section& section) {
    return std::ranges::none_of(
        std::vector{Keyword::section_fixture, Keyword::section_example, Keyword::section_names,
                    Keyword::section_calendar},
        [&](Keyword keyword) { return section.kind == syntax::id_of(keyword); });
}

std::string padded(const std::string& text, int width) {
    const int have = text::display_width(text);
    return have < width ? text + std::string(static_cast<std::size_t>(width - have), ' ') : text;
}

void write_table(const Block& block, std::string& out) {
    std::vector<int> widths;
    for (const auto& row : block.rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], text::display_width(row[i]));
    }
    for (const auto& row : block.rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) line += padded(row[i], widths[i]) + "  ";
        while (line.ends_with(' ')) line.pop_back();
        out += line + "\n";
    }
}

void write(const Block& block, Skin skin, std::string& out) {
    const bool zh = skin == Skin::chinese;
    if (block.kind == Block::Kind::table) {
        write_table(block, out);
        return;
    }
    if (block.kind == Block::Kind::remark) out += zh ? "注：" : "Note: ";
    out += block.text;
    if (!block.limits.empty()) out += zh ? "（" + block.limits + "）" : " (" + block.limits + ")";
    if (!block.citation.empty())
        out += zh ? "〔" + block.citation + "〕" : " {" + block.citation + "}";
    if (block.kind == Block::Kind::item) out += zh ? "；" : ";";
    out += "\n";
}

/// A row of the table of parameters has no place for the article of a locality: it is said with the rest.
void cite_parameters(syntax::File& file) {
    for (auto& section : file.sections) {
        auto* all = std::get_if<std::vector<syntax::Parameter>>(&section.body);
        if (all == nullptr) continue;
        for (auto& one : *all) {
            if (one.tail.citation.empty()) continue;
            if (!one.explanation.empty())
                one.explanation += file.skin == Skin::chinese ? "；" : "; ";
            one.explanation += one.tail.citation;
        }
    }
}

/// “县级牵头单位”，称“甲县企业服务专班”: which role is meant by the name it goes by here.
void add_facts(Document& document, const format::Tongue& tongue, const LocalNames& names) {
    const auto add = [&](Keyword verb, const std::string& role, const std::string& what) {
        document.facts.emplace_back(tongue.word(verb), tongue.translated(role) + tongue.colon() +
                                                           tongue.quoted_verbatim(what));
    };
    for (const auto& [role, shown] : names.shown) add(Keyword::local_rename, role, shown);
    for (const auto& [role, unit] : names.held) add(Keyword::local_decide, role, unit);
    for (const auto& one : names.counterparts) add(Keyword::local_counterpart, one.above, one.unit);
    if (names.base.empty()) return;
    document.facts.emplace_back(
        tongue.say("出处", "origin"),
        tongue.say("没有注明本级文件的各条，出自《" + names.base + "》" + names.base_version + "版",
                   "what names no document of this level is from \"" + names.base + "\", version " +
                       names.base_version));
}

/// A row of an evaluation has no place for who changed its weight: it is said with the rest.
void add_weights(Document& document, const format::Tongue& tongue, const syntax::File& file) {
    for (const auto& section : file.sections) {
        const auto* evaluation = std::get_if<syntax::Evaluation>(&section.body);
        if (evaluation == nullptr) continue;
        for (const auto& row : evaluation->rows) {
            if (row.tail.citation.empty()) continue;
            document.facts.emplace_back(
                tongue.word(Keyword::local_decide),
                tongue.title(section.name) + tongue.say("的", ", ") + tongue.name(row.name) +
                    tongue.colon() + row.weight.text + row.weight.unit + tongue.say("〔", " {") +
                    row.tail.citation + tongue.say("〕", "}"));
        }
    }
}

}  // namespace

LocalNames local_names(const program::Program& program, Skin source) {
    const auto in_source = [&](const base::Text& name) {
        return source == Skin::chinese ? name.zh : name.en;
    };
    LocalNames names;
    for (const auto& alias : program.aliases) names.shown[in_source(alias.name)] = alias.shown;
    names.counterparts = program.counterparts;
    if (program.layers.size() > 1) {  // what a level between wrote names its document
        names.base = program.layers.front().policy;
        names.base_version = program.layers.front().version;
    }
    for (const auto& named : program.units)
        names.held[in_source(program.roles[static_cast<std::size_t>(named.role)].name)] =
            named.unit;
    return names;
}

Document statute_of(const syntax::File& file, Skin skin, const LocalNames& names) {
    auto settled = with_values(file);
    // Where the base applies is known to the checker; the regulation says where it applies itself.
    std::erase_if(settled.head.lines,
                  [](const auto& line) { return line.label == "territory_above"; });
    cite_parameters(settled);
    const format::Tongue tongue(settled, skin);
    Document document;
    document.title = tongue.title(settled.head.title);
    const auto head = format::head_lines(settled, skin);
    for (std::size_t i = 1; i <= settled.head.lines.size() && i < head.size(); ++i) {
        const auto colon = tongue.colon();
        const auto at = head[i].find(colon);
        if (at == std::string::npos) continue;
        document.facts.emplace_back(head[i].substr(0, at), head[i].substr(at + colon.size()));
    }
    for (const auto& remark : settled.head.remarks) {
        Block block;
        block.kind = Block::Kind::remark;
        block.text = remark.text;
        document.remarks.push_back(std::move(block));
    }
    add_facts(document, tongue, names);
    add_weights(document, tongue, settled);
    Writer writer(settled, skin, names.shown);
    for (const auto& section : settled.sections) {
        if (!is_shown(section)) continue;
        document.articles.push_back(writer.article(section));
        document.articles.back().number = static_cast<int>(document.articles.size());
    }
    return document;
}

std::string statute_text(const Document& document, Skin skin) {
    const bool zh = skin == Skin::chinese;
    std::string out = document.title + "\n\n";
    for (const auto& [label, text] : document.facts)
        out += label + (zh ? "：" : ": ") + text + "\n";
    for (const auto& remark : document.remarks) write(remark, skin, out);
    for (const auto& article : document.articles) {
        out += "\n";
        out += zh ? "第" + format::chinese_number(article.number) + "条　" + article.title
                  : "Article " + std::to_string(article.number) + "  " + article.title;
        if (!article.basis.empty())
            out += zh ? "〔" + article.basis + "〕" : " {" + article.basis + "}";
        out += "\n";
        for (const auto& block : article.blocks) write(block, skin, out);
    }
    return out;
}

}  // namespace guiju::render
