// SPDX-License-Identifier: Apache-2.0
#pragma once
// Looks at the whole journal, entry by entry, and at the seals, and names for every case the first
// entry that is not as it was written. Needs no rules and reads no JSON. Not the replay (replay.h).
#include <optional>
#include <string>
#include <vector>

#include "engine/evidence/book.h"
#include "engine/evidence/fingerprint.h"
#include "engine/ports/evidence.h"

namespace guiju::evidence {

struct Inspection {
    std::int64_t cases = 0, entries = 0;
    std::int64_t sealed = 0;          ///< entries that a seal holds
    std::int64_t removed = 0;         ///< entries that went as history, under a mark
    std::int64_t bad = 0;             ///< findings in all
    std::vector<Finding> findings{};  ///< the first ones: seals, then cases by id
};

/// One chain, entry after entry.
class ChainCheck {
   public:
    /// Starts behind the entry `sequence` with this fingerprint; 0 and "": at the beginning.
    void begin(std::int64_t sequence, std::string_view fingerprint);
    /// What is wrong with the next entry, if anything; afterwards it is the newest one.
    [[nodiscard]] std::optional<Finding> next(const ports::JournalRecord& entry);
    [[nodiscard]] std::int64_t last() const { return last_; }
    [[nodiscard]] const std::string& fingerprint() const { return before_; }

   private:
    Hasher hasher_;
    std::string bytes_, before_, is_;
    std::int64_t last_ = 0;
};

struct Removals;

class Inspector final : public ports::EvidenceVisitor {
   public:
    static constexpr std::size_t kKept = 100;  ///< findings that are kept; more are counted

    /// Book and marks outlive the inspector; their findings come first.
    explicit Inspector(const Book& book, const Removals* removals = nullptr);
    void head(const ports::HeadRecord& head) override;
    void entry(const ports::JournalRecord& entry) override;
    /// After the last entry.
    [[nodiscard]] Inspection finish();

   private:
    void turn_to(const std::string& case_id);
    void begin_chain(std::int64_t first);
    void end_case();
    void add(Finding finding);
    void gone(const std::string& case_id, const std::vector<SealedPart>& parts);

    const Book& book_;
    const Removals* removals_;
    std::map<std::string, std::vector<SealedPart>>::const_iterator next_sealed_;
    const std::vector<SealedPart>* sealed_ = nullptr;  ///< of the case at hand
    Inspection report_;
    ChainCheck chain_;
    std::string case_;
    std::optional<ports::HeadRecord> head_;
    bool open_ = false;   ///< a case is at hand
    bool begun_ = false;  ///< and its chain
    bool bad_ = false;    ///< and something was found in it
};

}  // namespace guiju::evidence
