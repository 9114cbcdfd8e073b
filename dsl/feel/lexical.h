// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words of FEEL as PEGTL rules: spaces and comments, numbers, texts, single names.
// Names with spaces are not here: which they are depends on the scope (parse.h).
#include <tao/pegtl.hpp>

namespace guiju::feel::lexical {

namespace pegtl = tao::pegtl;

struct block_comment : pegtl::seq<pegtl::string<'/', '*'>, pegtl::until<pegtl::string<'*', '/'>>> {
};
struct line_comment : pegtl::seq<pegtl::string<'/', '/'>, pegtl::until<pegtl::eolf>> {};
struct blank
    : pegtl::sor<
          pegtl::space,
          pegtl::utf8::one<0xA0, 0x1680, 0x180E, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF>,
          pegtl::utf8::range<0x2000, 0x200B>> {};
struct skip : pegtl::star<pegtl::sor<blank, block_comment, line_comment>> {};

struct digits : pegtl::plus<pegtl::digit> {};
struct exponent : pegtl::seq<pegtl::one<'e', 'E'>, pegtl::opt<pegtl::one<'+', '-'>>, digits> {};
struct fraction : pegtl::seq<pegtl::one<'.'>, digits> {};
struct number : pegtl::seq<pegtl::sor<pegtl::seq<digits, pegtl::opt<fraction>>, fraction>,
                           pegtl::opt<exponent>> {};

struct escape : pegtl::seq<pegtl::one<'\\'>, pegtl::any> {};
struct text
    : pegtl::seq<pegtl::one<'"'>, pegtl::star<pegtl::sor<escape, pegtl::not_one<'"', '\\'>>>,
                 pegtl::one<'"'>> {};

struct beyond_ascii : pegtl::seq<pegtl::not_at<blank>, pegtl::utf8::range<0x80, 0x10FFFF>> {};
struct name_start : pegtl::sor<pegtl::alpha, pegtl::one<'_', '?'>, beyond_ascii> {};
struct name_part : pegtl::sor<name_start, pegtl::digit> {};
struct name : pegtl::seq<name_start, pegtl::star<name_part>> {};

}  // namespace guiju::feel::lexical
