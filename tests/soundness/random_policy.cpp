// SPDX-License-Identifier: Apache-2.0
#include "tests/soundness/random_policy.h"

namespace guiju::soundness {

namespace {

using Type = program::Field::Type;

struct Kind {
    std::string declared;  ///< how a field is declared
    enum class Asked { text, number, money, share, date, yes_no, label, labels, code } asked;
};
const std::vector<Kind>& kinds() {
    using A = Kind::Asked;
    static const std::vector<Kind> kAll{{"文字", A::text},
                                        {"文字，不超过60字", A::text},
                                        {"数量", A::number},
                                        {"数量，0至100", A::number},
                                        {"金额", A::money},
                                        {"百分比", A::share},
                                        {"日期", A::date},
                                        {"是否", A::yes_no},
                                        {"选项（甲类、乙类、丙类）", A::label},
                                        {"密级（公开、企业秘密、涉密）", A::label},
                                        {"多选（东、南、西、北）", A::labels},
                                        {"清单（执照、合同）", A::labels},
                                        {"信用代码", A::code},
                                        {"电话", A::code},
                                        {"判断（符合、不符合）", A::label}};
    return kAll;
}

class Writer {
   public:
    explicit Writer(Dice& dice) : dice_(dice) {}

    std::string policy() {
        text_ =
            "规矩　随机规则\n性质：公共服务\n状态：征求意见稿\n\n参数\n"
            "｜编号｜名称｜值｜来源｜权限｜说明｜\n｜P1｜轮次上限｜" +
            number(1, 4) + "次｜暂定｜由市确定｜｜\n｜P2｜起点数｜" + number(0, 40) +
            "｜暂定｜市县可提高｜｜\n｜P3｜从严｜否｜暂定｜由市确定｜｜\n\n"
            "角色\n申请人：企业\n经办机关：机关，县级\n\n事项　申请\n";
        const auto fields = 3 + dice_.roll(8);
        for (std::size_t i = 0; i < fields; ++i) field(i);
        const auto stages = 1 + dice_.roll(3);
        text_ += "\n环节　报送\n办理：申请人\n办理事项：\n（一）提交：须" + condition(2) +
                 "；\n处理：\n提交的，转环节甲。\n";
        for (std::size_t i = 0; i < stages; ++i) stage(i, i + 1 == stages);
        return text_;
    }

   private:
    std::string number(std::size_t from, std::size_t to) {
        return std::to_string(from + dice_.roll(to - from + 1));
    }
    static std::string letter(std::size_t i) {
        static const std::vector<std::string> kNames{"甲", "乙", "丙", "丁", "戊", "己",
                                                     "庚", "辛", "壬", "癸", "子"};
        return kNames.at(i);
    }
    void field(std::size_t i) {
        const auto& kind = dice_.pick(kinds());
        const auto name = "栏目" + letter(i);
        text_ += name + "：" + kind.declared;
        if (dice_.one_in(2)) text_ += "，必填";
        text_ += "\n";
        names_.push_back(name);
        asked_.push_back(kind.asked);
    }

    std::string atom() {
        using A = Kind::Asked;
        const auto i = dice_.roll(names_.size());
        const auto& name = names_[i];
        if (dice_.one_in(5)) return name + (dice_.one_in(2) ? "已填写" : "未填写");
        static const std::vector<std::string> kCompare{"不低于", "不超过", "大于", "小于", "等于"};
        switch (asked_[i]) {
            case A::text: return name + "不少于" + number(1, 40) + "字";
            case A::number:
                return name + dice_.pick(kCompare) + (dice_.one_in(4) ? "起点数" : number(0, 110));
            case A::money: return name + dice_.pick(kCompare) + number(0, 90) + "万元";
            case A::share: return name + dice_.pick(kCompare) + number(0, 100) + "%";
            case A::date:
                return name + (dice_.one_in(2) ? "早于" : "不早于") + "2026-0" + number(1, 9) +
                       "-15";
            case A::yes_no: return name + "为“" + (dice_.one_in(2) ? "是" : "否") + "”";
            case A::label: return label_atom(i);
            case A::labels:
                return name + (dice_.one_in(2) ? "包含“" : "不包含“") +
                       (dice_.one_in(2) ? "东" : "执照") + "”";
            case A::code: return name + "格式正确";
        }
        return name + "已填写";
    }
    std::string label_atom(std::size_t i) {
        static const std::vector<std::string> kLabels{"甲类", "乙类", "公开", "涉密", "符合"};
        const auto& name = names_[i];
        if (dice_.one_in(4)) return name + "属于（甲类、乙类）";
        return name + (dice_.one_in(3) ? "不为“" : "为“") + dice_.pick(kLabels) + "”";
    }
    std::string condition(std::size_t depth) {
        if (depth == 0 || dice_.one_in(2)) return atom();
        const auto a = condition(depth - 1);
        const auto b = condition(depth - 1);
        if (dice_.one_in(4)) return "并非（" + a + "）";
        return dice_.one_in(2) ? a + "且" + b : a + "或者" + b;
    }

