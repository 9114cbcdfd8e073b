// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/fault.h"

#include <soci/soci.h>

namespace guiju::sql {
namespace {

using base::Code;
using base::ErrorKind;

/// The first line only: the rest may hold values, and they are personal data.
std::string without_values(const std::string& message) {
    auto line = message.substr(0, message.find('\n'));
    if (line.starts_with("Value \"")) return "a value is too long for its column";
    return line;
}

base::Error of(Fault fault, const std::string& place, std::string detail) {
    const auto error = [&](ErrorKind kind, Code code) {
        return base::Error{kind, code, {place}, std::move(detail)};
    };
    switch (fault) {
        case Fault::busy:
        case Fault::undone: return error(ErrorKind::retry_later, Code::gj5402);
        case Fault::read_only: return error(ErrorKind::misuse, Code::gj5403);
        case Fault::no_database: return error(ErrorKind::misuse, Code::gj5404);
        case Fault::full: return error(ErrorKind::retry_later, Code::gj5408);
        case Fault::damaged: return error(ErrorKind::broken, Code::gj5409);
        case Fault::cannot_open: return error(ErrorKind::misuse, Code::gj5410);
        case Fault::moved:
        case Fault::unique: return error(ErrorKind::conflict, Code::gj5414);
        case Fault::disk: return error(ErrorKind::broken, Code::gj5420);
        case Fault::silent: return error(ErrorKind::retry_later, Code::gj5440);
        case Fault::lost: return error(ErrorKind::retry_later, Code::gj5422);
        case Fault::unreachable: return error(ErrorKind::retry_later, Code::gj5428);
        case Fault::login: return error(ErrorKind::misuse, Code::gj5429);
        case Fault::privilege: return error(ErrorKind::misuse, Code::gj5430);
        case Fault::missing: return error(ErrorKind::not_found, Code::gj5431);
        case Fault::altered: return error(ErrorKind::broken, Code::gj5433);
        case Fault::address: return error(ErrorKind::misuse, Code::gj5434);
        case Fault::exists:
        case Fault::constraint:
        case Fault::other: break;
    }
    return error(ErrorKind::broken, Code::gj5421);
}

}  // namespace

base::Error translate(const Dialect& dialect, const std::string& place) {
    try {
        throw;
    } catch (const Refusal& refusal) {
        return refusal.error;
    } catch (const soci::soci_error& error) {
        // Why not what(): that one holds the bound values, and they are personal data.
        return of(dialect.classify(error), place, without_values(error.get_error_message()));
    } catch (const std::bad_alloc&) {
        return {ErrorKind::retry_later, Code::gj5421, {place}, "out of memory"};
    } catch (const std::exception& error) {
        return {ErrorKind::broken, Code::gj5421, {place}, error.what()};
    } catch (...) {
        return {ErrorKind::broken, Code::gj5421, {place}, "unknown exception"};
    }
}

}  // namespace guiju::sql
