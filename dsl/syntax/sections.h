// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sections of a rule file: stages with criteria, actions and what follows; ladders; matching;
// indicators; evaluations; examples, local rules. See tree.h for the file itself and parts.h for the small parts.
#include "dsl/syntax/evaluation_rules.h"
#include "dsl/syntax/holdings.h"
#include "dsl/syntax/parts.h"
#include "dsl/syntax/process.h"
#include "dsl/syntax/targets.h"
#include "dsl/syntax/threads.h"

namespace guiju::syntax {

/// 名录 (register of units) and 事项 (matter): both are records.
struct RecordSection {
    std::vector<Field> fields;
    std::optional<Name> kept_by;   ///< 维护
    std::optional<Expr> priority;  ///< 优先
    Tail priority_tail;
    std::vector<Name> duplicate_keys;            ///< 查重：A、B 相同
    std::optional<Name> duplicate_window;        ///< a parameter
    std::optional<Expr> duplicate_window_value;  ///< or a literal period
    std::string duplicate_note;
    Admission admission;                   ///< of a 名录: 准入条件, 退出情形 …
    std::vector<Consistency> consistency;  ///< 核对
};

/// 期限：收到后2个工作日内[做 A 或者 B]，逾期每5个工作日提醒
struct Deadline {
    enum class Start : std::uint8_t { received, first, each };  // 收到后 / 首次A后 / 每次A后
    Start start = Start::received;
    std::optional<Name> start_action;
    Expr period;        ///< literal with a time unit, or a parameter
    std::string vague;  ///< keyword id of 及时, 实时 …; the period stands behind it
    base::Span vague_span;
    bool unbound = false;            ///< a vague word without a period: there is none
    std::vector<Name> satisfied_by;  ///< actions; empty: leaving the stage
    std::optional<Expr> remind_every;
    base::Span span;
    Tail tail;
    Trivia before;
};

/// （一）分发：由…办理，填写…，须…；
struct Action {
    int number = 0;
    Name name;
    std::string duty;           ///< keyword id as in Strength; empty = may
    std::optional<Expr> pilot;  ///< 试点（C）
    std::vector<SofterRequirement> softer;
    std::vector<Name> by;          ///< roles; empty: the handlers of the stage
    std::vector<Name> fill;        ///< 填写
    std::vector<Name> may_fill;    ///< 可填写
    std::vector<Expr> require;     ///< 须 …
    bool reason = false;           ///< 说明理由
    std::optional<Name> matching;  ///< 从“M”中选定F
    std::optional<Name> chosen_field;
    std::vector<Name> notify;  ///< 应当告知 …
    base::Span number_span, span;
    Tail tail;
    Trivia before;
};

struct ItemRange {
    int from = 0, to = 0;  // 第（一）至（三）项; one item: from == to
    base::Span span;
};

/// One line of 处理: when …的，effect.
struct Disposition {
    enum class When : std::uint8_t {
        all_pass,            // 全部符合的
        any_fails,           // 有一项不符合的
        items_fail,          // 第…项[有一项]不符合的: items
        undecided,           // 不能判断的
        rounds_exceeded,     // 补正超过N仍不符合的: rounds
        correction_expired,  // 补正期满未补正的
        action,              // A[或者B]的: actions
        expired,             // 期满未办理的
        otherwise,           // 其余的
        as_soon,             // 一旦…的: condition
        joint_agreed,        // 会签同意的
        joint_refused,       // 会签不同意的
    };
    When when{};
    std::vector<ItemRange> items;
    std::optional<Expr> rounds;
    std::vector<Name> actions;
    bool at_top = false;            ///< 最高一级 … 的 (ladder)
    std::optional<Expr> condition;  ///< 且 …

