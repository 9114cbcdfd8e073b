// SPDX-License-Identifier: Apache-2.0
#pragma once
// What `guiju run` leaves behind: one line a case in --out (CSV or JSON Lines), the rows set aside in
// *.rejected.csv, and the tally by outcome and by item. Decides nothing.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "adapters/cli/case_rows.h"
#include "adapters/cli/screening.h"

namespace guiju::cli {

class RunReport {
   public:
    /// `out` empty: no lines, only the tally. `cases`: the file the rows come from.
    RunReport(World& world, const Console& console, std::string cases, std::string out)
        : world_(world), console_(console), cases_(std::move(cases)), out_(std::move(out)) {}

    [[nodiscard]] base::Outcome begin(const std::vector<std::string>& header);
    [[nodiscard]] base::Outcome add(const CaseRow& row, const Screened& screened);
    [[nodiscard]] base::Outcome set_aside(const CaseRow& row);
    /// Closes the files. Call once, at the end.
    [[nodiscard]] base::Outcome finish();

    /// The tally on stdout, as a table or as JSON; where the files are, on stderr.
    void show(const program::Stage& stage, bool json) const;
    [[nodiscard]] std::size_t rows() const { return taken_ + rejected_; }
    [[nodiscard]] std::size_t taken() const { return taken_; }
    [[nodiscard]] std::size_t rejected() const { return rejected_; }
    void tick();  ///< progress on a terminal

   private:
    [[nodiscard]] base::Outcome write(const std::string& line);
    void show_tables(const program::Stage& stage) const;
    void show_json() const;

    World& world_;
    const Console& console_;
    std::string cases_, out_, rejected_path_;
    std::unique_ptr<FileSink> sink_, rejected_sink_;
    std::vector<std::string> header_;
    std::map<std::string, std::size_t> outcomes_;
    std::map<int, std::size_t> failing_, for_people_, undecided_;
    std::size_t taken_ = 0, rejected_ = 0;
};

/// One CSV line (RFC 4180) with its line end.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);
/// "12.5%" of a whole, rounded half up to one decimal; "–" of nothing.
[[nodiscard]] std::string percent_of(std::size_t part, std::size_t whole);

}  // namespace guiju::cli
