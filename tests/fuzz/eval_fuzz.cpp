// SPDX-License-Identifier: Apache-2.0
// Programs on any facts, damaged serial forms of programs, and FEEL expressions. An evaluation gives a truth,
// a value, or a number that does not fit; anything else on a checked policy is a broken promise.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "dsl/compile/compile.h"
#include "dsl/feel/jsonl.h"
#include "engine/eval/evaluate.h"
#include "tests/fuzz/target.h"

namespace {

using namespace guiju;
namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Takes decisions from the bytes of the input; zero when there are no more.
class Bytes {
   public:
    Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    [[nodiscard]] std::uint32_t next() { return at_ < size_ ? data_[at_++] : 0U; }
    [[nodiscard]] std::uint32_t below(std::size_t limit) {
        const auto high = next();
        return limit == 0 ? 0U : static_cast<std::uint32_t>((high << 8U | next()) % limit);
    }
    [[nodiscard]] std::int64_t number() {
        static constexpr std::int64_t kEdges[]{0,   1,         -1,        30,       50,
                                               100, 1'000'000, INT64_MAX, INT64_MIN};
        const auto kind = next();
        if (kind < 64) return kEdges[kind % std::size(kEdges)];
        std::int64_t n = 0;
        for (std::uint32_t i = 0; i < kind % 8; ++i) n = n * 256 + next();
        return kind % 2 == 0 ? n : -n;
    }

   private:
    const std::uint8_t* data_;
    std::size_t size_;
    std::size_t at_ = 0;
};

const std::vector<program::Program>& programs() {
    static const auto kAll = [] {
        std::vector<program::Program> all;
        std::vector<text::Source> calendars;
        std::vector<fs::path> files{"tests/language/policy.zh.guiju"};
        for (const auto& entry : fs::recursive_directory_iterator("rules"))
            if (entry.path().extension() == ".guiju") files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const auto& path : files) {
            std::vector<text::Source> sources;
            const auto add = [&](const fs::path& file) {
                auto source = text::load(file.string(), read(file),
                                         static_cast<std::uint32_t>(sources.size()));
                if (source.value) sources.push_back(std::move(*source.value));
            };
            if (path.parent_path().filename() == "calendars") continue;
            add(path);
            add("rules/calendars/C25.guiju");
            add("rules/calendars/中国工作日.guiju");
            auto compiled = compile::compile(sources);
            if (compiled.value) all.push_back(std::move(compiled.value->program));
        }
        if (all.empty()) fuzz::broken("there are policies; start in the repository");
        return all;
    }();
    return kAll;
}

value::Value value_for(const program::Field& field, Bytes& bytes) {
    using Type = program::Field::Type;
    const auto kind = bytes.next();
    if (kind < 48) return static_cast<value::Absent>(kind % 3);
    const auto label = [&] {
        return field.labels.empty() ? std::string("某")
                                    : field.labels[bytes.below(field.labels.size())].zh;
    };
    const auto quantity = [&](value::Dimension dimension) {
        const auto denominator = bytes.next() % 4 == 0 ? 1 + bytes.below(1000) : 1;
        const auto number = value::Number::fraction(bytes.number(), denominator);
        return number ? value::Value(value::Quantity{*number, dimension}) : value::Value();
    };
    switch (field.type) {
        case Type::money: return quantity(value::Dimension::money);
        case Type::share: return quantity(value::Dimension::share);
        case Type::date: {
            const auto day = value::make_date(1900 + static_cast<int>(bytes.below(300)),
                                              1 + static_cast<int>(bytes.below(12)),
                                              1 + static_cast<int>(bytes.below(28)));
            return day ? value::Value(*day) : value::Value();
        }
        case Type::yes_no: return value::Value(kind % 2 == 0);
        case Type::choice:
        case Type::confidentiality:
        case Type::judgement: return value::Value(label());
        case Type::choices:
        case Type::list: {
            value::List list;
            for (auto n = bytes.below(6); n > 0; --n) list.emplace_back(label());
            return value::Value(std::move(list));
        }
        case Type::units: {
            value::List list;
            for (auto n = bytes.below(4); n > 0; --n)
                list.emplace_back("U" + std::to_string(bytes.below(5)));
            return value::Value(std::move(list));
        }
        case Type::date_time:
            return value::Value(
                value::Instant{static_cast<std::int64_t>(bytes.below(1000000)) * 1000000});
        case Type::reference:
        case Type::unit: return value::Value("U" + std::to_string(bytes.below(5)));
        case Type::territory: return value::Value(std::to_string(330000 + bytes.below(9999)));
        case Type::text:
        case Type::credit_code:
        case Type::phone: return value::Value(std::string(bytes.below(300), 'x'));
        case Type::rows: {
            value::List rows;
            for (auto n = bytes.below(4); n > 0; --n) {
                value::Record row;
                for (const auto& column : field.columns)
                    row[column.name.zh] = value_for(column, bytes);
                rows.emplace_back(std::move(row));
            }
            return value::Value(std::move(rows));
        }
        case Type::composite: return value::Absent::not_filled;
        case Type::integer: return value::Value(value::Quantity{bytes.number(), field.dimension});
        default: return quantity(field.dimension);
    }
}