    enum class Effect : std::uint8_t {
        go,         // 转 STAGE
        correct,    // 退回 ROLE 补正
        clarify,    // 请 ROLE 补充说明
        send_back,  // 退回 (final: the case ends as 已退回)
        close,      // 办结，结果为“…”
        stay,       // 留在本环节
        up,         // 报上一级
    };
    Effect effect{};
    std::optional<Name> confirmed_by;     ///< 报 ROLE 确认后 …
    std::optional<Name> stage;            ///< of go
    std::optional<Name> to_role;          ///< of correct, clarify
    std::string result;                   ///< of close
    std::optional<Expr> period;           ///< 期限 …
    std::optional<Expr> max_rounds;       ///< 最多 …
    std::optional<Name> handled_by;       ///< 由 ROLE/FIELD 办理
    bool handled_by_same_unit = false;    ///< 由原单位办理
    std::vector<Name> marks;              ///< 记为“…”
    std::vector<Name> unmarks;            ///< 撤销“…”、“…”
    std::vector<Name> notify;             ///< 告知 …
    std::vector<HoldingEffect> holdings;  ///< 列入 …, 占用 …
    std::vector<StartCase> starts;        ///< 另立…
    std::optional<StartCase> converts;    ///< of close: 转为“P”案件
    base::Span when_span, span;
    Tail tail;
    Trivia before;
};

struct Rung {
    int number = 0;  // 第一级 = 1
    Name role;
    Expr period;
    base::Span span;
    Tail tail;
    Trivia before;
};

/// 起算：第二级、第三级 CONDITION 的，自 ACTION 后起算
struct ClockStart {
    std::vector<int> rungs;
    std::optional<Expr> condition;
    Name action;
    base::Span span;
    Trivia before;
};

/// 环节 and 逐级上报 (a stage with rungs).
struct Stage {
    bool ladder = false;
    std::vector<Name> handlers;
    std::vector<Deadline> deadlines;
    std::vector<Criterion> criteria;
    Tail criteria_tail;
    std::vector<Action> actions;
    std::vector<Disposition> dispositions;
    std::vector<Rung> rungs;
    std::vector<ClockStart> clock_starts;
    std::optional<JointReview> joint;
    std::optional<ExceptionRule> exception;
    std::vector<Permission> permissions;  ///< 准许
    std::optional<Expr> confirm_period;   ///< 确认：…内
    bool no_skipping = false;             ///< 不得越级。
    Tail no_skipping_tail;
    std::optional<Line> afterwards;  ///< 其后：【市县可增设环节】
    std::optional<Line> trigger;     ///< 起因：free text
    std::vector<Name> raised_by;     ///< 提请
};

/// 通则: 撤回, 合并, 移交, 暂停, 恢复, 线下办理
struct GeneralRule {
    std::string verb;  ///< keyword id: withdraw, merge, hand_over, suspend, resume, offline,
                       ///< terminate, accept, read_secrets
    std::vector<Name> by;
    std::optional<Name> before_mark;
    bool reason = false;
    std::vector<Name> fill;
    base::Span span;
    Tail tail;
    Trivia before;
};
struct GeneralRules {
    std::vector<GeneralRule> rules;
};

/// How a figure becomes points: one row of 评价 or 排序.
struct Scoring {
    enum class Kind : std::uint8_t {
        times,           // X 乘以100分
        as_is,           // X 原值
        to_target,       // X 达到T得100分，不足的按比例计分
        best_is_full,    // X 按最高者100分折算
        from_threshold,  // X 达到T得100分，每低S扣D分，扣完为止
        up_to,           // X 不超过T得100分，每多S扣D分，扣完为止
        condition,       // C 得100分，否则得0分
    };
    Kind kind{};
    Expr subject;
    std::optional<Expr> target, step, deduction, full, otherwise;
    base::Span span;
};
struct ScoreRow {
    Name name;
    Expr weight;
    Scoring scoring;
    base::Span span;
    Tail tail;
    Trivia before;
};

struct Matching {
    std::optional<Name> over;  ///< 对象: a register
    std::vector<Criterion> criteria;
    std::vector<ScoreRow> rows;
};

struct Indicator {
    enum class Kind : std::uint8_t {
        reported,  // 由 ROLE 填报
        count,     // CONDITION 的 MATTER
        mean,      // CONDITION 的 MATTER 的 FIELD 的平均值
        formula,   // A÷B
        result,    // “EVALUATION”的得分: evaluation
        elsewhere,  // 本期达到“MARK”的“POLICY”案件，F为本单位: policy, mark or filed_in_period
    };
    Name name;
    Kind kind{};
    std::string unit;  ///< as written: 件, 分, 比率 …
    base::Span unit_span;
    std::optional<Name> by;          ///< reported
    std::optional<Name> matter;      ///< count, mean: the records that are counted
    std::optional<Expr> condition;   ///< count, mean
    bool filed_in_period = false;    ///< 本期报送的
    bool without_withdrawn = false;  ///< 撤回、合并的除外
    std::optional<Name> field;       ///< mean
    std::optional<Expr> formula;
    std::optional<Name> evaluation;                ///< result
    std::optional<Name> policy, mark, unit_field;  ///< elsewhere
    std::string target_strength;                   ///< keyword id: strive, must; empty if no target
    CompareOp target_compare = CompareOp::at_least;
    std::optional<Expr> target;
    base::Span span;
    Tail tail;
    Trivia before;
};
struct Indicators {
    std::vector<Indicator> indicators;
};

struct Grade {
    Name name;
    std::optional<Expr> from;  ///< empty: 其余
};
struct Evaluation {
    std::vector<Name> subjects;  ///< roles
    std::string period;          ///< keyword id: yearly, quarterly, monthly
    std::vector<ScoreRow> rows;
    int decimals = 2;  ///< 取数：四舍五入，保留2位小数
    bool rounding_written = false;
    std::string missing;  ///< keyword id: renormalise, zero, block
    std::string ties;     ///< keyword id: share_rank, or empty with tie_breaker
    std::optional<Name> tie_breaker;
    std::vector<Grade> grades;
    EvaluationRules rules;
    Tail change_tail;  ///< 修改：【…】 / 市县：【…】
    base::Span rows_span;
};

/// 日历 section: announced years, days off, make-up days.
struct CalendarSection {
    struct Days {
        std::string label;     ///< "off" or "worked" or "years"
        std::string title;     ///< 国庆节
        std::string from, to;  ///< ISO; years: "2024","2026"
        base::Span span;
        Trivia before;
    };
    std::vector<Days> days;
};

/// 样本: units and records that 试例 use.
struct FixtureSection {
    struct Unit {
        std::string id, name, role, territory,
            extra;  ///< extra: "名录状态“在册”，擅长领域“新材料、高端装备”"
        std::vector<std::pair<Name, Expr>> attributes;
        base::Span span;
        Trivia before;
    };
    std::vector<Unit> units;
    std::vector<std::pair<Name, Expr>> values;  ///< 给定: field → value
    Trivia before_values;
    std::vector<GivenHolding> holdings;  ///< 持有
};

/// 试例: given, steps with dates and actors, what should be.
struct ExampleSection {
    struct Expectation {
        enum class Kind : std::uint8_t {
            stage,    // 在“S”
            phase,    // 待补正 / 待确认 / 已退回 …: text = keyword id
            due,      // [“CLOCK”]期限到 DATE
            refused,  // 拒绝[，原因含“…”]
            outcome,  // 退回补正 / 办结 …: text as written (also the older form of the samples)
            reasons,   // 理由为第（三）项、…: items
            says,      // 说明含“…”
            field,     // F 为 V
            mark,      // 已达到“M”
            overdue,   // 逾期
            notified,  // 提醒 ROLE / 告知 ROLE
            list,      // 名单为“A”、“B”: text as written; value->parts = the texts
            score,     // 得分 N / 指标“X”为 N or “无法计算”: name = X, value
            rank,      // 名次 N
            flag,      // 提示“…”
            visible,   // ROLE 看到 F 为 “…”: text = the role, name = F, value
            member,    // “E1”在“R”内: text = unit or "" (the case), name = R
            entitled,  // “E1”享有“Y”: likewise
            balance,   // [“E1”的]“Q”余额V: text = unit or "", name = Q, value
            rung,  // “E1”在“L”的级次为“R”: text = unit, name = L, value; 无: none
            started,  // 另立N件: value
            listed,  // 清单“L”有|新增|撤下|变更N条: name = L, text = keyword id, value
            not_applicable,  // 第（三）项不适用: items
            defined,  // never parsed: a field that turns out to be a definition (dsl/compile)
        };
        Kind kind{};
        bool negated = false;
        std::string text;
        std::optional<Name> name;
        std::optional<Expr> value;
        std::vector<ItemRange> items;
        base::Span span;
    };
    struct Step {
        std::string date;               ///< ISO; empty: same day as before
        std::optional<Name> on_policy;  ///< 就“P”案件: the step is about the latest case of it
        std::optional<Name> actor;      ///< role
        std::string unit, person;       ///< quoted; empty: the case's own unit, its usual person
        Name verb;  ///< action name or general verb (审查, 补正, 确认, 不予确认, 期满 …)
        std::vector<std::pair<Name, Expr>> inputs;
        std::string reason, list;       ///< list: of 发布
        std::optional<Name> intended;   ///< 拟…
        std::optional<Name> report_to;  ///< 报往 ROLE
        std::string aim;  ///< keyword id: regarding (对), into (并入), to_unit (移交给); "" if none
        std::string target;                     ///< of the aim
        int item = 0;                           ///< 第（三）项
        bool offline = false;                   ///< 线下
        std::string entered;                    ///< 补录于 day, ISO; empty: at once
        std::vector<Expectation> expectations;  ///< 应当 lines that follow this step
        base::Span span;
        Trivia before;
    };
    std::optional<Name> fixture;                    ///< 样本
    std::vector<std::pair<Name, Expr>> given;       ///< 给定
    std::vector<std::pair<Name, Expr>> parameters;  ///< 参数 overrides
    std::vector<std::pair<Name, Expr>> figures;     ///< 指标 values
    std::vector<PeriodFigures> period_figures;      ///< 指标：2025年，…
    std::vector<GivenHolding> holdings;             ///< 持有
    std::optional<Name> start_stage;  ///< 经过：STAGE (the short form of the samples)
    std::vector<Step> steps;
    std::vector<Expectation> expectations;  ///< before/without steps
};

/// 对照: names in the other language; both names mean one thing.
struct NamesSection {
    struct Row {
        Name chinese, english;
        base::Span span;
        Trivia before;
    };
    std::vector<Row> rows;
};

/// 属地: the places below the policy's own, zones among them, each with the one unit that leads there.
struct PlacesSection {
    struct Place {
        std::string code;   ///< six digits: 330495
        Name name;          ///< 嘉兴港区
        std::string above;  ///< code of the place it belongs to
        Name lead;          ///< the unit that leads there
        std::string explanation;
        base::Span span;
        Trivia before;
    };
    std::vector<Place> places;
};

/// One line of a local file: 缩短 / 延长 / 提高 / 降低 / 增项 / 减项 / 确定 / 试点 / 增设字段 / 改称 / 对应 …
struct LocalRule {
    std::string verb;    ///< keyword id of group local
    Name target;         ///< stage, record or term
    int item = 0;        ///< 第（二）项; 0 if none
    std::string aspect;  ///< keyword id "deadline" for X 的期限; field name for X 的Y
    std::optional<Deadline> deadline;
    std::optional<Expr> expression;
    std::vector<Name> words;  ///< “A”、“B”: options, documents, a unit; a bare 是 or 否
    std::string strength;     ///< keyword id of group duty: 应当
    int like = 0;             ///< 不符合的同第（一）项; 0: not written
    std::optional<Field> field;
    std::optional<Name> new_name;
    Tail tail;
};

/// 增设环节　X，在Y之后 with the body of a stage.
struct AddedStage {
    Name after;
    Stage stage;
};

}  // namespace guiju::syntax
