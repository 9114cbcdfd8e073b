// SPDX-License-Identifier: Apache-2.0
#pragma once
// The number of a version of a policy, however it is written. Not an order: which version is newer is
// said by its days, not by its number.
#include <string>
#include <string_view>

namespace guiju::value {

/// "第1.0版", "1.0版", " 1.0" and "version 1.0" are one version: "1.0".
[[nodiscard]] std::string version_number(std::string_view written);

}  // namespace guiju::value
