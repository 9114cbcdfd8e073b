// SPDX-License-Identifier: Apache-2.0
#pragma once
// Why bytes are not taken as a rule file: the findings 1002-1012 with file, line and character in
// their sentences, because no Source exists that could show them. Used by load() only.
#include <optional>
#include <string_view>

#include "dsl/text/characters.h"
#include "engine/base/diagnostic.h"

namespace guiju::text {

class Refusal {
   public:
    /// Keeps views: `name` and `bytes` must outlive it.
    Refusal(std::string_view name, std::string_view bytes, std::uint32_t index)
        : name_(name), bytes_(bytes), index_(index) {}

    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    /// About the file as a whole; args: name.
    [[nodiscard]] base::Diagnostic whole(base::Code code) const;
    /// About bytes of one line; args: name, line, character.
    [[nodiscard]] base::Diagnostic at(base::Code code, std::size_t begin, std::size_t end) const;
    /// Not UTF-8 at this byte: says which encoding it looks like.
    [[nodiscard]] base::Diagnostic encoding(std::size_t offset) const;
    /// A finding if the character is one that a rule file may not hold.
    [[nodiscard]] std::optional<base::Diagnostic> of_character(std::size_t offset,
                                                               Character character) const;

   private:
    std::string_view name_;
    std::string_view bytes_;
    std::uint32_t index_;
};

}  // namespace guiju::text
