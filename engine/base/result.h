// SPDX-License-Identifier: Apache-2.0
#pragma once
// The outcome of an operation at run time: a value, or an Error sorted by what the caller can do.
// Not for mistakes in rule files (diagnostic.h) and not for our own bugs (assert).
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/message.h"

namespace guiju::base {

enum class ErrorKind : std::uint8_t {
    retry_later,  ///< busy, locked, connection lost: the same call may succeed later
    conflict,     ///< somebody else was first: read again, decide again
    not_found,    ///< no such case, unit, policy
    denied,       ///< this actor may not do this
    refused,      ///< the rules do not allow it now (stage, guard, missing input)
    misuse,       ///< the call itself is wrong (bad file, bad argument)
    broken,       ///< stored data or the program contradict themselves
};

struct Error {
    ErrorKind kind = ErrorKind::broken;
    Code code{};
    std::vector<Text> args{};
    std::string detail{};  ///< for the log only: never shown to an officer, never bound values

    [[nodiscard]] std::string say(Lang lang) const { return sentence(code, args, lang); }
};

template <class T>
class [[nodiscard]] Result {
   public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

    [[nodiscard]] bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    /// The value; only when ok().
    [[nodiscard]] T& operator*() & { return std::get<0>(state_); }
    [[nodiscard]] const T& operator*() const& { return std::get<0>(state_); }
    [[nodiscard]] T&& operator*() && { return std::get<0>(std::move(state_)); }
    [[nodiscard]] T* operator->() { return &std::get<0>(state_); }
    [[nodiscard]] const T* operator->() const { return &std::get<0>(state_); }
    /// The error; only when !ok().
    [[nodiscard]] const Error& error() const { return std::get<1>(state_); }

   private:
    std::variant<T, Error> state_;
};

struct Done {};
using Outcome = Result<Done>;

}  // namespace guiju::base
