// SPDX-License-Identifier: Apache-2.0
#pragma once
// The worker processes of a storm: started, listened to, killed, started again where they had got to.
#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/fault/storm/ack.h"

namespace guiju::storm {

struct Order {
    std::string program{};  ///< of the workers
    std::string url{};
    unsigned seed = 0;
    std::string mutation{"none"};
};

class Crew {
   public:
    /// Starts `workers` processes.
    Crew(Order order, int workers);
    /// Kills what still runs.
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    /// Waits for more lines, at most `milliseconds`. False: a worker ended by itself.
    [[nodiscard]] bool listen(int milliseconds);
    /// Kills that worker on the spot, reads what it had still said, and starts it again.
    void strike(int worker);
    /// Kills all workers for good.
    void end();

    [[nodiscard]] const std::vector<Ack>& acks() const { return acks_; }
    [[nodiscard]] int workers() const { return static_cast<int>(hands_.size()); }

   private:
    struct Hand {
        pid_t process = -1;
        int pipe = -1;
        long answered = 0;   ///< commands, from the first
        std::string rest{};  ///< of a line that is not whole yet
    };
    void start(int worker);
    void kill(Hand& hand);
    bool read(Hand& hand);

    Order order_;
    std::vector<Hand> hands_;
    std::vector<Ack> acks_;
};

}  // namespace guiju::storm
