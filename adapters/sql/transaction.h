// SPDX-License-Identifier: Apache-2.0
#pragma once
// The writing transaction of the store: one connection, held from begin to commit. A failed save takes
// back its own change only; after a failure of the database itself nothing more can be done in it.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/sql/case_access.h"
#include "adapters/sql/gate.h"
#include "adapters/sql/one_trip.h"
#include "adapters/sql/remembered.h"

namespace guiju::sql {

/// Holds the gate; gives it back when destroyed. A null gate is always open.
class Passage {
   public:
    explicit Passage(Gate* gate) : gate_(gate) {}
    Passage(Passage&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)) {}
    Passage& operator=(Passage&&) = delete;
    ~Passage() {
        if (gate_ != nullptr) gate_->release();
    }

   private:
    Gate* gate_;
};

class SqlTransaction final : public ports::Transaction {
   public:
    /// What a transaction knows of its database: its name in messages, what it fingerprints with, what was
    /// written last (outlives it).
    struct Place {
        std::string name, algorithm;
        Remembered& memory;
    };
    /// Begins; where rows are taken as arrays only before the first write, on a connection that the first
    /// question finds. Throws soci_error or Refusal.
    SqlTransaction(Passage passage, Pool& pool, const Dialect& dialect, Place place);
    ~SqlTransaction() override;

    base::Result<std::optional<ports::CommandRecord>> find_command(
        const std::string& command_id) override;
    base::Result<std::optional<ports::CaseView>> load(const std::string& case_id) override;
    base::Result<ports::CaseLook> look(const ports::CaseAsked& asked) override;
    [[nodiscard]] bool sees_one_state() const override {
        return dialect_.takes_rows_as_arrays() || dialect_.one_writer();
    }
    [[nodiscard]] bool presumes() const override { return presumes_; }
    void will_look(const std::vector<ports::CaseAsked>& all, const SeenAhead& seen) override;
    void will_find_duplicates(const std::vector<ports::DuplicatesAsked>& all) override;
    void put_off_writes() override { puts_off_ = true; }
    base::Outcome save(ports::CaseChange change) override;
    base::Result<std::vector<std::string>> filed_by(const std::string& policy,
                                                    const std::string& applicant_unit) override;
    base::Result<std::vector<std::string>> find_duplicates(
        const ports::DuplicatesAsked& asked) override;
    base::Result<std::vector<ports::HoldingRecord>> holdings(
        const ports::HoldingFilter& filter) override;
    base::Result<std::int64_t> holding_revision(const std::string& name,
                                                const std::string& subject) override;
    base::Result<std::vector<ports::LinkRecord>> links(const std::string& case_id) override;
    std::string fingerprints_with() const override { return algorithm_; }
    base::Outcome commit() override;

    [[nodiscard]] bool is_of(const Pool& pool) const { return &pool_ == &pool; }
    /// How often the directory was changed, as this transaction sees it; nothing when it cannot be asked.
    [[nodiscard]] std::optional<std::int64_t> directory_state();

   private:
    template <class Work>
    auto attempt(Work work);
    template <class Work>
    auto attempt_watched(Work work);
    template <class Work>
    auto run(Work work);
    /// Asks on the connection, or on the first that answers.
    template <class Ask>
    std::invoke_result_t<Ask, Session&> question(Ask work);
    /// Asks the database after what was put off is written.
    template <class Ask>
    auto ask(Ask work);
    /// Asks for what nothing put off could answer.
    template <class Ask>
    auto ask_past(Ask work);
    [[nodiscard]] bool waits(const std::string& case_id) const;
    [[nodiscard]] bool holdings_wait() const;
    [[nodiscard]] bool links_wait() const;
    [[nodiscard]] bool may_wait(const ports::CaseChange& change) const;
    /// What the presumption gives; nothing when the database has to be asked.
    [[nodiscard]] std::optional<ports::CaseLook> look_in_memory(const ports::CaseAsked& asked);
    [[nodiscard]] bool may_presume_none(const ports::DuplicatesAsked& asked);
    [[nodiscard]] std::optional<ports::CaseLook> looked_ahead(const ports::CaseAsked& asked);
    ports::CaseLook attached(ports::CaseLook look);
    void know_directory(std::int64_t changes);
    base::Outcome write_in_one(bool goes_on);
    void note_written(ports::CaseChange change);
    void keep_written();
    void begin_writing();
    /// Writes what was put off; `goes_on`: more will be done before commit().
    base::Outcome write_waiting(bool goes_on);
    base::Outcome save_now(const ports::CaseChange& change);
    base::Outcome take_back(base::Error error);

    /// The connection; one is taken when there was no question yet.
    [[nodiscard]] Session& session();

    /// Given back as soon as the transaction is over, the connection before the right to write.
    struct Held {
        explicit Held(Passage p) : passage(std::move(p)) {}
        Passage passage;
        std::optional<Pool::Lease> session;
    };

    const Dialect& dialect_;
    std::string place_;
    std::string algorithm_;
    std::optional<Held> held_;
    Pool& pool_;
    bool begun_ = false;  ///< a transaction is open on the connection
    bool puts_off_ = false;
    std::vector<ports::CaseChange> waiting_;  ///< put off, of different cases
    Remembered& memory_;
    std::vector<ports::CaseChange> written_;  ///< of those, the last of each case
    std::map<std::string, Attached> before_;  ///< of the cases looked at
    Presumed presumed_;
    bool presumes_ = false;
    bool grouped_ = false;                    ///< several cases were looked at in one go
    bool proven_ = true;                      ///< what was presumed up to now
    std::map<std::string, LookAhead> ahead_;  ///< read before it was asked, by case
    /// The same: what find_duplicates() will answer; as long as nothing is written.
    std::map<ports::DuplicatesAsked, std::vector<std::string>> duplicates_;
    std::optional<std::int64_t> directory_;
    Seen seen_;
    std::optional<base::Error> failed_;  ///< why nothing can be committed any more
};

}  // namespace guiju::sql
