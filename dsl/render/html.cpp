// SPDX-License-Identifier: Apache-2.0
#include "dsl/render/html.h"

namespace guiju::render {

std::string escaped_html(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace guiju::render
