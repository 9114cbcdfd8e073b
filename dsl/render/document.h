// SPDX-License-Identifier: Apache-2.0
#pragma once
// A policy as a person reads it, before it has a form: articles of sentences, items, tables and notes.
// Made from the tree by statute.h, written as plain text or HTML. It cannot be read back.
#include <string>
#include <utility>
#include <vector>

namespace guiju::render {

struct Block {
    enum class Kind : unsigned char {
        sentence,  ///< text
        item,      ///< text with its own mark （一）
        table,     ///< rows; the first is the heading
        remark,    ///< never binding
    } kind{};
    std::string text;
    std::string limits;    ///< what a locality may do to it: "市县可缩短"; empty: nothing
    std::string citation;  ///< article of the source text
    std::vector<std::vector<std::string>> rows;
};

struct Article {
    int number = 0;
    std::string kind;   ///< keyword id of the section: stage, matter …
    std::string title;  ///< "需求初筛"
    std::string basis;  ///< article of the source text; empty if none
    std::vector<Block> blocks;
};

struct Document {
    std::string title;
    std::vector<std::pair<std::string, std::string>> facts;  ///< label and text of the head
    std::vector<Block> remarks;
    std::vector<Article> articles;
};

}  // namespace guiju::render
