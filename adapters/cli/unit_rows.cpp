// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/unit_rows.h"

#include <algorithm>
#include <array>

#include "adapters/cli/acting.h"
#include "adapters/cli/field_text.h"
#include "engine/casework/evaluate.h"
#include "engine/casework/targets.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;
using program::Program;

/// Cells of the wanted columns, whatever their order; "" for a column that is not there.
class Columns {
   public:
    Columns(const std::vector<std::string>& header,
            std::initializer_list<std::pair<std::string_view, std::string_view>> wanted) {
        for (const auto& [zh, en] : wanted) {
            std::size_t at = header.size();
            for (std::size_t i = 0; i < header.size(); ++i) {
                if (header[i] == zh || header[i] == en) at = i;
            }
            places_.push_back(at);
            if (at == header.size()) missing_.emplace_back(zh);
        }
    }
    [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
    [[nodiscard]] std::string cell(const TableRow& row, std::size_t column) const {
        const auto at = places_[column];
        return at < row.cells.size() ? row.cells[at] : "";
    }

   private:
    std::vector<std::size_t> places_;
    std::vector<std::string> missing_;
};

std::vector<std::string> split(std::string_view text,
                               std::initializer_list<std::string_view> marks) {
    std::vector<std::string> parts(1);
    while (!text.empty()) {
        std::size_t size = 0;
        for (const auto mark : marks) size = text.starts_with(mark) ? mark.size() : size;
        if (size > 0) {
            parts.emplace_back();
        } else {
            size = 1;
            parts.back() += text[0];
        }
        text.remove_prefix(size);
    }
    std::erase(parts, "");
    return parts;
}

/// Splits at commas that stand outside quotes.
std::vector<std::string> attributes_of(std::string_view text) {
    static constexpr std::array<std::string_view, 2> kOpen{"“", "「"};
    static constexpr std::array<std::string_view, 2> kClose{"”", "」"};
    std::vector<std::string> parts(1);
    int depth = 0;
    while (!text.empty()) {
        std::size_t size = 1;
        for (const auto mark : kOpen) depth += text.starts_with(mark) ? 1 : 0;
        for (const auto mark : kClose) depth -= text.starts_with(mark) ? 1 : 0;
        if (depth == 0 && (text.starts_with("，") || text.starts_with(","))) {
            text.remove_prefix(text.starts_with(",") ? 1 : std::string_view("，").size());
            parts.emplace_back();
            continue;
        }
        parts.back() += text.substr(0, size);
        text.remove_prefix(size);
    }
    return parts;
}

std::string unquoted(std::string text) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>("“", "”"),
                                      std::pair<std::string_view, std::string_view>("「", "」"),
                                      std::pair<std::string_view, std::string_view>("\"", "\"")}) {
        if (text.size() >= open.size() + close.size() && text.starts_with(open) &&
            text.ends_with(close)) {
            return text.substr(open.size(), text.size() - open.size() - close.size());
        }
    }
    return text;
}

/// Every adopted policy; units may serve several.
base::Result<std::vector<Program>> adopted(Database& database) {
    const auto stored = database.cases->policies();
    if (!stored) return stored.error();
    std::vector<Program> programs;
    for (const auto& policy : *stored) {
        auto program = program::deserialize(policy.program);
        if (!program) return program.error();
        programs.push_back(std::move(*program));
    }
    return programs;
}

std::optional<std::string> role_named(const std::vector<Program>& programs,
                                      const std::string& name) {
    if (programs.empty()) return name;  // a new database: checked when it is used
    for (const auto& program : programs) {
        for (const auto& role : program.roles) {
            if (role.name.zh == name || role.name.en == name) return role.name.zh;
        }
    }
    return std::nullopt;
}

/// Entries in the register(s) from which the roles of the unit are taken, or of the register whose
/// fields the attributes are.
base::Outcome read_entries(const std::vector<Program>& programs, const std::string& text,
                           ports::UnitRecord& unit) {
    if (text.find_first_not_of(" \t") == std::string::npos) return base::Done{};
    if (programs.empty()) return Error{ErrorKind::misuse, Code::gj5648, {}};
    std::optional<Error> problem;
    for (const auto& program : programs) {
        for (const auto& list : program.registers) {
            auto entry = read_attributes(list.fields, text);
            if (entry) {
                unit.entries[list.name.zh] = std::move(*entry);
            } else if (!problem || entry.error().code != Code::gj5620) {
                problem = entry.error();
            }
        }
    }
    if (unit.entries.empty() && problem) return *problem;
    return base::Done{};
}

