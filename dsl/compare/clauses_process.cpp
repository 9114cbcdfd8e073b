// SPDX-License-Identifier: Apache-2.0
// Stages with all that stands in them, and the general rules.
#include "dsl/compare/clause_parts.h"
#include "dsl/syntax/keywords.h"

namespace guiju::compare {

namespace {

using program::Disposition;
using program::Program;
using program::Stage;
using When = Disposition::When;

class StageClauses {
   public:
    StageClauses(Bench& bench, std::int32_t index)
        : bench_(bench),
          program_(bench.program),
          meaning_(bench.meaning),
          index_(index),
          stage_(bench.program.stages[static_cast<std::size_t>(index)]) {}

    void add_all() {
        section();
        for (const auto& clock : stage_.clocks) deadline(clock);
        for (const auto& rung : stage_.rungs) rung_clause(rung);
        const auto first = bench_.clauses.size();
        add_criteria(bench_, stage_.name, {}, stage_.criteria, nullptr);
        for (auto i = first; i < bench_.clauses.size(); ++i) bench_.clauses[i].stage = index_;
        for (std::size_t i = 0; i < stage_.actions.size(); ++i) action(static_cast<int>(i));
        for (std::size_t i = 0; i < stage_.dispositions.size(); ++i)
            disposition(static_cast<int>(i));
    }

   private:
    Clause& add(Kind kind, const Text& item, std::string identity, const program::Origin& origin) {
        auto& clause = bench_.add(kind, stage_.name, item, std::move(identity), origin);
        clause.stage = index_;
        return clause;
    }

    void section() {
        auto& clause = bench_.add_section(Kind::stage, stage_.name, stage_.origin);
        clause.stage = index_;
        names(clause, {"办理", "handlers"}, program_.roles, stage_.handlers);
        period(clause, bench_, {"确认的期限", "time to confirm"}, stage_.confirm_within);
        const auto& joint = stage_.joint;
        auto& members = list(clause, {"会签成员", "joint reviewers"});
        for (const auto& one : joint.members) {
            const auto role = name_of(program_.roles, one.role);
            const auto votes = std::to_string(one.votes);
            members.items.emplace_back(
                role.zh + votes,
                one.votes == 1 ? role
                               : Text(role.zh + votes + "票", role.en + " (" + votes + " votes)"));
        }
        static const Text kQuorum[] = {{"全部同意", "all"},
                                       {"一个同意", "any"},
                                       {"过半数同意", "a majority"},
                                       {"达到票数", "a number of votes"},
                                       {"达到比例", "a share of the votes"}};
        static const Text kSilence[] = {{"等待", "wait"},
                                        {"视为同意", "counts as agreement"},
                                        {"视为不同意", "counts as refusal"}};
        if (!joint.members.empty()) {
            const auto need = joint.need.is_zero() ? "" : joint.need.text();
            const auto& quorum = kQuorum[static_cast<std::size_t>(joint.quorum)];
            say(clause, {"会签规则", "quorum"}, quorum.zh + need,
                {quorum.zh + need, quorum.en + (need.empty() ? "" : " " + need)});
            const auto& silence = kSilence[static_cast<std::size_t>(joint.silence)];
            say(clause, {"期满未表态的", "silence"}, silence.zh, silence);
            yes_no(clause, {"能定即定", "drawn at once"}, joint.at_once);
        }
        names(clause, {"准许例外的", "who may excuse"}, program_.roles, stage_.exception.by);
        period(clause, bench_, {"例外的效力", "how long an exception lasts"},
               stage_.exception.valid);
        auto& permits = list(clause, {"准许", "allowed"});
        for (const auto& one : stage_.permits) {
            const auto words = permitted(one);
            permits.items.emplace_back(words.zh, words);
        }
    }

    [[nodiscard]] Text permitted(const program::Permit& permit) const {
        static constexpr std::string_view kIds[] = {
            "claim", "transfer",  "delegate", "sign_before", "sign_after", "remove_signer", "copy",
            "urge",  "take_back", "send_to",  "jump",        "reopen",     "late"};
        const auto word = [](std::string_view group, std::string_view id) {
            return Text(std::string(syntax::spelling(group, id, syntax::Skin::chinese)),
                        std::string(syntax::spelling(group, id, syntax::Skin::english)));
        };
        Text text = word("permit", kIds[static_cast<std::size_t>(permit.verb)]);
        const auto add = [&](const Text& more, const char* zh = "，", const char* en = ", ") {
            text.zh += zh + more.zh;
            text.en += en + more.en;
        };
        if (permit.previous) add(word("permit_word", "previous"), "", " ");
        for (const auto stage : permit.stages) {
            const auto name = name_of(program_.stages, stage);
            add({"“" + name.zh + "”", "\"" + name.en + "\""}, "", " ");
        }
        for (const auto role : permit.by) add(name_of(program_.roles, role));
        if (permit.straight) add(word("permit_word", "straight"));
        if (permit.restart) add(word("permit_word", "restart"));
        if (permit.within.given) {
            Clause within;
            period(within, bench_, {}, permit.within);
            if (!within.aspects.empty()) add(within.aspects.front().words);
        }
        if (permit.reason) add({"说明理由", "with reason"});
        return text;
    }

