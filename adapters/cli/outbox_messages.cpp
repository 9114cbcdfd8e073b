// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/outbox_messages.h"

namespace guiju::cli {
namespace {

/// The case in the id of a message: "ZJ-1" of "ZJ-1/3/1".
std::string case_in(const std::string& message) {
    auto at = message.rfind('/');
    if (at != std::string::npos && at > 0) at = message.rfind('/', at - 1);
    return at == std::string::npos ? "" : message.substr(0, at);
}

}  // namespace

base::Result<Front> front_of(Database& database, const ports::LaneRecord& lane) {
    auto all = database.delivery->messages_after(lane.case_id, lane.done, kMessagesCounted);
    if (!all) return all.error();
    if (all->empty()) return Front{};
    return Front{std::move(all->front()), all->size() - 1};
}

base::Result<std::optional<ports::OutgoingMessage>> find_message(Database& database,
                                                                 const std::string& id) {
    auto all = database.delivery->messages_after(case_in(id), 0, kMessagesCounted);
    if (!all) return all.error();
    for (auto& message : *all)
        if (message.record.id == id) return std::optional(std::move(message));
    return std::optional<ports::OutgoingMessage>();
}

}  // namespace guiju::cli
