// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a field of a case can hold. Three kinds of "not known" stand beside the values, with their
// reason; none of them is zero, empty or "no". Plain data, copyable, no I/O.
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/value/calendar.h"
#include "engine/value/date.h"
#include "engine/value/number.h"
#include "engine/value/truth.h"
#include "engine/value/unit.h"

namespace guiju::value {

/// Why a value is not known.
enum class Absent : std::uint8_t {
    not_filled,      ///< 未填写: nobody has said anything
    said_unknown,    ///< 填报为不详, "-", "—": no data, never zero
    not_applicable,  ///< 不适用
};

/// A number with its dimension, in base units (元, share of 1, characters …).
struct Quantity {
    Number number;
    Dimension dimension = Dimension::none;
    friend bool operator==(const Quantity&, const Quantity&) = default;
};

class Value;
using List = std::vector<Value>;
using Record = std::map<std::string, Value>;  // keyed by field name, ordered: output is stable

/// Choices (选项) are kept as the text of the chosen label; yes/no as bool.
class Value {
   public:
    using Data = std::variant<Absent, bool, Quantity, std::string, Date, List,
                              std::shared_ptr<const Record>, Instant>;

    Value() : data_(Absent::not_filled) {}
    Value(Absent why) : data_(why) {}  // NOLINT
    explicit Value(bool yes) : data_(yes) {}
    Value(Quantity quantity) : data_(quantity) {}  // NOLINT
    explicit Value(Number number) : data_(Quantity{number, Dimension::none}) {}
    Value(std::string text) : data_(std::move(text)) {}  // NOLINT
    explicit Value(const char* text) : data_(std::string(text)) {}
    Value(Date date) : data_(date) {}               // NOLINT
    Value(Instant at) : data_(at) {}                // NOLINT
    Value(List items) : data_(std::move(items)) {}  // NOLINT
    explicit Value(Record record) : data_(std::make_shared<const Record>(std::move(record))) {}

    [[nodiscard]] bool known() const { return data_.index() != 0; }
    [[nodiscard]] const Data& data() const { return data_; }
    template <class T>
    [[nodiscard]] const T* get_if() const {
        return std::get_if<T>(&data_);
    }
    [[nodiscard]] const Record* record() const {
        const auto* p = std::get_if<std::shared_ptr<const Record>>(&data_);
        return p ? p->get() : nullptr;
    }

    friend bool operator==(const Value& a, const Value& b);

   private:
    Data data_;
};

/// Canonical, stable, loss-free text of a value (JSON, keys sorted by bytes, no blanks):
/// {"d":"money","q":"12.5"}, "text", true, {"date":"2025-01-01"}, {"at":"2025-01-01T09:00:00+08:00"},
/// [..], {"r":{..}},
/// {"absent":"not_filled"}. Equal values have equal texts. For storage and hashing. Text must be
/// UTF-8; dates must lie in 1900…2200.
[[nodiscard]] std::string to_canonical(const Value& value);
/// The same of a value that is this record.
[[nodiscard]] std::string to_canonical(const Record& record);
/// Appends it.
void append_canonical(std::string& out, const Value& value);
/// Reads what to_canonical wrote, byte for byte; not_filled and false in `ok` on anything else.
[[nodiscard]] Value from_canonical(const std::string& text, bool& ok);
/// The same of a record; nothing on anything else.
[[nodiscard]] std::optional<Record> record_from_canonical(const std::string& text);

/// For people, Chinese: "180万元", "45%", "是", "2025年9月29日", "未填写". Exact; only a number without
/// a decimal form, such as 1/3, is shown with two decimals and 约.
[[nodiscard]] std::string say_zh(const Value& value);
/// For people, English: "1.8 million yuan", "45%", "yes", "2025-09-29", "not filled in".
[[nodiscard]] std::string say_en(const Value& value);

/// Number of characters (code points, not bytes) of UTF-8 text.
[[nodiscard]] std::int64_t count_characters(std::string_view text);

}  // namespace guiju::value
