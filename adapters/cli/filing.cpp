// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/filing.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>

#include "adapters/cli/acting.h"
#include "adapters/cli/bringing_in.h"
#include "adapters/cli/kept_texts.h"
#include "adapters/cli/run_report.h"
#include "adapters/cli/sealing.h"
#include "engine/casework/office.h"
#include "engine/casework/roles.h"
#include "engine/eval/ruling.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;
using casework::Command;

constexpr std::size_t kRowsOfACommit = 32;  // two commands each; an office takes 64 at once

class Filing {
   public:
    Filing(const Call& call, const program::Program& program, value::Instant at, Database& database,
           RunReport& report)
        : call_(call),
          program_(program),
          at_(at),
          units_(*database.units),
          office_(*database.cases, *database.units, office_options(call)),
          report_(report),
          stem_(std::filesystem::path(call.arguments.cases).stem().string()) {}

    [[nodiscard]] base::Outcome adopt(const std::string& texts) {
        return office_.adopt(program_, at_, texts);
    }

    [[nodiscard]] base::Outcome all(CaseRows& rows) {
        while (true) {
            auto row = rows.next();
            if (!row) return row.error();
            if (*row && (*row)->problems.empty()) {
                if (auto done = take(std::move(**row)); !done) return done;
            } else if (*row) {
                if (auto done = report_.set_aside(**row); !done) return done;
            }
            if (waiting_.size() >= kRowsOfACommit || !*row) {
                if (auto done = flush(); !done) return done;
            }
            if (!*row) return base::Done{};
        }
    }
    [[nodiscard]] std::size_t repeated() const { return repeated_; }
    [[nodiscard]] std::size_t registered() const { return registered_; }

   private:
    struct Waiting {
        CaseRow row;
        bool files = false;  ///< a second command follows
        std::string unmet;   ///< why not: the first requirement that does not hold
    };

    base::Outcome take(CaseRow row) {
        if (auto known = know_applicant(row); !known) {
            if (is_of_database(known.error())) return known;
            row.problems.push_back(known.error());
            return report_.set_aside(row);
        }
        auto open = opening(row);
        if (!open) {
            row.problems.push_back(open.error());
            return report_.set_aside(row);
        }
        auto filing = filing_action(row);
        if (filing.action && !call_has_actor() && !for_applicant(*filing.action)) {
            row.problems.push_back(only_for(*filing.action, *open));
            return report_.set_aside(row);
        }
        commands_.push_back(*open);
        if (filing.action) {
            auto act = *open;
            act.kind = Command::Kind::act;
            act.id += "/file";
            act.verb = verb_of(*filing.action);
            act.inputs.clear();
            commands_.push_back(std::move(act));
        }
        waiting_.push_back({std::move(row), filing.action != nullptr, std::move(filing.unmet)});
        return base::Done{};
    }

    static bool names_applicant(const base::Text& field) {
        for (const char* name : {"企业名称", "单位名称", "申请单位", "enterprise", "applicant"}) {
            if (field.zh == name || field.en.find(name) == 0) return true;
        }
        return false;
    }

    /// An enterprise that nobody has registered yet is registered as the row describes it.
    base::Outcome know_applicant(const CaseRow& row) {
        if (row.applicant.empty()) return base::Done{};
        const auto known = units_.unit(row.applicant);
        if (!known) return known.error();
        if (*known) return base::Done{};
        ports::UnitRecord unit{row.applicant, row.applicant, {}, "", {}};
        const auto& matter = program_.matter;
        const auto text_at = [&](std::size_t slot) {
            const auto* text = row.fields[slot].get_if<std::string>();
            return text ? *text : std::string();
        };
        if (matter.territory_field >= 0) {
            unit.territory = text_at(static_cast<std::size_t>(matter.territory_field));
        }
        for (std::size_t slot = 0; slot < matter.fields.size(); ++slot) {
            if (!names_applicant(matter.fields[slot].name)) continue;
            if (const auto name = text_at(slot); !name.empty()) unit.name = name;
        }
        for (std::size_t i = 0; i < program_.roles.size(); ++i) {
            if (casework::is_applicant_role(program_, static_cast<std::int32_t>(i)) &&
                program_.roles[i].kind == program::Role::Kind::enterprise) {
                unit.roles.push_back(program_.roles[i].name.zh);
            }
        }
        ++registered_;
        return units_.put_unit(unit);
    }

    base::Result<Command> opening(const CaseRow& row) const {
        Command command;
        command.kind = Command::Kind::open;
        command.case_id = row.id.empty() ? stem_ + "-" + std::to_string(row.line) : row.id;
        command.id = "run/" + command.case_id;
        command.verb = program_.head.name.zh;
        command.inputs = row.record;
        command.at = at_;
        if (!row.filed.empty()) {
            const auto instant = instant_in(row.filed);
            if (!instant) return instant.error();
            command.at = *instant;
        }
        const auto& as = call_.arguments.as;
        const auto actor = read_actor(as.empty() ? row.applicant : as);
        if (!actor) return actor.error();
        command.actor = *actor;
        if (!as.empty() && row.applicant != actor->unit) command.applicant = row.applicant;
        return command;
    }

    struct FilingAction {
        const program::Action* action = nullptr;
        std::string unmet;
    };

