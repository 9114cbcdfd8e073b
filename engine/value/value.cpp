// SPDX-License-Identifier: Apache-2.0
#include "engine/value/value.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "engine/value/json_text.h"

namespace guiju::value {

namespace {

namespace json = boost::json;

constexpr std::size_t kMostDepth = 128;  // brackets in brackets; a record in a record takes two
constexpr std::string_view kAbsent[] = {"not_filled", "said_unknown", "not_applicable"};
constexpr std::string_view kDimensions[] = {
    "none",  "count",    "money", "share",  "points_of_share", "characters",
    "score", "workdays", "days",  "months", "hours",           "length"};

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>;  // Why: Clang before 17 does not deduce it by itself

void write(std::string& out, const Value& value);

void write_list(std::string& out, const List& items) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i != 0) out += ',';
        write(out, items[i]);
    }
    out += ']';
}

void write_record(std::string& out, const Record& record) {
    out += R"({"r":{)";
    bool first = true;
    for (const auto& [name, value] : record) {
        if (!std::exchange(first, false)) out += ',';
        append_quoted(out, name);
        out += ':';
        write(out, value);
    }
    out += "}}";
}

void write(std::string& out, const Value& value) {
    std::visit(
        Match{
            [&](Absent why) {
                out.append(R"({"absent":")").append(kAbsent[static_cast<std::size_t>(why)]) +=
                    "\"}";
            },
            [&](bool yes) { out += yes ? "true" : "false"; },
            [&](const Quantity& quantity) {
                out.append(R"({"d":")")
                    .append(kDimensions[static_cast<std::size_t>(quantity.dimension)])
                    .append(R"(","q":")")
                    .append(quantity.number.text()) += "\"}";
            },
            [&](const std::string& text) { append_quoted(out, text); },
            [&](Date date) { out.append(R"({"date":")").append(iso(date)) += "\"}"; },
            [&](Instant at) { out.append(R"({"at":")").append(iso(at)) += "\"}"; },
            [&](const List& items) { write_list(out, items); },
            [&](const std::shared_ptr<const Record>& record) { write_record(out, *record); },
        },
        value.data());
}

/// Position of a word in one of the tables above.
template <std::size_t n>
std::optional<std::size_t> position(const std::string_view (&words)[n], const json::value* word) {
    if (word == nullptr || !word->is_string()) return std::nullopt;
    const auto found = std::find(std::begin(words), std::end(words), word->get_string());
    if (found == std::end(words)) return std::nullopt;
    return static_cast<std::size_t>(found - std::begin(words));
}

std::optional<Value> read(const json::value& source);

std::optional<Value> read_list(const json::array& source) {
    List items;
    items.reserve(source.size());
    for (const json::value& item : source) {
        auto value = read(item);
        if (!value) return std::nullopt;
        items.push_back(std::move(*value));
    }
    return Value(std::move(items));
}

std::optional<Record> read_record(const json::value& source) {
    if (!source.is_object()) return std::nullopt;
    Record record;
    for (const auto& [name, item] : source.get_object()) {
        auto value = read(item);
        if (!value) return std::nullopt;
        record.insert_or_assign(record.end(), std::string(name), std::move(*value));
    }
    return record;
}

std::optional<Value> read_quantity(const json::object& source) {
    const auto dimension = position(kDimensions, source.if_contains("d"));
    const json::value* text = source.if_contains("q");
    if (!dimension || !text->is_string()) return std::nullopt;
    const auto number = read_canonical(text->get_string());
    if (!number) return std::nullopt;
    return Value(Quantity{*number, static_cast<Dimension>(*dimension)});
}

std::optional<Value> read_object(const json::object& source) {
    if (source.contains("q")) return read_quantity(source);
    if (const json::value* inner = source.if_contains("r")) {
        auto record = read_record(*inner);
        return record ? std::optional<Value>(*std::move(record)) : std::nullopt;
    }
    if (const json::value* text = source.if_contains("date")) {
        const auto date = text->is_string() ? parse_date(text->get_string()) : std::nullopt;
        return date ? std::optional<Value>(*date) : std::nullopt;
    }
    if (const json::value* text = source.if_contains("at")) {
        const auto at = text->is_string() ? parse_instant(text->get_string()) : std::nullopt;
        return at ? std::optional<Value>(*at) : std::nullopt;
    }
    const auto why = position(kAbsent, source.if_contains("absent"));
    return why ? std::optional<Value>(static_cast<Absent>(*why)) : std::nullopt;
}

std::optional<Value> read(const json::value& source) {
    switch (source.kind()) {
        case json::kind::bool_: return Value(source.get_bool());
        case json::kind::string: return Value(std::string(source.get_string()));
        case json::kind::array: return read_list(source.get_array());
        case json::kind::object: return read_object(source.get_object());
        default: return std::nullopt;
    }
}

/// "45", or "约33.33" where no decimal says it exactly.
std::string say_number(const Number& number, base::Lang lang) {
    std::string exact = number.text();
    if (exact.find('/') == std::string::npos) return exact;
    return (lang == base::Lang::zh ? "约" : "about ") + number.text(2);
}

