// SPDX-License-Identifier: Apache-2.0
#include "dsl/compile/resolve_examples.h"

#include <algorithm>
#include <array>
#include <utility>

#include "dsl/check/companions.h"
#include "dsl/check/findings.h"
#include "dsl/check/holdings.h"
#include "dsl/check/literal.h"
#include "dsl/check/propose.h"
#include "dsl/check/targets.h"
#include "dsl/check/term.h"
#include "dsl/compile/example_value.h"
#include "dsl/syntax/keywords.h"

namespace guiju::compile {

namespace {

using check::SymbolKind;
using syntax::ExampleSection;
constexpr std::int64_t kMostRows = 100'000;  // of one list in an example

using Pairs = std::vector<std::pair<syntax::Name, syntax::Expr>>;

class Resolver {
   public:
    explicit Resolver(const check::CheckedPolicy& policy)
        : symbols_(policy.symbols()), tree_(policy.tree()) {}

    base::Checked<ResolvedExamples> run() {
        for (const auto& section : tree_.sections)
            if (const auto* body = std::get_if<syntax::FixtureSection>(&section.body))
                for (const auto& unit : body->units) name_unit(unit);
        for (const auto& section : tree_.sections)
            if (const auto* body = std::get_if<syntax::FixtureSection>(&section.body))
                all_.fixtures.push_back(fixture(section, *body));
        for (const auto& section : tree_.sections)
            if (const auto* body = std::get_if<ExampleSection>(&section.body))
                all_.examples.push_back(example(section, *body));
        base::Checked<ResolvedExamples> result;
        const bool refused = findings_.has_errors();
        result.findings = std::move(findings_.all());
        if (!refused) result.value = std::move(all_);
        return result;
    }

   private:
    [[nodiscard]] std::string identity(const std::string& written) const {
        return symbols_.identity(written);
    }
    std::string identity(const syntax::Name& name, SymbolKind kind) {
        if (!symbols_.find(kind, name.text)) findings_.unknown(symbols_, name, kind);
        return identity(name.text);
    }

    void name_unit(const syntax::FixtureSection::Unit& unit) {
        const auto label = unit_label(unit.id);
        units_.emplace_back(label.id, unit.name);
        for (const auto& alias : label.aliases) units_.emplace_back(label.id, alias);
    }

    Fixture fixture(const syntax::Section& section, const syntax::FixtureSection& body) {
        Fixture result{symbols_.both(section.name.text), {}, {}, {}, section.heading_span};
        for (const auto& one : body.holdings) held(one, result.holdings);
        for (const auto& unit : body.units) result.units.push_back(this->unit(unit));
        result.values = record(body.values);
        return result;
    }

    ExampleUnit unit(const syntax::FixtureSection::Unit& from) {
        ExampleUnit unit;
        unit.id = unit_label(from.id).id;
        unit.name = from.name;
        unit.span = from.span;
        std::int32_t home = check::kNobody;
        if (!from.role.empty()) {
            unit.role = identity({.text = from.role, .span = from.span}, SymbolKind::role);
            home = register_of_role(from.role);
        }
        if (const auto place = check::territory_of(from.territory)) {
            unit.territory = place->name;
            unit.territory_code = place->code;
        } else if (!from.territory.empty()) {
            unit.territory = from.territory;
            const auto code = check::territory_code(tree_, from.territory);
            if (!code) findings_.add(base::Code::gj2217, from.span, {base::Text(from.territory)});
            unit.territory_code = code.value_or("");
        }
        if (home == check::kNobody) home = register_with(from.attributes);
        if (home != check::kNobody) {
            const auto& record = symbols_.registers[static_cast<std::size_t>(home)];
            unit.register_name = identity(record.section->name.text);
        }
        for (const auto& [name, expr] : from.attributes) attribute(unit, home, name, expr);
        return unit;
    }

