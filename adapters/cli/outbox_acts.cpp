// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/outbox_acts.h"

#include <algorithm>

#include "adapters/cli/acting.h"
#include "adapters/cli/outbox_delivery.h"
#include "adapters/cli/outbox_messages.h"
#include "engine/delivery/lane.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::Text;
using ports::DeliveryRecord;
using ports::LaneRecord;
using ports::OutgoingMessage;

/// The receiver that --name or --to names, else all there are; at least one.
Result<std::vector<std::string>> receivers_meant(const Call& call, Database& database) {
    const auto written = receiver_of(call.arguments);
    auto known = database.delivery->receivers();
    if (!known) return known.error();
    if (written.empty() && known->empty()) return still_needs(call, {"--to 接收地址", "--to URL"});
    if (written.empty()) return known;
    if (std::find(known->begin(), known->end(), written) == known->end())
        return Error{ErrorKind::not_found, Code::gj5707, {written}};
    return std::vector{written};
}

/// Those of the receivers for which this message is the first that waits, or is dead.
Result<std::vector<LaneRecord>> lanes_headed_by(Database& database, const OutgoingMessage& message,
                                                const std::vector<std::string>& receivers) {
    std::vector<LaneRecord> out;
    for (const auto& receiver : receivers) {
        auto lane = database.delivery->lane(receiver, message.record.case_id);
        if (!lane) return lane.error();
        if (!*lane || (*lane)->state == LaneRecord::kIdle) continue;
        const auto front = front_of(database, **lane);
        if (!front) return front.error();
        if (front->first && front->first->place == message.place) out.push_back(std::move(**lane));
    }
    return out;
}

/// The lane whose first message this is: of the receiver that is named, else of the only one that waits for it.
Result<LaneRecord> lane_of(const Call& call, Database& database, const std::string& id,
                           OutgoingMessage& message) {
    const auto receivers = receivers_meant(call, database);
    if (!receivers) return receivers.error();
    auto found = find_message(database, id);
    if (!found) return found.error();
    if (!*found) return Error{ErrorKind::not_found, Code::gj5703, {id}};
    message = std::move(**found);
    auto lanes = lanes_headed_by(database, message, *receivers);
    if (!lanes) return lanes.error();
    if (lanes->empty()) return Error{ErrorKind::misuse, Code::gj5704, {id, joined(*receivers)}};
    if (lanes->size() == 1) return std::move(lanes->front());
    std::vector<std::string> several;
    for (const auto& lane : *lanes) several.push_back(lane.receiver);
    const auto names = joined(several);
    return still_needs(call,
                       {"--to 接收方（" + names.zh + "）", "--to RECEIVER (" + names.en + ")"});
}

Exit resend_all(const Call& call, Database& database, value::Instant at) {
    const auto& console = call.console;
    const auto receivers = receivers_meant(call, database);
    if (!receivers) return console.fail(receivers.error());
    if (receivers->size() > 1)
        return console.fail(still_needs(call, {"--to 接收地址", "--to URL"}));
    const auto lanes = database.delivery->busy_lanes(receivers->front());
    if (!lanes) return console.fail(lanes.error());
    std::size_t count = 0;
    for (const auto& lane : *lanes) {
        if (lane.state != LaneRecord::kDead) continue;
        const auto done =
            database.delivery->put_lane(delivery::revived(lane, at), lane.revision, nullptr);
        if (!done) return console.fail(done.error());
        ++count;
    }
    const auto number = std::to_string(count);
    console.line(
        console.in(Text(number + "条死信将重新投递", number + " dead letters will be sent again")));
    return Exit::done;
}

/// Who does it, why and when: of acts that end something for good.
struct Word {
    std::string who_and_why{};
    value::Instant at{};
};

Result<Word> word_of(const Call& call) {
    const auto& arguments = call.arguments;
    if (arguments.as.empty()) return still_needs(call, {"--as 单位/姓名", "--as UNIT/PERSON"});
    if (arguments.reason.empty()) return still_needs(call, {"--reason 理由", "--reason TEXT"});
    const auto actor = read_actor(arguments.as);
    if (!actor) return actor.error();
    const auto at = instant_of(call);
    if (!at) return at.error();
    return Word{actor->unit + "/" + actor->person + "：" + arguments.reason, *at};
}

/// Gives up the first message of the lane and goes on; whether another one is behind it, the next worker finds out.
base::Outcome give_up(Database& database, const LaneRecord& lane, const OutgoingMessage& message,
                      const Word& word) {
    const DeliveryRecord ended{
        lane.receiver, lane.case_id, message.place,   message.record.id, DeliveryRecord::kSkipped,
        lane.attempts, word.at,      word.who_and_why};
    return database.delivery->put_lane(delivery::advanced(lane, message.place, true, word.at),
                                       lane.revision, &ended);
}

}  // namespace

Exit resend_messages(const Call& call) {
    const auto& console = call.console;
    const auto at = instant_of(call);
    if (!at) return usage(call, at.error());
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    if (call.arguments.all) return resend_all(call, *database, *at);
    const auto& id = call.arguments.words[1];
    OutgoingMessage message;
    const auto lane = lane_of(call, *database, id, message);
    if (!lane) return console.fail(lane.error());
    const auto done =
        database->delivery->put_lane(delivery::revived(*lane, *at), lane->revision, nullptr);
    if (!done) return console.fail(done.error());
    console.line(console.in(Text("将重新投递：" + id, "will be sent again: " + id)));
    return Exit::done;
}

Exit skip_message(const Call& call, const std::string& id) {
    const auto& console = call.console;
    const auto word = word_of(call);
    if (!word) return usage(call, word.error());
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    OutgoingMessage message;
    const auto lane = lane_of(call, *database, id, message);
    if (!lane) return console.fail(lane.error());
    const auto done = give_up(*database, *lane, message, *word);
    if (!done) return console.fail(done.error());
    console.line(console.in(Text("已跳过：" + id, "skipped: " + id)));
    return Exit::done;
}

Exit retire_receiver(const Call& call, const std::string& receiver) {
    constexpr std::size_t kAtOnce = 500;
    const auto& console = call.console;
    const auto word = word_of(call);
    if (!word) return usage(call, word.error());
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    if (const auto ended = database->delivery->retire(receiver, 0); !ended)
        return console.fail(ended.error());
    const auto lanes = database->delivery->busy_lanes(receiver);
    if (!lanes) return console.fail(lanes.error());
    std::size_t given_up = 0;
    for (const auto& lane : *lanes) {
        const auto front = front_of(*database, lane);
        if (!front) return console.fail(front.error());
        if (!front->first) continue;
        const auto done = give_up(*database, lane, *front->first, *word);
        // A worker was about to deliver it: then that is how it ended.
        if (!done && done.error().kind != ErrorKind::conflict) return console.fail(done.error());
        ++given_up;
    }
    for (;;) {
        const auto removed = database->delivery->retire(receiver, kAtOnce);
        if (!removed) return console.fail(removed.error());
        if (*removed == 0) break;
    }
    const auto number = std::to_string(given_up);
    if (given_up == 0)
        console.line(console.in(Text("已停用“" + receiver + "”：没有等待的消息",
                                     "retired \"" + receiver + "\": nothing was waiting")));
    else
        console.line(console.in(Text(
            "已停用“" + receiver + "”：有" + number + "件案件的消息没有送完，不再投递",
            "retired \"" + receiver + "\": messages of " + number + " cases are not delivered")));
    return Exit::done;
}

}  // namespace guiju::cli
