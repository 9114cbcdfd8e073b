// SPDX-License-Identifier: Apache-2.0
#include "adapters/file/text_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utf8proc.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace guiju::file {
namespace {

using base::Code;
using base::Done;
using base::Error;
using base::ErrorKind;
using base::Outcome;
using base::Result;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The number of bytes at the beginning that are UTF-8 without NUL.
std::size_t valid_bytes(std::string_view text) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0 && *at != 0) {
        utf8proc_int32_t character = 0;
        const utf8proc_ssize_t taken = *at < 0x80 ? 1 : utf8proc_iterate(at, left, &character);
        if (taken < 1) break;
        at += taken;
        left -= taken;
    }
    return text.size() - static_cast<std::size_t>(left);
}

/// Pairs and fours of GB18030 all through, and at least one of them. A cut end is forgiven.
bool is_gb18030(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    bool any = false;
    for (std::size_t i = 0; i < text.size();) {
        if (byte(i) < 0x80) {
            if (byte(i++) == 0) return false;
            continue;
        }
        if (byte(i) == 0x80 || byte(i) == 0xFF) return false;
        if (i + 1 == text.size()) return any;
        const bool four = byte(i + 1) >= 0x30 && byte(i + 1) <= 0x39;
        if (!four && (byte(i + 1) < 0x40 || byte(i + 1) == 0x7F || byte(i + 1) == 0xFF))
            return false;
        any = true;
        i += four ? 4 : 2;
    }
    return any;
}

/// UTF-8 with some broken places, rather than another encoding all through.
bool is_mostly_utf8(std::string_view text) {
    std::size_t good = 0;
    std::size_t bad = 0;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (auto left = static_cast<utf8proc_ssize_t>(text.size()); left > 0;) {
        utf8proc_int32_t character = 0;
        auto taken = *at < 0x80 ? 1 : utf8proc_iterate(at, left, &character);
        if (taken < 1) ++bad;
        // Why three bytes: a pair of GB18030 is often a character of two bytes by accident.
        if (taken >= 3) ++good;
        taken = std::max<utf8proc_ssize_t>(taken, 1);
        at += taken;
        left -= taken;
    }
    return good > bad;
}

/// A file descriptor, closed at the end.
class Descriptor {
   public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] bool is_open() const { return fd_ >= 0; }
    [[nodiscard]] int get() const { return fd_; }
    bool close() {
        const int fd = fd_;
        fd_ = -1;
        return fd < 0 || ::close(fd) == 0;
    }

   private:
    int fd_;
};

bool write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(fd, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

Error cannot_write(const std::string& path, int reason) {
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
        return {ErrorKind::retry_later, Code::gj5504, {path}};
    return {ErrorKind::misuse, Code::gj5503, {path}};
}

/// Where the file itself is, when the path is a link to it.
std::string target_of(const std::string& path) {
    std::error_code problem;
    const auto real = std::filesystem::canonical(path, problem);
    return problem ? path : real.string();
}

/// A folder that cannot be synced still holds a whole file.
void make_name_durable(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    const Descriptor directory(
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.is_open()) (void)::fsync(directory.get());
}

}  // namespace

bool is_utf8(std::string_view text) { return valid_bytes(text) == text.size(); }

Encoding encoding_of(std::string_view bytes, bool whole) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return Encoding::utf16;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0"))
        return Encoding::workbook;
    const auto valid = valid_bytes(bytes);
    // The last character may be cut where the first bytes end.
    if (valid == bytes.size() || (!whole && bytes.size() - valid < 4)) return Encoding::utf8;
    return is_gb18030(bytes) && !is_mostly_utf8(bytes) ? Encoding::gb18030 : Encoding::other;
}

Error wrong_encoding(Encoding encoding, const std::string& path, std::int64_t line) {
    switch (encoding) {
        case Encoding::gb18030: return {ErrorKind::misuse, Code::gj5506, {path}};
        case Encoding::utf16: return {ErrorKind::misuse, Code::gj5507, {path}};
        case Encoding::workbook: return {ErrorKind::misuse, Code::gj5508, {path}};
        case Encoding::utf8:
        case Encoding::other: break;
    }
    return {ErrorKind::misuse, Code::gj5505, {path, std::to_string(line)}};
}

Result<std::string> read_bytes(const std::string& path) {
    std::error_code problem;
    const auto found = std::filesystem::status(path, problem);
    if (!std::filesystem::exists(found)) return Error{ErrorKind::not_found, Code::gj5501, {path}};
    std::ifstream file(path, std::ios::binary);
    if (std::filesystem::is_directory(found) || !file)
        return Error{ErrorKind::misuse, Code::gj5502, {path}};
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (file.bad()) return Error{ErrorKind::misuse, Code::gj5502, {path}};
    return text;
}

Result<std::string> read_text(const std::string& path) {
    auto text = read_bytes(path);
    if (!text.ok()) return text;
    const auto encoding = encoding_of(*text, true);
    if (encoding != Encoding::utf8) {
        const auto valid = static_cast<std::ptrdiff_t>(valid_bytes(*text));
        const auto line = std::count(text->begin(), text->begin() + valid, '\n') + 1;
        return wrong_encoding(encoding, path, line);
    }
    if (text->starts_with(kByteOrderMark)) text->erase(0, kByteOrderMark.size());
    return text;
}

Outcome write_text(const std::string& path, std::string_view text) {
    const std::string target = target_of(path);
    std::string draft = target + ".XXXXXX";
    Descriptor file(::mkstemp(draft.data()));
    if (!file.is_open()) return cannot_write(path, errno);
    struct stat before {};
    // A new file gets the usual rights; mkstemp gives them to the owner only.
    const mode_t mode = ::stat(target.c_str(), &before) == 0 ? before.st_mode & 0777U : 0644U;
    const bool written = write_all(file.get(), text) && ::fchmod(file.get(), mode) == 0 &&
                         ::fsync(file.get()) == 0 && file.close() &&
                         ::rename(draft.c_str(), target.c_str()) == 0;
    if (!written) {
        const int reason = errno;
        ::unlink(draft.c_str());
        return cannot_write(path, reason);
    }
    make_name_durable(target);
    return Done{};
}

Result<bool> append_text(const std::string& path, std::size_t size, std::string_view text) {
    const bool fresh = !std::filesystem::exists(path);
    Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
    struct stat is {};
    // The lock goes when the file is closed.
    const bool ready =
        file.is_open() && ::flock(file.get(), LOCK_EX) == 0 && ::fstat(file.get(), &is) == 0;
    if (!ready) return cannot_write(path, errno);
    if (is.st_size != static_cast<off_t>(size)) return false;
    if (!write_all(file.get(), text) || ::fsync(file.get()) != 0) return cannot_write(path, errno);
    if (fresh) make_name_durable(path);
    return true;
}

}  // namespace guiju::file
