// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/storm/ack.h"

#include <sstream>

#include "engine/casework/sheet.h"

namespace guiju::storm {

Ack told(const base::Result<casework::Receipt>& answer, const std::string& id) {
    Ack ack{.done = answer.ok(), .command = id};
    if (!answer.ok()) return ack;
    auto receipt = *answer;
    receipt.repeated = false;
    ack.case_id = receipt.case_id;
    ack.revision = receipt.revision;
    ack.answer = print_of(casework::to_json(receipt));
    return ack;
}

std::string line_of(const Ack& ack) {
    std::ostringstream out;
    if (!ack.done) {
        out << "no " << ack.command << "\n";
    } else {
        out << "ok " << ack.command << " " << ack.case_id << " " << ack.revision << " "
            << ack.answer << " " << ack.sent << "\n";
    }
    return out.str();
}

std::optional<Ack> ack_of(const std::string& line) {
    std::istringstream in(line);
    std::string word;
    Ack ack;
    if (!(in >> word >> ack.command) || (word != "ok" && word != "no")) return std::nullopt;
    ack.done = word == "ok";
    if (ack.done && !(in >> ack.case_id >> ack.revision >> ack.answer >> ack.sent))
        return std::nullopt;
    return ack;
}

std::string print_of(const std::string& answer) {
    std::uint64_t sum = 14695981039346656037U;
    for (const char c : answer) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211U;
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[(sum >> shift) & 15U];
    return text;
}

}  // namespace guiju::storm
