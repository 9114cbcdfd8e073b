// SPDX-License-Identifier: Apache-2.0
// An effect makes the rows again, whatever was in them.
#include "engine/evidence/effect.h"

#include <gtest/gtest.h>

#include "engine/evidence/members.h"

namespace guiju::evidence {
namespace {

using value::Instant;
using value::Value;

ports::CaseRecord full_record() {
    ports::CaseRecord r;
    r.id = "D1";
    r.policy = "征集响应";
    r.policy_hash = "h";
    r.revision = 4;
    r.stage = "需求初筛";
    r.phase = "handling";
    r.rung = 1;
    r.highest_rung = 2;
    r.rounds = 3;
    r.edition = 4;
    r.holder_role = "渠道";
    r.holder_unit = r.handler_unit = "C1";
    r.responsible_unit = "C2";
    r.phase_before = "waiting";
    r.applicant_unit = "E1";
    r.territory = "330421";
    r.title = "油剂\"替代\"\n\x01";
    r.confidentiality = "公开";
    r.priority = true;
    r.result = "已办结";
    r.flags = "疑似重复";
    r.duplicate_key = "k";
    r.previous_case = "D0";
    r.merged_into = "D2";
    r.correct_items = "1,4";
    r.opened = {1};
    r.filed = {2};
    r.updated = {3};
    r.closed = {4};
    r.marks = {{"已验证", {5}, {6}}};
    r.pending = {2, "县局", "L1", "赵", "C1", "非独立法人", {7, 8}};
    r.notes = {{"opinion", "初筛", "同意", "省厅", "G1", "钱", "可行", 2, {7}, {8}, false}};
    r.fields = {{"需求名称", Value("油剂\x02\t替代🜁")},
                {"意向投入", value::Quantity{1800000, value::Dimension::money}},
                {"联系电话", value::Absent::said_unknown},
                {"独立法人资格", Value(true)}};
    r.head = "sha256:x";
    return r;
}

ports::JournalRecord entry_of(const ports::CaseRecord& record, std::string effect) {
    ports::JournalRecord entry;
    entry.case_id = record.id;
    entry.sequence = record.revision;
    entry.at = record.updated;
    entry.fingerprint = record.head;
    entry.effect = std::move(effect);
    return entry;
}

TEST(Effect, makes_every_member_again) {
    ports::CaseChange change;
    change.after = full_record();
    change.clocks = {
        {"D1", "初筛/期限", "running", 3, "workdays", 1, {20000}, {9}, 2, {8}, {7}, {6}, "补正"}};
    change.work = {{"D1#1", "D1", "handle", "需求初筛", "渠道", "C1", "李", {1}, {2}}};
    change.links = {{"D1", "另立", "D3", "a", "b", {1}, {2}}};
    CaseRows rows;
    ASSERT_TRUE(apply(entry_of(change.after, effect_of({}, change, Hash::sha256)), rows));
    EXPECT_EQ(rows.record, change.after);
    EXPECT_EQ(rows.clocks.at("初筛/期限"), change.clocks[0]);
    EXPECT_EQ(rows.work.at("D1#1"), change.work[0]);
    EXPECT_EQ((rows.links.at({"另立", "D3"})), change.links[0]);

    CaseRows again;
    again.record.stage = "不相干";
    again.work["D1#9"] = {};
    ASSERT_TRUE(apply(entry_of(change.after, whole_effect(rows)), again));
    EXPECT_EQ(again.record, rows.record);
    EXPECT_EQ(again.work, rows.work);
    EXPECT_EQ(again.clocks, rows.clocks);
    EXPECT_EQ(again.links, rows.links);
}

json::object differences(const ports::CaseRecord& before, const ports::CaseRecord& now) {
    value::JsonText out;
    append_differences(before, now, out);
    return json::parse(out.written()).as_object();
}

/// Every member of a case record that is none of the counted ones is written down.
TEST(Effect, knows_all_members) {
    const auto all = differences(ports::CaseRecord{}, full_record());
    EXPECT_EQ(all.size(), members<ports::CaseRecord>().size()) << json::serialize(all);
    auto blank = full_record();
    put_members(blank, differences(full_record(), ports::CaseRecord{}));
    const auto none = differences(ports::CaseRecord{}, blank);
    EXPECT_EQ(none.size(), 0U) << json::serialize(none);
}

TEST(Effect, holds_only_what_changed) {
    ports::CaseChange change;
    change.after = full_record();
    auto before = change.after;
    EXPECT_EQ(effect_of(before, change, Hash::sha256), "{}");
    change.after.stage = "需求验证";
    change.after.result.clear();
    change.after.fields["需求名称"] = Value("新稿");
    change.after.fields.erase("联系电话");
    EXPECT_EQ(effect_of(before, change, Hash::sha256),
              R"({"case":{"stage":"需求验证","result":""},"set":{"r":{"需求名称":"新稿"}},)"
              R"("gone":["联系电话"]})");
    CaseRows rows;
    rows.record = before;
    ASSERT_TRUE(apply(entry_of(change.after, effect_of(before, change, Hash::sha256)), rows));
    EXPECT_EQ(rows.record, change.after);
}

TEST(Effect, holds_fingerprints_of_the_answer_and_the_messages) {
    ports::CaseChange change;
    change.after = full_record();
    const auto before = change.after;
    change.command = {"c1", "D1", 2, R"({"outcome":"转需求验证"})", {5}};
    change.outbox = {{"D1/2/1", "D1", "notify", "渠道", "C1", "{}", {5}},
                     {"D1/2/2", "D1", "notify", "渠道", "C2", "{}", {5}}};
    for (const auto hash : {Hash::sha256, Hash::sm3}) {
        CaseRows rows;
        ASSERT_TRUE(apply(entry_of(change.after, effect_of(before, change, hash)), rows));
        EXPECT_EQ(rows.given.answer, fingerprint_of(change.command, hash));
        EXPECT_EQ(rows.given.messages, (std::vector{fingerprint_of(change.outbox[0], hash),
                                                    fingerprint_of(change.outbox[1], hash)}));
        EXPECT_EQ(hash_of(rows.given.answer), hash);
        EXPECT_NE(rows.given.messages[0], rows.given.messages[1]);
        ASSERT_TRUE(apply(entry_of(change.after, "{}"), rows));
        EXPECT_TRUE(rows.given.answer.empty() && rows.given.messages.empty())
            << "of the last entry only";
    }
}

TEST(Effect, that_cannot_be_read_is_refused) {
    for (const char* text :
         {"", "x", "[]", "{\"case\":1}", R"({"case":{"unknown":1}})", R"({"case":{"stage":1}})",
          R"({"case":{"rung":"1"}})", R"({"set":{"a":1}})", R"({"clocks":[1]})", R"({"answer":1})",
          R"({"messages":"x"})"}) {
        CaseRows rows;
        EXPECT_FALSE(apply(entry_of({}, text), rows)) << text;
    }
}

}  // namespace
}  // namespace guiju::evidence
