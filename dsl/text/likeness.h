// SPDX-License-Identifier: Apache-2.0
#pragma once
// Characters that are alike: by sound (the syllable without its tone) and by shape. Plain facts about
// writing, for suggest(); not a dictionary.
#include <cstddef>

namespace guiju::text {

/// The same syllable in one of their readings; a character without a reading only sounds like itself.
[[nodiscard]] bool sound_alike(char32_t a, char32_t b);
/// Easily taken for each other by eye.
[[nodiscard]] bool look_alike(char32_t a, char32_t b);
/// How many characters have a reading.
[[nodiscard]] std::size_t characters_with_sound();

}  // namespace guiju::text
