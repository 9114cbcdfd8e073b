// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/connection/proxy.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace guiju::fault {
namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int tcp_socket() {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return made;
}

bool send_all(int to, const char* bytes, ssize_t size) {
    while (size > 0) {
        const auto sent = ::send(to, bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        size -= sent;
    }
    return true;
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

bool is_commit(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text == "commit";
}

}  // namespace

/// Of https://www.postgresql.org/docs/15/protocol-message-formats.html.
bool CommitFinder::message(char kind, const std::string& body) {
    const auto first = body.substr(0, body.find('\0'));
    if (kind == 'Q') return runs(first);
    if (kind != 'P' && kind != 'B') return false;
    const auto at = std::min(body.size(), first.size() + 1);
    const auto second = body.substr(at, body.find('\0', at) - at);
    if (kind == 'B') return runs(prepared_[second]);
    prepared_[first] = second;
    return false;
}

bool CommitFinder::runs(const std::string& text) {
    if (text.starts_with("begin") || text.starts_with("start")) begun_ = true;
    const bool writes = text.find("insert into") != std::string::npos;
    if (writes && !begun_) return true;  // a statement alone commits itself
    wrote_ = wrote_ || writes;
    const bool commit = is_commit(text);
    if (!commit && text != "rollback") return false;
    begun_ = false;
    return std::exchange(wrote_, false) && commit;
}

bool CommitFinder::in(const char* bytes, std::size_t size) {
    rest_.append(bytes, size);
    bool found = false;
    while (rest_.size() >= (started_ || !postgresql_ ? 5U : 8U)) {
        if (!postgresql_) {  // three bytes of length, lowest first, and a number; COM_QUERY is 3
            const auto length = number_at({rest_[2], rest_[1], rest_[0], 0}, 0) >> 8U;
            if (rest_.size() < length + 4) break;
            found = (rest_[4] == 3 && runs(rest_.substr(5, length - 1))) || found;
            rest_.erase(0, length + 4);
        } else if (!started_) {  // a wish for encryption, or the start
            constexpr std::uint32_t kWishes = 80877103;
            const auto length = number_at(rest_, 0);
            if (rest_.size() < length) break;
            started_ = number_at(rest_, 4) < kWishes;
            rest_.erase(0, length);
        } else {
            const auto length = number_at(rest_, 1);
            if (rest_.size() < length + 1) break;
            found = message(rest_[0], rest_.substr(5, length - 4)) || found;
            rest_.erase(0, length + 1);
        }
    }
    return found;
}

Proxy::Proxy(int server, bool postgresql) : server_(server), postgresql_(postgresql) {
    listener_ = tcp_socket();
    auto address = loopback(0);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, any, size) != 0 || ::listen(listener_, 16) != 0) return;
    if (::getsockname(listener_, any, &size) != 0) return;
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
}

Proxy::~Proxy() {
    over_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    if (acceptor_.joinable()) acceptor_.join();
    for (auto& passer : passers_) passer.join();
    ::close(listener_);
}

void Proxy::accept_all() {
    while (!over_) {
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0) passers_.emplace_back([this, client] { pass(client); });
    }
}

void Proxy::pass(int client) {
    const int server = tcp_socket();
    auto address = loopback(server_);
    CommitFinder commits(postgresql_);
    bool losing = false;  // the answer to come is the one to lose
    bool open = ::connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    std::array<char, 16384> piece{};
    while (open && !over_) {
        std::array<pollfd, 2> ends{{{client, POLLIN, 0}, {server, POLLIN, 0}}};
        if (::poll(ends.data(), ends.size(), 50) <= 0) continue;
        if (ends[0].revents != 0) {
            const auto size = ::read(client, piece.data(), piece.size());
            if (size <= 0) break;
            if (commits.in(piece.data(), static_cast<std::size_t>(size)) && lose_.exchange(false))
                losing = true;
            open = send_all(server, piece.data(), size);
        }
        if (ends[1].revents == 0) continue;
        auto size = ::read(server, piece.data(), piece.size());
        if (size <= 0 || losing) {
            cuts_ += losing ? 1 : 0;
            break;
        }
        const auto left = left_.load();
        const bool last = left >= 0 && size > left;
        if (left >= 0) left_ = last ? -1 : left - size;
        open = send_all(client, piece.data(), last ? left : size) && !last;
        cuts_ += last ? 1 : 0;
    }
    ::close(client);
    ::close(server);
}

}  // namespace guiju::fault
