// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/url.h"

#include <algorithm>
#include <array>
#include <optional>

namespace guiju::sql {
namespace {

/// Names people write, and the driver behind them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kServers{
    {{"postgresql", "postgresql"},
     {"postgres", "postgresql"},
     {"mysql", "mysql"},
     {"mariadb", "mysql"},
     {"firebird", "firebird"}}};

base::Error not_an_address(std::string_view text) {
    // Why: an address that is not understood may hold a password all the same.
    const bool secret =
        text.find('@') != std::string_view::npos || text.find(';') != std::string_view::npos;
    const auto shown = secret ? text.substr(0, text.find(':')) : text;
    return {base::ErrorKind::misuse, base::Code::gj5412, {std::string(shown)}};
}

std::optional<int> hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

/// %XX → the byte. Nothing when it is not written so, or is a NUL.
std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const auto high = hexadecimal(text[i + 1]);
        const auto low = hexadecimal(text[i + 2]);
        if (!high || !low || *high + *low == 0) return std::nullopt;
        out += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return out;
}

/// Takes what stands before the first `mark` off the front; all of it when there is none.
std::string_view cut(std::string_view& text, char mark) {
    const auto at = text.find(mark);
    const auto front = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return front;
}

bool put(std::string& to, std::string_view text) {
    auto plain = decoded(text);
    if (plain) to = std::move(*plain);
    return plain.has_value();
}

bool read_options(std::string_view text, Url& url) {
    while (!text.empty()) {
        auto value = cut(text, '&');
        std::string name;
        if (!put(name, cut(value, '=')) || name.empty() || !put(url.options[name], value))
            return false;
    }
    return true;
}

/// Digits, or not written.
bool is_port(std::string_view text) {
    return text.size() <= 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// user:password@host:port/name?options. A host in brackets is an IPv6 address.
bool read_server(std::string_view text, Url& url) {
    auto options = text;
    text = cut(options, '?');
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return false;
    const auto name = text.substr(slash + 1);
    auto place = text.substr(0, slash);
    if (const auto at = place.rfind('@'); at != std::string_view::npos) {
        auto password = place.substr(0, at);
        if (!put(url.user, cut(password, ':')) || !put(url.password, password)) return false;
        place.remove_prefix(at + 1);
    }
    if (place.starts_with('[')) {
        place.remove_prefix(1);
        url.host = cut(place, ']');
        if (!place.empty() && !place.starts_with(':')) return false;
        if (!place.empty()) place.remove_prefix(1);
    } else if (!put(url.host, cut(place, ':'))) {
        return false;
    }
    url.port = place;
    if (!is_port(url.port) || !put(url.name, name) || url.name.empty()) return false;
    url.place =
        url.driver + "://" + url.host + (url.port.empty() ? "" : ":" + url.port) + "/" + url.name;
    return read_options(options, url);
}

/// Of a connection string, the parts that say where: never who, nor a password.
void put_place(std::string_view connection, Url& url) {
    std::string& place = url.place = "odbc:";
    while (!connection.empty()) {
        auto value = cut(connection, ';');
        std::string name(cut(value, '='));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        for (const char* shown : {"dsn", "driver", "server", "servername", "port", "database"})
            if (name == shown)
                place += (place.back() == ':' ? "" : ";") + name + "=" + std::string(value);
        if (name == "port" && is_port(value)) url.port = value;
    }
}

}  // namespace

base::Result<Url> parse_url(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) return not_an_address(text);
    if (text.starts_with("odbc:")) {
        const auto connection = text.substr(5);
        if (connection.starts_with("//") || connection.find('=') == std::string_view::npos)
            return not_an_address(text);
        Url url{.text = std::string(text), .driver = "odbc", .rest = std::string(connection)};
        put_place(connection, url);
        return url;
    }
    const auto mark = text.find("://");
    const auto driver = text.substr(0, mark == std::string_view::npos ? 0 : mark);
    const auto rest = driver.empty() ? std::string_view() : text.substr(mark + 3);
    for (const auto& [written, meant] : kServers) {
        if (driver != written) continue;
        Url url{.text = std::string(text), .driver = std::string(meant)};
        return read_server(rest, url) ? base::Result<Url>(std::move(url)) : not_an_address(text);
    }
    // Why: the pool opens several connections, and each would have a :memory: of its own; a quote
    // cannot be said to the driver.
    const bool usable = !rest.empty() && rest != ":memory:" && rest != "/" &&
                        rest.find('"') == std::string_view::npos;
    if (driver != "sqlite" || !usable) return not_an_address(text);
    return Url{.text = std::string(text),
               .driver = "sqlite",
               .place = std::string(rest),
               .rest = std::string(rest)};
}

}  // namespace guiju::sql
