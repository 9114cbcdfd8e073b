// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/expansion.h"

#include <algorithm>

#include "dsl/check/symbols.h"

namespace guiju::check {

namespace {

using syntax::Expr;

class Measure {
   public:
    explicit Measure(Symbols& symbols)
        : symbols_(symbols), state_(symbols.definitions.size(), State::untouched) {}

    void run() {
        for (std::size_t i = 0; i < state_.size(); ++i) one(i);
    }

   private:
    enum class State : std::uint8_t { untouched, under_way, done };

    /// Definitions yet to be measured, innermost last: a chain of any length takes no stack.
    void one(std::size_t first) {
        std::vector<std::size_t> open{first};
        while (!open.empty()) {
            const auto at = open.back();
            if (state_[at] == State::done) {
                open.pop_back();
                continue;
            }
            const bool entered = state_[at] == State::under_way;
            state_[at] = State::under_way;
            const auto before = open.size();
            named_.clear();
            size_ = 0;
            look_at(symbols_.definitions[at]);
            if (!entered)
                for (const auto next : named_)
                    if (state_[next] == State::untouched) open.push_back(next);
            if (open.size() == before) finish(at);
        }
    }

    void finish(std::size_t at) {
        auto& defined = symbols_.definitions[at];
        defined.size = size_;
        for (const auto next : named_) {
            const auto& other = symbols_.definitions[next];
            const bool back = state_[next] != State::done;
            defined.circular = defined.circular || back || other.circular;
            if (back) continue;
            defined.size = std::min(defined.size + other.size, kMostExpanded + 1);
            defined.chain = std::max(defined.chain, other.chain + 1);
        }
        state_[at] = State::done;
    }

    void look_at(const Symbols::Defined& defined) {
        if (defined.definition != nullptr) return look_at(defined.definition->meaning);
        for (const auto& column : defined.table->columns) look_at(column);
        for (const auto& row : defined.table->rows) {
            size_ += 2;
            for (const auto& cell : row.cells)
                if (cell) look_at(*cell);
            look_at(row.result);
        }
    }

    void look_at(const Expr& expr) {
        ++size_;
        if (expr.kind == Expr::Kind::term || expr.kind == Expr::Kind::qualifies)
            if (const auto at = symbols_.find(SymbolKind::definition, expr.name.text))
                named_.push_back(static_cast<std::size_t>(*at));
        for (const auto& part : expr.parts) look_at(part);
    }

    Symbols& symbols_;
    std::vector<State> state_;
    std::vector<std::size_t> named_;  ///< by the definition at hand, each as often as it is named
    std::size_t size_ = 0;
};

}  // namespace

void measure_definitions(Symbols& symbols) { Measure(symbols).run(); }

}  // namespace guiju::check
