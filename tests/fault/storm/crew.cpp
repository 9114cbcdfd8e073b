// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/storm/crew.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>  // NOLINT: kill is POSIX
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace guiju::storm {

Crew::Crew(Order order, int workers) : order_(std::move(order)), hands_(workers) {
    for (int worker = 0; worker < workers; ++worker) start(worker);
}

Crew::~Crew() { end(); }

void Crew::start(int worker) {
    auto& hand = hands_[static_cast<std::size_t>(worker)];
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
    const std::array<std::string, 6> words{order_.program,
                                           order_.url,
                                           std::to_string(order_.seed),
                                           std::to_string(worker),
                                           std::to_string(hand.answered),
                                           order_.mutation};
    std::array<char*, 7> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i)
        arguments[i] = const_cast<char*>(words[i].c_str());
    hand.process = ::fork();
    if (hand.process == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(ends[1], STDOUT_FILENO);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    hand.pipe = ends[0];
}

/// What is there to read now; false at the end.
bool Crew::read(Hand& hand) {
    std::array<char, 65536> piece{};
    const auto size = ::read(hand.pipe, piece.data(), piece.size());
    if (size <= 0) return false;
    hand.rest.append(piece.data(), static_cast<std::size_t>(size));
    for (auto end = hand.rest.find('\n'); end != std::string::npos; end = hand.rest.find('\n')) {
        if (auto ack = ack_of(hand.rest.substr(0, end))) {
            acks_.push_back(std::move(*ack));
            ++hand.answered;
        }
        hand.rest.erase(0, end + 1);
    }
    return true;
}

bool Crew::listen(int milliseconds) {
    std::vector<pollfd> ends;
    for (const auto& hand : hands_) ends.push_back({hand.pipe, POLLIN, 0});
    if (::poll(ends.data(), ends.size(), milliseconds) <= 0) return true;
    for (std::size_t i = 0; i < ends.size(); ++i)
        if (ends[i].revents != 0 && !read(hands_[i])) return false;
    return true;
}

void Crew::kill(Hand& hand) {
    if (hand.process < 0) return;
    ::kill(hand.process, SIGKILL);
    ::waitpid(hand.process, nullptr, 0);
    while (read(hand)) {
    }
    ::close(hand.pipe);
    hand.rest.clear();
    hand.process = hand.pipe = -1;
}

void Crew::strike(int worker) {
    kill(hands_[static_cast<std::size_t>(worker)]);
    start(worker);
}

void Crew::end() {
    for (auto& hand : hands_) kill(hand);
}

}  // namespace guiju::storm
