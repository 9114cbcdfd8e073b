// SPDX-License-Identifier: Apache-2.0
#pragma once
// Small parts of the tree: markers, citations, head, parameters, roles, fields. See tree.h for what
// the tree is. Comments and blank lines are kept so that the formatter loses nothing.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/syntax/expression.h"
#include "engine/base/span.h"

namespace guiju::syntax {

enum class Skin : std::uint8_t { chinese, english };

/// Comments (// … or ＃ …) and blank lines that stand before a line; "" is one blank line.
using Trivia = std::vector<std::string>;

/// What a local file may do to a clause: 【市县可缩短】 … The operand of `choose` is "5至10个工作日".
struct Marker {
    enum class Kind : std::uint8_t {
        locked,            // 锁定
        may_add_items,     // 可增项
        may_drop_items,    // 可减项
        may_raise,         // 可提高
        may_lower,         // 可降低
        may_shorten,       // 可缩短
        may_lengthen,      // 可延长
        may_add_rounds,    // 可增加次数
        choose,            // 可在 A 至 B 内确定
        local_decides,     // 由市确定
        may_add_stages,    // 可增设环节
        may_rename,        // 可改称
        must_fill,         // 须填写
        weights_may_move,  // 各项权重可增减 N 个百分点，合计仍为100%
    };
    Kind kind{};
    std::vector<Expr>
        operands;  ///< bounds of `choose`, points of `weights_may_move`, limit of stages
    base::Span span;
};

/// What may end any line: markers 【…】 and a citation 〔…〕.
struct Tail {
    std::vector<Marker> markers;
    std::string citation;  ///< as written inside 〔〕; empty if none
    base::Span citation_span;
};

/// 注：… visible in every rendering, never binding.
struct Remark {
    std::string text;
    base::Span span;
    Trivia before;
};

/// `label：text` whose text is free (titles, issuers, basis …).
struct Line {
    std::string label;  ///< keyword id of the label, e.g. "document" (dsl/syntax/keywords.def)
    std::string text;
    base::Span label_span;
    base::Span span;  ///< of the text
    Tail tail;
    Trivia before;
};

struct Head {
    Name title;
    std::vector<Line>
        lines;  ///< document, version, level, territory, issuer, interpreter, kind, status,
                ///< in_force, calendar, base, … in the order written
    std::vector<Remark> remarks;
    Trivia before;
};

struct Parameter {
    std::string number;  ///< "P01", may be empty
    Name name;
    Expr value;          ///< number with unit, yes/no, or a choice as text
    std::string origin;  ///< 原文 / 暂定 as keyword id: "text" or "assumption"
    std::string origin_written;
    Tail tail;  ///< the 权限 column as a marker
    std::string explanation;
    base::Span span;
    Trivia before;
};

struct Role {
    Name name;
    std::string kind;   ///< keyword id: enterprise, organisation, authority, person, system
    std::string level;  ///< keyword id: province, city, county; empty if none
    std::optional<Name> is_register;         ///< 从“X”产生: units of this register
    std::optional<Expr> register_condition;  ///< 中 … 的
    std::optional<Name> held_by_field;   ///< 由 承办单位 担任: the unit named in this field
    std::string place;                   ///< keyword id: first, others (首位, 其余); "" = all
    std::optional<Name> means_role;      ///< 指 … 所在地的 ROLE
    std::optional<Name> means_place_of;  ///< 指 X 所在地的: X is a role or a field
    Tail tail;
    base::Span span;
    Trivia before;
};

struct Roles {
    std::vector<Role> roles;
    std::vector<Name> ladder;  ///< 上报顺序, lowest first
    Tail ladder_tail;
    base::Span ladder_span;
};

struct Field {
    Name name;
    std::string type;  ///< keyword id: text number money share date yes_no choice choices list
                       ///< unit units territory credit_code phone confidentiality judgement rows
                       ///< integer duration date_time reference composite record
    std::vector<Name> labels;  ///< of choice, choices, list, confidentiality, judgement, composite;
                               ///< the unit of a number, the register of a reference
    std::vector<Field> columns;  ///< of rows
    bool required = false;
    bool optional_written = false;       ///< 可不填 was written
    std::optional<Expr> required_when;   ///< X 的必填
    std::optional<Expr> forbidden_when;  ///< X 的不得填写
    std::optional<Expr> at_most;         ///< 不超过60字
    std::optional<Expr> at_least;
    std::optional<Expr> range_low, range_high;  ///< 0至100
    bool secret = false;                        ///< 保密
    bool reason_required = false;               ///< 须说明理由
    std::optional<Name> judged_by;              ///< 由 ROLE 作出
    bool provisional = false;                   ///< 可为暂定
    std::string each_type;                      ///< composite: type of its parts; "" = number
    std::vector<Name> each_labels;
    std::optional<Expr> digits;  ///< 6位数字: the number
    Tail tail;
    base::Span span;
    Trivia before;
};

/// 核对：甲不超过乙[，提示“…”]: without a note what contradicts it is refused, with one it is flagged.
struct Consistency {
    Expr condition;
    std::string note;
    base::Span span;
    Tail tail;
    Trivia before;
};

}  // namespace guiju::syntax
