// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/inspect.h"

#include <algorithm>

#include "engine/evidence/entry.h"
#include "engine/evidence/removal.h"

namespace guiju::evidence {
namespace {

using base::Code;
using base::Text;

/// "A、B" in Chinese, "A, B" in English.
Text listed(const std::vector<Text>& items) {
    Text out;
    for (const auto& item : items) {
        out.zh += (out.zh.empty() ? "" : "、") + item.zh;
        out.en += (out.en.empty() ? "" : ", ") + item.en;
    }
    return out;
}

Finding does_not_fit(const ports::JournalRecord& entry) {
    const auto columns = changed_columns(entry);
    const bool foreign = entry.fingerprint.empty() && entry.hints.empty();
    if (foreign) return about_entry(Code::gj5519, entry.case_id, entry.sequence);
    if (columns.empty()) return about_entry(Code::gj5521, entry.case_id, entry.sequence);
    return about_entry(Code::gj5500, entry.case_id, entry.sequence, {listed(columns)});
}

}  // namespace

void ChainCheck::begin(std::int64_t sequence, std::string_view fingerprint) {
    last_ = sequence;
    before_ = fingerprint;
}

std::optional<Finding> ChainCheck::next(const ports::JournalRecord& entry) {
    const auto expected = last_ + 1;
    if (entry.sequence > expected) return about_entry(Code::gj5518, entry.case_id, expected);
    if (entry.sequence < expected) return about_entry(Code::gj5519, entry.case_id, entry.sequence);
    const auto hash = hash_of(entry.fingerprint);
    if (!hash) return does_not_fit(entry);
    bytes_of(entry, before_, bytes_);
    hasher_.fingerprint(*hash, bytes_, is_);
    if (is_ != entry.fingerprint) return does_not_fit(entry);
    before_.swap(is_);
    last_ = expected;
    return std::nullopt;
}

Inspector::Inspector(const Book& book, const Removals* removals)
    : book_(book), removals_(removals), next_sealed_(book.cases.begin()) {
    for (const auto& finding : book.findings) add(finding);
    if (removals_ != nullptr)
        for (const auto& finding : removals_->findings) add(finding);
}

void Inspector::add(Finding finding) {
    ++report_.bad;
    if (report_.findings.size() < kKept) report_.findings.push_back(std::move(finding));
}

void Inspector::gone(const std::string& case_id, const std::vector<SealedPart>& parts) {
    const auto& last = parts.back();
    add({{base::ErrorKind::broken,
          Code::gj5523,
          {case_id,
           Text("第" + std::to_string(last.seal) + "次封存", "seal " + std::to_string(last.seal))}},
         case_id,
         1,
         last.seal});
}

void Inspector::turn_to(const std::string& case_id) {
    if (open_ && case_id == case_) return;
    end_case();
    open_ = true;
    bad_ = false;
    case_ = case_id;
    head_.reset();
    begun_ = false;
    ++report_.cases;
    // Sealed cases before this one that nobody has shown are not there any more.
    for (; next_sealed_ != book_.cases.end() && next_sealed_->first < case_id; ++next_sealed_)
        gone(next_sealed_->first, next_sealed_->second);
    sealed_ = nullptr;
    if (next_sealed_ != book_.cases.end() && next_sealed_->first == case_id)
        sealed_ = &(next_sealed_++)->second;
}

void Inspector::head(const ports::HeadRecord& head) {
    turn_to(head.case_id);
    head_ = head;
}

void Inspector::entry(const ports::JournalRecord& entry) {
    turn_to(entry.case_id);
    ++report_.entries;
    if (!begun_) begin_chain(entry.sequence);
    if (bad_) return;
    if (auto finding = chain_.next(entry)) {
        bad_ = true;
        return add(std::move(*finding));
    }
    if (sealed_ == nullptr || entry.sequence > sealed_->back().last) return;
    ++report_.sealed;
    if (const auto seal = contradicted_seal(*sealed_, entry.sequence, entry.fingerprint)) {
        bad_ = true;
        auto finding =
            about_entry(Code::gj5522, entry.case_id, entry.sequence, {std::to_string(seal)});
        finding.seal = seal;
        add(std::move(finding));
    }
}

/// At the beginning, or behind what went as history; `first`: number of the first entry there is, or 0.
void Inspector::begin_chain(std::int64_t first) {
    begun_ = true;
    chain_.begin(0, "");
    if (removals_ == nullptr) return;
    const auto found = removals_->cases.find(case_);
    if (found == removals_->cases.end()) return;
    const auto& gone = found->second;
    if (first != 0 && first <= gone.last) return;  // they are there: looked at like all others
    chain_.begin(gone.last, gone.fingerprint);
    report_.removed += gone.last;
    const auto seal =
        sealed_ == nullptr ? 0 : contradicted_seal(*sealed_, gone.last, gone.fingerprint);
    if (seal == 0) return;
    bad_ = true;
    auto finding = about_entry(Code::gj5522, case_, gone.last, {std::to_string(seal)});
    finding.seal = seal;
    add(std::move(finding));
}

/// What is known of the end of a chain only when the next case begins.
void Inspector::end_case() {
    if (!open_ || bad_) return;
    if (!begun_) begin_chain(0);
    if (bad_) return;
    const auto last = chain_.last();
    std::int64_t should = head_ ? head_->revision : 0;
    if (sealed_ != nullptr) should = std::max(should, sealed_->back().last);
    if (should > last)
        return add(about_entry(Code::gj5520, case_, last + 1, {std::to_string(should)}));
    if (!head_)
        return add({{base::ErrorKind::broken, Code::gj5523, {case_, Text("台账", "the journal")}},
                    case_,
                    1,
                    0});
    if (head_->revision < last) {
        const auto is = std::to_string(head_->revision);
        return add(about_entry(
            Code::gj5524, case_, head_->revision + 1,
            {Text("案件表只记到第" + is + "条", "the row knows only " + is + " entries")}));
    }
    if (head_->head != chain_.fingerprint())
        add(about_entry(Code::gj5524, case_, last,
                        {Text("案件表中的指纹不同", "the fingerprint in the row is another one")}));
}

Inspection Inspector::finish() {
    end_case();
    open_ = false;
    for (; next_sealed_ != book_.cases.end(); ++next_sealed_)
        gone(next_sealed_->first, next_sealed_->second);
    return std::move(report_);
}

}  // namespace guiju::evidence
