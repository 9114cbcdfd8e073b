// SPDX-License-Identifier: Apache-2.0
#include "engine/machine/protocol.h"

#include <array>

#include "engine/machine/backend.h"

namespace guiju::machine {

namespace {

using boost::msm::front::none;
using boost::msm::front::Row;
using boost::msm::front::state;
using boost::msm::front::state_machine_def;
using Kind = Effect::Kind;
using LineEffect = program::Disposition::Effect;

// ---- What the policy says about an event, read from the program's tables ----------------------

class LoadedTables {
   public:
    LoadedTables(const program::Program& program, const Event& event)
        : program_(program), event_(event) {}

    [[nodiscard]] LineEffect effect() const { return line().effect; }
    [[nodiscard]] bool needs_confirmation() const {
        return line().confirmed_by != program::kNone || event_.to_be_signed;
    }
    /// Does what the line leads to (enter: the stage itself) have a deadline that begins at once?
    [[nodiscard]] bool clock_begins() const {
        return !event_.clock_waits && main_period(stage(where_to()), event_.rung).given;
    }
    [[nodiscard]] bool stage_has_clock() const {
        return main_period(stage(event_.stage), event_.rung).given;
    }

   private:
    [[nodiscard]] std::int32_t where_to() const {
        const auto kind = event_.kind;
        if (kind == Event::Kind::place) return event_.to;
        if (kind == Event::Kind::enter || kind == Event::Kind::reopen) return event_.stage;
        if (effect() != LineEffect::go) return event_.stage;
        return event_.to == program::kNone ? line().stage : event_.to;
    }
    [[nodiscard]] const program::Stage& stage(std::int32_t i) const {
        return program_.stages[static_cast<std::size_t>(i)];
    }
    [[nodiscard]] const program::Disposition& line() const {
        return stage(event_.stage).dispositions[static_cast<std::size_t>(event_.disposition)];
    }

    const program::Program& program_;
    const Event& event_;
};

// ---- Events of the two regions ---------------------------------------------------------------

namespace on {
struct Enter {};
struct Claim {};
struct Release {};
struct Decide {};
struct Corrected {};
struct Expire {};
struct Confirm {};
struct Decline {};
struct Leave {};
struct Suspend {};
struct Resume {};
struct Place {};
struct Reopen {};
// Clock region. MSM offers every event to both regions; these have rows in one only.
struct Begin {};
struct Pause {};
struct GoOn {};
struct Stop {};
struct Warn {};
struct Lapse {};
struct Remind {};
}  // namespace on

/// Orders of the work region to the clock region, carried out after the transition.
enum class Order : std::uint8_t { begin, pause, go_on, stop };

/// What rows read and write. Guards only read.
struct ClockContext {
    Position position;
    std::vector<Effect>* effects = nullptr;
    bool taken = false;

    void put(Kind kind, Work work = Work::waiting) {
        effects->push_back({kind, work, Scope::stage});
    }
    void put(Kind kind, Scope scope) { effects->push_back({kind, Work::waiting, scope}); }
};

template <class Tables>
struct Context : ClockContext {
    explicit Context(Tables t) : tables(t) {}
    Tables tables;
    bool merged = false;
    bool confirmed = false;    ///< the line has been confirmed
    bool interrupted = false;  ///< the handler's work was closed before: correction, confirmation
    std::array<Order, 4> orders{};
    std::size_t order_count = 0;

