// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/webhook.h"

#include <curl/curl.h>
#include <unistd.h>

#include <algorithm>
#include <new>
#include <utility>

#include "adapters/http/address.h"

namespace guiju::http {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;
using ports::Reply;

constexpr std::size_t kMostRead = 64 * 1024;  // bytes of an answer
constexpr std::int64_t kSecond = 1000;

/// Before the first handle, once; never undone.
void start_library() {
    static const auto kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (kStarted != CURLE_OK) throw std::bad_alloc();
}

class Headers {
   public:
    ~Headers() { curl_slist_free_all(list_); }
    Headers() = default;
    Headers(const Headers&) = delete;
    Headers& operator=(const Headers&) = delete;
    void add(const std::string& line) {
        auto* longer = curl_slist_append(list_, line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        list_ = longer;
    }
    [[nodiscard]] curl_slist* get() const { return list_; }

   private:
    curl_slist* list_ = nullptr;
};

/// https or http, a host, nobody's name and password.
bool is_address(const std::string& url) {
    auto* parsed = curl_url();
    const auto part = [&](CURLUPart which) {
        char* text = nullptr;
        const bool there = curl_url_get(parsed, which, &text, 0) == CURLUE_OK;
        std::string out = there ? text : "";
        curl_free(text);
        return out;
    };
    // "http:///x": the library takes x for the host.
    const bool readable = curl_url_set(parsed, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK &&
                          url.find(":///") == std::string::npos;
    const auto scheme = readable ? part(CURLUPART_SCHEME) : "";
    const bool fits = readable && (scheme == "https" || scheme == "http") &&
                      !part(CURLUPART_HOST).empty() && part(CURLUPART_USER).empty() &&
                      part(CURLUPART_PASSWORD).empty();
    curl_url_cleanup(parsed);
    return fits;
}

std::string problem_of(CURLcode code) {
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT: return "timeout";
        case CURLE_COULDNT_RESOLVE_HOST: return "name";
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE: return "tls";
        default: return "connection";
    }
}

class Webhook final : public ports::Sender {
   public:
    Webhook(Target target, Secret secret)
        : target_(std::move(target)), secret_(std::move(secret)), curl_(curl_easy_init()) {
        if (curl_ == nullptr) throw std::bad_alloc();
    }
    ~Webhook() override { curl_easy_cleanup(curl_); }
    Webhook(const Webhook&) = delete;
    Webhook& operator=(const Webhook&) = delete;

    base::Outcome look() override {
        refused_.clear();
        reached_ = false;
        only_looks_ = true;
        prepare("", {});
        (void)curl_easy_perform(curl_);
        only_looks_ = false;
        if (reached_ || refused_.empty()) return base::Done{};
        return refusal();
    }

    Reply send(const ports::Parcel& parcel) override {
        Headers headers;
        const auto id = id_in_header(parcel.id);
        const auto seconds = parcel.sent.ms / kSecond;
        headers.add("content-type: application/json");
        headers.add("webhook-id: " + id);
        headers.add("webhook-timestamp: " + std::to_string(seconds));
        headers.add("webhook-signature: " + secret_.sign(id, seconds, parcel.body, target_.sm3));
        headers.add("expect:");
        read_ = 0;
        refused_.clear();
        prepare(parcel.body, headers);
        return reply_of(curl_easy_perform(curl_));
    }

   private:
    template <class T>
    void set(CURLoption option, T value) {
        if (curl_easy_setopt(curl_, option, value) != CURLE_OK) throw std::bad_alloc();
    }

    void prepare(const std::string& body, const Headers& headers) {
        curl_easy_reset(curl_);
        set(CURLOPT_URL, target_.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_PROXY, "");  // also none from the environment: it would hide the address
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(target_.timeout_ms));
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(target_.timeout_ms));
        // A connection that is not used again cannot break under a message that was sent.
        set(CURLOPT_FRESH_CONNECT, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        set(CURLOPT_USERAGENT, "guiju");
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDS, body.c_str());
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        set(CURLOPT_HTTPHEADER, headers.get());
        set(CURLOPT_OPENSOCKETFUNCTION, &Webhook::open_socket);
        set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
        set(CURLOPT_WRITEFUNCTION, &Webhook::take);
        set(CURLOPT_WRITEDATA, static_cast<void*>(this));
    }

    [[nodiscard]] Error refusal() const {
        return {ErrorKind::misuse, Code::gj5701, {without_query(target_.url), refused_}};
    }

    Reply reply_of(CURLcode code) {
        Reply reply;
        long status = 0;
        curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
        // An answer stands once its head is here, however its body ends.
        if (status >= 200) {
            curl_off_t after = 0;
            curl_easy_getinfo(curl_, CURLINFO_RETRY_AFTER, &after);
            reply.kind = Reply::Kind::answered;
            reply.status = static_cast<int>(status);
            reply.retry_after_seconds = std::max<std::int64_t>(after, 0);
            return reply;
        }
        if (!refused_.empty()) {
            reply.kind = Reply::Kind::refused;
            reply.error = refusal();
            return reply;
        }
        reply.problem = problem_of(code);
        return reply;
    }

    /// Judges the address this very connection goes to, and opens the socket.
    static curl_socket_t open_socket(void* self, curlsocktype /*purpose*/, curl_sockaddr* address) {
        auto& webhook = *static_cast<Webhook*>(self);
        if (!webhook.target_.allow_internal && !is_public(address->addr)) {
            webhook.refused_ = address_text(address->addr);
            return CURL_SOCKET_BAD;
        }
        webhook.reached_ = true;
        if (webhook.only_looks_) return CURL_SOCKET_BAD;
        return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    }

    /// The body of an answer is not looked at, and not read to the end when it is long.
    static std::size_t take(char* /*bytes*/, std::size_t size, std::size_t count, void* self) {
        auto& webhook = *static_cast<Webhook*>(self);
        webhook.read_ += size * count;
        return webhook.read_ <= kMostRead ? size * count : 0;
    }

    Target target_;
    Secret secret_;
    CURL* curl_;
    std::size_t read_ = 0;
    std::string refused_;      ///< the address that was not connected to
    bool reached_ = false;     ///< there is one that may be connected to
    bool only_looks_ = false;  ///< opens no connection
};

}  // namespace

std::string without_query(const std::string& url) {
    auto shown = url.substr(0, url.find_first_of("?#"));
    const auto scheme = shown.find("://");
    const auto from = scheme == std::string::npos ? 0 : scheme + 3;
    const auto host = shown.find('@', from);
    if (host != std::string::npos && host < shown.find('/', from))
        shown.replace(from, host - from, "…");
    return shown;
}

base::Result<std::unique_ptr<ports::Sender>> open_webhook(const Target& target, Secret secret) {
    start_library();
    if (!is_address(target.url))
        return Error{ErrorKind::misuse, Code::gj5700, {without_query(target.url)}};
    return std::unique_ptr<ports::Sender>(std::make_unique<Webhook>(target, std::move(secret)));
}

}  // namespace guiju::http
