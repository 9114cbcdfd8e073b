// SPDX-License-Identifier: Apache-2.0
#pragma once
// A log file for those who run the program: one JSON object a line. Only when asked for, never on
// stdout. Not the journal of cases (that is data) and no place for secret fields or bound values.
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace guiju::log {

enum class Level : std::uint8_t { info, warning, error };

class FileLog {
   public:
    /// Appends to `path`, making it if needed. misuse (GJ5680) when it cannot be written.
    [[nodiscard]] static base::Result<std::unique_ptr<FileLog>> open(const std::string& path);
    ~FileLog();

    /// {"time":…,"level":…,"event":…, facts…}; flushed at once. Never throws: a full disk loses lines.
    void write(Level level, std::string_view event,
               const std::map<std::string, std::string>& facts);

    class Impl;  ///< only log.cpp can make one
    explicit FileLog(std::unique_ptr<Impl> impl);

   private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace guiju::log