    [[nodiscard]] Text verbs(const std::vector<std::int32_t>& of) const {
        Text text;
        for (const auto index : of) {
            const auto name = name_of(program_.verbs, index);
            text.zh += (text.zh.empty() ? "" : "或者") + name.zh;
            text.en += (text.en.empty() ? "" : " or ") + name.en;
        }
        return text;
    }

    void deadline(const program::ClockRule& clock) {
        const auto until = verbs(clock.satisfied_by);
        const auto start = std::to_string(static_cast<int>(clock.start)) + " " +
                           name_at(program_.verbs, clock.start_verb);
        const Text item = until.zh.empty() ? Text("期限", "deadline")
                                           : Text(until.zh + "的期限", "deadline for " + until.en);
        auto& clause = add(Kind::deadline, item, until.zh + "|", clock.origin);
        period(clause, bench_, {}, clock.period);
        quote(clause, {"起算", "start"}, start);
        period(clause, bench_, {"逾期提醒的间隔", "reminders when overdue"}, clock.remind_every);
    }

    void rung_clause(const program::Rung& rung) {
        const auto role = name_of(program_.roles, rung.role);
        auto& clause =
            add(Kind::rung, {role.zh + "的期限", "deadline of " + role.en}, role.zh, rung.origin);
        period(clause, bench_, {}, rung.period);
        quote(clause, {"起算", "start"},
              meaning_.code(rung.starts_after_condition) + " " +
                  name_at(program_.verbs, rung.starts_after_verb));
        meaning_.used(rung.starts_after_condition, clause.uses);
    }

    void action(int at) {
        const auto& one = stage_.actions[static_cast<std::size_t>(at)];
        const auto name = name_of(program_.verbs, one.verb);
        auto& clause = add(Kind::action, name, name.zh, one.origin);
        clause.place = at;
        names(clause, {"由谁办理", "done by"}, program_.roles, one.by);
        names(clause, {"须填写", "must fill in"}, program_.matter.fields, one.fill);
        clause.aspects.back().each = More::stricter;
        names(clause, {"可填写", "may fill in"}, program_.matter.fields, one.may_fill);
        yes_no(clause, {"须说明理由", "reason required"}, one.reason, More::stricter);
        const auto chosen = name_of(program_.matchings, one.matching);
        say(clause, {"从中选定", "chosen from"},
            chosen.zh + name_at(program_.matter.fields, one.chosen_field), chosen);
        names(clause, {"告知", "notify"}, program_.roles, one.notify);
        quote(clause, {"约束力", "strength"}, std::to_string(static_cast<int>(one.duty)));
        for (const auto& need : one.require) {
            auto& wanted = add(Kind::requirement,
                               {name.zh + "的条件", "what " + name.en + " needs"}, "", need.origin);
            wanted.place = at;
            condition(wanted, bench_, need.code, need.duty);
            // Only those of the same action are alike.
            wanted.section_id += "/" + name.zh;
        }
    }

    /// What the line is about, criteria and numbers of times apart.
    [[nodiscard]] std::string occasion(const Disposition& line) const {
        std::string text = std::to_string(static_cast<int>(line.when)) + " " +
                           verbs(line.verbs).zh + (line.at_top ? " top " : " ");
        return text + meaning_.code(line.condition);
    }

    [[nodiscard]] std::string result(const Disposition& line) const {
        std::string text = std::to_string(static_cast<int>(line.effect)) + ";" +
                           name_at(program_.roles, line.confirmed_by) + ";" +
                           name_at(program_.stages, line.stage) + ";" +
                           name_at(program_.roles, line.to_role) + ";" + line.result + ";" +
                           std::to_string(static_cast<int>(line.holder)) + ";";
        using Holder = Disposition::Holder;
        if (line.holder == Holder::role) text += name_at(program_.roles, line.holder_index);
        if (line.holder == Holder::field)
            text += name_at(program_.matter.fields, line.holder_index);
        for (const auto& one : line.holdings) {
            const bool of_quota = one.verb >= program::HoldingEffect::Verb::issue;
            text += ";" + std::to_string(static_cast<int>(one.verb)) + " " +
                    (of_quota ? name_at(program_.quotas, one.index)
                              : name_at(program_.registers, one.index)) +
                    " " + name_at(program_.registers, one.title) + " " +
                    name_at(program_.matter.fields, one.subject_field) + " " +
                    meaning_.code(one.amount) + " " + meaning_.period(one.valid_for) + " " +
                    name_at(program_.matter.fields, one.valid_until_field);
        }
        return text;
    }

