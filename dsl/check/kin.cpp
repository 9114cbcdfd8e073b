// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/kin.h"

#include "dsl/check/companions.h"

namespace guiju::check {

std::int32_t own_fields(const Symbols& symbols) {
    if (!symbols.matter) return 0;
    const auto& record = *symbols.matter->body;
    return static_cast<std::int32_t>(record.fields.size() + companions(symbols, record).size());
}

std::int32_t linked_policy(const Symbols& symbols, const syntax::Field& field) {
    if (field.type != "record" || field.labels.empty()) return kNobody;
    return index_of(symbols, SymbolKind::related, field.labels.front());
}

std::vector<Kin> all_kin(const Symbols& symbols) {
    std::vector<Kin> all;
    for (std::size_t i = 0; i < symbols.related.size(); ++i) {
        const auto related = static_cast<std::int32_t>(i);
        const auto& body = *symbols.related[i].body;
        for (const auto kind :
             {Kin::Kind::count, Kin::Kind::open, Kin::Kind::closed, Kin::Kind::all_closed})
            all.push_back({.kind = kind, .related = related});
        for (const auto& outcome : body.outcomes)
            all.push_back({.kind = Kin::Kind::outcome, .related = related, .outcome = &outcome});
        for (const auto& field : body.fields)
            if (type_of(field).kind == Type::Kind::quantity)
                all.push_back({.kind = Kin::Kind::sum, .related = related, .field = &field});
    }
    if (!symbols.matter) return all;
    const auto& own = symbols.matter->body->fields;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const auto related = linked_policy(symbols, own[i]);
        if (related == kNobody) continue;
        for (const auto& field : symbols.related[static_cast<std::size_t>(related)].body->fields)
            all.push_back({.kind = Kin::Kind::recorded,
                           .related = related,
                           .field = &field,
                           .link = static_cast<std::int32_t>(i)});
    }
    return all;
}

Type type_of(const Kin& kin) {
    if (kin.field != nullptr) return type_of(*kin.field);
    if (kin.kind == Kin::Kind::all_closed) return {.kind = Type::Kind::yes_no};
    return {.kind = Type::Kind::quantity, .dimension = value::Dimension::count};
}

base::Text name_of(const Symbols& symbols, const Kin& kin) {
    const auto& section = *symbols.related[static_cast<std::size_t>(kin.related)].section;
    const auto policy = symbols.both(section.name.text);
    const base::Text quoted("“" + policy.zh + "”", "\"" + policy.en + "\"");
    const auto field = kin.field == nullptr ? base::Text() : symbols.both(kin.field->name.text);
    switch (kin.kind) {
        case Kin::Kind::count:
            return {"名下" + quoted.zh + "案件数", "number of " + quoted.en + " cases"};
        case Kin::Kind::open:
            return {"名下在办" + quoted.zh + "案件数", "number of open " + quoted.en + " cases"};
        case Kin::Kind::closed:
            return {"名下已办结" + quoted.zh + "案件数",
                    "number of closed " + quoted.en + " cases"};
        case Kin::Kind::all_closed:
            return {"名下" + quoted.zh + "案件均已办结", quoted.en + " cases are all closed"};
        case Kin::Kind::outcome: {
            const auto outcome = symbols.both(kin.outcome->text);
            return {"名下结果为“" + outcome.zh + "”的" + quoted.zh + "案件数",
                    "number of " + quoted.en + " cases with outcome \"" + outcome.en + "\""};
        }
        case Kin::Kind::sum:
            return {"名下" + quoted.zh + "案件的" + field.zh + "合计",
                    "total of " + field.en + " of " + quoted.en + " cases"};
        case Kin::Kind::recorded: break;
    }
    const auto& own = symbols.matter->body->fields[static_cast<std::size_t>(kin.link)];
    const auto link = symbols.both(own.name.text);
    return {link.zh + "所载" + field.zh, field.en + " recorded in " + link.en};
}

}  // namespace guiju::check
