// SPDX-License-Identifier: Apache-2.0
#pragma once
// The wall: what the database library throws becomes a base::Error here, and nothing else leaves the
// room. Messages never carry statements or bound values; detail is for the log and has no values.
#include <string>
#include <type_traits>
#include <utility>

#include "adapters/sql/dialect.h"
#include "engine/base/result.h"

namespace guiju::sql {

/// Thrown inside this room only: an answer that is already known.
struct Refusal {
    base::Error error;
};

/// The error for what is being thrown right now; call it in a catch clause only. `place` is shown.
[[nodiscard]] base::Error translate(const Dialect& dialect, const std::string& place);

/// Runs `work`, which gives a Result; whatever it throws becomes the error of that Result.
template <class Work>
[[nodiscard]] std::invoke_result_t<Work> guard(const Dialect& dialect, const std::string& place,
                                               Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (...) {
        return translate(dialect, place);
    }
}

}  // namespace guiju::sql
