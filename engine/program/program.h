// SPDX-License-Identifier: Apache-2.0
#pragma once
// The compiled policy: stages, criteria, clocks, ladders, matchings, indicators, evaluations as flat
// tables with resolved indices. Plain data: nothing here runs. The only thing the engine knows of a
// policy. Made by dsl/lower or read from its serial form; verify() at every border.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/program/code.h"
#include "engine/program/definitions.h"
#include "engine/program/evaluation_rules.h"
#include "engine/program/field.h"
#include "engine/program/holdings.h"
#include "engine/program/origin.h"
#include "engine/program/process.h"
#include "engine/program/rows.h"
#include "engine/program/targets.h"
#include "engine/program/threads.h"
#include "engine/program/transition.h"
#include "engine/value/value.h"

namespace guiju::program {

using base::Text;

enum class Level : std::uint8_t { none, county, city, province };  // ordered: higher is greater
enum class Status : std::uint8_t { draft, trial, in_force };
enum class MatterKind : std::uint8_t { public_service, licence, subsidy, internal };

/// One rule file that took part: the province's first, then those of city and county.
struct Layer {
    std::string policy, document, version;
    Level level = Level::none;
};

/// A place of 属地, with the one unit that leads there.
struct Place {
    std::string code, name, above, lead;
    Origin origin;
};

/// 确定　市级牵头单位：“嘉兴市经信局”: who holds a role where this policy applies.
struct NamedUnit {
    std::int32_t role = kNone;
    std::string unit;
};

/// 改称: how a name is shown here. Nothing is decided by it.
struct Alias {
    Text name;
    std::string shown;
};

/// 对应　省科技厅：“市科技局”: whose work a department of the level above does where this policy applies.
struct Counterpart {
    std::string above, unit;  ///< names, or ids in the directory
};

struct Head {
    Text name;  ///< identity of the policy (zh; en = translation or the same)
    std::string document, version, issuer, interpreter;
    Level level = Level::none;
    std::string territory_name, territory_code;
    MatterKind kind = MatterKind::public_service;
    Status status = Status::in_force;
    bool has_effective_date = false;
    value::Date effective;
    Origin effective_origin;
    std::string calendar;  ///< name; "" if the policy counts no working days
    /// The policy this one adds to; "" for one that stands alone. What it adds to it is in `layers`.
    Text base_name;
    std::string base_version;
    /// From this day on localities that still build on an older version fall back to this one.
    bool binds_localities = false;
    value::Date binding_from;
    bool has_expiry = false;
    value::Date expires;  ///< 有效期至: the last day on which a case may be filed under it
};

struct Parameter {
    std::string number;  ///< "P02"
    Text name;
    value::Value value;          ///< periods are Quantities in workdays, days, months or hours
    bool assumption = false;     ///< 暂定: not in the text
    bool blank_to_fill = false;  ///< 须填写 and not yet settled
    std::string lock;            ///< marker as keyword id, "locked" by default
    std::string explanation;
    Origin origin;
};

struct Role {
    Text name;
    enum class Kind : std::uint8_t { enterprise, organisation, authority, person, system } kind{};
    Level level = Level::none;
    std::int32_t from_register = kNone;
    CodeId register_condition = kNone;  ///< in the scope of a candidate
    std::int32_t held_by_field =
        kNone;  ///< the unit named in this field holds the role in the case
    enum class Place : std::uint8_t { any, first, others } place_in_list{};  ///< of a list of units
    std::int32_t means_role =
        kNone;  ///< lowest present role of the ladder at a place, from this one
    std::int32_t place_of_role = kNone;   ///< 指 X 所在地的: place of the case's X …
    std::int32_t place_of_field = kNone;  ///< … or of the unit / territory in a field
    Origin origin;
};

struct Register {
    Text name;
    std::vector<Field> fields;
    std::int32_t kept_by = kNone;  ///< role
    Admission admission;
    Origin origin;
};

struct Matter {
    Text name;
    std::vector<Field> fields;  ///< index = slot
    CodeId priority = kNone;
    Origin priority_origin;
    std::vector<std::int32_t> duplicate_keys;
    PeriodRef duplicate_window;
    std::string duplicate_note;
    std::int32_t territory_field = kNone;  ///< first field of type territory
    std::int32_t confidentiality_field = kNone;
    Origin origin;
    std::vector<Consistency> consistency;  ///< 核对
};

/// A kind of act, shared by stages: 申请处置 in two stages is one verb.
struct Verb {
    Text name;
};

struct Action {
    std::int32_t verb = kNone;
    std::vector<std::int32_t> by;  ///< roles; empty = handlers of the stage
    Duty duty = Duty::may;
    std::vector<std::int32_t> fill, may_fill;  ///< field slots
    struct Requirement {
        CodeId code = kNone;
        Origin origin;
        Duty duty = Duty::must;
    };
    std::vector<Requirement> require;
    bool reason = false;
    std::int32_t matching = kNone, chosen_field = kNone;
    std::vector<std::int32_t> notify;
    Origin origin;
};

struct ClockRule {
    Text name;  ///< "期限" for leaving the stage, else what is due: "推荐服务"
    enum class Start : std::uint8_t { received, first, each } start{};
    std::int32_t start_verb = kNone;
    PeriodRef period;
    std::vector<std::int32_t> satisfied_by;  ///< verbs; empty: leaving the stage
    PeriodRef remind_every;                  ///< after it is overdue
    Origin origin;
};

struct Disposition {
    enum class When : std::uint8_t {
        all_pass,
        any_fails,
        items_fail,
        undecided,
        rounds_exceeded,
        correction_expired,
        action,
        expired,
        otherwise,
        as_soon,        ///< `condition` has come to hold; asked after every change
        joint_agreed,   ///< 会签同意
        joint_refused,  ///< 会签不同意
    } when{};
    std::vector<std::int32_t> items;  ///< indices of criteria
    std::vector<std::int32_t> verbs;
    bool at_top = false;
    std::int32_t rounds_parameter = kNone;
    std::int64_t rounds = 0;
    CodeId condition = kNone;
    enum class Effect : std::uint8_t { go, correct, clarify, send_back, close, stay, up } effect{};
    std::int32_t confirmed_by = kNone;  ///< role
    std::int32_t stage = kNone;
    std::int32_t to_role = kNone;
    std::string result;
    PeriodRef period;
    std::int32_t max_rounds_parameter = kNone;
    std::int64_t max_rounds = 0;  ///< 0 = no limit
    enum class Holder : std::uint8_t { stage_default, same_unit, role, field } holder{};
    std::int32_t holder_index = kNone;
    std::vector<std::int32_t> marks, unmarks;
    std::vector<std::int32_t> notify;
    std::vector<HoldingEffect> holdings;  ///< in order
    Origin origin;
};

struct Rung {
    std::int32_t role = kNone;
    PeriodRef period;
    CodeId starts_after_condition =
        kNone;  ///< when it holds, the clock waits for starts_after_verb
    std::int32_t starts_after_verb = kNone;
    Origin origin;
};

struct Stage {
    Text name;
    std::vector<std::int32_t> handlers;  ///< roles
    std::vector<ClockRule> clocks;
    std::vector<Criterion> criteria;
    std::vector<Action> actions;
    std::vector<Disposition> dispositions;  ///< in order: the first that holds decides
    PeriodRef confirm_within;
    std::vector<Rung> rungs;  ///< not empty: a ladder (逐级上报)
    JointReview joint;        ///< members: a joint review (会签)
    ExceptionRule exception;  ///< 例外
    Origin origin;
    std::vector<Permit> permits;  ///< 准许, in order
};

struct GeneralRule {
    enum class Verb : std::uint8_t {
        withdraw,
        merge,
        hand_over,
        suspend,
        resume,
        offline,
        terminate,
        accept,        ///< 接收: a hand-over waits until the unit it is offered to takes it
        read_secrets,  ///< 保密查看: who may read the secret fields in `fill` (none named: all)
    } verb{};
    std::vector<std::int32_t> by;
    std::int32_t before_mark = kNone;
    bool reason = false;
    std::vector<std::int32_t> fill;
    Origin origin;
};

struct ScoreRow {
    Text name;
    value::Number weight;  ///< share of 1; the rows of a table add up to exactly 1
    enum class Kind : std::uint8_t {
        times,
        as_is,
        to_target,
        best_is_full,
        from_threshold,
        up_to,
        condition
    } kind{};
    CodeId subject = kNone, target = kNone, step = kNone, deduction = kNone;
    value::Number full{100}, otherwise{0};
    Origin origin;
};

struct Matching {
    Text name;
    std::int32_t over = kNone;  ///< register
    std::vector<Criterion> criteria;
    std::vector<ScoreRow> rows;
    Origin origin;
};

struct Indicator {
    Text name;
    enum class Kind : std::uint8_t { reported, count, mean, formula, result, elsewhere } kind{};
    std::string unit;
    std::int32_t reporter = kNone;  ///< role
    CodeId condition = kNone;
    bool filed_in_period = false;
    bool without_withdrawn = false;  ///< leaves out withdrawn and merged cases
    std::int32_t field = kNone;
    CodeId formula = kNone;
    std::int32_t evaluation = kNone;  ///< result: the score of the same unit and period in it
    Text policy, mark;                ///< elsewhere: cases of that policy that reached the mark …
    Text unit_field;  ///< … and name the unit in this field; empty: of its territory
    bool has_target = false;
    Duty target_strength = Duty::strive;
    Compare target_compare = Compare::at_least;
    CodeId target = kNone;
    Origin origin;
};

struct Evaluation {
    Text name;
    std::vector<std::int32_t> subjects;  ///< roles
    enum class Every : std::uint8_t { year, quarter, month } every{};
    std::vector<ScoreRow> rows;
    int decimals = 2;
    enum class Missing : std::uint8_t { renormalise, zero, block } missing{};
    std::int32_t tie_breaker = kNone;  ///< indicator; none: equal scores share a rank
    struct Grade {
        Text name;
        bool has_from = false;
        value::Number from;
    };
    std::vector<Grade> grades;
    EvaluationRules rules;
    Origin origin;
};

struct Program {
    Head head;
    std::vector<value::Value> constants;
    std::vector<Code> codes;
    std::vector<RowFold> folds;
    std::vector<Parameter> parameters;
    std::vector<Role> roles;
    std::vector<std::int32_t> ladder;  ///< 上报顺序: roles, lowest first
    std::vector<Register> registers;
    Matter matter;
    std::vector<Verb> verbs;
    std::vector<Text> marks;
    std::vector<Stage> stages;  ///< cases start in the first
    std::vector<GeneralRule> general;
    std::vector<Matching> matchings;
    std::vector<Indicator> indicators;
    std::vector<Evaluation> evaluations;
    std::vector<TargetTable> targets;
    std::vector<Quota> quotas;
    std::vector<Entitlement> entitlements;
    Threads threads;
    std::vector<Definition> definitions;
    std::vector<DecisionTable> tables;
    std::vector<Layer> layers;  ///< more than one: a local policy on its base
    std::vector<Place> places;
    std::vector<NamedUnit> units;
    std::vector<Alias> aliases;
    std::vector<Counterpart> counterparts;
    std::vector<Transition> transitions;
    value::WorkCalendar calendar;  ///< empty when head.calendar is ""

