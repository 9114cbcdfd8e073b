// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/console.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "dsl/text/source.h"

namespace guiju::cli {
namespace {

void put(std::FILE* stream, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stream);
}

bool wants_colour(const Arguments& arguments, int stream) {
    const char* none = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    return !arguments.no_colour && !(none && *none) && isatty(stream) == 1 && term &&
           std::string_view(term) != "dumb";
}

std::string painted(Paint paint, std::string_view text, bool colour) {
    static constexpr std::array<const char*, 7> kCodes{"", "1", "2", "31", "32", "33", "36"};
    if (!colour || paint == Paint::plain) return std::string(text);
    return "\033[" + std::string(kCodes[static_cast<std::size_t>(paint)]) + "m" +
           std::string(text) + "\033[0m";
}

/// Visible cells: what a colour code adds is not counted.
int cells_of(std::string_view text) {
    std::string visible;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\033') {
            i = std::min(text.find('m', i), text.size());
        } else {
            visible += text[i];
        }
    }
    return text::display_width(visible);
}

}  // namespace

Exit exit_of(const base::Error& error) {
    const auto number = static_cast<unsigned>(error.code);
    if (error.kind == base::ErrorKind::denied) return Exit::denied;
    if (error.kind == base::ErrorKind::conflict) return Exit::conflict;
    if (error.kind == base::ErrorKind::retry_later) return Exit::database;
    if (error.code == base::Code::gj5615) return Exit::findings;
    if (number >= 5600 && number <= 5609) return Exit::usage;
    if (number >= 5400 && number < 5500) return Exit::database;
    return Exit::failed;
}

Console::Console(const Arguments& arguments)
    : lang_(arguments.lang),
      colour_out_(wants_colour(arguments, STDOUT_FILENO)),
      colour_err_(wants_colour(arguments, STDERR_FILENO)),
      live_(isatty(STDERR_FILENO) == 1) {}

void Console::data(std::string_view text) const { put(stdout, text); }

void Console::line(std::string_view text) const {
    put(stdout, text);
    put(stdout, "\n");
}

void Console::talk(const base::Text& text) const {
    std::fflush(stdout);
    put(stderr, text.in(lang_));
    put(stderr, "\n");
}

void Console::table(const Table& table) const {
    std::vector<int> widths;
    const auto measure = [&](const std::vector<std::string>& row) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], cells_of(row[i]));
    };
    measure(table.header);
    for (const auto& row : table.rows) measure(row);
    const auto write = [&](const std::vector<std::string>& row, Paint with) {
        std::string text;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool right =
                std::find(table.right.begin(), table.right.end(), i) != table.right.end();
            const bool last = i + 1 == row.size();
            const int width = last && !right ? 0 : widths[i];
            text += paint(with, pad(row[i], width, right)) + (last ? "" : "  ");
        }
        while (text.ends_with(' ')) text.pop_back();
        line(text);
    };
    if (!table.header.empty()) write(table.header, Paint::bold);
    for (const auto& row : table.rows) write(row, Paint::plain);
}

void Console::say(const base::Error& error, bool warning) const {
    const std::string word =
        warning ? (chinese() ? "提醒 " : "warning ") : (chinese() ? "错误 " : "error ");
    progress("");
    talk(paint_talk(warning ? Paint::yellow : Paint::red, word + base::name_of(error.code)) + "  " +
         error.say(lang_));
    const auto remedy = base::remedy(error.code, error.args, lang_);
    if (!remedy.empty()) talk((chinese() ? "  改法：" : "  help: ") + remedy);
}

Exit Console::fail(const base::Error& error) const {
    say(error, false);
    return exit_of(error);
}

void Console::warn(const base::Error& error) const { say(error, true); }

void Console::progress(std::string_view text) const {
    if (!live_) return;
    put(stderr, "\r\033[K");
    put(stderr, text);
    std::fflush(stderr);
}

std::string Console::paint(Paint paint, std::string_view text) const {
    return painted(paint, text, colour_out_);
}

std::string Console::paint_talk(Paint paint, std::string_view text) const {
    return painted(paint, text, colour_err_);
}

std::string pad(std::string_view text, int cells, bool right) {
    const auto blanks =
        std::string(static_cast<std::size_t>(std::max(0, cells - cells_of(text))), ' ');
    return right ? blanks + std::string(text) : std::string(text) + blanks;
}

std::string joined(const std::vector<std::string>& words, base::Lang lang) {
    std::string all;
    for (const auto& word : words) {
        if (!all.empty()) all += lang == base::Lang::zh ? "、" : ", ";
        all += word;
    }
    return all;
}

base::Text joined(const std::vector<std::string>& words) {
    return {joined(words, base::Lang::zh), joined(words, base::Lang::en)};
}

}  // namespace guiju::cli
