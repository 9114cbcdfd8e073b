// SPDX-License-Identifier: Apache-2.0
// Running cases go over to a new version of their policy, on every store: clocks, holders, corrections,
// confirmations, what a person has to decide, back again, and a death in the middle.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "adapters/memory/store.h"
#include "adapters/sql/store.h"
#include "dsl/compile/compile.h"
#include "engine/casework/as_of.h"
#include "engine/casework/office.h"
#include "engine/casework/passage.h"
#include "engine/casework/view.h"

namespace guiju::contract {
namespace {

namespace fs = std::filesystem;
using casework::Command;
using casework::Receipt;
using Kind = casework::Command::Kind;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

program::Program compiled(const std::string& file) {
    std::vector<text::Source> sources;
    for (const std::string& path :
         {"tests/acceptance/versions/" + file, std::string("rules/calendars/C25.guiju")}) {
        auto loaded = text::load(path, read(path), static_cast<std::uint32_t>(sources.size()));
        sources.push_back(std::move(*loaded.value));
    }
    auto result = compile::compile(sources);
    EXPECT_TRUE(result.value.has_value()) << file;
    return result.value ? result.value->program : program::Program{};
}

value::Instant at(const std::string& text) { return *value::parse_instant(text); }
const std::string kToday = "2025-10-09";

/// A store of either kind with its units, and both versions of the policy in it.
class Passages : public testing::TestWithParam<std::string> {
   protected:
    void SetUp() override {
        old_ = compiled("1.0.guiju");
        new_ = compiled("2.0.guiju");
        if (GetParam() == "sqlite") {
            std::string name = (fs::temp_directory_path() / "guiju-passage-XXXXXX").string();
            ASSERT_NE(::mkdtemp(name.data()), nullptr);
            folder_ = name;
        }
        open();
        for (const ports::UnitRecord& unit :
             {ports::UnitRecord{"E1", "甲公司", {"申报单位"}, "330421", {}},
              ports::UnitRecord{"L1", "甲县经信局", {"受理单位"}, "330421", {}},
              ports::UnitRecord{"S1", "市经信局", {"牵头单位"}, "330400", {}}})
            ASSERT_TRUE(units_->put_unit(unit).ok());
        casework::Office office(*store_, *units_);
        ASSERT_TRUE(office.adopt(old_, at("2025-08-20")).ok());
    }
    void TearDown() override {
        sql_.reset();
        std::error_code ignored;
        if (!folder_.empty()) fs::remove_all(folder_, ignored);
    }
    void open() {
        if (folder_.empty()) {
            if (!memory_) memory_ = std::make_unique<memory::MemoryStore>();
            store_ = memory_.get();
            units_ = memory_.get();
            return;
        }
        auto opened = sql::open("sqlite://" + folder_ + "/office.db", {.mode = sql::Mode::create});
        ASSERT_TRUE(opened.ok());
        sql_ = std::move(*opened);
        store_ = sql_.get();
        units_ = sql_.get();
    }
    /// The new version, changed by a test before it is stored.
    void adopt_new() {
        casework::Office office(*store_, *units_);
        ASSERT_TRUE(office.adopt(new_, at("2025-09-29")).ok());
        hash_ = program::hash(new_);
    }

    Command command(Kind kind, const std::string& id, const std::string& unit,
                    const std::string& day) {
        Command c;
        c.kind = kind;
        c.id = "k" + std::to_string(++count_);
        c.case_id = id;
        c.at = at(day);
        c.actor = {"某人" + unit, unit, ""};
        return c;
    }
    base::Result<Receipt> run(const Command& c) {
        casework::Office office(*store_, *units_);
        return office.handle(c);
    }
    void must(const Command& c) {
        const auto done = run(c);
        ASSERT_TRUE(done.ok()) << done.error().say(base::Lang::zh);
    }
    void file(const std::string& id, const std::string& day, value::Record more = {}) {
        auto c = command(Kind::open, id, "E1", day);
        c.inputs = std::move(more);
        c.inputs["项目名称"] = value::Value("产线");
        c.inputs.try_emplace("设备投资", value::Quantity{2'000'000, value::Dimension::money});
        must(c);
        act(id, "E1", "报送", day);
    }
    void act(const std::string& id, const std::string& unit, const std::string& verb,
             const std::string& day) {
        auto c = command(Kind::act, id, unit, day);
        c.verb = verb;
        must(c);
    }
    void screen(const std::string& id, const std::string& day) {
        must(command(Kind::screen, id, "L1", day));
    }
    /// Past the screening, in 论证.
    void reach_review(const std::string& id, const std::string& day) {
        file(id, day, {{"材料齐全", value::Value(true)}});
        screen(id, day);
    }