    [[nodiscard]] std::string starts(int line) const {
        std::string text;
        for (const auto& one : program_.threads.starts) {
            if (one.stage != index_ || one.line != line) continue;
            text += "start " + one.policy.zh + (one.converts ? " converts " : " ") +
                    name_at(program_.matter.fields, one.each);
            for (std::size_t i = 0; i < one.carry.size(); ++i)
                text += "," + name_at(program_.matter.fields, one.carry[i]) + ">" +
                        one.carried_as[i].zh;
        }
        return text;
    }

    [[nodiscard]] std::optional<value::Number> times(std::int32_t parameter, std::int64_t literal,
                                                     std::vector<std::string>& uses) const {
        if (const auto* from = entry_at(program_.parameters, parameter)) {
            uses.push_back(from->name.zh);
            if (const auto* quantity = from->value.get_if<value::Quantity>())
                return quantity->number;
        }
        if (literal > 0) return value::Number(literal);
        return std::nullopt;
    }

    void rounds(Clause& clause, const Text& label, std::int32_t parameter, std::int64_t literal,
                More more) {
        const auto number = times(parameter, literal, clause.uses);
        const auto text = number ? number->text() : "";
        amount(clause, label, number, "times", number ? Text(text + "次", text + " times") : Text(),
               more);
    }

    void disposition(int at) {
        const auto& line = stage_.dispositions[static_cast<std::size_t>(at)];
        const auto which = std::to_string(at + 1);
        auto& clause = add(Kind::disposition, {"处理第" + which + "行", "outcome line " + which},
                           "", line.origin);
        clause.place = at;
        clause.condition = line.condition;
        quote(clause, {"情形", "when"}, occasion(line));
        auto& items = list(clause, {"所涉各项", "items"});
        for (const auto item : line.items)
            if (const auto* one = entry_at(stage_.criteria, item))
                items.items.emplace_back("item " + std::to_string(item), numbered(one->number));
        quote(clause, {"处理", "outcome"}, result(line) + starts(at));
        rounds(clause, {"补正超过的次数", "corrections before this"}, line.rounds_parameter,
               line.rounds, More::looser);
        period(clause, bench_, {"期限", "time allowed"}, line.period);
        rounds(clause, {"最多补正次数", "most corrections"}, line.max_rounds_parameter,
               line.max_rounds, More::looser);
        auto& marks = list(clause, {"记为", "marks"});
        for (const auto mark : line.marks)
            marks.items.emplace_back(program_.marks[static_cast<std::size_t>(mark)].zh,
                                     program_.marks[static_cast<std::size_t>(mark)]);
        auto& unmarks = list(clause, {"撤销", "unmarks"});
        for (const auto mark : line.unmarks)
            unmarks.items.emplace_back(program_.marks[static_cast<std::size_t>(mark)].zh,
                                       program_.marks[static_cast<std::size_t>(mark)]);
        names(clause, {"告知", "notify"}, program_.roles, line.notify);
        meaning_.used(line.condition, clause.uses);
    }

    Bench& bench_;
    const Program& program_;
    const Meaning& meaning_;
    std::int32_t index_;
    const Stage& stage_;
};

}  // namespace

void add_stages(Bench& bench) {
    for (std::size_t i = 0; i < bench.program.stages.size(); ++i)
        StageClauses(bench, static_cast<std::int32_t>(i)).add_all();
}

void add_general(Bench& bench) {
    static constexpr std::string_view kIds[] = {"withdraw", "merge",   "hand_over", "suspend",
                                                "resume",   "offline", "terminate"};
    for (const auto& one : bench.program.general) {
        const auto id = kIds[static_cast<std::size_t>(one.verb)];
        const Text name{std::string(syntax::spelling("general", id, syntax::Skin::chinese)),
                        std::string(syntax::spelling("general", id, syntax::Skin::english))};
        auto& clause =
            bench.add(Kind::general, {"通则", "general rules"}, name, name.zh, one.origin);
        names(clause, {"由谁办理", "done by"}, bench.program.roles, one.by);
        const auto* mark = entry_at(bench.program.marks, one.before_mark);
        say(clause, {"截止于", "only before"}, mark == nullptr ? "" : mark->zh,
            mark == nullptr ? Text() : Text("“" + mark->zh + "”之前", "\"" + mark->en + "\""));
        yes_no(clause, {"须说明理由", "reason required"}, one.reason, More::stricter);
        names(clause, {"须填写", "must fill in"}, bench.program.matter.fields, one.fill);
        clause.aspects.back().each = More::stricter;
    }
}

}  // namespace guiju::compare
