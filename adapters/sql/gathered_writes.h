// SPDX-License-Identifier: Apache-2.0
#pragma once
// The journal that SQLite writes ahead, in one piece. The library hands over every page of a commit in two calls and
// then asks for all of it to be on the disk; here what it appends waits in memory until it asks, and goes in one.
namespace sqlite_api {
struct sqlite3_file;
}

namespace guiju::sql {

/// From now on what is appended to the open file waits in memory, at most 128 KiB, until the library asks for
/// anything else of it: to read, to cut, to close, to have it on the disk. What then cannot be written is said by that
/// call, as the file system said it. Does nothing when the file gathers already. The file owns what this needs, and
/// gives it back when it is closed.
/// Only for the journal of a connection with synchronous = full: there every commit asks for the disk before the pages
/// are shown to other connections (https://www.sqlite.org/wal.html, https://www.sqlite.org/pragma.html).
void gather_writes(sqlite_api::sqlite3_file& file);

}  // namespace guiju::sql