    void order(Order order) { orders[order_count++] = order; }
};

// ---- States ----------------------------------------------------------------------------------

template <Work kIs>
struct WorkState : state<> {
    static constexpr Work kWork = kIs;
};
template <Clock kIs>
struct ClockState : state<> {
    static constexpr Clock kClock = kIs;
};
using Waiting = WorkState<Work::waiting>;
using Handling = WorkState<Work::handling>;
using AwaitingCorrection = WorkState<Work::awaiting_correction>;
using AwaitingConfirmation = WorkState<Work::awaiting_confirmation>;
using Decided = WorkState<Work::decided>;
using Suspended = WorkState<Work::suspended>;
using Withdrawn = WorkState<Work::withdrawn>;
using Idle = ClockState<Clock::idle>;
using Running = ClockState<Clock::running>;
using Warned = ClockState<Clock::warned>;
using Overdue = ClockState<Clock::overdue>;
using Paused = ClockState<Clock::paused>;

/// An action: notes that the row was taken and where it leads, then does what Derived says.
template <class Derived>
struct Do {
    template <class Event, class Machine, class Source, class Target>
    void operator()(const Event&, Machine& machine, Source&, Target&) const {
        auto& context = *machine.context;
        context.taken = true;
        if constexpr (requires { Target::kWork; }) {
            Derived::run(context, Source::kWork, Target::kWork);
            context.position.work = Target::kWork;
        } else {
            Derived::run(context, Source::kClock);
            context.position.clock = Target::kClock;
        }
    }
};
template <class Derived>
struct If {
    template <class Event, class Machine, class Source, class Target>
    bool operator()(const Event&, Machine& machine, Source&, Target&) const {
        return Derived::holds(*machine.context);
    }
};

// ---- Work region: what follows ---------------------------------------------------------------

template <class C>
void reopen(C& context) {
    context.put(Kind::open_work, Work::waiting);
    context.put(Kind::resume_clock, Scope::others);
}

/// Stops what runs while somebody else is asked.
template <class C>
void hand_out(C& context, Work to, Scope clock) {
    context.put(Kind::open_work, to);
    context.put(Kind::pause_clock, Scope::others);
    context.put(Kind::start_clock, clock);
    context.order(Order::pause);
}
template <class C>
void take_back(C& context, Work from, Scope clock) {
    context.put(Kind::close_work, from);
    context.put(Kind::stop_clock, clock);
}

struct Enter : Do<Enter> {
    template <class C>
    static void run(C& context, Work, Work) {
        context.put(Kind::open_work, Work::waiting);
        context.put(Kind::begin_others);
        if (context.tables.clock_begins()) context.order(Order::begin);
    }
};
struct Claim : Do<Claim> {
    template <class C>
    static void run(C& context, Work, Work) {
        context.put(Kind::claim_work);
    }
};
struct Release : Do<Release> {
    template <class C>
    static void run(C& context, Work, Work) {
        context.put(Kind::release_work);
    }
};
struct Propose : Do<Propose> {
    template <class C>
    static void run(C& context, Work, Work) {
        if (!context.interrupted) context.put(Kind::close_work, Work::waiting);
        context.put(Kind::propose);
        hand_out(context, Work::awaiting_confirmation, Scope::confirmation);
    }
};
struct Move : Do<Move> {
    template <class C>
    static void run(C& context, Work, Work) {
        const bool up = context.tables.effect() == LineEffect::up;
        context.put(Kind::take_line);
        if (!context.interrupted) context.put(Kind::close_work, Work::waiting);
        if (up && context.interrupted) context.put(Kind::resume_clock, Scope::others);
        if (!up) context.put(Kind::stop_clock, Scope::others);
        context.put(up ? Kind::next_rung : Kind::set_stage);
        context.put(Kind::open_work, Work::waiting);
        if (!up) context.put(Kind::begin_others);
        context.order(Order::stop);
        if (context.tables.clock_begins()) context.order(Order::begin);
    }
};
struct Ask : Do<Ask> {
    template <class C>
    static void run(C& context, Work, Work) {
        context.put(Kind::take_line);
        if (!context.interrupted) context.put(Kind::close_work, Work::waiting);
        context.put(Kind::count_round);
        hand_out(context, Work::awaiting_correction, Scope::correction);
    }
};
struct Close : Do<Close> {
    template <class C>
    static void run(C& context, Work, Work) {
        context.put(Kind::take_line);
        if (!context.interrupted) context.put(Kind::close_work, Work::waiting);
        context.put(Kind::stop_clock, Scope::others);
        context.put(Kind::close_case);
        context.order(Order::stop);
    }
};
struct Stay : Do<Stay> {
    template <class C>
    static void run(C& context, Work, Work) {
        context.put(Kind::take_line);
        if (!context.interrupted) return;
        reopen(context);
        context.order(Order::go_on);
    }
};
struct Corrected : Do<Corrected> {
    template <class C>
    static void run(C& context, Work, Work) {
        take_back(context, Work::awaiting_correction, Scope::correction);
        reopen(context);
        context.order(Order::go_on);
    }
};
struct Expire : Do<Expire> {
    template <class C>
    static void run(C& context, Work, Work) {
        take_back(context, Work::awaiting_correction, Scope::correction);
        context.interrupted = true;
    }
};
struct Confirm : Do<Confirm> {
    template <class C>
    static void run(C& context, Work, Work) {
        take_back(context, Work::awaiting_confirmation, Scope::confirmation);
        context.put(Kind::drop_proposal);
        context.interrupted = true;
        context.confirmed = true;
    }
};
struct Decline : Do<Decline> {
    template <class C>
    static void run(C& context, Work, Work) {
        take_back(context, Work::awaiting_confirmation, Scope::confirmation);
        context.put(Kind::drop_proposal);
        reopen(context);
        if (context.position.clock == Clock::idle) return;
        context.order(Order::stop);  // and again with full length
        context.order(Order::begin);
    }
};
/// Whatever is open in a stage ends there.
template <class C>
void abandon(C& context, Work was) {
    context.put(Kind::close_work, was == Work::handling ? Work::waiting : was);
    if (was == Work::awaiting_correction) context.put(Kind::stop_clock, Scope::correction);
    if (was == Work::awaiting_confirmation) {
        context.put(Kind::stop_clock, Scope::confirmation);
        context.put(Kind::drop_proposal);
    }
    context.put(Kind::stop_clock, Scope::others);
}
struct Place : Do<Place> {
    template <class C>
    static void run(C& context, Work from, Work) {
        abandon(context, from);
        context.put(Kind::set_stage);
        context.put(Kind::open_work, Work::waiting);
        context.put(Kind::begin_others);
        context.order(Order::stop);
        if (context.tables.clock_begins()) context.order(Order::begin);
    }
};
struct Reopen : Do<Reopen> {
    template <class C>
    static void run(C& context, Work, Work) {
        context.put(Kind::reopen_case);
        context.put(Kind::open_work, Work::waiting);
        context.put(Kind::begin_others);
        if (context.tables.clock_begins()) context.order(Order::begin);
    }
};
struct Leave : Do<Leave> {
    template <class C>
    static void run(C& context, Work from, Work) {
        abandon(context, from == Work::suspended ? context.position.resumes_to : from);
        context.put(context.merged ? Kind::merge_case : Kind::withdraw_case);
        context.position.resumes_to = Work::waiting;
        context.order(Order::stop);
    }
};

/// The clock that runs beside the work: that of whoever is asked, or those of the stage.
constexpr Scope beside(Work work) {
    return work == Work::awaiting_correction     ? Scope::correction
           : work == Work::awaiting_confirmation ? Scope::confirmation
                                                 : Scope::others;
}
struct Suspend : Do<Suspend> {
    template <class C>
    static void run(C& context, Work from, Work) {
        context.put(Kind::suspend_case);
        context.put(Kind::pause_clock, beside(from));
        context.position.resumes_to = from;
        context.order(Order::pause);
    }
};
struct Resume : Do<Resume> {
    template <class C>
    static void run(C& context, Work, Work to) {
        context.put(Kind::resume_case);
        context.put(Kind::resume_clock, beside(to));
        context.position.resumes_to = Work::waiting;
        if (beside(to) == Scope::others) context.order(Order::go_on);
    }
};

struct ToBeConfirmed : If<ToBeConfirmed> {
    template <class C>
    static bool holds(const C& context) {
        return context.tables.needs_confirmation() && !context.confirmed;
    }
};
template <LineEffect... kAre>
struct Says : If<Says<kAre...>> {
    template <class C>
    static bool holds(const C& context) {
        return !ToBeConfirmed::holds(context) && ((context.tables.effect() == kAre) || ...);
    }
};
using SaysMove = Says<LineEffect::go, LineEffect::up>;
using SaysAsk = Says<LineEffect::correct, LineEffect::clarify>;
using SaysEnd = Says<LineEffect::send_back, LineEffect::close>;
template <bool kInterrupted>
struct SaysStay : If<SaysStay<kInterrupted>> {
    template <class C>
    static bool holds(const C& context) {
        return Says<LineEffect::stay>::holds(context) && context.interrupted == kInterrupted;
    }
};
template <Work kTo>
struct GoesOnAt : If<GoesOnAt<kTo>> {
    template <class C>
    static bool holds(const C& context) {
        return context.position.resumes_to == kTo;
    }
};

// ---- Clock region ----------------------------------------------------------------------------

template <Kind kIs>
struct Tell : Do<Tell<kIs>> {
    template <class C>
    static void run(C& context, Clock from) {
        context.put(kIs, Scope::stage);
        context.position.overdue_before_pause = kIs == Kind::pause_clock && from == Clock::overdue;
    }
};
template <bool kWas>
struct RanOut : If<RanOut<kWas>> {
    template <class C>
    static bool holds(const C& context) {
        return context.position.overdue_before_pause == kWas;
    }
};

// ---- The rows. Of several rows that fit, MSM takes the last: their guards exclude each other. ----

// clang-format off
using WorkRows = RowList<
    //  from                  event          to                    then       if
    Row<Waiting,              on::Enter,     Waiting,              Enter,     none>,
    Row<Waiting,              on::Claim,     Handling,             Claim,     none>,
    Row<Handling,             on::Release,   Waiting,              Release,   none>,
    Row<Handling,             on::Decide,    AwaitingConfirmation, Propose,   ToBeConfirmed>,
    Row<Handling,             on::Decide,    Waiting,              Move,      SaysMove>,
    Row<Handling,             on::Decide,    AwaitingCorrection,   Ask,       SaysAsk>,
    Row<Handling,             on::Decide,    Decided,              Close,     SaysEnd>,
    Row<Handling,             on::Decide,    Handling,             Stay,      SaysStay<false>>,
    Row<Handling,             on::Decide,    Waiting,              Stay,      SaysStay<true>>,
    Row<AwaitingCorrection,   on::Corrected, Waiting,              Corrected, none>,
    Row<AwaitingCorrection,   on::Expire,    Handling,             Expire,    none>,
    Row<AwaitingConfirmation, on::Confirm,   Handling,             Confirm,   none>,
    Row<AwaitingConfirmation, on::Decline,   Waiting,              Decline,   none>,
    Row<Waiting,              on::Leave,     Withdrawn,            Leave,     none>,
    Row<Handling,             on::Leave,     Withdrawn,            Leave,     none>,
    Row<AwaitingCorrection,   on::Leave,     Withdrawn,            Leave,     none>,
    Row<AwaitingConfirmation, on::Leave,     Withdrawn,            Leave,     none>,
    Row<Suspended,            on::Leave,     Withdrawn,            Leave,     none>,
    Row<Waiting,              on::Place,     Waiting,              Place,     none>,
    Row<Handling,             on::Place,     Waiting,              Place,     none>,
    Row<AwaitingCorrection,   on::Place,     Waiting,              Place,     none>,
    Row<AwaitingConfirmation, on::Place,     Waiting,              Place,     none>,
    Row<Decided,              on::Reopen,    Waiting,              Reopen,    none>,
    Row<Waiting,              on::Suspend,   Suspended,            Suspend,   none>,
    Row<Handling,             on::Suspend,   Suspended,            Suspend,   none>,
    Row<AwaitingCorrection,   on::Suspend,   Suspended,            Suspend,   none>,
    Row<AwaitingConfirmation, on::Suspend,   Suspended,            Suspend,   none>,
    Row<Suspended,            on::Resume,    Waiting,              Resume,    GoesOnAt<Work::waiting>>,
    Row<Suspended,            on::Resume,    Handling,             Resume,    GoesOnAt<Work::handling>>,
    Row<Suspended,            on::Resume,    AwaitingCorrection,   Resume,    GoesOnAt<Work::awaiting_correction>>,
    Row<Suspended,            on::Resume,    AwaitingConfirmation, Resume,    GoesOnAt<Work::awaiting_confirmation>>>;

using ClockRows = RowList<
    Row<Idle,    on::Begin,  Running, Tell<Kind::start_clock>,  none>,
    Row<Running, on::Warn,   Warned,  Tell<Kind::warn>,         none>,
    Row<Running, on::Lapse,  Overdue, Tell<Kind::overdue>,      none>,
    Row<Warned,  on::Lapse,  Overdue, Tell<Kind::overdue>,      none>,
    Row<Overdue, on::Remind, Overdue, Tell<Kind::remind>,       none>,
    Row<Running, on::Pause,  Paused,  Tell<Kind::pause_clock>,  none>,
    Row<Warned,  on::Pause,  Paused,  Tell<Kind::pause_clock>,  none>,
    Row<Overdue, on::Pause,  Paused,  Tell<Kind::pause_clock>,  none>,
    Row<Paused,  on::GoOn,   Running, Tell<Kind::resume_clock>, RanOut<false>>,
    Row<Paused,  on::GoOn,   Overdue, Tell<Kind::resume_clock>, RanOut<true>>,
    Row<Running, on::Stop,   Idle,    Tell<Kind::stop_clock>,   none>,
    Row<Warned,  on::Stop,   Idle,    Tell<Kind::stop_clock>,   none>,
    Row<Overdue, on::Stop,   Idle,    Tell<Kind::stop_clock>,   none>,
    Row<Paused,  on::Stop,   Idle,    Tell<Kind::stop_clock>,   none>>;
// clang-format on

static_assert(Joined<WorkRows, ClockRows>::kCount <= 45, "one table, still readable");

/// What both machines have in common: no exceptions, no queue, and silence about events not taken,
/// because whether one was taken is our own note, not MSM's return value.
template <class Derived, class C>
struct FrontEnd : state_machine_def<Derived> {
    typedef int no_exception_thrown;
    typedef int no_message_queue;
    C* context = nullptr;

