// SPDX-License-Identifier: Apache-2.0
// The enterprise: files whenever it likes, mends what it is told to, chooses its partner, and rates.
#include "examples/01-zhejiang-year/actors.h"
#include "examples/01-zhejiang-year/credit_code.h"

namespace zhejiang {
namespace {

using guiju::casework::Command;
using guiju::value::Record;
using guiju::value::Value;

const std::string* text_in(const Record& fields, const char* name) {
    const auto found = fields.find(name);
    return found == fields.end() ? nullptr : found->second.get_if<std::string>();
}

constexpr const char* kExplanation =
    "。补充说明：已委托检测三批次样品，预计投入与产线改造规模相当，分两期实施";

Command own(const Turn& turn, Command::Kind kind) {
    return command_of(turn, kind, turn.folder.demand->enterprise, "办事员", "需求提出单位");
}

Command own_act(const Turn& turn, const std::string& verb, Record inputs = {}) {
    Command command = own(turn, Command::Kind::act);
    command.verb = verb;
    command.inputs = std::move(inputs);
    return command;
}

/// The code the firm really has, in place of a missing or misprinted one.
std::string true_code(const Demand& demand) {
    const std::string firm = demand.enterprise.substr(demand.enterprise.find('-') + 1);
    return credit_code(demand.territory, registration_number(std::stoul(firm)));
}

/// Everything that is wrong with the demand as it was filed, mended, in the order of the form.
std::vector<std::pair<std::string, Value>> mended(const Demand& demand) {
    const Record& fields = demand.fields;
    std::vector<std::pair<std::string, Value>> all;
    const std::string* code = text_in(fields, "统一社会信用代码");
    if (!code || *code != true_code(demand))
        all.emplace_back("统一社会信用代码", Value(true_code(demand)));
    if (!text_in(fields, "需求名称")) all.emplace_back("需求名称", Value("生产工艺改进与检测"));
    const std::string* content = text_in(fields, "需求内容");
    if (!content || guiju::value::count_characters(*content) < 30)
        all.emplace_back("需求内容", Value("现有工艺一次合格率偏低，需要联合高校院所改进关键工序，"
                                           "并通过六个月连续运行验证后形成可复制的规范"));
    if (!fields.contains("意向投入")) all.emplace_back("意向投入", yuan(120));
    if (!text_in(fields, "联系人")) all.emplace_back("联系人", Value("王经理"));
    const std::string* phone = text_in(fields, "联系电话");
    if (!phone || phone->size() != 11) all.emplace_back("联系电话", Value("13905710000"));
    all.emplace_back("证明材料", list_of({"营业执照", "诚信承诺书"}));
    return all;
}

}  // namespace

std::optional<Plan> enterprise_files(Turn& turn) {
    Command open = own(turn, Command::Kind::open);
    open.inputs = turn.folder.demand->fields;
    return Plan{0, {open, own_act(turn, "报送")}};
}

std::optional<Plan> enterprise_files_again(Turn& turn, const std::string& new_id) {
    Command open = own(turn, Command::Kind::open);
    open.target = turn.folder.id;
    open.case_id = new_id;
    open.inputs = turn.folder.demand->fields;
    for (auto& [field, value] : mended(*turn.folder.demand)) open.inputs[field] = value;
    open.inputs["征集方式"] = Value("灵活征集");
    Command file = own_act(turn, "报送");
    file.case_id = new_id;
    return Plan{turn.dice.between(5, 20), {open, file}};
}

std::optional<Plan> enterprise_corrects(Turn& turn) {
    Folder& folder = turn.folder;
    const auto attitude = folder.fate.corrects;
    if (attitude == Fate::Corrects::never) return std::nullopt;
    Command correct = own(turn, Command::Kind::correct);
    if (folder.stage == "需求验证") {
        const std::string* content = text_in(folder.demand->fields, "需求内容");
        correct.inputs["需求内容"] = Value((content ? *content : "") + kExplanation);
        return Plan{turn.dice.between(2, 8), {correct}};
    }
    const bool in_part = attitude == Fate::Corrects::half && folder.corrections == 0;
    for (auto& [field, value] : mended(*folder.demand)) {
        correct.inputs[field] = value;
        if (in_part) break;
    }
    ++folder.corrections;
    if (attitude == Fate::Corrects::late) return Plan{turn.dice.between(11, 14), {correct}};
    return Plan{turn.dice.between(2, 9), {correct}};
}

std::optional<Plan> enterprise_chooses(Turn& turn) {
    Folder& folder = turn.folder;
    if (folder.recommended.empty()) return std::nullopt;
    const int days = turn.dice.between(2, 6);
    const bool own_way = folder.helped > 0 || turn.dice.percent(12);
    if (own_way) {
        folder.chosen = {turn.dice.pick(folder.recommended)};
        return Plan{days, {own_act(turn, "自主选择", {{"服务单位", list_of(folder.chosen)}})}};
    }
    folder.chosen = {
        folder.recommended[static_cast<std::size_t>(folder.attempts) % folder.recommended.size()]};
    if (folder.recommended.size() > 1 && turn.dice.percent(10)) folder.chosen = folder.recommended;
    return Plan{days, {own_act(turn, "选定推荐", {{"服务单位", list_of(folder.chosen)}})}};
}

std::optional<Plan> enterprise_rates(Turn& turn) {
    if (turn.folder.rated || turn.dice.percent(18)) return channel_closes(turn);
    const int base = turn.folder.fate.slow_office ? 68 : 80;
    turn.folder.rated = true;
    return Plan{turn.dice.between(2, 9),
                {own_act(turn, "评价", {{"企业评分", count_of(base + turn.dice.between(0, 18))}})}};
}

std::optional<Plan> enterprise_withdraws(Turn& turn) {
    Command withdraw = own(turn, Command::Kind::withdraw);
    withdraw.reason = "投资计划调整，不再需要";
    turn.folder.fate.withdraws_in.clear();
    return Plan{turn.dice.between(1, 5), {withdraw}};
}

}  // namespace zhejiang