    void stage(std::size_t index, bool last) {
        const auto criteria = 1 + dice_.roll(4);
        static const std::vector<std::string> kItems{"一", "二", "三", "四"};
        text_ += "\n环节　环节" + letter(index) + "\n办理：经办机关\n审查：\n";
        for (std::size_t c = 0; c < criteria; ++c)
            text_ += "（" + kItems[c] + "）" + condition(2) + "；\n";
        text_ += "处理：\n";
        if (dice_.one_in(2)) text_ += "补正超过轮次上限仍不符合的，退回；\n";
        if (dice_.one_in(2)) text_ += "有一项不符合且" + condition(1) + "的，退回；\n";
        text_ += dice_.one_in(2) ? "有一项不符合的，退回申请人补正，期限5个自然日，最多轮次上限；\n"
                                 : "有一项不符合且从严为“是”的，退回；\n有一项不符合的，退回；\n";
        if (!dice_.one_in(4)) text_ += "不能判断的，请申请人补充说明，期限5个自然日；\n";
        if (dice_.one_in(3)) text_ += "全部符合且" + condition(1) + "的，办结；\n";
        text_ += last ? "全部符合的，办结。\n" : "全部符合的，转环节" + letter(index + 1) + "。\n";
    }

    Dice& dice_;
    std::string text_;
    std::vector<std::string> names_;
    std::vector<Kind::Asked> asked_;
};

value::Value random_value(const program::Field& field, Dice& dice) {
    const auto number = [&](std::int64_t most) {
        return value::Number(static_cast<std::int64_t>(dice.roll(static_cast<std::size_t>(most))));
    };
    switch (field.type) {
        case Type::number: return value::Value(number(101));
        case Type::money:
            return value::Quantity{value::multiply(number(91), 10'000).value_or(0),
                                   value::Dimension::money};
        case Type::share:
            return value::Quantity{value::divide(number(101), 100).value_or(0),
                                   value::Dimension::share};
        case Type::date: return value::Date{20'454 + static_cast<std::int32_t>(dice.roll(400))};
        case Type::yes_no: return value::Value(dice.one_in(2));
        case Type::choices:
        case Type::list: {
            value::List items;
            for (const auto& label : field.labels)
                if (dice.one_in(2)) items.emplace_back(label.zh);
            return items;
        }
        case Type::credit_code:
            return value::Value(dice.one_in(2) ? "91330421MA2CX00018" : "91330421MA2CX00019");
        case Type::phone: return value::Value(dice.one_in(2) ? "13800000000" : "12");
        case Type::territory: return value::Value(dice.one_in(2) ? "330421" : "110000");
        default: break;
    }
    if (!field.labels.empty()) return dice.pick(field.labels).zh;
    std::string text;
    for (std::size_t i = 0; i <= dice.roll(50); ++i) text += "字";
    return text;
}

}  // namespace

std::uint64_t Dice::next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

std::string random_policy(Dice& dice) { return Writer(dice).policy(); }

std::vector<value::Value> random_case(const program::Program& program, Dice& dice) {
    static const std::vector<value::Absent> kOpen{
        value::Absent::not_filled, value::Absent::said_unknown, value::Absent::not_applicable};
    std::vector<value::Value> values;
    for (const auto& field : program.matter.fields)
        values.push_back(dice.one_in(5) ? value::Value(dice.pick(kOpen))
                                        : random_value(field, dice));
    return values;
}

}  // namespace guiju::soundness
