// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/field_text.h"

#include <algorithm>
#include <array>

#include "adapters/cli/console.h"
#include "dsl/text/characters.h"
#include "dsl/text/suggest.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;
using program::Field;
using value::Absent;
using value::Dimension;
using value::Value;
using Type = Field::Type;

std::string trimmed(std::string_view text) {
    auto points = text::code_points(text);
    const auto is_ink = [](char32_t c) { return !text::is_space(c); };
    const auto first = std::find_if(points.begin(), points.end(), is_ink);
    const auto last = std::find_if(points.rbegin(), points.rend(), is_ink).base();
    std::string out;
    for (auto at = first; at < last; ++at) out += text::encode(*at);
    return out;
}

/// Full-width digits, point, sign and percent as their ASCII twins.
std::string narrowed(std::string_view text) {
    std::string out;
    for (const char32_t c : text::code_points(text)) {
        out += c >= 0xFF01 && c <= 0xFF5E ? text::encode(c - 0xFEE0) : text::encode(c);
    }
    return out;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

std::optional<Absent> absence(std::string_view text) {
    if (text.empty()) return Absent::not_filled;
    if (is_one_of(text, {"-", "—", "——", "－", "不详", "unknown"})) return Absent::said_unknown;
    if (is_one_of(text, {"不适用", "n/a", "N/A"})) return Absent::not_applicable;
    return std::nullopt;
}

std::vector<std::string> items_of(std::string_view text) {
    std::vector<std::string> items(1);
    for (const char32_t c : text::code_points(text)) {
        if (c == U'、' || c == U'；' || c == U';' || c == U',' || c == U'，') {
            items.emplace_back();
        } else {
            items.back() += text::encode(c);
        }
    }
    std::vector<std::string> kept;
    for (const auto& item : items) {
        if (auto word = trimmed(item); !word.empty()) kept.push_back(std::move(word));
    }
    return kept;
}

Error no_label(const Field& field, const std::string& text) {
    std::vector<std::string> labels;
    for (const auto& label : field.labels) labels.push_back(label.zh);
    return {ErrorKind::misuse, Code::gj5625, {field.name, text, joined(labels)}};
}

base::Result<Value> label_of(const Field& field, const std::string& text) {
    for (const auto& label : field.labels) {
        if (label.zh == text || label.en == text) return Value(label.zh);
    }
    if (field.labels.empty()) return Value(text);
    return no_label(field, text);
}

base::Result<Value> labels_of(const Field& field, std::string_view text) {
    value::List list;
    for (const auto& item : items_of(text)) {
        const auto label = label_of(field, item);
        if (!label) return label.error();
        list.push_back(*label);
    }
    return Value(std::move(list));
}

Error unreadable(const Field& field, std::string_view text, base::Text wanted) {
    return {ErrorKind::misuse, Code::gj5623, {field.name, std::string(text), std::move(wanted)}};
}

base::Result<Value> number_of(const Field& field, std::string_view text, std::string_view unit) {
    const auto quantity = read_quantity(text, unit);
    const bool money = field.type == Type::money;
    const bool share = field.type == Type::share;
    if (!quantity) {
        return unreadable(field, text,
                          money ? base::Text("金额，例如 180万元", "an amount, as in 1800000 yuan")
                          : share ? base::Text("百分比，例如 45%", "a share, as in 45%")
                                  : base::Text("一个数", "a number"));
    }
    if (money && quantity->dimension == Dimension::none) {
        if (quantity->number.is_zero()) return Value(value::Quantity{0, Dimension::money});
        return Error{ErrorKind::misuse, Code::gj5624, {field.name, std::string(text)}};
    }
    if (money != (quantity->dimension == Dimension::money) ||
        share != (quantity->dimension == Dimension::share)) {
        return unreadable(field, text,
                          money ? base::Text("金额，例如 180万元", "an amount, as in 1800000 yuan")
                          : share ? base::Text("百分比，例如 45%", "a share, as in 45%")
                                  : base::Text("一个数", "a number"));
    }
    return Value(*quantity);
}

/// 12800亿元/7721亿元: one value a part; the engine checks what each part takes.
base::Result<Value> parts_of(const Field& field, std::string text) {
    std::replace(text.begin(), text.end(), '/', ';');
    const auto items = items_of(text);
    if (items.size() != field.labels.size())
        return unreadable(
            field, text,
            {"各部分的值，例如 12800亿元/7721亿元", "a value for each part, one after the other"});
    value::Record record;
    for (std::size_t i = 0; i < items.size(); ++i) record[field.labels[i].zh] = read_any(items[i]);
    return Value(std::move(record));
}

std::optional<bool> yes_or_no(std::string_view text) {
    if (is_one_of(text, {"是", "yes", "Yes", "YES", "true", "TRUE"})) return true;
    if (is_one_of(text, {"否", "no", "No", "NO", "false", "FALSE"})) return false;
    return std::nullopt;
}

}  // namespace

