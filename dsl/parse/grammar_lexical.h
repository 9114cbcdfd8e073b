// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 1: words and punctuation, and the control class that fills the State.
// Only grammar.cpp and the tests of the grammar include this: PEGTL stays in two files.
#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "dsl/parse/tokens.h"

namespace guiju::parse::grammar {

namespace p = tao::pegtl;
using K = syntax::Keyword;
using S = Shape;
using E = Expect;

/// A rule whose match becomes a node.
template <Shape kind, class... Rules>
struct node : p::seq<Rules...> {
    static constexpr Shape shape = kind;
};
/// A rule that people know by a name: when it fails at once, the name is what was expected.
template <Expect kind, class... Rules>
struct named : p::seq<Rules...> {
    static constexpr Expect expect = kind;
};

/// A word that a function recognises.
template <std::size_t (*Match)(Here)>
struct token {
    using rule_t = token;
    using subs_t = p::empty_list;
    template <p::apply_mode, p::rewind_mode, template <class...> class, template <class...> class,
              class Input>
    [[nodiscard]] static bool match(Input& in, State& state) {
        const auto n = Match({state, in.current(), in.end()});
        in.bump(n);
        return n != 0;
    }
};
/// Blanks, and the pieces 【…】 〔…〕 that may stand anywhere.
struct ws {
    using rule_t = ws;
    using subs_t = p::empty_list;
    template <p::apply_mode, p::rewind_mode, template <class...> class, template <class...> class,
              class Input>
    [[nodiscard]] static bool match(Input& in, State& state) {
        in.bump(match_blank({state, in.current(), in.end()}));
        return true;
    }
};
/// A keyword in the skin of the file. Soft: a longer declared name at this place wins.
template <syntax::Keyword word, bool soft = false>
struct kw {
    using rule_t = kw;
    using subs_t = p::empty_list;
    template <p::apply_mode, p::rewind_mode, template <class...> class, template <class...> class,
              class Input>
    [[nodiscard]] static bool match(Input& in, State& state) {
        const Here here{state, in.current(), in.end()};
        const auto n = soft ? match_keyword_unless_name(here, word) : match_keyword(here, word);
        if (n == 0 && !entry(word).spellings(state.skin()).empty())
            state.miss(expected(word), state.skip(in.current(), in.end()));
        in.bump(n);
        return n != 0;
    }
};
/// Succeeds in one skin only: chooses the word order.
template <syntax::Skin wanted>
struct in_skin {
    using rule_t = in_skin;
    using subs_t = p::empty_list;
    template <p::apply_mode, p::rewind_mode, template <class...> class, template <class...> class,
              class Input>
    [[nodiscard]] static bool match(Input&, State& state) {
        return state.skin() == wanted;
    }
};

template <class Rule>
struct control : p::normal<Rule> {
    static constexpr bool has_shape = requires { Rule::shape; };
    static constexpr bool has_name = requires { Rule::expect; };

