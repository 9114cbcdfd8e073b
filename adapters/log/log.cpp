// SPDX-License-Identifier: Apache-2.0
#include "adapters/log/log.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>

#include <boost/json.hpp>

namespace guiju::log {
namespace {

std::string quoted(std::string_view text) {
    return boost::json::serialize(boost::json::string(text));
}

spdlog::level::level_enum level_of(Level level) {
    switch (level) {
        case Level::warning: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
        case Level::info: break;
    }
    return spdlog::level::info;
}

}  // namespace

class FileLog::Impl {
   public:
    explicit Impl(const std::string& path)
        : logger("guiju", std::make_shared<spdlog::sinks::basic_file_sink_mt>(path)) {
        logger.set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","process":%P,%v})");
        logger.flush_on(spdlog::level::info);
        // Why: the default handler prints to stderr, which belongs to the person at the terminal.
        logger.set_error_handler([](const std::string&) {});
    }
    spdlog::logger logger;
};

FileLog::FileLog(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FileLog::~FileLog() = default;

base::Result<std::unique_ptr<FileLog>> FileLog::open(const std::string& path) {
    try {
        return std::make_unique<FileLog>(std::make_unique<Impl>(path));
    } catch (const spdlog::spdlog_ex& problem) {
        return base::Error{base::ErrorKind::misuse,
                           base::Code::gj5680,
                           {path, base::Text("打不开", "it cannot be opened")},
                           problem.what()};
    }
}

void FileLog::write(Level level, std::string_view event,
                    const std::map<std::string, std::string>& facts) {
    std::string line = "\"event\":" + quoted(event);
    for (const auto& [name, value] : facts) line += "," + quoted(name) + ":" + quoted(value);
    impl_->logger.log(level_of(level), spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace guiju::log
