// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/disk/failing_sync.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace guiju::fault {
namespace {

struct Plan {
    std::atomic<int> good{0}, bad{0}, failed{0};
};

Plan& plan() {
    static Plan all;
    return all;
}

int sync(long call, int file) {
    if (plan().bad > 0 && plan().good-- <= 0) {
        --plan().bad;
        ++plan().failed;
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(call, file));
}

}  // namespace

void fail_syncs(int good, int bad) {
    plan().good = good;
    plan().bad = bad;
}

int failed_syncs() { return plan().failed; }

}  // namespace guiju::fault

// Found by every library of the program before those of the C library.
extern "C" int fsync(int file) { return guiju::fault::sync(SYS_fsync, file); }
extern "C" int fdatasync(int file) { return guiju::fault::sync(SYS_fdatasync, file); }
