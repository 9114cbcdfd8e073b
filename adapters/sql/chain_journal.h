// SPDX-License-Identifier: Apache-2.0
#pragma once
// Chains the journals that were written before there were fingerprints, once, when the tables come to
// version 5. From then on they are guarded as they were found; it does not say that they were right.

namespace guiju::sql {

class Session;

/// Every entry gets its fingerprint, the newest of a case the effect of all before it.
void chain_journal(Session& session);

}  // namespace guiju::sql
