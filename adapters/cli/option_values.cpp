// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/option_values.h"

#include <charconv>
#include <limits>

namespace guiju::cli {

base::Error cannot_be(const std::string& option, const std::string& given, base::Text instead) {
    return {base::ErrorKind::misuse, base::Code::gj5606, {option, given, std::move(instead)}};
}

base::Result<std::int64_t> number_of(const std::string& option, const std::string& written,
                                     const Numbers& numbers) {
    if (written.empty()) return numbers.unwritten;
    std::int64_t number = 0;
    const auto* end = written.data() + written.size();
    const auto [stop, problem] = std::from_chars(written.data(), end, number);
    const bool taken = problem == std::errc() && stop == end;
    if (!taken || number < numbers.least || number > numbers.most)
        return cannot_be(option, written, numbers.said);
    return number;
}

base::Result<std::size_t> limit_of(const Arguments& arguments, std::size_t unwritten) {
    const auto number = number_of("--limit", arguments.limit,
                                  {0,
                                   std::numeric_limits<std::int64_t>::max(),
                                   {"一个数，0 是全部", "a number; 0 is all"},
                                   static_cast<std::int64_t>(unwritten)});
    if (!number) return number.error();
    return static_cast<std::size_t>(*number);
}

base::Result<std::string> territory_of(const Arguments& arguments) {
    const auto& written = arguments.territory;
    if (written.find_first_not_of("0123456789") == std::string::npos) return written;
    return cannot_be("--territory", written,
                     {"行政区划代码，例如 330421", "a code, such as 330421"});
}

}  // namespace guiju::cli
