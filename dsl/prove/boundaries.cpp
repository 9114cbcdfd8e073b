// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/boundaries.h"

#include <algorithm>
#include <array>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using program::Field;
using program::Op;
using Place = Boundary::Place;
using Type = Field::Type;
using value::Number;

/// A field, or its length, and what it is compared with.
struct Threshold {
    std::int32_t field = 0;
    bool length = false;
    Number at;
};

std::optional<Number> fixed(const program::Program& program, const program::Node& node) {
    const value::Value* value = nullptr;
    if (node.op == Op::constant) value = &program.constants[static_cast<std::size_t>(node.a)];
    if (node.op == Op::parameter)
        value = &program.parameters[static_cast<std::size_t>(node.a)].value;
    if (value == nullptr) return std::nullopt;
    if (const auto* quantity = value->get_if<value::Quantity>()) return quantity->number;
    if (const auto* date = value->get_if<value::Date>()) return Number(date->days);
    return std::nullopt;
}

std::vector<Threshold> thresholds_in(const program::Program& program, program::CodeId code) {
    std::vector<Threshold> all;
    if (code < 0) return all;
    const auto& nodes = program.codes[static_cast<std::size_t>(code)].nodes;
    const auto at = [&](std::int32_t i) -> const program::Node& {
        return nodes[static_cast<std::size_t>(i)];
    };
    for (const auto& node : nodes) {
        if (node.op != Op::compare) continue;
        for (const auto& [measured, limit] :
             {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
            const auto number = fixed(program, at(limit));
            if (!number) continue;
            const bool length = at(measured).op == Op::length;
            const auto& leaf = length ? at(at(measured).a) : at(measured);
            if (leaf.op == Op::field) all.push_back({leaf.a, length, *number});
        }
    }
    return all;
}

/// The smallest difference an officer would write.
Number step_of(const Field& field, const Threshold& threshold) {
    const bool whole = threshold.at.is_whole();
    if (threshold.length || field.type == Type::date) return 1;
    if (field.type == Type::share) return Number::fraction(1, 1000).value_or(1);
    return whole ? Number(1) : Number::fraction(1, 100).value_or(1);
}

class Explorer {
   public:
    Explorer(const program::Program& program, const Hints& hints)
        : program_(program), hints_(hints), inquiry_(program, {}, hints) {}

    std::vector<Boundary> run() {
        for (std::size_t s = 0; s < program_.stages.size(); ++s) {
            const auto& stage = program_.stages[s];
            if (stage.criteria.empty()) continue;
            stage_ = s;
            passing_.clear();
            for (const auto& one : criteria_of(inquiry_.now.encoder, stage))
                passing_.push_back(one.yes);
            for (const auto& one : stage.criteria) {
                numbers(one.code, item_name(one.number));
                open(one);
            }
            for (const auto& line : stage.dispositions)
                if (line.when != program::Disposition::When::action)
                    numbers(line.condition, line.origin.wording);
        }
        return std::move(found_);
    }

   private:
    void numbers(program::CodeId code, const base::Text& clause) {
        for (const auto& threshold : thresholds_in(program_, code)) {
            const auto& field = program_.matter.fields[static_cast<std::size_t>(threshold.field)];
            const auto step = step_of(field, threshold);
            const auto below = value::subtract(threshold.at, step);
            const auto above = value::add(threshold.at, step);
            number(threshold, threshold.at, Place::at, clause);
            if (below) number(threshold, *below, Place::below, clause);
            if (above) number(threshold, *above, Place::above, clause);
        }
    }

    void number(const Threshold& threshold, const Number& number, Place place,
                const base::Text& clause) {
        const auto& field = program_.matter.fields[static_cast<std::size_t>(threshold.field)];
        if (number.sign() < 0 && field.type != Type::date) return;
        if (threshold.length && number < Number(1)) return;
        auto& desk = inquiry_.now;
        const auto& of = desk.situation.field(field, threshold.field);
        const Id measured = threshold.length ? of.length : of.value;
        if (measured < 0) return;
        Boundary boundary{place,
                          static_cast<std::int32_t>(stage_),
                          threshold.field,
                          threshold.length,
                          value::Value(number),
                          clause,
                          {}};
        const std::array must{of.present,
                              desk.formulas.equal(measured, desk.formulas.number(number))};
        add(std::move(boundary), must);
    }

    void open(const program::Criterion& criterion) {
        auto& desk = inquiry_.now;
        const std::array must{desk.encoder.undecided(desk.encoder.condition(criterion.code))};
        const auto slots = fields_in(program_, criterion.code);
        if (slots.empty() || inquiry_.never(desk, must)) return;
        add({Place::open,
             static_cast<std::int32_t>(stage_),
             *slots.begin(),
             false,
             {},
             item_name(criterion.number),
             {}},
            must);
    }

    void add(Boundary boundary, std::span<const Id> must) {
        const bool told = std::any_of(found_.begin(), found_.end(), [&](const Boundary& one) {
            return one.stage == boundary.stage && one.field == boundary.field &&
                   one.length == boundary.length && one.value == boundary.value;
        });
        if (told) return;
        const auto model = inquiry_.find_case(must, passing_);
        if (!model) return;
        const Trial trial(program_, inquiry_.now.situation, *model, hints_);
        if (!stands_at(boundary, trial.fields())) return;
        boundary.example = screening_example(program_, boundary.stage, trial,
                                             name_of(boundary, trial), hints_.skin);
        if (!boundary.example.empty()) found_.push_back(std::move(boundary));
    }

    [[nodiscard]] std::string name_of(const Boundary& boundary, const Trial& trial) const {
        const auto lang = hints_.skin;
        const bool zh = lang == base::Lang::zh;
        const auto& field = program_.matter.fields[static_cast<std::size_t>(boundary.field)];
        const auto& stage = program_.stages[stage_].name.in(lang);
        const auto& value = trial.fields()[static_cast<std::size_t>(boundary.field)];
        auto what = value.known() ? given_text(field, value, lang)
                                  : field.name.in(lang) + (zh ? "未填写" : " not filled in");
        for (const std::string_view mark : {"“", "”", "\""})
            for (auto at = what.find(mark); at != std::string::npos; at = what.find(mark))
                what.erase(at, mark.size());
        return stage + (zh ? "边界 " : " boundary ") + what;
    }

    const program::Program& program_;
    const Hints& hints_;
    Inquiry inquiry_;
    std::size_t stage_ = 0;
    std::vector<Id> passing_;
    std::vector<Boundary> found_;
};

}  // namespace

std::vector<Boundary> boundaries(const program::Program& program, const Hints& hints) {
    return Explorer(program, hints).run();
}

bool stands_at(const Boundary& boundary, const std::vector<value::Value>& fields) {
    const auto& value = fields[static_cast<std::size_t>(boundary.field)];
    if (boundary.place == Place::open) return !value.known();
    const auto& wanted = boundary.value.get_if<value::Quantity>()->number;
    if (boundary.length) {
        if (const auto* text = value.get_if<std::string>())
            return Number(value::count_characters(*text)) == wanted;
        const auto* list = value.get_if<value::List>();
        return list != nullptr && Number(static_cast<std::int64_t>(list->size())) == wanted;
    }
    if (const auto* quantity = value.get_if<value::Quantity>()) return quantity->number == wanted;
    const auto* date = value.get_if<value::Date>();
    return date != nullptr && Number(date->days) == wanted;
}

}  // namespace guiju::prove
