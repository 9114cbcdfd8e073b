// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one place that knows which back end of Boost.MSM is used, and how a machine is put into a state.
// Rows go in through rows<...>, as many as there are. Only protocol.cpp may include this.
#define FUSION_MAX_VECTOR_SIZE 20
#include <boost/mpl/push_back.hpp>
#include <boost/mpl/vector.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>
#include <boost/serialization/base_object.hpp>

namespace guiju::machine {

/// A list of rows; joined and turned into what MSM takes.
template <class... Rows>
struct RowList {};

template <class Sequence, class... Rows>
struct Pushed {
    using type = Sequence;
};
template <class Sequence, class First, class... Rest>
struct Pushed<Sequence, First, Rest...> {
    using type =
        typename Pushed<typename boost::mpl::push_back<Sequence, First>::type, Rest...>::type;
};

template <class... Lists>
struct Joined;
template <class... Rows>
struct Joined<RowList<Rows...>> {
    using type = typename Pushed<boost::mpl::vector0<>, Rows...>::type;
    static constexpr int kCount = sizeof...(Rows);
};
template <class... A, class... B>
struct Joined<RowList<A...>, RowList<B...>> : Joined<RowList<A..., B...>> {};

template <class FrontEnd>
using Backend = boost::msm::back::state_machine<FrontEnd>;

/// The number MSM gave a state. Changes when rows are moved: never kept, only used within a process.
template <class Machine, class State>
inline constexpr int kId =
    boost::msm::back::get_state_id<typename Machine::stt, State>::type::value;

/// Puts a machine into given states. MSM knows only serialize() for that; this is its archive.
template <int Regions>
class Restore {
   public:
    explicit Restore(const int (&states)[Regions]) : states_(states) {}

    Restore& operator&(int (&states)[Regions]) {
        for (int i = 0; i < Regions; ++i) states[i] = states_[i];
        return *this;
    }
    template <class Other>
    Restore& operator&(Other&) {
        return *this;
    }

   private:
    const int (&states_)[Regions];
};

}  // namespace guiju::machine
