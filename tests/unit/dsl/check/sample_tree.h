// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small policy built by hand, for tests of the checker that need no parser.
// Not a complete policy: only what names and types need.
#include <string>
#include <utility>
#include <vector>

#include "dsl/syntax/tree.h"

namespace guiju::check {

inline std::uint32_t& next_place() {
    static thread_local std::uint32_t place = 0;
    return place;
}

inline base::Span somewhere() {
    const auto at = next_place() += 10;
    return {0, at, at + 5};
}

inline syntax::Name name(const std::string& text) { return {text, somewhere(), false}; }

inline syntax::Expr term(const std::string& text) {
    syntax::Expr expr;
    expr.kind = syntax::Expr::Kind::term;
    expr.name = name(text);
    expr.span = expr.name.span;
    return expr;
}

inline syntax::Expr quoted(const std::string& text) {
    syntax::Expr expr;
    expr.kind = syntax::Expr::Kind::text;
    expr.text = text;
    expr.span = somewhere();
    return expr;
}

inline syntax::Expr number(const std::string& digits, const std::string& unit = "") {
    syntax::Expr expr;
    expr.kind = syntax::Expr::Kind::number;
    expr.text = digits;
    expr.unit = unit;
    expr.span = somewhere();
    return expr;
}

inline syntax::Expr joined(syntax::Expr::Kind kind, std::vector<syntax::Expr> parts) {
    syntax::Expr expr;
    expr.kind = kind;
    expr.span = somewhere();
    expr.parts = std::move(parts);
    return expr;
}

inline syntax::Expr compare(syntax::Expr left, syntax::CompareOp op, syntax::Expr right) {
    std::vector<syntax::Expr> parts;
    parts.push_back(std::move(left));
    parts.push_back(std::move(right));
    auto expr = joined(syntax::Expr::Kind::compare, std::move(parts));
    expr.compare = op;
    return expr;
}

inline syntax::Field field(const std::string& title, const std::string& type,
                           const std::vector<std::string>& labels = {}) {
    syntax::Field result;
    result.name = name(title);
    result.type = type;
    for (const auto& label : labels) result.labels.push_back(name(label));
    return result;
}

inline syntax::Section section(const std::string& kind, const std::string& title) {
    syntax::Section result;
    result.kind = kind;
    result.name = name(title);
    result.heading_span = somewhere();
    return result;
}

/// 事项 with one field of most types, 参数 初审时限 3个工作日 and 严格 否, 对照 for 投资额.
inline syntax::File sample_tree() {
    syntax::File file;
    file.head.title = name("办法");
    auto matter = section("matter", "申请");
    syntax::RecordSection record;
    record.fields = {field("申请说明", "text"),
                     field("投资额", "money"),
                     field("自筹比例", "share"),
                     field("件数", "number"),
                     field("类型", "choice", {"新购", "改造"}),
                     field("领域", "choices", {"新材料", "数字经济"}),
                     field("合理性", "judgement", {"符合", "不符合"}),
                     field("购置日期", "date"),
                     field("法人", "yes_no"),
                     field("电话", "phone")};
    matter.body = std::move(record);
    file.sections.push_back(std::move(matter));

    auto parameters = section("parameters", "");
    std::vector<syntax::Parameter> list(2);
    list[0].name = name("初审时限");
    list[0].value = number("3", "个工作日");
    list[1].name = name("严格");
    list[1].value = quoted("否");
    parameters.body = std::move(list);
    file.sections.push_back(std::move(parameters));

    auto names = section("names", "");
    syntax::NamesSection rows;
    rows.rows.push_back({name("投资额"), name("budget"), somewhere(), {}});
    names.body = std::move(rows);
    file.sections.push_back(std::move(names));
    return file;
}

}  // namespace guiju::check
