// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "dsl/prove/inquiry.h"

namespace guiju::prove {

namespace {

using program::Op;

/// Which fields and marks some clause looks at, fills in or sets.
class Usage {
   public:
    explicit Usage(const program::Program& program) {
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
        for (const auto& field : program.matter.fields) fields.insert(field.reason_field);
    }

    std::set<std::int32_t> fields, read;

   private:
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
        const bool known = fields[i].type <= program::Field::Type::judgement;
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
