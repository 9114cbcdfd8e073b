// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/refusal.h"

#include <algorithm>
#include <array>

namespace guiju::text {
namespace {

using base::Code;
using base::Text;

struct NamedCharacter {
    char32_t code_point;
    std::string_view zh, en;
};

constexpr std::array kNamed = {
    NamedCharacter{0x0000, "空字符", "NUL"},
    NamedCharacter{0x00AD, "软连字符", "soft hyphen"},
    NamedCharacter{0x200B, "零宽空格", "zero-width space"},
    NamedCharacter{0x200C, "零宽不连字", "zero-width non-joiner"},
    NamedCharacter{0x200D, "零宽连字", "zero-width joiner"},
    NamedCharacter{0x200E, "从左到右标记", "left-to-right mark"},
    NamedCharacter{0x200F, "从右到左标记", "right-to-left mark"},
    NamedCharacter{0x2028, "行分隔符", "line separator"},
    NamedCharacter{0x2029, "段分隔符", "paragraph separator"},
    NamedCharacter{0x202D, "强制从左到右", "left-to-right override"},
    NamedCharacter{0x202E, "强制从右到左", "right-to-left override"},
    NamedCharacter{0x2060, "词连接符", "word joiner"},
    NamedCharacter{0xFEFF, "字节序标记", "byte order mark"},
};

std::string hexadecimal(char32_t code_point) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (auto rest = static_cast<std::uint32_t>(code_point); rest != 0; rest /= 16)
        text.insert(text.begin(), digits[rest % 16]);
    if (text.size() < 4) text.insert(0, 4 - text.size(), '0');
    return "U+" + text;
}

Text name_of_character(char32_t code_point) {
    const auto number = hexadecimal(code_point);
    const auto* found = std::find_if(kNamed.begin(), kNamed.end(), [&](const auto& named) {
        return named.code_point == code_point;
    });
    if (found == kNamed.end()) return {number};
    return {std::string(found->zh) + "（" + number + "）",
            std::string(found->en) + " (" + number + ")"};
}

/// Length of the GB18030 character at `i`, or 0.
std::size_t gb18030_length(std::string_view bytes, std::size_t i) {
    const auto at = [&](std::size_t k) {
        return k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0U;
    };
    if (at(i) < 0x80) return 1;
    if (at(i) == 0x80 || at(i) == 0xFF) return 0;
    const auto second = at(i + 1);
    if (second >= 0x40 && second <= 0xFE && second != 0x7F) return 2;
    const bool four = second >= 0x30 && second <= 0x39 && at(i + 2) >= 0x81 && at(i + 2) <= 0xFE &&
                      at(i + 3) >= 0x30 && at(i + 3) <= 0x39;
    return four ? 4 : 0;
}

/// Every byte fits GB18030 and at least half of the double bytes are in its rows of common
/// characters (GB 2312), so that plain damage to a UTF-8 file is not taken for it.
bool looks_like_gb18030(std::string_view bytes) {
    std::size_t pairs = 0;
    std::size_t common = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const auto length = gb18030_length(bytes, i);
        if (length == 0) return false;
        if (length == 2) {
            const auto lead = static_cast<unsigned char>(bytes[i]);
            const auto trail = static_cast<unsigned char>(bytes[i + 1]);
            pairs += 1;
            const bool row = (lead >= 0xA1 && lead <= 0xA3) || (lead >= 0xB0 && lead <= 0xD7);
            if (row && trail >= 0xA1) common += 1;
        }
        i += length;
    }
    return pairs > 1 && common * 2 >= pairs;
}

bool looks_like_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    const auto zeros = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
    return zeros > 4 && zeros * 8 > bytes.size();
}

std::optional<Code> code_of(CharacterKind kind) {
    switch (kind) {
        case CharacterKind::control: return Code::gj1008;
        case CharacterKind::bidi: return Code::gj1009;
        case CharacterKind::invisible: return Code::gj1010;
        case CharacterKind::carriage: return Code::gj1011;
        case CharacterKind::replacement: return Code::gj1012;
        case CharacterKind::plain: break;
    }
    return std::nullopt;
}

}  // namespace

base::Diagnostic Refusal::whole(Code code) const {
    base::Diagnostic finding;
    finding.code = code;
    finding.span = {index_, 0, 0};
    finding.args = {Text(std::string(name_))};
    return finding;
}

base::Diagnostic Refusal::at(Code code, std::size_t begin, std::size_t end) const {
    const auto before = bytes_.substr(0, begin);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto last = before.rfind('\n');
    const auto in_line = last == std::string_view::npos ? before : before.substr(last + 1);
    auto finding = whole(code);
    finding.span = {index_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    finding.args.emplace_back(std::to_string(line));
    finding.args.emplace_back(std::to_string(code_points(in_line).size() + 1));
    return finding;
}

base::Diagnostic Refusal::encoding(std::size_t offset) const {
    if (looks_like_utf16(bytes_)) return whole(Code::gj1004);
    const auto code = looks_like_gb18030(bytes_) ? Code::gj1003 : Code::gj1002;
    return at(code, offset, offset + 1);
}

std::optional<base::Diagnostic> Refusal::of_character(std::size_t offset,
                                                      Character character) const {
    const auto kind = kind_of(character.code_point);
    const auto code = code_of(kind);
    if (!code) return std::nullopt;
    auto finding = at(*code, offset, offset + character.length);
    finding.args.push_back(name_of_character(character.code_point));
    if (kind == CharacterKind::bidi) finding.fixes.push_back({finding.span, "", false});
    if (kind == CharacterKind::invisible) finding.fixes.push_back({finding.span, "", true});
    if (kind == CharacterKind::carriage) finding.fixes.push_back({finding.span, "\n", true});
    return finding;
}

}  // namespace guiju::text
