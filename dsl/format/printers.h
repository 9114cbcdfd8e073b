// SPDX-License-Identifier: Apache-2.0
#pragma once
// One function per kind of section: writes its lines onto the page. The heading, the basis and the
// remarks are written by format.cpp, which calls these.
#include "dsl/format/page.h"

namespace guiju::format {

// records.cpp
void print(Page& page, const syntax::Head& head);
void print(Page& page, const std::vector<syntax::Parameter>& parameters);
void print(Page& page, const syntax::Roles& roles);
void print(Page& page, const syntax::RecordSection& record);
/// "NAME：TYPE，flags" without the tail.
[[nodiscard]] std::string field_text(const Tongue& tongue, const syntax::Field& field);

// definitions.cpp
void print(Page& page, const syntax::Definitions& definitions);
void print(Page& page, const syntax::DecisionTable& table);

// process.cpp
void print(Page& page, const syntax::Stage& stage);
void print(Page& page, const syntax::GeneralRules& general);
/// 收到后5个工作日内做A，逾期每…提醒
[[nodiscard]] std::string deadline_text(const Tongue& tongue, const syntax::Deadline& deadline);

// disposition.cpp
/// "全部符合的，转需求验证" without end mark and tail. `renumbered[n]` is the new number of item n.
[[nodiscard]] std::string disposition_text(const Tongue& tongue, const syntax::Disposition& line,
                                           const std::map<int, int>& renumbered);

// figures.cpp
void print(Page& page, const syntax::Matching& matching);
/// `matter`: for lines that count matters without naming one.
void print(Page& page, const syntax::Indicators& indicators, const std::string& matter);
void print(Page& page, const syntax::Evaluation& evaluation);
void print(Page& page, const std::vector<syntax::Criterion>& criteria);

// targets.cpp
void print(Page& page, const syntax::TargetTable& table);
void print_figures(Page& page, const std::vector<syntax::PeriodFigures>& all);

// holdings.cpp
void print(Page& page, const syntax::Admission& admission);
void print(Page& page, const syntax::TitleLadder& ladder);
void print(Page& page, const syntax::Quota& quota);
void print(Page& page, const syntax::Entitlement& entitlement);
void print(Page& page, const std::vector<syntax::GivenHolding>& held);
/// "将服务单位列入“名录”，有效期3年"
[[nodiscard]] std::string holding_text(const Tongue& tongue, const syntax::HoldingEffect& effect);

// threads.cpp
void print(Page& page, const syntax::RelatedSection& related);
void print(Page& page, const syntax::RecurringSection& task);
void print(Page& page, const syntax::PublishedSection& list);

// transition.cpp
void print(Page& page, const syntax::TransitionSection& transition);

// trials.cpp
void print(Page& page, const syntax::CalendarSection& calendar);
void print(Page& page, const syntax::FixtureSection& fixture);
void print(Page& page, const syntax::ExampleSection& example);
void print(Page& page, const syntax::NamesSection& names);
void print(Page& page, const syntax::PlacesSection& places);
/// The whole line after the verb of a local rule: "需求初筛的期限：收到后3个工作日内".
[[nodiscard]] std::string local_rule_text(const Tongue& tongue, const syntax::LocalRule& rule);

}  // namespace guiju::format