base::Result<ports::UnitRecord> read_unit(const std::vector<Program>& programs,
                                          const std::string& path, const TableRow& row,
                                          const Columns& columns) {
    if (row.problem) return *row.problem;
    const auto line = std::to_string(row.line);
    ports::UnitRecord unit;
    unit.id = columns.cell(row, 0);
    unit.name = columns.cell(row, 1);
    unit.territory = columns.cell(row, 3);
    if (unit.id.empty()) return Error{ErrorKind::misuse, Code::gj5646, {path, line}};
    for (const auto& written : split(columns.cell(row, 2), {"、", ",", "，", ";", "；"})) {
        const auto role = role_named(programs, written);
        if (!role) {
            std::vector<std::string> known;
            for (const auto& one : programs.front().roles) known.push_back(one.name.zh);
            return Error{ErrorKind::misuse, Code::gj5647, {path, line, written, joined(known)}};
        }
        unit.roles.push_back(*role);
    }
    const auto read = read_entries(programs, columns.cell(row, 4), unit);
    if (!read) {
        return Error{
            ErrorKind::misuse,
            Code::gj5636,
            {path, line,
             base::Text(read.error().say(base::Lang::zh), read.error().say(base::Lang::en))}};
    }
    return unit;
}

/// Reads the rows of a file one by one; `store` says what is wrong with a row, or stores it.
template <class Store>
Exit load_rows(const Call& call, const std::string& path, const Columns& columns,
               TableReader& reader, Store store) {
    const auto& console = call.console;
    if (!columns.missing().empty()) {
        return console.fail({ErrorKind::misuse, Code::gj5630, {path, joined(columns.missing())}});
    }
    std::size_t stored = 0;
    std::size_t wrong = 0;
    while (true) {
        const auto row = reader.next();
        if (!row) return console.fail(row.error());
        if (!*row) break;
        const base::Outcome done = store(**row);
        if (done) {
            if (++stored % 64 == 0) console.progress(std::to_string(stored));
            continue;
        }
        const auto& error = done.error();
        if (static_cast<unsigned>(error.code) < 5500) return console.fail(error);
        console.fail(error);
        ++wrong;
    }
    console.progress("");
    console.talk(console.chinese()
                     ? "导入" + std::to_string(stored) + "行，有错" + std::to_string(wrong) + "行"
                     : std::to_string(stored) + " rows stored, " + std::to_string(wrong) +
                           " wrong");
    return wrong > 0 ? Exit::failed : Exit::done;
}

}  // namespace

base::Result<value::Record> read_attributes(const std::vector<program::Field>& fields,
                                            std::string_view text) {
    value::Record record;
    for (auto part : attributes_of(text)) {
        const program::Field* field = nullptr;
        std::size_t length = 0;
        for (const auto& one : fields) {
            for (const auto& name : {one.name.zh, one.name.en}) {
                if (part.starts_with(name) && name.size() > length) {
                    field = &one;
                    length = name.size();
                }
            }
        }
        if (!field) return unknown_field(fields, part);
        auto written = part.substr(length);
        written.erase(0, std::min(written.find_first_not_of(' '), written.size()));
        auto value = read_field(*field, unquoted(written));
        if (!value) return value.error();
        record[field->name.zh] = std::move(*value);
    }
    return record;
}

Exit load_units(const Call& call, const std::string& path) {
    const auto& console = call.console;
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    const auto programs = adopted(*database);
    if (!programs) return console.fail(programs.error());
    auto reader = call.world.read_csv(path);
    if (!reader) return console.fail(reader.error());
    const Columns columns((*reader)->header(), {{"代号", "id"},
                                                {"名称", "name"},
                                                {"角色", "role"},
                                                {"属地", "territory"},
                                                {"其他", "other"}});
    return load_rows(call, path, columns, **reader, [&](const TableRow& row) -> base::Outcome {
        const auto unit = read_unit(*programs, path, row, columns);
        if (!unit) return unit.error();
        for (const char* blank : {" ", "　"})
            if (unit->id.starts_with(blank) || unit->id.ends_with(blank))
                return Error{ErrorKind::misuse, Code::gj5017, {unit->id}};
        return database->units->put_unit(*unit);
    });
}

Exit load_figures(const Call& call, const std::string& path) {
    const auto& console = call.console;
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    auto reader = call.world.read_csv(path);
    if (!reader) return console.fail(reader.error());
    const Columns columns(
        (*reader)->header(),
        {{"指标", "indicator"}, {"单位", "unit"}, {"周期", "period"}, {"数值", "value"}});
    return load_rows(call, path, columns, **reader, [&](const TableRow& row) -> base::Outcome {
        if (row.problem) return *row.problem;
        ports::FigureRecord figure{columns.cell(row, 0), columns.cell(row, 1), columns.cell(row, 2),
                                   ""};
        if (!casework::parse_period(figure.period)) {
            return Error{ErrorKind::misuse, Code::gj5643, {figure.period}};
        }
        const auto written = columns.cell(row, 3);
        if (written == casework::kWithheld || written == "withheld") {
            figure.value = casework::kWithheld;
            return database->cases->put_figure(figure);
        }
        const auto value = read_any(written);
        if (const auto* quantity = value.get_if<value::Quantity>()) {
            figure.value = quantity->number.text();
        } else if (value.known()) {
            return Error{ErrorKind::misuse,
                         Code::gj5623,
                         {figure.indicator, written, base::Text("一个数", "a number")}};
        }
        return database->cases->put_figure(figure);
    });
}

}  // namespace guiju::cli
