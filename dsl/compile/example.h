// SPDX-License-Identifier: Apache-2.0
#pragma once
// 试例 and 样本 with every name resolved and every value typed: what a runner needs to play them, as
// plain data. Names are the Chinese identities of the program. Nothing is run here.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/message.h"
#include "engine/base/span.h"
#include "engine/value/value.h"

namespace guiju::compile {

/// A unit of a 样本: it holds a role and stands in the register of that role.
struct ExampleUnit {
    std::string id, name;
    std::string role;  ///< empty if none
    std::string territory, territory_code;
    std::string register_name;  ///< register its attributes belong to; empty if none
    value::Record attributes;   ///< by field of that register
    base::Span span;
};

/// What is held when the story begins.
struct ExampleHolding {
    std::string kind;     ///< entry, grant, use
    std::string name;     ///< register, ladder, quota
    std::string subject;  ///< unit id, account, "*"
    std::string rung;
    std::optional<value::Quantity> amount;
    std::optional<value::Date> from, until;  ///< both days included; none: long ago, without end
    std::string cause;
};

struct Fixture {
    base::Text name;
    std::vector<ExampleUnit> units;
    value::Record values;  ///< 给定: field → value
    std::vector<ExampleHolding> holdings;
    base::Span span;
};

struct ExampleExpectation {
    enum class Kind : std::uint8_t {
        stage,    ///< name = stage
        phase,    ///< text = keyword id: waiting, awaiting_correction, returned …
        due,      ///< name = clock ("" = the deadline of the stage), value = date
        refused,  ///< text = words that the refusal contains; may be empty
        outcome,  ///< text = keyword id: correct, send_back, close, clarify, go; name = stage of go
        reasons,  ///< items
        says,     ///< text
        field,    ///< name = field, value
        mark,     ///< name = mark
        overdue,
        notified,  ///< name = role, text = words
        list,      ///< names, in this order
        score,     ///< name = indicator ("" = the score), value = number; absent: text says why
        rank,      ///< value = number
        flag,      ///< text
        visible,   ///< text = role, name = field, value
        member,    ///< text = unit id or "" (the case), name = register, ladder or title
        entitled,  ///< text = unit id or "", name = entitlement; value known: cannot be decided
        balance,   ///< text = account ("*": for all), name = quota, value = number
        rung,      ///< text = unit id or "", name = ladder, value = title; absent: none
        started,   ///< value = number of cases opened by the step
        listed,    ///< name = list, text = entries, added, removed, changed or "", value
        not_applicable,  ///< items: criteria that do not concern the case
        defined,         ///< name = a definition or decision table, value; names = all it gives
    };
    Kind kind{};
    bool negated = false;
    std::string text, name;
    value::Value value;
    std::vector<int> items;
    std::vector<std::string> names;
    base::Span span;
};

struct ExampleStep {
    /// `act` is an action of the policy (verb = its name); the others are the general verbs.
    enum class Kind : std::uint8_t {
        act,
        check,
        correct,
        confirm,
        decline,
        withdraw,
        merge,
        hand_over,
        suspend,
        resume,
        fill,
        deadlines,
        export_cases,
        look,
        file_again,
        publish,
        agree,
        disagree,
        abstain,
        exception,
        terminate,
        accept,
        refuse_offer,
        claim,
        transfer,
        delegate,
        end_delegation,
        sign_before,
        sign_after,
        remove_signer,
        copy,
        urge,
        take_back,
        send_to,
        jump,
        reopen,
    };
    Kind kind{};
    std::optional<value::Date> date;  ///< empty: the same day as the step before
    std::string role, unit,
        person;             ///< unit = id of a fixture unit; empty: the case's own / only one
    std::string on_policy;  ///< 就“P”案件: names are of that policy, values in raw_inputs
    std::string list;       ///< of publish
    std::vector<std::pair<std::string, std::string>> raw_inputs;
    std::string verb;
    value::Record inputs;
    std::string reason;
    std::string report_to;  ///< 报往: the role a 上报 is sent to; empty if none
    std::string aim, target;  ///< 对“X”, 并入“X”, 移交给“X”: keyword id, and what; "" if none
    int item = 0;                        ///< 第（三）项
    bool offline = false;                ///< 线下
    std::optional<value::Date> entered;  ///< 补录于; empty: at once
    std::string intended;  ///< 拟…: keyword id of the outcome, or the stage as written
    std::vector<ExampleExpectation> expectations;
    base::Span span;
};

struct Example {
    std::string name;
    std::vector<ExampleUnit> units;  ///< of the fixture
    std::vector<ExampleHolding> holdings;
    value::Record given;  ///< fixture values with the example's own on top
    std::vector<std::pair<std::string, value::Value>> parameters;  ///< to be put into the program
    std::vector<std::pair<std::string, value::Number>> figures;    ///< indicator → value
    struct PeriodFigure {
        std::string period, name;  ///< 2025Q3, a series of a target or an indicator
        std::optional<value::Number>
            number;  ///< of a target in the unit of its row; empty: no data
    };
    std::vector<PeriodFigure> period_figures;  ///< 指标：2025年，…
    std::string start_stage;                   ///< short form (经过：STAGE); "" otherwise
    std::string evaluation;  ///< short form that names an evaluation or a matching
    std::vector<ExampleStep> steps;
    std::vector<ExampleExpectation> expectations;  ///< of the short form
    base::Span span;
};

}  // namespace guiju::compile
