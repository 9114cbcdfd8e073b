// SPDX-License-Identifier: Apache-2.0
#pragma once
// A case read in one round trip and written in one, on databases that take rows as arrays and give them as JSON
// (Dialect::takes_rows_as_arrays). The same rows as case_access.h, which every database can do.
#include <map>
#include <span>
#include <string>

#include "adapters/sql/case_access.h"

namespace guiju::sql {

/// What a command asks first, and the threads to and from its case.
struct LookAhead {
    std::string command_id;
    ports::CaseLook look;
    std::vector<ports::LinkRecord> links;
};
/// Remembers in `seen` what it saw of the case.
[[nodiscard]] LookAhead look_in_one_trip(Session& session, const ports::CaseAsked& asked,
                                         Seen& seen);
/// The same for many, by case.
[[nodiscard]] std::map<std::string, LookAhead> look_ahead_in_one_trip(
    Session& session, const std::vector<ports::CaseAsked>& all, Seen& seen);

/// What find_duplicates() (case_access.h) would find for each of them.
[[nodiscard]] std::vector<std::vector<std::string>> find_duplicates_in_one_trip(
    Session& session, const std::vector<ports::DuplicatesAsked>& all);
/// Puts the question into cells, as arrays.
void write_asked(TripCells& trip, const std::vector<ports::DuplicatesAsked>& all);

/// True when all of the change can go in one statement: nothing held, no threads to other cases.
[[nodiscard]] bool fits_one_trip(const ports::CaseChange& change);

/// What was answered without asking the database: a write that rests on it has to find out.
struct Presumed {
    std::optional<std::int64_t> directory{};              ///< how often it was changed
    std::vector<std::string> unlinked{};                  ///< cases no thread leads to
    std::vector<ports::DuplicatesAsked> no_duplicates{};  ///< nothing is filed with these keys
    [[nodiscard]] bool empty() const {
        return !directory && unlinked.empty() && no_duplicates.empty();
    }
};

/// Writes changes of different cases, each fits_one_trip(), in one statement that needs no transaction around it:
/// all of them are written, or nothing. Refusal(conflict) when a revision moved, a key is taken or something
/// is not as presumed; a transaction around it can then only be rolled back.
void write_in_one_trip(Session& session, std::span<const ports::CaseChange> changes,
                       const Presumed& presumed, Seen& seen);
/// Refusal(conflict), which names the case, when something is not as presumed.
void check_presumed(Session& session, const Presumed& presumed, const std::string& case_id);

}  // namespace guiju::sql
