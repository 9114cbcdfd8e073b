// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/outbox_acts.h"
#include "adapters/cli/outbox_delivery.h"
#include "adapters/cli/outbox_messages.h"
#include "adapters/cli/wording.h"
#include "engine/delivery/parcel.h"
#include "engine/delivery/verdict.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using base::Result;
using base::Text;
using ports::DeliveryRecord;
using ports::LaneRecord;
using ports::OutgoingMessage;

Text state_in_words(const LaneRecord& lane) {
    if (lane.state == LaneRecord::kDead) return {"死信", "dead"};
    if (!lane.worker.empty()) return {"投递中", "on its way"};
    if (lane.attempts > 0) return {"待重试", "to be tried again"};
    return {"待投递", "waiting"};
}

json::object as_json(const LaneRecord& lane, const Front& front) {
    json::object out{{"receiver", lane.receiver}, {"case", lane.case_id},
                     {"state", lane.state},       {"attempts", lane.attempts},
                     {"problem", lane.problem},   {"behind", front.behind}};
    if (front.first) {
        out["message"] = front.first->record.id;
        out["topic"] = front.first->record.topic;
    }
    if (lane.next_try.ms != 0) out["next_try"] = value::iso(lane.next_try);
    return out;
}

std::vector<std::string> cells_of(const Console& console, const LaneRecord& lane,
                                  const Front& front) {
    const bool waits = lane.state == LaneRecord::kWaiting && lane.attempts > 0;
    return {front.first ? front.first->record.id : lane.case_id,
            front.first ? front.first->record.topic : "",
            lane.receiver,
            console.in(state_in_words(lane)),
            std::to_string(lane.attempts),
            waits ? minute(lane.next_try) : "",
            console.in(delivery::problem_in_words(lane.problem)),
            std::to_string(front.behind)};
}

/// What nobody has begun to deliver, receiver by receiver: messages wait for it too.
Result<std::size_t> tell_new(const Call& call, Database& database) {
    constexpr std::size_t kCounted = 10'000;
    const auto& console = call.console;
    const auto written = receiver_of(call.arguments);
    auto names = database.delivery->receivers();
    if (!names) return names.error();
    const bool known = !names->empty();
    if (!written.empty() || !known) *names = {written};
    std::size_t all = 0;
    for (const auto& name : *names) {
        const auto count = database.delivery->not_taken_in(name, kCounted);
        if (!count) return count.error();
        all += *count;
        if (*count == 0) continue;
        if (call.arguments.json) {
            console.line(json::serialize(json::object{{"receiver", name}, {"not_begun", *count}}));
            continue;
        }
        const bool more = *count == kCounted;
        const auto zh = std::to_string(*count) + (more ? "条以上" : "条");
        const auto en = std::to_string(*count) + (more ? " or more" : "");
        console.talk(
            name.empty()
                ? Text("有" + zh + "消息，还没有接收方：运行 guiju outbox deliver --to 接收地址",
                       "messages without a receiver: " + en + "; run guiju outbox deliver --to URL")
                : Text("“" + name + "”：有" + zh + "消息还没有开始投递：运行 guiju outbox deliver",
                       "\"" + name + "\": messages not begun: " + en +
                           "; run guiju outbox deliver"));
    }
    return all;
}

Exit list(const Call& call) {
    const auto& console = call.console;
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    const auto lanes = database->delivery->busy_lanes(receiver_of(call.arguments));
    if (!lanes) return console.fail(lanes.error());
    const bool zh = console.chinese();
    Table table{{zh ? "消息" : "message", zh ? "主题" : "topic", zh ? "接收方" : "receiver",
                 zh ? "状态" : "state", zh ? "次数" : "attempts", zh ? "下次" : "next",
                 zh ? "原因" : "why", zh ? "后面还有" : "behind it"},
                {},
                {4, 7}};
    for (const auto& lane : *lanes) {
        if (call.arguments.dead && lane.state != LaneRecord::kDead) continue;
        const auto front = front_of(*database, lane);
        if (!front) return console.fail(front.error());
        if (!front->first) continue;
        if (call.arguments.json)
            console.line(json::serialize(as_json(lane, *front)));
        else
            table.rows.push_back(cells_of(console, lane, *front));
    }
    if (!table.rows.empty()) console.table(table);
    const bool dead = call.arguments.dead;
    const auto fresh = dead ? Result<std::size_t>(0) : tell_new(call, *database);
    if (!fresh) return console.fail(fresh.error());
    if (!call.arguments.json && table.rows.empty() && *fresh == 0)
        console.talk(dead ? Text("没有死信。", "There are no dead letters.")
                          : Text("没有等待投递的消息。", "No message is waiting."));
    return Exit::done;
}

