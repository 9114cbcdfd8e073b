// SPDX-License-Identifier: Apache-2.0
#pragma once
// The help pages of the commands, in Chinese and English, each with examples. Plain text.
// Not the messages (engine/base/messages.def) and not the reading of options (arguments.h).
#include <string>
#include <string_view>

#include "engine/base/message.h"

namespace guiju::cli {

struct HelpPage {
    std::string_view command;
    base::Text summary;   ///< one line, for the overview
    std::string_view zh;  ///< the page
    std::string_view en;
};

[[nodiscard]] HelpPage outbox_page();

/// What `guiju` and `guiju help` print.
[[nodiscard]] std::string overview(base::Lang lang);
/// The page of a command, or nullptr.
[[nodiscard]] const HelpPage* find_page(std::string_view command);

}  // namespace guiju::cli
