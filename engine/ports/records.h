// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rows the engine keeps, as plain data: what a store must be able to write and read back.
// Names, never indices, are kept of stages, roles, clocks and marks, so that a row means the same
// under every build and every order of clauses. Empty string = absent (never stored as "").
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/value/date.h"
#include "engine/value/value.h"

namespace guiju::ports {

using value::Instant;

/// A unit (enterprise, channel unit, lead unit …) of the directory.
struct UnitRecord {
    std::string id{};
    std::string name{};
    std::vector<std::string> roles{};  ///< names of roles of the policy it may act in
    std::string territory{};           ///< GB/T 2260 code
    /// Entries in registers: register name → field name → value.
    std::map<std::string, value::Record> entries{};
};

/// Somebody stands in for a person of a unit: a deputy while that person is on leave, a successor for good.
struct StandIn {
    std::string id{};  ///< chosen by the caller, unique
    std::string unit{};
    std::string person{};     ///< who is away or has handed over
    std::string deputy{};     ///< who acts; a person of the same unit
    Instant from{}, until{};  ///< half-open; until 0: for good (工作交接)
    std::string reason{};
    friend bool operator==(const StandIn&, const StandIn&) = default;
};

/// Who acts: a person of a unit, in a role. Comes in with every command.
struct Actor {
    std::string person{};  ///< identity given by the platform's login
    std::string unit{};
    std::string role{};  ///< name of a role of the policy; empty: whichever role of the unit fits
};

struct Mark {
    std::string name{};
    Instant first{}, last{};
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// A disposition that waits for confirmation.
struct PendingConfirmation {
    std::int32_t disposition = -1;  ///< index in the stage, as of the policy version of the case
    std::string role{}, unit{};     ///< who confirms
    std::string proposer{};         ///< person; may not confirm (four eyes)
    std::string proposer_unit{};
    std::string reason{};
    std::vector<int> items{};  ///< numbers of the criteria it rests on
    friend bool operator==(const PendingConfirmation&, const PendingConfirmation&) = default;
};

/// Something said or done about a case that later decisions look at. Never removed: what is replaced or
/// has lost its force stays with current = false.
struct Note {
    static constexpr const char* kOpinion = "opinion";      ///< of a joint review
    static constexpr const char* kException = "exception";  ///< 例外 from an 一般 or 原则上
    static constexpr const char* kDone = "done";            ///< an action the policy asks for
    static constexpr const char* kOffer = "offer";  ///< 移交 that waits for 接收; subject: to whom
    static constexpr const char* kClaim = "claim";  ///< 签收: person; subject: the work item
    static constexpr const char* kDelegate = "delegate";  ///< 委托 by person; subject: to whom
    static constexpr const char* kFor = "for";            ///< person acted for somebody (subject)
    /// 加签 asked by person; subject: the unit or unit/person asked; role: kind of its work item.
    static constexpr const char* kSigner = "signer";
    static constexpr const char* kSigned =
        "signed";                                 ///< answer (subject) of a signer; role: the same
    static constexpr const char* kCopy = "copy";  ///< 抄送; subject: the unit that may look
    static constexpr const char* kUrge = "urge";  ///< 催办
    /// 退回, 改后直接返回: stage and unit it goes back to; subject: the stage it was returned to.
    static constexpr const char* kReturn = "return";
    static constexpr const char* kReopen = "reopen";  ///< 重新办理; subject: the result that fell

