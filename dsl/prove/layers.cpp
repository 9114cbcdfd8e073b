// SPDX-License-Identifier: Apache-2.0
#include "dsl/prove/layers.h"

#include <algorithm>

#include "dsl/prove/implies.h"

namespace guiju::prove {

namespace {

using base::Code;
using program::Criterion;
using program::Program;
using program::Stage;

/// The base with the values that the locality gave to its parameters.
Program with_values_of(Program base, const Program& local) {
    for (const auto& parameter : local.parameters) {
        const auto same = std::find_if(
            base.parameters.begin(), base.parameters.end(),
            [&](const program::Parameter& one) { return one.name.zh == parameter.name.zh; });
        if (same != base.parameters.end()) same->value = parameter.value;
    }
    return base;
}

/// It rests on a definition that the base lets the locality write.
bool rests_on_redefined(const Program& local, const Criterion& criterion) {
    const auto& named = local.codes[static_cast<std::size_t>(criterion.code)].named;
    return std::any_of(named.begin(), named.end(), [&](const program::Code::Named& one) {
        const auto& definition = local.definitions[static_cast<std::size_t>(one.definition)];
        return definition.origin.layer > 0;
    });
}

const Stage* stage_called(const Program& program, const std::string& name) {
    const auto found = std::find_if(program.stages.begin(), program.stages.end(),
                                    [&](const Stage& one) { return one.name.zh == name; });
    return found == program.stages.end() ? nullptr : &*found;
}

const Criterion* criterion_number(const Stage& stage, int number) {
    const auto found = std::find_if(stage.criteria.begin(), stage.criteria.end(),
                                    [&](const Criterion& one) { return one.number == number; });
    return found == stage.criteria.end() ? nullptr : &*found;
}

base::Diagnostic finding(Code code, const Criterion& criterion, std::vector<base::Text> more = {}) {
    base::Diagnostic made;
    made.code = code;
    made.span = criterion.origin.span;
    made.basis = criterion.origin.basis;
    made.args = {criterion.origin.wording};
    made.args.insert(made.args.end(), more.begin(), more.end());
    return made;
}

base::Text of_the_base(const Criterion& above) {
    const auto& article = above.origin.basis;
    if (article.empty()) return {"上位规则的这一条", "the clause of the level above"};
    return {"上位规则的这一条（" + article + "）",
            "the clause of the level above (" + article + ")"};
}

class Layers {
   public:
    Layers(const Program& base, const Program& local, const Hints& hints)
        : base_(with_values_of(base, local)), local_(local), hints_(hints) {}

    std::vector<base::Diagnostic> prove() {
        for (const auto& stage : local_.stages) {
            const auto* above = stage_called(base_, stage.name.zh);
            if (above == nullptr) continue;
            for (const auto& criterion : stage.criteria) {
                const auto* same = criterion_number(*above, criterion.number);
                if (same == nullptr)
                    added(*above, criterion);
                else if (!rests_on_redefined(local_, criterion))
                    kept(*same, criterion);
            }
        }
        return std::move(findings_);
    }

   private:
    void kept(const Criterion& above, const Criterion& criterion) {
        const auto implied = implies(local_, criterion.code, base_, above.code, hints_);
        if (implied.holds()) return needless(above, criterion);
        const bool looser = implied.verdict != Verdict::not_decided;
        auto made = looser ? finding(Code::gj4210, criterion, {implied.told})
                           : finding(Code::gj4213, criterion);
        // Without a word of the locality there is nothing it could change.
        if (!looser && criterion.origin.layer == 0) return;
        made.places.push_back({above.origin.span, of_the_base(above)});
        made.example = implied.example;
        findings_.push_back(std::move(made));
    }

    /// What the locality wrote for a clause of the base, and the base says already.
    void needless(const Criterion& above, const Criterion& criterion) {
        const auto own = static_cast<std::int32_t>(local_.layers.size()) - 1;
        if (criterion.origin.layer != own || own <= 0) return;
        if (!implies(base_, above.code, local_, criterion.code, hints_).holds()) return;
        auto made = finding(Code::gj4211, criterion);
        made.places.push_back({above.origin.span, of_the_base(above)});
        findings_.push_back(std::move(made));
    }

    void added(const Stage& above, const Criterion& criterion) {
        const auto vain = [&](program::CodeId code) {
            return implies(base_, code, local_, criterion.code, hints_).holds();
        };
        const bool by_itself = vain(program::kNone);
        const auto by = std::find_if(above.criteria.begin(), above.criteria.end(),
                                     [&](const Criterion& one) { return vain(one.code); });
        if (!by_itself && by == above.criteria.end()) return;
        auto made = finding(Code::gj4211, criterion);
        if (!by_itself) made.places.push_back({by->origin.span, of_the_base(*by)});
        findings_.push_back(std::move(made));
    }

    Program base_;
    const Program& local_;
    const Hints& hints_;
    std::vector<base::Diagnostic> findings_;
};

}  // namespace

std::vector<base::Diagnostic> prove_layers(const Program& base, const Program& local,
                                           const Hints& hints) {
    return Layers(base, local, hints).prove();
}

}  // namespace guiju::prove
