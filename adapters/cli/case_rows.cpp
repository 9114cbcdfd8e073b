// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/case_rows.h"

#include <algorithm>
#include <set>

#include "adapters/cli/field_text.h"
#include "engine/eval/facts.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;

std::string CaseRow::*special_column(const std::string& name) {
    if (name == "编号" || name == "案件编号" || name == "id") return &CaseRow::id;
    if (name == "企业代号" || name == "单位代号" || name == "applicant") return &CaseRow::applicant;
    if (name == "报送日期" || name == "filed") return &CaseRow::filed;
    return nullptr;
}

}  // namespace

base::Outcome CaseRows::place_column(const std::string& path, const std::string& written,
                                     const Console& console) {
    auto name = split_unit(written);
    if (const auto known = options_.renamed.find(name.field); known != options_.renamed.end())
        name.field = known->second;
    const auto& fields = program_.matter.fields;
    Column column;
    column.unit = name.unit;
    if (const auto* field = find_field(fields, name.field)) {
        column.slot = static_cast<std::int32_t>(field - fields.data());
        const bool twice = std::any_of(columns_.begin(), columns_.end(),
                                       [&](const Column& c) { return c.slot == column.slot; });
        if (twice) return Error{ErrorKind::misuse, Code::gj5633, {path, field->name}};
    } else {
        column.special = special_column(name.field);
        if (!column.special && !name.field.empty() && !options_.quiet) {
            const auto unknown = unknown_field(fields, name.field);
            Error warning{ErrorKind::misuse, Code::gj5631, {path, name.field}};
            if (unknown.code == Code::gj5621) {
                warning.code = Code::gj5632;
                warning.args.push_back(unknown.args[1]);
            }
            console.warn(warning);
        }
    }
    columns_.push_back(std::move(column));
    return base::Done{};
}

base::Outcome CaseRows::understand_header(const std::string& path, const Console& console) {
    for (const auto& written : header_) {
        if (auto placed = place_column(path, written, console); !placed) return placed;
    }
    return options_.missing_allowed ? base::Outcome(base::Done{}) : nothing_missing(path, console);
}

base::Outcome CaseRows::nothing_missing(const std::string& path, const Console& console) const {
    std::vector<std::string> missing;
    const auto& fields = program_.matter.fields;
    for (std::size_t slot = 0; slot < fields.size(); ++slot) {
        if (!fields[slot].required) continue;
        const bool there = std::any_of(columns_.begin(), columns_.end(), [&](const Column& c) {
            return c.slot == static_cast<std::int32_t>(slot);
        });
        if (!there) missing.push_back(console.in(fields[slot].name));
    }
    if (missing.empty()) return base::Done{};
    return Error{ErrorKind::misuse, Code::gj5630, {path, joined(missing)}};
}

base::Result<std::unique_ptr<CaseRows>> CaseRows::open(World& world, const std::string& path,
                                                       const program::Program& program,
                                                       const Console& console,
                                                       const CaseRowOptions& options) {
    auto rows = std::make_unique<CaseRows>(CaseRows(program));
    rows->options_ = options;
    if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) {
        auto text = world.read_file(path);
        if (!text) return text.error();
        rows->reader_ = json_lines(std::move(*text));
    } else if (path.ends_with(".csv") || path.ends_with(".CSV") || path.ends_with(".txt")) {
        auto reader = world.read_csv(path);
        if (!reader) return reader.error();
        rows->reader_ = std::move(*reader);
    } else {
        return Error{ErrorKind::misuse, Code::gj5635, {path}};
    }
    rows->header_ = rows->reader_->header();
    if (rows->header_.empty()) return Error{ErrorKind::misuse, Code::gj5634, {path}};
    const auto understood = rows->understand_header(path, console);
    if (!understood) return understood.error();
    return rows;
}

base::Result<std::optional<CaseRow>> CaseRows::next() {
    auto read = reader_->next();
    if (!read) return read.error();
    if (!*read) return std::optional<CaseRow>();
    CaseRow row;
    row.line = (*read)->line;
    row.cells = std::move((*read)->cells);
    if ((*read)->problem) {
        row.problems.push_back(*(*read)->problem);
        return std::optional(std::move(row));
    }
    row.fields.resize(program_.matter.fields.size());
    for (std::size_t i = 0; i < columns_.size() && i < row.cells.size(); ++i) {
        const auto& column = columns_[i];
        if (column.special) row.*column.special = row.cells[i];
        if (column.slot < 0) continue;
        const auto slot = static_cast<std::size_t>(column.slot);
        const auto& field = program_.matter.fields[slot];
        auto value = read_field(field, row.cells[i], column.unit);
        if (!value) {
            row.problems.push_back(value.error());
            continue;
        }
        if (!row.cells[i].empty()) row.record[field.name.zh] = *value;
        row.fields[slot] = std::move(*value);
    }
    return std::optional(std::move(row));
}

}  // namespace guiju::cli