    /// The first action of the first stage whose requirements hold for this row.
    FilingAction filing_action(const CaseRow& row) {
        eval::Facts facts;
        facts.fields = row.fields;
        facts.marks = marks_;
        FilingAction found;
        std::size_t fewest = SIZE_MAX;
        for (const auto& action : program_.stages.front().actions) {
            const auto unmet = eval::unmet_requirements(program_, action, facts, scratch_);
            if (!unmet) continue;
            if (unmet->empty()) return {&action, ""};
            if (unmet->size() >= fewest) continue;
            fewest = unmet->size();
            const auto first = static_cast<std::size_t>(unmet->front().requirement);
            found.unmet = action.require[first].origin.wording;
        }
        return found;
    }

    [[nodiscard]] bool call_has_actor() const { return !call_.arguments.as.empty(); }
    [[nodiscard]] const std::string& verb_of(const program::Action& action) const {
        return program_.verbs[static_cast<std::size_t>(action.verb)].name.zh;
    }
    [[nodiscard]] bool for_applicant(const program::Action& action) const {
        return action.by.empty() ||
               std::any_of(action.by.begin(), action.by.end(), [&](std::int32_t role) {
                   return casework::is_applicant_role(program_, role);
               });
    }
    [[nodiscard]] Error only_for(const program::Action& action, const Command& open) const {
        return {ErrorKind::denied,
                Code::gj5210,
                {verb_of(action), casework::names_of(program_, action.by), open.actor.unit}};
    }

    /// Not of the row: a text that no database takes is the row's own.
    static bool is_of_database(const Error& error) {
        return exit_of(error) == Exit::database && error.kind != ErrorKind::misuse;
    }

    base::Outcome flush() {
        const auto answers = office_.handle_all(commands_);
        std::size_t at = 0;
        for (auto& waiting : waiting_) {
            const auto& opened = answers[at++];
            const auto& filed = waiting.files ? answers[at++] : opened;
            if (auto done = tell(waiting, opened, filed); !done) return done;
        }
        waiting_.clear();
        commands_.clear();
        return base::Done{};
    }

    base::Outcome tell(Waiting& waiting, const base::Result<casework::Receipt>& opened,
                       const base::Result<casework::Receipt>& filed) {
        if (!opened) {
            if (is_of_database(opened.error())) return opened.error();
            waiting.row.problems.push_back(opened.error());
            return report_.set_aside(waiting.row);
        }
        Screened said;
        if (!filed) {
            if (is_of_database(filed.error())) return filed.error();
            said.outcome = {"已开立，未报送", "opened, not filed"};
            said.why.push_back(filed.error().say(call_.console.lang()));
        } else {
            repeated_ += filed->repeated ? 1 : 0;
            said.why = filed->flags;
            said.outcome = {"在“" + filed->stage + "”", "at \"" + filed->stage + "\""};
        }
        if (filed && !waiting.files) {
            said.outcome = {"已开立，未报送", "opened, not filed"};
            said.why.push_back(waiting.unmet);
        }
        return report_.add(waiting.row, said);
    }

    const Call& call_;
    const program::Program& program_;
    value::Instant at_;
    ports::Directory& units_;
    casework::Office office_;
    RunReport& report_;
    std::string stem_;
    std::vector<eval::MarkFact> marks_ = std::vector<eval::MarkFact>(program_.marks.size());
    eval::Scratch scratch_;
    std::vector<Command> commands_;
    std::vector<Waiting> waiting_;
    std::size_t repeated_ = 0;
    std::size_t registered_ = 0;
};

}  // namespace

Exit file_into_database(const Call& call, const std::string& rule_file, value::Instant at) {
    const auto& console = call.console;
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    const auto policy = load_for(call, *database, rule_file, at);
    if (!policy) return console.fail(policy.error());
    const auto& program = policy->compiled->program;
    RunReport report(call.world, console, call.arguments.cases, call.arguments.out);
    Filing filing(call, program, at, *database, report);
    if (const auto adopted = filing.adopt(texts_of(*policy)); !adopted) {
        console.fail(adopted.error());
        return Exit::findings;
    }
    if (program.stages.empty())
        return console.fail({base::ErrorKind::refused, base::Code::gj5180, {program.head.name}});
    auto rows = CaseRows::open(call.world, call.arguments.cases, program, console);
    if (!rows) return console.fail(rows.error());
    if (auto begun = report.begin((*rows)->header()); !begun) return console.fail(begun.error());
    auto done = filing.all(**rows);
    if (!done) return console.fail(done.error());
    done = report.finish();
    if (!done) return console.fail(done.error());
    report.show(program.stages.front(), call.arguments.json);
    if (filing.registered() > 0) {
        const auto count = std::to_string(filing.registered());
        console.talk(
            base::Text("新登记报送单位" + count + "家", count + " applicants were registered"));
    }
    if (filing.repeated() > 0) {
        console.talk(console.chinese()
                         ? "其中" + std::to_string(filing.repeated()) + "件此前已经报送，没有重复"
                         : std::to_string(filing.repeated()) +
                               " were filed before; nothing was doubled");
    }
    return seal_afterwards(call, *database, at, Exit::done);
}

}  // namespace guiju::cli