    void attribute(ExampleUnit& unit, std::int32_t home, const syntax::Name& name,
                   const syntax::Expr& expr) {
        const auto at = symbols_.find(SymbolKind::register_field, name.text, home);
        if (!at) return findings_.unknown(symbols_, name, SymbolKind::register_field, home);
        const auto& field = check::field_at(symbols_, SymbolKind::register_field, *at, home);
        unit.attributes[identity(name.text)] = typed(field, name, expr);
    }

    [[nodiscard]] std::int32_t register_of_role(const std::string& role) const {
        const auto at = symbols_.find(SymbolKind::role, role);
        if (!at) return check::kNobody;
        const auto& from = symbols_.roles[static_cast<std::size_t>(*at)]->is_register;
        return from ? check::index_of(symbols_, SymbolKind::record_register, *from)
                    : check::kNobody;
    }

    /// The register that has a field with the first attribute's name.
    [[nodiscard]] std::int32_t register_with(const Pairs& attributes) const {
        if (attributes.empty()) return check::kNobody;
        for (std::size_t i = 0; i < symbols_.registers.size(); ++i) {
            const auto owner = static_cast<std::int32_t>(i);
            if (symbols_.find(SymbolKind::register_field, attributes.front().first.text, owner))
                return owner;
        }
        return check::kNobody;
    }

    value::Value typed(const syntax::Field& field, const syntax::Name& name,
                       const syntax::Expr& expr) {
        if (expr.kind == syntax::Expr::Kind::table) return table(field, name, expr);
        auto value = example_value(symbols_, field, expr, units_);
        if (value) return std::move(*value);
        const auto type = check::type_of(field);
        const auto words = words_of(expr);
        if (type.kind == check::Type::Kind::unit || type.kind == check::Type::Kind::units) {
            for (const auto& word : listed(words)) {
                if (unit_id(units_, word)) continue;
                const bool alone = word == words && !expr.name.text.empty();
                (void)unit_named(word, alone ? expr.name.span : expr.span, alone);
                return {};
            }
        }
        auto wanted = check::name_of(type);
        if (type.labels != nullptr && type.kind != check::Type::Kind::composite) {
            base::Text labels;
            for (const auto& label : *type.labels) {
                const auto both = symbols_.both(label.text);
                labels.zh += (labels.zh.empty() ? "" : "、") + both.zh;
                labels.en += (labels.en.empty() ? "" : ", ") + both.en;
            }
            wanted.zh += "（" + labels.zh + "）";
            wanted.en += " (" + labels.en + ")";
        }
        findings_.add(base::Code::gj2301, expr.span, {base::Text(name.text), std::move(wanted)});
        return {};
    }

    /// The rows of a list of records; “3名类别“企业””stands for three rows.
    value::Value table(const syntax::Field& field, const syntax::Name& name,
                       const syntax::Expr& expr) {
        if (field.columns.empty()) {
            findings_.add(base::Code::gj2301, expr.span,
                          {base::Text(name.text), check::name_of(check::type_of(field))});
            return {};
        }
        value::List rows;
        for (const auto& written : expr.parts) {
            value::Record row;
            for (const auto& cell : written.parts) this->cell(row, field, cell);
            const auto times = value::Number::parse(written.text.empty() ? "1" : written.text);
            const auto count = times ? times->whole() : std::nullopt;
            const bool fits = count && *count >= 0 &&
                              *count + static_cast<std::int64_t>(rows.size()) <= kMostRows;
            if (!fits) {
                findings_.add(base::Code::gj2316, written.span, {base::Text(written.text)});
                return {};
            }
            for (std::int64_t i = 0; i < *count; ++i) rows.emplace_back(row);
        }
        return rows;
    }

    void cell(value::Record& row, const syntax::Field& list, const syntax::Expr& cell) {
        const auto wanted = identity(cell.name.text);
        std::vector<std::string> known;
        for (const auto& column : list.columns) {
            known.push_back(column.name.text);
            if (identity(column.name.text) != wanted) continue;
            auto value = typed(column, cell.name, cell.parts.front());
            if (value.known()) row[wanted] = std::move(value);
            return;
        }
        findings_.unknown_word(cell.name, check::name_of(SymbolKind::column), known);
    }

