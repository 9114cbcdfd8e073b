// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/screening.h"

#include "adapters/cli/field_text.h"
#include "dsl/render/outcome.h"
#include "engine/casework/reasons.h"

namespace guiju::cli {
namespace {

using program::Field;
using value::Truth;

bool is_judgement(const Field& field) { return field.type == Field::Type::judgement; }

/// The clause without its end mark, as the head of a sentence.
std::string head_of(std::string wording) {
    for (const std::string_view end : {"；", "。", ";", "."}) {
        if (wording.ends_with(end)) wording.resize(wording.size() - end.size());
    }
    return wording;
}

}  // namespace

Screening::Screening(const program::Program& program, std::int32_t chosen)
    : program_(program), stage_(chosen), marks_(program.marks.size()) {
    for (std::size_t i = 0; i < program.stages.size() && stage_ < 0; ++i) {
        if (!program.stages[i].criteria.empty()) stage_ = static_cast<std::int32_t>(i);
    }
    if (stage_ < 0) return;
    for (const auto& criterion : stage().criteria) {
        for_people_.push_back(rests_on_judgement(criterion.code));
    }
}

const program::Stage& Screening::stage() const {
    return program_.stages[static_cast<std::size_t>(stage_)];
}

bool Screening::rests_on_judgement(program::CodeId code) const {
    if (code < 0) return false;
    for (const auto& node : program_.codes[static_cast<std::size_t>(code)].nodes) {
        if (node.op == program::Op::field &&
            is_judgement(program_.matter.fields[static_cast<std::size_t>(node.a)])) {
            return true;
        }
        if (node.op != program::Op::fold) continue;
        const auto& fold = program_.folds[static_cast<std::size_t>(node.b)];
        if (rests_on_judgement(fold.where) || rests_on_judgement(fold.what)) return true;
    }
    return false;
}

/// Fills in judgements nobody has given so that they stand in nobody's way: what remains in the way
/// is then the facts' own doing.
void Screening::suppose_the_best(std::vector<value::Value>& fields, const eval::Facts& facts) {
    for (std::size_t slot = 0; slot < fields.size(); ++slot) {
        const auto& field = program_.matter.fields[slot];
        if (!is_judgement(field) || fields[slot].known()) continue;
        std::size_t best = 0;
        const Text* chosen = nullptr;
        for (const auto& label : field.labels) {
            fields[slot] = value::Value(label.zh);
            std::vector<Truth> answers;
            if (!eval::ask(program_, stage_, facts, scratch_, answers)) continue;
            std::size_t holds = 1;
            for (const auto answer : answers) holds += answer == Truth::yes ? 1 : 0;
            if (holds > best) {
                best = holds;
                chosen = &label;
            }
        }
        fields[slot] = chosen ? value::Value(chosen->zh) : value::Value();
    }
}

std::string Screening::reason(const eval::Answer& answer, Lang lang) const {
    std::string text;
    for (const auto& criterion : stage().criteria) {
        if (criterion.number == answer.number) text = head_of(criterion.origin.wording);
    }
    const bool zh = lang == Lang::zh;
    std::string seen;
    for (const auto& missing : answer.why.missing) {
        seen += (seen.empty() ? ""
                 : zh         ? "，"
                              : ", ") +
                missing.field + (zh ? "" : " ") + say(value::Value(missing.why), lang);
    }
    for (const auto& [name, value] : answer.why.seen) {
        if (!seen.empty()) seen += zh ? "，" : ", ";
        const auto* field = find_field(program_.matter.fields, name);
        const auto shown = field && field->secret ? casework::kRedacted : say(value, lang);
        seen += zh ? name + "现为" + shown : name + " is " + shown;
    }
    return seen.empty() ? text : text + (zh ? "：" : ": ") + seen;
}

eval::Facts Screening::facts_of(const std::vector<value::Value>& fields) const {
    eval::Facts facts;
    facts.fields = fields;
    facts.marks = marks_;
    if (const auto slot = program_.matter.territory_field; slot >= 0) {
        const auto* code = fields[static_cast<std::size_t>(slot)].get_if<std::string>();
        if (code != nullptr) facts.case_territory = *code;
    }
    return facts;
}

base::Result<Judged> Screening::judge(const eval::Facts& known, eval::Explain explain) {
    auto asked = eval::screen(program_, stage_, known, scratch_, explain);
    if (!asked) return asked.error();
    Judged result;
    for (std::size_t i = 0; i < asked->answers.size(); ++i) {
        const auto& answer = asked->answers[i];
        if (answer.truth == Truth::yes) continue;
        if (answer.truth == Truth::unknown && for_people_[i]) {
            result.for_people.push_back(answer.number);
            continue;
        }
        (answer.truth == Truth::no ? result.failing : result.undecided).push_back(answer.number);
    }
    result.answers = std::move(asked->answers);
    result.line = asked->line;
    if (result.for_people.empty()) return result;
    if (result.failing.empty() && result.undecided.empty()) {
        result.waits = true;
        return result;
    }
    std::vector<value::Value> fields(known.fields.begin(), known.fields.end());
    auto facts = known;
    facts.fields = fields;
    suppose_the_best(fields, facts);
    const auto again = eval::screen(program_, stage_, facts, scratch_, eval::Explain::no);
    if (!again) return again.error();
    result.line = again->line;
    return result;
}

base::Result<Screened> Screening::screen(std::vector<value::Value> fields, Lang lang) {
    const auto judged = judge(facts_of(fields), eval::Explain::yes);
    if (!judged) return judged.error();
    Screened result;
    result.failing = judged->failing;
    result.undecided = judged->undecided;
    result.for_people = judged->for_people;
    for (std::size_t i = 0; i < judged->answers.size(); ++i) {
        const auto& answer = judged->answers[i];
        const bool people = answer.truth == Truth::unknown && for_people_[i];
        if (answer.truth != Truth::yes && !people) result.why.push_back(reason(answer, lang));
    }
    result.outcome = judged->waits ? Text("需人工判断", "for people to judge")
                                   : render::outcome_words(program_, stage_, judged->line);
    return result;
}

}  // namespace guiju::cli