class Anyone final : public eval::Memberships {
   public:
    explicit Anyone(std::uint32_t seed) : seed_(seed) {}
    value::Truth in_register(std::int32_t index, std::string_view unit) const override {
        return static_cast<value::Truth>((seed_ + static_cast<std::uint32_t>(index) + unit.size()) %
                                         3);
    }
    value::Truth in_matching(std::int32_t index, std::string_view unit) const override {
        return in_register(index + 7, unit);
    }

   private:
    std::uint32_t seed_;
};

void accept(const base::Error& error, bool sound) {
    if (error.code == base::Code::gj5121) return;  // a number that does not fit: said, never wrong
    if (sound) fuzz::broken("an accepted policy evaluates", error.say(base::Lang::en));
}

/// Evaluates every condition and value of a program on facts made of the bytes.
void evaluate(const program::Program& program, Bytes& bytes, bool sound) {
    std::vector<value::Value> fields, candidate;
    for (const auto& field : program.matter.fields) fields.push_back(value_for(field, bytes));
    eval::Facts facts;
    facts.fields = fields;
    if (!program.registers.empty()) {
        facts.candidate_register = static_cast<std::int32_t>(bytes.below(program.registers.size()));
        const auto& columns =
            program.registers[static_cast<std::size_t>(facts.candidate_register)].fields;
        for (const auto& field : columns) candidate.push_back(value_for(field, bytes));
        facts.candidate = candidate;
    }
    std::vector<eval::MarkFact> marks(program.marks.size());
    for (auto& mark : marks) mark.reached = bytes.next() % 2 == 0;
    facts.marks = marks;
    std::vector<std::optional<value::Number>> indicators(program.indicators.size());
    for (auto& indicator : indicators)
        if (bytes.next() % 3 != 0) indicator = value::Number(bytes.number());
    facts.indicators = indicators;
    const Anyone anyone(bytes.next());
    facts.memberships = &anyone;
    facts.case_territory = "330421";
    facts.candidate_territory = bytes.next() % 2 == 0 ? "330421" : "";
    eval::Scratch scratch;
    // A code of another register's candidate is not evaluated in this scope: its slots are not there.
    for (const auto& stage : program.stages) {
        for (const auto& criterion : stage.criteria) {
            const auto truth = eval::decide(program, criterion.code, facts, scratch);
            if (!truth) accept(truth.error(), sound);
            if (truth) static_cast<void>(eval::explain(program, criterion.code, facts, scratch));
        }
        for (const auto& line : stage.dispositions) {
            const auto truth = eval::decide(program, line.condition, facts, scratch);
            if (!truth) accept(truth.error(), sound);
        }
        for (const auto& action : stage.actions)
            for (const auto& requirement : action.require) {
                const auto truth = eval::decide(program, requirement.code, facts, scratch);
                if (!truth) accept(truth.error(), sound);
            }
    }
    for (const auto& field : program.matter.fields)
        for (const auto code : {field.required_when, field.forbidden_when}) {
            const auto truth = eval::decide(program, code, facts, scratch);
            if (!truth) accept(truth.error(), sound);
        }
}

/// A serial form with a few bytes changed: refused, or a program that can be evaluated without a crash.
void damaged(Bytes& bytes) {
    static const std::string kSerial = program::serialize(programs().front());
    auto text = kSerial;
    for (auto n = 1 + bytes.next() % 4; n > 0; --n) {
        const auto at =
            (static_cast<std::size_t>(bytes.below(65536)) << 8U | bytes.next()) % text.size();
        const auto how = bytes.next() % 3;
        if (how == 0) text[at] = static_cast<char>(bytes.next());
        if (how == 1) text.erase(at, 1 + bytes.below(8));
        if (how == 2) text.insert(at, 1, static_cast<char>('0' + bytes.next() % 10));
    }
    const auto read = program::deserialize(text);
    if (read) evaluate(*read, bytes, false);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Bytes bytes(data, size < fuzz::kLongest ? size : fuzz::kLongest);
    const auto mode = bytes.next() % 8;
    if (mode == 0) {
        damaged(bytes);
    } else if (mode < 3) {
        const auto line = fuzz::text_of(data + (size > 0 ? 1 : 0), size > 0 ? size - 1 : 0);
        static_cast<void>(feel::answer_line(line));
    } else {
        const auto& all = programs();
        evaluate(all[bytes.below(all.size())], bytes, true);
    }
    return 0;
}
