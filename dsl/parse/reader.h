// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pass 2: reads the lines of each section with the grammar and puts the parts into the tree.
// One bad line gives one finding and is left out; the next one goes on. Not used outside dsl/parse.
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/parse/build.h"
#include "dsl/parse/outline.h"
#include "dsl/syntax/tree.h"

namespace guiju::parse {

/// A table under way: the header is read first and fixes the number of cells.
struct Table {
    bool header_read = false;
    std::size_t columns = 0;
};

/// A table of targets under way: its columns, and the headings of the rows that follow.
struct TargetReading {
    std::vector<syntax::Keyword> columns;  ///< column_value stands for a year
    std::string system, task;
};

class Reader {
   public:
    Reader(const text::Source& source, std::uint32_t file, const Outline& outline,
           const Names& names, bool open_names, std::vector<base::Diagnostic>& findings);

    /// The whole file; the outline must begin with a head.
    [[nodiscard]] syntax::File read();
    /// Rule attempts of the grammar so far.
    [[nodiscard]] std::size_t attempts() const { return state_.attempts() + tried_; }

   private:
    using K = syntax::Keyword;
    using Allowed = std::initializer_list<syntax::Keyword>;

    // reader.cpp: what all sections share
    std::optional<Node> match(Form form, std::string_view text, const Line& line);
    base::Diagnostic& report(base::Code code, std::string_view where);
    syntax::Tail tail(const Line& line);
    void refuse_tail(const Line& line);
    std::optional<syntax::Line> free_line(const Line& line, const Labelled& split, K label);
    syntax::Trivia take_before();
    std::optional<K> label(const Line& line, const Labelled& split, Allowed allowed);
    void once(K label, std::string_view where);
    bool shared_line(const Line& line, syntax::Section& section);
    bool lock_in_label(const Line& line, const Labelled& split);
    /// Every line of a section that can be read and is not one that any section may have.
    template <class Read>
    void each_line(const std::vector<Line>& lines, syntax::Section& section, Read&& read) {
        for (const Line& line : lines) {
            before_.insert(before_.end(), line.before.begin(), line.before.end());
            if (!line.broken && !shared_line(line, section)) read(line);
        }
    }
    std::optional<std::vector<std::string_view>> row(const Line& line, Table& table,
                                                     Allowed columns);
    bool reads(Form form, std::string_view text, const Line& line);

    // reader_lines.cpp: lines that are not what they should be
    void explain_failure(Form form, std::string_view text, const Line& line);
    bool broken_sentence(Form form, std::string_view text, const Line& line);
    Labelled without_colon(const Line& line, Allowed allowed);
    bool lost_number(const Line& line, std::size_t number);
    void stray(const Line& line);
    void drop_joined();
    bool nothing_after(const Labelled& split, const Line& line);
    std::optional<std::vector<syntax::Name>> name_list(std::string_view text, const Line& line);
    void read_section(const OutlineSection& outline, syntax::Section& section);
    void read_body(const OutlineSection& outline, syntax::Section& section);
    void read_trials(const OutlineSection& outline, syntax::Section& section);

    // reader_records.cpp: head, parameters, roles, records, names, calendar
    void read_head(const OutlineSection& outline, syntax::Head& head);
    void read_head_line(const Line& line, const Labelled& split, K label, syntax::Head& head);
    bool unit_known(std::string_view cell, const Line& line);
    void read_parameter(const Line& line, Table& table, std::vector<syntax::Parameter>& all);
    void read_role(const Line& line, syntax::Roles& roles);
    void read_record_line(const Line& line, syntax::RecordSection& record);
    void read_field(const Line& line, const Labelled& split, std::vector<syntax::Field>& fields);
    void read_consistency(const Line& line, std::string_view text, syntax::RecordSection& record);
    void read_duplicate(const Line& line, std::string_view text, syntax::RecordSection& record);
    void read_names_row(const Line& line, Table& table, syntax::NamesSection& names);
    void read_place(const Line& line, Table& table, syntax::PlacesSection& places);
    void read_days(const Line& line, syntax::CalendarSection& calendar);

    // reader_definitions.cpp: definitions, decision tables
    void read_named(const OutlineSection& outline, syntax::Section& section);
    void read_definition(const Line& line, syntax::Definitions& definitions);
    void read_table_line(const Line& line, Table& rows, syntax::DecisionTable& table);
    void read_table_header(const Line& line, const std::vector<std::string_view>& cells,
                           syntax::DecisionTable& table);
    std::optional<syntax::Expr> free_value(std::string_view text, const Line& line);

    // reader_stage.cpp: stages, ladders, general rules, local rules
    enum class ItemList : std::uint8_t { none, criteria, actions, orphans };
    void read_stage(const std::vector<Line>& lines, syntax::Stage& stage, syntax::Section& section);
    void read_stage_line(const Line& line, syntax::Stage& stage, ItemList& list);
    void read_stage_label(const Line& line, const Labelled& split, K label, syntax::Stage& stage);
    void read_criterion(const Line& line, std::vector<syntax::Criterion>& criteria);
    void read_action(const Line& line, syntax::Stage& stage);
    void read_disposition(const Line& line, syntax::Stage& stage);
    void read_rung(const Line& line, std::string_view text, syntax::Stage& stage);
    void read_clock_start(const Line& line, std::string_view text, syntax::Stage& stage);
    void read_joint(const Line& line, std::string_view text, syntax::Stage& stage);
    void read_exception(const Line& line, std::string_view text, syntax::Stage& stage);
    void read_permission(const Line& line, std::string_view text, syntax::Stage& stage);
    void read_general_rule(const Line& line, syntax::GeneralRules& rules);
    void read_local_rule(const OutlineSection& outline, syntax::Section& section);
    void read_added_stage(const OutlineSection& outline, syntax::Section& section);

