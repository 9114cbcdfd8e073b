// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs the program `guiju` as its users do: a process with words, files and an environment; gives what it
// wrote and its exit code. And a folder of its own for every test. Knows nothing of the rules.
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace guiju::acceptance {

struct Ran {
    int code = -1;
    std::string out, err;
};

struct Setting {
    std::string input{};                             ///< stdin
    std::map<std::string, std::string> variables{};  ///< beside an otherwise fixed environment
};

/// Started in the root of the repository. LANG is unset: Chinese, unless told otherwise.
[[nodiscard]] Ran guiju(const std::vector<std::string>& words, const Setting& setting = {});

/// A test with an empty folder of its own, gone afterwards.
class Program : public testing::Test {
   protected:
    Program();
    ~Program() override;
    /// Path of a file in the folder.
    [[nodiscard]] std::string at(const std::string& name) const { return folder_ + "/" + name; }
    /// Writes a file there and gives its path.
    std::string write(const std::string& name, const std::string& text) const;
    [[nodiscard]] static std::string read(const std::string& path);
    [[nodiscard]] std::string url(const std::string& name) const { return "sqlite://" + at(name); }

   private:
    std::string folder_;
};

}  // namespace guiju::acceptance
