// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/situation.h"

namespace guiju::prove {

namespace {

using program::Field;
using Type = Field::Type;

constexpr std::int64_t kFirstDay = -25567;  // 1900-01-01
constexpr std::int64_t kLastDay = 84370;    // 2200-12-31

bool is_list(Type type) {
    return type == Type::choices || type == Type::list || type == Type::units;
}
bool has_one_label(const Field& field) { return !field.labels.empty() && !is_list(field.type); }

/// The number of a bound; a day for dates.
const value::Number* number_in(const value::Value& value, value::Number& room) {
    if (const auto* quantity = value.get_if<value::Quantity>()) return &quantity->number;
    const auto* date = value.get_if<value::Date>();
    if (date == nullptr) return nullptr;
    room = value::Number(date->days);
    return &room;
}

}  // namespace

FieldVariables& Situation::field(const Field& field, std::int32_t slot,
                                 const program::Register* entry) {
    const auto key = (entry == nullptr ? std::string() : entry->name.zh) + "/" + field.name.zh;
    const auto [at, fresh] = fields_.try_emplace(key);
    auto& of = at->second;
    if (!fresh) return of;
    of.field = &field;
    of.slot = slot;
    of.of_candidate = entry != nullptr;
    describe(of, field);
    return of;
}

void Situation::describe(FieldVariables& of, const Field& field) {
    auto& f = formulas_;
    of.present = f.variable(Sort::truth);
    if (is_list(field.type)) {
        of.closed = !field.labels.empty();
        for (const auto& one : field.labels) {
            const Id member = f.variable(Sort::truth);
            of.members[label(one.zh)] = member;
            f.always(member, f.implies(member, of.present));
        }
        of.length = f.variable(Sort::whole);
        if (of.closed) {
            Id sum = f.number(0);
            for (const auto& [name, member] : of.members)
                sum = f.arithmetic(Formulas::Kind::add, sum,
                                   f.choose(member, f.number(1), f.number(0)));
            f.always(of.length, f.equal(of.length, sum));
        }
        return bound(of, of.length, field);
    }
    switch (field.type) {
        case Type::yes_no: of.value = f.variable(Sort::truth); return;
        case Type::number:
        case Type::money:
        case Type::share:
        case Type::duration: of.value = f.variable(Sort::number); return bound(of, of.value, field);
        case Type::integer: of.value = f.variable(Sort::whole); return bound(of, of.value, field);
        case Type::date:
            of.value = f.variable(Sort::whole);
            f.always(of.value, f.both(f.at_most(f.number(kFirstDay), of.value),
                                      f.at_most(of.value, f.number(kLastDay))));
            return bound(of, of.value, field);
        case Type::text:
        case Type::choice:
        case Type::unit:
        case Type::territory:
        case Type::credit_code:
        case Type::phone:
        case Type::confidentiality:
        case Type::judgement: break;
        default: of.strange = true; return;
    }
    of.value = f.variable(Sort::whole);  // a label, or one text of all
    if (has_one_label(field)) {
        std::vector<Id> one_of;
        for (const auto& one : field.labels) one_of.push_back(f.equal(of.value, label(one.zh)));
        f.always(of.value, f.any(std::move(one_of)));
    }
    of.length = f.variable(Sort::whole);
    f.always(of.length, f.at_most(f.number(1), of.length));
    if (field.digits > 0)
        f.always(of.length, f.implies(of.present, f.equal(of.length, f.number(field.digits))));
    bound(of, of.length, field);
}

void Situation::bound(const FieldVariables& of, Id measured, const Field& field) {
    auto& f = formulas_;
    if (measured == of.length) f.always(measured, f.at_most(f.number(0), measured));
    value::Number room;
    if (const auto* least = number_in(field.at_least, room))
        f.always(measured, f.implies(of.present, f.at_most(f.number(*least), measured)));
    if (const auto* most = number_in(field.at_most, room))
        f.always(measured, f.implies(of.present, f.at_most(measured, f.number(*most))));
}

Id Situation::parameter(const program::Parameter& parameter) {
    // Two policies may give one parameter two values.
    const auto key = parameter.name.zh + " " + value::to_canonical(parameter.value);
    if (const auto known = known_parameters_.find(key); known != known_parameters_.end())
        return known->second;
    Id id = -1;
    if (const auto* yes = parameter.value.get_if<bool>()) {
        const bool fixed = parameters_ == Parameters::as_they_are ||
                           (parameter.lock == "locked" && !parameter.assumption);
        id = fixed ? formulas_.truth(*yes) : formulas_.variable(Sort::truth);
    } else if (const auto* quantity = parameter.value.get_if<value::Quantity>()) {
        id = number_parameter(parameter, quantity->number);
    }
    known_parameters_[key] = id;
    return id;
}

Id Situation::number_parameter(const program::Parameter& parameter, const value::Number& now) {
    auto& f = formulas_;
    const bool fixed = parameters_ == Parameters::as_they_are ||
                       (parameter.lock == "locked" && !parameter.assumption);
    if (fixed) return f.number(now);
    const Id id = f.variable(now.is_whole() ? Sort::whole : Sort::number);
    const bool raises = parameter.lock == "may_raise" || parameter.lock == "may_lengthen";
    const bool lowers = parameter.lock == "may_lower" || parameter.lock == "may_shorten";
    const Id never_negative = f.at_most(f.number(now.sign() < 0 ? now : value::Number(0)), id);
    // An assumption may be settled at any value, whatever localities may do to it afterwards.
    if (raises && !parameter.assumption)
        f.always(id, f.at_most(f.number(now), id));
    else if (lowers && !parameter.assumption)
        f.always(id, f.both(never_negative, f.at_most(id, f.number(now))));
    else
        f.always(id, never_negative);
    return id;
}

Id Situation::label(const std::string& text) {
    const auto [at, fresh] = label_ids_.try_emplace(text, -1);
    if (!fresh) return at->second;
    at->second = formulas_.number(static_cast<std::int64_t>(labels_.size()));
    labels_.push_back(text);
    return at->second;
}

std::string Situation::label_text(const value::Number& number) const {
    const auto index = number.whole().value_or(-1);
    if (index < 0 || index >= static_cast<std::int64_t>(labels_.size())) return {};
    return labels_[static_cast<std::size_t>(index)];
}

Id Situation::mark(const std::string& name) {
    const auto [at, fresh] = marks_.try_emplace(name, -1);
    if (fresh) at->second = formulas_.variable(Sort::truth);
    return at->second;
}

Id Situation::excused(const std::string& stage, int number) {
    const auto [at, fresh] = excusals_.try_emplace({stage, number}, -1);
    if (fresh) at->second = formulas_.variable(Sort::truth);
    return at->second;
}

Id Situation::rounds_used() {
    if (rounds_ >= 0) return rounds_;
    rounds_ = formulas_.variable(Sort::whole);
    formulas_.always(rounds_, formulas_.at_most(formulas_.number(0), rounds_));
    return rounds_;
}

Id Situation::at_top() {
    if (top_ < 0) top_ = formulas_.variable(Sort::truth);
    return top_;
}

Id Situation::level(const std::string& name) {
    const auto [at, fresh] = levels_.try_emplace(name, -1);
    if (!fresh) return at->second;
    const Id id = formulas_.variable(Sort::whole);
    formulas_.always(id, formulas_.both(formulas_.at_most(formulas_.number(0), id),
                                        formulas_.at_most(id, formulas_.number(3))));
    at->second = id;
    return id;
}

Unexplained& Situation::unexplained(const std::string& key) {
    const auto [at, fresh] = questions_.try_emplace(key);
    auto& one = at->second;
    if (!fresh) return one;
    one.yes = formulas_.variable(Sort::truth);
    one.no = formulas_.variable(Sort::truth);
    const Id never_both = formulas_.negate(formulas_.both(one.yes, one.no));
    formulas_.always(one.yes, never_both);
    formulas_.always(one.no, never_both);
    return one;
}

Situation::Figure Situation::figure(const std::string& key, bool share) {
    const auto [at, fresh] = figures_.try_emplace(key);
    auto& one = at->second;
    if (!fresh) return one;
    one.known = formulas_.variable(Sort::truth);
    one.number = formulas_.variable(Sort::number);
    if (share)
        formulas_.always(one.number,
                         formulas_.both(formulas_.at_most(formulas_.number(0), one.number),
                                        formulas_.at_most(one.number, formulas_.number(1))));
    return one;
}

}  // namespace guiju::prove
