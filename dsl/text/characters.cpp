// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/characters.h"

#include <utf8proc.h>

#include <algorithm>

namespace guiju::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_bidi(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/// Letters that draw nothing, and selectors that change a glyph only.
bool is_filler(char32_t c) {
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ||
           (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace

Character decode(std::string_view text, std::size_t offset) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + offset;
    if (*bytes < 0x80) return {*bytes, 1, true};
    utf8proc_int32_t code_point = 0;
    const auto left = static_cast<utf8proc_ssize_t>(text.size() - offset);
    const auto length = utf8proc_iterate(bytes, left, &code_point);
    if (length <= 0) return {kReplacement, 1, false};
    return {static_cast<char32_t>(code_point), static_cast<std::size_t>(length), true};
}

std::size_t first_invalid(std::string_view text) {
    std::size_t offset = 0;
    while (offset < text.size()) {
        const auto next = decode(text, offset);
        if (!next.valid) break;
        offset += next.length;
    }
    return offset;
}

std::string encode(char32_t code_point) {
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)};
}

std::u32string code_points(std::string_view text) {
    std::u32string all;
    for (std::size_t i = 0; i < text.size();) {
        const auto next = decode(text, i);
        all.push_back(next.code_point);
        i += next.length;
    }
    return all;
}

int cells_of(char32_t code_point, int column) {
    if (code_point == '\t') return kTabCells - column % kTabCells;
    return std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point)));
}

bool is_space(char32_t code_point) {
    if (code_point == '\t' || code_point == '\n' || code_point == '\r') return true;
    return utf8proc_category(static_cast<utf8proc_int32_t>(code_point)) == UTF8PROC_CATEGORY_ZS;
}

CharacterKind kind_of(char32_t code_point) {
    if (code_point == '\t' || code_point == '\n') return CharacterKind::plain;
    if (code_point == '\r') return CharacterKind::carriage;
    if (code_point == kReplacement) return CharacterKind::replacement;
    if (is_bidi(code_point)) return CharacterKind::bidi;
    if (is_filler(code_point)) return CharacterKind::invisible;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP: return CharacterKind::control;
        case UTF8PROC_CATEGORY_CF: return CharacterKind::invisible;
        default: return CharacterKind::plain;
    }
}

}  // namespace guiju::text
