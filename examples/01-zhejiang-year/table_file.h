// SPDX-License-Identifier: Apache-2.0
#pragma once
// A CSV file of this story, whole: its header and its rows, every row as long as the header.
// Only for the story's own small files; streaming and setting rows aside are in adapters/file.
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace zhejiang {

struct TableFile {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

/// misuse or not_found with the reader's message when the file or a row of it cannot be read.
[[nodiscard]] guiju::base::Result<TableFile> read_table(const std::string& path);

}  // namespace zhejiang
