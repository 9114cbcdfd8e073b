// SPDX-License-Identifier: Apache-2.0
#include "engine/delivery/dispatch.h"

#include <utility>

#include "engine/delivery/verdict.h"

namespace guiju::delivery {
namespace {

using base::Done;
using base::ErrorKind;
using base::Outcome;
using base::Result;

constexpr std::size_t kBatch = 200;  // messages taken in at once
constexpr std::size_t kLanes = 16;   // claimed one after another before looking again
constexpr std::size_t kPage = 32;    // messages of a case
constexpr int kTries = 100;          // while others write the same rows

bool is_race(const base::Error& error) {
    return error.kind == ErrorKind::conflict || error.kind == ErrorKind::retry_later;
}

}  // namespace

Dispatcher::Dispatcher(ports::DeliveryStore& store, ports::Witness& witness, ports::Sender& sender,
                       Subscription subscription, Plan plan, Outside outside)
    : store_(store),
      witness_(witness),
      sender_(sender),
      subscription_(std::move(subscription)),
      plan_(std::move(plan)),
      outside_(std::move(outside)) {}

Result<Round> Dispatcher::round() {
    round_ = {};
    while (!outside_.stopped()) {
        if (auto done = take_in(); !done) return done.error();
        const auto lanes = store_.ready(subscription_.receiver, outside_.now(), kLanes);
        if (!lanes) return lanes.error();
        if (lanes->empty()) break;
        for (const auto& lane : *lanes) {
            if (outside_.stopped()) break;
            if (auto done = serve(lane); !done) return done.error();
        }
    }
    return round_;
}

Outcome Dispatcher::take_in() {
    for (int left = kTries;;) {
        const auto looked = store_.take_in(subscription_.receiver, outside_.now(), kBatch);
        if (looked && *looked == 0) return Done{};
        if (looked) continue;
        if (!is_race(looked.error()) || --left <= 0) return looked.error();
    }
}

Outcome Dispatcher::serve(const LaneRecord& seen) {
    const auto now = outside_.now();
    auto mine = claimed(seen, plan_.worker, now, {now.ms + plan_.lease_ms});
    if (auto taken = store_.put_lane(mine, seen.revision, nullptr); !taken)
        return is_race(taken.error()) ? Outcome(Done{}) : taken;
    auto place = mine.done;
    const auto message = next_after(mine.case_id, place);
    if (!message) return message.error();
    if (*message) return send(mine, **message);
    const auto idle = settle(
        mine,
        [&](const LaneRecord& lane) -> Result<LaneRecord> {
            auto behind = place;
            const auto next = next_after(lane.case_id, behind);
            if (!next) return next.error();
            return advanced(lane, *next ? place : behind, next->has_value(), outside_.now());
        },
        nullptr);
    if (!idle) return idle.error();
    return Done{};
}

/// Nothing goes out under our signature that the office did not write.
Outcome Dispatcher::refuse(const LaneRecord& mine, const ports::OutgoingMessage& message) {
    const auto now = outside_.now();
    const auto settled = settle(
        mine,
        [&](const LaneRecord& lane) -> Result<LaneRecord> {
            return failed(lane, {message.place, kForged, true, 0, 0}, plan_.pace, now);
        },
        nullptr);
    if (!settled) return settled.error();
    if (*settled) ++round_.died;
    return Done{};
}

Outcome Dispatcher::send(const LaneRecord& mine, const ports::OutgoingMessage& message) {
    const auto vouched = witness_.vouches(message.record);
    if (!vouched) return vouched.error();
    if (!*vouched) return refuse(mine, message);
    const auto reply = sender_.send(parcel_of(message, outside_.now()));
    const auto now = outside_.now();
    if (reply.kind == ports::Reply::Kind::refused) {
        const auto back = settle(
            mine, [&](const LaneRecord& lane) -> Result<LaneRecord> { return released(lane, now); },
            nullptr);
        return back ? Outcome(reply.error) : Outcome(back.error());
    }
    const auto verdict = verdict_of(reply);
    const ports::DeliveryRecord ended{mine.receiver,
                                      mine.case_id,
                                      message.place,
                                      message.record.id,
                                      ports::DeliveryRecord::kDelivered,
                                      mine.attempts + 1,
                                      now,
                                      ""};
    const Failure failure{message.place, problem_of(reply), verdict == Verdict::give_up,
                          reply.retry_after_seconds, outside_.dice()};
    bool dead = false;
    const auto step = [&](const LaneRecord& lane) -> Result<LaneRecord> {
        if (verdict != Verdict::delivered) {
            auto next = failed(lane, failure, plan_.pace, now);
            dead = next.state == LaneRecord::kDead;
            return next;
        }
        // Looked for after the lane was read: a message that comes later moves the lane.
        auto behind = message.place;
        const auto next = next_after(lane.case_id, behind);
        if (!next) return next.error();
        return advanced(lane, *next ? message.place : behind, next->has_value(), now);
    };
    const bool delivered = verdict == Verdict::delivered;
    const auto settled = settle(mine, step, delivered ? &ended : nullptr);
    if (!settled) return settled.error();
    if (*settled) ++(delivered ? round_.delivered : dead ? round_.died : round_.failed);
    return Done{};
}

Result<std::optional<ports::OutgoingMessage>> Dispatcher::next_after(const std::string& case_id,
                                                                     std::int64_t& place) {
    for (;;) {
        auto page = store_.messages_after(case_id, place, kPage);
        if (!page) return page.error();
        for (auto& message : *page) {
            if (wants(subscription_, message)) return std::optional(std::move(message));
            place = message.place;
        }
        if (page->size() < kPage) return std::optional<ports::OutgoingMessage>();
    }
}

Result<bool> Dispatcher::settle(const LaneRecord& mine, const Step& step,
                                const ports::DeliveryRecord* ended) {
    for (int left = kTries;; --left) {
        const auto is = store_.lane(mine.receiver, mine.case_id);
        if (!is && (!is_race(is.error()) || left <= 0)) return is.error();
        if (!is) continue;
        // Somebody else took it over when the lease ran out: what they find out counts.
        if (!*is || (*is)->worker != mine.worker || (*is)->done != mine.done ||
            (*is)->attempts != mine.attempts)
            return false;
        const auto next = step(**is);
        if (!next) return next.error();
        const auto written = store_.put_lane(*next, (*is)->revision, ended);
        if (written) return true;
        if (!is_race(written.error()) || left <= 0) return written.error();
    }
}

}  // namespace guiju::delivery
