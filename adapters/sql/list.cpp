// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "adapters/sql/store_parts.h"

namespace guiju::sql {

using base::Done;
using base::Outcome;
using base::Result;

namespace {

constexpr long long kPage = 200;  // cases read before they are shown

/// A territory code without its trailing pairs of zeros: 330400 → 3304.
std::string significant(std::string code) {
    while (code.ends_with("00")) code.resize(code.size() - 2);
    return code;
}

/// The selects behind a list: made of fixed pieces, by what the filter asks for. Values are bound. A page goes on
/// behind the last case of the one before: first where the key of the order is the same, then where it is greater.
/// Why not one select for both: with thousands of cases of one day, or thousands of drafts, it reads them all again
/// for every page.
class Listing {
   public:
    Listing(Session& session, const ports::CaseFilter& filter)
        : session_(session), rows_only_(filter.rows_only) {
        for (Cell* cell :
             {&policy_, &stage_, &phase_, &unit_, &applicant_, &low_, &high_, &after_, &last_id_})
            cell->is_text = true;
        where_equal("policy_name = :policy", policy_, "policy", filter.policy);
        where_equal("stage = :stage", stage_, "stage", filter.stage);
        where_equal("phase = :phase", phase_, "phase", filter.phase);
        where_equal("holder_unit = :unit", unit_, "unit", filter.unit);
        where_equal("applicant_unit = :applicant", applicant_, "applicant", filter.applicant_unit);
        where_equal("id > :after", after_, "after", filter.after_id);
        where_number("filed >= :since", since_, "since", filter.filed_from);
        where_number("filed < :until", until_, "until", filter.filed_until);
        where_number(
            "exists (select 1 from clock where clock.case_id = case_row.id and due_at <> 0"
            " and (clock_state is null or clock_state <> 'stopped') and due_at < :due)",
            due_, "due", filter.due_before);
        if (filter.open_only) where_ += " and closed = 0";
        where_within(significant(filter.territory));
        last_key_.set(-1LL << 62);
    }

    /// The next page, behind the case last read. Empty: there is no more.
    std::vector<ports::CaseRecord> page(long long rows) {
        std::vector<ports::CaseRecord> out;
        if (begun_) read(same_, true, rows, out);
        if (const auto left = rows - static_cast<long long>(out.size()); left > 0)
            read(later_, false, left, out);
        begun_ = true;
        if (!out.empty()) last_id_.set(out.back().id);
        return out;
    }

   private:
    void where_equal(const char* condition, Cell& cell, const char* name, const std::string& text) {
        if (text.empty()) return;
        cell.set(text);
        bound_.emplace_back(&cell, name);
        where_ += std::string(" and ") + condition;
    }
    void where_number(const char* condition, Cell& cell, const char* name, value::Instant instant) {
        if (instant.ms == 0) return;
        cell.set(static_cast<long long>(instant.ms));
        bound_.emplace_back(&cell, name);
        where_ += std::string(" and ") + condition;
    }
    void where_within(const std::string& prefix) {
        if (prefix.empty()) return;
        auto behind = prefix;
        ++behind.back();  // a digit: the code before all that begin otherwise
        where_equal("territory >= :low", low_, "low", prefix);
        where_equal("territory < :high", high_, "high", behind);
    }
    /// Cases of the last key behind the last id (`same`), or those of greater keys.
    void read(Lazy& select, bool same, long long rows, std::vector<ports::CaseRecord>& out) {
        auto& row = session_.cases.row;
        auto& ready =
            select.get(session_.raw(), [&](Statement& statement) { prepare(statement, same); });
        rows_.set(rows);
        const auto before = out.size();
        for (bool more = ready.first(); more; more = ready.next()) {
            auto& record = out.emplace_back(row.take());
            if (!rows_only_) session_.joined.take_into(record);
        }
        if (out.size() > before) last_key_.set(row["list_key"].as_number());
    }
    void prepare(Statement& statement, bool same) {
        auto& row = session_.cases.row;
        statement.use(last_key_, "key");
        if (same) statement.use(last_id_, "last");
        for (const auto& [cell, name] : bound_) statement.use(*cell, name);
        statement.use(rows_, "rows");
        row.into(statement);
        if (!rows_only_) session_.joined.into(statement);
        statement.prepare(
            "select " + row.names("case_row") +
            (rows_only_ ? " from case_row"
                        : ", " + session_.joined.names("case_doc") +
                              " from case_row join case_doc on case_doc.case_id = case_row.id") +
            (same ? " where list_key = :key and id > :last" : " where list_key > :key") + where_ +
            " order by list_key, id" + std::string(session_.dialect().first_rows()));
    }

    Session& session_;
    bool rows_only_;
    // Bound cells: declared before the statements that are bound to them.
    Cell policy_, stage_, phase_, unit_, applicant_, low_, high_, after_, since_, until_, due_;
    Cell last_key_, last_id_, rows_;
    std::vector<std::pair<Cell*, const char*>> bound_;  ///< of where_
    std::string where_;
    bool begun_ = false;
    Lazy same_, later_;
};

}  // namespace

Outcome SqlStore::for_each(const ports::CaseFilter& filter,
                           const std::function<bool(const ports::CaseRecord&)>& visit) {
    return parts_->reading([&](Session& session) -> Outcome {
        Listing listing(session, filter);
        auto left = filter.limit == 0 ? -1 : static_cast<long long>(filter.limit);
        for (;;) {
            const long long wanted = left < 0 ? kPage : std::min(left, kPage);
            const auto page = listing.page(wanted);
            const bool all =
                session.unwatched([&] { return std::all_of(page.begin(), page.end(), visit); });
            if (!all) return Done{};
            if (left > 0) left -= static_cast<long long>(page.size());
            if (left == 0 || static_cast<long long>(page.size()) < wanted) return Done{};
        }
    });
}

Result<std::vector<std::pair<std::string, std::string>>> SqlStore::due_clocks(value::Instant now,
                                                                              std::size_t limit) {
    using Found = std::vector<std::pair<std::string, std::string>>;
    return parts_->reading([&](Session& session) -> Result<Found> {
        auto& row = session.clocks.row;
        auto& select = session.due_clocks.get(session.raw(), [&](Statement& s) {
            s.use(session.number, "now").use(session.rows, "rows");
            s.into(row["case_id"]).into(row["clock_name"]);
            s.prepare(
                "select case_id, clock_name from clock where wake_at <= :now"
                " order by due_at, case_id, clock_name" +
                std::string(session.dialect().first_rows()));
        });
        session.number.set(static_cast<long long>(now.ms));
        session.rows.set(static_cast<long long>(limit));
        Found found;
        for (bool more = select.first(); more; more = select.next())
            found.emplace_back(row["case_id"].as_text(), row["clock_name"].as_text());
        return found;
    });
}

}  // namespace guiju::sql
