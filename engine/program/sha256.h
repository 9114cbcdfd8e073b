// SPDX-License-Identifier: Apache-2.0
#pragma once
// SHA-256 of bytes, as 64 lower-case hexadecimal digits. For the names of
// programs; chains and signatures of what was done are in engine/evidence.
#include <string>
#include <string_view>

namespace guiju::program {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace guiju::program
