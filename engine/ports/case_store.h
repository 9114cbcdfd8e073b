// SPDX-License-Identifier: Apache-2.0
#pragma once
// What casework needs of a store. Interfaces only. A transaction is short, used by one thread, and
// holds everything one command (or a group of commands) reads and writes.
#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/holdings.h"
#include "engine/ports/records.h"

namespace guiju::ports {

/// All a command needs to know of a case, in one read.
struct CaseView {
    CaseRecord record{};
    std::vector<ClockRecord> clocks{};   ///< not stopped
    std::vector<WorkItemRecord> work{};  ///< open
};

/// What may be taken for true of a case without asking: a store that can find out at the commit may do so.
enum class Presume : std::uint8_t {
    nothing,
    as_written,  ///< it stands as this store wrote it last, and the command id is new
    not_there,   ///< there is no such case yet, and the command id is new
};
/// What a command asks before it is handled: its first answer, and its case.
struct CaseAsked {
    std::string command_id{}, case_id{};
    Presume presume = Presume::nothing;
};
struct CaseLook {
    std::optional<CommandRecord> command{};  ///< the first answer to this command id
    std::optional<CaseView> view{};          ///< the case, if it exists
};
/// A question of find_duplicates().
struct DuplicatesAsked {
    std::string policy{}, key{};
    Instant since{};
    auto operator<=>(const DuplicatesAsked&) const = default;
};

/// All a command writes, in one go.
struct CaseChange {
    std::int64_t expected_revision = 0;  ///< 0: the case must not exist yet
    CaseRecord after{};                  ///< revision = expected_revision + 1
    JournalRecord journal{};
    std::vector<ClockRecord> clocks{};   ///< new or changed, by (case_id, name)
    std::vector<WorkItemRecord> work{};  ///< new or changed, by id
    std::vector<OutboxRecord> outbox{};
    std::vector<LinkRecord> links{};  ///< new or changed, by (from, relation, to); from = this case
    CommandRecord command{};
    std::vector<HoldingRecord> holdings{};  ///< new or changed, by id
    std::vector<HoldingGuard> guards{};     ///< accounts that changed, as they were read
};

struct CaseFilter {
    std::string policy{};                  ///< empty: any
    std::string stage{}, phase{}, unit{};  ///< exact; empty: any. unit = holder unit
    std::string territory{};               ///< code: the case lies within it; empty: everywhere
    std::string applicant_unit{};
    bool open_only = false;
    Instant filed_from{}, filed_until{};  ///< half-open; 0 = unbounded
    Instant due_before{};                 ///< has a running clock due before it; 0 = any
    bool rows_only = false;               ///< fields, marks, notes, pending are not read: empty
    std::size_t limit = 0;                ///< 0 = all
    std::string after_id{};               ///< paging: ids greater than this
};

class Transaction : public HoldingReader {
   public:
    ~Transaction() override = default;  ///< rolls back what was not committed
    Transaction() = default;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// The first answer to this command id, if it was ever given.
    [[nodiscard]] virtual base::Result<std::optional<CommandRecord>> find_command(
        const std::string& command_id) = 0;
    /// The case with its running clocks and open work items, if it exists.
    [[nodiscard]] virtual base::Result<std::optional<CaseView>> load(
        const std::string& case_id) = 0;
    /// Both of the above.
    [[nodiscard]] virtual base::Result<CaseLook> look(const CaseAsked& asked) {
        auto command = find_command(asked.command_id);
        if (!command.ok()) return command.error();
        auto view = load(asked.case_id);
        if (!view.ok()) return view.error();
        return CaseLook{*std::move(command), *std::move(view)};
    }
    /// False where each question sees the state of its own moment: what look() gives may then be put together of
    /// two, as others wrote meanwhile. What is saved proves itself; what is refused does not.
    [[nodiscard]] virtual bool sees_one_state() const { return true; }
    /// True when an answer of this transaction was presumed. Then only a commit that succeeds makes it good,
    /// and it may end in a conflict that nobody else is at: whoever commits nothing, or fails, asks once more
    /// in another transaction, presuming nothing.
    [[nodiscard]] virtual bool presumes() const { return false; }
    /// What look() will be asked for, each once; a store may read all of it, and the threads of these
    /// cases, in one go, and then gives it to `seen`, by its place in `all`. Whatever moves meanwhile is
    /// found out by save() or commit().
    using SeenAhead = std::function<void(std::size_t, const CaseLook&)>;
    virtual void will_look(const std::vector<CaseAsked>& /*all*/, const SeenAhead& /*seen*/) {}
    /// From now on save() may put a change off until something is asked that it could answer, or until
    /// commit(). What is in its way may then be told only there, and nothing of this transaction stays.
    virtual void put_off_writes() {}
    /// Writes a change. conflict: the revision moved, or the case exists already, or the command id
    /// was used by another command, or an account in `guards` moved. Nothing of the change stays after an error.
    [[nodiscard]] virtual base::Outcome save(CaseChange change) = 0;
    /// Open or closed cases of this policy with this duplicate key filed at or after `since`, ids in order.
    [[nodiscard]] virtual base::Result<std::vector<std::string>> find_duplicates(
        const DuplicatesAsked& asked) = 0;
    /// Filed cases of the policy by this applicant, own writes included, the one filed last first.
    [[nodiscard]] virtual base::Result<std::vector<std::string>> filed_by(
        const std::string& policy, const std::string& applicant_unit) = 0;
    /// How often the account (name, subject) was changed: what save() compares HoldingGuards with.
    [[nodiscard]] virtual base::Result<std::int64_t> holding_revision(
        const std::string& name, const std::string& subject) = 0;
    /// Threads to and from the case, own writes included; by from, relation, to.
    [[nodiscard]] virtual base::Result<std::vector<LinkRecord>> links(
        const std::string& case_id) = 0;
    /// The algorithm new entries of the journal are fingerprinted with: one for the whole store.
    [[nodiscard]] virtual std::string fingerprints_with() const = 0;
    /// Makes everything durable (full synchronous commit). After an error nothing was written.
    [[nodiscard]] virtual base::Outcome commit() = 0;
    /// What find_duplicates() may be asked for; a store may read all of it in one go.
    virtual void will_find_duplicates(const std::vector<DuplicatesAsked>& /*all*/) {}
};

/// A case that has something due, as it stood.
struct DueCase {
    std::string case_id{};
    std::int64_t revision = 0;
    bool operator==(const DueCase&) const = default;
};
/// Who wants how many of the clocks that are due.
struct Claim {
    Instant now{};
    Instant until{};        ///< others leave what is claimed alone until then
    std::string worker{};   ///< empty: only looks, and is not kept from what others have claimed
    std::size_t limit = 0;  ///< clocks
};

class CaseStore : public HoldingReader {
   public:
    ~CaseStore() override = default;

