// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/eval/evaluate.h"
#include "engine/eval/explain_rows.h"

namespace guiju::eval {

namespace {

using program::Node;
using program::Op;

/// Collects from the cells of one finished evaluation.
class Collector {
   public:
    Collector(const Program& program, const program::Code& code, const Facts& facts,
              const std::vector<Cell>& cells)
        : program_(program),
          code_(code),
          facts_(facts),
          cells_(cells),
          rows_(program, code, facts, cells, out_) {}

    Explanation run() {
        std::vector<const program::Code*> codes{&code_};
        RowsExplained::inner_codes(program_, code_, codes);
        for (const auto* code : codes) {
            for (const Node& node : code->nodes) {
                if (node.op == Op::field || node.op == Op::candidate) see(node);
                if (node.op == Op::parameter) parameter(node.a);
            }
        }
        for (std::size_t i = 0; i < code_.nodes.size(); ++i)
            rows_.remark(code_.nodes[i], cells_[i]);
        blame(static_cast<std::int32_t>(code_.nodes.size()) - 1);
        for (const auto& named : code_.named) define(named);
        return std::move(out_);
    }

   private:
    const std::string& name_of(const Node& node) const {
        const auto slot = static_cast<std::size_t>(node.a);
        if (node.op == Op::field) return program_.matter.fields[slot].name.zh;
        if (node.op == Op::indicator) return program_.indicators[slot].name.zh;
        if (facts_.candidate_register == program::kNone) return program_.matter.name.zh;
        const auto scope = static_cast<std::size_t>(facts_.candidate_register);
        return program_.registers[scope].fields[slot].name.zh;
    }
    void see(const Node& node) {
        const std::string& name = name_of(node);
        const auto same = [&](const auto& seen) { return seen.first == name; };
        if (std::any_of(out_.seen.begin(), out_.seen.end(), same)) return;
        const auto& values = node.op == Op::field ? facts_.fields : facts_.candidate;
        out_.seen.emplace_back(name, values[static_cast<std::size_t>(node.a)]);
    }
    void parameter(std::int32_t index) {
        auto& all = out_.parameters;
        if (std::find(all.begin(), all.end(), index) == all.end()) all.push_back(index);
    }
    void define(const program::Code::Named& named) {
        const auto same = [&](const auto& known) { return known.first == named.definition; };
        if (std::any_of(out_.definitions.begin(), out_.definitions.end(), same)) return;
        const Cell& cell = cells_[static_cast<std::size_t>(named.node)];
        value::Value is;
        if (cell.kind == Cell::Kind::truth && cell.truth != Truth::unknown)
            is = value::Value(cell.truth == Truth::yes);
        if (cell.kind == Cell::Kind::quantity) is = cell.quantity;
        if (cell.kind == Cell::Kind::value) is = *cell.value;
        out_.definitions.emplace_back(named.definition, std::move(is));
    }
    void miss(const std::string& field, value::Absent why, bool of_candidate) {
        const auto same = [&](const Explanation::Missing& x) {
            return x.field == field && x.of_candidate == of_candidate;
        };
        if (std::none_of(out_.missing.begin(), out_.missing.end(), same))
            out_.missing.push_back({field, why, of_candidate});
    }
    bool is_unknown(const Cell& cell) const {
        return cell.kind == Cell::Kind::unknown || cell.kind == Cell::Kind::range ||
               cell.kind == Cell::Kind::no_hit ||
               (cell.kind == Cell::Kind::truth && cell.truth == Truth::unknown);
    }