    /// Every index in range, codes well formed (operands before their node, depth <= 64, types of
    /// operands fit), weights add up to 1, ladder and stages consistent. An error names the place.
    [[nodiscard]] base::Outcome verify() const;
};

/// Stable serial form (JSON, keys in fixed order). Spans and wording are left out of the hash only.
[[nodiscard]] std::string serialize(const Program& program);
/// Reads serialize()'s form and verifies it. misuse error when it is not one.
[[nodiscard]] base::Result<Program> deserialize(const std::string& text);
/// SHA-256 (hex) of the meaning: the serial form without spans, wording, titles and other texts that
/// are only shown, with names in Chinese. Two skins of one policy have one hash.
[[nodiscard]] std::string hash(const Program& program);
/// A readable dump, one line a clause, for `guiju dump`.
[[nodiscard]] std::string dump(const Program& program);

/// The same policy with other parameter values (what-if, 试例). not_found: no such parameter;
/// misuse: a value of another kind or dimension.
[[nodiscard]] base::Result<Program> with_parameter(Program program, const std::string& name,
                                                   const value::Value& value);

/// The number a reference stands for: a literal, or the parameter's number in base units.
[[nodiscard]] value::Number resolve(const Program& program, const NumberRef& ref);
/// The period a reference stands for in this program.
[[nodiscard]] value::Period resolve(const Program& program, const PeriodRef& ref);

[[nodiscard]] std::string_view name_of(Level level);  ///< "county" …
[[nodiscard]] Level level_of_territory(
    std::string_view code);  ///< 330000 province, 330400 city, 330421 county
/// Code of the territory above: 330421 → 330400 → 330000; the same for a province.
[[nodiscard]] std::string parent_territory(std::string_view code);
/// 330421 lies within 330421, 330400 and 330000.
[[nodiscard]] bool lies_within(std::string_view inner, std::string_view outer);

}  // namespace guiju::program
