// SPDX-License-Identifier: Apache-2.0
#pragma once
// An office of its own under the Zhejiang measures, worked by the command line. For the tests of cases.
#include "tests/acceptance/program.h"

namespace guiju::acceptance {

inline const std::string kMeasures = "rules/zhejiang/measures.guiju";

class MeasuresOffice : public Program {
   protected:
    [[nodiscard]] std::string db() const { return url("office.db"); }
    /// The measures, an enterprise, the lead unit of its county, a channel unit; and the rows of `more`.
    void open_office(const std::string& more = "") const {
        ASSERT_EQ(guiju({"db", "init", "--db", db()}).code, 0);
        ASSERT_EQ(guiju({"db", "adopt", kMeasures, "--db", db(), "--simulate"}).code, 0);
        const auto units =
            write("units.csv",
                  "代号,名称,角色,属地,其他\n"
                  "E1,甲县新材料公司,需求提出单位,330421,\n"
                  "L1,甲县经信局,县级牵头单位,330421,\n"
                  "C1,甲县工业园区,征集渠道单位,330421,渠道类型“产业园区”，擅长领域“新材料”，"
                  "名录状态“在册”，涉密资质“否”，在办件数2\n" +
                      more);
        ASSERT_EQ(guiju({"db", "load-units", units, "--db", db()}).code, 0);
    }
};

}  // namespace guiju::acceptance
