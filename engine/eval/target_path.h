// SPDX-License-Identifier: Apache-2.0
#pragma once
// The way from the baseline to the targets of one row: where it should stand at the end of a period, how
// far it is, and whether the target of a year is met. Inner part of targets.h; knows no figures.
#include <optional>

#include "engine/eval/targets.h"

namespace guiju::eval {

class TargetPath {
   public:
    TargetPath(const program::Program& program, const program::TargetTable& table,
               const program::TargetRow& row)
        : program_(program), table_(table), row_(row) {}

    /// The cell of a year's own column; nullptr when the year has none. Not the base year's.
    [[nodiscard]] const program::TargetCell* cell_of(int year) const;
    /// The target a year works towards: its own, the next one, or after the last the last.
    [[nodiscard]] const program::TargetCell* aim(int year) const;

    struct Met {
        value::Truth met = value::Truth::unknown;
        bool above = false;  ///< further above than 左右 or 基本稳定 speaks of
    };
    /// A number against a cell with a number of its own or with the baseline.
    [[nodiscard]] base::Result<Met> met(const program::TargetCell& cell, std::size_t component,
                                        const std::optional<value::Number>& number) const;

    struct Progress {
        std::optional<value::Number> milestone, completion;
        TargetVerdict::Colour colour = TargetVerdict::Colour::grey;
    };
    [[nodiscard]] base::Result<Progress> progress(const program::TargetCell& aim,
                                                  std::size_t component, const Reporting& period,
                                                  const value::Number& number) const;

   private:
    struct Point {
        value::Number year, number;
    };
    [[nodiscard]] bool smaller() const;
    [[nodiscard]] std::optional<value::Number> baseline(std::size_t component) const;
    /// How far 左右 and 基本稳定 reach; empty: not written, or too large.
    [[nodiscard]] std::optional<value::Number> tolerance(const program::TargetCell& cell,
                                                         std::size_t component) const;
    [[nodiscard]] std::optional<value::Number> milestone(std::size_t component,
                                                         const value::Number& at) const;
    [[nodiscard]] std::optional<Point> start(std::size_t component) const;
    [[nodiscard]] TargetVerdict::Colour shade(const std::optional<value::Number>& completion,
                                              bool reached) const;

    const program::Program& program_;
    const program::TargetTable& table_;
    const program::TargetRow& row_;
};

}  // namespace guiju::eval
