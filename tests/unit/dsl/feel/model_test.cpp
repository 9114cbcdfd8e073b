// SPDX-License-Identifier: Apache-2.0
#include "dsl/feel/model.h"

#include <gtest/gtest.h>

namespace guiju::feel {
namespace {

constexpr std::string_view kSubsidy = R"(<?xml version="1.0" encoding="UTF-8"?>
<dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20191111/MODEL/" name="Subsidy">
  <dmn:itemDefinition name="tLevel"><dmn:typeRef>string</dmn:typeRef>
    <dmn:allowedValues>
      <dmn:text>"A", "B", "C"</dmn:text>
    </dmn:allowedValues>
    </dmn:itemDefinition>
  <dmn:inputData name="Company Score" id="i1">
    <dmn:variable name="Company Score" typeRef="number"/>
  </dmn:inputData>
  <dmn:businessKnowledgeModel name="Twice" id="b1"><dmn:encapsulatedLogic>
    <dmn:formalParameter name="n" typeRef="number"/>
    <dmn:literalExpression><dmn:text>n * 2</dmn:text></dmn:literalExpression>
  </dmn:encapsulatedLogic></dmn:businessKnowledgeModel>
  <dmn:decision name="Level" id="d1"><dmn:variable name="Level" typeRef="tLevel"/>
    <dmn:informationRequirement><dmn:requiredInput href="#i1"/></dmn:informationRequirement>
    <dmn:decisionTable hitPolicy="FIRST">
      <dmn:input>
        <dmn:inputExpression typeRef="number">
        <dmn:text>Company Score</dmn:text>
      </dmn:inputExpression>
      </dmn:input>
      <dmn:output/>
      <dmn:rule>
        <dmn:inputEntry>
        <dmn:text>&gt;= 90</dmn:text>
      </dmn:inputEntry>
        <dmn:outputEntry>
        <dmn:text>"A"</dmn:text>
      </dmn:outputEntry>
      </dmn:rule>
      <dmn:rule>
        <dmn:inputEntry>
        <dmn:text>-</dmn:text>
      </dmn:inputEntry>
        <dmn:outputEntry>
        <dmn:text>"B"</dmn:text>
      </dmn:outputEntry>
      </dmn:rule>
    </dmn:decisionTable></dmn:decision>
  <dmn:decision name="Amount" id="d2"><dmn:variable name="Amount" typeRef="number"/>
    <dmn:informationRequirement><dmn:requiredDecision href="#d1"/></dmn:informationRequirement>
    <dmn:knowledgeRequirement><dmn:requiredKnowledge href="#b1"/></dmn:knowledgeRequirement>
    <dmn:context>
      <dmn:contextEntry>
        <dmn:variable name="base amount"/>
        <dmn:literalExpression>
        <dmn:text>if Level = "A" then 100 else 50</dmn:text>
      </dmn:literalExpression>
      </dmn:contextEntry>
      <dmn:contextEntry>
        <dmn:invocation>
        <dmn:literalExpression>
        <dmn:text>Twice</dmn:text>
      </dmn:literalExpression>
        <dmn:binding>
          <dmn:parameter name="n"/>
          <dmn:literalExpression>
          <dmn:text>base amount</dmn:text>
        </dmn:literalExpression>
        </dmn:binding>
        </dmn:invocation>
        </dmn:contextEntry>
    </dmn:context></dmn:decision>
</dmn:definitions>)";

TEST(FeelModel, ReadsWhatIsInTheFile) {
    const auto read = read_model(kSubsidy);
    ASSERT_TRUE(read.model) << read.wrong;
    EXPECT_EQ(read.model->name, "Subsidy");
    ASSERT_EQ(read.model->inputs.size(), 1U);
    EXPECT_EQ(read.model->inputs[0].type, "number");
    ASSERT_EQ(read.model->decisions.size(), 2U);
    EXPECT_EQ(read.model->decisions[0].form, "decisionTable");
    ASSERT_TRUE(read.model->decisions[0].table);
    EXPECT_EQ(read.model->decisions[0].table->policy, "FIRST");
    EXPECT_EQ(read.model->decisions[0].table->rules[0].tests, std::vector<std::string>{">= 90"});
    EXPECT_EQ(read.model->decisions[1].needs, (std::vector<std::string>{"Level", "Twice"}));
    EXPECT_EQ(read.model->functions, std::vector<std::string>{"Twice"});
}

TEST(FeelModel, EvaluatesChainedDecisions) {
    const auto read = read_model(kSubsidy);
    ASSERT_TRUE(read.model) << read.wrong;
    const auto answers = evaluate(*read.model, {{"Company Score", Value(Decimal(95))}});
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(text_of(answers[0].value), "A");
    EXPECT_EQ(text_of(answers[1].value), "200");
    const auto low = evaluate(*read.model, {{"Company Score", Value(Decimal(10))}});
    EXPECT_EQ(text_of(low[1].value), "100");
}

TEST(FeelModel, TellsForEachDecisionWhyItIsNullAndReadsDatesInText) {
    const auto read = read_model(R"(<definitions name="Days">
        <inputData name="filed"><variable name="filed" typeRef="date"/></inputData>
        <decision name="Year"><literalExpression><text>filed.year</text></literalExpression></decision>
        <decision name="Bad"><literalExpression><text>1 / 0</text></literalExpression></decision>
        </definitions>)");
    ASSERT_TRUE(read.model) << read.wrong;
    EXPECT_EQ(read.model->decisions[0].written, "filed.year");
    const auto answers = evaluate(*read.model, {{"filed", Value(std::string("2025-09-29"))}});
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(text_of(answers[0].value), "2025");
    EXPECT_TRUE(answers[0].reasons.empty());
    EXPECT_TRUE(answers[1].value.is_null());
    EXPECT_FALSE(answers[1].reasons.empty());
}

TEST(FeelModel, SaysWhatIsWrongWithAFile) {
    EXPECT_NE(read_model("<a>").wrong, "");
    EXPECT_EQ(read_model("<a/>").wrong, "this is not a DMN model: the first element is a");
    EXPECT_NE(read_model("").wrong, "");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    EXPECT_EQ(read_model(deep).wrong, "the file is too large or nested too deeply");
    EXPECT_EQ(read_model(R"(<definitions><decision name="D"><literalExpression><text>1 +</text>
        </literalExpression></decision></definitions>)")
                  .wrong,
              "[D] 1 +: expected a value");
}

}  // namespace
}  // namespace guiju::feel
