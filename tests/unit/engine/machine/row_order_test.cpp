// SPDX-License-Identifier: Apache-2.0
// Pins what Boost.MSM does when several rows fit: it takes the last one written. Our tables do not rely on
// it (guards exclude each other); should a newer Boost change it, this test says so first.
#include <gtest/gtest.h>

#include "engine/machine/backend.h"

namespace guiju::machine {
namespace {

using boost::msm::front::none;
using boost::msm::front::Row;

struct Here : boost::msm::front::state<> {};
struct First : boost::msm::front::state<> {};
struct Second : boost::msm::front::state<> {};
struct Other : boost::msm::front::state<> {};
struct Go {};
struct Ignored {};

using Rows = RowList<Row<Here, Go, First, none, none>, Row<Here, Go, Second, none, none>>;

struct TwoRowsFit : boost::msm::front::state_machine_def<TwoRowsFit> {
    using initial_state = boost::mpl::vector<Here, Other>;
    using transition_table = Joined<Rows>::type;
    typedef int no_exception_thrown;
    typedef int no_message_queue;
    int ignored = 0;
    template <class Machine, class Event>
    void no_transition(const Event&, Machine&, int) {
        ++ignored;
    }
};
using Machine = Backend<TwoRowsFit>;

TEST(RowOrder, of_several_rows_that_fit_the_last_wins) {
    Machine machine;
    const int states[2] = {kId<Machine, Here>, kId<Machine, Other>};
    Restore<2> restore(states);
    machine.serialize(restore, 0);
    machine.process_event(Go{});
    const int now = machine.current_state()[0];
    const int second = kId<Machine, Second>;
    EXPECT_EQ(now, second);
}

TEST(RowOrder, an_event_one_region_ignores_still_counts_as_handled) {
    Machine machine;
    const int states[2] = {kId<Machine, Here>, kId<Machine, Other>};
    Restore<2> restore(states);
    machine.serialize(restore, 0);
    machine.process_event(Go{});
    EXPECT_EQ(machine.ignored, 0);
    machine.process_event(Go{});  // no row from Second: once for each region
    EXPECT_EQ(machine.ignored, 2);
}

}  // namespace
}  // namespace guiju::machine