FieldName split_unit(std::string_view written) {
    const auto name = trimmed(written);
    for (const auto& [open, close] : {std::pair("（", "）"), std::pair("(", ")")}) {
        const auto at = name.rfind(open);
        if (at == std::string::npos || at == 0 || !name.ends_with(close)) continue;
        const auto begin = at + std::string_view(open).size();
        const auto unit = name.substr(begin, name.size() - begin - std::string_view(close).size());
        if (value::find_unit(unit)) return {trimmed(name.substr(0, at)), unit};
    }
    return {name, ""};
}

const Field* find_field(const std::vector<Field>& fields, std::string_view name) {
    for (const auto& field : fields) {
        if (field.name.zh == name || field.name.en == name) return &field;
    }
    return nullptr;
}

Error unknown_field(const std::vector<Field>& fields, const std::string& name) {
    std::vector<std::string> known;
    for (const auto& field : fields) {
        known.push_back(field.name.zh);
        if (field.name.en != field.name.zh) known.push_back(field.name.en);
    }
    if (const auto better = text::best_match(name, known)) {
        return {ErrorKind::misuse, Code::gj5621, {name, *better}};
    }
    return {ErrorKind::misuse, Code::gj5620, {name}};
}

std::optional<value::Quantity> read_quantity(std::string_view text, std::string_view unit) {
    const auto plain = narrowed(trimmed(text));
    const auto end = plain.find_first_not_of("+-0123456789.");
    auto digits = plain.substr(0, end);
    if (digits.starts_with('+')) digits.erase(0, 1);
    const auto number = value::Number::parse(digits);
    if (!number) return std::nullopt;
    std::string written = end == std::string::npos ? "" : trimmed(plain.substr(end));
    if (written.empty()) written = std::string(unit);
    if (written.empty()) return value::Quantity{*number, Dimension::none};
    const auto* known = value::find_unit(written);
    if (!known) return std::nullopt;
    const auto base = value::multiply(*number, known->factor);
    if (!base) return std::nullopt;
    return value::Quantity{*base, known->dimension};
}

base::Result<Value> read_field(const Field& field, std::string_view written,
                               std::string_view unit) {
    const auto text = trimmed(written);
    if (const auto why = absence(text)) return Value(*why);
    switch (field.type) {
        case Type::integer:
        case Type::duration:
        case Type::number:
        case Type::money:
        case Type::share: return number_of(field, text, unit.empty() ? field.unit_name : unit);
        case Type::date_time:
            if (const auto at = value::parse_time(text)) return Value(*at);
            return unreadable(
                field, text,
                {"日期和时间，例如 2025-09-29 14:30", "a date and time, as in 2025-09-29 14:30"});
        case Type::composite: return parts_of(field, text);
        case Type::yes_no:
            if (const auto answer = yes_or_no(text)) return Value(*answer);
            return unreadable(field, text, {"是或者否", "yes or no"});
        case Type::date:
            if (const auto date = value::parse_date(text)) return Value(*date);
            return unreadable(field, text, {"日期，例如 2025-09-29", "a date, as in 2025-09-29"});
        case Type::choice:
        case Type::confidentiality:
        case Type::judgement: return label_of(field, text);
        case Type::choices:
        case Type::list:
        case Type::units: return labels_of(field, text);
        case Type::rows: return read_rows(field, text);
        case Type::text:
        case Type::unit:
        case Type::reference:
        case Type::territory:
        case Type::credit_code:
        case Type::phone: break;
    }
    return Value(text);
}

Value read_any(std::string_view written) {
    const auto text = trimmed(written);
    if (const auto why = absence(text)) return Value(*why);
    if (const auto answer = yes_or_no(text)) return Value(*answer);
    if (const auto date = value::parse_date(text)) return Value(*date);
    if (const auto quantity = read_quantity(text)) return Value(*quantity);
    return Value(text);
}

base::Result<value::Record> read_settings(const std::vector<Field>& fields,
                                          const std::vector<std::string>& settings) {
    value::Record record;
    for (const auto& setting : settings) {
        auto at = setting.find('=');
        std::size_t size = 1;
        if (at == std::string::npos) {
            at = setting.find("＝");
            size = std::string_view("＝").size();
        }
        if (at == std::string::npos || at == 0) {
            return Error{ErrorKind::misuse, Code::gj5622, {setting}};
        }
        const auto name = split_unit(setting.substr(0, at));
        const auto* field = find_field(fields, name.field);
        if (!field) return unknown_field(fields, name.field);
        auto value = read_field(*field, setting.substr(at + size), name.unit);
        if (!value) return value.error();
        record[field->name.zh] = *value;
    }
    return record;
}

std::string say(const Value& value, base::Lang lang) {
    return lang == base::Lang::zh ? value::say_zh(value) : value::say_en(value);
}

}  // namespace guiju::cli
