// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can happen to a server from outside: all its connections ended, stopped at once, frozen. For the
// server with_server.sh started; it starts one that ended again.
#include <string>

#include "engine/base/result.h"

namespace guiju::storm {

/// Ends every connection of the account of `url`, its own last. PostgreSQL and MariaDB; else misuse.
[[nodiscard]] base::Outcome end_sessions(const std::string& url);

/// Stops the server of with_server.sh without letting it finish anything. False: it is not known.
[[nodiscard]] bool stop_at_once();
/// Stops all its processes where they are; thaw() lets them go on. False: it is not known.
[[nodiscard]] bool freeze();
void thaw();

}  // namespace guiju::storm
