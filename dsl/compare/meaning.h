// SPDX-License-Identifier: Apache-2.0
#pragma once
// What compiled parts mean, as texts that are equal when the meaning is: names instead of indices, values of
// parameters instead of their names. Not for people, and no proof: unlike texts may still mean the same.
#include <string>
#include <vector>

#include "engine/program/program.h"

namespace guiju::compare {

class Meaning {
   public:
    explicit Meaning(const program::Program& program) : p_(program) {}

    /// "" for a condition that always holds. `scope`: the register whose entry is asked.
    [[nodiscard]] std::string code(program::CodeId id,
                                   const program::Register* scope = nullptr) const;
    [[nodiscard]] std::string period(const program::PeriodRef& ref) const;
    [[nodiscard]] std::string number(const program::NumberRef& ref) const;
    [[nodiscard]] static std::string value(const value::Value& value);

    /// The value of a code that is one constant or parameter, if it is.
    [[nodiscard]] const value::Value* constant(program::CodeId id) const;
    /// Adds the names of parameters and definitions a code uses, each once.
    void used(program::CodeId id, std::vector<std::string>& names) const;
    void used(const program::PeriodRef& ref, std::vector<std::string>& names) const;

    /// Adds the names of fields a code looks at, each once.
    void fields(program::CodeId id, std::vector<std::string>& names) const;

    [[nodiscard]] std::string names(const std::vector<program::Role>& all,
                                    const std::vector<std::int32_t>& of) const;

   private:
    struct Scope {
        const program::Register* entry = nullptr;
        const std::vector<program::Field>* columns = nullptr;
    };
    [[nodiscard]] std::string node(const program::Code& code, std::int32_t at,
                                   const Scope& scope) const;
    [[nodiscard]] std::string leaf(const program::Node& node, const Scope& scope) const;
    [[nodiscard]] std::string fold(const program::Code& code, const program::Node& node,
                                   const Scope& scope) const;
    [[nodiscard]] std::string inner(program::CodeId id, const Scope& scope) const;

    const program::Program& p_;
};

/// The entry at an index, or nullptr.
template <class T>
[[nodiscard]] const T* entry_at(const std::vector<T>& all, std::int32_t index) {
    const bool there = index >= 0 && static_cast<std::size_t>(index) < all.size();
    return there ? &all[static_cast<std::size_t>(index)] : nullptr;
}
/// Chinese name of the entry; "" when there is none.
template <class T>
[[nodiscard]] std::string name_at(const std::vector<T>& all, std::int32_t index) {
    const auto* entry = entry_at(all, index);
    return entry == nullptr ? std::string() : entry->name.zh;
}

}  // namespace guiju::compare
