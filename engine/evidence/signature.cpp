// SPDX-License-Identifier: Apache-2.0
#include "engine/evidence/signature.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <array>
#include <vector>

#include "engine/evidence/fingerprint.h"

namespace guiju::evidence {
namespace {

constexpr std::string_view kAlgorithm = "ed25519:";
constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kIdDigits = 16;

/// Nobody is asked for a password: a key under one cannot be used.
int no_password(char*, int, int, void*) { return 0; }

using Key = std::shared_ptr<EVP_PKEY>;

template <class Read>
Key key_from(std::string_view pem, Read read) {
    BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
    if (bio == nullptr) return nullptr;
    Key key(read(bio, nullptr, no_password, nullptr), EVP_PKEY_free);
    BIO_free(bio);
    ERR_clear_error();
    if (key && EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) return nullptr;
    return key;
}

std::string hex_of(const unsigned char* bytes, std::size_t size) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < size; ++i) {
        out += kHex[bytes[i] >> 4];
        out += kHex[bytes[i] & 15];
    }
    return out;
}

/// The bytes of hexadecimal digits; none when there is anything else.
std::vector<unsigned char> bytes_of_hex(std::string_view digits) {
    const auto value = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    std::vector<unsigned char> bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const int high = value(digits[i]), low = value(digits[i + 1]);
        if (high < 0 || low < 0) return {};
        bytes.push_back(static_cast<unsigned char>(high * 16 + low));
    }
    return bytes;
}

std::string id_of(const Key& key) {
    std::array<unsigned char, kKeyBytes> raw{};
    std::size_t size = raw.size();
    if (EVP_PKEY_get_raw_public_key(key.get(), raw.data(), &size) != 1) return "";
    const std::string_view bytes(reinterpret_cast<const char*>(raw.data()), size);
    const auto print = Hasher().fingerprint(Hash::sha256, bytes);
    return std::string(kAlgorithm) + print.substr(print.find(':') + 1, kIdDigits);
}

base::Error unusable(const std::string& place) {
    return {base::ErrorKind::misuse, base::Code::gj5528, {place}};
}

struct Signing {
    Signing() : context(EVP_MD_CTX_new()) {}
    ~Signing() { EVP_MD_CTX_free(context); }
    Signing(const Signing&) = delete;
    Signing& operator=(const Signing&) = delete;
    EVP_MD_CTX* context;
};

const unsigned char* as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

base::Result<PublicKey> PublicKey::read(std::string_view pem, const std::string& place) {
    auto key = key_from(pem, PEM_read_bio_PUBKEY);
    if (!key) return unusable(place);
    auto id = id_of(key);
    return PublicKey(std::move(key), std::move(id));
}

bool PublicKey::signed_by(std::string_view bytes, std::string_view signature) const {
    if (!signature.starts_with(kAlgorithm)) return false;
    const auto raw = bytes_of_hex(signature.substr(kAlgorithm.size()));
    if (raw.size() != kSignatureBytes || signature.size() != kAlgorithm.size() + 2 * raw.size())
        return false;
    const Signing signing;
    auto* key = static_cast<EVP_PKEY*>(key_.get());
    const bool fits = signing.context != nullptr &&
                      EVP_DigestVerifyInit(signing.context, nullptr, nullptr, nullptr, key) == 1 &&
                      EVP_DigestVerify(signing.context, raw.data(), raw.size(), as_bytes(bytes),
                                       bytes.size()) == 1;
    ERR_clear_error();
    return fits;
}

base::Result<PrivateKey> PrivateKey::read(std::string_view pem, const std::string& place) {
    auto key = key_from(pem, PEM_read_bio_PrivateKey);
    if (!key) return unusable(place);
    auto id = id_of(key);
    return PrivateKey(PublicKey(std::move(key), std::move(id)));
}

std::string PrivateKey::sign(std::string_view bytes) const {
    std::array<unsigned char, kSignatureBytes> raw{};
    std::size_t size = raw.size();
    const Signing signing;
    auto* key = static_cast<EVP_PKEY*>(public_.key_.get());
    const bool done =
        signing.context != nullptr &&
        EVP_DigestSignInit(signing.context, nullptr, nullptr, nullptr, key) == 1 &&
        EVP_DigestSign(signing.context, raw.data(), &size, as_bytes(bytes), bytes.size()) == 1;
    ERR_clear_error();
    return done ? std::string(kAlgorithm) + hex_of(raw.data(), size) : "";
}

}  // namespace guiju::evidence
