// SPDX-License-Identifier: Apache-2.0
// Names, types and units of tables of targets (任务指标).
#include <algorithm>
#include <set>

#include "dsl/check/literal.h"
#include "dsl/check/resolve.h"
#include "dsl/check/rule.h"
#include "dsl/check/targets.h"
#include "dsl/syntax/keywords.h"

namespace guiju::check {

using base::Code;
using syntax::TargetCell;
using syntax::TargetRow;
using syntax::TargetTable;
using value::Dimension;

RowUnit row_unit(const Symbols& symbols, const std::string& written) {
    const auto text = symbols.identity(written);
    if (text.empty()) return {true, "", value::Number(1), false};
    if (const auto* unit = value::find_unit(text)) {
        auto word = syntax::find_keyword("unit", text, syntax::Skin::chinese);
        if (!word) word = syntax::find_keyword("unit", text, syntax::Skin::english);
        // 百分点 and 个百分点, 千米 and 公里 are one.
        const auto zh = word ? syntax::spelling(*word, syntax::Skin::chinese) : unit->zh;
        return {true, std::string(zh), unit->factor, unit->dimension == Dimension::share};
    }
    if (const auto slash = text.find('/'); slash != std::string::npos) {
        const auto per = row_unit(symbols, text.substr(slash + 1));
        const auto what = row_unit(symbols, text.substr(0, slash));
        return {per.known && what.known && !per.zh.empty() && !what.zh.empty(), text,
                value::Number(1), false};
    }
    for (const auto& [prefix, size] :
         {std::pair<std::string, std::int64_t>{"万", 10000}, {"亿", 100000000}}) {
        if (!text.starts_with(prefix)) continue;
        const auto* unit = value::find_unit(text.substr(prefix.size()));
        const bool counted = unit != nullptr && unit->dimension == Dimension::count;
        return {counted, text, value::Number(size), false};
    }
    return {false, text, value::Number(1), false};
}

bool has_numbers(TargetCell::Kind kind) {
    using Kind = TargetCell::Kind;
    return kind == Kind::plain || kind == Kind::at_least || kind == Kind::more ||
           kind == Kind::at_most || kind == Kind::about || kind == Kind::top || kind == Kind::hold;
}

bool smaller_is_better(const TargetRow& row) {
    return row.kind == "rank" ||
           std::any_of(row.cells.begin(), row.cells.end(), [](const TargetCell& cell) {
               return cell.kind == TargetCell::Kind::top || cell.kind == TargetCell::Kind::at_most;
           });
}

std::size_t base_column(const TargetTable& table) {
    const auto found = std::find(table.years.begin(), table.years.end(), table.base_year);
    return static_cast<std::size_t>(found - table.years.begin());
}

namespace {

class TableNames {
   public:
    TableNames(const Examination& examination, const In<TargetTable>& in)
        : symbols_(examination.symbols),
          findings_(examination.findings),
          section_(*in.section),
          table_(*in.body) {}

    void run() {
        if (table_.subjects.empty())
            findings_.add(Code::gj2460, section_.heading_span, {base::Text(section_.name.text)});
        for (const auto& role : table_.subjects)
            (void)refer(symbols_, role, SymbolKind::role, findings_);
        if (table_.period.empty())
            findings_.add(Code::gj2461, section_.heading_span, {base::Text(section_.name.text)});
        setting(table_.about_points, Dimension::points_of_share);
        setting(table_.about_share, Dimension::share);
        setting(table_.stable, Dimension::points_of_share);
        ratio(table_.blue);
        ratio(table_.yellow);
        ratio(table_.red_run);
        std::set<int> numbers;
        for (const auto& row : table_.rows) {
            if (row.number == 0 || !numbers.insert(row.number).second)
                findings_.add(Code::gj2467, row.number_span);
            this->row(row);
        }
    }

