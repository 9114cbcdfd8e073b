// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cases as rows of a file (CSV or JSON Lines), read one at a time by the types of the policy's fields.
// A row that cannot be read is told with its line and set aside; the next ones go on. Decides nothing.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "adapters/cli/console.h"
#include "adapters/cli/world.h"
#include "engine/program/program.h"

namespace guiju::cli {

struct CaseRow {
    std::size_t line = 0;
    std::string id;                     ///< column 编号 / id; empty if there is none
    std::string applicant;              ///< column 企业代号, 单位代号 / applicant
    std::string filed;                  ///< column 报送日期 / filed
    std::vector<value::Value> fields;   ///< by slot
    value::Record record;               ///< the known ones by name
    std::vector<base::Error> problems;  ///< not empty: set aside
    std::vector<std::string> cells;     ///< as they were
};

struct CaseRowOptions {
    bool missing_allowed =
        false;           ///< a required column that is not there is a field nobody filled in
    bool quiet = false;  ///< columns that are no fields are not warned of
    std::map<std::string, std::string> renamed;  ///< header as written → field it is
};

class CaseRows {
   public:
    /// Opens the file and reads its header. Errors: no such file, no header, columns missing (GJ5630)
    /// or doubled. Columns that are no fields are warned of once. `program` must outlive it.
    [[nodiscard]] static base::Result<std::unique_ptr<CaseRows>> open(
        World& world, const std::string& path, const program::Program& program,
        const Console& console, const CaseRowOptions& options = {});

    [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
    /// Empty at the end.
    [[nodiscard]] base::Result<std::optional<CaseRow>> next();

   private:
    struct Column {
        std::int32_t slot = -1;
        std::string unit;
        std::string CaseRow::*special = nullptr;
    };
    explicit CaseRows(const program::Program& program) : program_(program) {}
    [[nodiscard]] base::Outcome understand_header(const std::string& path, const Console& console);
    [[nodiscard]] base::Outcome place_column(const std::string& path, const std::string& written,
                                             const Console& console);
    [[nodiscard]] base::Outcome nothing_missing(const std::string& path,
                                                const Console& console) const;

    const program::Program& program_;
    CaseRowOptions options_;
    std::unique_ptr<TableReader> reader_;
    std::vector<std::string> header_;
    std::vector<Column> columns_;
};

/// Rows of a JSON Lines text: header = all keys of all objects, in order of appearance.
[[nodiscard]] std::unique_ptr<TableReader> json_lines(std::string text);

}  // namespace guiju::cli
