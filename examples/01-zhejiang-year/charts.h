// SPDX-License-Identifier: Apache-2.0
#pragma once
// Three small charts as inline SVG: bars against a target line, a funnel, columns by month.
// Text in, text out; whole numbers only. Colours always stand beside words.
#include <string>
#include <vector>

namespace zhejiang {

struct Bar {
    std::string label, words;  ///< "杭州市", "92.3% 绿"
    int permille = -1;         ///< 0 … 1000; -1: cannot be computed
    std::string colour;
};
/// Horizontal bars from 0 to 100 %, with a dashed line at `target_permille`.
[[nodiscard]] std::string bars_svg(const std::string& title, const std::vector<Bar>& bars,
                                   int target_permille);

struct Step {
    std::string label;
    std::size_t count = 0;
};
/// Centred bars, each as wide as its count, with its share of the first.
[[nodiscard]] std::string funnel_svg(const std::string& title, const std::vector<Step>& steps);

/// Upright columns with their counts on top.
[[nodiscard]] std::string columns_svg(const std::string& title, const std::vector<Step>& columns);

/// & < > " as entities.
[[nodiscard]] std::string escaped(const std::string& text);

}  // namespace zhejiang
