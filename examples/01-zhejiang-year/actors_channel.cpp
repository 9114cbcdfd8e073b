// SPDX-License-Identifier: Apache-2.0
// The channel unit: collects, screens, verifies, recommends, follows the talks, reports what came of them.
// A lead unit that kept a demand does the same work in its place.
#include "examples/01-zhejiang-year/actors.h"

namespace zhejiang {
namespace {

using guiju::casework::Command;
using guiju::value::Record;
using guiju::value::Value;

std::string reviewer(const Turn& turn) {
    return turn.folder.handler.empty() ? turn.folder.holder : turn.folder.handler;
}

Command screen_of(const Turn& turn) {
    return command_of(turn, Command::Kind::screen, reviewer(turn), "经办人");
}

void judge(Record& inputs, const std::string& what, bool fits, const char* why) {
    inputs[what] = Value(fits ? "符合" : "不符合");
    inputs[what + "理由"] = Value(why);
}

Plan applies_for_help(Turn& turn, int low, int high) {
    return {pace(turn, low, high, 30),
            {act_of(turn, reviewer(turn), "申请处置",
                    {{"已尝试情况", Value("已推荐服务单位并组织对接，未能谈成")}})}};
}

bool needs_help(const Folder& folder) {
    return folder.fate.level > 0 && folder.helped == 0 && folder.attempts >= folder.fate.failures;
}

}  // namespace

std::optional<Plan> channel_collects(Turn& turn) {
    const Demand& demand = *turn.folder.demand;
    Command open = command_of(turn, Command::Kind::open, demand.channel, "经办人", "征集渠道单位");
    open.applicant = demand.enterprise;
    open.inputs = demand.fields;
    return Plan{
        0, {open, act_of(turn, demand.channel, "归集", {{"承办单位", Value(demand.channel)}})}};
}

std::optional<Plan> channel_screens(Turn& turn) {
    Command screen = screen_of(turn);
    const bool tidy = !turn.folder.fate.untidy || turn.folder.corrections > 0;
    screen.inputs["材料规范"] = Value(tidy ? "符合" : "不符合");
    if (!tidy) screen.reason = "营业执照扫描件模糊，请重新上传";
    return Plan{pace(turn, 1, 3, 3), {screen}};
}

std::optional<Plan> channel_verifies(Turn& turn) {
    Folder& folder = turn.folder;
    Command screen = screen_of(turn);
    const bool fails = folder.fate.invalid && folder.declined == 0;
    judge(screen.inputs, "有效性", true, "目标明确，指标可检验");
    if (folder.fate.doubtful && folder.clarified == 0) {
        ++folder.clarified;  // says nothing about 合理性: an explanation is asked for
    } else {
        judge(screen.inputs, "合理性", !fails,
              fails ? "投入与目标明显不匹配" : "路线可行，投入相当");
    }
    return Plan{pace(turn, 2, 4, 5), {screen}};
}

std::optional<Plan> channel_reports(Turn& turn) {
    return Plan{pace(turn, 1, 4, 5), {act_of(turn, reviewer(turn), "填报最终需求")}};
}

std::optional<Plan> channel_matches(Turn& turn) {
    Folder& folder = turn.folder;
    if (folder.lately > 0) {
        if (needs_help(folder)) return applies_for_help(turn, 6, 12);
        return enterprise_chooses(turn);
    }
    const std::vector<std::string> ranked = turn.candidates("适配服务单位");
    if (ranked.empty()) return applies_for_help(turn, 5, 15);
    const std::size_t wanted = 1 + turn.dice.below(3);
    folder.recommended.assign(ranked.begin(),
                              ranked.begin() + static_cast<long>(std::min(wanted, ranked.size())));
    if (folder.helped > 0) return enterprise_chooses(turn);
    return Plan{pace(turn, 2, 8, 20),
                {act_of(turn, reviewer(turn), "推荐服务",
                        {{"推荐单位", list_of(folder.recommended)},
                         {"服务方案", Value("联合攻关，分阶段验证")}})}};
}

std::optional<Plan> channel_follows(Turn& turn) {
    Folder& folder = turn.folder;
    const bool stalls = folder.fate.ending == Fate::Ending::stalls && folder.fate.level == 0;
    if (stalls || folder.updates == 0 || turn.dice.percent(25)) {
        static const std::vector<std::string> kPhases = {"接触", "方案", "商谈", "拟签"};
        const std::size_t phase = std::min<std::size_t>(static_cast<std::size_t>(folder.updates),
                                                        stalls ? 2 : kPhases.size() - 1);
        const int days = stalls ? turn.dice.between(7, 16) : pace(turn, 3, 8, 10);
        return Plan{days,
                    {act_of(turn, reviewer(turn), "更新进展",
                            {{"对接阶段", Value(kPhases[phase])},
                             {"进展说明", Value(stalls ? "价格未谈拢" : "双方正在细化方案")}})}};
    }
    if (folder.attempts < folder.fate.failures) {
        Command failed = act_of(turn, reviewer(turn), "未达成");
        failed.reason = "技术路线不一致";
        return Plan{pace(turn, 3, 8, 10), {failed}};
    }
    if (needs_help(folder)) return applies_for_help(turn, 4, 9);
    return Plan{pace(turn, 3, 8, 10),
                {act_of(turn, reviewer(turn), "达成合作", {{"服务单位", list_of(folder.chosen)}})}};
}

std::optional<Plan> channel_signs(Turn& turn) {
    const int days = pace(turn, 1, 5, 5);
    const auto signed_on = turn.world.workday(turn.today, days > 2 ? days - 2 : 0);
    return Plan{days,
                {act_of(turn, reviewer(turn), "填报合同",
                        {{"合同编号", Value("HT-" + turn.folder.id)},
                         {"合同金额", yuan(20 + turn.dice.between(0, 40) * 5)},
                         {"签约日期", Value(signed_on)}})}};
}

std::optional<Plan> channel_delivers(Turn& turn) {
    Folder& folder = turn.folder;
    if (folder.fate.breaks_off) {
        folder.fate.breaks_off = false;
        Command breaks_off = act_of(turn, reviewer(turn), "合作中止");
        breaks_off.reason = "服务单位人员变动，无法继续";
        return Plan{turn.dice.between(10, 25), {breaks_off}};
    }
    const int days = turn.dice.between(20, 70);
    return Plan{days,
                {act_of(turn, reviewer(turn), "填报交付",
                        {{"交付日期", Value(turn.world.workday(turn.today, days - 1))}})}};
}

std::optional<Plan> channel_closes(Turn& turn) {
    return Plan{pace(turn, 2, 9, 20), {act_of(turn, reviewer(turn), "登记成果")}};
}

}  // namespace zhejiang
