// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one catalogue of sentences for people, in Chinese and English, keyed by stable codes (GJ1001 …).
// Not the rendering with source line and caret (dsl/text) and not the choice of a language (adapters).
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::base {

enum class Lang : std::uint8_t { zh, en };

/// A short piece of text in both languages; a plain string stands for both (names, quotations).
struct Text {
    std::string zh;
    std::string en;

    Text() = default;
    Text(std::string both) : zh(both), en(std::move(both)) {}  // NOLINT: meant to be implicit
    Text(const char* both) : Text(std::string(both)) {}        // NOLINT
    Text(std::string chinese, std::string english)
        : zh(std::move(chinese)), en(std::move(english)) {}

    [[nodiscard]] const std::string& in(Lang lang) const { return lang == Lang::zh ? zh : en; }
    friend bool operator==(const Text&, const Text&) = default;
};

/// Number of a message: 1xxx text and form, 2xxx terms and types, 3xxx completeness and conflict,
/// 4xxx province and city, 5xxx run time. Printed as GJ1001. Stable for ever.
enum class Code : std::uint16_t {
#define GUIJU_MESSAGE(number, severity, zh, en, fix_zh, fix_en) gj##number = number,
#include "engine/base/messages.def"
#undef GUIJU_MESSAGE
};

enum class Severity : std::uint8_t { error, warning, note };

/// One entry of the catalogue. {0}, {1} … stand for the arguments.
struct Message {
    Code code;
    Severity severity;
    std::string_view zh, en;          ///< what is wrong (one sentence)
    std::string_view fix_zh, fix_en;  ///< what to do; may be empty
};

/// The catalogue entry of a code. Every code has one.
[[nodiscard]] const Message& message(Code code);
/// All entries, ordered by code.
[[nodiscard]] const std::vector<Message>& all_messages();
/// "GJ3014"
[[nodiscard]] std::string name_of(Code code);
/// The entry whose name is "GJ3014" or "3014", or nullptr.
[[nodiscard]] const Message* find_message(std::string_view name);
/// Puts the arguments into {0} {1} …; a missing argument stays visible as {n}.
[[nodiscard]] std::string fill(std::string_view pattern, const std::vector<Text>& args, Lang lang);
/// "what is wrong" in one language, with its arguments.
[[nodiscard]] std::string sentence(Code code, const std::vector<Text>& args, Lang lang);
/// "what to do" in one language, with its arguments; empty if the catalogue has none.
[[nodiscard]] std::string remedy(Code code, const std::vector<Text>& args, Lang lang);

}  // namespace guiju::base
