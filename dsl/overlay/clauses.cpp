// SPDX-License-Identifier: Apache-2.0
#include "dsl/overlay/clauses.h"

#include <algorithm>
#include <array>

#include "dsl/syntax/keywords.h"

namespace guiju::overlay {

namespace {

using Kind = syntax::Marker::Kind;

std::string squeezed(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == ' ' || text[i] == '\t') {
            ++i;
        } else if (text.substr(i).starts_with("　")) {
            i += std::string_view("　").size();
        } else {
            out += text[i++];
        }
    }
    return out;
}

template <class Body>
syntax::Section* section_called(syntax::File& file, const Clauses& clauses,
                                const std::string& name) {
    for (auto& section : file.sections)
        if (std::holds_alternative<Body>(section.body) && clauses.same(section.name.text, name))
            return &section;
    return nullptr;
}

base::Text word(std::string_view group, std::string_view id) {
    return {std::string(syntax::spelling(group, id, syntax::Skin::chinese)),
            std::string(syntax::spelling(group, id, syntax::Skin::english))};
}

std::string_view id_of(Kind kind) {
    static constexpr std::array<std::string_view, 14> kIds{
        "locked",         "may_add_items", "may_drop_items", "may_raise",       "may_lower",
        "may_shorten",    "may_lengthen",  "may_add_rounds", "choose",          "local_decides",
        "may_add_stages", "may_rename",    "must_fill",      "weights_may_move"};
    return kIds.at(static_cast<std::size_t>(kind));
}

}  // namespace

Clauses::Clauses(syntax::File& file) : file_(file) {
    for (const auto& section : file.sections) {
        const auto* names = std::get_if<syntax::NamesSection>(&section.body);
        if (names == nullptr) continue;
        for (const auto& row : names->rows) {
            english_to_chinese_[squeezed(row.english.text)] = row.chinese.text;
            chinese_to_english_[squeezed(row.chinese.text)] = row.english.text;
        }
    }
}

std::string Clauses::identity(const std::string& written) const {
    const auto key = squeezed(written);
    const auto found = english_to_chinese_.find(key);
    return found == english_to_chinese_.end() ? key : squeezed(found->second);
}

bool Clauses::same(const std::string& a, const std::string& b) const {
    return identity(a) == identity(b);
}

base::Text Clauses::both(const std::string& written) const {
    const auto chinese = english_to_chinese_.find(squeezed(written));
    if (chinese != english_to_chinese_.end()) return {chinese->second, written};
    const auto english = chinese_to_english_.find(squeezed(written));
    return {written, english == chinese_to_english_.end() ? written : english->second};
}

syntax::Parameter* Clauses::parameter(const std::string& name) {
    for (auto& section : file_.sections)
        if (auto* all = std::get_if<std::vector<syntax::Parameter>>(&section.body))
            for (auto& one : *all)
                if (same(one.name.text, name) || (!one.number.empty() && one.number == name))
                    return &one;
    return nullptr;
}

syntax::Role* Clauses::role(const std::string& name) {
    for (auto& section : file_.sections)
        if (auto* all = std::get_if<syntax::Roles>(&section.body))
            for (auto& one : all->roles)
                if (same(one.name.text, name)) return &one;
    return nullptr;
}

syntax::Section* Clauses::stage(const std::string& name) {
    return section_called<syntax::Stage>(file_, *this, name);
}

syntax::Section* Clauses::record(const std::string& name) {
    return section_called<syntax::RecordSection>(file_, *this, name);
}

syntax::Section* Clauses::evaluation(const std::string& name) {
    return section_called<syntax::Evaluation>(file_, *this, name);
}

syntax::Definition* Clauses::definition(const std::string& name) {
    for (auto& section : file_.sections)
        if (auto* all = std::get_if<syntax::Definitions>(&section.body))
            for (auto& one : all->all)
                if (same(one.name.text, name)) return &one;
    return nullptr;
}

syntax::Field* Clauses::field(syntax::RecordSection& record, const std::string& name) {
    const auto found =
        std::find_if(record.fields.begin(), record.fields.end(),
                     [&](const syntax::Field& one) { return same(one.name.text, name); });
    return found == record.fields.end() ? nullptr : &*found;
}

std::vector<std::string> Clauses::targets() const {
    std::vector<std::string> all;
    for (const auto& section : file_.sections) {
        if (const auto* rows = std::get_if<std::vector<syntax::Parameter>>(&section.body))
            for (const auto& one : *rows) all.push_back(one.name.text);
        if (const auto* roles = std::get_if<syntax::Roles>(&section.body))
            for (const auto& one : roles->roles) all.push_back(one.name.text);
        if (const auto* defined = std::get_if<syntax::Definitions>(&section.body))
            for (const auto& one : defined->all) all.push_back(one.name.text);
        const bool named = std::holds_alternative<syntax::Stage>(section.body) ||
                           std::holds_alternative<syntax::RecordSection>(section.body) ||
                           std::holds_alternative<syntax::Evaluation>(section.body);
        if (named) all.push_back(section.name.text);
    }
    return all;
}

bool Clauses::declares(const std::string& name) const {
    auto& self = const_cast<Clauses&>(*this);
    if (self.parameter(name) || self.role(name) || self.definition(name)) return true;
    for (auto& section : file_.sections) {
        const bool trial = std::holds_alternative<syntax::FixtureSection>(section.body) ||
                           std::holds_alternative<syntax::ExampleSection>(section.body);
        if (!trial && !section.name.text.empty() && same(section.name.text, name)) return true;
        if (const auto* record = std::get_if<syntax::RecordSection>(&section.body))
            for (const auto& field : record->fields)
                if (same(field.name.text, name)) return true;
        if (const auto* all = std::get_if<syntax::Indicators>(&section.body))
            for (const auto& one : all->indicators)
                if (same(one.name.text, name)) return true;
    }
    return false;
}

const syntax::Marker* find_marker(const syntax::Tail& tail, Kind kind) {
    const auto found = std::find_if(tail.markers.begin(), tail.markers.end(),
                                    [&](const syntax::Marker& one) { return one.kind == kind; });
    return found == tail.markers.end() ? nullptr : &*found;
}

base::Text words_of(Kind kind) { return word("marker", id_of(kind)); }

bool lies_within(const std::string& inner, std::string outer) {
    while (outer.size() > 2 && outer.ends_with("00")) outer.resize(outer.size() - 2);
    return inner.starts_with(outer);
}

base::Text words_of(const std::vector<syntax::Marker>& markers) {
    if (markers.empty()) return {"锁定", "locked"};
    base::Text all;
    for (const auto& marker : markers) {
        auto one = words_of(marker.kind);
        if (const auto bar = one.zh.find('|'); bar != std::string::npos) one.zh.resize(bar);
        all.zh += (all.zh.empty() ? "" : "、") + one.zh;
        all.en += (all.en.empty() ? "" : ", ") + one.en;
    }
    return all;
}

base::Text word_of_verb(const std::string& verb) { return word("local", verb); }

}  // namespace guiju::overlay
