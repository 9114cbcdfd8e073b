// SPDX-License-Identifier: Apache-2.0
#pragma once
// A receiver of messages on this machine: a plain HTTP server that remembers every request and answers as it is
// told, late, wrongly, or not at all. Checks signatures with its own code. Not for anything but tests.
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace guiju::webhook {

struct Request {
    std::string line{};                            ///< "POST /hook HTTP/1.1"
    std::map<std::string, std::string> headers{};  ///< names in small letters
    std::string body{};
    [[nodiscard]] std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? "" : found->second;
    }
};

struct Answer {
    int status = 204;
    std::string headers{};  ///< whole lines
    std::string body{};
    int wait_ms = 0;          ///< before a byte of it
    bool cut = false;         ///< hangs up instead, having read all
    bool cut_inside = false;  ///< hangs up in the middle of the body
};

class Receiver {
   public:
    using Behaviour = std::function<Answer(const Request&)>;

    explicit Receiver(Behaviour behaviour);
    ~Receiver();
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;

    [[nodiscard]] std::string url(const std::string& path = "/hook") const;
    [[nodiscard]] std::vector<Request> requests() const;

   private:
    void accept_all();
    void serve(int connection);

    Behaviour behaviour_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> over_{false};
    mutable std::mutex guard_;
    std::vector<Request> requests_;
    std::vector<std::thread> threads_;
    std::thread acceptor_;
};

/// The signature over the request, made anew from the bytes of the secret: "v1,…" or "v1sm3,…".
[[nodiscard]] std::string expected_signature(const Request& request, const std::string& secret,
                                             bool sm3 = false);

}  // namespace guiju::webhook
