// SPDX-License-Identifier: Apache-2.0
#include "engine/base/message.h"

#include <algorithm>
#include <charconv>

namespace guiju::base {

const std::vector<Message>& all_messages() {
    static const std::vector<Message> kAll = {
#define GUIJU_MESSAGE(number, severity, zh, en, fix_zh, fix_en) \
    Message{Code::gj##number, Severity::severity, zh, en, fix_zh, fix_en},
#include "engine/base/messages.def"
#undef GUIJU_MESSAGE
    };
    return kAll;
}

const Message& message(Code code) {
    const auto& all = all_messages();
    return *std::lower_bound(all.begin(), all.end(), code,
                             [](const Message& m, Code c) { return m.code < c; });
}

std::string name_of(Code code) {
    std::string digits = std::to_string(static_cast<unsigned>(code));
    return "GJ" + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

const Message* find_message(std::string_view name) {
    if (name.size() > 2 && (name[0] == 'G' || name[0] == 'g') && (name[1] == 'J' || name[1] == 'j'))
        name.remove_prefix(2);
    unsigned number = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (problem != std::errc{} || end != name.data() + name.size()) return nullptr;
    for (const Message& m : all_messages())
        if (static_cast<unsigned>(m.code) == number) return &m;
    return nullptr;
}

std::string fill(std::string_view pattern, const std::vector<Text>& args, Lang lang) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
            const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
            if (index < args.size()) {
                out += args[index].in(lang);
                i += 2;
                continue;
            }
        }
        out += pattern[i];
    }
    return out;
}

std::string sentence(Code code, const std::vector<Text>& args, Lang lang) {
    const Message& m = message(code);
    return fill(lang == Lang::zh ? m.zh : m.en, args, lang);
}

std::string remedy(Code code, const std::vector<Text>& args, Lang lang) {
    const Message& m = message(code);
    return fill(lang == Lang::zh ? m.fix_zh : m.fix_en, args, lang);
}

}  // namespace guiju::base
