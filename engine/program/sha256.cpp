// SPDX-License-Identifier: Apache-2.0
#include "engine/program/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <cassert>

namespace guiju::program {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    [[maybe_unused]] const int done =
        EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    assert(done == 1 && size == 32);
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (std::size_t i = 0; i < size; ++i) {
        text += kHex[digest[i] >> 4];
        text += kHex[digest[i] & 15];
    }
    return text;
}

}  // namespace guiju::program
