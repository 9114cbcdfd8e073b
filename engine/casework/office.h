// SPDX-License-Identifier: Apache-2.0
#pragma once
// The library's front door: takes commands, runs them under the policy version of the case, stores
// case, journal, work items, clocks, outbox and answer in one transaction. No clock, no randomness,
// no I/O of its own: `at`, ids, actors come with the command; rows go through the ports.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/casework/command.h"
#include "engine/ports/case_store.h"
#include "engine/ports/directory.h"
#include "engine/program/program.h"

namespace guiju::casework {

class SharedSight;  // seen_directory.h

struct OfficeOptions {
    bool simulate = false;  ///< drafts may run: receipts and journal are stamped 模拟
    /// Whole-command retries after a deadlock, a lost connection, somebody else's change; the answer of a
    /// command that was written after all comes from the record.
    int retries = 5;
    /// Called before each of them with its number, 1, 2, …: may sleep, longer each time. None: at once.
    std::function<void(int)> wait{};
    /// Who looks after deadlines here, unlike any other that does so at the same time: clocks that are due
    /// are claimed under that name. Empty: claims nothing, and may do for nothing what another one does.
    std::string worker{};
    /// How long a claim holds, in milliseconds: longer than one tick_due() takes. Whoever dies leaves its
    /// clocks to others after that.
    std::int64_t lease_ms = 60000;
    /// Called between two commits of one handle_all() or tick_due(): may sleep a moment, so that other
    /// programs find a database free that lets only one write at a time. None: goes on at once.
    std::function<void()> give_way{};
    /// What other offices at the same directory, in this process, have seen of it. None: shares nothing.
    std::shared_ptr<SharedSight> sight{};
    /// A rehearsal of made-up cases: a refusal says why even to who may not see the case.
    bool candid = false;
};

/// What came of a look at the deadlines.
struct Ticked {
    struct Left {
        std::string case_id{};
        base::Error why;
    };
    std::size_t cases = 0;     ///< that changed, or were made
    std::vector<Left> left{};  ///< could not be ticked; looked at again when the claim on them ends
};

class Office {
   public:
    /// Both ports must outlive the office. One office, one thread; many offices may share a database.
    Office(ports::CaseStore& store, ports::Directory& directory, OfficeOptions options = {});
    ~Office();

    /// Makes a policy version known and stores it. refused (GJ4001): not in force and not simulating.
    /// New cases run under the newest adopted version of that name whose effective date has come.
    /// `texts`: the rule files it was made of, kept beside it.
    [[nodiscard]] base::Outcome adopt(const program::Program& program, Instant now,
                                      const std::string& texts = {});

    /// One command, one transaction. Errors: not_found, denied, refused, conflict, retry_later, misuse,
    /// broken; after an error nothing of it was written. A deadline that ran out before it has run out first, in a
    /// transaction of its own, whether or not anybody has looked at the deadlines since.
    [[nodiscard]] base::Result<Receipt> handle(const Command& command);
    /// Many commands in order, 64 to a commit, an answer each. A refused one does not hold the others up. One that
    /// somebody else disturbed is tried again after the others; a group of which one is in the way is divided. Only
    /// what trying again cannot help is given to every command of its group.
    [[nodiscard]] std::vector<base::Result<Receipt>> handle_all(
        const std::vector<Command>& commands);
    /// Looks at the clocks due by `now` (ticks), at most `limit`; 0 cases when there is nothing left to do. Up to 64
    /// cases a commit; other writers are let in between. One case that cannot be ticked holds up no others.
    [[nodiscard]] base::Result<Ticked> tick_due(Instant now, std::size_t limit);

   private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace guiju::casework
