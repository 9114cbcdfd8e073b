// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/report.h"

#include <algorithm>

#include "dsl/text/snippet.h"

namespace guiju::text {
namespace {

using base::Diagnostic;
using base::Lang;
using base::Severity;

constexpr std::string_view kRed = "\033[1;31m";
constexpr std::string_view kYellow = "\033[1;33m";
constexpr std::string_view kCyan = "\033[1;36m";
constexpr std::string_view kBlue = "\033[34m";
constexpr std::string_view kOff = "\033[0m";
/// Cell at which [可自动修改] begins, if the remedy is not longer.
constexpr int kTagColumn = 60;

std::string blanks(int count) {
    return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

/// One finding on its way to text.
class Page {
   public:
    Page(const Diagnostic& finding, const std::vector<Source>& sources,
         const ReportOptions& options)
        : finding_(finding), sources_(sources), options_(options) {}

    std::string text() {
        header();
        gutter_ = widest_number();
        main_place();
        other_places();
        remedy();
        if (!finding_.basis.empty()) out_ += pick("  依据：", "  basis: ") + finding_.basis + "\n";
        example();
        return std::move(out_);
    }

   private:
    [[nodiscard]] std::string pick(std::string_view zh, std::string_view en) const {
        return std::string(options_.lang == Lang::zh ? zh : en);
    }
    [[nodiscard]] std::string paint(std::string_view colour, std::string_view text) const {
        if (!options_.colour) return std::string(text);
        return std::string(colour) + std::string(text) + std::string(kOff);
    }
    [[nodiscard]] std::string_view colour() const {
        switch (finding_.severity()) {
            case Severity::error: return kRed;
            case Severity::warning: return kYellow;
            case Severity::note: break;
        }
        return kCyan;
    }
    [[nodiscard]] const Source* source_of(base::Span span) const {
        return span.file < sources_.size() ? &sources_[span.file] : nullptr;
    }
    /// Shown under the carets of the main place itself.
    [[nodiscard]] bool labels_main(const base::SecondaryPlace& place) const {
        return place.span == finding_.span;
    }

    [[nodiscard]] int widest_number() const {
        std::uint32_t number = 0;
        const auto look = [&](base::Span span) {
            if (const auto* source = source_of(span))
                number = std::max(number, source->position(span.begin).line);
        };
        look(finding_.span);
        for (const auto& place : finding_.places) look(place.span);
        return static_cast<int>(std::to_string(number).size());
    }

    void header() {
        std::string word = pick("错误", "error");
        if (finding_.severity() == Severity::warning) word = pick("警告", "warning");
        if (finding_.severity() == Severity::note) word = pick("提示", "note");
        out_ += paint(colour(), word + " " + base::name_of(finding_.code)) + "  " +
                base::sentence(finding_.code, finding_.args, options_.lang) + "\n";
    }

    void where(const Source& source, base::Span span) {
        const auto position = source.position(span.begin);
        const auto line = std::to_string(position.line);
        const auto character = std::to_string(position.character);
        out_ += "  " + source.name() + " " +
                pick("第" + line + "行第" + character + "字",
                     "line " + line + ", character " + character) +
                "\n";
    }

    void source_line(const Snippet& snippet) {
        const auto number = std::to_string(snippet.line);
        out_ += paint(kBlue, blanks(gutter_ - static_cast<int>(number.size())) + number + " | ") +
                snippet.text + "\n";
    }

    void carets(const Snippet& snippet, char mark, const std::string& label) {
        const std::string marks(static_cast<std::size_t>(snippet.cells), mark);
        out_ += paint(kBlue, blanks(gutter_) + " | ") + blanks(snippet.begin) +
                paint(mark == '^' ? colour() : kBlue, marks) + (label.empty() ? "" : " " + label) +
                "\n";
    }

    void main_place() {
        const auto* source = source_of(finding_.span);
        if (source == nullptr) return;
        where(*source, finding_.span);
        const auto snippet = snippet_of(*source, finding_.span);
        source_line(snippet);
        std::string label;
        for (const auto& place : finding_.places) {
            if (labels_main(place)) label = place.label.in(options_.lang);
        }
        carets(snippet, '^', label);
        for (const auto& place : finding_.places) {
            if (shown_under_main(place))
                carets(snippet_of(*source, place.span), '-', place.label.in(options_.lang));
        }
    }

    /// A second place in the same line, when the line is shown whole.
    [[nodiscard]] bool shown_under_main(const base::SecondaryPlace& place) const {
        const auto* source = source_of(finding_.span);
        if (source == nullptr || labels_main(place) || place.span.file != finding_.span.file)
            return false;
        const auto main = snippet_of(*source, finding_.span);
        return !main.cut && source->position(place.span.begin).line == main.line;
    }

    void other_places() {
        for (const auto& place : finding_.places) {
            if (labels_main(place) || shown_under_main(place)) continue;
            const auto* source = source_of(place.span);
            if (source == nullptr) {
                out_ += "  " + place.label.in(options_.lang) + "\n";
                continue;
            }
            where(*source, place.span);
            const auto snippet = snippet_of(*source, place.span);
            source_line(snippet);
            carets(snippet, '-', place.label.in(options_.lang));
        }
    }

    [[nodiscard]] std::string quoted(const base::Fix& fix) const {
        return pick("“", "\"") + fix.replacement + pick("”", "\"");
    }
    [[nodiscard]] std::string why(const base::Fix& fix) const {
        const auto& text = fix.why.in(options_.lang);
        return text.empty() ? text : pick("（", " (") + text + pick("）", ")");
    }
    /// The replacements to choose from, when there is more than one.
    [[nodiscard]] std::string choices() const {
        if (finding_.fixes.size() < 2) return {};
        std::string text;
        int number = 0;
        for (const auto& fix : finding_.fixes) {
            text += number == 0 ? pick("：", ": ") : pick("　", " ");
            ++number;
            text += "(" + std::to_string(number) + ")" + pick("", " ") + quoted(fix) + why(fix);
        }
        return text;
    }
    /// What the one fix does, unless the remedy of the catalogue says it already.
    [[nodiscard]] std::string one_change(const std::string& remedy) const {
        const auto& fix = finding_.fixes.front();
        const bool insertion = fix.span.begin == fix.span.end;
        const bool layout = fix.replacement.find_first_not_of("\r\n ") == std::string::npos;
        // A short replacement may stand in the sentence by chance; in quotes it is meant.
        constexpr std::size_t kTelling = 6;
        const bool said = remedy.find(quoted(fix)) != std::string::npos ||
                          (fix.replacement.size() > kTelling &&
                           remedy.find(fix.replacement) != std::string::npos);
        if (!remedy.empty() && (layout || said)) return why(fix);
        std::string text = remedy.empty() ? "" : pick("；", "; ");
        if (layout) return text + pick("删去", "delete it");
        text += insertion ? pick("补上", "add ") : pick("改为", "write ");
        return text + quoted(fix) + why(fix);
    }

    void remedy() {
        auto text = base::remedy(finding_.code, finding_.args, options_.lang);
        if (finding_.fixes.size() == 1) text += one_change(text);
        text += choices();
        if (text.empty()) return;
        const bool safe = finding_.fixes.size() == 1 && finding_.fixes.front().safe;
        const auto tag =
            safe ? pick("[可自动修改]", "[auto-fix]") : pick("[需人工判断]", "[needs judgement]");
        text = pick("  改法：", "  help: ") + text;
        out_ += text + blanks(std::max(2, kTagColumn - display_width(text))) + tag + "\n";
    }

    void example() {
        if (finding_.example.empty()) return;
        out_ += pick("  反例（可以作为试例粘贴）：\n",
                     "  counterexample (can be pasted as an example):\n");
        std::string_view rest = finding_.example;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('\n'), rest.size());
            out_ += "    " + std::string(rest.substr(0, end)) + "\n";
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    const Diagnostic& finding_;
    const std::vector<Source>& sources_;
    const ReportOptions& options_;
    std::string out_;
    int gutter_ = 1;
};

}  // namespace

std::string render(const Diagnostic& finding, const std::vector<Source>& sources,
                   const ReportOptions& options) {
    return Page(finding, sources, options).text();
}

}  // namespace guiju::text