   private:
    void setting(const std::optional<syntax::Expr>& expr, Dimension wanted) {
        if (!expr) return;
        const auto term = Resolver(symbols_, figure_scope(), findings_).value(*expr);
        if (term.type.kind == Type::Kind::nothing) return;
        const bool simple = term.op == Term::Op::constant || term.op == Term::Op::parameter;
        if (simple && term.type.kind == Type::Kind::quantity && term.type.dimension == wanted)
            return;
        findings_.add(Code::gj2465, expr->span,
                      {wanted == Dimension::share
                           ? base::Text("百分比，如5%", "a share such as 5%")
                           : base::Text("百分点，如0.5个百分点",
                                        "percentage points, such as 0.5 percentage points")});
    }
    /// A bare number, a share, or a number of times.
    void ratio(const std::optional<syntax::Expr>& expr) {
        if (!expr) return;
        const auto term = Resolver(symbols_, figure_scope(), findings_).value(*expr);
        if (term.type.kind == Type::Kind::nothing) return;
        const bool simple = term.op == Term::Op::constant || term.op == Term::Op::parameter;
        const auto dimension = term.type.dimension;
        const bool fits = simple && term.type.kind == Type::Kind::quantity &&
                          (dimension == Dimension::none || dimension == Dimension::share ||
                           dimension == Dimension::count);
        if (!fits)
            findings_.add(Code::gj2465, expr->span,
                          {base::Text("一个数，如0.9", "a number such as 0.9")});
    }

    void row(const TargetRow& row) {
        const auto unit = row_unit(symbols_, row.unit);
        if (!unit.known) findings_.add(Code::gj2463, row.unit_span, {base::Text(row.unit)});
        for (const auto& cell : row.cells) this->cell(row, unit, cell);
        if (row.part_of != 0 && !has_row(row.part_of))
            findings_.add(Code::gj2466, row.kind_span, {base::Text(std::to_string(row.part_of))});
        if (row.of) added_up(*row.of);
    }
    [[nodiscard]] bool has_row(int number) const {
        return std::any_of(table_.rows.begin(), table_.rows.end(),
                           [&](const TargetRow& one) { return one.number == number; });
    }
    void added_up(const syntax::Name& name) {
        const auto at = refer(symbols_, name, SymbolKind::series, findings_);
        if (!at) return;
        const auto& place = symbols_.series[static_cast<std::size_t>(*at)];
        const auto& summed = symbols_.targets[place.table].body->rows[place.row];
        if (summed.kind != "flow") findings_.add(Code::gj2468, name.span, {base::Text(name.text)});
    }

    void cell(const TargetRow& row, const RowUnit& unit, const TargetCell& cell) {
        using Kind = TargetCell::Kind;
        const auto base = base_column(table_);
        const bool is_base = base < row.cells.size() && &row.cells[base] == &cell;
        if (is_base && cell.kind != Kind::none && cell.kind != Kind::plain) {
            findings_.add(Code::gj2469, cell.span);
            return;
        }
        if (has_numbers(cell.kind) && cell.numbers.size() != row.series.size())
            findings_.add(Code::gj2464, cell.span,
                          {base::Text(std::to_string(cell.numbers.size())),
                           base::Text(std::to_string(row.series.size()))});
        const bool no_about = unit.share ? !table_.about_points : !table_.about_share;
        if (cell.kind == Kind::about && no_about)
            findings_.add(
                Code::gj2462, cell.span,
                {base::Text("左右", "about"),
                 base::Text("左右：0.5个百分点、5%", "about: 0.5 percentage points, 5%")});
        if (cell.kind == Kind::stable && !table_.stable)
            findings_.add(Code::gj2462, cell.span,
                          {base::Text("保持基本稳定", "stay stable"),
                           base::Text("基本稳定：1个百分点", "stable: 1 percentage point")});
        if (cell.kind == Kind::stable && base_column(table_) >= row.cells.size())
            findings_.add(Code::gj2470, cell.span);
        if (!cell.other) return;
        const auto other = refer(symbols_, *cell.other, SymbolKind::series, findings_);
        const bool here =
            other &&
            symbols_.targets[symbols_.series[static_cast<std::size_t>(*other)].table].body ==
                &table_;
        if (other && !here)
            findings_.add(Code::gj2471, cell.other->span, {base::Text(cell.other->text)});
    }

    const Symbols& symbols_;
    Findings& findings_;
    const syntax::Section& section_;
    const TargetTable& table_;
};

}  // namespace

void target_names(const Examination& examination) {
    for (const auto& in : examination.symbols.targets) {
        examination.findings.rest_on(in.section->basis);
        TableNames(examination, in).run();
    }
    examination.findings.rest_on({});
}

}  // namespace guiju::check