    Command passage(const std::string& id) {
        auto c = command(Kind::migrate, id, "平台", kToday);
        c.actor.role = casework::kPlatform;
        c.target = hash_;
        return c;
    }
    Command back(const std::string& id) {
        auto c = command(Kind::migrate_back, id, "平台", kToday);
        c.actor.role = casework::kPlatform;
        return c;
    }
    ports::CaseView view(const std::string& id) {
        const auto found = store_->read(id);
        EXPECT_TRUE(found.ok() && found->has_value());
        return **found;
    }
    std::string due(const std::string& id, const std::string& clock) {
        const auto clocks = store_->clocks(id);
        for (const auto& one : *clocks) {
            if (one.name != clock) continue;
            if (one.state == "paused" || one.state == "stopped") return one.state;
            return value::iso(value::day_of(one.due));
        }
        return "";
    }

    program::Program old_, new_;
    std::string hash_, folder_;
    std::unique_ptr<memory::MemoryStore> memory_;
    std::unique_ptr<sql::SqlStore> sql_;
    ports::CaseStore* store_ = nullptr;
    ports::Directory* units_ = nullptr;
    int count_ = 0;
};

TEST_P(Passages, keep_the_elapsed_time_and_who_has_the_case) {
    file("A1", "2025-09-28");
    EXPECT_EQ(due("A1", "初审/期限"), "2025-10-09");
    adopt_new();
    const auto over = passage("A1");
    must(over);
    const auto now = view("A1");
    EXPECT_EQ(now.record.stage, "审查");
    EXPECT_EQ(now.record.policy_hash, hash_);
    EXPECT_EQ(now.record.holder_unit, "L1");
    EXPECT_EQ(due("A1", "初审/期限"), "stopped");
    EXPECT_EQ(due("A1", "审查/期限"), "2025-10-10") << "in time: at least one day is left";
    ASSERT_EQ(now.work.size(), 1U);
    EXPECT_EQ(now.work[0].stage, "审查");
    const auto journal = *store_->journal("A1");
    const auto before = casework::passage_in(journal.back());
    ASSERT_TRUE(before);
    EXPECT_EQ(before->from_hash, program::hash(old_));
    EXPECT_EQ(before->to_hash, hash_);
    // The same command again changes nothing; another one finds it done.
    const auto again = run(over);
    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(view("A1").record.revision, now.record.revision);
    EXPECT_EQ(base::name_of(run(passage("A1")).error().code), "GJ5685");
    // And it can be worked on under the new version.
    auto fill = command(Kind::fill, "A1", "L1", kToday);
    fill.inputs = {{"材料齐全", value::Value(true)}};
    (void)run(fill);
    screen("A1", kToday);
}

TEST_P(Passages, begin_anew_with_whoever_the_new_stage_is_handled_by) {
    reach_review("A1", "2025-09-28");
    adopt_new();
    must(passage("A1"));
    EXPECT_EQ(view("A1").record.holder_unit, "S1");
    EXPECT_EQ(due("A1", "论证/期限"), "2025-10-29");
    act("A1", "S1", "通过论证", "2025-10-10");
    EXPECT_EQ(view("A1").record.stage, "验收");
}

TEST_P(Passages, convert_the_share_that_is_used_up) {
    reach_review("A1", "2025-09-19");
    act("A1", "L1", "通过论证", "2025-09-22");
    adopt_new();
    must(passage("A1"));
    EXPECT_EQ(due("A1", "验收/期限"), "2025-10-28") << "7 of 20 working days: 10 of 30 days";
}

TEST_P(Passages, leave_the_late_late) {
    file("A1", "2025-09-22");
    casework::Office office(*store_, *units_);
    ASSERT_TRUE(office.tick_due(at(kToday), 100).ok());
    adopt_new();
    must(passage("A1"));
    EXPECT_EQ(due("A1", "审查/期限"), "2025-09-25") << "it was due then and stays so";
}

TEST_P(Passages, keep_what_waits_for_confirmation) {
    file("A1", "2025-09-28",
         {{"材料齐全", value::Value(true)},
          {"设备投资", value::Quantity{500'000, value::Dimension::money}}});
    screen("A1", "2025-09-29");
    ASSERT_EQ(view("A1").record.phase, "awaiting_confirmation");
    adopt_new();
    must(passage("A1"));
    const auto now = view("A1").record;
    EXPECT_EQ(now.phase, "awaiting_confirmation");
    EXPECT_EQ(now.pending.items, std::vector{1}) << "item 2 of old is item 1 of the new version";
    EXPECT_EQ(due("A1", "审查/期限"), "paused");
    must(command(Kind::confirm, "A1", "S1", kToday));
    EXPECT_EQ(view("A1").record.result, "已退回");
}

TEST_P(Passages, drop_a_proposal_where_the_rule_says_so) {
    file("A1", "2025-09-28",
         {{"材料齐全", value::Value(true)},
          {"设备投资", value::Quantity{500'000, value::Dimension::money}}});
    screen("A1", "2025-09-29");
    new_.transitions[0].rows[0].confirmation = program::TransitionRow::Confirmation::resubmit;
    adopt_new();
    must(passage("A1"));
    const auto now = view("A1");
    EXPECT_EQ(now.record.phase, "waiting");
    EXPECT_EQ(now.record.pending.disposition, -1);
    EXPECT_EQ(due("A1", "确认"), "stopped");
    EXPECT_EQ(due("A1", "审查/期限"), "2025-10-11");
    ASSERT_EQ(now.work.size(), 1U);
    EXPECT_EQ(now.work[0].kind, "handle");
    EXPECT_EQ(now.work[0].unit, "L1");
    screen("A1", kToday);
    EXPECT_EQ(view("A1").record.phase, "awaiting_confirmation");
}

TEST_P(Passages, keep_a_correction_with_its_items_and_rounds) {
    file("A1", "2025-09-28", {{"材料齐全", value::Value(false)}});
    screen("A1", "2025-09-29");
    ASSERT_EQ(view("A1").record.correct_items, "1");
    const auto asked = due("A1", "补正");
    adopt_new();
    must(passage("A1"));
    const auto now = view("A1").record;
    EXPECT_EQ(now.phase, "awaiting_correction");
    EXPECT_EQ(now.holder_unit, "E1");
    EXPECT_EQ(now.correct_items, "2");
    EXPECT_EQ(now.rounds, 1);
    EXPECT_EQ(due("A1", "补正"), asked);
    auto correct = command(Kind::correct, "A1", "E1", "2025-10-10");
    correct.inputs = {{"材料齐全", value::Value(true)}};
    must(correct);
    screen("A1", "2025-10-11");
    EXPECT_EQ(view("A1").record.stage, "论证");
    EXPECT_EQ(view("A1").record.holder_unit, "S1");
}

TEST_P(Passages, leave_to_a_person_what_the_new_version_does_not_have) {
    reach_review("A1", "2025-09-28");
    act("A1", "L1", "提请公示", "2025-09-29");
    adopt_new();
    const auto before = view("A1");
    const auto refused = run(passage("A1"));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(base::name_of(refused.error().code), "GJ5678");
    EXPECT_EQ(view("A1").record, before.record);
    act("A1", "L1", "公示完毕", "2025-10-10");
    EXPECT_EQ(view("A1").record.stage, "验收") << "it goes on under the old version";
    EXPECT_EQ(view("A1").record.policy_hash, program::hash(old_));
}

TEST_P(Passages, can_be_taken_back_until_something_was_done) {
    file("A1", "2025-09-28");
    const auto was = view("A1");
    adopt_new();
    must(passage("A1"));
    must(back("A1"));
    auto now = view("A1");
    auto expected = was.record;
    expected.revision = now.record.revision;
    expected.updated = now.record.updated;
    expected.head = now.record.head;
    EXPECT_EQ(now.record, expected);
    EXPECT_EQ(now.clocks, was.clocks);
    EXPECT_EQ(now.work, was.work);
    EXPECT_EQ(due("A1", "审查/期限"), "stopped");
    EXPECT_EQ(base::name_of(run(back("A1")).error().code), "GJ5679");
    // It may go over again; as of the days between, the version is told.
    must(passage("A1"));
    const auto then =
        casework::case_as_of(*store_, "A1", casework::as_of_day(*value::parse_date("2025-10-08")));
    ASSERT_TRUE(then.ok());
    EXPECT_EQ(then->record.policy_hash, program::hash(old_));
    EXPECT_EQ(then->record.stage, "初审");
    EXPECT_EQ(then->record.holder_unit, "L1");
    screen("A1", "2025-10-10");
    EXPECT_EQ(base::name_of(run(back("A1")).error().code), "GJ5679");
}

TEST_P(Passages, are_only_the_platforms_and_only_to_a_version_in_force) {
    file("A1", "2025-09-28");
    adopt_new();
    auto somebody = passage("A1");
    somebody.actor.role.clear();
    EXPECT_EQ(run(somebody).error().kind, base::ErrorKind::denied);
    auto early = passage("A1");
    early.at = at("2025-09-30");
    EXPECT_EQ(base::name_of(run(early).error().code), "GJ5673");
}

/// Dies, or fails, when it is asked for the n-th time.
class Ending final : public ports::Directory {
   public:
    Ending(ports::Directory& units, bool dies) : units_(units), dies_(dies) {}
    base::Result<std::optional<ports::UnitRecord>> unit(const std::string& id) override {
        if (++asked_ == end_ && dies_) ::kill(::getpid(), SIGKILL);
        if (asked_ == end_) return base::Error{base::ErrorKind::broken, base::Code::gj5009, {id}};
        return units_.unit(id);
    }
    base::Result<std::vector<ports::UnitRecord>> holders(const std::string& role,
                                                         const std::string& place) override {
        return units_.holders(role, place);
    }
    base::Result<std::vector<ports::UnitRecord>> registered(const std::string& name) override {
        return units_.registered(name);
    }
    base::Result<std::vector<ports::UnitRecord>> with_role(const std::string& role) override {
        return units_.with_role(role);
    }
    base::Result<std::vector<ports::UnitRecord>> named(const std::string& name,
                                                       const std::string& place) override {
        return units_.named(name, place);
    }
    base::Outcome put_unit(const ports::UnitRecord& unit) override { return units_.put_unit(unit); }
    /// After one case: in the middle of the case after the next one.
    void end_two_cases_on() { end_ = 2 * asked_ + 1; }
    /// In the middle of the next case, or of the batch that begins with it.
    void end_in_the_next() { end_ = asked_ + 1; }

   private:
    ports::Directory& units_;
    bool dies_;
    int asked_ = 0, end_ = -1;
};

TEST_P(Passages, go_on_where_a_batch_was_cut_off) {
    const std::vector<std::string> ids{"A1", "A2", "A3", "A4"};
    for (const auto& id : ids) file(id, "2025-09-28");
    adopt_new();
    const auto command_of = [&](const std::string& id) {
        auto c = passage(id);
        c.id = "migrate/" + id;
        return c;
    };
    if (folder_.empty()) {
        Ending units(*units_, false);
        casework::Office office(*store_, units);
        std::size_t failed = 0;
        for (const auto& id : ids) {
            failed += office.handle(command_of(id)).ok() ? 0 : 1;
            if (id == "A1") units.end_two_cases_on();
        }
        EXPECT_EQ(failed, 1U);
    } else {
        sql_.reset();
        const auto child = ::fork();
        if (child == 0) {
            open();
            Ending units(*units_, true);
            casework::Office office(*store_, units);
            (void)office.handle(command_of("A1"));
            units.end_in_the_next();
            (void)office.handle_all({command_of("A2"), command_of("A3"), command_of("A4")});
            ::_exit(0);
        }
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status));
        open();
        EXPECT_EQ(view("A1").record.stage, "审查") << "acknowledged: kept";
        EXPECT_EQ(view("A2").record.stage, "初审") << "its batch was not committed";
    }
    casework::Office office(*store_, *units_);
    std::vector<Command> commands;
    for (const auto& id : ids) commands.push_back(command_of(id));
    for (const auto& result : office.handle_all(commands))
        EXPECT_TRUE(result.ok()) << result.error().say(base::Lang::zh);
    for (const auto& id : ids) {
        EXPECT_EQ(view(id).record.stage, "审查");
        EXPECT_EQ(store_->journal(id)->size(), 3U) << "opened, filed, carried over once";
    }
}

// What an office keeps of the directory between commands it keeps only as long as nothing changed.
TEST_P(Passages, go_by_the_directory_as_it_is_now) {
    casework::Office office(*store_, *units_);
    const auto open_by_stranger = [&](const std::string& id) {
        auto c = command(Kind::open, id, "E9", kToday);
        c.inputs["项目名称"] = value::Value("产线");
        return office.handle(c);
    };
    EXPECT_EQ(open_by_stranger("N1").error().kind, base::ErrorKind::denied);
    EXPECT_EQ(open_by_stranger("N2").error().kind, base::ErrorKind::denied);
    ASSERT_TRUE(units_->put_unit({"E9", "乙公司", {"申报单位"}, "330421", {}}).ok());
    EXPECT_TRUE(open_by_stranger("N3").ok());
    ASSERT_TRUE(units_->put_unit({"E9", "乙公司", {}, "330421", {}}).ok());
    EXPECT_EQ(open_by_stranger("N4").error().kind, base::ErrorKind::denied);
}

INSTANTIATE_TEST_SUITE_P(Stores, Passages, testing::Values("memory", "sqlite"),
                         [](const auto& store) { return store.param; });

}  // namespace
}  // namespace guiju::contract
