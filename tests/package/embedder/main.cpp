// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "engine/base/message.h"

// Why: an embedder needs no more than this to name a message to its users.
int main() {
    const auto& messages = guiju::base::all_messages();
    if (messages.empty()) return 1;
    std::puts(guiju::base::name_of(messages.front().code).c_str());
    return 0;
}