    template <class Machine, class Event>
    void no_transition(const Event&, Machine&, int) {}
};

template <class Tables>
struct StageFrontEnd : FrontEnd<StageFrontEnd<Tables>, Context<Tables>> {
    using initial_state = boost::mpl::vector<Waiting, Idle>;
    using transition_table = typename Joined<WorkRows, ClockRows>::type;
};
struct ClockFrontEnd : FrontEnd<ClockFrontEnd, ClockContext> {
    using initial_state = Idle;
    using transition_table = typename Joined<ClockRows>::type;
};

template <class Machine>
constexpr std::array<int, 7> kWorkIds = {kId<Machine, Waiting>,
                                         kId<Machine, Handling>,
                                         kId<Machine, AwaitingCorrection>,
                                         kId<Machine, AwaitingConfirmation>,
                                         kId<Machine, Decided>,
                                         kId<Machine, Suspended>,
                                         kId<Machine, Withdrawn>};
template <class Machine>
constexpr std::array<int, 5> kClockIds = {kId<Machine, Idle>, kId<Machine, Running>,
                                          kId<Machine, Warned>, kId<Machine, Overdue>,
                                          kId<Machine, Paused>};

template <class Tables>
class StageMachine {
   public:
    explicit StageMachine(Context<Tables>& context) : context_(context) {
        machine_.context = &context;
        const int states[2] = {
            kWorkIds<Machine>[static_cast<std::size_t>(context.position.work)],
            kClockIds<Machine>[static_cast<std::size_t>(context.position.clock)]};
        Restore<2> restore(states);
        machine_.serialize(restore, 0);
    }

