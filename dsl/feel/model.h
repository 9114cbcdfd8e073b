// SPDX-License-Identifier: Apache-2.0
#pragma once
// A model of DMN 1.2 to 1.5 read from its XML: inputs, decisions, functions (business knowledge models),
// types. It can be shown and evaluated; it is not checked like a policy and never becomes one by itself.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/feel/decision_table.h"
#include "dsl/feel/evaluate.h"

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
    std::shared_ptr<const Table> table{};  ///< when it is a decision table
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

struct ModelAnswers {
    std::vector<std::pair<std::string, Value>> decisions{};  ///< in the order of the model
    std::vector<std::string> reasons{};                      ///< why some are null
};
/// Every decision of the model with these inputs.
[[nodiscard]] ModelAnswers evaluate(const Model& model, const std::map<std::string, Value>& inputs,
                                    const std::optional<DateTime>& now = std::nullopt);

}  // namespace guiju::feel
