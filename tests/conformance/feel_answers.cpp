// SPDX-License-Identifier: Apache-2.0
// Answers FEEL requests: one JSON request a line on standard input, one answer a line on standard
// output.
#include <iostream>
#include <string>

#include "dsl/feel/jsonl.h"

int main() {
    // Nobody asks the clock here: every run gives the same answers.
    const auto now = guiju::feel::read_date_time("2025-09-29T09:30:00+08:00");
    for (std::string line; std::getline(std::cin, line);) {
        if (!line.empty()) std::cout << guiju::feel::answer_line(line, now) << '\n';
    }
    return 0;
}
