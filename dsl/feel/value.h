// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a FEEL expression gives: null or a value of one of the eleven kinds. Immutable and cheap to copy.
// Not a value of the rule language (engine/value): here null is what remains of an error.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "dsl/feel/decimal.h"
#include "dsl/feel/temporal.h"

namespace guiju::feel {

class Value;
struct Range;
struct Function;

using List = std::vector<Value>;
using Entries = std::vector<std::pair<std::string, Value>>;  ///< of a context, in their order
using ListPtr = std::shared_ptr<const List>;
using ContextPtr = std::shared_ptr<const Entries>;
using RangePtr = std::shared_ptr<const Range>;
using FunctionPtr = std::shared_ptr<const Function>;

class Value {
   public:
    using Any = std::variant<std::monostate, Decimal, std::string, bool, Date, Time, DateTime, Days,
                             Months, ListPtr, ContextPtr, RangePtr, FunctionPtr>;
    Value() = default;
    Value(Decimal value) : any_(value) {}                 // NOLINT: meant to be implicit
    Value(std::string value) : any_(std::move(value)) {}  // NOLINT
    Value(Date value) : any_(value) {}                    // NOLINT
    Value(Time value) : any_(std::move(value)) {}         // NOLINT
    Value(DateTime value) : any_(std::move(value)) {}     // NOLINT
    Value(Days value) : any_(value) {}                    // NOLINT
    Value(Months value) : any_(value) {}                  // NOLINT
    Value(List items) : any_(std::make_shared<const List>(std::move(items))) {}        // NOLINT
    Value(Entries items) : any_(std::make_shared<const Entries>(std::move(items))) {}  // NOLINT
    Value(Range range);                                                                // NOLINT
    Value(FunctionPtr function) : any_(std::move(function)) {}                         // NOLINT
    [[nodiscard]] static Value truth(bool yes);
    /// The value, or null for an empty optional.
    template <typename T>
    [[nodiscard]] static Value of(std::optional<T> value) {
        return value ? Value(std::move(*value)) : Value();
    }

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(any_); }
    template <typename T>
    [[nodiscard]] const T* get() const {
        return std::get_if<T>(&any_);
    }
    [[nodiscard]] const List* list() const;
    [[nodiscard]] const Entries* context() const;
    [[nodiscard]] const Range* range() const;
    [[nodiscard]] const Function* function() const;
    [[nodiscard]] std::size_t kind() const { return any_.index(); }
    [[nodiscard]] bool same_kind(const Value& other) const { return kind() == other.kind(); }

   private:
    Any any_{};
};

/// An interval or a comparison like "> 10" or "!= 10" taken as a value.
struct Range {
    std::optional<Value> low{};  ///< empty: no lower end
    std::optional<Value> high{};
    bool low_included = false;
    bool high_included = false;
    bool all_but = false;  ///< "!= low"
    bool exactly = false;  ///< "= low": not the same value as [low..low]
};

/// The entry of a context; nullptr when there is none.
[[nodiscard]] const Value* entry(const Entries& entries, const std::string& name);
/// true, false, or empty when the two cannot be compared (different kinds).
[[nodiscard]] std::optional<bool> equal(const Value& a, const Value& b);
/// Whether two values are the same to the letter (kind, zone); the function `is`.
[[nodiscard]] bool identical(const Value& a, const Value& b);
/// Negative, zero or positive; empty when the two have no order.
[[nodiscard]] std::optional<int> order(const Value& a, const Value& b);
/// Whether the value lies in the range; empty when it cannot be compared with the ends.
[[nodiscard]] std::optional<bool> within(const Value& value, const Range& range);
/// How much there is in a value, everything inside counted as often as it is reached; stops at most.
[[nodiscard]] std::size_t weight(const Value& value, std::size_t most);
/// The text that `string` gives; nested texts are quoted.
[[nodiscard]] std::string text_of(const Value& value, bool nested = false);

}  // namespace guiju::feel