    // reader_figures.cpp: matching, indicators, evaluation
    void read_matching_line(const Line& line, Table& table, syntax::Matching& matching);
    void read_elsewhere(const Node& node, syntax::Indicator& indicator);
    void read_indicator(const Line& line, syntax::Indicators& indicators);
    void read_evaluation_line(const Line& line, Table& table, syntax::Evaluation& evaluation);
    void read_evaluation_label(const Line& line, const Labelled& split, K label,
                               syntax::Evaluation& evaluation);
    void read_evaluation_rule(const Line& line, const Labelled& split, K label,
                              syntax::EvaluationRules& rules);
    void read_score_row(const Line& line, const std::vector<std::string_view>& cells,
                        std::vector<syntax::ScoreRow>& rows);

    // reader_targets.cpp: targets, figures of a period
    void read_target_line(const Line& line, TargetReading& reading, syntax::TargetTable& table);
    void read_target_label(const Line& line, const Labelled& split, K label, TargetReading& reading,
                           syntax::TargetTable& table);
    void read_target_header(const Line& line, const std::vector<std::string_view>& cells,
                            TargetReading& reading, syntax::TargetTable& table);
    void read_target_row(const Line& line, const std::vector<std::string_view>& cells,
                         const TargetReading& reading, syntax::TargetTable& table);
    bool read_target_cell(const Line& line, K column, std::string_view cell,
                          syntax::TargetRow& row);
    bool read_year_cell(const Line& line, std::string_view cell, syntax::TargetRow& row);
    bool read_measure(const Line& line, std::string_view cell, syntax::TargetRow& row);
    void read_figures(const Line& line, std::string_view text, syntax::ExampleSection& example);

    // reader_holdings.cpp: registers' rules of entry, ladders of titles, quotas, entitlements
    bool read_holdings(const OutlineSection& outline, syntax::Section& section);
    bool held_expectation(const Node& node, syntax::ExampleSection::Expectation& e);
    bool read_admission(const Line& line, const Labelled& split, std::optional<K> k,
                        syntax::Admission& admission);
    bool read_held_item(const Line& line);
    void read_titles_line(const Line& line, syntax::TitleLadder& ladder);
    void read_title_rung(const Line& line, std::string_view text, syntax::TitleLadder& ladder);
    void read_quota_line(const Line& line, syntax::Quota& quota);
    void read_entitlement_line(const Line& line, syntax::Entitlement& entitlement);
    void read_held(const Line& line, std::string_view text, std::vector<syntax::GivenHolding>& all);

    // reader_threads.cpp: related policies, recurring tasks, published lists
    bool read_threads(const OutlineSection& outline, syntax::Section& section);
    void read_related_line(const Line& line, syntax::RelatedSection& related);
    void read_once(const Line& line, const Labelled& split, syntax::RelatedSection& related);
    void read_recurring_line(const Line& line, syntax::RecurringSection& task);
    void read_published_line(const Line& line, syntax::PublishedSection& list);
    bool thread_expectation(const Node& node, syntax::ExampleSection::Expectation& e);

    // reader_transition.cpp: what becomes of cases under an older version
    void read_transition_line(const Line& line, Table& table,
                              syntax::TransitionSection& transition);
    void read_transition_row(const Line& line, const std::vector<std::string_view>& cells,
                             syntax::TransitionSection& transition);
    bool read_passage_word(const Line& line, std::string_view cell, K column, Allowed words,
                           std::string& id);

    // reader_examples.cpp: samples and examples
    void read_fixture_line(const Line& line, Table& table, syntax::FixtureSection& fixture);
    void read_example_line(const Line& line, syntax::ExampleSection& example);
    void read_run(const Line& line, std::string_view text, syntax::ExampleSection& example);
    void read_step(const Line& line, syntax::ExampleSection& example);
    void read_expectations(const Line& line, std::string_view text,
                           syntax::ExampleSection& example);
    syntax::ExampleSection::Expectation expectation(const Node& node);

    const text::Source& source_;
    std::uint32_t file_;
    const Outline& outline_;
    std::vector<base::Diagnostic>& findings_;
    State state_;
    Build build_;
    syntax::Trivia before_;                 ///< waits for the next part that can carry it
    std::set<K> seen_;                      ///< labels of the section that may stand once
    std::string_view where_;                ///< the section word, for messages
    std::vector<std::string_view> joined_;  ///< second halves of sentences, said with the first
    std::size_t tried_ = 0;                 ///< rule attempts of repairs
    std::vector<Piece> no_pieces_;
    std::vector<syntax::Criterion>* held_items_ = nullptr;  ///< where items of the section go
};

}  // namespace guiju::parse