    /// Values of the matter's fields, and the reasons of its judgements.
    value::Record record(const Pairs& pairs) {
        value::Record values;
        for (const auto& [name, expr] : pairs) {
            if (const auto at = symbols_.find(SymbolKind::field, name.text)) {
                const auto& field = check::field_at(symbols_, SymbolKind::field, *at);
                if (field.type == "composite")
                    parts(values, static_cast<std::size_t>(*at), typed(field, name, expr));
                else
                    values[identity(name.text)] = typed(field, name, expr);
            } else if (const auto beside = beside_field(name.text)) {
                using Kind = check::Companion::Kind;
                const bool plain = beside->companion.kind == Kind::reason ||
                                   beside->companion.kind == Kind::remark;
                values[beside->companion.name.zh] =
                    plain ? value::Value(words_of(expr)) : typed(beside->companion.as, name, expr);
            } else {
                findings_.unknown(symbols_, name, SymbolKind::field);
            }
        }
        return values;
    }

    /// A composite is kept part by part.
    void parts(value::Record& values, std::size_t field, const value::Value& given) const {
        const auto& record = *symbols_.matter->body;
        for (const auto& beside : check::companions(symbols_, record)) {
            if (beside.kind != check::Companion::Kind::part || beside.of != field) continue;
            const auto label = identity(record.fields[field].labels[beside.part].text);
            const auto* whole = given.record();
            const auto found =
                whole == nullptr ? value::Record::const_iterator() : whole->find(label);
            if (whole == nullptr)
                values[beside.name.zh] = given;
            else if (found != whole->end())
                values[beside.name.zh] = found->second;
        }
    }

    [[nodiscard]] std::optional<check::CompanionAt> beside_field(const std::string& written) const {
        if (!symbols_.matter) return std::nullopt;
        return check::companion_named(symbols_, *symbols_.matter->body, written);
    }

    [[nodiscard]] std::string reason_field(const std::string& written) const {
        if (!symbols_.matter) return {};
        for (const auto& field : symbols_.matter->body->fields) {
            if (!check::keeps_reason(field)) continue;
            const auto name = check::reason_name(symbols_, field);
            if (written == name.zh || written == name.en) return name.zh;
        }
        return {};
    }

    Example example(const syntax::Section& section, const ExampleSection& body) {
        Example example;
        example.name = section.name.text;
        example.span = section.heading_span;
        if (body.fixture)
            take_fixture(example, *body.fixture);
        else if (all_.fixtures.size() == 1)
            example.units = all_.fixtures.front().units;
        for (auto& [name, value] : record(body.given)) example.given[name] = value;
        for (const auto& fixture : all_.fixtures)
            if (!body.fixture || fixture.name.zh != identity(body.fixture->text))
                if (!fixture.units.empty())
                    example.holdings.insert(example.holdings.end(), fixture.holdings.begin(),
                                            fixture.holdings.end());
        for (const auto& one : body.holdings) held(one, example.holdings);
        parameters(example, body.parameters);
        figures(example, body.figures);
        for (const auto& one : body.period_figures) period_figures(example, one);
        if (body.start_stage) start(example, *body.start_stage);
        const bool undated = !body.steps.empty() && body.steps.front().date.empty();
        if (undated) findings_.add(base::Code::gj2303, body.steps.front().span);
        for (const auto& step : body.steps) example.steps.push_back(this->step(step));
        for (const auto& one : body.expectations) example.expectations.push_back(expectation(one));
        return example;
    }

    void take_fixture(Example& example, const syntax::Name& name) {
        const auto wanted = identity(name.text);
        const auto found = std::find_if(all_.fixtures.begin(), all_.fixtures.end(),
                                        [&](const Fixture& one) { return one.name.zh == wanted; });
        if (found == all_.fixtures.end()) {
            std::vector<std::string> names;
            for (const auto& one : all_.fixtures) names.push_back(one.name.zh);
            return findings_.unknown_word(name, {"样本", "a sample"}, names);
        }
        example.holdings = found->holdings;
        example.units = found->units;
        if (example.units.empty() && !all_.fixtures.empty()) {
            // A sample with values only uses the units of the others.
            for (const auto& other : all_.fixtures)
                example.units.insert(example.units.end(), other.units.begin(), other.units.end());
        }
        example.given = found->values;
    }

