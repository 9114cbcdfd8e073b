// SPDX-License-Identifier: Apache-2.0
#pragma once
// Conditions and values as written: unresolved names, literals with units, comparisons in words.
// One uniform node; which children it has depends on the kind and is written beside each kind.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/span.h"

namespace guiju::syntax {

struct Name {
    std::string text;  ///< as written, without quotes; inner blanks as written
    base::Span span;   ///< without quotes
    bool quoted = false;
};

enum class CompareOp : std::uint8_t {
    at_least,     // 不低于 不少于 以上 达到            >=
    at_most,      // 不超过 不高于 以内 以下            <=
    more,         // 大于 超过 高于 多于               >
    less,         // 小于 低于 少于                   <
    equal,        // 等于
    not_equal,    // 不等于
    not_earlier,  // 不早于   dates
    not_later,    // 不晚于
    later,        // 晚于
    earlier,      // 早于
};

struct Expr {
    enum class Kind : std::uint8_t {
        // values
        term,           // name: field, parameter, indicator, role …
        qualified,      // owner 的 name: parts = [term owner], name
        number,         // text = digits as normalised ASCII; unit = as written ("" if none)
        text,           // “…”: text
        date,           // text = ISO
        arithmetic,     // op_char + - * /: parts = [left, right]
        overlap_share,  // A与B的重合比例: parts = [A, B]
        mean,           // X 的平均值: parts = [term]
        chosen,         // LIST 中 C 的: parts = [term list, C]
        fold,    // ROWS 的 COLUMN 之和: parts = [rows], text = sum …, name = column (or none)
        pick,    // ROWS中的COLUMN: parts = [rows], name = column
        months,  // ROWS 按 A 至 B 覆盖 Y 的月数: parts = [rows, Y, term A, (term B)]
        difference,  // A与B的差集: parts = [A, B]
        table,       // （3名类别“企业”；…): parts = table_row …; only in examples
        table_row,   // text = how many such rows; parts = table_cell …
        table_cell,  // name = column, parts = [value]
        kin,  // 名下“P”案件…: text = keyword id count, open, closed, outcome, sum; name = P;
              // parts = [outcome as text] or [field of P]
        recorded,  // A所载F: parts = [term A], name = F
        builtin,   // 最高处置层级, 本级, 补正轮次 …: text = keyword id
        // conditions
        compare,      // parts = [left, right], compare
        is,           // 为 / 不为: parts = [left, right]; negated
        filled,       // 已填写 / 均已填写 / 未填写: parts = terms; negated
        complete,     // 齐全: parts = [term]; negated for 不齐全
        format_ok,    // 格式正确: parts = terms
        in_set,       // 属于（A、B）: parts = [left, values…]; negated
        within,       // 属于 territory: parts = [left, right]; negated
        in_register,  // 在“X”内: parts = [left], name; negated
        entitled,     // [A]享有“Y”: parts = [] or [left], name; negated
        contains,     // A 包含 B: parts = [A, B]; negated
        overlaps,     // A与B有交集: parts = [A, B]; negated
        same_county,  // 与需求在同一县（市、区）
        same_city,    // 与需求在同一设区市
        kin_closed,   // 名下“P”案件均已办结 / 没有在办的: name = P
        reached,  // 达到“X” / 未达到“X”: name = mark; negated; in_period for 本期
        all,
        any,        // 且 / 或者: parts
        negation,   // 并非（…）: parts = [x]
        every,      // 每一 ROWS 均 C: parts = [rows, C]
        none_of,    // LIST 中没有 C 的: parts = [term list, C]
        groups,     // ROWS 按 COLUMN 分组后每组均 C: parts = [rows, C], name = column
        tally,      // 至少 N 项符合（A；B；…): parts = [N, A, B, …], compare
        qualifies,  // 属于X / 不符合X, X a defined condition: name; negated
        about,  // 在V左右（上下不超过T）: parts = [left, V, T]; text "stable": 较V保持基本稳定
        absent,  // 不详, 不适用, 无数据: parts = [term]; text = unknown, not_applicable, no_data
        each_part,  // 各项均 / 有一项 …: parts = [composite, values…], compare; text = each, some
        applies,  // C的，须D: parts = [C, D]; where C does not hold, D does not apply
    };
    Kind kind{};
    base::Span span;
    Name name;
    std::string text;
    std::string unit;
    base::Span unit_span;
    bool own_unit = false;     ///< the unit is one of 计量单位
    std::string printed_unit;  ///< 原文印作…: the unit that stands in the document, overridden
    base::Span printed_span;
    CompareOp compare{};
    base::Span operator_span;  ///< of the comparator word, for messages
    char op_char = 0;
    bool negated = false;
    bool in_period = false;
    std::vector<Expr> parts;
};

}  // namespace guiju::syntax
