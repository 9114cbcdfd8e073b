// SPDX-License-Identifier: Apache-2.0
#pragma once
// Signatures by Ed25519 (RFC 8032). Keys are PEM texts as `openssl genpkey` writes them; where they are
// kept is the business of others. "ed25519:" and hexadecimal digits, so that SM2 can stand beside it.
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace guiju::evidence {

class PublicKey {
   public:
    /// misuse (GJ5528): not an Ed25519 public key in PEM. `place` is named in the message.
    [[nodiscard]] static base::Result<PublicKey> read(std::string_view pem,
                                                      const std::string& place);
    [[nodiscard]] bool signed_by(std::string_view bytes, std::string_view signature) const;
    /// Names the key in seals: "ed25519:" and 16 digits.
    [[nodiscard]] const std::string& id() const { return id_; }

   private:
    friend class PrivateKey;
    PublicKey(std::shared_ptr<void> key, std::string id)
        : key_(std::move(key)), id_(std::move(id)) {}
    std::shared_ptr<void> key_;
    std::string id_;
};

class PrivateKey {
   public:
    /// misuse (GJ5528): not an Ed25519 private key in PEM, or one under a password.
    [[nodiscard]] static base::Result<PrivateKey> read(std::string_view pem,
                                                       const std::string& place);
    [[nodiscard]] std::string sign(std::string_view bytes) const;
    [[nodiscard]] const PublicKey& public_key() const { return public_; }

   private:
    explicit PrivateKey(PublicKey key) : public_(std::move(key)) {}
    PublicKey public_;  ///< its key holds the private part too
};

}  // namespace guiju::evidence