Text end_in_words(const DeliveryRecord& one) {
    const auto at = minute(one.at), tries = std::to_string(one.attempts);
    if (one.ended == DeliveryRecord::kDelivered)
        return {at + " 送到（第" + tries + "次）", "delivered " + at + " (attempt " + tries + ")"};
    return {at + " 跳过：" + one.remark, "skipped " + at + ": " + one.remark};
}

/// How a message stands with one receiver.
std::string standing_with(const Console& console, const OutgoingMessage& message,
                          const LaneRecord& lane, const std::vector<DeliveryRecord>& ended) {
    for (const auto& one : ended) {
        if (one.receiver != lane.receiver || one.place != message.place) continue;
        return console.in(end_in_words(one));
    }
    if (message.place <= lane.done) return console.in(Text("不需要", "not wanted"));
    if (message.place != lane.done + 1 && lane.state == LaneRecord::kIdle)
        return console.in(Text("还没有登记", "not taken in yet"));
    return "";
}

Exit show(const Call& call, const std::string& id) {
    const auto& console = call.console;
    auto database = open_database(call, true);
    if (!database) return console.fail(database.error());
    const auto message = find_message(*database, id);
    if (!message) return console.fail(message.error());
    if (!*message) return console.fail({ErrorKind::not_found, Code::gj5703, {id}});
    const auto ended = database->delivery->deliveries((*message)->record.case_id);
    if (!ended) return console.fail(ended.error());
    const auto names = database->delivery->receivers();
    if (!names) return console.fail(names.error());
    Table table;
    const auto& record = (*message)->record;
    table.rows = {
        {console.in(Text("消息", "message")), record.id},
        {console.in(Text("时间", "written")), minute(record.at)},
        {console.in(Text("主题", "topic")), record.topic},
        {console.in(Text("发给", "to")), record.role + " " + record.unit},
        {console.in(Text("内容", "content")), delivery::parcel_of(**message, record.at).body}};
    for (const auto& name : *names) {
        const auto lane = database->delivery->lane(name, record.case_id);
        if (!lane) return console.fail(lane.error());
        if (!*lane) continue;
        auto words = standing_with(console, **message, **lane, *ended);
        const auto front = front_of(*database, **lane);
        if (!front) return console.fail(front.error());
        const bool first = front->first && front->first->place == (*message)->place;
        if (words.empty())
            words = first ? console.in(state_in_words(**lane)) + "  " +
                                console.in(delivery::problem_in_words((*lane)->problem))
                          : console.in(Text("等前面的消息", "waits for those before it"));
        table.rows.push_back({name, words});
    }
    for (const auto& one : *ended)
        if (one.place == (*message)->place &&
            std::find(names->begin(), names->end(), one.receiver) == names->end())
            table.rows.push_back({one.receiver, console.in(end_in_words(one))});
    console.table(table);
    return Exit::done;
}

}  // namespace

Exit outbox(const Call& call) {
    const auto& words = call.arguments.words;
    const std::vector<std::string> known{"list", "show", "deliver", "resend", "skip", "retire"};
    if (words.empty())
        return usage(call, still_needs(call, {"动作（list、show…）", "an action (list, show …)"}));
    if (const auto fine = is_action(call, known); !fine) return usage(call, fine.error());
    const auto& action = words[0];
    const bool of_one =
        action == "show" || action == "skip" || (action == "resend" && !call.arguments.all);
    const bool retires = action == "retire";
    if (const auto fine = at_most_words(call, of_one || retires ? 2 : 1); !fine)
        return usage(call, fine.error());
    if (of_one && words.size() < 2)
        return usage(call, still_needs(call, {"消息编号", "the id of a message"}));
    if (retires && words.size() < 2)
        return usage(call, still_needs(call, {"接收方的名称", "the name of a receiver"}));
    if (action == "list") return list(call);
    if (action == "show") return show(call, words[1]);
    if (action == "deliver") return deliver_messages(call);
    if (action == "resend") return resend_messages(call);
    if (retires) return retire_receiver(call, words[1]);
    return skip_message(call, words[1]);
}

}  // namespace guiju::cli
