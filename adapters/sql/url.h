// SPDX-License-Identifier: Apache-2.0
#pragma once
// The address of a database as people write it: sqlite:///path, postgresql://host/name … Cut into its
// parts only; whether anything answers there is the business of open().
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace guiju::sql {

struct Url {
    std::string text;    ///< as written; may hold a password: never shown when driver is not sqlite
    std::string driver;  ///< sqlite, postgresql, mysql, firebird, odbc
    std::string rest;    ///< sqlite: the path of the file; else all after ://
};

/// sqlite:///var/lib/guiju.db is an absolute path, sqlite://office.db one from the current folder.
/// misuse when it is no such address, or its driver is not in this build.
[[nodiscard]] base::Result<Url> parse_url(std::string_view text);

}  // namespace guiju::sql
