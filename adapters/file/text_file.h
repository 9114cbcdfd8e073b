// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whole files of text: read as UTF-8, written so that a reader sees the old file or the new one, never
// half of it. Not for rule files (dsl/text keeps their positions) and not for tables (csv.h).
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace guiju::file {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16, workbook, other };

/// What the first bytes of a file look like; `whole` says that there is nothing behind them.
[[nodiscard]] Encoding encoding_of(std::string_view bytes, bool whole);
/// True for UTF-8 text without NUL.
[[nodiscard]] bool is_utf8(std::string_view text);
/// The error of a file in this encoding; `line` (from 1) is said when it is none of the known ones.
[[nodiscard]] base::Error wrong_encoding(Encoding encoding, const std::string& path,
                                         std::int64_t line);

/// The text of a file, without byte order mark. not_found, or misuse: no right, a folder, not UTF-8.
[[nodiscard]] base::Result<std::string> read_text(const std::string& path);
/// The bytes of a file as they are. not_found, or misuse: no right, a folder.
[[nodiscard]] base::Result<std::string> read_bytes(const std::string& path);
/// Writes beside the file, makes it durable, then puts it in place of the old one (rename). Keeps the
/// rights of the old file. After an error the old file is as it was.
[[nodiscard]] base::Outcome write_text(const std::string& path, std::string_view text);
/// Writes behind what is there, if that is still `size` bytes long, and makes it durable; makes the file
/// when there is none. False: it has another length. One of several writers at a time. After an error a
/// part of the text may stand there.
[[nodiscard]] base::Result<bool> append_text(const std::string& path, std::size_t size,
                                             std::string_view text);

}  // namespace guiju::file
