// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/url.h"

#include <algorithm>
#include <array>

namespace guiju::sql {
namespace {

constexpr std::array<std::string_view, 5> kKnown{"postgresql", "mysql", "mariadb", "firebird",
                                                 "odbc"};

}  // namespace

base::Result<Url> parse_url(std::string_view text) {
    const auto mark = text.find("://");
    const auto driver = text.substr(0, mark == std::string_view::npos ? 0 : mark);
    if (std::find(kKnown.begin(), kKnown.end(), driver) != kKnown.end()) {
        return base::Error{base::ErrorKind::misuse, base::Code::gj5411, {std::string(driver)}};
    }
    const auto rest = driver.empty() ? std::string_view() : text.substr(mark + 3);
    // Why: the pool opens several connections, and each would have a :memory: of its own; a quote or a
    // NUL cannot be said to the driver.
    const bool usable = !rest.empty() && rest != ":memory:" && rest != "/" &&
                        rest.find('"') == std::string_view::npos &&
                        rest.find('\0') == std::string_view::npos;
    if (driver != "sqlite" || !usable) {
        // Why: an address that is not understood may hold a password all the same.
        const auto shown = text.find('@') == std::string_view::npos ? text : driver;
        return base::Error{base::ErrorKind::misuse, base::Code::gj5412, {std::string(shown)}};
    }
    return Url{std::string(text), std::string(driver), std::string(rest)};
}

}  // namespace guiju::sql
