// SPDX-License-Identifier: Apache-2.0
// The program `guiju`: wires the adapters together, runs one command, and answers for what nobody expected.
#include <csignal>
#include <ctime>

#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <typeinfo>
#include <utility>

#include "adapters/cli/command.h"
#include "adapters/file/csv.h"
#include "adapters/file/text_file.h"
#include "adapters/http/webhook.h"
#include "adapters/log/log.h"
#include "adapters/memory/store.h"
#include "adapters/sql/store.h"

namespace guiju::cli {
namespace {

Database database_of(std::shared_ptr<sql::SqlStore> store) {
    auto* raw = store.get();
    return {std::move(store), raw, raw, raw, raw, raw};
}

/// Requests to end (SIGTERM, SIGINT), kept waiting until they are asked for.
class EndRequests {
   public:
    /// True while there was none within so many milliseconds.
    bool none_for(std::int64_t ms) {
        if (!watching_) {
            sigemptyset(&wanted_);
            sigaddset(&wanted_, SIGTERM);
            sigaddset(&wanted_, SIGINT);
            watching_ = pthread_sigmask(SIG_BLOCK, &wanted_, nullptr) == 0;
        }
        const timespec wait{static_cast<std::time_t>(ms / 1000),
                            static_cast<long>(ms % 1000) * 1'000'000};
        ended_ = ended_ || sigtimedwait(&wanted_, nullptr, &wait) > 0;
        return !ended_;
    }

   private:
    sigset_t wanted_{};
    bool watching_ = false;
    bool ended_ = false;
};

/// Collects what is written and puts it in place as a whole.
class WholeFile final : public FileSink {
   public:
    explicit WholeFile(std::string path) : path_(std::move(path)) {}
    base::Outcome write(std::string_view text) override {
        text_ += text;
        return base::Done{};
    }
    base::Outcome close() override { return file::write_text(path_, text_); }

   private:
    std::string path_, text_;
};

/// Good and bad rows of a CSV file, in the order they were met.
class CsvTable final : public TableReader {
   public:
    explicit CsvTable(file::CsvReader reader) : reader_(std::move(reader)) {}
    const std::vector<std::string>& header() const override { return reader_.header(); }
    base::Result<std::optional<TableRow>> next() override {
        if (told_ == reader_.set_aside().size() && !held_ && !ended_) {
            auto row = reader_.next();
            if (!row) return row.error();
            ended_ = !*row;
            if (*row) held_ = TableRow{static_cast<std::size_t>((*row)->line), (*row)->cells, {}};
        }
        if (told_ < reader_.set_aside().size()) {
            const auto& bad = reader_.set_aside()[told_++];
            return std::optional(
                TableRow{static_cast<std::size_t>(bad.line), {bad.text}, bad.error});
        }
        return std::exchange(held_, std::nullopt);
    }

   private:
    file::CsvReader reader_;
    std::optional<TableRow> held_;
    std::size_t told_ = 0;
    bool ended_ = false;
};

/// The outside of the program, over the other adapters.
class Outside final : public World {
   public:
    explicit Outside(std::unique_ptr<log::FileLog> log) : log_(std::move(log)) {}

    base::Result<std::string> read_file(const std::string& path) override {
        return file::read_bytes(path);
    }
    base::Outcome write_file(const std::string& path, const std::string& text) override {
        return file::write_text(path, text);
    }
    base::Result<bool> append_file(const std::string& path, std::size_t size,
                                   const std::string& text) override {
        return file::append_text(path, size, text);
    }
    base::Result<std::unique_ptr<FileSink>> create_file(const std::string& path) override {
        return std::unique_ptr<FileSink>(std::make_unique<WholeFile>(path));
    }
    base::Result<std::unique_ptr<TableReader>> read_csv(const std::string& path) override {
        auto reader = file::CsvReader::open(path);
        if (!reader) return reader.error();
        return std::unique_ptr<TableReader>(std::make_unique<CsvTable>(std::move(*reader)));
    }

