// SPDX-License-Identifier: Apache-2.0
#pragma once
// What units and cases come to hold: rules of registers (准入, 退出), ladders of titles (阶梯), quotas and
// vouchers (限额), entitlements (权益), and what a line of 处理 does to them. See tree.h.
#include "dsl/syntax/parts.h"
#include "dsl/syntax/process.h"

namespace guiju::syntax {

/// （一）… in 审查, 入选, 准入条件, 退出情形, 享有条件
struct Criterion {
    int number = 0;  ///< as written; the checker wants 1, 2, 3 …
    Strength strength;
    Expr condition;
    /// What the level above asks, of a criterion that a local file raised; at most one. Made by
    /// dsl/overlay, never read from a file: the engine asks both.
    std::vector<Expr> above;
    base::Span number_span, span;
    Tail tail;
    Trivia before;
};

/// [将F]列入“R”，有效期3年 — one modifier of a line of 处理.
struct HoldingEffect {
    std::string verb;                 ///< keyword id: enter, remove, promote, issue, use, give_back
    Name name;                        ///< register, ladder or quota
    std::optional<Name> rung;         ///< promote
    std::optional<Name> subject;      ///< 将F…: a field that names a unit; empty: the case's own
    std::optional<Expr> amount;       ///< issue, use
    std::optional<Expr> valid_for;    ///< 有效期P
    std::optional<Name> valid_until;  ///< 有效至F: a date field
    base::Span span;
};

/// Lines of 名录 and 阶梯 that say how one gets in and out.
struct Admission {
    std::string members;              ///< keyword id: units, cases; empty: not written (units)
    bool cause_required = false;      ///< 列入事由：必填
    std::optional<Expr> valid_for;    ///< 列入期限
    std::vector<Criterion> admitted;  ///< 准入条件: all of them
    std::vector<Criterion> leaves;    ///< 退出情形: any of them
};

/// 第一级：NAME，须C，有效期3年
struct TitleRung {
    int number = 0;
    Name name;
    std::vector<Expr> require;
    std::optional<Expr> valid_for;
    base::Span span;
    Tail tail;
    Trivia before;
};

/// 阶梯
struct TitleLadder {
    Admission admission;
    std::vector<TitleRung> rungs;
    std::string expiry;        ///< keyword id: step_down, leave; empty: the highest still valid
    bool no_skipping = false;  ///< 不得越级。
};

/// 上限：V / 放宽：C的，V
struct QuotaLimit {
    std::optional<Expr> condition;
    Expr value;
    base::Span span;
    Tail tail;
    Trivia before;
};

/// 限额
struct Quota {
    bool by_unit = false;  ///< 分别计算：单位
    std::vector<Name> by;  ///< 分别计算: fields
    std::string period;    ///< keyword id: yearly, quarterly, monthly; empty: for good
    std::optional<QuotaLimit> limit;
    std::vector<QuotaLimit> relaxed;
    std::optional<QuotaLimit> first_time, each_time;
};

/// 权益
struct Entitlement {
    std::optional<Name> over;  ///< 对象: a register; empty or the matter: cases
    std::vector<Criterion> criteria;
};

/// 持有：“E1”列入“黑名单”，自2025-01-01至2025-12-31 — what is held when a 试例 begins.
struct GivenHolding {
    std::vector<std::string> subjects;
    HoldingEffect effect;
    std::string from, until;  ///< ISO
    std::string cause;
    base::Span span;
    Trivia before;
};

}  // namespace guiju::syntax
