// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/storm/strike.h"

#include <signal.h>  // NOLINT: kill is POSIX
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "adapters/sql/fault.h"
#include "adapters/sql/session.h"

namespace guiju::storm {
namespace {

/// The process that with_server.sh wrote down; 0: none.
pid_t server() {
    const char* file = std::getenv("GUIJU_TEST_SERVER_PID");
    pid_t process = 0;
    if (file != nullptr) std::ifstream(file) >> process;
    return process;
}

/// What the system says of a process, or of one of its threads, from its state on; "" when it is gone.
std::string state_of(const std::filesystem::path& process) {
    std::ifstream in(process / "stat");
    std::string line;
    std::getline(in, line);
    const auto behind = line.rfind(')');  // the name of the program may hold anything
    return behind == std::string::npos ? "" : line.substr(behind + 2);
}

pid_t parent_of(const std::filesystem::path& process) {
    const auto state = state_of(process);
    return state.empty() ? 0 : static_cast<pid_t>(std::atol(state.c_str() + 1));
}

/// Every thread stands still, or is gone: after the signal each may still do what it is at.
bool stands_still(pid_t process) {
    std::error_code gone;
    const auto threads = std::filesystem::path("/proc") / std::to_string(process) / "task";
    for (const auto& thread : std::filesystem::directory_iterator(threads, gone)) {
        const auto state = state_of(thread.path());
        if (!state.empty() && std::string("TtZX").find(state.front()) == std::string::npos)
            return false;
    }
    return true;
}

bool stop(pid_t process) {
    if (::kill(process, SIGSTOP) != 0) return errno == ESRCH;  // it has ended by itself
    while (!stands_still(process)) std::this_thread::yield();
    return true;
}

/// The server and what it started.
std::vector<pid_t> family() {
    const auto first = server();
    if (first <= 0) return {};
    std::vector<pid_t> all{first};
    std::error_code gone;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", gone)) {
        const auto process = static_cast<pid_t>(std::atol(entry.path().filename().c_str()));
        if (process > 0 && parent_of(entry.path()) == first) all.push_back(process);
    }
    return all;
}

/// What to say to end each connection, one statement each.
std::vector<std::string> endings(sql::Session& session, const std::string& driver) {
    if (driver == "postgresql") {
        return {
            "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            " where usename = current_user and pid <> pg_backend_pid()"};
    }
    sql::Statement select(session.raw());
    sql::Cell number;
    select.into(number);
    select.prepare("select id from information_schema.processlist where id <> connection_id()");
    std::vector<std::string> all;
    for (bool more = select.first(); more; more = select.next())
        all.push_back("kill " + std::to_string(number.as_number()));
    return all;
}

}  // namespace

base::Outcome end_sessions(const std::string& address) {
    const auto url = sql::parse_url(address);
    if (!url.ok()) return url.error();
    const auto dialect = sql::dialect_for(*url, {});
    if (!dialect.ok()) return dialect.error();
    if (url->driver != "postgresql" && url->driver != "mysql")
        return base::Error{base::ErrorKind::misuse, base::Code::gj5411, {url->driver}};
    return sql::guard(**dialect, url->place, [&]() -> base::Outcome {
        sql::Session session(**dialect, *url, {});
        for (const auto& text : endings(session, url->driver)) {
            try {
                session.raw() << text;
            } catch (const soci::soci_error&) {
                continue;  // Why: that connection had ended by itself.
            }
        }
        return base::Done{};
    });
}

bool stop_at_once() {
    const auto process = server();
    if (process <= 0) return false;
    // PostgreSQL takes QUIT for "at once"; the others know nothing quicker than KILL.
    const auto program = std::filesystem::path("/proc") / std::to_string(process) / "comm";
    std::string name;
    std::ifstream(program) >> name;
    return ::kill(process, name == "postgres" ? SIGQUIT : SIGKILL) == 0;
}

bool freeze() {
    const auto first = server();
    if (first <= 0 || !stop(first)) return false;  // from now on it starts no other
    const auto all = family();
    return std::all_of(all.begin(), all.end(), stop);
}

void thaw() {
    for (const auto process : family()) ::kill(process, SIGCONT);
}

}  // namespace guiju::storm
