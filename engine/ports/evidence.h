// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the proof of the journal needs of a store: everything that was written down, in order, as it
// stands in the columns; and a place for seals. Interface only. Not for handling cases (case_store.h).
#include <functional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/records.h"

namespace guiju::ports {

/// What the row of a case says of its journal.
struct HeadRecord {
    std::string case_id{};
    std::int64_t revision = 0;  ///< number of the newest entry
    std::string head{};         ///< its fingerprint
    friend bool operator==(const HeadRecord&, const HeadRecord&) = default;
};

/// One signed seal over all heads. Never changed afterwards.
struct SealRecord {
    std::int64_t number = 0;  ///< 1, 2, …
    Instant at{};
    std::string root{};  ///< as in the line
    std::string line{};  ///< what was signed, with the signature (engine/evidence/seal.h)
    friend bool operator==(const SealRecord&, const SealRecord&) = default;
};

/// One signed mark that entries of closed cases were removed as history. Never changed afterwards.
struct RemovalRecord {
    std::int64_t number = 0;  ///< 1, 2, …
    Instant at{};
    std::string line{};  ///< what was signed, with the signature (engine/evidence/removal.h)
    friend bool operator==(const RemovalRecord&, const RemovalRecord&) = default;
};

/// A row that nothing accounts for: of a case that does not exist, or an answer that no entry of the journal
/// names; or one that is looked for by other values than those it holds. The program writes none.
struct StrayRow {
    enum class Kind : std::uint8_t {
        answer,
        document,
        clock,
        work_item,
        message,
        link,
        misfiled_case,   ///< duplicates and lists look for it elsewhere
        misfiled_clock,  ///< who looks for what is due does not find it, or too early
    };
    Kind kind{};
    std::string case_id{};
    std::string id{};  ///< of the row within the case; of a document: empty
};

class EvidenceVisitor {
   public:
    virtual ~EvidenceVisitor() = default;
    virtual void head(const HeadRecord& head) = 0;
    virtual void entry(const JournalRecord& entry) = 0;
};

class EvidenceStore {
   public:
    virtual ~EvidenceStore() = default;

    /// All heads and all entries of one state of the store: cases by the bytes of their ids, of a case
    /// first its head (if there is a row), then its entries (if there are any) by number.
    [[nodiscard]] virtual base::Outcome visit_journal(EvidenceVisitor& visitor) = 0;
    /// Only the heads, in the same order.
    [[nodiscard]] virtual base::Result<std::vector<HeadRecord>> heads() = 0;
    /// Entries of a case with a number above `sequence`, in order.
    [[nodiscard]] virtual base::Result<std::vector<JournalRecord>> journal_after(
        const std::string& case_id, std::int64_t sequence) = 0;
    /// All work items of a case, closed ones too, by id.
    [[nodiscard]] virtual base::Result<std::vector<WorkItemRecord>> work_items(
        const std::string& case_id) = 0;
    /// What the commands of a case were answered that its entries name, by number of the entry; those that are
    /// gone as history are not among them.
    [[nodiscard]] virtual base::Result<std::vector<CommandRecord>> answers(
        const std::string& case_id) = 0;
    /// Rows that nothing accounts for, one state of the store: by kind, by case, by id. Of cases whose entries are
    /// gone as history the answers that are still there are among them: whoever asks knows these cases.
    [[nodiscard]] virtual base::Outcome visit_strays(
        const std::function<void(const StrayRow& row)>& visit) = 0;
    /// All seals, by number.
    [[nodiscard]] virtual base::Result<std::vector<SealRecord>> seals() = 0;
    /// conflict: there is a seal with this number.
    [[nodiscard]] virtual base::Outcome put_seal(const SealRecord& seal) = 0;
    /// All marks, by number.
    [[nodiscard]] virtual base::Result<std::vector<RemovalRecord>> removals() = 0;
    /// From now on new entries are fingerprinted with this algorithm by all who open the store
    /// (Transaction::fingerprints_with); entries that are there keep theirs.
    [[nodiscard]] virtual base::Outcome fingerprint_with(const std::string& algorithm) = 0;
    /// That algorithm: sha256 unless told otherwise.
    [[nodiscard]] virtual base::Result<std::string> fingerprints_with() = 0;
};

}  // namespace guiju::ports
