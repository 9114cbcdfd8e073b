// SPDX-License-Identifier: Apache-2.0
#include "adapters/file/csv.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "adapters/file/text_file.h"

namespace guiju::file {

using base::Code;
using base::Done;
using base::Error;
using base::ErrorKind;
using base::Outcome;
using base::Result;

namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10U;

/// A row as it was found, good or not.
struct Found {
    CsvRow row;
    std::string text;           ///< as it stands in the file
    std::optional<Code> wrong;  ///< what is wrong with its form
};

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string::npos) return "";
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// The first bytes of a text, not cutting a character.
std::string opening_of(const std::string& text, std::size_t most) {
    auto end = std::min(text.size(), most);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

}  // namespace

/// The bytes of the file, a window at a time, and the cutting into rows.
class CsvReader::Source {
   public:
    Source(std::unique_ptr<std::istream> from, std::string called)
        : name(std::move(called)), from_(std::move(from)) {}

    /// Reads the beginning; what its bytes look like. Leaves out a byte order mark.
    Encoding begin() {
        (void)at(kChunk);
        const auto encoding = encoding_of(buffer_, ended_);
        if (buffer_.starts_with("\xEF\xBB\xBF")) buffer_.erase(0, 3);
        return encoding;
    }
    [[nodiscard]] bool failed() const { return from_->bad(); }

    /// The next row, or nothing at the end.
    std::optional<Found> next() {
        if (at(0) < 0) return std::nullopt;
        Found found;
        found.row.line = line_;
        const auto end = cut(found);
        found.text = buffer_.substr(0, end);
        line_ += std::count(found.text.begin(), found.text.end(), '\n');
        buffer_.erase(0, end);
        while (!found.text.empty() && (found.text.back() == '\n' || found.text.back() == '\r'))
            found.text.pop_back();
        if (!found.wrong && !is_utf8(found.text)) found.wrong = Code::gj5517;
        return found;
    }

    const std::string name;

   private:
    enum class State : std::uint8_t { begin, plain, quoted, closed };

    /// The byte at this place of the row, or -1 behind the end of the file.
    int at(std::size_t place) {
        while (place >= buffer_.size() && !ended_) {
            std::array<char, kChunk> chunk{};
            from_->read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
            buffer_.append(chunk.data(), static_cast<std::size_t>(from_->gcount()));
            ended_ = !*from_;
        }
        return place < buffer_.size() ? static_cast<unsigned char>(buffer_[place]) : -1;
    }
    /// Where the line that begins the window ends, with its line end.
    std::size_t end_of_line() {
        std::size_t place = 0;
        for (int c = at(0); c >= 0 && c != '\n'; c = at(place)) ++place;
        return at(place) < 0 ? place : place + 1;
    }
    /// Cuts the row at the beginning of the window into cells; where it ends.
    std::size_t cut(Found& found) {
        State state = State::begin;
        std::string cell;
        for (std::size_t place = 0;; ++place) {
            const int c = at(place);
            if (place > kRowBytes || (c < 0 && state == State::quoted)) {
                // Why: a quote that never ends would swallow the rest of the file. Only its line is bad.
                found.wrong = state == State::quoted ? Code::gj5514 : Code::gj5516;
                return end_of_line();
            }
            const bool line_end = c == '\n' || (c == '\r' && at(place + 1) == '\n');
            if (c < 0 || (line_end && state != State::quoted)) {
                found.row.cells.push_back(std::move(cell));
                return c < 0 ? place : c == '\r' ? place + 2 : place + 1;
            }
            if (c == ',' && state != State::quoted) {
                found.row.cells.push_back(std::exchange(cell, {}));
                state = State::begin;
            } else {
                state = step(state, static_cast<char>(c), place, cell, found);
                if (doubled_) ++place;
            }
        }
    }
    /// One byte within a cell.
    State step(State state, char c, std::size_t place, std::string& cell, Found& found) {
        doubled_ = false;
        if (c != '"') {
            if (state == State::closed) found.wrong = Code::gj5515;
            cell += c;
            return state == State::quoted ? state : State::plain;
        }
        if (state == State::begin) return State::quoted;
        if (state == State::quoted) {
            if (at(place + 1) != '"') return State::closed;
            cell += '"';
            doubled_ = true;
            return State::quoted;
        }
        found.wrong = Code::gj5515;
        return State::plain;
    }

    std::unique_ptr<std::istream> from_;
    std::string buffer_;  ///< begins where the next row begins
    std::int64_t line_ = 1;
    bool ended_ = false;
    bool doubled_ = false;  ///< the quote just seen stands for one within the text
};

CsvReader::CsvReader(std::unique_ptr<Source> source) : source_(std::move(source)) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

