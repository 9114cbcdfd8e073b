// SPDX-License-Identifier: Apache-2.0
#pragma once
// What delivering messages needs of a store and of the way out. A lane is the queue of one case for one
// receiver: only its first message is ever on its way, so order holds by construction. Interfaces only.
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/ports/records.h"

namespace guiju::ports {

/// A message of the outbox as it lies in its case.
struct OutgoingMessage {
    std::int64_t place = 0;  ///< grows within the case, in the order of writing
    OutboxRecord record{};
    std::string policy{};           ///< name, of the case
    std::string confidentiality{};  ///< of the case, as it is now
    friend bool operator==(const OutgoingMessage&, const OutgoingMessage&) = default;
};

/// One receiver's queue of one case.
struct LaneRecord {
    static constexpr const char* kIdle = "idle";        ///< nothing is left to send
    static constexpr const char* kWaiting = "waiting";  ///< there is a message, due at next_try
    static constexpr const char* kDead = "dead";  ///< the first one was given up; the others wait

    std::string receiver{}, case_id{};
    std::int64_t revision = 0;  ///< counts changes; the compare-and-swap key. 0: not stored yet
    std::int64_t done = 0;      ///< messages up to this place are delivered, skipped or not wanted
    std::string state{};
    std::int64_t attempts = 0;  ///< of the first message
    Instant next_try{};
    std::string problem{};   ///< of the last attempt (engine/delivery/verdict.h)
    std::string worker{};    ///< who has the first message; empty: nobody
    Instant leased_until{};  ///< from then on somebody else may take it
    Instant updated{};
    friend bool operator==(const LaneRecord&, const LaneRecord&) = default;
};

/// How a message ended for a receiver. Never changed afterwards.
struct DeliveryRecord {
    static constexpr const char* kDelivered = "delivered";
    static constexpr const char* kSkipped = "skipped";

    std::string receiver{}, case_id{};
    std::int64_t place = 0;
    std::string message{};  ///< id
    std::string ended{};    ///< one of the above
    std::int64_t attempts = 0;
    Instant at{};
    std::string remark{};  ///< of a skipped one: who and why
    friend bool operator==(const DeliveryRecord&, const DeliveryRecord&) = default;
};

class DeliveryStore {
   public:
    virtual ~DeliveryStore() = default;

    /// Lets the lanes of the receiver know of messages that came since this was last called for it: an
    /// idle lane waits from `now` on, a new one is made. Looks at `limit` messages at most and gives the
    /// number it looked at; 0: there is no more. conflict, retry_later: another worker did it; call again.
    [[nodiscard]] virtual base::Result<std::size_t> take_in(const std::string& receiver,
                                                            Instant now, std::size_t limit) = 0;
    /// Ends a receiver for good: from now on it is not known, take_in() under its name is refused (GJ5708), and
    /// its lanes go, `limit` of them at most. Gives how many went; 0: there are no more. May be asked again when it
    /// broke off. How messages ended for it stays. not_found (GJ5707): there never was one of that name.
    [[nodiscard]] virtual base::Result<std::size_t> retire(const std::string& receiver,
                                                           std::size_t limit) = 0;
    /// Messages that take_in() has yet to look at for the receiver, known or not; counts to `limit`.
    [[nodiscard]] virtual base::Result<std::size_t> not_taken_in(const std::string& receiver,
                                                                 std::size_t limit) = 0;
    /// Waiting lanes that are due at `now` and that nobody has, the one due first in front.
    [[nodiscard]] virtual base::Result<std::vector<LaneRecord>> ready(const std::string& receiver,
                                                                      Instant now,
                                                                      std::size_t limit) = 0;
    /// Lanes that are not idle, by receiver and case; of all receivers when it is empty.
    [[nodiscard]] virtual base::Result<std::vector<LaneRecord>> busy_lanes(
        const std::string& receiver) = 0;
    [[nodiscard]] virtual base::Result<std::optional<LaneRecord>> lane(
        const std::string& receiver, const std::string& case_id) = 0;
    /// Names, in order.
    [[nodiscard]] virtual base::Result<std::vector<std::string>> receivers() = 0;
    /// Messages of the case behind this place, in order.
    [[nodiscard]] virtual base::Result<std::vector<OutgoingMessage>> messages_after(
        const std::string& case_id, std::int64_t place, std::size_t limit) = 0;
    /// Stores the lane with revision `expected` + 1 and, if given, how a message ended: both or neither.
    /// conflict (GJ5706): the lane is not at `expected` any more.
    [[nodiscard]] virtual base::Outcome put_lane(const LaneRecord& lane, std::int64_t expected,
                                                 const DeliveryRecord* ended) = 0;
    /// How messages of the case ended, by place and receiver.
    [[nodiscard]] virtual base::Result<std::vector<DeliveryRecord>> deliveries(
        const std::string& case_id) = 0;
};

/// Who knows what the office wrote: asked before a message goes out under its signature.
class Witness {
   public:
    virtual ~Witness() = default;
    /// False: the office wrote no such message, or another one under this id.
    [[nodiscard]] virtual base::Result<bool> vouches(const OutboxRecord& message) = 0;
};

/// What is handed over.
struct Parcel {
    std::string id{};  ///< of the message: the same at every attempt
    Instant sent{};    ///< of this attempt
    std::string body{};
};

/// What came of an attempt.
struct Reply {
    enum class Kind : std::uint8_t {
        answered,  ///< with `status`
        failed,    ///< no answer: `problem` says why
        refused,   ///< nothing was sent, and never will be as things are set up: see `error`
    };
    Kind kind = Kind::failed;
    int status = 0;
    std::int64_t retry_after_seconds = 0;  ///< as asked for; 0: not
    std::string problem{};                 ///< timeout, connection, tls, name (verdict.h)
    base::Error error{};
};

class Sender {
   public:
    virtual ~Sender() = default;
    /// Whether anything may be sent there as things are set up; sends nothing. A name that cannot be looked up now
    /// may be later.
    [[nodiscard]] virtual base::Outcome look() = 0;
    /// Blocks until there is an answer or the time allowed is over.
    [[nodiscard]] virtual Reply send(const Parcel& parcel) = 0;
};

}  // namespace guiju::ports
