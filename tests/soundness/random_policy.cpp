// SPDX-License-Identifier: Apache-2.0
#include "tests/soundness/random_policy.h"

#include <algorithm>
#include <utility>

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
        const auto fields = 3 + dice_.roll(8);
        for (std::size_t i = 0; i < fields; ++i) field(i);
        const auto matter = std::exchange(text_, {});
        text_ =
            "规矩　随机规则\n性质：公共服务\n状态：征求意见稿\n\n参数\n"
            "｜编号｜名称｜值｜来源｜权限｜说明｜\n｜P1｜轮次上限｜" +
            number(1, 4) + "次｜暂定｜由市确定｜｜\n｜P2｜起点数｜" + number(0, 40) +
            "｜暂定｜市县可提高｜｜\n｜P3｜从严｜否｜暂定｜由市确定｜｜\n\n"
            "角色\n申请人：企业\n经办机关：机关，县级\n会办机关：机关，县级\n";
        definitions();
        for (std::size_t i = 0; i < 2; ++i)
            if (dice_.one_in(3)) table(i);
        text_ += "\n名录　白名单\n单位名称：文字，必填\n年限：数量，可不填\n";
        text_ += "\n事项　申请\n" + matter;
        listed_ = dice_.one_in(2);
        if (listed_)
            text_ +=
                "名册：名单（姓名：文字，年龄：数量，类别：选项（企业、高校），入组：日期），可不填"
                "\n";
        if (dice_.one_in(4)) text_ += "核对：" + condition(1) + "\n";
        const auto stages = 1 + dice_.roll(3);
        text_ += "\n环节　报送\n办理：申请人\n办理事项：\n（一）提交：须" + condition(2) +
                 "；\n处理：\n提交的，转环节甲。\n";
        joint_ = dice_.one_in(3);
        for (std::size_t i = 0; i < stages; ++i) stage(i, i + 1 == stages);
        if (joint_) joint_stage();
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
        declared_.push_back(kind.declared);
    }

    /// One or two columns, a few rows, every way to use them.
    void table(std::size_t index) {
        static const std::vector<std::string> kWays{"唯一",   "先列者先用", "合计",
                                                    "取最大", "取最小",     "计数"};
        const auto way = dice_.roll(kWays.size());
        const bool chooses = way < 2;
        std::vector<std::size_t> columns{dice_.roll(names_.size())};
        if (dice_.one_in(2)) columns.push_back(dice_.roll(names_.size()));
        const auto name = "档次" + letter(index);
        text_ += "\n判定表　" + name + "\n取用：" + kWays[way] + "\n｜";
        for (const auto column : columns) text_ += names_[column] + "｜";
        text_ += "结果｜\n";
        const auto rows = 2 + dice_.roll(4);
        for (std::size_t row = 0; row < rows; ++row) {
            const bool otherwise = chooses && row + 1 == rows && dice_.one_in(2);
            text_ += "｜";
            for (const auto column : columns) text_ += (otherwise ? "其余" : cell(column)) + "｜";
            text_ += (chooses ? row % 2 == 0 ? "一档" : "二档" : number(1, 9) + "分") + "｜\n";
        }
        tables_.push_back({name, chooses});
    }

    std::string cell(std::size_t field) {
        using A = Kind::Asked;
        if (dice_.one_in(4)) return "不限";
        const auto bounds = [&](const std::string& unit) {
            const auto from = dice_.roll(80);
            const auto low = std::to_string(from) + unit;
            const auto high = std::to_string(from + dice_.roll(40)) + unit;
            switch (dice_.roll(4)) {
                case 0: return low + "以上不足" + high;
                case 1: return low + "至" + high;
                case 2: return "大于" + low;
                default: return "不超过" + high;
            }
        };
        switch (asked_[field]) {
            case A::number: return bounds("");
            case A::money: return bounds("万元");
            case A::share: return bounds("%");
            case A::yes_no: return dice_.one_in(2) ? "是" : "否";
            case A::label:
            case A::labels: return one_label(declared_[field]);
            default: return "不限";
        }
    }

    /// "选项（甲类、乙类、丙类）": one or two of them.
    std::string one_label(const std::string& declared) {
        const std::string open = "（", close = "）", between = "、";
        std::vector<std::string> labels;
        auto at = declared.find(open) + open.size();
        const auto end = declared.find(close);
        while (at < end) {
            const auto next = std::min(declared.find(between, at), end);
            labels.push_back(declared.substr(at, next - at));
            at = next + between.size();
        }
        const auto first = dice_.roll(labels.size());
        if (dice_.one_in(2) || first + 1 == labels.size()) return labels[first];
        return labels[first] + between + labels[first + 1];
    }

    std::string table_atom() {
        const auto& [name, chooses] = dice_.pick(tables_);
        if (!chooses) return name + (dice_.one_in(2) ? "不低于" : "小于") + number(1, 12) + "分";
        return name + (dice_.one_in(2) ? "为“" : "不为“") + (dice_.one_in(2) ? "一档”" : "二档”");
    }

    /// 定义: names for conditions, which later ones may use.
    void definitions() {
        if (dice_.one_in(2)) return;
        text_ += "\n定义\n";
        const auto count = 1 + dice_.roll(3);
        for (std::size_t i = 0; i < count; ++i) {
            const auto name = "情形" + letter(i);
            text_ += name + "：" + condition(2) + "\n";
            defined_.push_back(name);
        }
    }
    /// What is asked of a list of records.
    std::string list_atom() {
        static const std::vector<std::string> kRows{"年龄大于30",
                                                    "年龄不超过60",
                                                    "类别为“企业”",
                                                    "类别不为“高校”",
                                                    "入组早于2026-05-15",
                                                    "姓名已填写",
                                                    "年龄大于30且类别为“企业”"};
        const auto row = dice_.pick(kRows);
        switch (dice_.roll(11)) {
            case 0: return "名册中" + row + "的占比不低于" + number(0, 100) + "%";
            case 1: return "每一名册均" + row;
            case 2: return "名册中没有" + row + "的";
            case 3: return "名册的年龄之和大于" + number(0, 200);
            case 4: return "名册的年龄的最大值大于" + number(0, 100);
            case 5: return "名册按类别分组后每组均名册中" + row + "的数量不少于" + number(0, 3);
            case 6: return "名册按入组覆盖2026年的月数不少于" + number(0, 12) + "个月";
            case 7: return "名册的类别去重后的数量不少于" + number(0, 3);
            case 8: return "名册中" + row + "的数量÷名册的数量大于" + number(0, 100) + "%";
            case 9: return "名册中" + row + "的数量不少于" + number(0, 3);
            default: return "名册已填写";
        }
    }
    /// Atoms of more than a field and a value.
    std::string joined_atom() {
        switch (dice_.roll(4)) {
            case 0: return "至少" + number(1, 2) + "项符合（" + atom() + "；" + atom() + "）";
            case 1: return std::string("本单位") + (dice_.one_in(2) ? "不" : "") + "在“白名单”内";
            case 2:
                if (!defined_.empty()) return dice_.pick(defined_);
                break;
            default:
                if (!tables_.empty()) return table_atom();
        }
        return "并非（" + atom() + "）";
    }

    std::string atom() {
        using A = Kind::Asked;
        if (!tables_.empty() && dice_.one_in(4)) return table_atom();
        if (listed_ && dice_.one_in(3)) return list_atom();
        if (dice_.one_in(8)) return joined_atom();
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
            text_ += "（" + kItems[c] + "）" +
                     (dice_.one_in(6) ? condition(1) + "的，须" : std::string()) + condition(2) +
                     "；\n";
        text_ += "处理：\n";
        if (dice_.one_in(2)) text_ += "补正超过轮次上限仍不符合的，退回；\n";
        if (dice_.one_in(2)) text_ += "有一项不符合且" + condition(1) + "的，退回；\n";
        text_ += dice_.one_in(2) ? "有一项不符合的，退回申请人补正，期限5个自然日，最多轮次上限；\n"
                                 : "有一项不符合且从严为“是”的，退回；\n有一项不符合的，退回；\n";
        if (!dice_.one_in(4)) text_ += "不能判断的，请申请人补充说明，期限5个自然日；\n";
        if (dice_.one_in(3)) text_ += "全部符合且" + condition(1) + "的，办结；\n";
        const auto next = last ? (joint_ ? "会签环节" : "") : "环节" + letter(index + 1);
        text_ += next.empty() ? "全部符合的，办结。\n" : "全部符合的，转" + next + "。\n";
    }
    void joint_stage() {
        static const std::vector<std::string> kQuorums{"全部同意", "达到三分之二同意",
                                                       "达到2票同意"};
        static const std::vector<std::string> kSilence{"视为同意", "视为不同意"};
        text_ += "\n环节　会签环节\n会签：经办机关 2票、会办机关，" + dice_.pick(kQuorums) +
                 "，逾期未表态" + dice_.pick(kSilence) + "\n期限：收到后5个自然日内\n处理：\n";
        if (dice_.one_in(2)) text_ += "会签同意且" + condition(1) + "的，办结，记为“通过”；\n";
        text_ += "会签同意的，办结；\n";
        if (dice_.one_in(2)) text_ += "会签不同意且同意票数等于不同意票数的，留在本环节；\n";
        text_ += "会签不同意的，退回。\n";
    }

    Dice& dice_;
    std::string text_;
    std::vector<std::string> names_, declared_;
    std::vector<Kind::Asked> asked_;
    std::vector<std::pair<std::string, bool>> tables_;  ///< names; do they give a label?
    std::vector<std::string> defined_;
    bool listed_ = false, joint_ = false;
};

value::Value random_value(const program::Field& field, Dice& dice);

const std::vector<value::Absent>& open_values() {
    static const std::vector<value::Absent> kOpen{
        value::Absent::not_filled, value::Absent::said_unknown, value::Absent::not_applicable};
    return kOpen;
}

value::Value random_rows(const program::Field& field, Dice& dice) {
    value::List rows;
    for (auto n = dice.roll(5); n > 0; --n) {
        value::Record row;
        for (const auto& column : field.columns)
            row[column.name.zh] = dice.one_in(6) ? value::Value(dice.pick(open_values()))
                                                 : random_value(column, dice);
        rows.emplace_back(std::move(row));
    }
    return value::Value(std::move(rows));
}

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
        case Type::rows: return random_rows(field, dice);
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
    std::vector<value::Value> values;
    for (const auto& field : program.matter.fields)
        values.push_back(dice.one_in(5) ? value::Value(dice.pick(open_values()))
                                        : random_value(field, dice));
    return values;
}

}  // namespace guiju::soundness
