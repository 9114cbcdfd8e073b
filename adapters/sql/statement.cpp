// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/statement.h"

#include <utf8proc.h>

#include <array>
#include <bit>

#include "adapters/sql/dialect.h"
#include "engine/value/eight_bytes.h"

namespace guiju::sql {

namespace {

/// How many of the next eight bytes stand before the first that is 0 or not ASCII, as far as it can be told at once.
std::size_t ascii_among(const unsigned char* bytes) {
    const auto word = value::eight_bytes(bytes);
    return value::bytes_before((word & value::kMarks) | value::below(word, 1));
}

/// Six bytes at once, of eight that may be read: two of the most common Chinese characters, E1 to EC and two
/// bytes that follow. Whatever follows these first bytes is well formed.
bool are_two_common(const unsigned char* bytes) {
    using Bytes = std::array<unsigned char, 8>;
    const auto word = [](const Bytes& of) { return std::bit_cast<std::uint64_t>(of); };
    const auto kind = word({0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0});
    const auto wanted = word({0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0});
    const auto low =
        word({0x0F, 0, 0, 0x0F, 0, 0, 0, 0});  // of 1 to 12: 15 more reach 16, 3 more do not
    const auto three = word({3, 0, 0, 3, 0, 0, 0, 0});
    const auto sixteen = word({16, 0, 0, 16, 0, 0, 0, 0});
    const auto x = value::eight_bytes(bytes);
    return (x & kind) == wanted && (((x & low) + low) & sixteen) == sixteen &&
           (((x & low) + three) & sixteen) == 0;
}

}  // namespace

bool is_storable(std::string_view text) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto* const end = at + text.size();
    const auto follows = [](unsigned byte) { return (byte & 0xC0U) == 0x80U; };
    while (at < end) {
        if (end - at >= 8) {
            const auto ascii = ascii_among(at);
            at += ascii;
            if (ascii == 8) continue;
        }
        if (end - at >= 8 && are_two_common(at)) {
            at += 6;
        } else if (*at < 0x80) {
            if (*at++ == 0) return false;
        } else if (end - at > 2 && *at >= 0xE1 && *at <= 0xEC && follows(at[1]) && follows(at[2])) {
            at += 3;  // most Chinese characters; whatever follows these bytes is well formed
        } else {
            utf8proc_int32_t character = 0;
            const auto taken = utf8proc_iterate(at, end - at, &character);
            if (taken < 1) return false;
            at += taken;
        }
    }
    return true;
}

Statement::Statement(soci::session& session)
    : session_(session),
      long_apart_(keeps_long_texts_apart(session)),
      unread_(long_apart_ ? std::make_unique<soci::blob>(session) : nullptr),
      statement_(session),
      texts_apart_(reads_texts_itself(session)) {}

Statement::~Statement() {
    try {
        if (!failed_ || may_close(session_)) {
            statement_.clean_up();
            return;
        }
    } catch (...) {
        // Why: the library would try the same once more in a destructor, and throw there.
        failed_ = true;
    }
    static_cast<void>(std::make_unique<soci::statement>(statement_).release());
}

Statement& Statement::use(Cell& cell, const std::string& name) {
    bind(cell, name);
    bound_.push_back({&cell, name, soci::i_ok});
    once_ = once_ || (long_apart_ && cell.is_long);
    return *this;
}

void Statement::bind(Cell& cell, const std::string& name) {
    if (cell.is_long && long_apart_) {
        statement_.exchange(soci::use(cell.long_text, cell.state, name));
    } else if (cell.is_text) {
        statement_.exchange(soci::use(cell.long_text.value, cell.state, name));
    } else {
        statement_.exchange(soci::use(cell.number, cell.state, name));
    }
}

/// Why: bound once, a long text is sent the second time by reading the first one back, which is gone.
void Statement::bind_again() {
    statement_.bind_clean_up();
    for (const auto& one : bound_) bind(*one.cell, one.name);
    statement_.define_and_bind();
}

Statement& Statement::into(Cell& cell) {
    ++columns_;
    if (cell.is_text && texts_apart_) {
        statement_.exchange(soci::into(cell.first, cell.state));
        read_.push_back({&cell, columns_});
    } else if (cell.is_long && long_apart_) {
        statement_.exchange(soci::into(*unread_, cell.state));
        read_.push_back({&cell, columns_});
    } else if (cell.is_text) {
        statement_.exchange(soci::into(cell.long_text.value, cell.state));
    } else {
        statement_.exchange(soci::into(cell.number, cell.state));
    }
    return *this;
}

void Statement::prepare(const std::string& sql) {
    failed_ = true;
    statement_.alloc();
    statement_.prepare(spelled_for(session_, sql));
    statement_.define_and_bind();
    failed_ = false;
}

bool Statement::execute() {
    if (once_ && run_) bind_again();
    run_ = true;
    // Why: some drivers report the state of what was sent as if it had been read; null is null no more.
    for (auto& one : bound_) one.state = one.cell->state;
    failed_ = true;
    const bool found = statement_.execute(true);
    for (auto& one : bound_) one.cell->state = one.state;
    found ? read_texts() : check_answered(session_);
    failed_ = false;
    return found;
}

bool Statement::next() {
    failed_ = true;
    const bool found = statement_.fetch();
    if (found) read_texts();
    failed_ = false;
    return found;
}

void Statement::read_texts() {
    for (const auto& one : read_)
        if (one.cell->state != soci::i_null)
            read_text(session_, statement_, one.column, one.cell->long_text.value);
}

long long Statement::change() {
    execute();
    return statement_.get_affected_rows();
}

bool Statement::only() {
    if (!execute()) return false;
    // Why: a select that was not read to its end keeps its view of the database open. The row itself
    // stays in the cells: a fetch without data leaves them as they are.
    while (statement_.fetch()) {
    }
    return true;
}

}  // namespace guiju::sql
