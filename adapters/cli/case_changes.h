// SPDX-License-Identifier: Apache-2.0
#pragma once
// Real cases under two versions of a policy: every row of a file or every stored case is screened by both, and what
// comes out otherwise is counted and written down. One case at a time; nothing is stored.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "adapters/cli/command.h"
#include "adapters/cli/passage.h"
#include "dsl/compare/compare.h"
#include "dsl/compare/impact.h"

namespace guiju::cli {

struct CaseRow;

class CaseChanges {
   public:
    /// All must outlive it. `out`: where changed cases are written, CSV or JSON Lines; empty: nowhere.
    CaseChanges(const Call& call, const program::Program& before, const program::Program& after,
                const compare::Comparison& comparison, std::string out);

    /// Has each version something to decide? misuse GJ5637.
    [[nodiscard]] base::Outcome possible() const;
    /// Rows of --cases. Errors: the file cannot be read, or has no rows.
    [[nodiscard]] base::Result<compare::Impact> of_file(const std::string& path);
    /// Cases of the policy in --db.
    [[nodiscard]] base::Result<compare::Impact> of_database();

   private:
    /// One case as each version sees it.
    struct Seen {
        eval::Facts facts;
        std::string problem;  ///< not empty: it cannot be filed under this version
    };
    [[nodiscard]] base::Outcome weigh(compare::ChangedCase who, const Seen& before,
                                      const Seen& after);
    [[nodiscard]] base::Outcome explain(compare::ChangedCase& changed, const Seen& before,
                                        const Passed& was, const Seen& after, const Passed& is);
    [[nodiscard]] base::Outcome row(const CaseRow& before, const CaseRow& after);
    [[nodiscard]] base::Outcome stored(const ports::CaseRecord& record,
                                       ports::Directory& directory);
    [[nodiscard]] std::set<std::pair<std::string, int>> items(const Passage& passage,
                                                              const Passed& passed,
                                                              bool after) const;
    /// The same outcome, but for names?
    [[nodiscard]] bool same_outcome(const Text& before, const Text& after) const;
    [[nodiscard]] Text item_words(const Passage& passage, const std::string& stage,
                                  int number) const;
    [[nodiscard]] base::Outcome choose_unit(const std::vector<std::string>& header);
    [[nodiscard]] base::Outcome open_sink();
    [[nodiscard]] base::Outcome write(const compare::ChangedCase& changed);
    [[nodiscard]] base::Result<compare::Impact> finish(const std::string& source);

    const Call& call_;
    const compare::Comparison& comparison_;
    Passage before_, after_;
    std::string out_;
    std::unique_ptr<FileSink> sink_;
    compare::Impact impact_;
    std::map<std::string, std::string> renamed_;                  ///< fields: old name → new name
    std::map<std::string, std::string> old_stages_;               ///< new name → old name
    std::vector<std::pair<std::string, std::string>> old_words_;  ///< likewise, of stages and roles
    std::int32_t unit_column_ = -1;                               ///< of a file; -1: the place
    std::string unit_field_;  ///< of stored cases; empty: the place
};

}  // namespace guiju::cli
