// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/render/html.h"

namespace zhejiang {
namespace {

// A drawing 480 wide: on a telephone its letters are still 11 pixels high.
constexpr int kWidth = 480;
constexpr int kLabel = 96;  // room for three characters and a gap
constexpr const char* kInk = "#1f2933";
constexpr const char* kBlue = "#1f5f99";

std::string open_svg(const std::string& title, int height) {
    return fmt::format(
        R"(<svg viewBox="0 0 {} {}" role="img" aria-label="{}" xmlns="http://www.w3.org/2000/svg">)"
        "\n<title>{}</title>\n",
        kWidth, height, escaped(title), escaped(title));
}

std::string write(int x, int y, const std::string& words, const char* anchor,
                  const char* colour = kInk, int size = 16) {
    return fmt::format(R"(<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}">{}</text>)"
                       "\n",
                       x, y, size, anchor, colour, escaped(words));
}

std::string box(int x, int y, int width, int height, const std::string& colour) {
    return fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" rx="2" fill="{}"/>)"
                       "\n",
                       x, y, width, height, colour);
}

int part_of(int whole, std::size_t count, std::size_t most) {
    return most == 0 ? 0 : static_cast<int>(static_cast<std::size_t>(whole) * count / most);
}

std::size_t most_of(const std::vector<Step>& steps) {
    std::size_t most = 0;
    for (const Step& step : steps) most = std::max(most, step.count);
    return most;
}

}  // namespace

std::string escaped(const std::string& text) { return guiju::render::escaped_html(text); }

std::string bars_svg(const std::string& title, const std::vector<Bar>& bars, int target_permille) {
    constexpr int kRow = 44, kRoom = 270;
    const int height = static_cast<int>(bars.size()) * kRow + 30;
    std::string svg = open_svg(title, height);
    int y = 4;
    for (const Bar& bar : bars) {
        svg += write(kLabel - 10, y + 25, bar.label, "end");
        svg += box(kLabel, y + 4, kRoom, 30, "#eef1f4");
        if (bar.permille >= 0)
            svg += box(kLabel, y + 4, kRoom * bar.permille / 1000, 30, bar.colour);
        svg += write(kLabel + kRoom + 10, y + 25, bar.words, "start", bar.colour.c_str());
        y += kRow;
    }
    const int x = kLabel + kRoom * target_permille / 1000;
    svg += fmt::format(R"(<path d="M{} 2V{}" stroke="{}" stroke-width="2" )"
                       R"(stroke-dasharray="5 4" fill="none"/>)"
                       "\n",
                       x, y + 4, kInk);
    svg += write(x, y + 20, fmt::format("目标 {}%", target_permille / 10), "middle", kInk, 14);
    return svg + "</svg>\n";
}

std::string funnel_svg(const std::string& title, const std::vector<Step>& steps) {
    constexpr int kRow = 38, kRoom = 250;
    std::string svg = open_svg(title, static_cast<int>(steps.size()) * kRow + 4);
    const std::size_t most = most_of(steps);
    const std::size_t first = steps.empty() ? 0 : steps.front().count;
    int y = 2;
    for (const Step& step : steps) {
        const int width = std::max(2, part_of(kRoom, step.count, most));
        svg += write(kLabel - 10, y + 21, step.label, "end");
        svg += box(kLabel + (kRoom - width) / 2, y + 2, width, 28, kBlue);
        svg +=
            write(kLabel + kRoom + 10, y + 21,
                  fmt::format("{} 件 {}%", step.count, part_of(100, step.count, first)), "start");
        y += kRow;
    }
    return svg + "</svg>\n";
}

std::string columns_svg(const std::string& title, const std::vector<Step>& columns) {
    constexpr int kHeight = 220, kRoom = 150;
    std::string svg = open_svg(title, kHeight);
    const std::size_t most = most_of(columns);
    const int step = kWidth / static_cast<int>(std::max<std::size_t>(1, columns.size()));
    int x = 0;
    for (const Step& column : columns) {
        const int height = part_of(kRoom, column.count, most);
        const int top = kHeight - 30 - height;
        svg += box(x + 5, top, step - 10, height, kBlue);
        svg += write(x + step / 2, top - 6, std::to_string(column.count), "middle", kInk, 14);
        svg += write(x + step / 2, kHeight - 8, column.label, "middle", kInk, 14);
        x += step;
    }
    return svg + "</svg>\n";
}

}  // namespace zhejiang
