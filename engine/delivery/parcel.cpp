// SPDX-License-Identifier: Apache-2.0
#include "engine/delivery/parcel.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace guiju::delivery {
namespace {

namespace json = boost::json;

constexpr const char* kClassified = "涉密";
/// What may be said of a classified case.
constexpr std::array<std::string_view, 3> kAlways{"case", "stage", "simulated"};

/// The body as casework wrote it; empty when it cannot be read: then nothing of it leaves.
json::object body_of(const std::string& text) {
    boost::system::error_code problem;
    auto value = json::parse(text, problem);
    if (problem || !value.is_object()) return {};
    return std::move(value.as_object());
}

}  // namespace

bool wants(const Subscription& subscription, const ports::OutgoingMessage& message) {
    const auto& topics = subscription.topics;
    const bool topic = topics.empty() || std::find(topics.begin(), topics.end(),
                                                   message.record.topic) != topics.end();
    return topic && (subscription.policy.empty() || subscription.policy == message.policy);
}

ports::Parcel parcel_of(const ports::OutgoingMessage& message, ports::Instant now) {
    const auto& record = message.record;
    const auto body = body_of(record.body);
    // A message written while the case was classified has no title.
    const bool classified = message.confidentiality == kClassified || !body.contains("title");
    json::object data{{"case", record.case_id}, {"policy", message.policy}};
    if (!record.role.empty()) data["role"] = record.role;
    if (!record.unit.empty()) data["unit"] = record.unit;
    for (const auto& [name, content] : body)
        if (!classified || std::find(kAlways.begin(), kAlways.end(), name) != kAlways.end())
            data[name] = content;
    return {record.id, now,
            json::serialize(json::object{{"type", record.topic},
                                         {"timestamp", value::iso(record.at)},
                                         {"data", std::move(data)}})};
}

}  // namespace guiju::delivery
