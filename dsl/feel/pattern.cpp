// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/pattern.h"

#include <boost/regex.hpp>
#include <stdexcept>

namespace guiju::feel {
namespace {

constexpr std::size_t kLongestPattern = 1'000;
constexpr std::size_t kLongestText = 100'000;
constexpr std::size_t kLargestResult = 10'000'000;

std::wstring wide(const std::string& text) {
    const auto points = code_points(text);
    return {points.begin(), points.end()};
}

std::string narrow(const std::wstring& text) { return utf8({text.begin(), text.end()}); }

/// What Boost calls differently: XPath's x flag, class subtraction, block names, group numbers.
class Translation {
   public:
    Translation(std::wstring from, bool spaces_meant)
        : from_(std::move(from)), spaces_(spaces_meant) {}

    std::optional<std::wstring> read() {
        while (ok_ && at_ < from_.size()) step();
        return ok_ ? std::optional(to_) : std::nullopt;
    }

   private:
    static bool blank(wchar_t c) { return c == L' ' || c == L'\t' || c == L'\n' || c == L'\r'; }

    void step() {
        const wchar_t c = from_[at_];
        if (c == L'\\') return escape(to_, false);
        if (c == L'[') {
            to_ += character_class();
            return;
        }
        ++at_;
        if (!spaces_ && blank(c)) return;
        if (c == L'(') ++open_;
        if (c == L')' && open_ > closed_) ++closed_;
        to_ += c;
    }

    void escape(std::wstring& into, bool inside) {
        ++at_;
        while (!spaces_ && !inside && at_ < from_.size() && blank(from_[at_])) ++at_;
        if (at_ >= from_.size()) {
            ok_ = false;
            return;
        }
        const wchar_t c = from_[at_++];
        if (c >= L'0' && c <= L'9') {
            if (inside || c == L'0' || c - L'0' > closed_) ok_ = false;
            into += L"(?:\\";
            into += c;
            into += L')';
            return;
        }
        if (c == L'p' || c == L'P') return property(into, c);
        into += L'\\';
        into += c;
    }

    void property(std::wstring& into, wchar_t letter) {
        const auto end = from_.find(L'}', at_);
        if (at_ >= from_.size() || from_[at_] != L'{' || end == std::wstring::npos) {
            ok_ = false;
            return;
        }
        const auto name = from_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        const bool no = letter == L'P';
        if (name == L"L")
            into += no ? L"[^[:alpha:]]" : L"[[:alpha:]]";
        else if (name == L"Lu")
            into += no ? L"[^[:upper:]]" : L"[[:upper:]]";
        else if (name == L"Ll")
            into += no ? L"[^[:lower:]]" : L"[[:lower:]]";
        else if (name == L"N" || name == L"Nd")
            into += no ? L"[^[:digit:]]" : L"[[:digit:]]";
        else if (name == L"P")
            into += no ? L"[^[:punct:]]" : L"[[:punct:]]";
        else if (name == L"IsBasicLatin")
            into += no ? L"[^\\x{0}-\\x{7F}]" : L"[\\x{0}-\\x{7F}]";
        else
            ok_ = false;
    }

    /// "[A-Z-[OI]]" becomes "(?:(?![OI])[A-Z])".
    std::wstring character_class() {
        std::wstring plain = L"[";
        std::wstring without;
        ++at_;
        if (++depth_ > 10) ok_ = false;
        bool first = true;
        while (ok_ && at_ < from_.size() && (from_[at_] != L']' || first)) {
            const wchar_t c = from_[at_];
            if (c == L'\\') {
                escape(plain, true);
            } else if (c == L'-' && !first && at_ + 1 < from_.size() && from_[at_ + 1] == L'[') {
                ++at_;
                without = character_class();
            } else {
                plain += c;
                ++at_;
            }
            first = first && c == L'^';
        }
        if (at_ >= from_.size()) ok_ = false;
        ++at_;
        --depth_;
        plain += L']';
        return without.empty() ? plain : L"(?:(?!" + without + L")" + plain + L")";
    }