Result<CsvReader> CsvReader::open(const std::string& path) {
    std::error_code problem;
    const auto found = std::filesystem::status(path, problem);
    if (!std::filesystem::exists(found)) return Error{ErrorKind::not_found, Code::gj5501, {path}};
    auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (std::filesystem::is_directory(found) || !*file)
        return Error{ErrorKind::misuse, Code::gj5502, {path}};
    return read(std::move(file), path);
}

Result<CsvReader> CsvReader::read(std::unique_ptr<std::istream> from, const std::string& name) {
    CsvReader reader(std::make_unique<Source>(std::move(from), name));
    const auto encoding = reader.source_->begin();
    // Rows that are not UTF-8 are set aside one by one; a whole file in another encoding is refused.
    if (encoding != Encoding::utf8 && encoding != Encoding::other)
        return wrong_encoding(encoding, name, 1);
    const auto read = reader.read_header();
    if (!read.ok()) return read.error();
    return reader;
}

Outcome CsvReader::read_header() {
    std::optional<Found> found;
    do {
        found = source_->next();
    } while (found && !found->wrong && trimmed(found->text).empty());
    const auto& name = source_->name;
    if (!found) return Error{ErrorKind::misuse, Code::gj5509, {name}};
    if (found->wrong == Code::gj5517) return wrong_encoding(Encoding::other, name, found->row.line);
    if (found->wrong)
        return Error{ErrorKind::misuse,
                     *found->wrong,
                     {std::to_string(found->row.line), std::to_string(kRowBytes)}};
    if (found->row.cells.size() == 1) {
        for (const char* mark : {"，", "；", ";", "\t", "、", "|"}) {
            if (found->text.find(mark) == std::string::npos) continue;
            const auto shown = *mark == '\t' ? base::Text("制表符", "tab") : base::Text(mark);
            return Error{ErrorKind::misuse, Code::gj5510, {name, shown}};
        }
    }
    for (const auto& cell : found->row.cells) {
        auto column_name = trimmed(cell);
        if (column_name.empty())
            return Error{ErrorKind::misuse, Code::gj5512, {std::to_string(header_.size() + 1)}};
        if (column(column_name)) return Error{ErrorKind::misuse, Code::gj5511, {column_name}};
        header_.push_back(std::move(column_name));
    }
    return Done{};
}

std::optional<std::size_t> CsvReader::column(std::string_view name) const {
    const auto found = std::find(header_.begin(), header_.end(), name);
    if (found == header_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header_.begin());
}

Result<std::optional<CsvRow>> CsvReader::next() {
    while (auto found = source_->next()) {
        auto& row = found->row;
        if (!found->wrong && trimmed(found->text).empty()) continue;
        if (!found->wrong && row.cells.size() == header_.size())
            return std::optional<CsvRow>(std::move(row));
        const auto code = found->wrong.value_or(Code::gj5513);
        std::vector<base::Text> args{std::to_string(row.line)};
        if (code == Code::gj5513)
            args.insert(args.end(),
                        {std::to_string(row.cells.size()), std::to_string(header_.size())});
        if (code == Code::gj5516) args.emplace_back(std::to_string(kRowBytes));
        set_aside_.push_back({row.line,
                              opening_of(found->text, kShownBytes),
                              {ErrorKind::misuse, code, std::move(args)}});
    }
    if (source_->failed()) return Error{ErrorKind::misuse, Code::gj5502, {source_->name}};
    return std::optional<CsvRow>();
}

CsvWriter::CsvWriter(std::vector<std::string> header, CsvFor whom)
    : columns_(header.size()), whom_(whom) {
    if (whom_ == CsvFor::spreadsheets) text_ = "\xEF\xBB\xBF";
    add(header);
}

void CsvWriter::add(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < columns_; ++i) {
        if (i != 0) text_ += ',';
        if (i < cells.size()) add_cell(cells[i]);
    }
    text_ += "\r\n";
}

void CsvWriter::add_cell(std::string_view cell) {
    std::string guarded;
    // Why: a title that begins like a formula would run when the officer opens the table.
    const bool formula =
        !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
    const bool number = cell.size() > 1 && (cell[0] == '-' || cell[0] == '+') &&
                        cell.find_first_not_of("0123456789.%,", 1) == std::string_view::npos;
    if (whom_ == CsvFor::spreadsheets && formula && !number) {
        guarded = "'" + std::string(cell);
        cell = guarded;
    }
    const bool quote = cell.find_first_of(",\"\r\n") != std::string_view::npos ||
                       (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
    // Why: a row of one empty cell would be an empty line, which readers skip.
    if (!quote && !(cell.empty() && columns_ == 1)) {
        text_ += cell;
        return;
    }
    text_ += '"';
    for (const char c : cell) text_.append(c == '"' ? 2 : 1, c);
    text_ += '"';
}

}  // namespace guiju::file
