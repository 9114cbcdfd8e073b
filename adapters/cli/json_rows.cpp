// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json.hpp>

#include "adapters/cli/case_rows.h"
#include "adapters/cli/numbers_in_json.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;

/// A JSON value as somebody would write it in a cell.
std::string cell_of(const json::value& value) {
    if (value.is_string()) return std::string(value.get_string());
    if (value.is_bool()) return value.get_bool() ? "是" : "否";
    if (value.is_null()) return "";
    const bool records =
        value.is_array() && !value.get_array().empty() && value.get_array().front().is_object();
    if (records) return json::serialize(value);
    if (value.is_array()) {
        std::string items;
        for (const auto& item : value.get_array()) {
            if (!items.empty()) items += "、";
            items += cell_of(item);
        }
        return items;
    }
    return json::serialize(value);
}

class JsonLines final : public TableReader {
   public:
    explicit JsonLines(std::string text) : text_(std::move(text)) {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        const auto start = at_;
        while (at_ < text_.size()) {
            const auto parsed = object_of(take_line());
            if (!parsed) continue;
            for (const auto& member : *parsed) add(std::string(member.key()));
        }
        at_ = start;
        line_ = 0;
    }
    [[nodiscard]] const std::vector<std::string>& header() const override { return header_; }

    [[nodiscard]] base::Result<std::optional<TableRow>> next() override {
        std::string_view line;
        do {
            if (at_ >= text_.size()) return std::optional<TableRow>();
            line = take_line();
        } while (line.find_first_not_of(" \t\r") == std::string_view::npos);
        TableRow row;
        row.line = line_;
        const auto object = object_of(line);
        if (!object) {
            row.cells = {std::string(line)};
            row.problem = base::Error{base::ErrorKind::misuse,
                                      base::Code::gj5636,
                                      {base::Text("文件", "the file"), std::to_string(line_),
                                       base::Text("不是JSON对象", "it is no JSON object")}};
            return std::optional(std::move(row));
        }
        for (const auto& name : header_) {
            const auto* value = object->if_contains(name);
            row.cells.push_back(value ? cell_of(*value) : "");
        }
        return std::optional(std::move(row));
    }

   private:
    std::string_view take_line() {
        const auto end = std::min(text_.find('\n', at_), text_.size());
        const auto line = std::string_view(text_).substr(at_, end - at_);
        at_ = end + 1;
        ++line_;
        return line;
    }
    static std::optional<json::object> object_of(std::string_view line) {
        json::error_code problem;
        auto value = json::parse(with_numbers_quoted(line), problem);
        if (problem || !value.is_object()) return std::nullopt;
        return std::move(value.get_object());
    }
    void add(std::string name) {
        if (std::find(header_.begin(), header_.end(), name) == header_.end()) {
            header_.push_back(std::move(name));
        }
    }

    std::string text_;
    std::size_t at_ = 0;
    std::size_t line_ = 0;
    std::vector<std::string> header_;
};

}  // namespace

std::unique_ptr<TableReader> json_lines(std::string text) {
    return std::make_unique<JsonLines>(std::move(text));
}

}  // namespace guiju::cli
