// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/inputs.h"

#include <algorithm>

namespace guiju::eval {

namespace {

using base::Code;
using base::Text;
using program::Field;
using program::kNone;
using Type = Field::Type;
using value::Value;

/// What a field of this type takes, in words.
Text takes(Type type) {
    switch (type) {
        case Type::number: return {"数", "a number"};
        case Type::integer: return {"整数", "a whole number"};
        case Type::duration: return {"时长", "a duration"};
        case Type::date_time: return {"日期和时间", "a date and time"};
        case Type::composite: return {"各部分的值", "a value for each part"};
        case Type::money: return {"金额", "an amount of money"};
        case Type::share: return {"百分比", "a share"};
        case Type::date: return {"日期", "a date"};
        case Type::yes_no: return {"是或者否", "yes or no"};
        case Type::choices: return {"一个或者几个可选项", "one or more of its labels"};
        case Type::list: return {"清单", "a list"};
        case Type::units: return {"单位清单", "a list of units"};
        case Type::rows: return {"名单（若干行）", "a list of records"};
        case Type::choice:
        case Type::confidentiality:
        case Type::judgement: return {"一个可选项", "one of its labels"};
        default: return {"文字", "text"};
    }
}

bool all_texts(const value::List& items) {
    return std::all_of(items.begin(), items.end(),
                       [](const Value& item) { return item.get_if<std::string>() != nullptr; });
}

bool all_records(const value::List& items) {
    return std::all_of(items.begin(), items.end(),
                       [](const Value& item) { return item.record() != nullptr; });
}

bool right_kind(const Field& field, const Value& value) {
    using value::Dimension;
    const Type type = field.type;
    const auto* quantity = value.get_if<value::Quantity>();
    switch (type) {
        case Type::integer:
        case Type::duration:
        case Type::number:
            if (quantity == nullptr) return false;
            if (type == Type::integer && !quantity->number.is_whole()) return false;
            if (field.dimension != Dimension::none) return quantity->dimension == field.dimension;
            return quantity->dimension != Dimension::money &&
                   quantity->dimension != Dimension::share;
        case Type::date_time: return value.get_if<value::Instant>() != nullptr;
        case Type::composite: return value.record() != nullptr;
        case Type::money: return quantity != nullptr && quantity->dimension == Dimension::money;
        case Type::share: return quantity != nullptr && quantity->dimension == Dimension::share;
        case Type::date: return value.get_if<value::Date>() != nullptr;
        case Type::yes_no: return value.get_if<bool>() != nullptr;
        case Type::choices:
        case Type::list:
        case Type::units: {
            const auto* list = value.get_if<value::List>();
            return list != nullptr && all_texts(*list);
        }
        case Type::rows: {
            const auto* list = value.get_if<value::List>();
            return list != nullptr && all_records(*list);
        }
        default: return value.get_if<std::string>() != nullptr;
    }
}

bool has_label(const Field& field, const std::string& text) {
    return std::any_of(field.labels.begin(), field.labels.end(),
                       [&](const Text& label) { return label.zh == text; });
}
Text labels_of(const Field& field) {
    Text all;
    for (const Text& label : field.labels) {
        all.zh += (all.zh.empty() ? "" : "、") + label.zh;
        all.en += (all.en.empty() ? "" : ", ") + label.en;
    }
    return all;
}

/// Checks one value of one field; each check adds what it finds.
class ValueCheck {
   public:
    ValueCheck(const Field& field, std::int32_t slot, const Value& value)
        : field_(field), slot_(slot), value_(value) {}

    std::vector<Defect> run() {
        if (!value_.known()) return {};
        if (!right_kind(field_, value_)) {
            add(Code::gj5102, {takes(field_.type)});
            return std::move(found_);
        }
        if (field_.type == Type::rows) rows();
        labels();
        bounds();
        form();
        return std::move(found_);
    }

