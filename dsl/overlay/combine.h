// SPDX-License-Identifier: Apache-2.0
#pragma once
// The steps of merge(), one a kind of local clause; each changes the tree in place, notes what it did and
// says what it may not do. Used by this room only.
#include <initializer_list>
#include <set>
#include <utility>

#include "dsl/overlay/clauses.h"
#include "dsl/overlay/merged.h"

namespace guiju::overlay {

/// The base in the middle of being combined with one local file.
struct Work {
    Work(syntax::File& base, const std::vector<Layer>& all)
        : tree(base), clauses(base), layers(all) {}

    syntax::File& tree;
    Clauses clauses;
    const std::vector<Layer>& layers;  ///< the local one last
    std::vector<base::Diagnostic> findings;
    std::vector<Change> changes;
    std::set<std::string> anchors;  ///< stages that have got one behind them

    [[nodiscard]] const Layer& local() const { return layers.back(); }
    [[nodiscard]] bool is_local(base::Span span) const { return span.file == local().file; }
    /// A finding at a place of the local file, with the clause of the base as second place.
    base::Diagnostic& refuse(base::Code code, base::Span at, std::vector<base::Text> args,
                             base::Span clause = {});
    Change& note(const std::string& verb, base::Span local, base::Span target, base::Text clause);
};

/// The marker that lets a locality do what the verb says; refused (GJ4112, GJ4113, GJ4122) and null
/// otherwise. GJ4114 when the local file has changed the clause already.
[[nodiscard]] const syntax::Marker* permission(Work& work, const syntax::LocalRule& rule,
                                               const syntax::Tail& tail,
                                               std::initializer_list<syntax::Marker::Kind> fit,
                                               std::pair<base::Span, base::Text> clause);
/// The markers of a clause after a local line: those it writes, else those it had; what is 由市确定
/// or 须填写 is settled.
void settle_markers(const Work& work, syntax::Tail& tail, const syntax::LocalRule& rule);
/// "《嘉兴市…细则》第六条": what a clause rests on that this local file wrote.
[[nodiscard]] std::string cited(const Work& work, const std::string& article);

void combine_head(Work& work, const syntax::Head& local);
void combine_rule(Work& work, const syntax::Section& section, const syntax::LocalRule& rule);
void combine_items(Work& work, const syntax::Section& section, const syntax::LocalRule& rule);
void combine_stage(Work& work, syntax::Section section);
void combine_section(Work& work, syntax::Section section);

}  // namespace guiju::overlay
