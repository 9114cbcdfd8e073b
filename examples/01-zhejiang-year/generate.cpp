// SPDX-License-Identifier: Apache-2.0
// Makes the data of this story from a fixed seed: units.csv (lead units, channel units, service units)
// and demands.csv (2,000 demands of one year with gaps, mistakes and confidential ones among them).
// Invented people and firms; the cities and counties and their codes are the real ones (GB/T 2260).
// Usage: generate TERRITORIES.csv OUTPUT_FOLDER
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "examples/01-zhejiang-year/credit_code.h"
#include "examples/01-zhejiang-year/dice.h"

namespace {

using zhejiang::credit_code;
using zhejiang::Dice;
using zhejiang::registration_number;

struct Territory {
    std::string code, name, parent;
};

const std::array<std::string, 8> kFields = {"新材料",   "高端装备", "数字经济",   "生命健康",
                                            "绿色石化", "现代纺织", "汽车零部件", "节能环保"};
const std::array<std::string, 8> kTypes = {
    "重大技术难题",       "新产品开发",     "新技术应用",     "新材料及工艺改进",
    "设备更新及技术升级", "产线智能化改造", "创新联合体构建", "其他"};
const std::array<std::string, 24> kWords = {
    "澄远", "恒拓", "蓝鲸", "金桥", "启明", "正泽", "瓯越", "天岚", "禾盛", "博睿", "凌云", "众创",
    "海纳", "富春", "江澜", "晨曦", "钱潮", "鼎新", "兰亭", "双龙", "玉环", "东港", "山泽", "云栖"};

std::string rows_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Territory> read_territories(const std::string& path) {
    std::vector<Territory> counties;
    const std::string text = rows_of(path);
    std::size_t at = text.find('\n') + 1;
    while (at < text.size()) {
        const std::size_t end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        const std::size_t a = line.find(','), b = line.find(',', a + 1), c = line.find(',', b + 1);
        counties.push_back(
            {line.substr(0, a), line.substr(a + 1, b - a - 1), line.substr(b + 1, c - b - 1)});
        at = end + 1;
    }
    return counties;
}

std::string two_fields(Dice& dice) {
    const std::size_t a = dice.below(kFields.size());
    if (dice.percent(40)) return kFields[a];
    return kFields[a] + "、" + kFields[(a + 1 + dice.below(kFields.size() - 1)) % kFields.size()];
}

void write_units(const std::vector<Territory>& all, Dice dice, std::ostream& out) {
    out << "代号,名称,角色,属地,其他\n";
    for (const Territory& t : all) {
        const bool county = t.parent != "" && t.parent != "330000";
        const char* role = county             ? "县级牵头单位"
                           : t.parent.empty() ? "省级牵头单位"
                                              : "市级牵头单位";
        out << "L" << t.code << ',' << t.name << "经信局," << role << ',' << t.code << ",\n";
        if (!county) continue;
        out << "M" << t.code << ',' << t.name << "保密办,保密管理员," << t.code << ",\n";
        static const std::array<std::string, 4> kKinds = {"产业园区", "科技服务机构", "研发机构",
                                                          "产业互联网平台"};
        const std::size_t channels = 2 + dice.below(2);
        for (std::size_t i = 1; i <= channels; ++i) {
            const std::string& kind = dice.pick(kKinds);
            const bool suspended = i > 2 && dice.percent(40);
            out << "C" << t.code << '-' << i << ',' << t.name << kind << i << "号,征集渠道单位,"
                << t.code << ",渠道类型“" << kind << "”，擅长领域“" << two_fields(dice)
                << "”，在办件数" << dice.below(18) << "，名录状态“" << (suspended ? "暂停" : "在册")
                << "”，涉密资质“" << (i == 1 && dice.percent(60) ? "是" : "否") << "”\n";
        }
    }
    for (int i = 1; i <= 140; ++i) {
        const Territory& t = all[1 + dice.below(all.size() - 1)];
        static const std::array<std::string, 5> kKinds = {"大学研究院", "技术研究所",
                                                          "工程设计公司", "检测中心", "中试基地"};
        out << "S" << 1000 + i << ',' << dice.pick(kWords) << dice.pick(kKinds) << i
            << "号,响应服务单位," << t.code << ",服务领域“" << two_fields(dice) << "”，境内外“"
            << (dice.percent(94) ? "境内" : "境外") << "”，服务评分" << 55 + dice.below(44)
            << "，服务状态“" << (dice.percent(93) ? "在册" : "暂停推荐") << "”\n";
    }
}

struct Subject {
    const char* title;
    const char* detail;
};
const std::array<Subject, 8> kSubjects = {{
    {"高速纺丝油剂国产替代",
     "现有进口油剂成本高且供货不稳，需在不降低纤维强度的前提下完成国产替代并通过连续运行验证"},
    {"精密减速器齿面磨削工艺",
     "齿面粗糙度与噪声不达标，需改进磨削参数、砂轮选型和在线检测方法，形成稳定的批量工艺"},
    {"产线视觉缺陷自动检测",
     "人工目检漏检率高，需在线识别划痕、缺料、色差等缺陷，并与制造执行系统对接"},
    {"高温合金精密铸造",
     "叶片铸件疏松与热裂比例偏高，需优化浇注系统与热处理制度，把合格率提高到行业先进水平"},
    {"生物发酵过程在线控制",
     "发酵终点判断依赖经验，批次差异大，需要在线传感与模型预测控制，缩短周期、提高收率"},
    {"低温储氢容器绝热结构",
     "现有容器日蒸发率偏高，需改进绝热结构与支撑方式，并完成型式试验与寿命评价"},
    {"工业废水深度处理与回用",
     "高盐废水处理成本高，需要膜浓缩与结晶组合工艺，实现达标回用并降低单位能耗"},
    {"车用域控制器软件平台",
     "多供应商软件集成困难，需建立统一的中间件与测试平台，满足功能安全与网络安全要求"},
}};

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string day(int index) {  // day of 2025, counted from 0
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int month = 0;
    while (index >= kDays[month]) index -= kDays[month++];
    return "2025-" + two_digits(month + 1) + "-" + two_digits(index + 1);
}

void write_demands(const std::vector<Territory>& all, Dice dice, std::ostream& out) {
    out << "编号,报送日期,企业代号,企业名称,统一社会信用代码,所在地,独立法人资格,企业类别,需求领域,"
           "需求类型,需求名称,需求内容,技术领域,意向投入,联系人,联系电话,证明材料,密级,真实性承诺,"
           "征集方式,企业同意代填\n";
    static const std::array<std::string, 4> kGroups = {"", "专精特新“小巨人”企业",
                                                       "省级专精特新中小企业", "国家高新技术企业"};
    static const std::array<std::string, 5> kAreas = {"制造强国重点产业", "工业“六基”",
                                                      "战略性新兴产业", "未来产业", "其他领域"};
    static const std::array<std::string, 10> kNames = {"王", "李", "张", "陈", "沈",
                                                       "徐", "朱", "周", "俞", "蒋"};
    std::vector<const Territory*> counties;
    for (const Territory& t : all)
        if (!t.parent.empty() && t.parent != "330000") counties.push_back(&t);
    for (int i = 1; i <= 2000; ++i) {
        const Territory& t = *counties[dice.below(counties.size())];
        const std::size_t firm = dice.below(17);  // so that some firms file more than once
        const std::string& word =
            kWords[(firm * 7 + static_cast<std::size_t>(t.code[5])) % kWords.size()];
        const std::size_t f = (firm * 3 + static_cast<std::size_t>(t.code[4])) % kFields.size();
        const Subject& subject = kSubjects[dice.below(kSubjects.size())];
        const bool branch = firm == 16, classified = dice.percent(3);
        std::string code = credit_code(t.code, registration_number(firm));
        if (dice.percent(3)) code.back() = code.back() == '0' ? '1' : '0';  // misprinted
        const bool central = dice.percent(45);
        char number[8];
        std::snprintf(number, sizeof number, "X%05d", i);
        out << number << ',' << day(static_cast<int>(dice.below(330))) << ",E" << t.code << '-'
            << firm << ',' << t.name << word << kFields[f]
            << (branch ? "有限公司分公司," : "有限公司,") << (dice.percent(2) ? "" : code) << ','
            << t.code << ',' << (branch ? "否" : "是") << ',' << dice.pick(kGroups) << ','
            << dice.pick(kAreas) << ',' << dice.pick(kTypes) << ','
            << (dice.percent(2) ? "" : std::string(subject.title)) << ','
            << (dice.percent(5) ? "见附件" : std::string(subject.detail)) << ',' << kFields[f]
            << ',' << (dice.percent(4) ? "" : std::to_string(20 + dice.below(60) * 10) + "万元")
            << ',' << (dice.percent(1) ? "" : kNames[dice.below(kNames.size())] + "经理") << ','
            << (dice.percent(2) ? "12345" : "1390571" + std::to_string(1000 + dice.below(9000)))
            << ',' << (dice.percent(6) ? "营业执照" : "营业执照、诚信承诺书") << ','
            << (classified         ? "涉密"
                : dice.percent(30) ? "企业秘密"
                                   : "公开")
            << ',' << (dice.percent(1) ? "否" : "是") << ',' << (central ? "集中征集" : "灵活征集")
            << ',' << (central ? dice.percent(98) ? "是" : "否" : "") << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "generate TERRITORIES.csv OUTPUT_FOLDER\n";
        return 2;
    }
    const std::vector<Territory> all = read_territories(argv[1]);
    const std::string folder = argv[2];
    std::ofstream units(folder + "/units.csv", std::ios::binary);
    write_units(all, Dice(20250901), units);
    std::ofstream demands(folder + "/demands.csv", std::ios::binary);
    write_demands(all, Dice(20250902), demands);
    return units && demands ? 0 : 1;
}