    /// Starts a writing transaction. retry_later when the store is busy.
    [[nodiscard]] virtual base::Result<std::unique_ptr<Transaction>> begin() = 0;
    /// True when only one transaction can write at a time: others wait until it has ended.
    [[nodiscard]] virtual bool one_writer() const { return false; }

    // Reading outside a command; each sees one consistent state.
    [[nodiscard]] virtual base::Result<std::optional<CaseView>> read(
        const std::string& case_id) = 0;
    [[nodiscard]] virtual base::Result<std::vector<JournalRecord>> journal(
        const std::string& case_id) = 0;
    /// Calls `visit` for every case that matches, ordered by (filed day, priority first, id), without
    /// holding them all in memory; stops when it returns false. Documents come with them unless the filter
    /// says rows_only: lists need the narrow row alone.
    [[nodiscard]] virtual base::Outcome for_each(
        const CaseFilter& filter, const std::function<bool(const CaseRecord&)>& visit) = 0;
    /// (case id, clock name) of clocks whose due instant or next reminder is at or before `now` and
    /// that still have something to do (warn, overdue, remind), oldest first, at most `limit`.
    [[nodiscard]] virtual base::Result<std::vector<std::pair<std::string, std::string>>> due_clocks(
        Instant now, std::size_t limit) = 0;
    /// The cases of the clocks that are due (as due_clocks) and claimed by no other worker, each once, those
    /// longest due first. They are claimed for this one until `until`, or until the clock is written. A store
    /// where claims are not kept only looks. retry_later, conflict: somebody else was at it.
    [[nodiscard]] virtual base::Result<std::vector<DueCase>> claim_due(const Claim& claim) {
        const auto due = due_clocks(claim.now, claim.limit);
        if (!due.ok()) return due.error();
        std::vector<DueCase> out;
        for (const auto& [id, clock] : *due) {
            const bool known = std::any_of(out.begin(), out.end(),
                                           [&](const DueCase& one) { return one.case_id == id; });
            if (known) continue;
            const auto view = read(id);
            if (!view.ok()) return view.error();
            if (view->has_value()) out.push_back({id, (*view)->record.revision});
        }
        return out;
    }
    [[nodiscard]] virtual base::Result<std::vector<ClockRecord>> clocks(
        const std::string& case_id) = 0;
    [[nodiscard]] virtual base::Result<std::vector<OutboxRecord>> outbox(
        const std::string& case_id) = 0;
    /// What a command was answered, if it was ever given: the case as its receipt says it stood then.
    [[nodiscard]] virtual base::Result<std::optional<CommandRecord>> answer(
        const std::string& command_id) = 0;

    /// Threads to and from the case; by from, relation, to.
    [[nodiscard]] virtual base::Result<std::vector<LinkRecord>> links(
        const std::string& case_id) = 0;

    // Small tables that are not cases.
    /// A holding from before there were cases (an old list, vouchers already issued), by id.
    [[nodiscard]] virtual base::Outcome put_holding(const HoldingRecord& holding) = 0;
    /// conflict: this version of the list is there already.
    [[nodiscard]] virtual base::Outcome put_list(const ListRecord& list) = 0;
    /// All versions, oldest first.
    [[nodiscard]] virtual base::Result<std::vector<ListRecord>> lists(const std::string& policy,
                                                                      const std::string& list) = 0;
    [[nodiscard]] virtual base::Outcome put_figure(const FigureRecord& figure) = 0;
    [[nodiscard]] virtual base::Result<std::vector<FigureRecord>> figures(
        const std::string& period) = 0;
    [[nodiscard]] virtual base::Outcome put_policy(const PolicyRecord& policy) = 0;
    [[nodiscard]] virtual base::Result<std::optional<PolicyRecord>> policy(
        const std::string& hash) = 0;
    [[nodiscard]] virtual base::Result<std::vector<PolicyRecord>> policies() = 0;
    /// One more act about a policy and, if given, the version it brings in: both or neither.
    /// conflict (GJ5669): an act with this number is there already.
    [[nodiscard]] virtual base::Outcome put_policy_act(const PolicyAct& act,
                                                       const PolicyRecord* brings) = 0;
    /// In order of their numbers.
    [[nodiscard]] virtual base::Result<std::vector<PolicyAct>> policy_acts(
        const std::string& policy) = 0;
};

}  // namespace guiju::ports
