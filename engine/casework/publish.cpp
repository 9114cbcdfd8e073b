// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/publish.h"

#include <algorithm>
#include <boost/json.hpp>

#include "engine/casework/errors.h"
#include "engine/casework/evaluate.h"
#include "engine/casework/facts_of.h"
#include "engine/casework/family.h"
#include "engine/casework/provinces.h"
#include "engine/casework/recur.h"
#include "engine/casework/sheet.h"
#include "engine/eval/evaluate.h"

namespace guiju::casework {
namespace {

namespace json = boost::json;
using program::kNone;
using program::Published;

constexpr const char* kHidden = "〔已脱敏〕";

const program::Field& field_at(const program::Program& program, std::int32_t slot) {
    return program.matter.fields[static_cast<std::size_t>(slot)];
}

value::Value value_at(const program::Program& program, const ports::CaseRecord& record,
                      std::int32_t slot) {
    if (slot == kNone) return {};
    const auto found = record.fields.find(field_at(program, slot).name.zh);
    return found == record.fields.end() ? value::Value() : found->second;
}

bool is_hidden(const program::Program& program, const Published& list, std::int32_t slot) {
    return field_at(program, slot).secret ||
           std::find(list.redacted.begin(), list.redacted.end(), slot) != list.redacted.end();
}

ListRow row_of(const program::Program& program, const Published& list,
               const ports::CaseRecord& record, bool carried_over) {
    ListRow row{record.id, record.confidentiality, carried_over, {}};
    for (const auto slot : list.columns) {
        const auto value = value_at(program, record, slot);
        const auto said = !value.known()                   ? std::string()
                          : is_hidden(program, list, slot) ? std::string(kHidden)
                                                           : value::say_zh(value);
        row.cells.emplace_back(field_at(program, slot).name.zh, said);
    }
    return row;
}

bool may_be_listed(const ports::CaseRecord& record) {
    return record.filed.ms != 0 && !is_classified(record) && record.result != "已撤回" &&
           record.result != "已合并";
}

/// Numbers by size, days by time, texts by their bytes; what is not known comes last.
bool before(const value::Value& a, const value::Value& b, bool high_first) {
    if (a.known() != b.known()) return a.known();
    const auto* x = a.get_if<value::Quantity>();
    const auto* y = b.get_if<value::Quantity>();
    if (x != nullptr && y != nullptr)
        return high_first ? x->number > y->number : x->number < y->number;
    const auto* d = a.get_if<value::Date>();
    const auto* e = b.get_if<value::Date>();
    if (d != nullptr && e != nullptr) return high_first ? *d > *e : *d < *e;
    const auto s = value::to_canonical(a);
    const auto t = value::to_canonical(b);
    return high_first ? s > t : s < t;
}

/// What the list is ordered by: a choice by its place among those listed, anything else by itself.
value::Value order_at(const program::Program& program, const ports::CaseRecord& record,
                      std::int32_t slot) {
    auto value = value_at(program, record, slot);
    const auto* text = value.get_if<std::string>();
    if (text == nullptr || field_at(program, slot).type != program::Field::Type::choice)
        return value;
    const auto& labels = field_at(program, slot).labels;
    const auto at = std::find_if(labels.begin(), labels.end(),
                                 [&](const Text& label) { return label.zh == *text; });
    return value::Value(value::Number(static_cast<std::int64_t>(at - labels.begin())));
}

struct Entry {
    ListRow row;
    value::Value order;
};

/// 本期 of a version: its own period; published by hand, the one that is running.
std::optional<PeriodOfTime> period_of(const Published& list, const Publication& publication) {
    if (!publication.period.empty()) return parse_period(publication.period);
    if (!list.periodic) return std::nullopt;
    constexpr int kLongest = 400;
    const auto today = value::day_of(publication.at);
    const auto running = periods_between(list.cycle, {today.days - kLongest}, today, 1);
    return running.empty() ? std::nullopt : std::optional(running.front());
}

/// The cases that belong on the list now, in its order.
Result<std::vector<ListRow>> entries_of(const program::Program& program, const Published& list,
                                        ports::CaseStore& store, ports::Directory& directory,
                                        const std::vector<ListRow>& last,
                                        const std::optional<PeriodOfTime>& period) {
    std::vector<Entry> entries;
    Outcome problem = base::Done{};
    eval::Scratch scratch;
    ports::CaseFilter filter;
    filter.policy = family_of(program);
    // A list of a locality is of its own cases.
    if (!program.head.base_name.zh.empty()) filter.territory = program.head.territory_code;
    const auto done = store.for_each(filter, [&](const ports::CaseRecord& record) {
        if (!may_be_listed(record)) return true;
        FactsOf facts(program, directory, record);
        if (period) facts.set_period(period->from, period->until);
        const auto holds = eval::decide(program, list.entries, facts.facts(), scratch);
        if (!holds.ok()) {
            problem = holds.error();
            return false;
        }
        const bool was = std::any_of(last.begin(), last.end(),
                                     [&](const ListRow& row) { return row.case_id == record.id; });
        const bool stays = list.carried_over && was && record.closed.ms == 0;
        if (*holds != value::Truth::yes && !stays) return true;
        entries.push_back({row_of(program, list, record, *holds != value::Truth::yes),
                           order_at(program, record, list.order)});
        return true;
    });
    if (!done.ok()) return done.error();
    if (!problem.ok()) return problem.error();
    if (list.order != kNone)
        std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
            return before(a.order, b.order, list.high_first);
        });
    std::vector<ListRow> rows;
    for (auto& entry : entries) rows.push_back(std::move(entry.row));
    return rows;
}

