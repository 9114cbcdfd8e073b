// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include "dsl/compare/page.h"
#include "dsl/render/html.h"
#include "dsl/text/source.h"

namespace guiju::compare {

namespace {

using base::Lang;
using render::escaped_html;

constexpr int kWidth = 1000, kLeft = 330, kRight = 670, kBar = 14;
constexpr int kHeight = 360;  ///< of all cases together
constexpr int kGap = 34, kTop = 30;
constexpr int kLabelCells = 38;

std::string tenths(std::int64_t value) {
    const auto whole = std::to_string(value / 10);
    return value % 10 == 0 ? whole : whole + "." + std::to_string(value % 10);
}

/// One outcome on one side, with where its next band begins. Lengths are tenths of a unit.
struct Bar {
    Text outcome;
    std::size_t cases = 0;
    std::int64_t top = 0, next = 0;
};

class Picture {
   public:
    Picture(const Impact& impact, Lang lang)
        : lang_(lang), flows_(impact.flows()), total_(std::max<std::size_t>(impact.cases(), 1)) {
        for (const auto& flow : flows_) {
            bar(left_, flow.before).cases += flow.cases;
            bar(right_, flow.after).cases += flow.cases;
        }
        height_ = std::max(place(left_), place(right_));
    }

    std::string draw() {
        bands();
        bars(left_, kLeft - kBar, false);
        bars(right_, kRight, true);
        const auto size = std::to_string(kWidth) + " " + tenths(height_ + 10 * kTop);
        return "<svg viewBox=\"0 0 " + size + "\" role=\"img\" aria-label=\"" +
               (lang_ == Lang::zh ? "原来的结果到现在的结果" : "from old outcomes to new ones") +
               "\" font-size=\"15\">\n" + out_ + "</svg>\n";
    }

   private:
    static Bar& bar(std::vector<Bar>& side, const Text& outcome) {
        for (auto& one : side)
            if (one.outcome == outcome) return one;
        side.push_back({outcome, 0, 0, 0});
        return side.back();
    }

    /// At least as thick as can be seen.
    [[nodiscard]] std::int64_t thickness(std::size_t cases) const {
        const auto exact =
            static_cast<std::int64_t>(cases) * kHeight * 10 / static_cast<std::int64_t>(total_);
        return std::max<std::int64_t>(exact, cases == 0 ? 0 : 15);
    }

    /// Where the bars stand; gives the lower end.
    std::int64_t place(std::vector<Bar>& side) {
        // What stays as it was goes straight across.
        const auto rank = [&](const Bar& one) {
            if (&side == &left_) return -static_cast<std::int64_t>(one.cases);
            for (std::size_t i = 0; i < left_.size(); ++i)
                if (left_[i].outcome == one.outcome) return static_cast<std::int64_t>(i);
            return static_cast<std::int64_t>(left_.size());
        };
        std::stable_sort(side.begin(), side.end(),
                         [&](const Bar& a, const Bar& b) { return rank(a) < rank(b); });
        std::int64_t at = kTop * 10;
        for (auto& one : side) {
            one.top = one.next = at;
            std::int64_t height = 0;
            for (const auto& flow : flows_)
                if ((&side == &left_ ? flow.before : flow.after) == one.outcome)
                    height += thickness(flow.cases);
            at += height + kGap * 10;
        }
        return at;
    }

    void bands() {
        // Those that stay as they were lie at the back.
        for (const bool changed : {false, true}) {
            for (const auto& flow : flows_) {
                if ((flow.before == flow.after) == changed) continue;
                auto& from = bar(left_, flow.before);
                auto& to = bar(right_, flow.after);
                const auto thick = thickness(flow.cases);
                band(from.next, to.next, thick, flow);
                from.next += thick;
                to.next += thick;
            }
        }
    }

    void band(std::int64_t from, std::int64_t to, std::int64_t thick, const Impact::Flow& flow) {
        const bool same = flow.before == flow.after;
        const char* colour = same           ? "#b8c4d0"
                             : flow.way < 0 ? "#b3261e"
                             : flow.way > 0 ? "#1a6b34"
                                            : "#8a5a00";
        const auto a = std::to_string(kLeft), b = std::to_string(kRight);
        const auto m = std::to_string((kLeft + kRight) / 2);
        out_ += "<path d=\"M" + a + " " + tenths(from) + " C" + m + " " + tenths(from) + " " + m +
                " " + tenths(to) + " " + b + " " + tenths(to) + " V" + tenths(to + thick) + " C" +
                m + " " + tenths(to + thick) + " " + m + " " + tenths(from + thick) + " " + a +
                " " + tenths(from + thick) + " Z\" fill=\"" + colour + "\" fill-opacity=\"" +
                (same ? "0.45" : "0.75") + "\"><title>" + escaped_html(flow.before.in(lang_)) +
                " → " + escaped_html(flow.after.in(lang_)) + (lang_ == Lang::zh ? "：" : ": ") +
                std::to_string(flow.cases) + (lang_ == Lang::zh ? "件" : " cases") +
                "</title></path>\n";
    }

    /// In lines that fit beside the picture.
    [[nodiscard]] static std::vector<std::string> lines_of(const std::string& text) {
        std::vector<std::string> lines{""};
        for (std::size_t i = 0; i < text.size();) {
            std::size_t end = i + 1;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                ++end;
            const auto one = text.substr(i, end - i);
            const bool latin = one == " ";
            const auto width = text::display_width(lines.back());
            if (width + text::display_width(one) > kLabelCells ||
                (latin && width > kLabelCells - 8))
                lines.emplace_back();
            lines.back() += one;
            i = end;
        }
        return lines;
    }

    void bars(const std::vector<Bar>& side, int x, bool right) {
        for (const auto& one : side) {
            const auto height = std::max<std::int64_t>(one.next - one.top, 15);
            out_ += "<rect x=\"" + std::to_string(x) + "\" y=\"" + tenths(one.top) + "\" width=\"" +
                    std::to_string(kBar) + "\" height=\"" + tenths(height) +
                    "\" fill=\"#1f5f99\"/>\n";
            const auto where = std::to_string(right ? x + kBar + 8 : x - 8);
            const auto count = std::to_string(one.cases) + (lang_ == Lang::zh ? "件" : " cases");
            auto lines = lines_of(one.outcome.in(lang_));
            lines.push_back(count);
            auto y = one.top + height / 2 - static_cast<std::int64_t>(lines.size() - 1) * 90 + 50;
            for (std::size_t i = 0; i < lines.size(); ++i, y += 180)
                out_ += "<text x=\"" + where + "\" y=\"" + tenths(y) + "\" text-anchor=\"" +
                        (right ? "start" : "end") + "\" fill=\"" +
                        (i + 1 == lines.size() ? "#52606d" : "#1f2933") + "\">" +
                        escaped_html(lines[i]) + "</text>\n";
        }
    }

    Lang lang_;
    std::vector<Impact::Flow> flows_;
    std::size_t total_;
    std::vector<Bar> left_, right_;
    std::int64_t height_ = 0;
    std::string out_;
};

}  // namespace

std::string flow_picture(const Impact& impact, Lang lang) { return Picture(impact, lang).draw(); }

}  // namespace guiju::compare
