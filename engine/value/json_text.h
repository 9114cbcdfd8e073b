// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON as it is written, from front to end, with no tree in between: for what every command writes.
// Reading, and writing what is rare, is left to Boost.JSON.
#include <cstdint>
#include <string>
#include <string_view>

namespace guiju::value {

/// Appends a text in quotes. RFC 8785: only what must be escaped is, in its shortest form.
void append_quoted(std::string& out, std::string_view text);

/// Puts the commas; brackets and names are the caller's to get right.
class JsonText {
   public:
    JsonText() { out_.reserve(kRoom); }
    JsonText& open(char bracket);
    JsonText& close(char bracket);
    /// Of the member that follows; needs no escaping.
    JsonText& name(std::string_view member);
    JsonText& text(std::string_view content);
    JsonText& whole(std::int64_t number);
    JsonText& yes(bool is);
    /// A value that is JSON already.
    JsonText& json(std::string_view written);

    [[nodiscard]] const std::string& written() const { return out_; }
    [[nodiscard]] std::string take() { return std::move(out_); }

   private:
    void begin();

    static constexpr std::size_t kRoom = 480;  ///< most are shorter

    std::string out_;
    bool first_ = true;  ///< nothing stands before in this bracket, or the name of the member does
};

}  // namespace guiju::value