std::string to_json(const std::vector<ListRow>& rows) {
    json::array all;
    for (const auto& row : rows) {
        json::array cells;
        for (const auto& [column, text] : row.cells)
            cells.push_back(json::array{json::string(column), json::string(text)});
        json::object one{{"case", row.case_id}, {"cells", std::move(cells)}};
        if (!row.cls.empty()) one["class"] = row.cls;
        if (row.carried_over) one["carried_over"] = true;
        all.push_back(std::move(one));
    }
    return json::serialize(all);
}

Outcome may_publish(const program::Program& program, const Published& list,
                    ports::Directory& directory, const Actor& actor) {
    if (actor.unit.empty() || list.owner == kNone) return base::Done{};
    const auto unit = directory.unit(actor.unit);
    if (!unit.ok()) return unit.error();
    const auto& owner = program.roles[static_cast<std::size_t>(list.owner)];
    const auto& role = owner.name;
    // 指…所在地的ROLE: any unit of that role; a list is of no one place.
    const auto& held = owner.means_role == kNone
                           ? role
                           : program.roles[static_cast<std::size_t>(owner.means_role)].name;
    if (unit->has_value() &&
        std::find((*unit)->roles.begin(), (*unit)->roles.end(), held.zh) != (*unit)->roles.end())
        return base::Done{};
    return denied(Code::gj5084, {list.name, role, actor.unit});
}

}  // namespace

Result<ports::ListRecord> publish(const program::Program& program, const std::string& name,
                                  ports::CaseStore& store, ports::Directory& directory,
                                  const Publication& publication) {
    const auto index = index_of(program.threads.lists, name);
    if (index == kNone) return not_found(Code::gj5083, {name});
    const auto& list = program.threads.lists[static_cast<std::size_t>(index)];
    if (auto may = may_publish(program, list, directory, publication.actor); !may.ok())
        return may.error();
    const auto versions = store.lists(program.head.name.zh, list.name.zh);
    if (!versions.ok()) return versions.error();
    std::vector<ListRow> last;
    if (!versions->empty()) {
        auto rows = rows_of(versions->back());
        if (!rows.ok()) return rows.error();
        last = std::move(*rows);
    }
    KeptDirectory kept(program, directory, store, publication.at);
    auto& as_of = keeps_holdings(program) ? kept.directory() : directory;
    const auto rows = entries_of(program, list, store, as_of, last, period_of(list, publication));
    if (!rows.ok()) return rows.error();
    ports::ListRecord record;
    record.policy = program.head.name.zh;
    record.list = list.name.zh;
    record.version = versions->empty() ? 1 : versions->back().version + 1;
    record.period = publication.period;
    record.unit = publication.actor.unit;
    record.person = publication.actor.person;
    record.rows = to_json(*rows);
    record.at = publication.at;
    if (auto put = store.put_list(record); !put.ok()) return put.error();
    return record;
}

Result<std::vector<ListRow>> rows_of(const ports::ListRecord& record) {
    boost::system::error_code problem;
    const auto document = json::parse(record.rows, problem);
    const auto* all = problem ? nullptr : document.if_array();
    if (all == nullptr) return broken(Code::gj5009, {record.list});
    std::vector<ListRow> rows;
    for (const auto& one : *all) {
        const auto& object = one.as_object();
        ListRow row;
        row.case_id = std::string(object.at("case").as_string());
        if (const auto* cls = object.if_contains("class")) row.cls = std::string(cls->as_string());
        row.carried_over = object.contains("carried_over");
        for (const auto& cell : object.at("cells").as_array())
            row.cells.emplace_back(std::string(cell.at(0).as_string()),
                                   std::string(cell.at(1).as_string()));
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<std::vector<std::size_t>> withdrawn(const program::Program& program, ports::CaseStore& store,
                                           const std::vector<ListRow>& rows) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto view = store.read(rows[i].case_id);
        if (!view.ok()) return view.error();
        if (!view->has_value()) continue;
        const auto& now = (*view)->record.confidentiality;
        if (now != rows[i].cls && class_rank(program, now) > class_rank(program, rows[i].cls))
            out.push_back(i);
    }
    return out;
}

std::ptrdiff_t class_rank(const program::Program& program, const std::string& cls) {
    if (program.matter.confidentiality_field == kNone) return 0;
    const auto& labels = field_at(program, program.matter.confidentiality_field).labels;
    const auto found = std::find_if(labels.begin(), labels.end(),
                                    [&](const Text& label) { return label.zh == cls; });
    return found - labels.begin();
}

ListDifference difference(const std::vector<ListRow>& before, const std::vector<ListRow>& after) {
    ListDifference d;
    const auto find = [](const std::vector<ListRow>& rows, const std::string& id) {
        return std::find_if(rows.begin(), rows.end(),
                            [&](const ListRow& row) { return row.case_id == id; });
    };
    for (const auto& row : after) {
        const auto was = find(before, row.case_id);
        if (was == before.end())
            d.added.push_back(row.case_id);
        else if (was->cells != row.cells)
            d.changed.push_back(row.case_id);
    }
    for (const auto& row : before)
        if (find(after, row.case_id) == after.end()) d.removed.push_back(row.case_id);
    return d;
}

}  // namespace guiju::casework