    std::wstring from_;
    std::wstring to_;
    std::size_t at_ = 0;
    int open_ = 0;
    int closed_ = 0;
    int depth_ = 0;
    bool spaces_;
    bool ok_ = true;
};

std::optional<boost::wregex> compiled(const Pattern& pattern) {
    if (pattern.expression.size() > kLongestPattern) return std::nullopt;
    if (pattern.flags.find_first_not_of("smixq") != std::string::npos) return std::nullopt;
    const auto has = [&](char flag) { return pattern.flags.find(flag) != std::string::npos; };
    auto options = boost::regex_constants::perl | boost::regex_constants::no_mod_m;
    if (!has('s')) options |= boost::regex_constants::no_mod_s;
    if (has('s')) options |= boost::regex_constants::mod_s;
    if (has('m')) options &= ~boost::regex_constants::no_mod_m;
    if (has('i')) options |= boost::regex_constants::icase;
    const auto text = wide(pattern.expression);
    if (has('q'))
        return boost::wregex(
            text, boost::regex_constants::literal | (options & boost::regex_constants::icase));
    const auto translated = Translation(text, !has('x')).read();
    if (!translated) return std::nullopt;
    return boost::wregex(*translated, static_cast<boost::wregex::flag_type>(options));
}

/// Runs what may find the pattern wrong or the work too much.
template <typename Work>
auto guarded(const std::string& text, const Pattern& pattern, const Work& work)
    -> decltype(work(boost::wregex())) {
    if (text.size() > kLongestText) return std::nullopt;
    try {
        const auto expression = compiled(pattern);
        if (!expression) return std::nullopt;
        return work(*expression);
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

/// "$1" and "\$" of XPath in the words of Boost; empty for a dollar that means nothing.
std::optional<std::wstring> replacement(const std::string& by) {
    std::wstring result;
    const auto from = wide(by);
    for (std::size_t i = 0; i < from.size(); ++i) {
        const wchar_t next = i + 1 < from.size() ? from[i + 1] : L'\0';
        if (from[i] == L'\\') {
            if (next != L'\\' && next != L'$') return std::nullopt;
            result += next == L'$' ? L"$$" : L"\\\\";
            ++i;
        } else if (from[i] == L'$') {
            if (next < L'0' || next > L'9') return std::nullopt;
            result += L"${";
            result += next;
            result += L"}";
            ++i;
        } else {
            result += from[i];
        }
    }
    return result;
}

}  // namespace

std::optional<bool> matches(const std::string& text, const Pattern& pattern) {
    return guarded(text, pattern, [&](const boost::wregex& expression) {
        return std::optional(boost::regex_search(wide(text), expression));
    });
}

std::optional<std::string> replaced(const std::string& text, const Pattern& pattern,
                                    const std::string& by) {
    if (by.size() * text.size() > kLargestResult) return std::nullopt;
    return guarded(text, pattern,
                   [&](const boost::wregex& expression) -> std::optional<std::string> {
                       const bool literal = pattern.flags.find('q') != std::string::npos;
                       const auto format = literal ? std::optional(wide(by)) : replacement(by);
                       if (!format) return std::nullopt;
                       const auto style = literal ? boost::regex_constants::format_literal
                                                  : boost::regex_constants::format_perl;
                       return narrow(boost::regex_replace(wide(text), expression, *format, style));
                   });
}

std::optional<std::vector<std::string>> split(const std::string& text, const Pattern& pattern) {
    return guarded(text, pattern, [&](const boost::wregex& expression) {
        const auto from = wide(text);
        std::vector<std::string> parts;
        auto start = from.begin();
        boost::wsregex_iterator found(from.begin(), from.end(), expression);
        for (; found != boost::wsregex_iterator(); ++found) {
            if ((*found)[0].first == (*found)[0].second) continue;
            parts.push_back(narrow({start, (*found)[0].first}));
            start = (*found)[0].second;
        }
        parts.push_back(narrow({start, from.end()}));
        return std::optional(parts);
    });
}

std::u32string code_points(const std::string& text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (i + size > text.size() || (lead >= 0x80 && lead < 0xC2)) {
            points += U'\uFFFD';
            ++i;
            continue;
        }
        char32_t point = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (std::size_t k = 1; k < size; ++k)
            point = (point << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        points += point;
        i += size;
    }
    return points;
}

std::string utf8(const std::u32string& text) {
    std::string bytes;
    for (const char32_t point : text) {
        const auto put = [&](char32_t byte) { bytes += static_cast<char>(byte); };
        if (point < 0x80) {
            put(point);
            continue;
        }
        const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        put((more == 1 ? 0xC0U : more == 2 ? 0xE0U : 0xF0U) | (point >> (6 * more)));
        for (int i = more - 1; i >= 0; --i) put(0x80U | ((point >> (6 * i)) & 0x3FU));
    }
    return bytes;
}

}  // namespace guiju::feel