    /// Work event: the transition, then the orders it gave. False: no row took it.
    template <class On>
    bool work(const On& event) {
        context_.taken = false;
        machine_.process_event(event);
        const bool taken = context_.taken;
        for (std::size_t i = 0; i < context_.order_count; ++i) carry_out(context_.orders[i]);
        context_.order_count = 0;
        return taken;
    }
    template <class On>
    bool clock(const On& event) {
        context_.taken = false;
        machine_.process_event(event);
        return context_.taken;
    }

   private:
    using Machine = Backend<StageFrontEnd<Tables>>;

    void carry_out(Order order) {
        switch (order) {
            case Order::begin: clock(on::Begin{}); break;
            case Order::pause: clock(on::Pause{}); break;
            case Order::go_on: clock(on::GoOn{}); break;
            case Order::stop: clock(on::Stop{}); break;
        }
    }

    Context<Tables>& context_;
    Machine machine_;
};

template <class Tables>
bool run(StageMachine<Tables>& machine, Context<Tables>& context, Event::Kind kind) {
    const auto decide = [&] {  // who acts without having claimed the work claims it by acting
        if (context.position.work == Work::waiting) machine.work(on::Claim{});
        return machine.work(on::Decide{});
    };
    switch (kind) {
        case Event::Kind::enter: return machine.work(on::Enter{});
        case Event::Kind::claim: return machine.work(on::Claim{});
        case Event::Kind::release: return machine.work(on::Release{});
        case Event::Kind::start:
            return (context.position.work == Work::waiting ||
                    context.position.work == Work::handling) &&
                   context.tables.stage_has_clock() && machine.clock(on::Begin{});
        case Event::Kind::decide: return decide();
        case Event::Kind::corrected: return machine.work(on::Corrected{});
        case Event::Kind::correction_expired: return machine.work(on::Expire{}) && decide();
        case Event::Kind::confirm: return machine.work(on::Confirm{}) && decide();
        case Event::Kind::decline: return machine.work(on::Decline{});
        case Event::Kind::withdraw: return machine.work(on::Leave{});
        case Event::Kind::merge: context.merged = true; return machine.work(on::Leave{});
        case Event::Kind::suspend: return machine.work(on::Suspend{});
        case Event::Kind::resume: return machine.work(on::Resume{});
        case Event::Kind::place: return machine.work(on::Place{});
        case Event::Kind::reopen: return machine.work(on::Reopen{});
        case Event::Kind::warn: return machine.clock(on::Warn{});
        case Event::Kind::lapse: return machine.clock(on::Lapse{});
        case Event::Kind::remind: return machine.clock(on::Remind{});
    }
    return false;
}

bool is_tick(Event::Kind kind) { return kind >= Event::Kind::warn; }

Refusal why_not(const Position& position, Event::Kind kind) {
    if (is_tick(kind)) return Refusal::clock_not_due;
    switch (position.work) {
        case Work::decided:
        case Work::withdrawn: return Refusal::is_closed;
        case Work::suspended: return Refusal::is_suspended;
        case Work::awaiting_correction: return Refusal::waits_for_applicant;
        case Work::awaiting_confirmation: return Refusal::waits_for_confirmation;
        default: break;
    }
    const bool runs = kind == Event::Kind::start && position.clock != Clock::idle;
    return runs ? Refusal::clock_runs : Refusal::not_here;
}

/// Does the event name a stage and, where it needs one, a line of the program?
bool names_fit(const program::Program& program, const Event& event) {
    using K = Event::Kind;
    const bool line =
        event.kind == K::decide || event.kind == K::correction_expired || event.kind == K::confirm;
    const auto known = [&](std::int32_t stage) {
        return stage >= 0 && static_cast<std::size_t>(stage) < program.stages.size();
    };
    const bool elsewhere = event.kind == K::place || (line && event.to != program::kNone);
    if (elsewhere && !known(event.to)) return false;
    if (!line && event.kind != K::enter && event.kind != K::start && event.kind != K::reopen)
        return true;
    if (!known(event.stage)) return false;
    const auto& lines = program.stages[static_cast<std::size_t>(event.stage)].dispositions;
    return !line ||
           (event.disposition >= 0 && static_cast<std::size_t>(event.disposition) < lines.size());
}

}  // namespace

Step step(const program::Program& program, const Position& position, const Event& event) {
    if (!names_fit(program, event)) return {Refusal::no_such_line, position, {}};
    std::vector<Effect> effects;
    effects.reserve(10);
    Context<LoadedTables> context(LoadedTables(program, event));
    context.position = position;
    context.effects = &effects;
    StageMachine<LoadedTables> machine(context);
    if (!run(machine, context, event.kind)) return {why_not(position, event.kind), position, {}};
    return {Refusal::none, context.position, std::move(effects)};
}

ClockStep step_clock(Clock clock, ClockEvent event, bool overdue_before_pause) {
    using Machine = Backend<ClockFrontEnd>;
    std::vector<Effect> effects;
    ClockContext context;
    context.position.clock = clock;
    context.position.overdue_before_pause = overdue_before_pause;
    context.effects = &effects;
    Machine machine;
    machine.context = &context;
    const int states[1] = {kClockIds<Machine>[static_cast<std::size_t>(clock)]};
    Restore<1> restore(states);
    machine.serialize(restore, 0);
    switch (event) {
        case ClockEvent::begin:
            machine.process_event(on::Stop{});  // full length again; nothing to stop when idle
            machine.process_event(on::Begin{});
            break;
        case ClockEvent::pause: machine.process_event(on::Pause{}); break;
        case ClockEvent::resume: machine.process_event(on::GoOn{}); break;
        case ClockEvent::stop: machine.process_event(on::Stop{}); break;
        case ClockEvent::warn: machine.process_event(on::Warn{}); break;
        case ClockEvent::lapse: machine.process_event(on::Lapse{}); break;
        case ClockEvent::remind: machine.process_event(on::Remind{}); break;
    }
    return {context.taken, context.position.clock};
}

}  // namespace guiju::machine
