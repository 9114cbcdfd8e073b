// SPDX-License-Identifier: Apache-2.0
#pragma once
// The address of a database as people write it: sqlite:///path, postgresql://user@host:port/name …, cut
// into its parts only; whether anything answers there is the business of open().
#include <map>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace guiju::sql {

struct Url {
    std::string text{};    ///< as written; may hold a password: never shown
    std::string driver{};  ///< sqlite, postgresql, mysql, firebird, odbc
    std::string place{};   ///< what messages call it: without user and password
    std::string rest{};    ///< sqlite: the path of the file; odbc: the connection string
    /// Of a server, each decoded; empty when not written. odbc: only the port, if it is a plain number.
    std::string user{}, password{}, host{}, port{}, name{};
    std::map<std::string, std::string> options{};  ///< of a server: what stands behind "?"
};

/// sqlite:///var/lib/guiju.db is an absolute path, sqlite://office.db one from the current folder.
/// Servers: postgresql, mysql (or mariadb), firebird, as driver://user:password@host:port/name?option=value;
/// user, password, port may be missing, %XX stands for a byte. odbc:DSN=name;… is handed on as it is.
/// misuse when it is no such address.
[[nodiscard]] base::Result<Url> parse_url(std::string_view text);

}  // namespace guiju::sql
