// SPDX-License-Identifier: Apache-2.0
#include "engine/delivery/verdict.h"

#include <algorithm>
#include <array>

namespace guiju::delivery {
namespace {

constexpr std::array kGiveUp{400, 410, 413, 415, 422};

bool is_between(int status, int low, int high) { return status >= low && status < high; }

struct Word {
    const char *problem, *zh, *en;
};
constexpr std::array kWords{
    Word{"timeout", "接收方没有按时答复", "no answer in time"},
    Word{"connection", "连接不上或中途断开", "no connection, or it broke"},
    Word{"tls", "加密连接没有建立（证书不可信？）",
         "no secure connection (is its certificate trusted?)"},
    Word{"name", "域名解析不到", "its name is not known"},
    Word{kForged, "台账里没有这条消息，或者内容被改过，没有送出",
         "the journal has no such message, or with another content: not sent"},
};

}  // namespace

Verdict verdict_of(const ports::Reply& reply) {
    if (reply.kind != ports::Reply::Kind::answered) return Verdict::again;
    if (is_between(reply.status, 200, 300)) return Verdict::delivered;
    const bool over = std::find(kGiveUp.begin(), kGiveUp.end(), reply.status) != kGiveUp.end();
    return over ? Verdict::give_up : Verdict::again;
}

std::string problem_of(const ports::Reply& reply) {
    if (reply.kind != ports::Reply::Kind::answered) return reply.problem;
    if (verdict_of(reply) == Verdict::delivered) return "";
    const auto front = is_between(reply.status, 300, 400) ? "redirect " : "http ";
    return front + std::to_string(reply.status);
}

base::Text problem_in_words(const std::string& problem) {
    for (const auto& word : kWords)
        if (problem == word.problem) return {word.zh, word.en};
    const auto number = problem.substr(problem.find(' ') + 1);
    if (problem.starts_with("redirect "))
        return {"接收方要求转到别处（" + number + "），不跟随",
                "it redirects (" + number + "), which is not followed"};
    if (problem.starts_with("http ")) return {"接收方答复 " + number, "it answered " + number};
    return problem;
}

}  // namespace guiju::delivery
