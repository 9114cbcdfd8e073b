// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/book.h"

#include <algorithm>

#include "engine/evidence/merkle.h"

namespace guiju::evidence {
namespace {

using base::Code;
using base::Text;

enum class Place : std::uint8_t { database, file };

Text in_words(Place place) {
    return place == Place::file ? Text("封存文件", "the seal file")
                                : Text("数据库", "the database");
}

Finding of_seal(Code code, std::int64_t number, Place place, std::vector<Text> further = {}) {
    std::vector<Text> args{std::to_string(number), in_words(place)};
    args.insert(args.end(), further.begin(), further.end());
    return {{base::ErrorKind::broken, code, std::move(args)}, "", 0, number};
}

/// One copy of a seal.
struct Copy {
    std::string line;
    std::optional<Seal> seal;
    std::optional<Text> wrong;  ///< what is wrong with it
};
using Copies = std::map<std::int64_t, Copy>;  // by number

/// Lines of the file by the number they say; what says none stands where it is.
Copies copies_in(const std::string& file) {
    Copies copies;
    std::int64_t expected = 1;
    for (std::size_t from = 0; from < file.size();) {
        const auto end = file.find('\n', from);
        if (end == std::string::npos) break;  // cut short: as if it were not there
        Copy copy{file.substr(from, end - from), {}, {}};
        copy.seal = read_line(copy.line);
        const auto number = copy.seal ? copy.seal->number : expected;
        if (number < expected) copy.wrong = Text("次序颠倒", "it is out of order");
        const auto [at, fresh] = copies.emplace(number, std::move(copy));
        if (!fresh) at->second.wrong = Text("写了两次", "it is there twice");
        expected = std::max(expected, number) + 1;
        from = end + 1;
    }
    return copies;
}

Copies copies_in(const std::vector<ports::SealRecord>& stored) {
    Copies copies;
    for (const auto& record : stored) {
        Copy copy{record.line, read_line(record.line), {}};
        const auto& seal = copy.seal;
        if (seal &&
            (seal->number != record.number || seal->at != record.at || seal->root != record.root))
            copy.wrong = Text("编号、时间或根与签名的内容不同",
                              "number, time or root are not those that were signed");
        copies.emplace(record.number, std::move(copy));
    }
    return copies;
}

class Reader {
   public:
    explicit Reader(const PublicKey& key) : key_(key) {}

    Book read(Copies stored, const std::optional<std::string>& file) {
        Copies filed = file ? copies_in(*file) : Copies();
        std::int64_t newest = 0;
        for (const auto* copies : {&stored, &filed})
            if (!copies->empty()) newest = std::max(newest, copies->rbegin()->first);
        for (std::int64_t number = 1; number <= newest; ++number) {
            const auto* in_table = look(stored, number, Place::database, true);
            const auto* in_file = look(filed, number, Place::file, file.has_value());
            if (in_file != nullptr && in_table != nullptr && in_file->line != in_table->line)
                add(of_seal(Code::gj5525, number, Place::file,
                            {{"与数据库所存的不同", "it is not the one in the database"}}));
            accept(in_file != nullptr ? in_file : in_table);
        }
        if (file) owe(stored, *file);
        check_root();
        return std::move(book_);
    }

   private:
    void add(Finding finding) { book_.findings.push_back(std::move(finding)); }

    /// The copy with this number when it holds; else a finding.
    const Copy* look(Copies& copies, std::int64_t number, Place place, bool wanted) {
        const auto at = copies.find(number);
        if (at == copies.end()) {
            const bool in_file = place == Place::file;
            if (wanted) add(of_seal(in_file ? Code::gj5526 : Code::gj5531, number, place));
            return nullptr;
        }
        auto& copy = at->second;
        if (!copy.wrong) copy.wrong = fault_of(copy);
        if (!copy.wrong) return &copy;
        if (copy.seal && copy.seal->key != key_.id() && signed_by_other(copy)) return nullptr;
        add(of_seal(Code::gj5525, number, place, {*copy.wrong}));
        return nullptr;
    }

    [[nodiscard]] std::optional<Text> fault_of(const Copy& copy) const {
        if (!copy.seal) return Text("读不懂", "it cannot be read");
        if (!signature_fits(copy.line, key_)) return Text("签名不符", "the signature does not fit");
        const bool follows = !linked_ || copy.seal->previous ==
                                             fingerprint_of_line(book_.last_line, copy.seal->hash);
        const bool first = copy.seal->number == 1;
        if (first ? !copy.seal->previous.empty() : !follows)
            return Text("接不上前一次封存", "it does not follow the seal before");
        return std::nullopt;
    }

    /// Said once: then no seal can be checked with this key.
    bool signed_by_other(const Copy& copy) {
        if (!other_key_)
            add({{base::ErrorKind::misuse, Code::gj5527, {copy.seal->key, key_.id()}},
                 "",
                 0,
                 copy.seal->number});
        other_key_ = true;
        return true;
    }

    void accept(const Copy* copy) {
        linked_ = copy != nullptr;
        if (copy == nullptr) {
            whole_ = false;
            return;
        }
        const auto& seal = *copy->seal;
        for (const auto& one : seal.changed) {
            const auto steps = static_cast<std::int64_t>(one.steps.size() / kStepDigits);
            book_.cases[one.id].push_back(
                {one.last - steps + 1, one.last, seal.number, one.fingerprint, one.steps});
        }
        ++book_.seals;
        book_.last = seal;
        book_.last_line = copy->line;
    }

    /// What would have to be appended, when the file is the beginning of what the database has.
    void owe(const Copies& stored, const std::string& file) {
        std::string all;
        std::int64_t expected = 0;
        for (const auto& [number, copy] : stored) {
            if (number != ++expected) return;  // a gap: not for us to fill
            all += copy.line + "\n";
        }
        if (all.starts_with(file)) book_.owed = all.substr(file.size());
    }

    void check_root() {
        if (!whole_ || !book_.last) return;
        const auto& last = *book_.last;
        MerkleTree tree(last.hash);
        std::int64_t entries = 0;
        for (const auto& [id, parts] : book_.cases) {
            tree.add(id, parts.back().last, parts.back().fingerprint);
            entries += parts.back().last;
        }
        const auto cases = static_cast<std::int64_t>(book_.cases.size());
        if (tree.root() != last.root || cases != last.cases || entries != last.entries)
            add(of_seal(Code::gj5525, last.number, Place::file,
                        {{"根与各次封存的案件不符", "its root is not that of the sealed cases"}}));
    }

    const PublicKey& key_;
    Book book_;
    bool linked_ = true;  ///< the seal before this one holds
    bool whole_ = true;   ///< so do all
    bool other_key_ = false;
};

}  // namespace

std::int64_t contradicted_seal(const std::vector<SealedPart>& parts, std::int64_t sequence,
                               std::string_view fingerprint) {
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const SealedPart& p) {
        return p.from <= sequence && sequence <= p.last;
    });
    if (part == parts.end()) return 0;
    const auto at = static_cast<std::size_t>(sequence - part->from) * kStepDigits;
    const bool fits =
        std::string_view(part->steps).substr(at, kStepDigits) == step_of(fingerprint) &&
        (sequence != part->last || part->fingerprint == fingerprint);
    return fits ? 0 : part->seal;
}

Book read_book(const std::vector<ports::SealRecord>& stored, const std::optional<std::string>& file,
               const PublicKey& key) {
    return Reader(key).read(copies_in(stored), file);
}

}  // namespace guiju::evidence
