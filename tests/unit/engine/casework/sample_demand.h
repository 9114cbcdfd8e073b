// SPDX-License-Identifier: Apache-2.0
#pragma once
// A demand that passes every check of sample_program.h.
#include <string>

#include "engine/value/value.h"

namespace guiju::casework::sample {

inline value::Record good_demand() {
    using value::Value;
    std::string content;
    for (int i = 0; i < 40; ++i) content += "丝";
    return {{"需求名称", Value("高速纺丝油剂替代")},
            {"统一社会信用代码", Value("91330400MA28A0XW3J")},
            {"所在地", Value("330421")},
            {"独立法人资格", Value(true)},
            {"需求类型", Value("新技术应用")},
            {"需求内容", Value(content)},
            {"联系电话", Value("13800000000")},
            {"意向投入", value::Quantity{1800000, value::Dimension::money}},
            {"真实性承诺", Value(true)},
            {"密级", Value("公开")}};
}

}  // namespace guiju::casework::sample