    void held(const syntax::GivenHolding& from, std::vector<ExampleHolding>& all) {
        const auto& e = from.effect;
        ExampleHolding one;
        one.kind = e.verb == "use" ? "use" : e.verb == "issue" ? "grant" : "entry";
        if (e.verb == "remove" || e.verb == "give_back") findings_.add(base::Code::gj2405, e.span);
        if (one.kind != "entry") {
            one.name = identity(e.name, SymbolKind::quota);
            one.amount = e.amount ? check::quantity_of(*e.amount) : std::nullopt;
            if (!one.amount)
                findings_.add(base::Code::gj2301, e.span, {e.name.text, {"数", "a number"}});
        } else {
            if (!check::holder_index(symbols_, e.name.text))
                findings_.unknown(symbols_, e.name, SymbolKind::record_register);
            one.name = identity(e.name.text);
            if (e.rung) one.rung = identity(e.rung->text);
        }
        if (!from.from.empty()) one.from = value::parse_date(from.from);
        if (!from.until.empty()) one.until = value::parse_date(from.until);
        one.cause = from.cause;
        for (const auto& subject : from.subjects) {
            one.subject = account_named(subject, from.span);
            all.push_back(one);
        }
        if (!from.subjects.empty()) return;
        one.subject = "*";
        all.push_back(std::move(one));
    }

    /// “E1”, “甲公司”, “E1、设备券”: the unit by its id, the rest as it is.
    std::string account_named(const std::string& written, base::Span span) {
        std::string key;
        for (const auto& word : listed(written)) {
            const auto id = unit_id(units_, word);
            if (!id && key.empty() && symbols_.quotas.empty())
                findings_.add(base::Code::gj2302, span, {base::Text(word)});
            key += (key.empty() ? "" : "/") + (id ? *id : identity(word));
        }
        return key;
    }

    void parameters(Example& example, const Pairs& pairs) {
        for (const auto& [name, expr] : pairs) {
            const auto at = refer(symbols_, name, SymbolKind::parameter, findings_);
            if (!at) continue;
            const auto& parameter = *symbols_.parameters[static_cast<std::size_t>(*at)];
            example.parameters.emplace_back(identity(name.text), parameter_value(parameter, expr));
        }
    }

    value::Value parameter_value(const syntax::Parameter& parameter, const syntax::Expr& expr) {
        const auto type = check::type_of(parameter);
        const auto quantity = check::quantity_of(expr);
        const bool number = type.kind == check::Type::Kind::quantity;
        if (number && quantity && quantity->dimension == type.dimension) return *quantity;
        const auto yes = check::yes_no_of(words_of(expr));
        if (type.kind == check::Type::Kind::yes_no && yes) return value::Value(*yes);
        if (type.kind == check::Type::Kind::text && !quantity) return identity(words_of(expr));
        findings_.add(base::Code::gj2301, expr.span,
                      {base::Text(parameter.name.text), check::name_of(type)});
        return {};
    }

    void figures(Example& example, const Pairs& pairs) {
        for (const auto& [name, expr] : pairs) {
            const auto at = refer(symbols_, name, SymbolKind::indicator, findings_);
            if (!at) continue;
            if (is_none(expr)) continue;  // no such figure was reported, and none is counted
            const auto quantity = check::quantity_of(expr);
            if (quantity)
                example.figures.emplace_back(identity(name.text), quantity->number);
            else
                findings_.add(base::Code::gj2301, expr.span,
                              {base::Text(name.text), {"数", "a number"}});
        }
    }

