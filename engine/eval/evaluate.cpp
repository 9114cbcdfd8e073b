// SPDX-License-Identifier: Apache-2.0
#include "engine/eval/evaluate.h"

#include "engine/eval/clause.h"
#include "engine/eval/run.h"

namespace guiju::eval {

namespace {

base::Error broken(const Program& program, program::CodeId code, Fault fault) {
    return {base::ErrorKind::broken,
            fault == Fault::too_large  ? base::Code::gj5121
            : fault == Fault::too_much ? base::Code::gj5029
                                       : base::Code::gj5122,
            {clause_of(program, code)}};
}

/// The code to run, or nullptr for one that always holds.
const program::Code* find(const Program& program, program::CodeId code) {
    if (code == program::kNone) return nullptr;
    const program::Code& found = program.codes[static_cast<std::size_t>(code)];
    return found.nodes.empty() ? nullptr : &found;
}

}  // namespace

Cell* Scratch::prepare(std::size_t nodes) {
    if (cells_.size() < nodes) cells_.resize(nodes);
    if (!work_.made.empty()) work_.made.clear();
    work_.fuel = kFuel;
    return cells_.data();
}

base::Result<Truth> decide(const Program& program, program::CodeId code, const Facts& facts,
                           Scratch& scratch) {
    const program::Code* found = find(program, code);
    if (found == nullptr) return Truth::yes;
    Cell* cells = scratch.prepare(found->nodes.size());
    Fault fault = Run(program, facts, cells, scratch.work()).all(*found);
    Truth truth = Truth::unknown;
    if (fault == Fault::none) fault = Run::truth_of(cells[found->nodes.size() - 1], truth);
    if (fault != Fault::none) return broken(program, code, fault);
    return truth;
}

base::Result<value::Value> value_of(const Program& program, program::CodeId code,
                                    const Facts& facts, Scratch& scratch) {
    const program::Code* found = find(program, code);
    if (found == nullptr) return value::Value();
    Cell* cells = scratch.prepare(found->nodes.size());
    const Fault fault = Run(program, facts, cells, scratch.work()).all(*found);
    if (fault != Fault::none) return broken(program, code, fault);
    const Cell& last = cells[found->nodes.size() - 1];
    switch (last.kind) {
        case Cell::Kind::range: return value::Value();
        case Cell::Kind::unknown: return last.value != nullptr ? *last.value : value::Value();
        case Cell::Kind::no_hit: break;
        case Cell::Kind::value: return *last.value;
        case Cell::Kind::quantity: return value::Value(last.quantity);
        case Cell::Kind::truth:
            return last.truth == Truth::unknown ? value::Value()
                                                : value::Value(last.truth == Truth::yes);
        case Cell::Kind::level: return value::Value(std::string(program::name_of(last.level)));
    }
    return value::Value();
}

}  // namespace guiju::eval
