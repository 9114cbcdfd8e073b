// SPDX-License-Identifier: Apache-2.0
#pragma once
// A disk that does not keep what it is told to: in this program fsync and fdatasync fail on demand with an
// input/output error, for every library in it. They sync nothing then, like a real one that fails.

namespace guiju::fault {

/// Of the calls to come the first `good` succeed, then `bad` fail, then all succeed again.
void fail_syncs(int good, int bad);
/// Calls that failed so far.
[[nodiscard]] int failed_syncs();

}  // namespace guiju::fault
