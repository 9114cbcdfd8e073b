// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/signing.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <new>
#include <optional>

namespace guiju::http {
namespace {

using base::Text;

constexpr std::string_view kFront = "whsec_";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const auto from = text.find_first_not_of(kBlank);
    if (from == std::string_view::npos) return "";
    return text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.empty() || text.size() % 4 != 0 || text.size() > 1024) return std::nullopt;
    std::string bytes(text.size() / 4 * 3, '\0');
    const auto size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                      reinterpret_cast<const unsigned char*>(text.data()),
                                      static_cast<int>(text.size()));
    if (size < 0) return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && text[text.size() - 1 - padding] == '=') ++padding;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

std::string to_base64(const unsigned char* bytes, std::size_t size) {
    std::string text((size + 2) / 3 * 4 + 1, '\0');
    const auto length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes,
                                        static_cast<int>(size));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::string hmac(const EVP_MD* algorithm, const std::string& secret, const std::string& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const auto* done = HMAC(algorithm, secret.data(), static_cast<int>(secret.size()),
                            reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                            digest.data(), &size);
    // Nothing may go out under a signature that was not computed.
    if (done == nullptr) throw std::bad_alloc();
    return to_base64(digest.data(), size);
}

bool may_stay(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || c == '-' || c == '_' || c == '/' || c == '#';
}

}  // namespace

base::Result<Secret> Secret::read(std::string_view text, const std::string& place) {
    const auto wrong = [&](Text why) {
        return base::Error{base::ErrorKind::misuse, base::Code::gj5702, {place, std::move(why)}};
    };
    const auto content = trimmed(text);
    std::string bytes(content);
    if (content.starts_with(kFront)) {
        auto decoded = from_base64(content.substr(kFront.size()));
        if (!decoded) return wrong({"whsec_ 后面不是 base64", "what follows whsec_ is not base64"});
        bytes = std::move(*decoded);
    }
    if (bytes.size() < kLeast || bytes.size() > kMost) {
        const auto size = std::to_string(bytes.size());
        return wrong(
            {"有" + size + "字节，应为24到64字节", "it has " + size + " bytes, not 24 to 64"});
    }
    return Secret(std::move(bytes));
}

std::string Secret::sign(std::string_view id, std::int64_t seconds, std::string_view body,
                         bool sm3) const {
    std::string bytes(id);
    bytes += '.' + std::to_string(seconds) + '.';
    bytes += body;
    auto text = "v1," + hmac(EVP_sha256(), bytes_, bytes);
    if (sm3) text += " v1sm3," + hmac(EVP_sm3(), bytes_, bytes);
    return text;
}

std::string id_in_header(std::string_view id) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : id) {
        if (may_stay(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

}  // namespace guiju::http
