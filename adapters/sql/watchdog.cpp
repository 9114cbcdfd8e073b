// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/watchdog.h"

#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>

namespace guiju::sql {
namespace {

using std::chrono::milliseconds;

/// What has come from the server so far. Of a socket that does not count it: another number as long as
/// something is there to be read.
std::uint64_t bytes_from(int socket, std::uint64_t before) {
    if (socket < 0) return before;
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0)
        return info.tcpi_bytes_received;
    int waiting = 0;
    return ::ioctl(socket, SIOCINQ, &waiting) == 0 && waiting > 0 ? before + 1 : before;
}

}  // namespace

Watchdog::Watchdog(milliseconds patience)
    : patience_(patience), tick_(std::clamp(patience / 20, milliseconds(5), milliseconds(250))) {}

Watchdog::~Watchdog() {
    {
        const std::lock_guard lock(guard_);
        over_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Watchdog::arm(Watch& watch) {
    if (!watch.line.cut) return;
    bool wake = false;
    {
        const std::lock_guard lock(guard_);
        watch.heard = std::chrono::steady_clock::now();
        armed_.push_back(&watch);
        wake = asleep_;
        if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    }
    if (wake) wake_.notify_all();
}

void Watchdog::disarm(Watch& watch) {
    if (!watch.line.cut) return;
    const std::lock_guard lock(guard_);
    std::erase(armed_, &watch);
}

void Watchdog::run() {
    std::unique_lock lock(guard_);
    while (!over_) {
        if (armed_.empty()) {
            asleep_ = true;
            wake_.wait(lock, [&] { return over_ || !armed_.empty(); });
            asleep_ = false;
        }
        // Why not woken by every call: most are over long before the next look.
        wake_.wait_for(lock, tick_, [&] { return over_; });
        const auto now = std::chrono::steady_clock::now();
        for (auto* watch : armed_) look(*watch, now);
    }
}

void Watchdog::look(Watch& watch, std::chrono::steady_clock::time_point now) {
    const auto bytes = bytes_from(watch.line.socket, watch.bytes);
    if (bytes != watch.bytes) {
        watch.bytes = bytes;
        watch.heard = now;
    }
    if (watch.cut || now - watch.heard + tick_ < patience_) return;
    watch.cut = true;
    watch.line.cut();
}

}  // namespace guiju::sql
