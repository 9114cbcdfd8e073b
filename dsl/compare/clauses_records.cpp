// SPDX-License-Identifier: Apache-2.0
// Head, parameters, roles, fields, definitions: what the other clauses speak of.
#include <algorithm>

#include "dsl/compare/clause_parts.h"
#include "dsl/syntax/keywords.h"
#include "engine/program/local_names.h"

namespace guiju::compare {

namespace {

using program::Field;
using program::Program;

Text keyword(std::string_view group, std::string_view id) {
    return {std::string(syntax::spelling(group, id, syntax::Skin::chinese)),
            std::string(syntax::spelling(group, id, syntax::Skin::english))};
}

Text type_words(Field::Type type) {
    static constexpr std::string_view kIds[] = {
        "text",      "number",    "money",       "share",     "date",
        "yes_no",    "choice",    "choices",     "list",      "unit",
        "units",     "territory", "credit_code", "phone",     "confidentiality",
        "judgement", "integer",   "duration",    "date_time", "reference",
        "composite", "rows"};
    return keyword("type", kIds[static_cast<std::size_t>(type)]);
}

Text level_words(program::Level level) {
    switch (level) {
        case program::Level::county: return {"县级", "county"};
        case program::Level::city: return {"市级", "city"};
        case program::Level::province: return {"省级", "province"};
        case program::Level::none: break;
    }
    return {};
}

Text status_words(program::Status status) {
    static constexpr std::string_view kIds[] = {"draft", "trial", "in_force"};
    return keyword("status", kIds[static_cast<std::size_t>(status)]);
}

Text kind_words(program::MatterKind kind) {
    static const Text kWords[] = {{"公共服务", "public service"},
                                  {"行政许可", "licence"},
                                  {"资金奖补", "subsidy"},
                                  {"内部考核", "internal"}};
    return kWords[static_cast<std::size_t>(kind)];
}

std::string days_of(const value::WorkCalendar& calendar) {
    std::string text =
        std::to_string(calendar.first_year()) + "-" + std::to_string(calendar.last_year()) + ":";
    for (const auto day : calendar.off()) text += " " + std::to_string(day.days);
    text += ";";
    for (const auto day : calendar.worked()) text += " " + std::to_string(day.days);
    return text;
}

void bounds(Clause& clause, const Field& field) {
    value(clause, {"最少", "at least"}, field.at_least, More::stricter);
    value(clause, {"最多", "at most"}, field.at_most, More::looser);
}

/// What refers to other fields, by their names.
std::string references(const Program& program, const Field& field) {
    const auto& fields = program.matter.fields;
    std::string text =
        field.unit.text() + ";" + std::to_string(static_cast<int>(field.dimension)) + ";" +
        std::to_string(field.digits) + ";" + (field.extensible ? "more;" : ";") +
        name_at(fields, field.provisional_field) + ";" + name_at(fields, field.remark_field) + ";" +
        name_at(fields, field.reason_field) + ";" + name_at(program.registers, field.refers_to) +
        ";";
    for (const auto part : field.parts) text += name_at(fields, part) + ",";
    for (const auto& column : field.columns)
        text += "|" + column.name.zh + std::to_string(static_cast<int>(column.type)) +
                (column.required ? "!" : "");
    return text;
}

/// "3次" instead of "3": the third cell of the row of a parameter, in the language it is written in.
void as_written(Text& words, const std::string& row) {
    constexpr std::string_view kBar = "｜";
    std::size_t at = 0;
    for (int cell = 0; cell < 3; ++cell) {
        at = row.find(kBar, at);
        if (at == std::string::npos) return;
        at += kBar.size();
    }
    const auto cell = row.substr(at, row.find(kBar, at) - at);
    if (cell.empty()) return;
    const bool latin = std::all_of(cell.begin(), cell.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    (latin ? words.en : words.zh) = cell;
}

std::string kin_of(const Program& program, std::int32_t slot) {
    std::string text;
    for (const auto& link : program.threads.links)
        if (link.slot == slot) text += "link " + link.policy.zh;
    for (const auto& kin : program.threads.kin) {
        if (kin.slot != slot) continue;
        text += "kin " + std::to_string(static_cast<int>(kin.kind)) + " " + kin.policy.zh + " " +
                kin.field.zh + " " + kin.outcome + " " + name_at(program.matter.fields, kin.link);
    }
    return text;
}

/// What a locality calls the role, and which unit it names for it.
void called_and_held(Clause& clause, const Program& program, const program::Role& role) {
    const auto shown = program::shown_name(program, role.name);
    say(clause, {"称呼", "name in use"}, shown.zh == role.name.zh ? "" : shown.zh, shown);
    std::string unit;
    for (const auto& named : program.units)
        if (&program.roles[static_cast<std::size_t>(named.role)] == &role) unit = named.unit;
    say(clause, {"担任单位", "holder"}, unit,
        unit.empty() ? Text("没有确定", "none named") : Text(unit));
}

/// 属地: places that a locality adds to the territories of the state.
void add_places(Bench& bench) {
    for (const auto& place : bench.program.places) {
        auto& clause =
            bench.add(Kind::place, {"属地", "places"}, place.name, place.code, place.origin);
        say(clause, {}, place.code + place.above + place.lead,
            {place.code + "，上级" + place.above + "，牵头单位" + place.lead,
             place.code + ", above it " + place.above + ", lead unit " + place.lead});
    }
}

/// 对应: which unit does here what a department of the level above does.
void add_counterparts(Bench& bench) {
    for (const auto& one : bench.program.counterparts) {
        auto& clause = bench.add(Kind::counterpart, {"对应", "counterparts"},
                                 {one.above + "由" + one.unit + "承担", one.above}, one.above,
                                 program::Origin{});
        say(clause, {}, one.unit, {"由" + one.unit + "承担", "done by " + one.unit});
    }
}

}  // namespace

void add_head(Bench& bench) {
    const auto& head = bench.program.head;
    const auto add = [&](const char* zh, const char* en, const std::string& meaning,
                         const Text& words) {
        auto& clause = bench.add(Kind::head, {"规矩", "policy"}, {zh, en}, zh, program::Origin{});
        say(clause, {}, meaning, words);
        return &clause;
    };
    add("名称", "name", head.name.zh, head.name);
    add("文件", "document", head.document, head.document);
    add("版本", "version", head.version, head.version);
    add("层级", "level", level_words(head.level).zh, level_words(head.level));
    add("属地", "territory", head.territory_code, head.territory_name);
    add("制定机关", "issued by", head.issuer, head.issuer);
    add("解释机关", "interpreted by", head.interpreter, head.interpreter);
    add("性质", "kind", kind_words(head.kind).zh, kind_words(head.kind));
    add("状态", "status", status_words(head.status).zh, status_words(head.status));
    const auto day = value::Value(head.effective);
    const auto words = head.has_effective_date ? Text(value::say_zh(day), value::say_en(day))
                                               : Text("待定", "to be decided");
    add("施行", "in force", words.zh, words)->origin = head.effective_origin;
    const auto optional_day = [&](bool there, value::Date date, const char* zh, const char* en) {
        if (!there) return;
        const auto written = value::Value(date);
        const Text said(value::say_zh(written), value::say_en(written));
        // Where only one version has it, the day is all there is to say.
        add(zh, en, said.zh, said)->item = {zh + ("（" + said.zh + "）"),
                                            en + (" (" + said.en + ")")};
    };
    optional_day(head.has_expiry, head.expires, "有效期至", "expires");
    optional_day(head.binds_localities, head.binding_from, "各地适用", "localities follow");
    add("日历", "calendar", head.calendar, head.calendar);
    auto& clause = bench.add(Kind::calendar, {"日历", "calendar"}, head.calendar, "calendar", {});
    say(clause, {"工作日", "working days"}, days_of(bench.program.calendar),
        {"工作日历的内容", "the days of the calendar"});
}

void add_parameters(Bench& bench) {
    for (const auto& one : bench.program.parameters) {
        auto& clause = bench.add(Kind::parameter, {"参数", "parameters"},
                                 {one.number + one.name.zh, one.number + " " + one.name.en},
                                 one.name.zh, one.origin);
        value(clause, {}, one.value, More::says_nothing);
        as_written(clause.aspects.back().words, one.origin.wording);
        const Text text{"原文", "in the text"}, assumed{"暂定", "assumption"};
        say(clause, {"来源", "origin"}, one.assumption ? "assumed" : "text",
            one.assumption ? assumed : text);
        say(clause, {"权限", "what localities may do"}, one.lock, keyword("marker", one.lock));
    }
}

void add_roles(Bench& bench) {
    const auto& program = bench.program;
    for (const auto& one : program.roles) {
        auto& clause = bench.add(Kind::role, {"角色", "roles"}, one.name, one.name.zh, one.origin);
        const auto* from = entry_at(program.registers, one.from_register);
        quote(clause, {},
              std::to_string(static_cast<int>(one.kind)) + level_words(one.level).zh + ";" +
                  name_at(program.registers, one.from_register) + ";" +
                  bench.meaning.code(one.register_condition, from) + ";" +
                  name_at(program.matter.fields, one.held_by_field) + ";" +
                  std::to_string(static_cast<int>(one.place_in_list)) + ";" +
                  name_at(program.roles, one.means_role) + ";" +
                  name_at(program.roles, one.place_of_role) + ";" +
                  name_at(program.matter.fields, one.place_of_field));
        bench.meaning.used(one.register_condition, clause.uses);
        called_and_held(clause, program, one);
    }
    add_places(bench);
    add_counterparts(bench);
    if (program.ladder.empty()) return;
    auto& clause = bench.add(Kind::role, {"角色", "roles"}, {"上报顺序", "order of reporting up"},
                             "(ladder)", {});
    Text words;
    for (const auto role : program.ladder) {
        const auto name = name_of(program.roles, role);
        words.zh += (words.zh.empty() ? "" : "、") + name.zh;
        words.en += (words.en.empty() ? "" : ", ") + name.en;
    }
    say(clause, {}, words.zh, words);
}

void add_fields(Bench& bench, const Text& section, const std::vector<Field>& fields,
                const program::Register* scope) {
    const auto& meaning = bench.meaning;
    for (std::size_t slot = 0; slot < fields.size(); ++slot) {
        const auto& one = fields[slot];
        auto& clause = bench.add(Kind::field, section, one.name, one.name.zh, one.origin);
        clause.scope = scope;
        clause.place = static_cast<std::int32_t>(slot);
        say(clause, {"类型", "type"}, std::to_string(static_cast<int>(one.type)),
            type_words(one.type));
        yes_no(clause, {"必填", "required"}, one.required, More::stricter);
        auto& labels = list(clause, {"选项", "choices"}, More::looser);
        for (const auto& label : one.labels) labels.items.emplace_back(label.zh, label);
        bounds(clause, one);
        yes_no(clause, {"保密", "secret"}, one.secret);
        yes_no(clause, {"须说明理由", "reason required"}, one.reason_required, More::stricter);
        quote(clause, {}, references(bench.program, one));
        quote(clause, {"必填的情形", "when it is required"},
              meaning.code(one.required_when, scope));
        quote(clause, {"不得填写的情形", "when it must not be filled in"},
              meaning.code(one.forbidden_when, scope));
        if (scope == nullptr)
            quote(clause, {}, kin_of(bench.program, static_cast<std::int32_t>(slot)));
        meaning.used(one.required_when, clause.uses);
        meaning.used(one.forbidden_when, clause.uses);
    }
}

void add_matter(Bench& bench) {
    const auto begin = bench.clauses.size();
    const auto& program = bench.program;
    const auto& matter = program.matter;
    const auto& meaning = bench.meaning;
    add_fields(bench, matter.name, matter.fields, nullptr);
    const auto add = [&](const char* zh, const char* en, const program::Origin& origin) -> Clause& {
        return bench.add(Kind::matter, matter.name, {zh, en}, zh, origin);
    };
    auto& name = add("名称", "name", matter.origin);
    say(name, {}, matter.name.zh, matter.name);
    auto& priority = add("优先", "priority", matter.priority_origin);
    quote(priority, {}, meaning.code(matter.priority));
    meaning.used(matter.priority, priority.uses);
    auto& duplicates = add("查重", "duplicates", {});
    names(duplicates, {"比对", "fields compared"}, matter.fields, matter.duplicate_keys);
    period(duplicates, bench, {"查重窗口", "window"}, matter.duplicate_window);
    if (!program.stages.empty()) {
        auto& first = add("起始环节", "first stage", program.stages.front().origin);
        say(first, {}, program.stages.front().name.zh, program.stages.front().name);
    }
    for (const auto& one : matter.consistency) {
        auto& clause =
            bench.add(Kind::consistency, matter.name, {"核对", "consistency"}, "", one.origin);
        clause.condition = one.code;
        quote(clause, {}, meaning.code(one.code) + (one.note.empty() ? "" : " note"));
        meaning.used(one.code, clause.uses);
    }
    // There is one matter, whatever it is called.
    for (auto i = begin; i < bench.clauses.size(); ++i) bench.clauses[i].section_id = "(matter)";
}

void add_definitions(Bench& bench) {
    const auto& program = bench.program;
    for (const auto& one : program.definitions) {
        if (one.table != program::kNone) continue;
        auto& clause =
            bench.add(Kind::definition, {"定义", "definitions"}, one.name, one.name.zh, one.origin);
        if (one.condition) clause.condition = one.code;
        quote(clause, {}, bench.meaning.code(one.code));
        bench.meaning.used(one.code, clause.uses);
        std::erase(clause.uses, one.name.zh);
    }
    for (const auto& table : program.tables) {
        auto& section = bench.add_section(Kind::definition, table.name, table.origin);
        std::string columns = std::to_string(static_cast<int>(table.hit));
        for (const auto& column : table.columns) columns += ";" + bench.meaning.code(column.code);
        quote(section, {"各列和取法", "columns and how rows are taken"}, columns);
        int number = 0;
        for (const auto& row : table.rows) {
            const auto which = std::to_string(++number);
            auto& clause = bench.add(Kind::table_row, table.name,
                                     {"第" + which + "行", "row " + which}, "", row.origin);
            clause.place = number - 1;
            quote(clause, {},
                  bench.meaning.code(row.condition) + " -> " + bench.meaning.code(row.result));
            bench.meaning.used(row.condition, clause.uses);
            bench.meaning.used(row.result, clause.uses);
        }
    }
}

}  // namespace guiju::compare
