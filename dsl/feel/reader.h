// SPDX-License-Identifier: Apache-2.0
#pragma once
// The recursive reader behind parse.h. Not for use outside this room.
// Reader holds the place in the text; expressions are in parse.cpp, the smallest parts in primary.cpp.
#include <string>
#include <string_view>
#include <vector>

#include "dsl/feel/parse.h"

namespace guiju::feel {

/// Thrown and caught inside parse.cpp only: a syntax error ends the reading at once.
struct NotFeel {
    std::string wrong;
    std::size_t at = 0;
};

class Reader {
   public:
    Reader(std::string_view text, const Names& names);

    NodePtr expression();
    NodePtr tests();
    TypePtr type();
    void end();

   private:
    friend class Nesting;

    // reader.cpp: characters, words, names
    void skip();
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(std::string_view sign);
    bool take_word(std::string_view word);
    void want(std::string_view sign);
    void want_word(std::string_view word);
    [[nodiscard]] bool at_word(std::string_view word) const;
    [[nodiscard]] std::size_t single_name() const;
    [[nodiscard]] std::size_t number_size() const;
    [[nodiscard]] std::size_t known_name(const std::string& name) const;
    std::string name_in_scope();
    std::string member_name();
    std::string raw_name(std::string_view until);
    [[nodiscard]] bool named_argument() const;
    std::string text_literal();
    void link(int& links) const;
    [[noreturn]] void fail(std::string wrong) const;

    // parse.cpp: operators
    NodePtr disjunction();
    NodePtr conjunction();
    NodePtr comparison();
    NodePtr comparison_tail(NodePtr left);
    NodePtr sum();
    NodePtr product();
    NodePtr powers();
    NodePtr negation();
    NodePtr instance();
    NodePtr postfix();
    NodePtr call(NodePtr function);
    NodePtr test();
    NodePtr test_list(char close);

    // primary.cpp: literals, brackets, keyword forms
    NodePtr primary();
    NodePtr word();
    NodePtr keyword_form();
    NodePtr bracket();
    NodePtr parenthesis();
    NodePtr range_from(NodePtr low, bool included);
    NodePtr comparison_range();
    NodePtr at_literal();
    NodePtr context();
    NodePtr conditional();
    NodePtr loop();
    NodePtr quantified(NodeKind kind);
    NodePtr function();
    NodePtr external();
    void iterations(Node& node);

    std::string_view text_;
    const Names& names_;
    std::vector<std::string> scope_{};
    std::vector<std::string> local_members_{};
    std::size_t at_ = 0;
    int depth_ = 0;
    bool saw_input_ = false;
    bool saw_partial_ = false;
};

/// One level deeper, as long as it lives.
class Nesting {
   public:
    explicit Nesting(Reader& reader);
    ~Nesting() { --reader_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    Reader& reader_;
};

[[nodiscard]] NodePtr make(NodeKind kind, std::vector<NodePtr> kids);
[[nodiscard]] NodePtr literal(Value value);

}  // namespace guiju::feel
