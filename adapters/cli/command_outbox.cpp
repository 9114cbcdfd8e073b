// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/outbox_delivery.h"
#include "adapters/cli/wording.h"
#include "engine/delivery/lane.h"
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

constexpr std::size_t kShown = 1000;  // messages of a case that are counted

Text state_in_words(const LaneRecord& lane) {
    if (lane.state == LaneRecord::kDead) return {"死信", "dead"};
    if (!lane.worker.empty()) return {"投递中", "on its way"};
    if (lane.attempts > 0) return {"待重试", "to be tried again"};
    return {"待投递", "waiting"};
}

/// The case in the id of a message: "ZJ-1" of "ZJ-1/3/1".
std::string case_in(const std::string& message) {
    auto at = message.rfind('/');
    if (at != std::string::npos && at > 0) at = message.rfind('/', at - 1);
    return at == std::string::npos ? "" : message.substr(0, at);
}

/// The first message of a lane, and how many wait behind it.
struct Front {
    std::optional<OutgoingMessage> first{};
    std::size_t behind = 0;
};

Result<Front> front_of(Database& database, const LaneRecord& lane) {
    auto all = database.delivery->messages_after(lane.case_id, lane.done, kShown);
    if (!all) return all.error();
    if (all->empty()) return Front{};
    return Front{std::move(all->front()), all->size() - 1};
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

/// The receiver meant: --name or --to, or the only one there is.
Result<std::string> receiver_meant(const Call& call, Database& database) {
    const auto written = receiver_of(call.arguments);
    const auto known = database.delivery->receivers();
    if (!known) return known.error();
    if (written.empty() && known->size() == 1) return known->front();
    if (written.empty()) return still_needs(call, {"--to 接收地址", "--to URL"});
    if (std::find(known->begin(), known->end(), written) != known->end()) return written;
    return Error{ErrorKind::not_found, Code::gj5707, {written}};
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

/// How a message stands with one receiver.
std::string standing_with(const Console& console, const OutgoingMessage& message,
                          const LaneRecord& lane, const std::vector<DeliveryRecord>& ended) {
    for (const auto& one : ended) {
        if (one.receiver != lane.receiver || one.place != message.place) continue;
        const auto at = minute(one.at), tries = std::to_string(one.attempts);
        return one.ended == DeliveryRecord::kDelivered
                   ? console.in(Text(at + " 送到（第" + tries + "次）",
                                     "delivered " + at + " (attempt " + tries + ")"))
                   : console.in(
                         Text(at + " 跳过：" + one.remark, "skipped " + at + ": " + one.remark));
    }
    if (message.place <= lane.done) return console.in(Text("不需要", "not wanted"));
    if (message.place != lane.done + 1 && lane.state == LaneRecord::kIdle)
        return console.in(Text("还没有登记", "not taken in yet"));
    return "";
}

Result<std::optional<OutgoingMessage>> find_message(Database& database, const std::string& id) {
    auto all = database.delivery->messages_after(case_in(id), 0, kShown);
    if (!all) return all.error();
    for (auto& message : *all)
        if (message.record.id == id) return std::optional(std::move(message));
    return std::optional<OutgoingMessage>();
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
    console.table(table);
    return Exit::done;
}

/// The lane whose first message this is.
Result<LaneRecord> lane_of(const Call& call, Database& database, const std::string& id,
                           OutgoingMessage& message) {
    const auto receiver = receiver_meant(call, database);
    if (!receiver) return receiver.error();
    auto found = find_message(database, id);
    if (!found) return found.error();
    if (!*found) return Error{ErrorKind::not_found, Code::gj5703, {id}};
    message = std::move(**found);
    auto lane = database.delivery->lane(*receiver, message.record.case_id);
    if (!lane) return lane.error();
    const Error not_first{ErrorKind::misuse, Code::gj5704, {id, *receiver}};
    if (!*lane || (*lane)->state == LaneRecord::kIdle) return not_first;
    const auto front = front_of(database, **lane);
    if (!front) return front.error();
    if (!front->first || front->first->place != message.place) return not_first;
    return std::move(**lane);
}

Exit resend_all(const Call& call, Database& database, value::Instant at) {
    const auto& console = call.console;
    const auto receiver = receiver_meant(call, database);
    if (!receiver) return console.fail(receiver.error());
    const auto lanes = database.delivery->busy_lanes(*receiver);
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

Exit resend(const Call& call) {
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

Exit skip(const Call& call, const std::string& id) {
    const auto& console = call.console;
    const auto& arguments = call.arguments;
    if (arguments.as.empty())
        return usage(call, still_needs(call, {"--as 单位/姓名", "--as UNIT/PERSON"}));
    if (arguments.reason.empty())
        return usage(call, still_needs(call, {"--reason 理由", "--reason TEXT"}));
    const auto actor = read_actor(arguments.as);
    if (!actor) return usage(call, actor.error());
    const auto at = instant_of(call);
    if (!at) return usage(call, at.error());
    auto database = open_database(call, false);
    if (!database) return console.fail(database.error());
    OutgoingMessage message;
    const auto lane = lane_of(call, *database, id, message);
    if (!lane) return console.fail(lane.error());
    const DeliveryRecord ended{lane->receiver,
                               lane->case_id,
                               message.place,
                               id,
                               DeliveryRecord::kSkipped,
                               lane->attempts,
                               *at,
                               actor->unit + "/" + actor->person + "：" + arguments.reason};
    // Whether another one is behind it, the next worker finds out.
    const auto done = database->delivery->put_lane(
        delivery::advanced(*lane, message.place, true, *at), lane->revision, &ended);
    if (!done) return console.fail(done.error());
    console.line(console.in(Text("已跳过：" + id, "skipped: " + id)));
    return Exit::done;
}

}  // namespace

Exit outbox(const Call& call) {
    const auto& words = call.arguments.words;
    const std::vector<std::string> known{"list", "show", "deliver", "resend", "skip"};
    if (words.empty())
        return usage(call, still_needs(call, {"动作（list、show…）", "an action (list, show …)"}));
    if (const auto fine = is_action(call, known); !fine) return usage(call, fine.error());
    const auto& action = words[0];
    const bool of_one =
        action == "show" || action == "skip" || (action == "resend" && !call.arguments.all);
    if (const auto fine = at_most_words(call, of_one ? 2 : 1); !fine)
        return usage(call, fine.error());
    if (of_one && words.size() < 2)
        return usage(call, still_needs(call, {"消息编号", "the id of a message"}));
    if (action == "list") return list(call);
    if (action == "show") return show(call, words[1]);
    if (action == "deliver") return deliver_messages(call);
    if (action == "resend") return resend(call);
    return skip(call, words[1]);
}

}  // namespace guiju::cli
