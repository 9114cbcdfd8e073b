// SPDX-License-Identifier: Apache-2.0
#include "dsl/check/companions.h"

namespace guiju::check {

namespace {

Companion beside(Companion::Kind kind, std::size_t of, base::Text name, std::string type) {
    Companion companion;
    companion.kind = kind;
    companion.of = of;
    companion.name = std::move(name);
    companion.as.type = std::move(type);
    return companion;
}

}  // namespace

syntax::Field part_of(const syntax::Field& composite) {
    syntax::Field part;
    part.type = composite.each_type.empty() ? "number" : composite.each_type;
    part.labels = composite.each_labels;
    part.at_least = composite.at_least;
    part.at_most = composite.at_most;
    part.range_low = composite.range_low;
    part.range_high = composite.range_high;
    part.secret = composite.secret;
    return part;
}

std::vector<Companion> companions(const Symbols& symbols, const syntax::RecordSection& record) {
    using Kind = Companion::Kind;
    std::vector<Companion> all;
    const auto& fields = record.fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!keeps_reason(fields[i])) continue;
        auto reason = beside(Kind::reason, i, reason_name(symbols, fields[i]), "text");
        reason.as.secret = fields[i].secret;
        all.push_back(std::move(reason));
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto name = symbols.both(fields[i].name.text);
        if (fields[i].provisional) {
            all.push_back(beside(Kind::provisional, i,
                                 {name.zh + "是否暂定", name.en + " provisional"}, "yes_no"));
            all.push_back(beside(Kind::remark, i, {name.zh + "备注", name.en + " remark"}, "text"));
        }
        if (fields[i].type != "composite") continue;
        for (std::size_t k = 0; k < fields[i].labels.size(); ++k) {
            const auto label = symbols.both(fields[i].labels[k].text);
            auto part =
                beside(Kind::part, i,
                       {name.zh + "（" + label.zh + "）", name.en + " (" + label.en + ")"}, "");
            part.part = k;
            part.as = part_of(fields[i]);
            all.push_back(std::move(part));
        }
    }
    return all;
}

std::optional<CompanionAt> companion_named(const Symbols& symbols,
                                           const syntax::RecordSection& record,
                                           const std::string& written) {
    const auto all = companions(symbols, record);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (written == all[i].name.zh || written == all[i].name.en)
            return CompanionAt{static_cast<std::int32_t>(record.fields.size() + i), all[i]};
    return std::nullopt;
}

std::vector<std::int32_t> part_slots(const Symbols& symbols, const syntax::RecordSection& record,
                                     std::size_t field) {
    std::vector<std::int32_t> slots;
    const auto all = companions(symbols, record);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].kind == Companion::Kind::part && all[i].of == field)
            slots.push_back(static_cast<std::int32_t>(record.fields.size() + i));
    return slots;
}

}  // namespace guiju::check
