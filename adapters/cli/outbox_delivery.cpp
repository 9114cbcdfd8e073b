// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/outbox_delivery.h"

#include <algorithm>
#include <boost/json.hpp>

#include "adapters/cli/acting.h"
#include "adapters/cli/option_values.h"
#include "engine/delivery/dispatch.h"
#include "engine/evidence/witness.h"

namespace guiju::cli {
namespace {

namespace json = boost::json;
using base::Code;
using base::Error;
using base::ErrorKind;
using ports::LaneRecord;

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kIdleMs = 2 * kSecond;         // between looks for new messages
constexpr std::int64_t kLeaseSpareMs = 30 * kSecond;  // beyond what an attempt can take
constexpr std::int64_t kUsualTimeout = 10;            // seconds
constexpr std::int64_t kLongestTimeout = 120;

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from <= text.size();) {
        const auto end = std::min(text.find(',', from), text.size());
        if (end > from) out.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

base::Result<WebhookOrder> order_of(const Call& call) {
    const auto& arguments = call.arguments;
    WebhookOrder order{arguments.to, arguments.secret_file, arguments.allow_private, arguments.sm3,
                       0};
    if (arguments.to.empty()) return still_needs(call, {"--to 接收地址", "--to URL"});
    if (arguments.secret_file.empty())
        return still_needs(call, {"--secret-file 密钥文件", "--secret-file FILE"});
    const auto seconds =
        number_of("--timeout", arguments.timeout,
                  {1, kLongestTimeout, {"1到120（秒）", "1 to 120 (seconds)"}, kUsualTimeout});
    if (!seconds) return seconds.error();
    order.timeout_ms = *seconds * kSecond;
    return order;
}

/// Lanes of the receiver that stand still until a person looks, and when the next of the others is due.
struct Standing {
    std::int64_t dead = 0;
    std::optional<value::Instant> next{};
};

base::Result<Standing> standing(Database& database, const std::string& receiver) {
    const auto lanes = database.delivery->busy_lanes(receiver);
    if (!lanes) return lanes.error();
    Standing out;
    for (const auto& lane : *lanes) {
        if (lane.state == LaneRecord::kDead) {
            ++out.dead;
            continue;
        }
        const auto at = std::max(lane.next_try, lane.leased_until);
        out.next = out.next ? std::min(*out.next, at) : at;
    }
    return out;
}

Exit say_end(const Call& call, const delivery::Round& all, const std::string& receiver,
             std::int64_t dead) {
    const auto& console = call.console;
    const auto text = [](std::int64_t number) { return std::to_string(number); };
    if (call.arguments.json) {
        console.line(json::serialize(json::object{{"receiver", receiver},
                                                  {"delivered", all.delivered},
                                                  {"failed_attempts", all.failed},
                                                  {"given_up", all.died},
                                                  {"dead_cases", dead}}));
    } else {
        console.line(console.in(
            base::Text("送到" + text(all.delivered) + "条，没送到而待重试" + text(all.failed) +
                           "次，放弃" + text(all.died) + "条",
                       text(all.delivered) + " delivered, " + text(all.failed) +
                           " attempts to be made again, " + text(all.died) + " given up")));
    }
    if (dead == 0) return Exit::done;
    console.warn({ErrorKind::misuse, Code::gj5705, {receiver, text(dead)}});
    return Exit::findings;
}

class Worker {
   public:
    Worker(const Call& call, Database& database, ports::Sender& sender, std::int64_t timeout_ms)
        : call_(call),
          database_(database),
          receiver_(receiver_of(call.arguments)),
          witness_(*database.evidence),
          dispatcher_(*database.delivery, witness_, sender,
                      {receiver_, split(call.arguments.topics), call.arguments.policy},
                      {call.world.new_id(), 2 * timeout_ms + kLeaseSpareMs, {}},
                      {[this] { return call_.world.now(); }, [this] { return call_.world.dice(); },
                       [this] { return !call_.world.pause(0); }}) {}

    Exit work() {
        for (;;) {
            const auto round = dispatcher_.round();
            if (!round && round.error().kind != ErrorKind::retry_later)
                return call_.console.fail(round.error());
            if (round) add(*round);
            const auto is = standing(database_, receiver_);
            if (!is) return call_.console.fail(is.error());
            const bool over = call_.arguments.once || (call_.arguments.until_empty && !is->next);
            if (over || !call_.world.pause(wait(*is)))
                return say_end(call_, all_, receiver_, is->dead);
        }
    }

   private:
    void add(const delivery::Round& round) {
        all_.delivered += round.delivered;
        all_.failed += round.failed;
        all_.died += round.died;
        if (round.delivered + round.failed + round.died == 0) return;
        call_.world.log("deliver", {{"receiver", receiver_},
                                    {"delivered", std::to_string(round.delivered)},
                                    {"failed", std::to_string(round.failed)},
                                    {"given_up", std::to_string(round.died)}});
        call_.console.progress(std::to_string(all_.delivered));
    }
    [[nodiscard]] std::int64_t wait(const Standing& is) const {
        if (!is.next) return kIdleMs;
        return std::clamp<std::int64_t>(is.next->ms - call_.world.now().ms, 1, kIdleMs);
    }

    const Call& call_;
    Database& database_;
    std::string receiver_;
    evidence::JournalWitness witness_;
    delivery::Dispatcher dispatcher_;
    delivery::Round all_;
};

}  // namespace

std::string receiver_of(const Arguments& arguments) {
    if (!arguments.name.empty()) return arguments.name;
    return arguments.to.substr(0, arguments.to.find_first_of("?#"));
}

Exit deliver_messages(const Call& call) {
    const auto order = order_of(call);
    if (!order) return usage(call, order.error());
    const auto sender = call.world.webhook(*order);
    if (!sender) return call.console.fail(sender.error());
    // Before the receiver is known to the database: an address that is wrong is none.
    if (const auto may = (*sender)->look(); !may) return call.console.fail(may.error());
    auto database = open_database(call, false);
    if (!database) return call.console.fail(database.error());
    return Worker(call, *database, **sender, order->timeout_ms).work();
}

}  // namespace guiju::cli
