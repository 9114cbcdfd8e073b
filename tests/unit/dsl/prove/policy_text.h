// SPDX-License-Identifier: Apache-2.0
#pragma once
// One small policy that no proof finds fault with, and the program of a changed copy. For the tests of this
// room: every bad case changes one place of it.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "dsl/compile/compile.h"

namespace guiju::prove {

inline const std::string kPolicy = R"(规矩　小额补助办理规则
性质：公共服务
状态：施行
施行：自2026年1月1日起

一、参数
｜编号｜名称｜值｜来源｜权限｜说明｜
｜P01｜补正轮次｜2次｜原文｜锁定｜｜
｜P02｜起点｜10万元｜原文｜市县可提高｜｜

二、角色
申请单位：企业
受理单位：机关，县级

三、事项　补助申请
名称：文字，不超过60字，必填
金额：金额，必填
比例：百分比，可不填
类型：选项（新购、改造），必填
密级：密级（公开、涉密），必填
评分：数量，0至100，可不填
购置日期：日期，可不填

四、环节　报送
办理：申请单位
办理事项：
（一）报送：须密级为“公开”，可填写比例、评分、购置日期；
处理：
报送的，转初审。

五、环节　初审
办理：受理单位
期限：收到后10个自然日内
审查：
（一）名称已填写；
（二）金额不低于起点；
（三）类型已填写。
处理：
补正超过补正轮次仍不符合的，退回；
有一项不符合的，退回申请单位补正，期限10个自然日，最多补正轮次；
不能判断的，请申请单位补充说明，期限10个自然日；
全部符合的，转复审。

六、环节　复审
办理：受理单位
审查：
（一）类型为“新购”。
处理：
有一项不符合的，退回；
不能判断的，退回；
全部符合的，办结，结果为“同意”。
)";

/// (old text, new text), each old text being there exactly once.
using Changes = std::vector<std::pair<std::string, std::string>>;

inline text::Source policy_with(const Changes& changes) {
    auto policy = kPolicy;
    for (const auto& [from, to] : changes) {
        const auto at = policy.find(from);
        EXPECT_TRUE(at != std::string::npos && policy.find(from, at + 1) == std::string::npos)
            << from;
        if (at != std::string::npos) policy.replace(at, from.size(), to);
    }
    auto loaded = text::load("policy.guiju", policy, 0);
    EXPECT_TRUE(loaded.ok());
    return std::move(*loaded.value);
}

inline compile::Compiled compiled_with(const Changes& changes) {
    auto result = compile::compile({policy_with(changes)});
    for (const auto& finding : result.findings)
        if (finding.severity() == base::Severity::error)
            ADD_FAILURE() << base::sentence(finding.code, finding.args, base::Lang::zh);
    return result.ok() ? std::move(*result.value) : compile::Compiled{};
}

}  // namespace guiju::prove
