// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/kept_texts.h"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>

#include "dsl/parse/parse.h"
#include "engine/casework/publication.h"

namespace guiju::cli {

namespace {

namespace json = boost::json;
using State = casework::Edition::State;

std::vector<KeptText> read(const std::string& written) {
    std::vector<KeptText> texts;
    if (written.empty()) return texts;
    boost::system::error_code problem;
    const auto all = json::parse(written, problem);
    if (problem || !all.is_array()) return texts;
    for (const auto& one : all.get_array()) {
        const auto* name = one.is_object() ? one.get_object().if_contains("name") : nullptr;
        const auto* text = one.is_object() ? one.get_object().if_contains("text") : nullptr;
        if (name == nullptr || text == nullptr || !name->is_string() || !text->is_string())
            return {};
        texts.push_back({std::string(name->get_string()), std::string(text->get_string())});
    }
    return texts;
}

bool names_a_base(const text::Source& source, std::uint32_t index) {
    const auto parsed = parse::parse(source, index);
    return parsed.ok() && overlay::base_of(*parsed.value).has_value();
}

}  // namespace

std::string texts_of(const Policy& policy) {
    json::array all;
    const auto keep = [&](const text::Source& source) {
        all.push_back(
            json::object{{"name", std::filesystem::path(source.name()).filename().string()},
                         {"text", json::string(std::string(source.bytes()))}});
    };
    if (policy.sources.empty()) return {};
    keep(policy.sources.front());
    // A local policy counts its days as its base does: the calendar is kept with that.
    if (!names_a_base(policy.sources.front(), 0))
        for (const auto& calendar : policy.sources)
            if (&calendar != &policy.sources.front() && holds_calendar(calendar)) keep(calendar);
    return json::serialize(all);
}

base::Result<std::vector<KeptPolicy>> kept_policies(ports::CaseStore& store, value::Instant at) {
    const auto editions = casework::editions(store, "", at);
    if (!editions) return editions.error();
    const auto rows = store.policies();
    if (!rows) return rows.error();
    std::vector<KeptPolicy> kept;
    for (const auto& one : *editions) {
        const bool over = one.state == State::withdrawn || one.state == State::expired;
        if (over || !casework::may_be_used(one.head)) continue;
        const auto row = std::find_if(rows->begin(), rows->end(),
                                      [&](const auto& each) { return each.hash == one.hash; });
        if (row == rows->end()) continue;
        kept.push_back({one.hash, one.head, one.state == State::superseded, read(row->texts)});
    }
    return kept;
}

}  // namespace guiju::cli
