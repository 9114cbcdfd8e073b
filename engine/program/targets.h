// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables of targets (任务指标): indicators with baseline, targets by year, colours. Plain data, part of
// program.h. Numbers are in the unit of their row (3.55 of a row in % is 3.55), as officers report.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/message.h"
#include "engine/program/origin.h"
#include "engine/value/number.h"

namespace guiju::program {

/// What one year asks; of the base year: what was measured.
struct TargetCell {
    enum class Kind : std::uint8_t {
        none,      ///< no target, no data
        at_least,  ///< 80, 80以上
        more,      ///< 超3500
        at_most,   ///< 不超过5, and the number of a rank
        about,     ///< 73左右: at least the number less the tolerance
        stable,    ///< 保持基本稳定: at least the baseline less the tolerance
        top,       ///< 前50
        hold,      ///< 保持在40以上: at every reporting date of the year
        faster,    ///< 快于“X”: more than another figure of the same period
        rise,      ///< 提升: more than the period before
        stated,    ///< in words: no verdict, no colour
    } kind{};
    std::vector<value::Number> numbers;  ///< one a series of the row, where the kind has a number
    std::int32_t other = -1;             ///< faster: index into TargetTable::series
    bool provisional = false;
    std::string words;  ///< stated; or the remark of a provisional number
};

/// A name figures are reported under.
struct TargetSeries {
    base::Text name;
    std::int32_t row = -1;
    std::int32_t indicator = -1;  ///< into Program::indicators when 指标 says how it is found
};

struct TargetRow {
    std::int32_t number = 0;
    bool own = false;  ///< ★
    base::Text name;
    std::string unit;         ///< Chinese spelling; "" of a rank
    value::Number factor{1};  ///< one of `unit` in base units
    enum class Kind : std::uint8_t { stock, level, flow, total, rate, average, rank } kind{};
    std::vector<std::int32_t> series;  ///< into TargetTable::series; several: all must be met
    std::int32_t part_of = -1;         ///< row it is a part of
    std::int32_t sum_table = -1;       ///< table of sum_of; -1: this one
    std::int32_t sum_of = -1;          ///< series whose yearly figures are added up …
    std::int32_t since = 0;            ///< … from this year on
    std::vector<TargetCell> cells;     ///< by TargetTable::years
    std::vector<base::Text> owners;    ///< the first leads
    base::Text source, system, task;
    std::string remark;
    Origin origin;
};

/// A number written out or kept in a parameter.
struct NumberRef {
    std::int32_t parameter = -1;
    value::Number literal;
    bool given = false;
};

struct TargetTable {
    base::Text name;
    std::vector<std::int32_t> subjects;  ///< roles
    enum class Every : std::uint8_t { year, quarter, month } every{};
    std::int32_t base_year = 0;  ///< 0: none
    bool linear = true;          ///< milestones lie on the line between the years; else: the target
    NumberRef about_points, about_share, stable, blue, yellow, red_run;
    std::vector<std::int32_t> years;
    std::vector<TargetSeries> series;
    std::vector<TargetRow> rows;
    Origin origin;
};

}  // namespace guiju::program
