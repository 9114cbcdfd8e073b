// SPDX-License-Identifier: Apache-2.0
// Lists of records as people type or send them.
#include <boost/json.hpp>

#include "adapters/cli/field_text.h"
#include "adapters/cli/numbers_in_json.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using program::Field;
using value::Value;

constexpr std::size_t kMostRows = 100'000;

Error unreadable(const Field& field, std::string_view text) {
    return {ErrorKind::misuse,
            Code::gj5623,
            {field.name, std::string(text),
             base::Text("名单，例如 姓名=张三，类别=企业；姓名=李四，类别=高校",
                        "rows, as in name=A, kind=x; name=B, kind=y")}};
}

/// The pieces between separators, outside quotes and brackets.
std::vector<std::string> pieces(std::string_view text, std::string_view wide, char narrow) {
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < text.size();) {
        const auto rest = text.substr(i);
        const std::size_t length = rest.starts_with(wide) ? wide.size() : rest[0] == narrow ? 1 : 0;
        if (length == 0) {
            out.back() += text[i++];
            continue;
        }
        out.emplace_back();
        i += length;
    }
    std::erase_if(out, [](const std::string& piece) {
        return piece.find_first_not_of(" \t") == std::string::npos;
    });
    return out;
}

/// One cell into a row. misuse: no such column, or no such value.
std::optional<Error> put(value::Record& row, const Field& list, std::string_view name,
                         std::string_view text) {
    const auto split = split_unit(name);
    const auto* column = find_field(list.columns, split.field);
    if (column == nullptr) return unknown_field(list.columns, split.field);
    auto value = read_field(*column, text, split.unit);
    if (!value.ok()) return value.error();
    if (value->known()) row[column->name.zh] = std::move(*value);
    return std::nullopt;
}

/// "3行" or "3 rows": how many such rows; 1 when the piece is a cell.
std::size_t times_in(std::vector<std::string>& cells) {
    if (cells.empty() || cells.front().find('=') != std::string::npos ||
        cells.front().find("＝") != std::string::npos)
        return 1;
    const auto count = read_quantity(cells.front());
    const auto whole = count ? count->number.whole() : std::nullopt;
    if (!whole || *whole < 0) return 1;
    cells.erase(cells.begin());
    return static_cast<std::size_t>(*whole);
}

base::Result<Value> from_text(const Field& field, std::string_view text) {
    value::List rows;
    for (const auto& written : pieces(text, "；", ';')) {
        auto cells = pieces(written, "，", ',');
        const auto times = times_in(cells);
        value::Record row;
        for (const auto& cell : cells) {
            auto at = cell.find('=');
            const std::size_t size = at == std::string::npos ? 3 : 1;
            if (at == std::string::npos) at = cell.find("＝");
            if (at == std::string::npos) return unreadable(field, text);
            if (auto wrong = put(row, field, std::string_view(cell).substr(0, at),
                                 std::string_view(cell).substr(at + size)))
                return *wrong;
        }
        if (rows.size() + times > kMostRows) return unreadable(field, written);
        rows.insert(rows.end(), times, Value(row));
    }
    return Value(std::move(rows));
}

std::string cell_text(const json::value& value) {
    if (value.is_string()) return std::string(value.get_string());
    if (value.is_bool()) return value.get_bool() ? "是" : "否";
    if (value.is_null()) return "";
    if (!value.is_array()) return json::serialize(value);
    std::string items;
    for (const auto& item : value.get_array())
        items += (items.empty() ? "" : "、") + cell_text(item);
    return items;
}

base::Result<Value> from_json(const Field& field, std::string_view text) {
    json::error_code problem;
    const auto read = json::parse(with_numbers_quoted(text), problem);
    if (problem || !read.is_array() || read.get_array().size() > kMostRows)
        return unreadable(field, text);
    value::List rows;
    for (const auto& item : read.get_array()) {
        if (!item.is_object()) return unreadable(field, text);
        value::Record row;
        for (const auto& member : item.get_object())
            if (auto wrong = put(row, field, member.key(), cell_text(member.value())))
                return *wrong;
        rows.emplace_back(std::move(row));
    }
    return Value(std::move(rows));
}

}  // namespace

base::Result<Value> read_rows(const Field& field, std::string_view text) {
    if (text == "无" || text == "none") return Value(value::List{});
    return text.starts_with('[') ? from_json(field, text) : from_text(field, text);
}

}  // namespace guiju::cli
