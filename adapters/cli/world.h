// SPDX-License-Identifier: Apache-2.0
#pragma once
// All that a command needs from outside: files, databases, the clock, new ids, the log. Interface only;
// main.cpp implements it over the other adapters, so that no command knows which they are.
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/case_store.h"
#include "engine/ports/delivery.h"
#include "engine/ports/directory.h"
#include "engine/ports/evidence.h"
#include "engine/ports/retention.h"

namespace guiju::cli {

/// A store with its directory of units. Keeps both alive.
struct Database {
    std::shared_ptr<void> keep;
    ports::CaseStore* cases = nullptr;
    ports::Directory* units = nullptr;
    ports::EvidenceStore* evidence = nullptr;
    ports::DeliveryStore* delivery = nullptr;
    ports::RetentionStore* history = nullptr;
};

/// Where messages are to go.
struct WebhookOrder {
    std::string url;
    std::string secret_file;
    bool allow_internal = false;
    bool sm3 = false;
    std::int64_t timeout_ms = 10'000;
};

/// State of the schema of a database.
struct DatabaseState {
    std::string kind;  ///< "sqlite"
    bool initialised = false;
    std::int64_t version = 0, newest = 0;
    std::vector<std::pair<std::string, std::string>> facts;  ///< further lines: name, value
};

/// One record of a file with cases: cells in the order of the header.
struct TableRow {
    std::size_t line = 0;  ///< where it begins, from 1
    std::vector<std::string> cells;
    std::optional<base::Error> problem;  ///< this row cannot be read; the next ones can
};

/// Rows of a file, one at a time.
class TableReader {
   public:
    virtual ~TableReader() = default;
    [[nodiscard]] virtual const std::vector<std::string>& header() const = 0;
    /// Empty at the end. An error ends the reading.
    [[nodiscard]] virtual base::Result<std::optional<TableRow>> next() = 0;
};

/// A file being written: appears whole at close(), or not at all.
class FileSink {
   public:
    virtual ~FileSink() = default;
    [[nodiscard]] virtual base::Outcome write(std::string_view text) = 0;
    [[nodiscard]] virtual base::Outcome close() = 0;
};

class World {
   public:
    virtual ~World() = default;

    [[nodiscard]] virtual base::Result<std::string> read_file(const std::string& path) = 0;
    /// Whole or not at all.
    [[nodiscard]] virtual base::Outcome write_file(const std::string& path,
                                                   const std::string& text) = 0;
    /// Behind what is there, durably, if that is still `size` bytes long; the file is made when there
    /// is none. False: somebody else wrote meanwhile.
    [[nodiscard]] virtual base::Result<bool> append_file(const std::string& path, std::size_t size,
                                                         const std::string& text) = 0;
    [[nodiscard]] virtual base::Result<std::unique_ptr<FileSink>> create_file(
        const std::string& path) = 0;
    [[nodiscard]] virtual base::Result<std::unique_ptr<TableReader>> read_csv(
        const std::string& path) = 0;

    /// An empty store in memory, gone with the last copy.
    [[nodiscard]] virtual Database memory() = 0;
    [[nodiscard]] virtual base::Result<Database> open_database(const std::string& url,
                                                               bool read_only) = 0;
    [[nodiscard]] virtual base::Outcome init_database(const std::string& url) = 0;
    [[nodiscard]] virtual base::Result<DatabaseState> database_state(const std::string& url) = 0;
    [[nodiscard]] virtual base::Outcome migrate_database(const std::string& url) = 0;
    /// The statements that make the schema, for a person who runs them by hand.
    [[nodiscard]] virtual base::Result<std::string> schema_of(const std::string& url) = 0;

    /// The way to a receiver. misuse: no such address, or its secret cannot be used.
    [[nodiscard]] virtual base::Result<std::unique_ptr<ports::Sender>> webhook(
        const WebhookOrder& order) = 0;

    [[nodiscard]] virtual value::Instant now() = 0;
    /// Waits so long, or until somebody asks the program to end: then, and from then on, false. The first
    /// call makes such requests wait for this one instead of ending the program at once.
    [[nodiscard]] virtual bool pause(std::int64_t ms) = 0;
    /// Any number, never to be foreseen.
    [[nodiscard]] virtual std::uint32_t dice() = 0;
    /// Never the same twice.
    [[nodiscard]] virtual std::string new_id() = 0;
    /// One line of the log, if there is one. Never secret fields.
    virtual void log(std::string_view event, const std::map<std::string, std::string>& facts) = 0;
};

}  // namespace guiju::cli
