// SPDX-License-Identifier: Apache-2.0
#include "tests/webhook/receiver.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>

namespace guiju::webhook {
namespace {

constexpr int kPatienceMs = 5000;

/// One more piece of what comes in; false at its end, or when nothing comes for long.
bool read_more(int connection, std::string& text) {
    pollfd wait{connection, POLLIN, 0};
    if (::poll(&wait, 1, kPatienceMs) <= 0) return false;
    std::array<char, 4096> piece{};
    const auto size = ::recv(connection, piece.data(), piece.size(), 0);
    if (size <= 0) return false;
    text.append(piece.data(), static_cast<std::size_t>(size));
    return true;
}

void write_all(int connection, std::string_view text) {
    while (!text.empty()) {
        const auto size = ::send(connection, text.data(), text.size(), MSG_NOSIGNAL);
        if (size <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(size));
    }
}

std::string small(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool read_request(int connection, Request& request) {
    std::string text;
    std::size_t end = std::string::npos;
    while ((end = text.find("\r\n\r\n")) == std::string::npos)
        if (!read_more(connection, text)) return false;
    std::size_t at = text.find("\r\n");
    request.line = text.substr(0, at);
    while (at < end) {
        const auto from = at + 2;
        at = text.find("\r\n", from);
        const auto line = text.substr(from, at - from);
        const auto colon = line.find(':');
        const auto value = line.find_first_not_of(' ', colon + 1);
        request.headers[small(line.substr(0, colon))] =
            value == std::string::npos ? "" : line.substr(value);
    }
    const auto size = static_cast<std::size_t>(std::stoul("0" + request.header("content-length")));
    while (text.size() < end + 4 + size)
        if (!read_more(connection, text)) return false;
    request.body = text.substr(end + 4, size);
    return true;
}

}  // namespace

Receiver::Receiver(Behaviour behaviour) : behaviour_(std::move(behaviour)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof where;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&where), size) != 0 ||
        ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&where), &size) != 0)
        std::abort();
    port_ = ntohs(where.sin_port);
    acceptor_ = std::thread([this] { accept_all(); });
}

Receiver::~Receiver() {
    over_ = true;
    acceptor_.join();
    for (auto& thread : threads_) thread.join();
    ::close(listener_);
}

std::string Receiver::url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::vector<Request> Receiver::requests() const {
    const std::lock_guard lock(guard_);
    return requests_;
}

void Receiver::accept_all() {
    while (!over_) {
        pollfd wait{listener_, POLLIN, 0};
        if (::poll(&wait, 1, 20) <= 0) continue;
        const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection >= 0) threads_.emplace_back([this, connection] { serve(connection); });
    }
}

void Receiver::serve(int connection) {
    Request request;
    if (read_request(connection, request)) {
        Answer answer;
        {
            const std::lock_guard lock(guard_);
            requests_.push_back(request);
            answer = behaviour_(request);
        }
        for (int left = answer.wait_ms; left > 0 && !over_; left -= 20)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        if (!answer.cut) {
            const auto size = answer.body.size() + (answer.cut_inside ? 1000 : 0);
            write_all(connection, "HTTP/1.1 " + std::to_string(answer.status) + " x\r\n" +
                                      answer.headers + "content-length: " + std::to_string(size) +
                                      "\r\nconnection: close\r\n\r\n" + answer.body);
        }
    }
    ::close(connection);
}

std::string expected_signature(const Request& request, const std::string& secret, bool sm3) {
    const auto signed_text = request.header("webhook-id") + "." +
                             request.header("webhook-timestamp") + "." + request.body;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    std::size_t size = 0;
    EVP_Q_mac(nullptr, "HMAC", nullptr, sm3 ? "SM3" : "SHA256", nullptr, secret.data(),
              secret.size(), reinterpret_cast<const unsigned char*>(signed_text.data()),
              signed_text.size(), digest.data(), digest.size(), &size);
    std::array<unsigned char, 2 * EVP_MAX_MD_SIZE> text{};
    EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
    return (sm3 ? "v1sm3," : "v1,") + std::string(reinterpret_cast<char*>(text.data()));
}

}  // namespace guiju::webhook
