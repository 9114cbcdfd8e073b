// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/sockets.h"

#include <sys/socket.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "adapters/sql/fault.h"

namespace guiju::sql {
namespace {

/// Those that lead to a peer, by descriptor; empty where the system does not tell.
std::set<int> open_sockets() {
    std::set<int> out;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", problem)) {
        const int socket = std::stoi(entry.path().filename().string());
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) == 0)
            out.insert(socket);
    }
    return out;
}

/// The one that is not among those before; -1 when there is none, or more than one.
int new_beside(const std::set<int>& before) {
    int found = -1;
    for (const int socket : open_sockets()) {
        if (before.contains(socket)) continue;
        if (found >= 0) return -1;
        found = socket;
    }
    return found;
}

/// Shuts the new socket down unless it ends in time.
class Limit {
   public:
    Limit(const std::set<int>& before, std::chrono::milliseconds patience)
        : thread_([this, &before, patience] {
              std::unique_lock lock(guard_);
              if (over_.wait_for(lock, patience, [&] { return done_; })) return;
              if (const int socket = new_beside(before); socket >= 0)
                  cut_ = ::shutdown(socket, SHUT_RDWR) == 0;
          }) {}
    ~Limit() { end(); }
    Limit(const Limit&) = delete;
    Limit& operator=(const Limit&) = delete;

    /// True when it has shut the socket down.
    bool end() {
        {
            const std::lock_guard lock(guard_);
            done_ = true;
        }
        over_.notify_all();
        if (thread_.joinable()) thread_.join();
        return cut_;
    }

   private:
    std::mutex guard_;
    std::condition_variable over_;
    bool done_ = false, cut_ = false;
    std::thread thread_;  // after what it uses
};

}  // namespace

Line Door::open(const std::function<void()>& connect, const Url& url, const Options& options) {
    const std::lock_guard lock(guard_);
    const auto before = open_sockets();
    Limit limit(before, options.wait);
    try {
        connect();
    } catch (...) {
        if (!limit.end()) throw;
        throw Refusal{{base::ErrorKind::retry_later, base::Code::gj5440, {url.place}}};
    }
    return limit.end() ? Line{} : line_of(new_beside(before));
}

}  // namespace guiju::sql
