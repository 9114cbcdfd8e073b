// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/duplicates.h"

#include "engine/casework/admission.h"

namespace guiju::casework {

std::string duplicate_key(const program::Program& program, const value::Record& fields,
                          const value::Record& newer) {
    const auto& matter = program.matter;
    std::string key;
    for (const auto slot : matter.duplicate_keys) {
        const auto& name = matter.fields[static_cast<std::size_t>(slot)].name.zh;
        const auto& source = newer.contains(name) ? newer : fields;
        if (!given(source, name)) return "";
        key += (key.empty() ? "" : "|") + value::to_canonical(source.at(name));
    }
    return key;
}

value::Instant duplicates_since(const program::Program& program, value::Instant now) {
    const auto period = program::resolve(program, program.matter.duplicate_window);
    const auto today = value::day_of(now);
    const auto back = [&](std::int64_t days) {
        return value::start_of({today.days - static_cast<std::int32_t>(days)});
    };
    switch (period.unit) {
        case value::Period::Unit::days: return back(period.amount);
        case value::Period::Unit::months:
            return value::start_of(value::add_months(today, -static_cast<int>(period.amount)));
        case value::Period::Unit::hours: return {now.ms - period.amount * 3600000};
        case value::Period::Unit::workdays: {
            const auto day = program.calendar.add_workdays(today, -period.amount);
            return day ? value::start_of(*day) : back(2 * period.amount);
        }
    }
    return {};
}

}  // namespace guiju::casework
