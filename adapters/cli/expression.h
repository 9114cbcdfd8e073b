// SPDX-License-Identifier: Apache-2.0
#pragma once
// One condition or value on given data, without a policy: a small policy is written around it and compiled
// by the same compiler, so it means what it would mean in a rule file. For `guiju eval`.
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/eval/evaluate.h"
#include "engine/program/program.h"

namespace guiju::cli {

struct Answer {
    bool condition = false;
    value::Truth truth{};              ///< of a condition
    value::Value value;                ///< of a value
    std::vector<std::string> missing;  ///< what kept it from being known
    bool not_computable = false;       ///< a division by zero, or a share of nothing
};

class Expressions {
   public:
    /// misuse GJ5660 when the expression is not understood, with the compiler's own words.
    [[nodiscard]] base::Result<Answer> evaluate(const std::string& expression,
                                                const value::Record& data);

   private:
    struct Compiled {
        program::Program program;
        program::CodeId code = program::kNone;
        bool condition = false;
    };
    /// Compiled once for an expression on fields of the same types.
    [[nodiscard]] base::Result<const Compiled*> compiled(const std::string& expression,
                                                         const value::Record& data);
    std::map<std::string, Compiled> known_;
    eval::Scratch scratch_;
};

}  // namespace guiju::cli
