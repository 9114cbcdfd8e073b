// SPDX-License-Identifier: Apache-2.0
#include "examples/01-zhejiang-year/summary.h"

#include <fmt/format.h>

namespace zhejiang {
namespace {

using guiju::value::Number;

std::string csv_row(const Row& row) {
    const std::string rate = row.rate ? row.rate->text() : "";
    return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", row.code, row.name,
                       row.filed, row.drafts, row.returned, row.withdrawn, row.merged,
                       row.unanswered, row.closed, row.open, row.verified, row.matched,
                       row.escalated(), row.answered, row.signed_up, rate);
}

}  // namespace

Light light_of(const std::optional<Number>& rate) {
    if (!rate) return Light::none;
    if (*rate >= *Number::fraction(9, 10)) return Light::green;
    return *rate >= *Number::fraction(8, 10) ? Light::amber : Light::red;
}

std::size_t Summary::overdue_in_all() const {
    std::size_t all = 0;
    for (const Overdue& row : overdue)
        for (const std::size_t count : row.by_city) all += count;
    return all;
}

std::string to_csv(const Summary& summary) {
    std::string csv =
        "代码,地区,报送,未能报送,退回,撤回,合并,未能响应,办结,在办,通过验证,已对接,上报处置,响应,"
        "签约,响应率\n";
    for (const Row& row : summary.cities) csv += csv_row(row);
    csv += csv_row(summary.province);
    return csv + "指纹," + summary.fingerprint + "\n";
}

}  // namespace zhejiang