    template <class Input>
    static void start(const Input& in, State& state) {
        state.attempt(in.current());
        if constexpr (has_shape || has_name) state.open(in.current());
    }
    template <class Input>
    static void success([[maybe_unused]] const Input& in, [[maybe_unused]] State& state) {
        if constexpr (has_shape)
            state.close(Rule::shape, in.current(), in.end());
        else if constexpr (has_name)
            state.close();
    }
    template <class Input>
    static void failure([[maybe_unused]] const Input& in, [[maybe_unused]] State& state) {
        if constexpr (has_name)
            state.abandon(Rule::expect, in.end());
        else if constexpr (has_shape)
            state.abandon();
    }
};

using zh = in_skin<syntax::Skin::chinese>;
using en = in_skin<syntax::Skin::english>;

// Punctuation: full and half width are one.
struct comma : named<E::comma, ws, p::sor<p::one<','>, p::utf8::one<U'，'>>> {};
struct comma_or_and : p::sor<kw<K::cond_and_word>, p::seq<comma, p::opt<kw<K::cond_and_word>>>> {};
struct sep_zh : named<E::list_mark, ws, p::sor<p::utf8::one<U'、'>, p::one<','>>> {};
struct sep : p::sor<p::seq<zh, sep_zh>, p::seq<en, comma, p::opt<kw<K::cond_and_word>>>> {
};  // in conditions
struct part_sep : p::sor<p::seq<zh, sep_zh>, p::seq<en, kw<K::cond_and_word>>> {
};  // inside one part of a list
struct label_sep : named<E::list_mark, ws, p::sor<p::utf8::one<U'、', U'，'>, p::one<','>>> {};
struct grade_sep
    : named<E::list_mark, ws, p::sor<p::utf8::one<U'、', U'，', U'；'>, p::one<',', ';'>>> {};
struct colon : named<E::colon, ws, p::sor<p::one<':'>, p::utf8::one<U'：'>>> {};
struct open : named<E::open, ws, p::sor<p::one<'('>, p::utf8::one<U'（'>>> {};
struct close : named<E::close, ws, p::sor<p::one<')'>, p::utf8::one<U'）'>>> {};
struct stop : p::seq<ws, p::sor<p::one<';', '.'>, p::utf8::one<U'；', U'。'>>> {};
struct finish : named<E::end, p::opt<stop>, ws, p::eof> {};

struct name : named<E::name, node<S::name, token<match_name>>> {};
struct quoted : named<E::quoted, node<S::quoted, token<match_quoted>>> {};
struct digits : named<E::number, node<S::number, token<match_number>>> {};
struct whole : named<E::number, node<S::number, token<match_count>>> {};
struct unit : named<E::unit, node<S::unit, token<match_unit>>> {};
struct date : named<E::date, node<S::date, token<match_date>>> {};
struct word : named<E::place, node<S::word, token<match_word>>> {};
struct label_text : named<E::label, node<S::label, token<match_label>>> {};
struct note_text : named<E::label, node<S::label, token<match_note>>> {};
struct title : named<E::label, node<S::label, token<match_title>>> {};
struct item_number : named<E::item_number, node<S::item, token<match_item>>> {};
struct rung_number : named<E::rung, node<S::rung_number, token<match_rung>>> {};
struct year : named<E::date, node<S::number, token<match_year>>> {};

/// 原文印作万亿元: the unit the document prints, where the one before it holds.
struct printed : p::seq<open, kw<K::cond_printed>, node<S::printed, unit>, close> {};
struct quantity : named<E::number, node<S::quantity, digits, p::opt<unit, p::opt<printed>>>> {};
/// A unit right behind the number, when the number is one ("per percentage point").
struct step_size : node<S::quantity, p::opt<digits>, unit> {};
template <K word>
using soft = kw<word, true>;
template <K... words>
struct soft_of : node<S::word, p::sor<soft<words>...>> {};
template <K... words>
struct any_of : node<S::word, p::sor<kw<words>...>> {};
template <class Rule>
struct names_by : node<S::names, p::list<name, Rule>> {};

}  // namespace guiju::parse::grammar

namespace tao::pegtl {

template <class Name, std::size_t (*Match)(guiju::parse::Here)>
struct analyze_traits<Name, guiju::parse::grammar::token<Match>> : analyze_any_traits<> {};
template <class Name>
struct analyze_traits<Name, guiju::parse::grammar::ws> : analyze_opt_traits<> {};
template <class Name, guiju::syntax::Keyword word, bool soft>
struct analyze_traits<Name, guiju::parse::grammar::kw<word, soft>> : analyze_any_traits<> {};
template <class Name, guiju::syntax::Skin skin>
struct analyze_traits<Name, guiju::parse::grammar::in_skin<skin>> : analyze_opt_traits<> {};

}  // namespace tao::pegtl
