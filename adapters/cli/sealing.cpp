// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/sealing.h"

#include <algorithm>

namespace guiju::cli {
namespace {

using base::Code;

constexpr int kTries = 50;  // readings while somebody else seals

/// The seal file; empty when there is none yet.
base::Result<std::string> seal_file(World& world, const std::string& path) {
    auto text = world.read_file(path);
    if (!text && text.error().kind == base::ErrorKind::not_found) return std::string();
    return text;
}

/// What the database and the file say, and the length of the file.
struct Seals {
    evidence::Book book;
    std::size_t size = 0;
};

/// Seals that came while the file was read are left to the next reading.
base::Result<Seals> read_once(World& world, ports::EvidenceStore& store, const std::string& path,
                              const evidence::PublicKey& key) {
    const auto before = store.seals();
    if (!before) return before.error();
    const auto text = seal_file(world, path);
    if (!text) return text.error();
    auto stored = store.seals();
    if (!stored) return stored.error();
    const auto lines = static_cast<std::size_t>(std::count(text->begin(), text->end(), '\n'));
    stored->resize(std::min(stored->size(), std::max(before->size(), lines)));
    return Seals{evidence::read_book(*stored, *text, key), text->size()};
}

/// The file ends before the database does, and nothing else is wrong.
bool is_owed(const evidence::Book& book) { return book.owed && !book.owed->empty(); }

bool only_owed(const evidence::Book& book) {
    return std::all_of(book.findings.begin(), book.findings.end(),
                       [](const auto& finding) { return finding.error.code == Code::gj5526; });
}

/// Appends to the file what the database has and it lacks: after a power cut, or a new seal.
base::Result<evidence::Book> completed(const Call& call, ports::EvidenceStore& store,
                                       const std::string& path, const evidence::PublicKey& key) {
    for (int left = kTries;; --left) {
        auto seals = read_once(call.world, store, path, key);
        if (!seals) return seals.error();
        if (!is_owed(seals->book) || !only_owed(seals->book) || left <= 0)
            return std::move(seals->book);
        const auto done = call.world.append_file(path, seals->size, *seals->book.owed);
        if (!done) return done.error();
    }
}

}  // namespace

base::Result<evidence::Sealing> seal_database(const Call& call, Database& database,
                                              const SealPlan& plan, value::Instant at) {
    const auto pem = call.world.read_file(plan.key);
    if (!pem) return pem.error();
    const auto key = evidence::PrivateKey::read(*pem, plan.key);
    if (!key) return key.error();
    auto& store = *database.evidence;
    const auto book = completed(call, store, plan.file, key->public_key());
    if (!book) return book.error();
    evidence::Sealing found;
    found.findings = book->findings;
    if (!plan.also.empty()) {
        const auto other = completed(call, store, plan.also, key->public_key());
        if (!other) return other.error();
        found.findings.insert(found.findings.end(), other->findings.begin(), other->findings.end());
    }
    if (!found.findings.empty()) return found;
    const auto algorithm = store.fingerprints_with();
    if (!algorithm) return algorithm.error();
    const auto hash = evidence::hash_named(*algorithm).value_or(evidence::Hash::sha256);
    auto sealing = evidence::next_seal(store, *book, *key, at, plan.pace, hash);
    if (!sealing || !sealing->seal) return sealing;
    // The database first: what it has and the file lacks can be completed at any time.
    if (auto done = store.put_seal(*sealing->seal); !done) return done.error();
    for (const auto& path : {plan.file, plan.also}) {
        if (path.empty()) continue;
        const auto after = completed(call, store, path, key->public_key());
        if (!after) return after.error();
    }
    return sealing;
}

base::Result<evidence::Book> read_seals(const Call& call, Database& database,
                                        const std::string& path, const evidence::PublicKey& key) {
    for (int left = kTries;; --left) {
        auto seals = read_once(call.world, *database.evidence, path, key);
        if (!seals) return seals.error();
        // A seal that is just being written stands in the database first.
        if (!is_owed(seals->book) || left <= 0) return std::move(seals->book);
    }
}

Exit say_findings(const Call& call, const std::vector<evidence::Finding>& findings,
                  std::int64_t all) {
    for (const auto& finding : findings) call.console.fail(finding.error);
    const auto more = all - static_cast<std::int64_t>(findings.size());
    if (more > 0) {
        const auto count = std::to_string(more);
        call.console.talk(base::Text("另有" + count + "处未列出", count + " more are not shown"));
    }
    return Exit::tampered;
}

Exit seal_afterwards(const Call& call, Database& database, value::Instant at, Exit exit) {
    const auto& arguments = call.arguments;
    if (arguments.seal_key.empty() && arguments.seal_file.empty()) return exit;
    if (arguments.seal_key.empty() || arguments.seal_file.empty()) {
        call.console.fail(still_needs(
            call, {"--seal-key 和 --seal-file 两项", "both --seal-key and --seal-file"}));
        return Exit::usage;
    }
    const auto sealing =
        seal_database(call, database, {arguments.seal_key, arguments.seal_file, "", {}}, at);
    if (!sealing) return call.console.fail(sealing.error());
    if (!sealing->findings.empty())
        return say_findings(call, sealing->findings,
                            static_cast<std::int64_t>(sealing->findings.size()));
    if (sealing->seal) {
        const auto number = std::to_string(sealing->seal->number);
        call.console.talk(
            base::Text("已作第" + number + "次封存", "seal " + number + " is written"));
    }
    return exit;
}

}  // namespace guiju::cli
