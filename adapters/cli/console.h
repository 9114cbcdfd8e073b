// SPDX-License-Identifier: Apache-2.0
#pragma once
// Talking to the person at the terminal: data on stdout, talk on stderr, colours and progress only
// where somebody looks. Aligned by terminal cells. Not the wording of findings (dsl/text/report.h).
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/cli/arguments.h"
#include "engine/base/result.h"

namespace guiju::cli {

/// 0 done … 7 tampering: what scripts look at.
enum class Exit : int {
    done = 0,
    failed = 1,
    usage = 2,
    findings = 3,
    conflict = 4,
    database = 5,
    denied = 6,
    tampered = 7,
};
[[nodiscard]] Exit exit_of(const base::Error& error);

enum class Paint : std::uint8_t { plain, bold, faint, red, green, yellow, cyan };

/// Rows of text under a heading; columns as wide as their widest cell.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> right;  ///< columns of numbers, aligned right
};

class Console {
   public:
    /// `lang` and `no_colour` of the arguments; looks once at the terminal, NO_COLOR and TERM.
    explicit Console(const Arguments& arguments);

    [[nodiscard]] base::Lang lang() const { return lang_; }
    [[nodiscard]] bool chinese() const { return lang_ == base::Lang::zh; }
    [[nodiscard]] bool colour_on_stdout() const { return colour_out_; }
    [[nodiscard]] bool colour_on_stderr() const { return colour_err_; }
    [[nodiscard]] const std::string& in(const base::Text& text) const { return text.in(lang_); }

    /// To stdout, as it is.
    void data(std::string_view text) const;
    /// To stdout with a line end.
    void line(std::string_view text) const;
    void table(const Table& table) const;
    /// To stderr with a line end. A plain string stands for both languages.
    void talk(const base::Text& text) const;
    /// To stderr: 错误 GJ5401 …, 改法：…; gives the exit code.
    Exit fail(const base::Error& error) const;
    /// Likewise a warning; changes no exit code.
    void warn(const base::Error& error) const;
    /// One line on a terminal's stderr that is written over; nothing elsewhere. Empty: wipes it.
    void progress(std::string_view text) const;

    /// With colour when stdout (stderr) is a terminal.
    [[nodiscard]] std::string paint(Paint paint, std::string_view text) const;
    [[nodiscard]] std::string paint_talk(Paint paint, std::string_view text) const;

   private:
    void say(const base::Error& error, bool warning) const;

    base::Lang lang_;
    bool colour_out_ = false;
    bool colour_err_ = false;
    bool live_ = false;  ///< stderr is a terminal
};

/// `text` followed by blanks up to `cells`, or preceded by them.
[[nodiscard]] std::string pad(std::string_view text, int cells, bool right = false);
/// "a、b、c" or "a, b, c"
[[nodiscard]] std::string joined(const std::vector<std::string>& words, base::Lang lang);
[[nodiscard]] base::Text joined(const std::vector<std::string>& words);

}  // namespace guiju::cli