   private:
    void add(Code code, std::vector<Text> more = {}) {
        more.insert(more.begin(), field_.name);
        found_.push_back({slot_, code, std::move(more)});
    }
    /// Every cell as its column wants it; 必填 columns are filled in each row.
    void rows() {
        const auto& list = *value_.get_if<value::List>();
        for (std::size_t row = 0; row < list.size(); ++row) {
            const auto number = std::to_string(row + 1);
            const Text where(field_.name.zh + "第" + number + "行",
                             field_.name.en + " row " + number);
            const auto& record = *list[row].record();
            for (auto& defect : check_inputs(field_.columns, record))
                cell(where, std::move(defect));
            for (const Field& column : field_.columns) {
                const auto found = record.find(column.name.zh);
                if (column.required && (found == record.end() || !is_filled(found->second)))
                    cell(where, {kNone, Code::gj5109, {column.name}});
            }
        }
    }
    void cell(const Text& where, Defect defect) {
        if (!defect.args.empty()) {
            defect.args[0].zh = where.zh + "的" + defect.args[0].zh;
            defect.args[0].en = where.en + " " + defect.args[0].en;
        }
        defect.field = slot_;
        found_.push_back(std::move(defect));
    }
    void label(const Value& item) {
        const auto* text = item.get_if<std::string>();
        if (text != nullptr && !has_label(field_, *text))
            add(Code::gj5103, {Text(*text), labels_of(field_)});
    }
    void labels() {
        if (field_.labels.empty()) return;
        if (const auto* list = value_.get_if<value::List>())
            for (const Value& item : *list) label(item);
        else
            label(value_);
    }
    /// What is measured against the bounds: the number, or the length of a text or list.
    value::Quantity measure() const {
        if (const auto* text = value_.get_if<std::string>())
            return {value::Number(value::count_characters(*text)), value::Dimension::characters};
        if (const auto* list = value_.get_if<value::List>())
            return {value::Number(static_cast<std::int64_t>(list->size())),
                    value::Dimension::count};
        const auto* quantity = value_.get_if<value::Quantity>();
        return quantity == nullptr ? value::Quantity{} : *quantity;
    }
    static Text say(const Value& value) { return {value::say_zh(value), value::say_en(value)}; }
    void bounds() {
        if (const auto* date = value_.get_if<value::Date>()) {
            const auto* least = field_.at_least.get_if<value::Date>();
            const auto* most = field_.at_most.get_if<value::Date>();
            if (least != nullptr && *date < *least)
                add(Code::gj5104, {say(field_.at_least), say(value_)});
            if (most != nullptr && *date > *most)
                add(Code::gj5105, {say(field_.at_most), say(value_)});
            return;
        }
        const auto* least = field_.at_least.get_if<value::Quantity>();
        const auto* most = field_.at_most.get_if<value::Quantity>();
        if (least == nullptr && most == nullptr) return;
        const value::Quantity is = measure();
        if (least != nullptr && is.number < least->number)
            add(Code::gj5104, {say(field_.at_least), say(Value(is))});
        if (most != nullptr && is.number > most->number)
            add(Code::gj5105, {say(field_.at_most), say(Value(is))});
    }
    bool has_digits(const std::string& text) const {
        return text.size() == static_cast<std::size_t>(field_.digits) &&
               std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
    void form() {
        const auto* text = value_.get_if<std::string>();
        if (text == nullptr) return;
        if (field_.digits > 0 && !has_digits(*text)) {
            add(Code::gj3073, {Text(std::to_string(field_.digits))});
        }
        if (field_.type == Type::territory && !well_formed_territory(*text)) add(Code::gj5108);
    }

    const Field& field_;
    std::int32_t slot_;
    const Value& value_;
    std::vector<Defect> found_;
};

void append(std::vector<Defect>& all, std::vector<Defect> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

Defect about(const std::vector<Field>& fields, std::size_t slot, Code code) {
    return {static_cast<std::int32_t>(slot), code, {fields[slot].name}};
}

}  // namespace

bool is_filled_in(const std::vector<program::Field>& fields, std::size_t slot, const Facts& facts) {
    const auto& parts = fields[slot].parts;
    if (fields[slot].type != Type::composite) return is_filled(facts.fields[slot]);
    return std::all_of(parts.begin(), parts.end(), [&](std::int32_t part) {
        return is_filled(facts.fields[static_cast<std::size_t>(part)]);
    });
}

base::Result<std::vector<Contradiction>> check_consistency(const Program& program,
                                                           const Facts& facts, Scratch& scratch) {
    std::vector<Contradiction> all;
    const auto& rules = program.matter.consistency;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto holds = decide(program, rules[i].code, facts, scratch);
        if (!holds) return holds.error();
        if (*holds != Truth::no) continue;
        const auto why = explain(program, rules[i].code, facts, scratch);
        Text seen;
        for (const auto& [field, value] : why.seen) {
            const auto slot = slot_named(program.matter.fields, field);
            const bool secret = slot != program::kNone &&
                                program.matter.fields[static_cast<std::size_t>(slot)].secret;
            const auto& name = slot == program::kNone
                                   ? Text(field)
                                   : program.matter.fields[static_cast<std::size_t>(slot)].name;
            seen.zh += (seen.zh.empty() ? "" : "，") + name.zh + "为" +
                       (secret ? std::string("〔已脱敏〕") : value::say_zh(value));
            seen.en += (seen.en.empty() ? "" : ", ") + name.en + " is " +
                       (secret ? std::string("[hidden]") : value::say_en(value));
        }
        all.push_back({static_cast<std::int32_t>(i), Text(rules[i].origin.wording), seen});
    }
    return all;
}

bool is_filled(const value::Value& value) {
    if (!value.known()) return false;
    if (const auto* text = value.get_if<std::string>())
        return text->find_first_not_of(" \t\r\n") != std::string::npos;
    const auto* list = value.get_if<value::List>();
    return list == nullptr || !list->empty();
}

std::vector<Defect> check_value(const Field& field, std::int32_t slot, const Value& value) {
    return ValueCheck(field, slot, value).run();
}

std::vector<Defect> check_inputs(const std::vector<Field>& fields, const value::Record& inputs) {
    std::vector<Defect> all;
    for (const auto& [name, value] : inputs) {
        const std::int32_t slot = slot_named(fields, name);
        if (slot == program::kNone)
            all.push_back({program::kNone, Code::gj5101, {Text(name)}});
        else
            append(all, check_value(fields[static_cast<std::size_t>(slot)], slot, value));
    }
    return all;
}

base::Result<std::vector<Defect>> check_required(const Program& program, const Facts& facts,
                                                 Scratch& scratch) {
    const auto& fields = program.matter.fields;
    std::vector<Defect> all;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool filled = is_filled_in(fields, i, facts);
        const bool asked = fields[i].type != Type::judgement;
        if (fields[i].required && !filled && asked) {
            all.push_back(about(fields, i, Code::gj5109));
            continue;
        }
        if (fields[i].required_when != program::kNone && !filled && asked) {
            const auto needed = decide(program, fields[i].required_when, facts, scratch);
            if (!needed) return needed.error();
            if (*needed == Truth::yes) all.push_back(about(fields, i, Code::gj5112));
        }
        if (fields[i].forbidden_when != program::kNone && filled) {
            const auto forbidden = decide(program, fields[i].forbidden_when, facts, scratch);
            if (!forbidden) return forbidden.error();
            if (*forbidden == Truth::yes) all.push_back(about(fields, i, Code::gj5110));
        }
    }
    return all;
}

std::vector<Defect> check_reasons(const Program& program, const Facts& facts) {
    const auto& fields = program.matter.fields;
    std::vector<Defect> all;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].reason_required || !is_filled(facts.fields[i])) continue;
        const std::int32_t reason = fields[i].reason_field;
        if (reason == program::kNone || !is_filled(facts.fields[static_cast<std::size_t>(reason)]))
            all.push_back(about(fields, i, Code::gj5111));
    }
    return all;
}

std::vector<Defect> check_filled(const Program& program, const std::vector<std::int32_t>& fill,
                                 const Facts& facts) {
    std::vector<Defect> all;
    for (const std::int32_t slot : fill)
        if (!is_filled_in(program.matter.fields, static_cast<std::size_t>(slot), facts))
            all.push_back(
                about(program.matter.fields, static_cast<std::size_t>(slot), Code::gj5109));
    return all;
}

base::Outcome refuse_if_any(const std::vector<Defect>& defects) {
    if (defects.empty()) return base::Done{};
    Text list;
    for (const Defect& defect : defects) {
        list.zh += (list.zh.empty() ? "" : "；") +
                   base::sentence(defect.code, defect.args, base::Lang::zh);
        list.en += (list.en.empty() ? "" : "; ") +
                   base::sentence(defect.code, defect.args, base::Lang::en);
    }
    return base::Error{base::ErrorKind::refused,
                       Code::gj5100,
                       {Text(std::to_string(defects.size())), std::move(list)}};
}

}  // namespace guiju::eval
