// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/hall.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "engine/casework/seen_directory.h"

namespace guiju::casework {
namespace {

using base::Result;

/// One who has handed in a command. Lives in his thread, which waits until it is answered or somebody calls
/// him to a free window, where he serves himself and those who came with him.
struct Waiting {
    explicit Waiting(Command handed_in) : command(std::move(handed_in)) {}
    Command command;
    std::optional<Result<Receipt>> answer{};
    bool called = false;
    std::condition_variable wake{};
};

}  // namespace

class Hall::Impl {
   public:
    Impl(ports::CaseStore& store, ports::Directory& directory, HallOptions options) {
        auto& office = options.office;
        if (!office.sight) office.sight = std::make_shared<SharedSight>();
        const std::size_t best = store.one_writer() ? 1 : 4;
        const auto windows = options.windows == 0 ? best : options.windows;
        for (std::size_t i = 0; i < windows; ++i) {
            offices_.push_back(std::make_unique<Office>(store, directory, office));
            free_.push_back(offices_.back().get());
        }
    }

    Result<Receipt> handle(Command command) {
        Waiting me(std::move(command));
        std::unique_lock lock(guard_);
        queue_.push_back(&me);
        const Leaving leaving{*this, me};
        while (!me.answer) {
            if (queued(me) && window_open()) {
                Turn(*this, lock).serve();
            } else {
                me.called = false;
                me.wake.wait(lock, [&] { return me.called || me.answer; });
            }
        }
        return *std::move(me.answer);
    }

    std::size_t waiting() {
        const std::lock_guard lock(guard_);
        return queue_.size();
    }

   private:
    static constexpr std::size_t kGroup = 64;  ///< commands of one commit

    /// Whoever leaves without an answer, because something was thrown in his turn, waits no more.
    struct Leaving {
        Impl& hall;
        const Waiting& one;
        ~Leaving() {  // the lock is held: it was taken before
            if (one.answer) return;
            std::erase(hall.queue_, &one);
            hall.call_next();
        }
    };

    [[nodiscard]] bool queued(const Waiting& one) const {
        return std::find(queue_.begin(), queue_.end(), &one) != queue_.end();
    }

    /// A window is free, and open: two of them always, the others while there is one for everybody in the hall.
    [[nodiscard]] bool window_open() const {
        constexpr std::size_t kAlways = 2;
        if (free_.empty()) return false;
        return offices_.size() - free_.size() < kAlways ||
               queue_.size() + served_ <= offices_.size();
    }

    /// A turn at a free window: those who have waited longest, while the hall is open to others. At its end they
    /// are answered and the window is free; whoever is not, because something was thrown, waits on in front.
    class Turn {
       public:
        Turn(Impl& hall, std::unique_lock<std::mutex>& lock)
            : hall_(hall), lock_(lock), office_(hall.free_.back()) {
            hall_.free_.pop_back();
            auto& queue = hall_.queue_;
            const auto end =
                queue.begin() + static_cast<std::ptrdiff_t>(std::min(kGroup, queue.size()));
            group_.assign(queue.begin(), end);
            queue.erase(queue.begin(), end);
            hall_.served_ += group_.size();
            lock_.unlock();
        }
        ~Turn() {
            lock_.lock();
            hall_.free_.push_back(office_);
            hall_.served_ -= group_.size();
            if (answers_.empty())
                hall_.queue_.insert(hall_.queue_.begin(), group_.begin(), group_.end());
            for (std::size_t i = 0; i < answers_.size(); ++i) {
                group_[i]->answer = std::move(answers_[i]);
                group_[i]->wake.notify_one();
            }
            hall_.call_next();
        }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

        void serve() {
            if (group_.size() == 1) {
                answers_.push_back(office_->handle(group_.front()->command));
                return;
            }
            std::vector<Command> commands;
            for (const auto* one : group_) commands.push_back(one->command);
            answers_ = office_->handle_all(commands);
        }

       private:
        Impl& hall_;
        std::unique_lock<std::mutex>& lock_;
        Office* office_;
        std::vector<Waiting*> group_;
        std::vector<Result<Receipt>> answers_;
    };

    /// Whoever is first now goes to the window that is free now.
    void call_next() {
        if (queue_.empty() || !window_open()) return;
        queue_.front()->called = true;
        queue_.front()->wake.notify_one();
    }

    std::mutex guard_;
    std::deque<Waiting*> queue_;
    std::size_t served_ = 0;  ///< who is at a window
    std::vector<std::unique_ptr<Office>> offices_;
    std::vector<Office*> free_;
};

Hall::Hall(ports::CaseStore& store, ports::Directory& directory, HallOptions options)
    : impl_(std::make_unique<Impl>(store, directory, std::move(options))) {}
Hall::~Hall() = default;

Result<Receipt> Hall::handle(Command command) { return impl_->handle(std::move(command)); }

std::size_t Hall::waiting() const { return impl_->waiting(); }

}  // namespace guiju::casework
