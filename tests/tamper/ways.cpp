// SPDX-License-Identifier: Apache-2.0
#include "tests/tamper/ways.h"

#include <sstream>

#include "adapters/sql/store.h"
#include "engine/evidence/book.h"
#include "engine/evidence/effect.h"
#include "engine/evidence/entry.h"
#include "engine/evidence/sealing.h"

namespace guiju::tamper {

const char* const kPrivateKey =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
const char* const kPublicKey =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
    "-----END PUBLIC KEY-----\n";
const char* const kOtherKey =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIOscmMqHyJ/poxTxRkOvKYp/j78edfy2AY5g9b1MgSTb\n"
    "-----END PRIVATE KEY-----\n";

namespace {

constexpr int kCases = 10;
constexpr int kSeals = 3;
constexpr std::int64_t kBegin = 1759107600000;

ports::CaseChange change_of(const ports::CaseRecord& before, const std::string& id,
                            evidence::Hash hash) {
    const auto sequence = before.revision + 1;
    const auto number = std::to_string(sequence);
    const value::Instant at{kBegin + sequence * 60000};
    ports::CaseChange c;
    c.expected_revision = before.revision;
    c.after = before;
    c.after.id = id;
    c.after.revision = sequence;
    c.after.policy = "企业科技创新需求常态化征集响应";
    c.after.stage = sequence % 2 == 0 ? "需求初筛" : "需求验证";
    c.after.phase = "handling";
    c.after.updated = at;
    c.after.fields["需求内容"] = value::Value("耐高温、低挥发，第" + number + "稿");
    c.journal = {id,
                 sequence,
                 at,
                 "李四",
                 "C1",
                 "征集渠道单位",
                 "审查",
                 before.stage,
                 before.phase.empty() ? "drafting" : before.phase,
                 c.after.stage,
                 c.after.phase,
                 R"({"材料规范":"符合"})",
                 "材料齐全" + number,
                 R"({"outcome":"转需求验证"})",
                 id + "-" + number};
    if (c.journal.from_stage.empty()) c.journal.from_stage = "需求提出";
    c.work = {{id + "#1", id, "handle", c.after.stage, "征集渠道单位", "C1", "", at, {}}};
    c.command = {id + "-" + number, id, sequence, "{}", at};
    c.journal.effect = evidence::effect_of(before, c, evidence::Hash::sha256);
    evidence::chain(c, before.head, hash);
    return c;
}

void write(sql::SqlStore& store, std::map<std::string, ports::CaseRecord>& rows,
           std::map<std::string, Journal>& cases, const std::string& id) {
    auto tx = store.begin();
    const auto change = change_of(rows[id], id, *evidence::hash_named((*tx)->fingerprints_with()));
    EXPECT_TRUE(tx.ok() && (*tx)->save(change).ok() && (*tx)->commit().ok());
    rows[id] = change.after;
    cases[id].push_back(change.journal);
}

void seal(sql::SqlStore& store, std::string& file, std::int64_t minute) {
    const auto key = evidence::PrivateKey::read(kPrivateKey, "key");
    const auto book = evidence::read_book(*store.seals(), file, key->public_key());
    EXPECT_TRUE(book.findings.empty());
    const auto sealing =
        evidence::next_seal(store, book, *key, {kBegin + minute * 60000}, evidence::Pace{},
                            *evidence::hash_named(*store.fingerprints_with()));
    ASSERT_TRUE(sealing.ok() && sealing->seal && sealing->findings.empty());
    ASSERT_TRUE(store.put_seal(*sealing->seal).ok());
    file += sealing->seal->line + "\n";
}

std::string literal(const std::string& text) { return "'" + text + "'"; }

std::string where(const std::string& id, std::int64_t sequence) {
    return " where case_id = " + literal(id) + " and seq = " + std::to_string(sequence);
}

}  // namespace

Bed::Bed() : Bed(20251009, kCases, evidence::Hash::sha256) {}

Bed::Bed(unsigned seed, int count, evidence::Hash hash) : base(folder.file("base.db")) {
    auto store = sql::open("sqlite://" + base, {.mode = sql::Mode::create});
    EXPECT_TRUE(store.ok());
    std::map<std::string, ports::CaseRecord> rows;
    Dice dice(seed);
    std::vector<std::string> ids;
    for (int i = 0; i < count; ++i) ids.push_back("ZJ-" + std::to_string(100 + i));
    for (int round = 0; round <= kSeals; ++round) {
        for (const auto& id : ids)
            for (auto left = dice.roll(2, 4); left > 0; --left) write(**store, rows, cases, id);
        if (round == kSeals) break;  // the newest entries are not sealed yet
        seal(**store, file, 600 + round);
        EXPECT_TRUE((*store)->fingerprint_with(std::string(evidence::name_of(hash))).ok());
        for (const auto& id : ids) sealed[id] = last(id);
    }
    std::istringstream in(file);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
}

const std::string& Dice::pick_case(const Bed& bed) {
    auto at = bed.cases.begin();
    std::advance(at, roll(0, static_cast<std::int64_t>(bed.cases.size()) - 1));
    return at->first;
}

namespace {

/// An entry anywhere; `spare` of the last ones are left out.
Wanted anywhere(Scene& s, std::int64_t spare = 0) {
    const auto& id = s.dice.pick_case(s.bed);
    return {id, s.dice.roll(1, s.bed.last(id) - spare), 0, {}};
}

Wanted change_text(Scene& s) {
    static const std::vector<std::string> kTexts{
        "actor_person", "actor_unit", "actor_role", "verb",   "from_stage", "from_phase",
        "to_stage",     "to_phase",   "inputs",     "reason", "decision",   "command_id"};
    const auto at = anywhere(s);
    const auto& column = s.dice.pick(kTexts);
    s.db.run("update journal set " + column + " = " + column + " || '改'" +
             where(at.case_id, at.sequence));
    return at;
}

Wanted change_time(Scene& s) {
    const auto at = anywhere(s);
    s.db.run("update journal set at_ms = at_ms + " + std::to_string(s.dice.roll(1, 100000)) +
             where(at.case_id, at.sequence));
    return at;
}

Wanted empty_a_column(Scene& s) {
    static const std::vector<std::string> kColumns{"reason", "decision", "inputs", "actor_person"};
    const auto at = anywhere(s);
    s.db.run("update journal set " + s.dice.pick(kColumns) + " = null" +
             where(at.case_id, at.sequence));
    return at;
}

Wanted change_effect(Scene& s) {
    const auto at = anywhere(s);
    s.db.run("update journal set effect = replace(effect, 'handling', 'decided')" +
             where(at.case_id, 1));
    return {at.case_id, 1, 0, {}};
}

Wanted hide_behind_a_zero_byte(Scene& s) {
    const auto at = anywhere(s);
    s.db.run("update journal set reason = substr(reason, 1, 1) || char(0) || reason" +
             where(at.case_id, at.sequence));
    return at;
}

Wanted delete_one(Scene& s) {
    const auto at = anywhere(s, 1);
    s.db.run("delete from journal" + where(at.case_id, at.sequence));
    return at;
}

Wanted delete_tail(Scene& s) {
    const auto at = anywhere(s);
    s.db.run("delete from journal where case_id = " + literal(at.case_id) +
             " and seq >= " + std::to_string(at.sequence));
    return at;
}

/// The row goes back with it: only the seal knows.
Wanted delete_tail_and_set_row_back(Scene& s) {
    const auto& id = s.dice.pick_case(s.bed);
    const auto from = s.dice.roll(2, s.bed.sealed.at(id));
    s.db.run("delete from journal where case_id = " + literal(id) +
             " and seq >= " + std::to_string(from));
    s.db.run("update case_row set revision = " + std::to_string(from - 1) +
             ", journal_head = (select fingerprint from journal" + where(id, from - 1) +
             ") where id = " + literal(id));
    return {id, from, 0, {}};
}

Wanted delete_and_close_up(Scene& s) {
    const auto at = anywhere(s, 1);
    const auto id = literal(at.case_id), seq = std::to_string(at.sequence);
    s.db.run("delete from journal" + where(at.case_id, at.sequence));
    s.db.run("update journal set seq = -seq where case_id = " + id + " and seq > " + seq);
    s.db.run("update journal set seq = -seq - 1 where case_id = " + id + " and seq < 0");
    return at;
}

Wanted append_one(Scene& s) {
    const auto& id = s.dice.pick_case(s.bed);
    const auto next = s.bed.last(id) + 1;
    s.db.run("insert into journal (case_id, seq, at_ms, verb) values (" + literal(id) + ", " +
             std::to_string(next) + ", 0, '办结')");
    return {id, next, 0, {}};
}

Wanted insert_between(Scene& s) {
    const auto at = anywhere(s);
    const auto id = literal(at.case_id), seq = std::to_string(at.sequence);
    s.db.run("update journal set seq = -seq where case_id = " + id + " and seq >= " + seq);
    s.db.run("update journal set seq = 1 - seq where case_id = " + id + " and seq < 0");
    s.db.run("insert into journal (case_id, seq, at_ms, verb) values (" + id + ", " + seq +
             ", 1, '审查')");
    return at;
}

Wanted insert_before_the_first(Scene& s) {
    const auto& id = s.dice.pick_case(s.bed);
    s.db.run("insert into journal (case_id, seq, at_ms) values (" + literal(id) + ", 0, 1)");
    return {id, 0, 0, {}};
}

Wanted swap_two(Scene& s) {
    const auto& id = s.dice.pick_case(s.bed);
    const auto a = s.dice.roll(1, s.bed.last(id) - 1), b = s.dice.roll(a + 1, s.bed.last(id));
    s.db.run("update journal set seq = -1" + where(id, a));
    s.db.run("update journal set seq = " + std::to_string(a) + where(id, b));
    s.db.run("update journal set seq = " + std::to_string(b) + where(id, -1));
    return {id, a, 0, {}};
}

Wanted move_to_another_case(Scene& s) {
    auto at = anywhere(s);
    do at.other_case = s.dice.pick_case(s.bed);
    while (at.other_case == at.case_id);
    s.db.run("update journal set case_id = " + literal(at.other_case) + ", seq = " +
             std::to_string(s.bed.last(at.other_case) + 1) + where(at.case_id, at.sequence));
    return at;
}

Wanted copy_from_another_case(Scene& s) {
    const auto at = anywhere(s);
    std::string other;
    do other = s.dice.pick_case(s.bed);
    while (other == at.case_id);
    const auto from = where(other, s.dice.roll(1, s.bed.last(other)));
    s.db.run(
        "update journal set (at_ms, reason, decision, command_id, effect, hints, fingerprint)"
        " = (select at_ms, reason, decision, command_id, effect, hints, fingerprint"
        " from journal" +
        from + ")" + where(at.case_id, at.sequence));
    return at;
}

Wanted replace_fingerprint(Scene& s) {
    const auto at = anywhere(s);
    // The last digit: whatever the others are, it is another one.
    s.db.run(
        "update journal set fingerprint = substr(fingerprint, 1, length(fingerprint) - 1)"
        " || case substr(fingerprint, -1) when '0' then '1' else '0' end" +
        where(at.case_id, at.sequence));
    return at;
}

Wanted name_another_algorithm(Scene& s) {
    static const std::vector<std::string> kNames{"'none:'", "'sm3:'", "''", "'SHA256:'"};
    const auto at = anywhere(s);
    s.db.run("update journal set fingerprint = " + s.dice.pick(kNames) +
             " || substr(fingerprint, 8)" + where(at.case_id, at.sequence));
    return at;
}

Wanted take_fingerprint_away(Scene& s) {
    const auto at = anywhere(s);
    s.db.run("update journal set fingerprint = null" + where(at.case_id, at.sequence));
    return at;
}

/// One entry changed, and everything behind it computed anew: it fits, but not the seal.
Wanted compute_anew(Scene& s) {
    const auto& id = s.dice.pick_case(s.bed);
    const auto from = s.dice.roll(1, s.bed.sealed.at(id));
    auto journal = s.bed.cases.at(id);
    std::string before = from == 1 ? "" : journal[static_cast<std::size_t>(from) - 2].fingerprint;
    journal[static_cast<std::size_t>(from) - 1].reason = "情况属实";
    for (auto at = static_cast<std::size_t>(from) - 1; at < journal.size(); ++at) {
        auto& entry = journal[at];
        evidence::chain(entry, before);
        before = entry.fingerprint;
        s.db.run("update journal set reason = " + literal(entry.reason) +
                 ", hints = " + literal(entry.hints) +
                 ", fingerprint = " + literal(entry.fingerprint) + where(id, entry.sequence));
    }
    s.db.run("update case_row set journal_head = " + literal(before) +
             " where id = " + literal(id));
    return {id, from, 0, {}};
}

Wanted advance_row(Scene& s) {
    const auto& id = s.dice.pick_case(s.bed);
    s.db.run("update case_row set revision = revision + 1 where id = " + literal(id));
    return {id, s.bed.last(id) + 1, 0, {}};
}

Wanted set_row_back(Scene& s) {
    const auto& id = s.dice.pick_case(s.bed);
    s.db.run("update case_row set revision = revision - 1 where id = " + literal(id));
    return {id, s.bed.last(id), 0, {}};
}

Wanted point_row_elsewhere(Scene& s) {
    const auto at = anywhere(s, 1);
    s.db.run("update case_row set journal_head = (select fingerprint from journal" +
             where(at.case_id, at.sequence) + ") where id = " + literal(at.case_id));
    return {at.case_id, s.bed.last(at.case_id), 0, {}};
}

Wanted delete_row(Scene& s) {
    const auto& id = s.dice.pick_case(s.bed);
    s.db.run("delete from case_row where id = " + literal(id));
    return {id, 1, 0, {}};
}

Wanted delete_case(Scene& s) {
    const auto wanted = delete_row(s);
    for (const char* table : {"journal", "case_doc", "work_item", "command"})
        s.db.run("delete from " + std::string(table) +
                 " where case_id = " + literal(wanted.case_id));
    return wanted;
}

std::int64_t any_seal(Scene& s) {
    return s.dice.roll(1, static_cast<std::int64_t>(s.bed.lines.size()));
}

Wanted change_stored_seal(Scene& s) {
    static const std::vector<std::string> kChanges{
        "root_print = 'sha256:0'", "at_ms = at_ms - 1", "seal_line = replace(seal_line, '2', '3')",
        "seal_line = null", "seal_line = seal_line || ' '"};
    const auto number = any_seal(s);
    s.db.run("update seal set " + s.dice.pick(kChanges) +
             " where seal_no = " + std::to_string(number));
    return {"", 0, number, {}};
}

Wanted delete_stored_seal(Scene& s) {
    const auto number = any_seal(s);
    s.db.run("delete from seal where seal_no = " + std::to_string(number));
    return {"", 0, number, {}};
}

/// The text of the file from these lines.
void put_lines(Scene& s, const std::vector<std::string>& lines) {
    s.file.clear();
    for (const auto& line : lines) s.file += line + "\n";
}

Wanted change_filed_seal(Scene& s) {
    const auto number = any_seal(s);
    auto lines = s.bed.lines;
    auto& line = lines[static_cast<std::size_t>(number) - 1];
    // Behind the number of the seal, which tells whose line it is.
    const auto at =
        static_cast<std::size_t>(s.dice.roll(11, static_cast<std::int64_t>(line.size()) - 1));
    line[at] = line[at] == '7' ? '8' : '7';
    put_lines(s, lines);
    return {"", 0, number, {}};
}

Wanted delete_filed_seal(Scene& s) {
    const auto number = any_seal(s);
    auto lines = s.bed.lines;
    lines.erase(lines.begin() + number - 1);
    put_lines(s, lines);
    return {"", 0, number, {}};
}

Wanted cut_file(Scene& s) {
    const auto length = s.dice.roll(0, static_cast<std::int64_t>(s.file.size()) - 1);
    s.file.resize(static_cast<std::size_t>(length));
    std::int64_t whole = 0;
    for (const char c : s.file) whole += c == '\n' ? 1 : 0;
    return {"", 0, whole + 1, {}};
}

Wanted swap_filed_seals(Scene& s) {
    auto lines = s.bed.lines;
    const auto a = s.dice.roll(1, static_cast<std::int64_t>(lines.size()) - 1);
    std::swap(lines[static_cast<std::size_t>(a) - 1], lines[static_cast<std::size_t>(a)]);
    put_lines(s, lines);
    return {"", 0, a, {}};
}

/// Another root for the last seal, in both places, under another key.
Wanted sign_with_another_key(Scene& s) {
    const auto key = evidence::PrivateKey::read(kOtherKey, "key");
    auto last = *evidence::read_line(s.bed.lines.back());
    if (s.dice.roll(0, 1) == 1) last.key = key->public_key().id();
    last.entries -= 1;
    const auto line = evidence::line_of(last, *key);
    auto lines = s.bed.lines;
    lines.back() = line;
    put_lines(s, lines);
    s.db.run("update seal set seal_line = " + literal(line) +
             " where seal_no = " + std::to_string(last.number));
    return {"", 0, last.number, {}};
}

}  // namespace

const std::vector<Way>& ways() {
    static const std::vector<Way> kWays{
        {"a text is changed", change_text},
        {"a time is changed", change_time},
        {"a column is emptied", empty_a_column},
        {"what it did is changed", change_effect},
        {"text is hidden behind a zero byte", hide_behind_a_zero_byte},
        {"one is deleted", delete_one},
        {"the tail is deleted", delete_tail},
        {"the tail is deleted and the row set back", delete_tail_and_set_row_back},
        {"one is deleted and the gap closed", delete_and_close_up},
        {"one is appended", append_one},
        {"one is inserted", insert_between},
        {"one is put before the first", insert_before_the_first},
        {"two are swapped", swap_two},
        {"one is moved to another case", move_to_another_case},
        {"one is copied from another case", copy_from_another_case},
        {"a fingerprint is replaced", replace_fingerprint},
        {"another algorithm is named", name_another_algorithm},
        {"a fingerprint is taken away", take_fingerprint_away},
        {"a chain is computed anew", compute_anew},
        {"the row is ahead", advance_row},
        {"the row is set back", set_row_back},
        {"the row points elsewhere", point_row_elsewhere},
        {"the row is deleted", delete_row},
        {"a whole case is deleted", delete_case},
        {"a stored seal is changed", change_stored_seal},
        {"a stored seal is deleted", delete_stored_seal},
        {"a filed seal is changed", change_filed_seal},
        {"a filed seal is deleted", delete_filed_seal},
        {"the seal file is cut", cut_file},
        {"filed seals are swapped", swap_filed_seals},
        {"a seal is signed with another key", sign_with_another_key},
    };
    return kWays;
}

}  // namespace guiju::tamper
