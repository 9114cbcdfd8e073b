// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/tally.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "examples/01-zhejiang-year/dice.h"
#include "examples/01-zhejiang-year/folder.h"

namespace zhejiang {
namespace {

namespace base = guiju::base;
namespace casework = guiju::casework;
namespace ports = guiju::ports;
using guiju::program::Level;
using guiju::value::Number;

constexpr const char* kYear = "2025";

bool reached(const ports::CaseRecord& record, const char* mark) {
    return std::any_of(record.marks.begin(), record.marks.end(),
                       [&](const ports::Mark& m) { return m.name == mark; });
}

/// FNV-1a over everything that is kept of a case.
class Fingerprint {
   public:
    void add(const std::string& text) {
        for (const char c : text + "\n")
            state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    void add(const ports::CaseRecord& record) {
        add(record.id + "/" + std::to_string(record.revision) + "/" + record.stage + "/" +
            record.phase + "/" + record.result + "/" + record.holder_unit);
        for (const ports::Mark& mark : record.marks)
            add(mark.name + "/" + std::to_string(mark.first.ms));
        for (const auto& [name, value] : record.fields)
            add(name + "=" + guiju::value::to_canonical(value));
    }
    [[nodiscard]] std::string text() const { return fmt::format("{:016x}", state_); }

   private:
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

void count_outcome(Row& row, const ports::CaseRecord& record) {
    if (!record.merged_into.empty()) {
        ++row.merged;
    } else if (record.phase == "withdrawn") {
        ++row.withdrawn;
    } else if (record.result == "已退回") {
        ++row.returned;
    } else if (record.result == "未能响应") {
        ++row.unanswered;
    } else if (!record.result.empty()) {
        ++row.closed;
    } else {
        ++row.open;
    }
}

void count_case(Row& row, const ports::CaseRecord& record) {
    if (record.filed.ms == 0) {
        ++row.drafts;
        return;
    }
    ++row.filed;
    count_outcome(row, record);
    const auto level = static_cast<std::size_t>(std::max(record.highest_rung, record.rung));
    if (level > 0) ++row.coordinated[std::min<std::size_t>(level, 3) - 1];
    // The measures leave withdrawn and merged demands out of every figure below.
    if (record.phase == "withdrawn" || !record.merged_into.empty()) return;
    row.verified += reached(record, "已验证");
    row.matched += reached(record, "已推荐") || reached(record, "自主选择");
    row.answered += reached(record, "已响应");
    row.signed_up += reached(record, "已签约");
    row.delivered += reached(record, "已交付");
    row.rated += reached(record, "已评价");
}

std::string stage_of_clock(const std::string& name) { return name.substr(0, name.find('/')); }

/// Counts deadlines that passed before what they wanted was done.
base::Outcome count_overdue(ports::CaseStore& store, const std::vector<std::string>& ids,
                            std::size_t city, Summary& summary) {
    for (const std::string& id : ids) {
        const auto clocks = store.clocks(id);
        if (!clocks.ok()) return clocks.error();
        for (const ports::ClockRecord& clock : *clocks) {
            const bool late =
                clock.state == "overdue" || (clock.due.ms > 0 && clock.stopped.ms > clock.due.ms);
            if (!late) continue;
            for (auto& row : summary.overdue)
                row.by_city[city] += row.stage == stage_of_clock(clock.name);
        }
    }
    return base::Done{};
}

/// The case whose explanation teaches most: too short a text, never mended, and so returned.
bool teaches_more(const ports::CaseRecord& record, const ports::CaseRecord& best) {
    const auto worth = [](const ports::CaseRecord& r) {
        const bool short_text = r.correct_items.find('2') != std::string::npos;
        return (r.stage == "需求初筛" ? 4 : 0) + (short_text ? 3 : 0) +
               (r.correct_items.empty() ? 0 : 2);
    };
    return best.id.empty() || worth(record) > worth(best);
}

std::vector<Row> empty_rows(const World& world) {
    std::vector<Row> rows;
    for (const Place& place : world.places) {
        if (!place.is_city()) continue;
        Row row;
        row.code = place.code;
        row.name = place.name;
        row.english = style_of(place.code).english;
        rows.push_back(std::move(row));
    }
    return rows;
}

void add_stages(const World& world, Summary& summary) {
    for (const auto& stage : world.program.stages)
        summary.overdue.push_back(
            {stage.name.zh, std::vector<std::size_t>(summary.cities.size(), 0)});
    for (const char* name : {"补正", "确认"})
        summary.overdue.push_back({name, std::vector<std::size_t>(summary.cities.size(), 0)});
}

base::Outcome count_cases(const World& world, ports::CaseStore& store, Summary& summary,
                          ports::CaseRecord& example) {
    summary.cities = empty_rows(world);
    summary.province.name = "全省";
    summary.province.english = "Zhejiang";
    summary.province.code = "330000";
    add_stages(world, summary);
    Fingerprint fingerprint;
    std::vector<std::vector<std::string>> ids(summary.cities.size());
    const auto counted = store.for_each({}, [&](const ports::CaseRecord& record) {
        fingerprint.add(record);
        count_case(summary.province, record);
        for (std::size_t i = 0; i < summary.cities.size(); ++i) {
            if (!guiju::program::lies_within(record.territory, summary.cities[i].code)) continue;
            count_case(summary.cities[i], record);
            ids[i].push_back(record.id);
        }
        if (record.filed.ms > 0) {
            const auto day = guiju::value::civil(guiju::value::day_of(record.filed));
            ++summary.months[static_cast<std::size_t>(day.month - 1)];
        }
        if (record.result == "已退回" && record.confidentiality != "涉密" &&
            teaches_more(record, example))
            example = record;
        return true;
    });
    if (!counted.ok()) return counted.error();
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (auto done = count_overdue(store, ids[i], i, summary); !done.ok()) return done.error();
    summary.fingerprint = fingerprint.text();
    return base::Done{};
}

base::Outcome fetch_rate(const World& world, ports::CaseStore& store, Row& row) {
    const auto period = casework::parse_period(kYear);
    const auto values =
        casework::indicators(world.program, store, world.unit("L" + row.code), *period);
    if (!values.ok()) return values.error();
    for (const auto& indicator : *values)
        if (indicator.name == "响应率") row.rate = indicator.value;
    return base::Done{};
}

base::Outcome fetch_scores(const World& world, ports::CaseStore& store, ports::Directory& directory,
                           Summary& summary) {
    const auto period = casework::parse_period(kYear);
    const std::string name = world.program.evaluations.front().name.zh;
    auto scores = casework::evaluate(world.program, name, store, directory, *period);
    if (!scores.ok()) return scores.error();
    for (auto& score : *scores) {
        const bool city = guiju::program::level_of_territory(score.territory) == Level::city;
        (city ? summary.city_scores : summary.county_scores).push_back(std::move(score));
    }
    return base::Done{};
}

}  // namespace

base::Outcome report_figures(const World& world, ports::CaseStore& store) {
    std::map<std::string, std::size_t> demands;
    for (const Demand& demand : world.demands) ++demands[demand.territory];
    for (const Place& place : world.places) {
        Dice dice("reports/" + place.code);
        if (!place.is_county() || dice.percent(3)) continue;
        const auto heard = demands[place.code] * (120 + dice.below(140)) / 100 + dice.below(6);
        const auto put =
            store.put_figure({"收到诉求数", "L" + place.code, kYear, std::to_string(heard)});
        if (!put.ok()) return put.error();
    }
    return base::Done{};
}

base::Result<Summary> tally(const World& world, ports::CaseStore& store,
                            ports::Directory& directory) {
    Summary summary;
    ports::CaseRecord example;
    if (auto done = count_cases(world, store, summary, example); !done.ok()) return done.error();
    for (Row& row : summary.cities)
        if (auto done = fetch_rate(world, store, row); !done.ok()) return done.error();
    if (auto done = fetch_rate(world, store, summary.province); !done.ok()) return done.error();
    if (auto done = fetch_scores(world, store, directory, summary); !done.ok()) return done.error();
    summary.explained.case_id = example.id;
    summary.explained.title = example.title;
    summary.explained.place = world.place_name(example.territory);
    return summary;
}

}  // namespace zhejiang
