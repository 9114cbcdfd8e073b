// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tree of a rule file as its author wrote it: names unresolved, nothing merged, nothing checked.
// One tree for both skins. Built by dsl/parse; read by dsl/overlay, dsl/check, dsl/format, dsl/render.
// No behaviour.
#include "dsl/syntax/definitions.h"
#include "dsl/syntax/sections.h"
#include "dsl/syntax/transition.h"

namespace guiju::syntax {

struct Section {
    std::string kind;   ///< keyword id of the section word
    std::string mark;   ///< "三、" as written; "" if none
    Name name;          ///< may be empty (参数, 角色, 指标, 通则)
    std::string basis;  ///< 依据
    base::Span basis_span;
    base::Span heading_span, span;
    std::variant<std::monostate, std::vector<Parameter>, Roles, RecordSection, Stage, GeneralRules,
                 Matching, Indicators, Evaluation, CalendarSection, FixtureSection, ExampleSection,
                 NamesSection, LocalRule, AddedStage, TargetTable, TitleLadder, Quota, Entitlement,
                 RelatedSection, RecurringSection, PublishedSection, Definitions, DecisionTable,
                 PlacesSection, TransitionSection>
        body;
    std::vector<Remark> remarks;
    Trivia before;
};

struct File {
    Skin skin = Skin::chinese;
    Head head;
    std::vector<Section> sections;
    Trivia at_end;
};

}  // namespace guiju::syntax