    /// A number of a target in the unit of its row: 3.15 and 3.15% are the same of a row in %.
    void period_figures(Example& example, const syntax::PeriodFigures& figures) {
        for (const auto& [name, expr] : figures.values) {
            std::optional<value::Number> factor;
            if (const auto at = symbols_.find(SymbolKind::series, name.text)) {
                const auto& place = symbols_.series[static_cast<std::size_t>(*at)];
                const auto& row = symbols_.targets[place.table].body->rows[place.row];
                factor = check::row_unit(symbols_, row.unit).factor;
            } else if (!refer(symbols_, name, SymbolKind::indicator, findings_)) {
                continue;
            }
            Example::PeriodFigure one{figures.period, identity(name.text), std::nullopt};
            const auto quantity = check::quantity_of(expr);
            if (quantity) one.number = quantity->number;
            if (quantity && factor && !expr.unit.empty())
                one.number = value::divide(quantity->number, *factor);
            if (!quantity && !is_none(expr))
                findings_.add(base::Code::gj2301, expr.span,
                              {base::Text(name.text), {"数", "a number"}});
            example.period_figures.push_back(std::move(one));
        }
    }

    void start(Example& example, const syntax::Name& name) {
        if (symbols_.find(SymbolKind::evaluation, name.text) ||
            symbols_.find(SymbolKind::matching, name.text))
            example.evaluation = identity(name.text);
        else
            example.start_stage = identity(name, SymbolKind::stage);
    }

    ExampleStep step(const ExampleSection::Step& from) {
        ExampleStep step;
        step.span = from.span;
        if (!from.date.empty()) step.date = value::parse_date(from.date);
        step.list = identity(from.list);
        if (from.on_policy) return step_elsewhere(std::move(step), from);
        if (from.actor) step.role = identity(*from.actor, SymbolKind::role);
        step.unit = from.unit.empty() ? std::string() : unit_named(from.unit, from.span);
        step.person = from.person;
        verb(step, from.verb);
        step.inputs = record(from.inputs);
        step.reason = from.reason;
        step.aim = from.aim;
        step.target =
            from.aim == "to_unit" ? unit_named(from.target, from.span) : aimed_at(from.target);
        step.item = from.item;
        step.offline = from.offline;
        if (!from.entered.empty()) step.entered = value::parse_date(from.entered);
        if (from.report_to) step.report_to = identity(*from.report_to, SymbolKind::role);
        if (from.intended) {
            const auto outcome = check::find_word("outcome", from.intended->text);
            step.intended = outcome.empty() ? identity(from.intended->text) : outcome;
        }
        for (const auto& one : from.expectations) step.expectations.push_back(expectation(one));
        return step;
    }

    /// A unit of the sample, such a unit and a person of it (“L1/李四”), or a name as it is.
    std::string aimed_at(const std::string& text) const {
        const auto slash = std::min(text.find('/'), text.find("／"));
        const auto unit = unit_id(units_, text.substr(0, slash));
        if (!unit) return identity(text);
        if (slash == std::string::npos) return *unit;
        const auto width = text[slash] == '/' ? 1 : std::string_view("／").size();
        return *unit + "/" + text.substr(slash + width);
    }

    /// A step about a case of another policy: its names are not known here.
    ExampleStep step_elsewhere(ExampleStep step, const ExampleSection::Step& from) {
        step.on_policy = identity(from.on_policy->text);
        if (from.actor) step.role = identity(from.actor->text);
        step.unit = from.unit.empty() ? std::string() : unit_named(from.unit, from.span);
        step.person = from.person;
        verb(step, from.verb);
        for (const auto& [name, expr] : from.inputs)
            step.raw_inputs.emplace_back(identity(name.text), raw(expr));
        step.reason = from.reason;
        elsewhere_ = true;
        for (const auto& one : from.expectations) step.expectations.push_back(expectation(one));
        elsewhere_ = false;
        return step;
    }

