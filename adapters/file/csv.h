// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables as text, RFC 4180: read row by row with the line numbers of the file, bad rows set aside with
// their reason while the others go on; written for programs or for spreadsheets. Cells are plain text:
// what they mean is the business of the reader.
#include <cstdint>
#include <fstream>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace guiju::file {

struct CsvRow {
    std::int64_t line = 0;           ///< of the file, from 1, where the row begins
    std::vector<std::string> cells;  ///< as many as the header
};

/// A row that was set aside.
struct CsvDefect {
    std::int64_t line = 0;
    std::string text;  ///< the row as it stands in the file, cut after kShownBytes
    base::Error error;
};

/// Reads a table that may be larger than memory. Used by one thread.
class CsvReader {
   public:
    static constexpr std::size_t kRowBytes = std::size_t{4} << 20U;  ///< a longer row is set aside
    static constexpr std::size_t kShownBytes = 200;

    /// Opens the file and reads its header. not_found; misuse: no right, wrong encoding, an Excel
    /// workbook, no header, another separator than the comma, a column without name or named twice.
    [[nodiscard]] static base::Result<CsvReader> open(const std::string& path);
    /// The same from a stream that is already open; `name` is said in messages.
    [[nodiscard]] static base::Result<CsvReader> read(std::unique_ptr<std::istream> from,
                                                      const std::string& name);
    CsvReader(CsvReader&&) noexcept;
    CsvReader& operator=(CsvReader&&) noexcept;
    ~CsvReader();

    /// Names of the columns, without blanks around them.
    [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
    /// Place of the column with this name, if there is one.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    /// The next good row; nothing at the end. Empty lines are skipped. misuse when reading fails.
    [[nodiscard]] base::Result<std::optional<CsvRow>> next();
    /// The bad rows met so far, in order.
    [[nodiscard]] const std::vector<CsvDefect>& set_aside() const { return set_aside_; }

   private:
    class Source;
    explicit CsvReader(std::unique_ptr<Source> source);
    [[nodiscard]] base::Outcome read_header();

    std::unique_ptr<Source> source_;
    std::vector<std::string> header_;
    std::vector<CsvDefect> set_aside_;
};

/// For whom a table is written.
enum class CsvFor : std::uint8_t {
    programs,      ///< plain RFC 4180
    spreadsheets,  ///< with byte order mark, and no cell that Excel or WPS would run as a formula
};

/// Collects rows as text; the file is written as a whole by write_text.
class CsvWriter {
   public:
    explicit CsvWriter(std::vector<std::string> header, CsvFor whom = CsvFor::programs);
    /// One row; missing cells are empty, more cells than the header has are left out.
    void add(const std::vector<std::string>& cells);
    [[nodiscard]] const std::string& text() const { return text_; }
    /// Takes what is written so far, to stream it on; the header is in the first piece.
    [[nodiscard]] std::string take() { return std::exchange(text_, {}); }

   private:
    void add_cell(std::string_view cell);

    std::size_t columns_;
    CsvFor whom_;
    std::string text_;
};

}  // namespace guiju::file
