// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include "dsl/check/resolve.h"
#include "dsl/check/stage_walk.h"

namespace guiju::check {

namespace {

using syntax::Disposition;
using When = Disposition::When;

/// -1: no whole number, or none that anybody means.
int whole(const std::string& digits, int otherwise) {
    if (digits.empty()) return otherwise;
    const bool is_whole = digits.find_first_not_of("0123456789") == std::string::npos;
    return is_whole && digits.size() <= 4 ? std::atoi(digits.c_str()) : -1;
}

/// A role whose units are known before anybody speaks: by a field, by level and place.
bool is_definite(const Symbols& symbols, const syntax::Role& role) {
    return role.held_by_field || role.means_role || !role.level.empty() ||
           (symbols.stages.size() > 0 && (role.kind == "enterprise" || role.kind == "person"));
}

bool several(const Symbols& symbols, const syntax::Role& role) {
    if (!role.held_by_field || !role.place.empty()) return role.place == "others";
    const auto at = symbols.find(SymbolKind::field, role.held_by_field->text);
    return at && type_of(field_at(symbols, SymbolKind::field, *at)).kind == Type::Kind::units;
}

void members(const Examination& examination, const syntax::JointReview& joint) {
    const auto& symbols = examination.symbols;
    auto& findings = examination.findings;
    int votes = 0;
    bool open_ended = false;
    std::vector<std::int32_t> seen;
    for (const auto& member : joint.members) {
        const auto at = refer(symbols, member.role, SymbolKind::role, findings);
        const int own = whole(member.votes, 1);
        if (own < 1 || own > 1000) findings.add(base::Code::gj2382, member.role.span);
        votes += std::max(own, 0);
        if (!at) continue;
        if (std::find(seen.begin(), seen.end(), *at) != seen.end())
            findings.add(base::Code::gj2380, member.role.span, {symbols.both(member.role.text)});
        seen.push_back(*at);
        const auto& role = *symbols.roles[static_cast<std::size_t>(*at)];
        open_ended = open_ended || several(symbols, role);
        if (!is_definite(symbols, role))
            findings.add(base::Code::gj2383, member.role.span, {symbols.both(role.name.text)});
    }
    const int amount = whole(joint.amount, 0);
    const bool too_many = joint.quorum == "votes" && !open_ended && amount > votes;
    const int parts = whole(joint.out_of, 0);
    const bool no_share = joint.quorum == "share" && (amount < 1 || parts < 1 || amount > parts);
    const bool none = joint.quorum == "votes" && amount < 1;
    if (too_many || no_share || none)
        findings.add(base::Code::gj2381, joint.quorum_span, {base::Text(std::to_string(votes))});
}

bool says(const syntax::Stage& stage, When when) {
    return std::any_of(
        stage.dispositions.begin(), stage.dispositions.end(), [&](const Disposition& line) {
            return unconditional(line) && (line.when == when || line.when == When::otherwise);
        });
}

}  // namespace

// GJ2380-2383: members of a joint review are roles with definite units, each once; the quorum can be
// reached.
void joint_names(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section&, const syntax::Stage& stage) {
        if (stage.joint) members(examination, *stage.joint);
        if (!stage.exception) return;
        for (const auto& role : stage.exception->by)
            (void)refer(examination.symbols, role, SymbolKind::role, examination.findings);
        if (stage.exception->valid)
            check_period(examination.symbols, *stage.exception->valid, examination.findings);
    });
}

// GJ3092: both results are provided for. GJ3093: a result of a joint review that is none. GJ3094: silence
// counts at the end of a deadline, so there is one. GJ3095: one stage asks one question.
void joint_complete(const Examination& examination) {
    each_stage(examination, [&](const syntax::Section& section, const syntax::Stage& stage) {
        const auto name = examination.symbols.both(section.name.text);
        auto& findings = examination.findings;
        for (const auto& line : stage.dispositions)
            if (!stage.joint &&
                (line.when == When::joint_agreed || line.when == When::joint_refused))
                findings.add(base::Code::gj3093, line.when_span, {name});
        if (!stage.joint) return;
        if (!says(stage, When::joint_agreed))
            findings.add(base::Code::gj3092, end_of_lines(section, stage),
                         {name, {"会签同意", "the joint review agrees"}});
        if (!says(stage, When::joint_refused))
            findings.add(base::Code::gj3092, end_of_lines(section, stage),
                         {name, {"会签不同意", "the joint review disagrees"}});
        const bool timed = std::any_of(
            stage.deadlines.begin(), stage.deadlines.end(),
            [](const syntax::Deadline& deadline) { return deadline.satisfied_by.empty(); });
        const bool counts = stage.joint->silence == "agrees" || stage.joint->silence == "refuses";
        if (counts && !timed) findings.add(base::Code::gj3094, stage.joint->silence_span, {name});
        if (!stage.criteria.empty()) findings.add(base::Code::gj3095, stage.joint->span, {name});
    });
}

}  // namespace guiju::check
