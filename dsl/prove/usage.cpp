// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using program::Op;

/// A field of this name gets the case that started this one (engine/casework/kin.h).
constexpr const char* kFilledByTheOffice = "来源案件";

/// Which fields and marks some clause looks at, fills in or sets.
class Usage {
   public:
    explicit Usage(const program::Program& program) : program_(program) {
        for (const auto& code : program.codes) {
            for (const auto& node : code.nodes) {
                if (node.op == Op::field) fields.insert(node.a);
                if (node.op == Op::reached || node.op == Op::reached_in_period) read.insert(node.a);
            }
        }
        for (const auto& stage : program.stages) look_at(stage);
        for (const auto& rule : program.general) {
            add(fields, rule.fill);
            read.insert(rule.before_mark);
        }
        for (const auto& one : program.indicators) fields.insert(one.field);
        for (const auto& role : program.roles) {
            fields.insert(role.held_by_field);
            fields.insert(role.place_of_field);
        }
        add(fields, program.matter.duplicate_keys);
        fields.insert(program.matter.territory_field);
        fields.insert(program.matter.confidentiality_field);
        for (const auto& field : program.matter.fields) {
            fields.insert({field.reason_field, field.provisional_field, field.remark_field});
            add(fields, field.parts);
        }
        for (const auto& quota : program.quotas) add(fields, quota.by);
        look_at(program.threads);
    }

    std::set<std::int32_t> fields, read;

   private:
    const program::Program& program_;

    static void add(std::set<std::int32_t>& to, const std::vector<std::int32_t>& from) {
        to.insert(from.begin(), from.end());
    }
    void look_at(const program::Stage& stage) {
        for (const auto& action : stage.actions) {
            add(fields, action.fill);
            add(fields, action.may_fill);
            fields.insert(action.chosen_field);
        }
        for (const auto& line : stage.dispositions) {
            add(read, line.unmarks);
            if (line.holder == program::Disposition::Holder::field)
                fields.insert(line.holder_index);
            for (const auto& effect : line.holdings) look_at(effect);
        }
    }
    void look_at(const program::HoldingEffect& effect) {
        fields.insert({effect.subject_field, effect.valid_until_field});
        using Verb = program::HoldingEffect::Verb;
        if (effect.verb != Verb::enter && effect.verb != Verb::promote) return;
        // An entry takes over what the case has under the same names.
        for (const auto& column : program_.registers[static_cast<std::size_t>(effect.index)].fields)
            for (std::size_t i = 0; i < program_.matter.fields.size(); ++i)
                if (program_.matter.fields[i].name.zh == column.name.zh)
                    fields.insert(static_cast<std::int32_t>(i));
    }
    /// What is carried to other cases, published, or says which case it is.
    void look_at(const program::Threads& threads) {
        for (const auto& one : threads.starts) {
            fields.insert(one.each);
            add(fields, one.carry);
            for (std::size_t i = 0; one.converts && i < program_.matter.fields.size(); ++i)
                fields.insert(static_cast<std::int32_t>(i));  // all of the same name go over
        }
        for (const auto& one : threads.links) fields.insert(one.slot);
        for (const auto& one : threads.kin) fields.insert({one.slot, one.link});
        for (const auto& one : threads.recurring) {
            fields.insert(one.period_field);
            add(fields, one.carried_over);
        }
        for (const auto& one : threads.lists) {
            fields.insert(one.order);
            add(fields, one.columns);
            add(fields, one.redacted);
        }
    }
};

/// "“甲”、“乙”"
base::Text listed(const std::vector<base::Text>& names) {
    base::Text all;
    for (const auto& name : names) {
        all.zh += (all.zh.empty() ? "“" : "、“") + name.zh + "”";
        all.en += (all.en.empty() ? "\"" : ", \"") + name.en + "\"";
    }
    return all;
}

}  // namespace

// GJ3214 (note): optional fields that no clause looks at or fills in. They may be for the record only.
void fields_are_used(Inquiry& inquiry) {
    const auto& fields = inquiry.program.matter.fields;
    const Usage usage(inquiry.program);
    std::vector<base::Text> names;
    const program::Origin* first = nullptr;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool known = fields[i].type < program::Field::Type::composite &&
                           fields[i].name.zh != kFilledByTheOffice;
        if (!known || fields[i].required || usage.fields.contains(static_cast<std::int32_t>(i)))
            continue;
        names.push_back(fields[i].name);
        if (first == nullptr) first = &fields[i].origin;
    }
    if (first != nullptr) inquiry.add(base::Code::gj3214, *first, {listed(names)});
}

// GJ3215 (note): marks that lines set and nothing looks at. GJ3216: a mark that is asked for and
// set by no line that can apply.
void marks_are_used(Inquiry& inquiry) {
    const auto& program = inquiry.program;
    const Usage usage(program);
    std::vector<base::Text> unread;
    const program::Origin* first = nullptr;
    for (const auto& stage : program.stages) {
        for (const auto& line : stage.dispositions) {
            for (const auto mark : line.marks) {
                const auto& name = program.marks[static_cast<std::size_t>(mark)];
                const bool told = std::find(unread.begin(), unread.end(), name) != unread.end();
                if (usage.read.contains(mark) || told) continue;
                unread.push_back(name);
                if (first == nullptr) first = &line.origin;
            }
        }
    }
    if (first != nullptr) inquiry.add(base::Code::gj3215, *first, {listed(unread)});
    // A line that never applies never marks anything.
    std::set<std::int32_t> set;
    for (const auto& stage : program.stages)
        for (const auto& line : stage.dispositions)
            if (!inquiry.told_before(line.origin.span))
                set.insert(line.marks.begin(), line.marks.end());
    for (std::size_t i = 0; i < program.marks.size(); ++i) {
        const auto mark = static_cast<std::int32_t>(i);
        if (set.contains(mark) || !usage.read.contains(mark)) continue;
        program::Origin place = program.matter.origin;
        for (const auto& code : program.codes)
            for (const auto& node : code.nodes)
                if ((node.op == Op::reached || node.op == Op::reached_in_period) && node.a == mark)
                    place = {node.span, "", ""};
        for (const auto& rule : program.general)
            if (rule.before_mark == mark) place = rule.origin;
        inquiry.add(base::Code::gj3216, place, {program.marks[i]});
    }
}

}  // namespace guiju::prove
