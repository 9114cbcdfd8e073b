// SPDX-License-Identifier: Apache-2.0
#pragma once
// A model of DMN 1.2 to 1.5 read from its XML: inputs, decisions, functions (business knowledge models),
// types. It can be shown and evaluated; it is not checked like a policy and never becomes one by itself.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/feel/evaluate.h"
#include "dsl/feel/table_text.h"

namespace guiju::feel {

struct ModelInput {
    std::string name{};
    std::string type{};  ///< "" when the model does not say
};

struct ModelDecision {
    std::string name{};
    std::string type{};
    std::string
        form{};  ///< the XML name of its expression: "decisionTable", "context" …; "" for none
    std::string written{};             ///< of a literal expression: its text
    std::optional<TableText> table{};  ///< of a decision table: its cells as written
    std::vector<std::string> needs{};  ///< names of the inputs, decisions and functions it requires
};

struct Model {
    std::string name{};
    std::vector<ModelInput> inputs{};
    std::vector<ModelDecision> decisions{};
    std::vector<std::string> functions{};
    Names names{};
    std::map<std::string, Definition> definitions{};
};

/// The model, or what is wrong with the file (English, for the detail of a message).
struct ModelRead {
    std::optional<Model> model{};
    std::string wrong{};
};
[[nodiscard]] ModelRead read_model(std::string_view xml);

struct ModelAnswer {
    std::string decision{};
    Value value{};
    std::vector<std::string> reasons{};  ///< errors met on the way (English); why it may be null
};
/// Every decision of the model with these inputs, in the order of the model. A text given for an input
/// that is a date, a time or a duration is read as one.
[[nodiscard]] std::vector<ModelAnswer> evaluate(const Model& model,
                                                const std::map<std::string, Value>& inputs,
                                                const std::optional<DateTime>& now = std::nullopt);

}  // namespace guiju::feel