std::string say_quantity(const Quantity& quantity, base::Lang lang) {
    const Unit& unit = shown_in(quantity.dimension, quantity.number, lang);
    const Number shown = divide(quantity.number, unit.factor).value_or(quantity.number);
    std::string out = say_number(shown, lang);
    if (lang == base::Lang::zh) return out.append(unit.zh);
    if (!unit.en.empty() && unit.en != "%") out += ' ';
    return out.append(shown == 1 ? std::string(unit.en) : plural(unit));
}

std::string say(const Value& value, base::Lang lang);

/// A few records in full; of a long list only how many there are.
std::string say_rows(const List& rows, base::Lang lang) {
    constexpr std::size_t kInFull = 3;
    const bool zh = lang == base::Lang::zh;
    if (rows.size() > kInFull) {
        const auto count = std::to_string(rows.size());
        return zh ? "共" + count + "行" : count + " rows";
    }
    std::string out;
    for (const Value& row : rows) out += (out.empty() ? "" : zh ? "；" : "; ") + say(row, lang);
    return out;
}

/// "2025年9月29日 14:30" / "2025-09-29 14:30"
std::string say_instant(Instant at, bool zh) {
    const Date day = day_of(at);
    return (zh ? chinese(day) : iso(day)) + " " + iso(at).substr(11, 5);
}

std::string say(const Value& value, base::Lang lang) {
    const bool zh = lang == base::Lang::zh;
    const std::string separator = zh ? "、" : ", ";
    return std::visit(
        Match{
            [&](Absent why) {
                static const base::Text kWords[] = {
                    {"未填写", "not filled in"}, {"不详", "unknown"}, {"不适用", "not applicable"}};
                return kWords[static_cast<std::size_t>(why)].in(lang);
            },
            [&](bool yes) { return std::string(zh ? (yes ? "是" : "否") : (yes ? "yes" : "no")); },
            [&](const Quantity& quantity) { return say_quantity(quantity, lang); },
            [&](const std::string& text) { return text; },
            [&](Date date) { return zh ? chinese(date) : iso(date); },
            [&](Instant at) { return say_instant(at, zh); },
            [&](const List& items) {
                if (!items.empty() && items.front().record() != nullptr)
                    return say_rows(items, lang);
                std::string out;
                for (const Value& item : items)
                    out += (out.empty() ? "" : separator) + say(item, lang);
                return out.empty() ? std::string(zh ? "无" : "none") : out;
            },
            [&](const std::shared_ptr<const Record>& record) {
                std::string out;
                for (const auto& [name, item] : *record)
                    out += (out.empty() ? ""
                            : zh        ? "，"
                                        : ", ") +
                           name + (zh ? "：" : ": ") + say(item, lang);
                return out.empty() ? std::string(zh ? "无" : "none") : out;
            },
        },
        value.data());
}

}  // namespace

bool operator==(const Value& a, const Value& b) {
    if (a.record() != nullptr && b.record() != nullptr) return *a.record() == *b.record();
    return a.data_ == b.data_;
}

std::string to_canonical(const Value& value) {
    std::string out;
    write(out, value);
    return out;
}

std::string to_canonical(const Record& record) {
    constexpr std::size_t kRoomOfOne = 48;
    std::string out;
    out.reserve(kRoomOfOne * (record.size() + 1));
    write_record(out, record);
    return out;
}

void append_canonical(std::string& out, const Value& value) { write(out, value); }

namespace {

/// What `take` reads in the text; nothing when it would not be written as this very text.
template <class Take>
auto read_text(const std::string& text, Take take) {
    std::array<unsigned char, 4096> here;  // NOLINT: written before it is read
    json::monotonic_resource memory(here.data(), here.size());
    json::error_code problem;
    json::parse_options options;
    options.max_depth = kMostDepth;
    const json::value source = json::parse(text, problem, &memory, options);
    decltype(take(source)) read;
    if (!problem) read = take(source);
    // Blanks, other key orders, repeated keys, other spellings of a number: not written by us.
    if (read && to_canonical(*read) != text) read.reset();
    return read;
}

}  // namespace

Value from_canonical(const std::string& text, bool& ok) {
    auto value = read_text(text, read);
    ok = value.has_value();
    return ok ? *std::move(value) : Value();
}

std::optional<Record> record_from_canonical(const std::string& text) {
    return read_text(text, [](const json::value& source) -> std::optional<Record> {
        const auto* object = source.if_object();
        const auto* inner = object == nullptr ? nullptr : object->if_contains("r");
        return inner == nullptr ? std::nullopt : read_record(*inner);
    });
}

std::string say_zh(const Value& value) { return say(value, base::Lang::zh); }

std::string say_en(const Value& value) { return say(value, base::Lang::en); }

std::int64_t count_characters(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // not a continuation byte
    });
}

}  // namespace guiju::value