    std::string kind{};
    std::string stage{};
    std::string subject{};  ///< 同意, 不同意, 弃权; number of an item, name of an action, see above
    std::string role{}, unit{}, person{};
    std::string reason{};
    std::int64_t votes = 0;  ///< of an opinion; kReturn: corrections used so far
    Instant at{};
    Instant until{};  ///< of an exception; 0: until the case leaves the stage
    bool current = true;
    friend bool operator==(const Note&, const Note&) = default;
};

/// The narrow, hot row of a case and its document.
struct CaseRecord {
    std::string id{};
    std::string policy{};       ///< name
    std::string policy_hash{};  ///< version in force when it was filed
    std::int64_t revision = 0;  ///< counts commands; the compare-and-swap key
    std::string stage{};
    std::string phase{};            ///< name of the work-region state
    std::int32_t rung = 0;          ///< 1 = lowest, in a ladder; 0 otherwise
    std::int32_t highest_rung = 0;  ///< highest level that coordinated (0 none, 1 county …: Level)
    std::int32_t rounds = 0;        ///< corrections used in this stage
    std::int32_t edition = 1;       ///< 1, then +1 at every correction (revision of the demand)
    std::string holder_role{}, holder_unit{};  ///< whose turn it is
    std::string handler_unit{};      ///< handles the stage (kept while the applicant corrects)
    std::string responsible_unit{};  ///< 原单位: last put in charge by name, field or 由…办理
    std::string phase_before{};      ///< while suspended: the phase to go on with
    std::string applicant_unit{};
    std::string territory{};
    std::string title{};  ///< first required text field; desensitised for lists
    std::string confidentiality{};
    bool priority = false;
    std::string result{};  ///< 已退回, 已办结 …; empty while open
    std::string flags{};   ///< 疑似重复 …, separated by 、
    std::string duplicate_key{};
    std::string previous_case{};  ///< revision of a returned case
    std::string merged_into{};
    std::string correct_items{};                     ///< numbers of criteria to correct, "1,4"
    Instant opened{}, filed{}, updated{}, closed{};  ///< ms 0 = not yet
    std::vector<Mark> marks{};
    PendingConfirmation pending{};  ///< disposition -1: none
    std::vector<Note> notes{};
    value::Record fields{};  ///< by field name
    std::string head{};      ///< fingerprint of the newest journal entry
    friend bool operator==(const CaseRecord&, const CaseRecord&) = default;
};

/// The ledger of one clock. Due day and state are derived from it and the calendar; `due` and `state`
/// are kept beside it only so that due clocks can be found.
struct ClockRecord {
    std::string case_id{};
    std::string name{};  ///< "需求初筛/期限", "需求对接/申请处置", "补正", "确认"
    std::string state{};          ///< name of the clock-region state; "stopped" when satisfied
    std::int64_t budget = 0;      ///< in `unit`
    std::string unit{};           ///< workdays, days, months, hours
    std::int64_t consumed = 0;    ///< used up before `running_since`
    value::Date running_since{};  ///< day of the (re)start, itself not counted
    Instant due{};                ///< end of the last day; 0 while paused
    std::int32_t reminders = 0;
    Instant next_reminder{};  ///< 0: none
    Instant started{}, stopped{};
    std::string pause_reason{};
    friend bool operator==(const ClockRecord&, const ClockRecord&) = default;
};

struct WorkItemRecord {
    std::string id{};  ///< case id + "#" + sequence that opened it
    std::string case_id{};
    std::string kind{};  ///< handle, correct, confirm, sign_before, sign_after, copy
    std::string stage{};
    std::string role{}, unit{};
    std::string person{};  ///< who claimed it; empty: anyone of the unit
    Instant opened{}, closed{};
    friend bool operator==(const WorkItemRecord&, const WorkItemRecord&) = default;
};

/// One entry of a case's journal: append only, replayable.
struct JournalRecord {
    std::string case_id{};
    std::int64_t sequence = 0;  ///< 1, 2, … = revision after the command
    Instant at{};
    std::string actor_person{}, actor_unit{}, actor_role{};
    std::string verb{};  ///< action name or general verb
    std::string from_stage{}, from_phase{}, to_stage{}, to_phase{};
    std::string inputs{};  ///< canonical JSON of the fields given
    std::string reason{};
    std::string decision{};  ///< canonical JSON: criteria, values seen, articles, outcome
    std::string command_id{};
    std::string effect{};  ///< canonical JSON: what the command changed in the rows of the case
    std::string hints{};   ///< four hexadecimal digits a column: tells which one was changed later
    /// Over all of the above and the fingerprint before it, "sha256:…" (engine/evidence/entry.h).
    std::string fingerprint{};
    friend bool operator==(const JournalRecord&, const JournalRecord&) = default;
};

struct OutboxRecord {
    std::string id{};  ///< case id + "/" + sequence + "/" + n: the receiver's idempotency key
    std::string case_id{};
    std::string topic;  ///< notify, remind, overdue, returned, …
    std::string role{}, unit{};
    std::string body{};  ///< canonical JSON without secret fields
    Instant at{};
    friend bool operator==(const OutboxRecord&, const OutboxRecord&) = default;
};

struct CommandRecord {
    std::string id{};
    std::string case_id{};
    std::int64_t revision = 0;  ///< of the case after it
    std::string answer{};       ///< canonical JSON of the first answer
    Instant at{};
    friend bool operator==(const CommandRecord&, const CommandRecord&) = default;
};

/// A thread between two cases: `from` was started by `to`, came out of it, or names it in a field.
struct LinkRecord {
    std::string from{};
    std::string relation{};  ///< 另立, 转为, 上期, or the name of the field that names `to`
    std::string to{};
    std::string from_policy{}, to_policy{};  ///< names
    Instant at{}, ended{};                   ///< ended: the field names another case now; 0 = holds
    friend bool operator==(const LinkRecord&, const LinkRecord&) = default;
};

/// One published version of a list: never changed afterwards.
struct ListRecord {
    std::string policy{}, list{};
    std::int64_t version = 0;  ///< 1, 2, …
    std::string period{};      ///< "2026Q1"; absent: published by hand
    std::string unit{}, person{};
    std::string rows{};  ///< canonical JSON, already redacted
    Instant at{};
    friend bool operator==(const ListRecord&, const ListRecord&) = default;
};

/// A figure reported from outside (收到诉求数), per unit and period.
struct FigureRecord {
    std::string indicator{}, unit{}, period{};  ///< period: "2025", "2025Q3", "2025-09"
    std::string value{};                        ///< canonical number; absent: said to be unknown
    friend bool operator==(const FigureRecord&, const FigureRecord&) = default;
};

/// A policy as it was published, so that a case can always run under its own version.
struct PolicyRecord {
    std::string hash{}, name{}, version{}, status{};
    std::string program{};  ///< serial form
    Instant stored{};
    std::string
        texts{};  ///< the rule files it was made of, as its author wrote them; empty: not kept
};

/// One act about a version of a policy: handed in, approved, withdrawn. Append only, never changed.
struct PolicyAct {
    static constexpr const char* kSubmit = "submit";
    static constexpr const char* kApprove = "approve";
    static constexpr const char* kWithdraw = "withdraw";

    std::string policy{};       ///< name
    std::int64_t sequence = 0;  ///< 1, 2, … of this policy
    std::string hash{};         ///< of the version
    std::string act{};          ///< one of the above
    std::string person{}, unit{};
    std::string reason{};
    Instant at{};
    friend bool operator==(const PolicyAct&, const PolicyAct&) = default;
};

}  // namespace guiju::ports
