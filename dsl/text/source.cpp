// SPDX-License-Identifier: Apache-2.0
#include "dsl/text/source.h"

#include <algorithm>

#include "dsl/text/characters.h"
#include "dsl/text/refusal.h"

namespace guiju::text {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
/// One file gives at most this many findings about its characters.
constexpr std::size_t kMaxRefusals = limits::kCharacterFindings;

std::vector<std::uint32_t> starts_of_lines(std::string_view bytes) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n' && i + 1 < bytes.size())
            starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
    return starts;
}

void refuse_long_lines(const Refusal& refusal, std::vector<base::Diagnostic>& findings) {
    const auto bytes = refusal.bytes();
    std::size_t begin = 0;
    while (begin < bytes.size() && findings.size() < kMaxRefusals) {
        const auto end = std::min(bytes.find('\n', begin), bytes.size());
        if (end - begin > kMaxLineBytes) {
            auto finding = refusal.at(base::Code::gj1007, begin, end);
            finding.args.emplace_back(std::to_string((end - begin + 1023) / 1024));
            findings.push_back(std::move(finding));
        }
        begin = end + 1;
    }
}

void refuse_characters(const Refusal& refusal, std::vector<base::Diagnostic>& findings) {
    const auto bytes = refusal.bytes();
    for (std::size_t i = 0; i < bytes.size() && findings.size() < kMaxRefusals;) {
        const auto next = decode(bytes, i);
        const bool ends_line =
            next.code_point == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        if (!ends_line) {
            if (auto finding = refusal.of_character(i, next)) findings.push_back(*finding);
        }
        i += next.length;
    }
}

bool is_blank(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const auto next = decode(bytes, i);
        if (!is_space(next.code_point)) return false;
        i += next.length;
    }
    return true;
}

bool has_error(const std::vector<base::Diagnostic>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const base::Diagnostic& finding) {
        return finding.severity() == base::Severity::error;
    });
}

/// Everything that may be wrong with the bytes, the gravest alone.
std::vector<base::Diagnostic> refuse(const Refusal& refusal) {
    const auto bytes = refusal.bytes();
    if (bytes.size() > kMaxFileBytes) {
        auto finding = refusal.whole(base::Code::gj1006);
        finding.args.emplace_back(std::to_string((bytes.size() + 1023) / 1024));
        return {finding};
    }
    if (const auto bad = first_invalid(bytes); bad < bytes.size()) return {refusal.encoding(bad)};
    if (is_blank(bytes)) return {refusal.whole(base::Code::gj1005)};
    std::vector<base::Diagnostic> findings;
    refuse_long_lines(refusal, findings);
    refuse_characters(refusal, findings);
    return findings;
}

}  // namespace

base::Checked<Source> load(std::string name, std::string bytes, std::uint32_t index) {
    if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
    base::Checked<Source> result;
    result.findings = refuse(Refusal(name, bytes, index));
    if (has_error(result.findings)) return result;
    Source source;
    source.name_ = std::move(name);
    source.bytes_ = std::move(bytes);
    source.line_starts_ = starts_of_lines(source.bytes_);
    result.value = std::move(source);
    return result;
}

Position Source::position(std::uint32_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto number = static_cast<std::uint32_t>(after - line_starts_.begin());
    Position position;
    if (number == 0) return position;
    position.line = number;
    const auto text = line(number);
    const std::size_t end = std::min<std::size_t>(offset - line_starts_[number - 1], text.size());
    int cells = 0;
    for (std::size_t i = 0; i < end;) {
        const auto next = decode(text, i);
        i += next.length;
        if (i > end) break;  // the offset lies inside this character
        position.character += 1;
        position.utf16 += next.code_point > 0xFFFF ? 2 : 1;
        cells += cells_of(next.code_point, cells);
    }
    position.display = static_cast<std::uint32_t>(cells) + 1;
    return position;
}

std::string_view Source::line(std::uint32_t number) const {
    if (number == 0 || number > line_starts_.size()) return {};
    const std::string_view all = bytes_;
    const std::size_t begin = line_starts_[number - 1];
    auto text = all.substr(begin, std::min(all.find('\n', begin), all.size()) - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

std::uint32_t Source::line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

std::string_view Source::slice(base::Span span) const {
    const std::string_view all = bytes_;
    const std::size_t begin = std::min<std::size_t>(span.begin, all.size());
    const std::size_t end = std::clamp<std::size_t>(span.end, begin, all.size());
    return all.substr(begin, end - begin);
}

int display_width(std::string_view text) {
    int cells = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto next = decode(text, i);
        cells += cells_of(next.code_point, cells);
        i += next.length;
    }
    return cells;
}

}  // namespace guiju::text
