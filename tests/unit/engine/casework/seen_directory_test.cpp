// SPDX-License-Identifier: Apache-2.0
// What was asked once is not asked again; who asks for many units is read the others ahead, page by page.
#include "engine/casework/seen_directory.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace guiju::casework {
namespace {

/// Units 10000, 10001, …; counts what it is asked.
class Counting final : public ports::Directory {
   public:
    explicit Counting(int units, bool in_pages = true) : units_(units), in_pages_(in_pages) {}

    base::Result<std::optional<ports::UnitRecord>> unit(const std::string& id) override {
        ++asked;
        return find(id);
    }
    std::optional<std::vector<ports::UnitRecord>> units_after(const std::string& id,
                                                              std::size_t most) override {
        ++pages;
        if (!in_pages_) return std::nullopt;
        std::vector<ports::UnitRecord> out;
        for (int i = 0; i < units_ && out.size() < most; ++i)
            if (name(i) > id) out.push_back(*find(name(i)));
        return out;
    }
    base::Result<std::vector<ports::UnitRecord>> holders(const std::string&,
                                                         const std::string&) override {
        return std::vector<ports::UnitRecord>{};
    }
    base::Result<std::vector<ports::UnitRecord>> registered(const std::string&) override {
        return std::vector<ports::UnitRecord>{};
    }
    base::Result<std::vector<ports::UnitRecord>> with_role(const std::string&) override {
        return std::vector<ports::UnitRecord>{};
    }
    base::Result<std::vector<ports::UnitRecord>> named(const std::string&,
                                                       const std::string&) override {
        return std::vector<ports::UnitRecord>{};
    }
    base::Outcome put_unit(const ports::UnitRecord&) override { return base::Done{}; }

    static std::string name(int number) { return std::to_string(10000 + number); }

    int asked = 0, pages = 0;

   private:
    [[nodiscard]] std::optional<ports::UnitRecord> find(const std::string& id) const {
        if (id < name(0) || id >= name(units_)) return std::nullopt;
        return ports::UnitRecord{id, "单位" + id, {"需求提出单位"}, "330421", {}};
    }
    int units_;
    bool in_pages_;
};

void expect_units(SeenDirectory& seen, int from, int until) {
    for (int i = from; i < until; ++i) {
        const auto unit = seen.unit(Counting::name(i));
        ASSERT_TRUE(unit.ok() && unit->has_value());
        EXPECT_EQ((*unit)->name, "单位" + Counting::name(i));
    }
}

TEST(SeenDirectory, asks_once) {
    Counting below(2000);
    SeenDirectory seen(below);
    for (int i = 0; i < 20; ++i) expect_units(seen, 7, 9);
    EXPECT_EQ(below.asked, 2);
    EXPECT_EQ(below.pages, 0) << "a single command reads only what it needs";
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(seen.unit("没有")->has_value());
    EXPECT_EQ(below.asked, 3);
}

TEST(SeenDirectory, reads_ahead_who_asks_for_many) {
    Counting below(2000);
    SeenDirectory seen(below);
    expect_units(seen, 0, 2000);
    EXPECT_EQ(below.pages, 4);
    EXPECT_LE(below.asked, 16) << "before each page a few";
    expect_units(seen, 0, 2000);
    EXPECT_LE(below.asked, 16);
    EXPECT_EQ(below.pages, 4);
}

TEST(SeenDirectory, reads_no_more_than_there_is) {
    Counting below(100);
    SeenDirectory seen(below);
    expect_units(seen, 0, 100);
    EXPECT_EQ(below.pages, 1);
    for (int i = 0; i < 50; ++i) EXPECT_FALSE(seen.unit("没有" + std::to_string(i))->has_value());
    EXPECT_EQ(below.pages, 1) << "the last page was short";
}

TEST(SeenDirectory, reads_ahead_up_to_a_bound) {
    Counting below(60000);
    SeenDirectory seen(below);
    for (int i = 0; i < 600; ++i)
        expect_units(seen, 59999 - i, 60000 - i);  // far from the first pages
    EXPECT_EQ(below.asked, 600);
    EXPECT_EQ(below.pages, 40);
}

TEST(SeenDirectory, asks_one_by_one_where_there_are_no_pages) {
    Counting below(100, false);
    SeenDirectory seen(below);
    expect_units(seen, 0, 100);
    EXPECT_EQ(below.asked, 100);
    EXPECT_EQ(below.pages, 1);
}

TEST(SeenDirectory, reads_ahead_for_a_group) {
    Counting below(100);
    SeenDirectory seen(below);
    std::set<std::string> ids;
    for (int i = 0; i < 64; ++i) ids.insert(Counting::name(i));
    seen.will_ask(ids);
    EXPECT_EQ(below.pages, 1);
    expect_units(seen, 0, 100);
    EXPECT_EQ(below.asked, 0);
}

}  // namespace
}  // namespace guiju::casework
