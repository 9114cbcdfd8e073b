// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/table_file.h"

#include "adapters/file/csv.h"

namespace zhejiang {

guiju::base::Result<TableFile> read_table(const std::string& path) {
    auto reader = guiju::file::CsvReader::open(path);
    if (!reader.ok()) return reader.error();
    TableFile table{reader->header(), {}};
    while (true) {
        auto row = reader->next();
        if (!row.ok()) return row.error();
        if (!row->has_value()) break;
        table.rows.push_back(std::move((*row)->cells));
    }
    if (!reader->set_aside().empty()) return reader->set_aside().front().error;
    return table;
}

}  // namespace zhejiang
