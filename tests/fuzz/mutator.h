// SPDX-License-Identifier: Apache-2.0
#pragma once
// Texts that are nearly rules: a file of the repository with one to four changes, in bytes, words, lines
// and names. The same seed gives the same texts.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace guiju::fuzz {

class Mutator {
   public:
    Mutator(std::vector<std::string> texts, std::uint64_t seed);
    std::string next();

   private:
    std::size_t below(std::size_t limit);
    [[nodiscard]] const std::string& word() { return words_[below(words_.size())]; }
    std::string piece(const std::string& text, std::size_t most);
    std::size_t place(const std::string& text);
    void mutate(std::string& text);
    void mutate_lines(std::string& text);
    void swap_lines(std::string& text);
    void copy_line(std::string& text);
    void replace_number(std::string& text);
    void replace_word(std::string& text);
    void replace_by_kin(std::string& text);
    void rename(std::string& text);
    [[nodiscard]] std::string new_name(const std::string& name);

    std::vector<std::string> texts_;
    std::vector<std::string> words_;
    std::mt19937_64 dice_;
};

}  // namespace guiju::fuzz
