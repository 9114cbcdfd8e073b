// SPDX-License-Identifier: Apache-2.0
// Loaded before all others by a server of PostgreSQL: its fsync and fdatasync fail with an input/output
// error, once for each file a test puts into the folder GUIJU_FAILING_SYNCS. A file "pg_wal" is for the log
// of the server, "base" for its tables. What fails syncs nothing.
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string>

namespace {

bool is_to_fail(int file) {
    const char* folder = std::getenv("GUIJU_FAILING_SYNCS");
    if (folder == nullptr) return false;
    const auto link = "/proc/self/fd/" + std::to_string(file);
    std::array<char, 4096> path{};
    if (::readlink(link.c_str(), path.data(), path.size() - 1) < 0) return false;
    for (const std::string part : {"pg_wal", "base"}) {
        if (std::string(path.data()).find("/" + part + "/") == std::string::npos) continue;
        return ::unlink((std::string(folder) + "/" + part).c_str()) == 0;
    }
    return false;
}

int sync(long call, int file) {
    const int before = errno;
    if (is_to_fail(file)) {
        errno = EIO;
        return -1;
    }
    errno = before;
    return static_cast<int>(::syscall(call, file));
}

}  // namespace

extern "C" int fsync(int file) { return sync(SYS_fsync, file); }
extern "C" int fdatasync(int file) { return sync(SYS_fdatasync, file); }
