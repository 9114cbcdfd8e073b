// SPDX-License-Identifier: Apache-2.0
#pragma once
// Grammar, part 2a: lists of records. LIST中C的, what is added up, asked of each or of each group, the
// months covered, at least N of; the columns of a list and the rows of an example.
#include "dsl/parse/grammar_lexical.h"

namespace guiju::parse::grammar {

struct any_expr;
struct primary;
struct owned;
struct sum;
struct type;
struct labels;
struct column_flag;
struct owner_follow;
struct given_value;

struct semicolon : p::seq<ws, p::sor<p::one<';'>, p::utf8::one<U'；'>>> {};
struct of : kw<K::cond_of> {};

// LIST中C的 | LIST where (C)
struct chosen_zh : node<S::chosen, zh, name, kw<K::rows_among>, any_expr, of> {};
struct chosen_en : node<S::chosen, en, name, kw<K::rows_among>, open, any_expr, close> {};
struct chosen : p::sor<chosen_zh, chosen_en> {};
struct rows : p::sor<chosen, name> {};

// …的COLUMN之和 | …的占比 | …按A至B覆盖Y的月数 | …按COLUMN分组后每组均C | …COLUMN
struct column_fold
    : any_of<K::rows_sum, K::rows_mean, K::rows_greatest, K::rows_least, K::rows_distinct> {};
struct fold_zh
    : node<S::fold, p::sor<p::seq<name, column_fold>, any_of<K::rows_share, K::rows_number>>> {};
struct months_zh : node<S::months, kw<K::rows_by>, name, p::opt<kw<K::word_to>, name>,
                        kw<K::rows_covers>, sum, kw<K::rows_months>> {};
struct groups_zh : node<S::groups, kw<K::rows_by>, name, kw<K::rows_group>, any_expr> {};
struct pick : node<S::owner, name, p::at<owner_follow>> {};
struct after_chosen : p::sor<fold_zh, months_zh, groups_zh, pick> {};
struct after_name : p::sor<p::seq<of, fold_zh>, months_zh, groups_zh> {};
struct all_of_zh : node<S::rows, zh, name, kw<K::rows_pick>, node<S::owner, name>> {};
struct all_of_en : node<S::pick_en, en, soft<K::rows_pick>, name, p::sor<kw<K::rows_of>>, rows> {};
struct rows_zh
    : node<S::rows, zh, p::sor<p::seq<chosen_zh, p::opt<after_chosen>>, p::seq<name, after_name>>> {
};

struct fold_en : node<S::fold_en, en,
                      p::sor<p::seq<column_fold, name, kw<K::rows_of>, rows>,
                             p::seq<any_of<K::rows_share, K::rows_number>, rows>>> {};
struct months_en : node<S::months_en, en, soft<K::rows_covers>, sum, kw<K::rows_months>, rows,
                        kw<K::rows_from>, name, p::opt<kw<K::word_to>, name>> {};
struct groups_en : node<S::groups_en, en, soft<K::rows_group>, rows, kw<K::rows_by>, name,
                        kw<K::rows_holds>, any_expr> {};
struct difference_en
    : node<S::difference, en, soft<K::rows_difference>, owned, kw<K::cond_and_word>, owned> {};

struct every : node<S::every, soft<K::rows_every>, rows, kw<K::rows_holds>, any_expr> {};
// The last 的 may belong to the line: LIST中没有C的，退回.
struct none_zh
    : node<S::none_of, zh, name, kw<K::rows_none_of>, any_expr, p::opt<of, p::not_at<comma>>> {};
struct none_en
    : node<S::none_of, en, soft<K::rows_none_of>, name, kw<K::rows_among>, open, any_expr, close> {
};
struct tally_word
    : node<S::word, p::sor<soft<K::rows_at_least>, soft<K::rows_at_most>, soft<K::rows_exactly>>> {
};
struct tally : node<S::tally, tally_word, p::sor<quantity, name>, kw<K::rows_hold>, open,
                    p::list<any_expr, semicolon>, close> {};
struct over_rows : p::sor<every, none_zh, none_en, tally, fold_en, months_en, groups_en,
                          difference_en, all_of_zh, all_of_en, rows_zh, chosen_en> {};

// 名单（姓名：文字，类别：选项（企业、高校），必填）
struct columns;  // a list in a list is read, and refused by the checker (GJ2315)
struct column : node<S::column, title, colon, type, p::opt<p::sor<columns, labels>>,
                     p::star<comma, column_flag>> {};
struct columns : node<S::columns, open, p::list<column, comma>, close> {};

// （3名类别“企业”；姓名“张三”，类别“高校”）
struct cell : node<S::given, name, p::opt<kw<K::cond_is>>, given_value> {};
struct table_row : node<S::table_row, p::opt<quantity>, p::list<cell, comma>> {};
struct table : node<S::table, open, p::list<table_row, semicolon>, close> {};

}  // namespace guiju::parse::grammar