    std::string raw(const syntax::Expr& expr) const {
        if (expr.kind == syntax::Expr::Kind::number) {
            const auto unit = syntax::find_keyword("unit", expr.unit, tree_.skin);
            return expr.text +
                   (unit ? std::string(syntax::spelling(*unit, syntax::Skin::chinese)) : expr.unit);
        }
        if (expr.kind == syntax::Expr::Kind::date) return expr.text;
        const auto words = words_of(expr);
        if (const auto yes = check::yes_no_of(words)) return *yes ? "是" : "否";
        const auto id = unit_id(units_, words);
        return id ? *id : identity(words);
    }

    /// `exact`: the span holds the word and nothing else.
    std::string unit_named(const std::string& word, base::Span span, bool exact = false) {
        const auto id = unit_id(units_, word);
        if (id) return *id;
        auto& finding = findings_.add(base::Code::gj2302, span, {base::Text(word)});
        std::vector<std::string> known;
        for (const auto& [unit, name] : units_) {
            known.push_back(unit);
            known.push_back(name);
        }
        if (exact) check::propose_word(finding, span, word, known);
        return word;
    }

    void verb(ExampleStep& step, const syntax::Name& name) {
        static constexpr auto kGeneral = std::to_array<std::string_view>(
            {"check",          "correct",      "confirm",    "decline",       "withdraw",
             "merge",          "hand_over",    "suspend",    "resume",        "fill",
             "deadlines",      "export",       "look",       "file_again",    "publish",
             "agree",          "disagree",     "abstain",    "exception",     "terminate",
             "accept",         "refuse_offer", "claim",      "transfer",      "delegate",
             "end_delegation", "sign_before",  "sign_after", "remove_signer", "copy",
             "urge",           "take_back",    "send_to",    "jump",          "reopen"});
        step.verb = identity(name.text);
        if (symbols_.find(SymbolKind::action, name.text)) return;
        const auto id = check::find_word("step", name.text);
        const auto found = std::find(kGeneral.begin(), kGeneral.end(), id);
        if (found == kGeneral.end()) {
            // An action that does not exist may be tried on purpose: 应当：拒绝.
            return;
        }
        step.kind = static_cast<ExampleStep::Kind>(found - kGeneral.begin() + 1);
    }

    ExampleExpectation expectation(const ExampleSection::Expectation& from) {
        using Kind = ExampleExpectation::Kind;
        ExampleExpectation to;
        to.kind = static_cast<Kind>(from.kind);
        to.negated = from.negated;
        to.text = from.text;
        to.span = from.span;
        for (const auto& range : from.items)
            for (int item = range.from; item <= range.to; ++item) to.items.push_back(item);
        if (from.name) to.name = expected_name(to.kind, *from.name);
        if (to.kind == Kind::member || to.kind == Kind::entitled || to.kind == Kind::balance ||
            to.kind == Kind::rung) {
            held_state(to, from);
            return to;
        }
        if (to.kind == Kind::visible)
            to.text = elsewhere_
                          ? identity(from.text)
                          : identity({.text = from.text, .span = from.span}, SymbolKind::role);
        if (from.value) expected_value(to, from);
        return to;
    }

    void held_state(ExampleExpectation& to, const ExampleSection::Expectation& from) {
        using Kind = ExampleExpectation::Kind;
        if (to.kind == Kind::balance) {
            to.text = from.text.empty() ? "*" : account_named(from.text, from.span);
            const auto quantity = check::quantity_of(*from.value);
            if (quantity) to.value = *quantity;
            return;
        }
        if (!from.text.empty()) to.text = unit_named(from.text, from.span);
        if (to.kind == Kind::entitled && from.value) to.value = value::Value(true);
        if (to.kind == Kind::rung && !is_none(*from.value))
            to.value = identity(words_of(*from.value));
    }

    std::string expected_name(ExampleExpectation::Kind kind, const syntax::Name& name) {
        using Kind = ExampleExpectation::Kind;
        if (elsewhere_) return identity(name.text);
        switch (kind) {
            case Kind::stage:
            case Kind::outcome: return identity(name, SymbolKind::stage);
            case Kind::mark: return identity(name, SymbolKind::mark);
            case Kind::notified: return identity(name, SymbolKind::role);
            case Kind::score:
                if (symbols_.find(SymbolKind::target, name.text)) return identity(name.text);
                return identity(name, SymbolKind::indicator);
            case Kind::entitled: return identity(name, SymbolKind::entitlement);
            case Kind::balance: return identity(name, SymbolKind::quota);
            case Kind::rung: return identity(name, SymbolKind::titles);
            case Kind::member:
                if (!check::holder_index(symbols_, name.text))
                    findings_.unknown(symbols_, name, SymbolKind::record_register);
                return identity(name.text);
            default: return identity(name.text);
        }
    }