    Database memory() override {
        auto store = std::make_shared<memory::MemoryStore>();
        auto* raw = store.get();
        return {std::move(store), raw, raw, raw, raw, raw};
    }
    base::Result<Database> open_database(const std::string& url, bool read_only) override {
        sql::Options options;
        options.mode = read_only ? sql::Mode::read_only : sql::Mode::existing;
        auto store = sql::open(url, options);
        if (!store) return store.error();
        return database_of(std::move(*store));
    }
    base::Outcome init_database(const std::string& url) override { return sql::init(url); }
    base::Outcome migrate_database(const std::string& url) override { return sql::migrate(url); }
    base::Result<DatabaseState> database_state(const std::string& url) override {
        const auto status = sql::status(url);
        if (!status) return status.error();
        const auto number = [](std::int64_t count) { return std::to_string(count); };
        DatabaseState state{
            status->driver, status->version > 0, status->version, status->needed, {}};
        // Of a database in another form nothing is counted: no figure is better than a wrong one.
        if (status->version != status->needed) return state;
        state.facts = {{"cases", number(status->cases)},
                       {"open_cases", number(status->open_cases)},
                       {"journal", number(status->journal)},
                       {"outbox", number(status->outbox)},
                       {"units", number(status->units)},
                       {"policies", number(status->policies)},
                       {"policy_acts", number(status->policy_acts)},
                       {"awaiting_approval", number(status->awaiting_approval)}};
        return state;
    }
    base::Result<std::string> schema_of(const std::string& url) override {
        const auto statements = sql::ddl(url);
        if (!statements) return statements.error();
        std::string all;
        for (const auto& statement : *statements) all += statement + ";\n";
        return all;
    }

    base::Result<std::unique_ptr<ports::Sender>> webhook(const WebhookOrder& order) override {
        const auto text = file::read_bytes(order.secret_file);
        if (!text) return text.error();
        auto secret = http::Secret::read(*text, order.secret_file);
        if (!secret) return secret.error();
        return http::open_webhook({order.url, order.allow_internal, order.sm3, order.timeout_ms},
                                  std::move(*secret));
    }

    bool pause(std::int64_t ms) override { return ends_.none_for(ms); }
    std::uint32_t dice() override { return device_(); }
    value::Instant now() override {
        const auto since = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
    }
    /// Instant and 64 random bits: sorted by time, never the same twice.
    std::string new_id() override {
        std::array<char, 40> text{};
        const auto random = (std::uint64_t{device_()} << 32U) | device_();
        std::snprintf(text.data(), text.size(), "%011llx%016llx",
                      static_cast<unsigned long long>(now().ms),
                      static_cast<unsigned long long>(random));
        return text.data();
    }
    void log(std::string_view event, const std::map<std::string, std::string>& facts) override {
        if (log_) log_->write(log::Level::info, event, facts);
    }

   private:
    std::unique_ptr<log::FileLog> log_;
    std::random_device device_;
    EndRequests ends_;
};

int run_command(const Arguments& arguments) {
    const Console console(arguments);
    std::unique_ptr<log::FileLog> log;
    if (!arguments.log.empty()) {
        auto opened = log::FileLog::open(arguments.log);
        if (!opened) return static_cast<int>(console.fail(opened.error()));
        log = std::move(*opened);
    }
    Outside outside(std::move(log));
    outside.log("begin", {{"command", arguments.command}});
    const auto exit = static_cast<int>(dispatch({arguments, console, outside}));
    outside.log("end", {{"command", arguments.command}, {"exit", std::to_string(exit)}});
    return std::fflush(stdout) == 0 ? exit : static_cast<int>(Exit::failed);
}

int run_words(const std::vector<std::string>& words) {
    Arguments fallback;
    fallback.lang = language_of(words);
    const auto arguments = read_arguments(words, fallback.lang);
    if (arguments) return run_command(*arguments);
    Console(fallback).fail(arguments.error());
    return static_cast<int>(Exit::usage);
}

/// Says that the program itself failed; `what` helps whoever mends it and says nothing about data.
int confess(const std::vector<std::string>& words, const char* what) {
    Arguments fallback;
    fallback.lang = language_of(words);
    Console(fallback).fail({base::ErrorKind::broken, base::Code::gj5899, {what}});
    return static_cast<int>(Exit::failed);
}

}  // namespace
}  // namespace guiju::cli

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        return guiju::cli::run_words(words);
    } catch (const std::bad_alloc&) {
        return guiju::cli::confess(words, "memory");
    } catch (const std::exception& problem) {
        return guiju::cli::confess(words, typeid(problem).name());
    } catch (...) {
        return guiju::cli::confess(words, "?");
    }
}
