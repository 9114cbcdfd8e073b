// SPDX-License-Identifier: Apache-2.0
// Clocks that are due, handed out to the workers that look after them. A claim is a lease in the row of the
// clock, which any write of the row ends. Where a database can leave locked rows out, workers that claim at
// the same moment do not wait for each other; elsewhere whoever comes second goes without the row.
#include <set>

#include "adapters/sql/store_parts.h"

namespace guiju::sql {

using base::Result;
using ports::DueCase;

namespace {

/// Why the case in a select of its own: its row is not locked with that of the clock.
constexpr const char* kDue =
    "case_id, clock_name,"
    " (select revision from case_row where case_row.id = clock.case_id) as case_revision"
    " from clock where wake_at <= :now";
/// A lease that lasts longer than any worker asks for is none: nobody can put a deadline off with it.
constexpr const char* kFree =
    " and (leased_until is null or leased_until <= :free or leased_until > :far"
    " or leased_by = :worker)";
constexpr long long kLongestLease = 24LL * 3600 * 1000;

/// Cells and statements of one claim.
class Claiming {
   public:
    Claiming(Session& session, const ports::Claim& claim) : session_(session) {
        for (Cell* cell : {&id_, &name_, &worker_, &mine_}) cell->is_text = true;
        now_.set(static_cast<long long>(claim.now.ms));
        free_.set(now_.as_number());
        far_.set(now_.as_number() + kLongestLease);
        until_.set(static_cast<long long>(claim.until.ms));
        rows_.set(static_cast<long long>(claim.limit));
        worker_.set(claim.worker);
        mine_.set(claim.worker);
    }

    /// Looks, claims nothing.
    std::vector<DueCase> look() {
        Statement select(session_.raw());
        select.use(now_, "now").use(rows_, "rows").into(id_).into(name_).into(revision_);
        select.prepare("select " + std::string(kDue) + " order by due_at, case_id, clock_name" +
                       first_rows());
        for (bool more = select.first(); more; more = select.next()) add();
        return std::move(out_);
    }

    /// In one statement. Found by its place: by key the planner might read all of a table it takes for small.
    std::vector<DueCase> take_at_once() {
        Statement take(session_.raw());
        use_all(take).use(mine_, "mine").use(until_, "until");
        take.into(id_).into(name_).into(revision_);
        take.prepare(
            "with due as (" + due_and_free("ctid as place, ") +
            "), taken as (update clock set leased_by = :mine, leased_until = :until from due"
            " where clock.ctid = due.place"
            " returning due.case_id, due.clock_name, due.case_revision)"
            " select case_id, clock_name, case_revision from taken");
        for (bool more = take.first(); more; more = take.next()) add();
        return std::move(out_);
    }

    /// One by one: what another one has claimed since it was read is left out.
    std::vector<DueCase> take_each() {
        struct Found {
            std::string id, name;
            long long revision;
        };
        std::vector<Found> found;
        {
            Statement select(session_.raw());
            use_all(select).into(id_).into(name_).into(revision_);
            select.prepare(due_and_free(""));
            for (bool more = select.first(); more; more = select.next())
                found.push_back({std::string(id_.as_text()), std::string(name_.as_text()),
                                 revision_.as_number()});
        }
        Statement step(session_.raw());
        step.use(mine_, "mine").use(until_, "until").use(id_, "id").use(name_, "name");
        step.use(free_, "free").use(far_, "far").use(worker_, "worker");
        step.prepare(
            "update clock set leased_by = :mine, leased_until = :until"
            " where case_id = :id and clock_name = :name" +
            std::string(kFree));
        for (const auto& one : found) {
            id_.set(one.id);
            name_.set(one.name);
            revision_.set(one.revision);
            if (step.change() == 1) add();
        }
        return std::move(out_);
    }

   private:
    std::string first_rows() const { return std::string(session_.dialect().first_rows()); }
    std::string due_and_free(const char* also) const {
        return "select " + std::string(also) + kDue + kFree + " order by wake_at" + first_rows() +
               std::string(session_.dialect().skip_locked());
    }
    Statement& use_all(Statement& statement) {
        return statement.use(now_, "now")
            .use(free_, "free")
            .use(far_, "far")
            .use(worker_, "worker")
            .use(rows_, "rows");
    }
    void add() {
        if (revision_.as_number() == 0 || !seen_.insert(std::string(id_.as_text())).second) return;
        out_.push_back({std::string(id_.as_text()), revision_.as_number()});
    }

    Session& session_;
    Cell now_, free_, far_, until_, rows_, worker_, mine_;
    Cell id_, name_, revision_;
    std::set<std::string> seen_;
    std::vector<DueCase> out_;
};

}  // namespace

Result<std::vector<DueCase>> SqlStore::claim_due(const ports::Claim& claim) {
    if (claim.worker.empty())
        return parts_->reading([&](Session& session) -> Result<std::vector<DueCase>> {
            return Claiming(session, claim).look();
        });
    std::vector<DueCase> out;
    const auto done = parts_->writing([&](Session& session) {
        Claiming claiming(session, claim);
        out = session.dialect().takes_rows_as_arrays() ? claiming.take_at_once()
                                                       : claiming.take_each();
    });
    if (!done.ok()) return done.error();
    return out;
}

}  // namespace guiju::sql
