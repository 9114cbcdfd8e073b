// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/gathered_writes.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace guiju::sql {
namespace {

using sqlite_api::sqlite3_file;
using sqlite_api::sqlite3_int64;
using sqlite_api::sqlite3_io_methods;

constexpr std::size_t kMost = 0x1ffff;  ///< the files of the library take no more at once

/// What the library calls for one file, and what waits for it.
struct Gathering : sqlite3_io_methods {
    explicit Gathering(const sqlite3_io_methods& file);

    const sqlite3_io_methods* beneath;
    std::unique_ptr<char[]> bytes = std::make_unique_for_overwrite<char[]>(kMost);
    std::size_t size = 0;    ///< of what waits
    sqlite3_int64 from = 0;  ///< where its first byte belongs
};

Gathering& of(sqlite3_file* file) {
    return *static_cast<Gathering*>(const_cast<sqlite3_io_methods*>(file->pMethods));
}

/// What could not be written is forgotten: the library takes the transaction back.
int let_go(sqlite3_file* file) {
    auto& waiting = of(file);
    if (waiting.size == 0) return SQLITE_OK;
    const auto size = static_cast<int>(std::exchange(waiting.size, 0));
    return waiting.beneath->xWrite(file, waiting.bytes.get(), size, waiting.from);
}

int write(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 at) {
    auto& waiting = of(file);
    const auto size = static_cast<std::size_t>(amount);
    const bool follows = at == waiting.from + static_cast<sqlite3_int64>(waiting.size);
    if (!follows || waiting.size + size > kMost) {
        if (const int problem = let_go(file); problem != SQLITE_OK) return problem;
        waiting.from = at;
    }
    if (size > kMost) return waiting.beneath->xWrite(file, bytes, amount, at);
    std::copy_n(static_cast<const char*>(bytes), size, waiting.bytes.get() + waiting.size);
    waiting.size += size;
    return SQLITE_OK;
}

/// `next`: what is beneath, once nothing waits any more.
template <class Next>
int after_writing(sqlite3_file* file, Next next) {
    const int problem = let_go(file);
    return problem != SQLITE_OK ? problem : next(*of(file).beneath);
}

int read(sqlite3_file* file, void* bytes, int amount, sqlite3_int64 at) {
    return after_writing(
        file, [&](const auto& beneath) { return beneath.xRead(file, bytes, amount, at); });
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return after_writing(file, [&](const auto& beneath) { return beneath.xTruncate(file, size); });
}
int sync(sqlite3_file* file, int flags) {
    return after_writing(file, [&](const auto& beneath) { return beneath.xSync(file, flags); });
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return after_writing(file, [&](const auto& beneath) { return beneath.xFileSize(file, size); });
}
int close(sqlite3_file* file) {
    const int problem = let_go(file);
    const std::unique_ptr<Gathering> owned(&of(file));
    file->pMethods = owned->beneath;
    const int closed = file->pMethods->xClose(file);
    return problem != SQLITE_OK ? problem : closed;
}

Gathering::Gathering(const sqlite3_io_methods& file) : sqlite3_io_methods(file), beneath(&file) {
    iVersion = 1;  // the rest is for the database itself: shared memory, pages seen in place
    xClose = close;
    xRead = read;
    xWrite = write;
    xTruncate = truncate;
    xSync = sync;
    xFileSize = file_size;
}

}  // namespace

void gather_writes(sqlite3_file& file) {
    if (file.pMethods->xWrite == write) return;
    file.pMethods = std::make_unique<Gathering>(*file.pMethods).release();
}

}  // namespace guiju::sql
