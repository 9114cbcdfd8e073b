// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the sources of the store share: its connections and the two ways to use one, reading and
// writing. Not for other rooms: this header knows SOCI.
#include <optional>
#include <utility>

#include "adapters/sql/fault.h"
#include "adapters/sql/remembered.h"
#include "adapters/sql/session.h"
#include "adapters/sql/store.h"
#include "adapters/sql/transaction.h"

namespace guiju::sql {

class SqlStore::Parts {
   public:
    Parts(const Dialect& used, Url address, Options chosen)
        : dialect(used), url(std::move(address)), options(chosen), pool(used, url, chosen) {}

    /// Runs `work(session)` in a transaction that sees one state, and ends it.
    template <class Work>
    std::invoke_result_t<Work, Session&> reading(Work work) {
        return guard(dialect, url.place, [&] {
            auto session = pool.answering([](Session& s) { s.begin_read(); });
            return within(session, work);
        });
    }
    /// Runs `work(session)`, which is one select, in a transaction only where it needs one.
    template <class Work>
    std::invoke_result_t<Work, Session&> asking(Work work) {
        if (!dialect.selects_alone()) return reading(work);
        return guard(dialect, url.place, [&]() -> std::invoke_result_t<Work, Session&> {
            std::optional<std::invoke_result_t<Work, Session&>> answer;
            (void)pool.answering([&](Session& session) { answer.emplace(work(session)); });
            return *std::move(answer);
        });
    }
    /// Runs `work(session)` in a writing transaction and commits it.
    template <class Work>
    base::Outcome writing(Work work) {
        return guard(dialect, url.place, [&]() -> base::Outcome {
            const auto passage = pass();
            auto session = pool.answering([](Session& s) { s.begin_write(); });
            return within(session, [&](Session& s) -> base::Outcome {
                work(s);
                return base::Done{};
            });
        });
    }
    /// What new entries are fingerprinted with, as read when the store was opened, or set since.
    void fingerprint_with(std::string algorithm) {
        const std::lock_guard lock(guard_);
        algorithm_ = std::move(algorithm);
    }
    [[nodiscard]] std::string fingerprints_with() {
        const std::lock_guard lock(guard_);
        return algorithm_;
    }
    /// Waits for the gate; Refusal when it stays shut, or the store is for reading only.
    [[nodiscard]] Passage pass();

    const Dialect& dialect;
    const Url url;
    const Options options;
    Pool pool;
    Gate gate;
    Remembered memory;

   private:
    std::mutex guard_;
    std::string algorithm_;

    template <class Work>
    static auto within(Pool::Lease& session, Work&& work) {
        try {
            return session->watched([&] {
                auto result = work(*session);
                session->commit();
                return result;
            });
        } catch (...) {
            session.discard();  // closing rolls back
            throw;
        }
    }
};

}  // namespace guiju::sql
