// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finds the clauses of a tree by their names, in both languages of its 对照. Points into the tree, which
// must outlive it and keep its sections in place. Resolves nothing else: dsl/check does.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax/tree.h"
#include "engine/base/message.h"

namespace guiju::overlay {

class Clauses {
   public:
    explicit Clauses(syntax::File& file);

    /// Both names of 对照 are one; blanks do not count.
    [[nodiscard]] bool same(const std::string& a, const std::string& b) const;
    /// The name in both languages, for messages.
    [[nodiscard]] base::Text both(const std::string& written) const;

    [[nodiscard]] syntax::Parameter* parameter(const std::string& name);
    [[nodiscard]] syntax::Role* role(const std::string& name);
    /// A stage or ladder.
    [[nodiscard]] syntax::Section* stage(const std::string& name);
    /// A matter or register.
    [[nodiscard]] syntax::Section* record(const std::string& name);
    [[nodiscard]] syntax::Section* evaluation(const std::string& name);
    [[nodiscard]] syntax::Definition* definition(const std::string& name);
    [[nodiscard]] syntax::Field* field(syntax::RecordSection& record, const std::string& name);

    /// Every name that a local line may begin with, for suggestions.
    [[nodiscard]] std::vector<std::string> targets() const;
    /// Every name the file declares, so that a new one does not take it.
    [[nodiscard]] bool declares(const std::string& name) const;

   private:
    [[nodiscard]] std::string identity(const std::string& written) const;

    syntax::File& file_;
    std::map<std::string, std::string> english_to_chinese_, chinese_to_english_;
};

[[nodiscard]] const syntax::Marker* find_marker(const syntax::Tail& tail,
                                                syntax::Marker::Kind kind);
/// "市县可缩短" in both languages; 锁定 for none.
[[nodiscard]] base::Text words_of(const std::vector<syntax::Marker>& markers);
[[nodiscard]] base::Text words_of(syntax::Marker::Kind kind);
/// Of territory codes: 330421 lies within 330400 and 330000.
[[nodiscard]] bool lies_within(const std::string& inner, std::string outer);
/// 缩短 / shorten
[[nodiscard]] base::Text word_of_verb(const std::string& verb);

}  // namespace guiju::overlay
