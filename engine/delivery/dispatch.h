// SPDX-License-Identifier: Apache-2.0
#pragma once
// One worker for one receiver. Several may work at once, in one process or many: a lane is claimed by
// compare-and-swap for a time, and falls to somebody else when the worker does not come back.
#include <cstdint>
#include <functional>
#include <string>

#include "engine/delivery/lane.h"
#include "engine/delivery/parcel.h"
#include "engine/ports/delivery.h"

namespace guiju::delivery {

struct Plan {
    std::string worker{};       ///< a name nobody else has
    std::int64_t lease_ms = 0;  ///< longer than an attempt can take
    Pace pace{};
};

/// Time and chance, from outside.
struct Outside {
    std::function<Instant()> now;
    std::function<std::uint32_t()> dice;
    std::function<bool()> stopped;  ///< somebody wants the worker to end
};

struct Round {
    std::int64_t delivered = 0;  ///< messages
    std::int64_t failed = 0;     ///< attempts after which it will be tried again
    std::int64_t died = 0;       ///< messages given up
};

class Dispatcher {
   public:
    /// All of them outlive the dispatcher.
    Dispatcher(ports::DeliveryStore& store, ports::Witness& witness, ports::Sender& sender,
               Subscription subscription, Plan plan, Outside outside);

    /// Takes in what is new and delivers until nothing is due or somebody wants it to end. What the witness does not
    /// vouch for is not sent: it is given up, for a person to look at. An error of the sender that no attempt could
    /// mend (GJ5700 to GJ5702) ends it and leaves the message as it was.
    [[nodiscard]] base::Result<Round> round();

   private:
    [[nodiscard]] base::Outcome take_in();
    [[nodiscard]] base::Outcome serve(const LaneRecord& seen);
    [[nodiscard]] base::Outcome send(const LaneRecord& mine, const ports::OutgoingMessage& message);
    [[nodiscard]] base::Outcome refuse(const LaneRecord& mine,
                                       const ports::OutgoingMessage& message);
    /// The next message that is wanted behind a place; without one, `place` is the last there is.
    [[nodiscard]] base::Result<std::optional<ports::OutgoingMessage>> next_after(
        const std::string& case_id, std::int64_t& place);
    /// Writes what becomes of the lane as it is now, unless somebody else has it meanwhile.
    using Step = std::function<base::Result<LaneRecord>(const LaneRecord&)>;
    [[nodiscard]] base::Result<bool> settle(const LaneRecord& mine, const Step& step,
                                            const ports::DeliveryRecord* ended);

    ports::DeliveryStore& store_;
    ports::Witness& witness_;
    ports::Sender& sender_;
    Subscription subscription_;
    Plan plan_;
    Outside outside_;
    Round round_;
};

}  // namespace guiju::delivery
