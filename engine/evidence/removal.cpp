// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/removal.h"

#include <algorithm>
#include <boost/json.hpp>

#include "engine/evidence/inspect.h"
#include "engine/evidence/signed_line.h"

namespace guiju::evidence {
namespace {

namespace json = boost::json;
using base::Code;
using base::Text;

/// Everything but the signature, without the closing brace.
std::string body_of(const Removal& removal) {
    json::array cases;
    for (const auto& one : removal.cases)
        cases.push_back(json::array{one.id, one.last, one.fingerprint});
    const json::object body{{"removal", removal.number},
                            {"at", removal.at.ms},
                            {"closed_before", removal.closed_before.ms},
                            {"hash", std::string(name_of(removal.hash))},
                            {"cases", std::move(cases)},
                            {"previous", removal.previous},
                            {"key", removal.key}};
    auto text = json::serialize(body);
    text.pop_back();
    return text;
}

Removal removal_from(const json::object& object) {
    Removal removal;
    const auto number = [&](const char* name) { return object.at(name).to_number<std::int64_t>(); };
    const auto text = [&](const char* name) { return std::string(object.at(name).as_string()); };
    removal.number = number("removal");
    removal.at.ms = number("at");
    removal.closed_before.ms = number("closed_before");
    const auto hash = hash_named(text("hash"));
    if (!hash) throw std::invalid_argument("hash");
    removal.hash = *hash;
    for (const auto& item : object.at("cases").as_array()) {
        const auto& one = item.as_array();
        removal.cases.push_back({std::string(one.at(0).as_string()),
                                 one.at(1).to_number<std::int64_t>(),
                                 std::string(one.at(2).as_string())});
    }
    removal.previous = text("previous");
    removal.key = text("key");
    return removal;
}

Finding about_mark(Code code, std::int64_t number, std::vector<Text> further = {}) {
    std::vector<Text> args{std::to_string(number)};
    args.insert(args.end(), further.begin(), further.end());
    return {{base::ErrorKind::broken, code, std::move(args)}, "", 0, 0};
}

/// What is wrong with a mark, if anything.
std::optional<Text> fault_of(const ports::RemovalRecord& record, const Removals& before,
                             const std::optional<PublicKey>& key) {
    const auto removal = read_removal(record.line);
    if (!removal) return Text("读不懂", "it cannot be read");
    if (removal->number != record.number || removal->at != record.at)
        return Text("编号或时间与签名的内容不同", "number or time are not those that were signed");
    if (key && !signature_fits(record.line, *key))
        return Text("签名不符", "the signature does not fit");
    const auto previous =
        before.last == 0 ? "" : fingerprint_of_line(before.last_line, removal->hash);
    if (removal->previous != previous)
        return Text("接不上前一次清理", "it does not follow the one before");
    return std::nullopt;
}

/// The chain of a case from its beginning, or from where it was removed, and what the seals say of it.
class CaseLook {
   public:
    CaseLook(ports::EvidenceStore& store, const Book& book, const Removals& so_far)
        : store_(store), book_(book), so_far_(so_far) {}
    /// Of its entries the first so many are gone already.
    [[nodiscard]] std::int64_t gone(const std::string& id) const {
        const auto found = so_far_.cases.find(id);
        return found == so_far_.cases.end() ? 0 : found->second.last;
    }

    [[nodiscard]] bool is_sealed(const ports::HeadRecord& head) const {
        const auto found = book_.cases.find(head.case_id);
        return found != book_.cases.end() && found->second.back().last >= head.revision;
    }

    base::Result<std::optional<Finding>> follow(const ports::HeadRecord& head) {
        const auto removed = so_far_.cases.find(head.case_id);
        const auto from = gone(head.case_id);
        const auto entries = store_.journal_after(head.case_id, from);
        if (!entries.ok()) return entries.error();
        const auto& parts = book_.cases.at(head.case_id);
        chain_.begin(from, from == 0 ? "" : removed->second.fingerprint);
        for (const auto& entry : *entries) {
            if (entry.sequence > head.revision) break;
            if (auto finding = chain_.next(entry)) return finding;
            if (const auto seal = contradicted_seal(parts, entry.sequence, entry.fingerprint))
                return std::optional(about_entry(Code::gj5522, head.case_id, entry.sequence,
                                                 {std::to_string(seal)}));
        }
        if (chain_.last() < head.revision)
            return std::optional(about_entry(Code::gj5520, head.case_id, chain_.last() + 1,
                                             {std::to_string(head.revision)}));
        if (chain_.fingerprint() != head.head)
            return std::optional(about_entry(
                Code::gj5524, head.case_id, head.revision,
                {Text("案件表中的指纹不同", "the fingerprint in the row is another one")}));
        return std::optional<Finding>();
    }

   private:
    ports::EvidenceStore& store_;
    const Book& book_;
    const Removals& so_far_;
    ChainCheck chain_;
};

}  // namespace

std::string line_of(const Removal& removal, const PrivateKey& key) {
    return signed_line(body_of(removal), key);
}

std::optional<Removal> read_removal(std::string_view line) {
    const auto body = body_of_line(line);
    if (body.empty()) return std::nullopt;
    try {
        auto removal = removal_from(json::parse(std::string(body) + "}").as_object());
        if (body_of(removal) != body) return std::nullopt;
        return removal;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

Removals read_removals(const std::vector<ports::RemovalRecord>& stored,
                       const std::optional<PublicKey>& key) {
    Removals out;
    for (const auto& record : stored) {
        for (auto missing = out.last + 1; missing < record.number; ++missing)
            out.findings.push_back(about_mark(Code::gj5714, missing));
        const bool follows = record.number == out.last + 1;
        const auto fault = fault_of(record, out, key);
        if (fault && follows)
            out.findings.push_back(about_mark(Code::gj5713, record.number, {*fault}));
        // What was signed still counts, even if the mark before it was changed.
        const auto removal = read_removal(record.line);
        if (removal && (!key || signature_fits(record.line, *key)))
            for (const auto& one : removal->cases) out.cases[one.id] = one;
        out.last = record.number;
        out.last_line = record.line;
    }
    return out;
}

base::Result<NextRemoval> next_removal(const RemovalDesk& desk, const Removals& so_far,
                                       Removal draft, const std::string& after, std::size_t limit) {
    const auto heads = desk.history.closed_heads(draft.closed_before, after, limit);
    if (!heads.ok()) return heads.error();
    NextRemoval next;
    if (heads->size() == limit && limit > 0) next.after = heads->back().case_id;
    CaseLook look(desk.evidence, desk.book, so_far);
    for (const auto& head : *heads) {
        if (!look.is_sealed(head)) {
            ++next.unsealed;
            continue;
        }
        auto finding = look.follow(head);
        if (!finding.ok()) return finding.error();
        if (*finding) {
            next.findings.push_back(std::move(**finding));
            continue;
        }
        next.entries += head.revision - look.gone(head.case_id);
        next.cases.push_back(head);
        draft.cases.push_back({head.case_id, head.revision, head.head});
    }
    if (next.cases.empty()) return next;
    draft.number = so_far.last + 1;
    draft.previous = so_far.last == 0 ? "" : fingerprint_of_line(so_far.last_line, draft.hash);
    draft.key = desk.key.public_key().id();
    next.mark = ports::RemovalRecord{draft.number, draft.at, line_of(draft, desk.key)};
    return next;
}

}  // namespace guiju::evidence