    /// Goes down from an unknown result to what made it so. Codes are at most 64 deep.
    void blame(std::int32_t at) {
        if (at < 0 || !is_unknown(cells_[static_cast<std::size_t>(at)])) return;
        const Node& node = code_.nodes[static_cast<std::size_t>(at)];
        const Cell& cell = cells_[static_cast<std::size_t>(at)];
        switch (node.op) {
            case Op::field:
            case Op::candidate: {
                const auto* why =
                    cell.value == nullptr ? nullptr : cell.value->get_if<value::Absent>();
                miss(name_of(node), why == nullptr ? value::Absent::not_filled : *why,
                     node.op == Op::candidate);
                return;
            }
            case Op::indicator: miss(name_of(node), value::Absent::not_filled, false); return;
            case Op::builtin: {
                const auto which = static_cast<program::Builtin>(node.a);
                miss(which == program::Builtin::this_case   ? "本件"
                     : which == program::Builtin::this_unit ? "本单位"
                                                            : "本级",
                     value::Absent::not_filled, false);
                return;
            }
            case Op::entitled:
                miss(program_.entitlements[static_cast<std::size_t>(node.b)].name.zh,
                     value::Absent::not_filled, false);
                return;
            case Op::same_county:
            case Op::same_city: place(); return;
            case Op::fold: fold(node); return;
            case Op::column:
            case Op::group:
            case Op::constant:
            case Op::parameter:
            case Op::reached:
            case Op::reached_in_period: return;
            default: break;
        }
        const std::size_t before = out_.missing.size();
        blame(node.a);
        if (has_second(node.op)) blame(node.b);
        const bool picks = node.op == Op::first_of || node.op == Op::only_of ||
                           node.op == Op::larger || node.op == Op::smaller;
        if (out_.missing.size() == before && !out_.not_computable && picks) out_.no_row = true;
        if (out_.missing.size() == before &&
            (node.op == Op::divide || node.op == Op::overlap_share))
            out_.not_computable = true;
    }
    static bool has_second(Op op) {
        return op != Op::negate && op != Op::length && op != Op::absent && op != Op::filled &&
               op != Op::well_formed && op != Op::in_register && op != Op::in_matching &&
               op != Op::tally && op != Op::entitled;
    }
    /// The list itself, cells of its rows, or fields its conditions look at; an empty list else.
    void fold(const Node& node) {
        const std::size_t before = out_.missing.size();
        blame(node.a);
        if (rows_.blame(node)) return;
        program::Code self;
        self.nodes.push_back(node);
        std::vector<const program::Code*> codes;
        RowsExplained::inner_codes(program_, self, codes);
        for (const auto* code : codes)
            for (const Node& inner : code->nodes)
                if (inner.op == Op::field)
                    if (const auto* why = facts_.fields[static_cast<std::size_t>(inner.a)]
                                              .get_if<value::Absent>())
                        miss(name_of(inner), *why, false);
        if (out_.missing.size() == before) out_.not_computable = true;
    }
    void place() {
        if (program::level_of_territory(facts_.case_territory) == Level::none) {
            const auto slot = program_.matter.territory_field;
            miss(slot == program::kNone
                     ? program_.matter.name.zh
                     : program_.matter.fields[static_cast<std::size_t>(slot)].name.zh,
                 value::Absent::not_filled, false);
        }
        if (program::level_of_territory(facts_.candidate_territory) == Level::none)
            miss("属地", value::Absent::not_filled, true);
    }

    const Program& program_;
    const program::Code& code_;
    const Facts& facts_;
    const std::vector<Cell>& cells_;
    Explanation out_;
    RowsExplained rows_;
};

}  // namespace

Explanation explain(const Program& program, program::CodeId code, const Facts& facts,
                    const Scratch& scratch) {
    if (code == program::kNone) return {};
    const program::Code& found = program.codes[static_cast<std::size_t>(code)];
    if (found.nodes.empty() || scratch.cells().size() < found.nodes.size()) return {};
    return Collector(program, found, facts, scratch.cells()).run();
}

void join(Explanation& into, const Explanation& more) {
    for (const auto& seen : more.seen)
        if (std::find(into.seen.begin(), into.seen.end(), seen) == into.seen.end())
            into.seen.push_back(seen);
    for (const auto& missing : more.missing) {
        const auto same = [&](const Explanation::Missing& x) {
            return x.field == missing.field && x.of_candidate == missing.of_candidate;
        };
        if (std::none_of(into.missing.begin(), into.missing.end(), same))
            into.missing.push_back(missing);
    }
    for (const auto& remark : more.remarks)
        if (std::find(into.remarks.begin(), into.remarks.end(), remark) == into.remarks.end())
            into.remarks.push_back(remark);
    for (const std::int32_t parameter : more.parameters)
        if (std::find(into.parameters.begin(), into.parameters.end(), parameter) ==
            into.parameters.end())
            into.parameters.push_back(parameter);
    for (const auto& known : more.definitions) {
        const auto same = [&](const auto& x) { return x.first == known.first; };
        if (std::none_of(into.definitions.begin(), into.definitions.end(), same))
            into.definitions.push_back(known);
    }
    into.no_row = into.no_row || more.no_row;
    into.not_computable = into.not_computable || more.not_computable;
}

}  // namespace guiju::eval
