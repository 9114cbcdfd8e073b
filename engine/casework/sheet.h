// SPDX-License-Identifier: Apache-2.0
#pragma once
// One command at work: what was loaded, what will be saved, what will be said. Filled step by step, saved
// once, thrown away. It holds no rules: those are in settle.h, clocks.h and the acts.
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/casework/command.h"
#include "engine/casework/errors.h"
#include "engine/casework/roles.h"
#include "engine/ports/case_store.h"

namespace guiju::casework {

struct Sheet {
    const program::Program& program;
    ports::Directory& directory;
    ports::Transaction& tx;
    ports::HoldingReader& held;  ///< holdings, own writes included, without other provinces
    const Command& command;
    bool simulate = false;

    ports::CaseRecord before{};  ///< revision 0: the case is being opened
    ports::CaseRecord now{};
    std::map<std::string, ports::ClockRecord> clocks{};  ///< by name: live ones and changed ones
    std::set<std::string> changed_clocks{};
    std::map<std::string, ports::WorkItemRecord> work{};  ///< by id: open ones and changed ones
    std::set<std::string> changed_work{};
    std::vector<ports::OutboxRecord> outbox{};
    std::vector<ports::LinkRecord> links{};
    std::vector<const program::Start*> started{};  ///< by lines that took effect
    std::size_t opened = 0;                        ///< cases opened so far

    UnitRecord actor_unit{};                       ///< empty id: a tick
    std::string actor_role{};                      ///< name of the role the actor acts in
    std::vector<ports::HoldingRecord> holdings{};  ///< new and changed ones
    std::vector<ports::HoldingGuard> guards{};     ///< accounts as they were read
    ports::PendingConfirmation proposal{};  ///< what a line that needs confirmation would wait for
    std::vector<int> items{};               ///< criteria the outcome rests on
    std::string outcome{};
    std::string on_behalf{};  ///< person the actor stands in for
    std::vector<std::string> flags{};
    Decision decision{};
    std::vector<ports::JournalRecord> journal{};  ///< of the case, for verbs that look back
    /// The policy with this hash, of another case.
    std::function<Result<std::shared_ptr<const program::Program>>(const std::string&)> policy_of{};

    [[nodiscard]] std::int64_t sequence() const { return before.revision + 1; }
    [[nodiscard]] value::Date today() const { return value::day_of(command.at); }
    [[nodiscard]] Roles roles() const { return {program, directory, now}; }
    /// Index of the stage the case is in, kNone when the policy has no such stage.
    [[nodiscard]] std::int32_t stage_index() const;
    [[nodiscard]] const program::Stage& stage() const;
    [[nodiscard]] const program::Stage& stage_at(std::int32_t index) const {
        return program.stages[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const std::string& role_name(std::int32_t index) const;
    [[nodiscard]] bool has_mark(std::int32_t mark) const;
};

/// Index of the name (Chinese or English) among named things, or kNone.
template <class Named>
[[nodiscard]] std::int32_t index_of(const std::vector<Named>& things, const std::string& name) {
    for (std::size_t i = 0; i < things.size(); ++i)
        if (things[i].name.zh == name || things[i].name.en == name)
            return static_cast<std::int32_t>(i);
    return program::kNone;
}

// Kinds of work items.
inline constexpr const char* kHandleWork = "handle";
inline constexpr const char* kSignBeforeWork = "sign_before";
inline constexpr const char* kSignAfterWork = "sign_after";
inline constexpr const char* kCopyWork = "copy";

/// Work that somebody is asked to sign, before or after the decision.
[[nodiscard]] inline bool is_signature(const ports::WorkItemRecord& item) {
    return item.kind == kSignBeforeWork || item.kind == kSignAfterWork;
}

/// A new work item of the case in its stage, with id and instant; told to its unit if that is another one.
void add_work(Sheet& sheet, ports::WorkItemRecord item);
/// A note by the actor, in this stage and from now on.
ports::Note& add_note(Sheet& sheet, const char* kind, const std::string& subject);

/// 涉密 cases: not listed, not exported, no title leaves the engine.
[[nodiscard]] bool is_classified(const ports::CaseRecord& record);

/// Orders a message to a unit; delivered at least once after the commit, by the platform.
void notify(Sheet& sheet, const std::string& topic, const std::string& role,
            const std::string& unit, const std::string& what);
/// To whoever holds the role in the case (the role alone, when nobody definite does).
[[nodiscard]] Outcome notify_role(Sheet& sheet, const std::string& topic, std::int32_t role,
                                  const std::string& what);

/// The row changes as one change, with journal and answer. Takes them out of the sheet, which keeps the
/// id of the case only.
[[nodiscard]] ports::CaseChange change_of(Sheet& sheet, const Receipt& receipt);
/// Tells it now and keeps it with the case, once.
void flag(Sheet& sheet, const std::string& text);
/// Takes the decision out of the sheet.
[[nodiscard]] Receipt receipt_of(Sheet& sheet);
inline constexpr const char* kPassage = "版本过渡";
inline constexpr const char* kPassageBack = "撤销过渡";
inline constexpr const char* kEndDelegation = "取回委托";
/// "审查", or the action's name.
[[nodiscard]] std::string verb_of(const Command& command);
/// The stored answer: the receipt with what was asked, so that a reused id can be told apart. `decision`:
/// that of the receipt, written.
[[nodiscard]] std::string answer_of(const Command& command, const Receipt& receipt,
                                    const std::string& decision);
/// The receipt in a stored answer. broken: it is none.
[[nodiscard]] Result<Receipt> receipt_in(const ports::CommandRecord& answer);
/// The first receipt, marked repeated; `revision`: of the case as it is. misuse: the id belongs to another command.
/// broken (GJ5009): the case, as it is, cannot have been given that answer.
[[nodiscard]] Result<Receipt> repeated(const Command& command, const ports::CommandRecord& first,
                                       std::int64_t revision);

}  // namespace guiju::casework
