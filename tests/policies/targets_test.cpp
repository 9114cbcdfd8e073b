// SPDX-License-Identifier: Apache-2.0
// The annex of the Jiaxing plan as a rule file, row by row against the data file it was copied from, and
// tables of targets over stored figures.
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "engine/casework/targets.h"
#include "tests/policies/measures.h"

namespace guiju::measures {
namespace {

using program::TargetCell;
using program::TargetRow;

const program::Program& annex() {
    static const auto policy = compiled(read("rules/jiaxing/indicators.guiju"));
    return policy.value->program;
}
const program::TargetTable& fifty() { return annex().targets.front(); }

/// Lines of the data file; empty when it is not there.
std::vector<std::vector<std::string>> data() {
    const char* shared = std::getenv("GUIJU_SHARED");
    const std::filesystem::path folder = shared != nullptr ? shared : "../shared";
    std::istringstream in(read((folder / "data" / "jiaxing-indicators.csv").string()));
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        std::vector<std::string> cells(1);
        bool quoted = false;
        for (const char c : line) {
            if (c == '"') quoted = !quoted;
            if (c == ',' && !quoted)
                cells.emplace_back();
            else if (c != '"')
                cells.back() += c;
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

/// A cell as the data file prints it.
std::string printed(const TargetCell& cell, const std::string& raw) {
    std::string number;
    for (const auto& one : cell.numbers) number += (number.empty() ? "" : "/") + one.text();
    switch (cell.kind) {
        case TargetCell::Kind::none: return raw == "-" ? "-" : "—";
        case TargetCell::Kind::about: return number + "左右";
        case TargetCell::Kind::stable: return "保持基本稳定";
        case TargetCell::Kind::top: return "前" + number;
        default: break;
    }
    if (cell.provisional) return number + "（" + cell.words + "）";
    return raw.ends_with("以上") ? number + "以上" : number;
}

TEST(Annex, A_S4_1_1_HasFiftyRowsTwelveOfItsOwn) {
    ASSERT_EQ(fifty().rows.size(), 50U);
    std::set<std::string> systems;
    std::set<std::string> tasks;
    std::map<std::string, int> leads;
    int own = 0;
    for (const TargetRow& row : fifty().rows) {
        own += row.own ? 1 : 0;
        systems.insert(row.system.zh);
        tasks.insert(row.task.zh);
        ++leads[row.owners.at(0).zh];
    }
    EXPECT_EQ(own, 12);
    EXPECT_EQ(systems.size(), 7U);
    EXPECT_EQ(tasks.size(), 12U);
    EXPECT_EQ(leads.size(), 10U);
    EXPECT_EQ(leads["市经信局"], 24);
    EXPECT_EQ(leads["市科技局"], 13);
    EXPECT_EQ(fifty().rows[26].cells[0].kind, TargetCell::Kind::none) << "no. 27: no data, not 0";
    EXPECT_TRUE(fifty().rows[25].cells[0].provisional) << "no. 26: 24年数据未出";
}

TEST(Annex, IsTheDataFileRowByRow) {
    const auto rows = data();
    if (rows.size() < 2) GTEST_SKIP() << "the data file is not there";
    ASSERT_EQ(rows.size(), 51U);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& from = rows[i];
        const TargetRow& row = fifty().rows.at(i - 1);
        SCOPED_TRACE(row.name.zh);
        EXPECT_EQ(std::to_string(row.number), from.at(0));
        EXPECT_EQ(row.system.zh, from.at(1));
        EXPECT_EQ(row.task.zh, from.at(2));
        EXPECT_EQ(row.name.zh, from.at(3));
        if (row.number != 11) {  // printed 万亿元 cannot be
            EXPECT_EQ(row.unit, from.at(4));
        }
        EXPECT_EQ(printed(row.cells.at(0), from.at(5)), from.at(5));
        EXPECT_EQ(printed(row.cells.at(1), from.at(6)), from.at(6));
        EXPECT_EQ(row.own, from.at(10) == "yes");
        std::string owners;
        for (const auto& owner : row.owners) owners += (owners.empty() ? "" : "、") + owner.zh;
        EXPECT_EQ(owners, from.at(9));
    }
}

class Sheets : public ::testing::Test {
   protected:
    Sheets() {
        unit("Z", "市工作专班", "330400");
        unit("A", "填报单位", "330402");
        unit("B", "填报单位", "330411");
    }
    void unit(const std::string& id, const std::string& role, const std::string& territory) {
        EXPECT_TRUE(store_.put_unit({id, id, {role}, territory, {}}).ok());
    }
    void put(const std::string& name, const std::string& unit, const std::string& period,
             const std::string& value) {
        EXPECT_TRUE(store_.put_figure({name, unit, period, value}).ok());
    }
    eval::TargetVerdict row(int number, const std::string& period) {
        auto sheets =
            casework::target_sheets(annex(), 0, store_, store_, *eval::parse_reporting(period));
        EXPECT_TRUE(sheets.ok());
        EXPECT_EQ(sheets->size(), 1U);
        return sheets->front().rows.at(static_cast<std::size_t>(number - 1));
    }

    memory::MemoryStore store_;
};

using Colour = eval::TargetVerdict::Colour;

TEST_F(Sheets, CountsOfUnitsBelowAreAddedUpRatesNever) {
    put("省级以上绿色工厂", "A", "2027", "60");
    put("省级以上绿色工厂", "B", "2027", "70");
    put("规上工业新产品产值率", "A", "2027", "55");
    put("规上工业新产品产值率", "B", "2027", "56");
    EXPECT_EQ(row(15, "2027").figures[0].number, value::Number(130));
    EXPECT_EQ(row(15, "2027").met, value::Truth::yes);
    EXPECT_FALSE(row(4, "2027").figures[0].number.has_value());
    EXPECT_EQ(row(4, "2027").colour, Colour::grey);
}

TEST_F(Sheets, OwnFigureCountsBeforeThoseBelow) {
    put("省级以上绿色工厂", "A", "2027", "60");
    put("省级以上绿色工厂", "Z", "2027", "129");
    EXPECT_EQ(row(15, "2027").figures[0].number, value::Number(129));
    EXPECT_EQ(row(15, "2027").met, value::Truth::no);
}

TEST_F(Sheets, NoFigureIsGreyAndNeverZero) {
    EXPECT_EQ(row(15, "2027").colour, Colour::grey);
    EXPECT_EQ(row(15, "2027").met, value::Truth::unknown);
    put("省级以上绿色工厂", "A", "2027", "");
    put("省级以上绿色工厂", "B", "2027", "200");
    EXPECT_EQ(row(15, "2027").colour, Colour::grey) << "one of two said: no data";
}

TEST_F(Sheets, YearIsMadeOfItsQuarters) {
    for (const char* quarter : {"2027Q1", "2027Q2", "2027Q3"})
        put("年度制造业投资", "Z", quarter, "300");
    EXPECT_FALSE(row(14, "2027").figures[0].number.has_value()) << "a quarter is missing";
    put("年度制造业投资", "Z", "2027Q4", "100");
    EXPECT_EQ(row(14, "2027").figures[0].number, value::Number(1000));
    EXPECT_EQ(row(14, "2027").met, value::Truth::yes);
    EXPECT_EQ(row(14, "2027Q4").colour, Colour::none) << "a yearly figure is judged at year end";
    put("省级以上绿色工厂", "Z", "2027Q4", "131");
    EXPECT_EQ(row(15, "2027").figures[0].number, value::Number(131)) << "a stock is the last one";
}

/// Two firms on the third rung; the certificate of one ends in the middle of 2026.
TEST(Ladders, A_S4_7_2_IndicatorTwentyFiveIsCountedAgainWhenACertificateExpires) {
    const auto policy = compiled(read("rules/jiaxing/enterprise-ladders.guiju"));
    ASSERT_TRUE(policy.ok());
    World world(*policy.value);
    const auto& program = policy.value->program;
    ASSERT_TRUE(world.office().adopt(program, at("2025-01-01")).ok());
    for (const auto& [unit, last] :
         {std::pair("E1", "2028-06-30"), std::pair("E2", "2026-06-30")}) {
        for (const auto& [rung, end] :
             {std::pair("专精特新中小企业", "2028-12-31"), std::pair("小巨人企业", last)}) {
            ports::HoldingRecord row;
            row.id = std::string(unit) + rung;
            row.kind = "entry";
            row.name = "专精特新梯度";
            row.subject = unit;
            row.rung = rung;
            row.from = at("2025-02-01");
            row.until = {at(end).ms + 24 * 60 * 60000};
            ASSERT_TRUE(world.store().put_holding(row).ok());
        }
        const auto id = std::string("档案") + unit;
        ASSERT_TRUE(world
                        .open(id, "2025-03-03", unit,
                              {{"企业名称", Value(unit)}, {"所在地", Value("330421")}})
                        .ok());
        ASSERT_TRUE(world.act(id, "2025-03-03", unit, "建档").ok());
    }
    const auto table = casework::target_table(program, "梯队培育指标");
    const auto counted = [&](const std::string& year) {
        const auto sheets = casework::target_sheets(program, table, world.store(), world.store(),
                                                    *eval::parse_reporting(year));
        EXPECT_TRUE(sheets.ok() && sheets->size() == 1);
        return sheets->front().rows.front().figures.front().number->text();
    };
    EXPECT_EQ(counted("2025"), "2");
    EXPECT_EQ(counted("2026"), "1") << "one fell back to the rung below";
}

}  // namespace
}  // namespace guiju::measures
