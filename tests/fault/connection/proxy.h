// SPDX-License-Identifier: Apache-2.0
#pragma once
// A wire between a program and its database that can break where it hurts: at any byte, or between a
// COMMIT and the answer to it. Passes everything on otherwise. Loopback only.
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace guiju::fault {

/// Finds what makes an INSERT durable in what a client sends: the COMMIT, or the statement itself outside of a
/// transaction. PostgreSQL and MariaDB.
class CommitFinder {
   public:
    explicit CommitFinder(bool postgresql) : postgresql_(postgresql) {}
    /// True when a message asking for the commit ends within these bytes.
    [[nodiscard]] bool in(const char* bytes, std::size_t size);

   private:
    bool message(char kind, const std::string& body);
    bool runs(const std::string& text);

    bool postgresql_;
    bool started_ = false;
    std::string rest_;
    std::map<std::string, std::string> prepared_;  ///< name → text
    bool begun_ = false;
    bool wrote_ = false;  ///< something, since the last commit
};

class Proxy {
   public:
    /// In front of the server on this port of 127.0.0.1.
    Proxy(int server, bool postgresql);
    /// Breaks all connections.
    ~Proxy();
    Proxy(const Proxy&) = delete;
    Proxy& operator=(const Proxy&) = delete;

    /// Where it listens; 0: it could not.
    [[nodiscard]] int port() const { return port_; }
    /// Breaks the connection over which the server has sent so many bytes more.
    void cut_after(long bytes) { left_ = bytes; }
    /// The next COMMIT reaches the server; its answer is thrown away and the connection broken.
    void lose_answer_to_commit() { lose_ = true; }
    /// How often a connection was broken so far.
    [[nodiscard]] int cuts() const { return cuts_; }

   private:
    void accept_all();
    void pass(int client);

    const int server_;
    const bool postgresql_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<long> left_{-1};  ///< -1: as many as there are
    std::atomic<bool> lose_{false}, over_{false};
    std::atomic<int> cuts_{0};
    std::thread acceptor_;
    std::vector<std::thread> passers_;
};

}  // namespace guiju::fault
