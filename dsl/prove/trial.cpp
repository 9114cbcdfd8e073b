// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/trial.h"

#include <algorithm>

namespace guiju::prove {

namespace {

using program::Field;
using Type = Field::Type;
using value::Value;

constexpr std::string_view kGoodCode = "91330421MA2CX00018";
constexpr std::string_view kGoodPhone = "13800000000";
constexpr std::int64_t kLongestText = 10'000;

value::Dimension dimension_of(Type type) {
    if (type == Type::money) return value::Dimension::money;
    return type == Type::share ? value::Dimension::share : value::Dimension::none;
}
value::Dimension dimension_of(const Field& field) {
    const bool own = field.dimension != value::Dimension::none;
    return own ? field.dimension : dimension_of(field.type);
}
bool names_itself(const program::Program& program) {
    for (const auto& code : program.codes)
        for (const auto& node : code.nodes)
            if (node.op == program::Op::builtin &&
                (node.a == static_cast<std::int32_t>(program::Builtin::this_case) ||
                 node.a == static_cast<std::int32_t>(program::Builtin::this_unit)))
                return true;
    return false;
}

std::optional<value::Number> in(const Model& model, Id id) {
    const auto found = model.find(id);
    if (found == model.end()) return std::nullopt;
    return found->second;
}
bool holds(const Model& model, Id id) {
    const auto number = in(model, id);
    return number && !number->is_zero();
}

/// What no label and no comparison of the policy can be.
std::string made_up(std::int64_t length) {
    std::string text;
    for (std::int64_t i = 0; i < std::clamp<std::int64_t>(length, 1, kLongestText); ++i)
        text += "字";
    return text;
}

}  // namespace

Trial::Trial(const program::Program& program, std::vector<value::Value> fields)
    : program_(program), fields_(std::move(fields)), marks_(program.marks.size()) {}

Trial::Trial(const program::Program& program, const Situation& situation, const Model& model,
             const Hints& hints)
    : program_(program), fields_(program.matter.fields.size()), marks_(program.marks.size()) {
    if (!hints.units.empty()) this_unit_ = Value(hints.units.front());
    if (names_itself(program)) plain_ = false;
    for (const auto& [key, of] : situation.fields()) {
        if (of.of_candidate || !holds(model, of.present)) continue;
        // Two policies may share a situation: a field has a slot of its own in each, or in one only.
        const auto slot = eval::slot_named(program.matter.fields, of.field->name.zh);
        if (slot < 0) continue;
        if (of.strange) {
            whole_ = plain_ = false;
            continue;
        }
        fields_[static_cast<std::size_t>(slot)] = value_of(of, situation, model, hints);
        if (stands_beside(slot)) plain_ = false;
    }
    read(situation, model);
}

/// What is known of the case besides its fields.
void Trial::read(const Situation& situation, const Model& model) {
    for (std::size_t i = 0; i < program_.marks.size(); ++i) {
        const auto mark = situation.marks().find(program_.marks[i].zh);
        if (mark == situation.marks().end() || !holds(model, mark->second)) continue;
        marks_[i].reached = true;
        plain_ = false;
    }
    for (const auto& [key, one] : situation.questions()) {
        const bool member = one.op == program::Op::in_register ||
                            one.op == program::Op::in_matching || one.op == program::Op::entitled;
        if (!member || in(model, one.yes) == std::nullopt) continue;
        plain_ = false;
        if (holds(model, one.yes)) members_.insert({one.op, one.which});
    }
    for (const auto& [which, id] : situation.excusals()) {
        if (!holds(model, id)) continue;
        excused_[which.first].push_back(which.second);
        plain_ = false;
    }
    if (const auto rounds = in(model, situation.rounds())) rounds_ = rounds->whole().value_or(0);
    if (rounds_ > 0) plain_ = false;
}

bool Trial::stands_beside(std::int32_t slot) const {
    const auto in_slot = [&](const auto& one) { return one.slot == slot; };
    const auto& threads = program_.threads;
    if (std::any_of(threads.kin.begin(), threads.kin.end(), in_slot) ||
        std::any_of(threads.links.begin(), threads.links.end(), in_slot))
        return true;
    const auto& fields = program_.matter.fields;
    return std::any_of(fields.begin(), fields.end(), [&](const Field& one) {
        return std::find(one.parts.begin(), one.parts.end(), slot) != one.parts.end();
    });
}

Value Trial::value_of(const FieldVariables& of, const Situation& situation, const Model& model,
                      const Hints& hints) {
    const auto type = of.field->type;
    switch (type) {
        case Type::yes_no: return Value(holds(model, of.value));
        case Type::number:
        case Type::money:
        case Type::share:
        case Type::integer:
        case Type::duration:
            return value::Quantity{in(model, of.value).value_or(0), dimension_of(*of.field)};
        case Type::date:
            return value::Date{
                static_cast<std::int32_t>(in(model, of.value).value_or(0).whole().value_or(0))};
        case Type::choices:
        case Type::list: {
            value::List items;
            for (const auto& [label, member] : of.members)
                if (holds(model, member))
                    items.emplace_back(situation.label_text(situation.formulas_at(label).number));
            const auto length = in(model, of.length).value_or(0).whole().value_or(0);
            while (!of.closed &&
                   static_cast<std::int64_t>(items.size()) < std::min<std::int64_t>(length, 50))
                items.emplace_back("项" + std::to_string(items.size() + 1));
            return items;
        }
        case Type::unit:
        case Type::units: {
            const Value unit(hints.units.empty() ? std::string("U1") : hints.units.front());
            if (hints.units.empty()) plain_ = false;
            if (type == Type::unit) return unit;
            const bool empty = in(model, of.length).value_or(1).is_zero();
            return empty ? Value(value::List{}) : Value(value::List{unit});
        }
        case Type::territory: return territory_of(of.slot, situation, model);
        case Type::credit_code:
            return well_formed(of.slot, situation, model) ? std::string(kGoodCode) : "123";
        case Type::phone:
            return well_formed(of.slot, situation, model) ? std::string(kGoodPhone) : "12";
        default: return text_of(of, situation, model);
    }
}

std::string Trial::text_of(const FieldVariables& of, const Situation& situation,
                           const Model& model) const {
    const auto length = in(model, of.length).value_or(1).whole().value_or(1);
    const auto label = situation.label_text(in(model, of.value).value_or(-1));
    if (of.field->digits > 0 && label.empty())
        return std::string(static_cast<std::size_t>(of.field->digits), '1');
    const bool chosen = !of.field->labels.empty();
    if (chosen && label.empty()) return of.field->labels.front().zh;
    if (chosen || value::count_characters(label) == length) return label;
    return made_up(length);
}

bool Trial::well_formed(std::int32_t slot, const Situation& situation, const Model& model) const {
    for (const auto& [key, one] : situation.questions())
        if (one.op == program::Op::well_formed && one.slot == slot && in(model, one.yes))
            return holds(model, one.yes);
    return true;
}

/// A place that lies in and outside of what the case says; the policy's own when it says nothing.
std::string Trial::territory_of(std::int32_t slot, const Situation& situation,
                                const Model& model) const {
    std::vector<std::string> places{"330421", "110000", program_.head.territory_code};
    std::vector<const Unexplained*> asked;
    for (const auto& [key, one] : situation.questions()) {
        if (one.op != program::Op::within || one.slot != slot || one.with.empty()) continue;
        if (!in(model, one.yes)) continue;
        asked.push_back(&one);
        places.push_back(one.with);
    }
    for (const auto& place : places) {
        const bool fits = std::all_of(asked.begin(), asked.end(), [&](const Unexplained* one) {
            return program::lies_within(place, one->with) == holds(model, one->yes);
        });
        if (fits && !place.empty()) return place;
    }
    return places.front();
}

eval::Facts Trial::facts() const {
    eval::Facts facts;
    facts.fields = fields_;
    facts.marks = marks_;
    facts.rounds_used = rounds_;
    facts.memberships = this;
    facts.this_case = &this_case_;
    facts.this_unit = &this_unit_;
    if (const auto slot = program_.matter.territory_field; slot >= 0)
        if (const auto* place = fields_[static_cast<std::size_t>(slot)].get_if<std::string>())
            facts.case_territory = *place;
    return facts;
}

value::Truth Trial::in_register(std::int32_t index, std::string_view) const {
    return value::truth(members_.contains({program::Op::in_register, index}));
}
value::Truth Trial::in_matching(std::int32_t index, std::string_view) const {
    return value::truth(members_.contains({program::Op::in_matching, index}));
}
value::Truth Trial::entitled(std::int32_t index, std::string_view) const {
    return value::truth(members_.contains({program::Op::entitled, index}));
}

base::Result<eval::Ruling> Trial::screen(std::int32_t stage) const {
    eval::Scratch scratch;
    auto known = facts();
    const auto excused = excused_.find(program_.stages[static_cast<std::size_t>(stage)].name.zh);
    if (excused != excused_.end()) known.excused = excused->second;
    return eval::screen(program_, stage, known, scratch, eval::Explain::no);
}
base::Result<eval::Ruling> Trial::act(std::int32_t stage, std::int32_t verb) const {
    eval::Scratch scratch;
    return eval::rule_on_action(program_, stage, verb, false, facts(), scratch);
}
base::Result<value::Truth> Trial::decide(program::CodeId code) const {
    eval::Scratch scratch;
    return eval::decide(program_, code, facts(), scratch);
}

base::Text Trial::told(const std::set<std::int32_t>& slots) const {
    base::Text all;
    for (const auto slot : slots) {
        const auto& field = program_.matter.fields[static_cast<std::size_t>(slot)];
        const auto& value = fields_[static_cast<std::size_t>(slot)];
        all.zh += (all.zh.empty() ? "" : "，") + field.name.zh + value::say_zh(value);
        all.en += (all.en.empty() ? "" : ", ") + field.name.en + " " + value::say_en(value);
    }
    return all;
}

}  // namespace guiju::prove