    /// What a case knows about itself besides its fields; "" if the name is something else.
    static std::string fact_of_case(const std::string& written) {
        using syntax::Skin;
        if (check::find_word("label", written) == "priority") return "优先";
        const auto id = check::find_word("builtin", written);
        return id.empty() ? id : std::string(syntax::spelling("builtin", id, Skin::chinese));
    }
    [[nodiscard]] value::Value case_fact(const syntax::Expr& expr) const {
        if (const auto quantity = check::quantity_of(expr)) return *quantity;
        const auto words = words_of(expr);
        if (const auto yes = check::yes_no_of(words)) return value::Value(*yes);
        const auto level = check::find_word("level", words);
        if (level.empty()) return identity(words);
        return std::string(syntax::spelling("level", level, syntax::Skin::chinese));
    }

    void expected_value(ExampleExpectation& to, const ExampleSection::Expectation& from) {
        using Kind = ExampleExpectation::Kind;
        const auto& expr = *from.value;
        if (to.kind == Kind::list) {
            for (const auto& part : expr.parts) {
                const auto word = words_of(part);
                to.names.push_back(unit_id(units_, word).value_or(word));
            }
        } else if (to.kind == Kind::due) {
            if (const auto day = value::parse_date(expr.text)) to.value = *day;
        } else if (to.kind == Kind::field || to.kind == Kind::visible) {
            const auto& name = *from.name;
            if (elsewhere_) {
                if (const auto known = fact_of_case(name.text); !known.empty()) to.name = known;
                to.value = case_fact(expr);
                return;
            }
            const auto reason = reason_field(name.text);
            const auto at = symbols_.find(SymbolKind::field, name.text);
            if (const auto known = fact_of_case(name.text); !known.empty()) {
                to.name = known;
                to.value = case_fact(expr);
            } else if (const auto beside = beside_field(name.text); beside && reason.empty()) {
                to.name = beside->companion.name.zh;
                to.value = typed(beside->companion.as, name, expr);
            } else if (symbols_.find(SymbolKind::definition, name.text)) {
                to.kind = Kind::defined;
                to.value = expr.kind == syntax::Expr::Kind::builtin
                               ? value::Value(value::Absent::said_unknown)
                               : case_fact(expr);
                for (const auto& word : listed(words_of(expr))) to.names.push_back(identity(word));
            } else if (!reason.empty()) {
                to.name = reason;
                to.value = words_of(expr);
            } else if (!at)
                findings_.unknown(symbols_, name, SymbolKind::field);
            else if (to.kind == Kind::visible)
                to.value = words_of(expr);
            else
                to.value = typed(check::field_at(symbols_, SymbolKind::field, *at), name, expr);
        } else if (const auto quantity = check::quantity_of(expr)) {
            to.value = value::Value(quantity->number);
        } else {
            to.value = value::Absent::said_unknown;  // 指标“X”为“无法计算”
            to.text = words_of(expr);
            const auto verdict = check::find_word("verdict", to.text);
            if (!verdict.empty())
                to.text = syntax::spelling("verdict", verdict, syntax::Skin::chinese);
        }
    }

    const check::Symbols& symbols_;
    const syntax::File& tree_;
    check::Findings findings_;
    UnitNames units_;
    bool elsewhere_ = false;  ///< in a step about a case of another policy
    ResolvedExamples all_;
};

}  // namespace

base::Checked<ResolvedExamples> resolve_examples(const check::CheckedPolicy& policy) {
    return Resolver(policy).run();
}

}  // namespace guiju::compile
