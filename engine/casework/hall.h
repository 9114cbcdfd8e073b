// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where the threads of a server hand in commands. What comes in while a commit is under way goes together in
// the next one (group commit): the more of them come, the less each costs, and none waits for a timer. Every
// answer is durable before it is given, as from the office.
#include <cstddef>
#include <memory>

#include "engine/casework/office.h"

namespace guiju::casework {

struct HallOptions {
    OfficeOptions office{};
    /// At most so many groups are under way at once, each at an office of its own: while one waits for the
    /// database, another decides. A few callers have a window each; of more of them two groups are formed, which
    /// cost less. 0: four, or one where only one transaction can write at a time and all who wait go together.
    std::size_t windows = 0;
};

/// Safe for many threads.
class Hall {
   public:
    /// Both ports must outlive the hall, be safe for several threads, and know a policy version in force (adopt()
    /// of an office). office.wait and office.give_way are called by several threads too.
    Hall(ports::CaseStore& store, ports::Directory& directory, HallOptions options = {});
    ~Hall();
    Hall(const Hall&) = delete;
    Hall& operator=(const Hall&) = delete;

    /// As Office::handle(). Returns when the command is answered. Commands that are handed in at the same time
    /// are taken in the order in which they came; those of one thread follow each other in any case.
    [[nodiscard]] base::Result<Receipt> handle(Command command);
    /// Commands that no window has taken yet.
    [[nodiscard]] std::size_t waiting() const;

   private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace guiju::casework
