// SPDX-License-Identifier: Apache-2.0
// The lead units: dispatch, confirm returns, coordinate and report upward; the secrecy officer registers.
#include "examples/01-zhejiang-year/actors.h"

namespace zhejiang {
namespace {

using guiju::casework::Command;
using guiju::program::Level;
using guiju::value::Value;

std::string local_lead(const Turn& turn) { return "L" + turn.folder.demand->territory; }

}  // namespace

std::optional<Plan> lead_dispatches(Turn& turn) {
    const std::vector<std::string> ranked = turn.candidates("适配征集渠道");
    const int days = pace(turn, 0, 2, 2);
    if (ranked.empty() || turn.dice.percent(8))
        return Plan{days, {act_of(turn, local_lead(turn), "自行办理")}};
    const bool second = ranked.size() > 1 && turn.dice.percent(25);
    return Plan{days,
                {act_of(turn, local_lead(turn), "分发", {{"承办单位", Value(ranked[second])}})}};
}

std::optional<Plan> lead_registers(Turn& turn) {
    const std::string office = "M" + turn.folder.demand->territory;
    return Plan{pace(turn, 2, 4, 5),
                {act_of(turn, office, "登记涉密材料",
                        {{"保密审查表编号", Value("审-" + turn.folder.id)},
                         {"机要回执号", Value("机-" + turn.folder.id)}})}};
}

std::optional<Plan> lead_confirms(Turn& turn) {
    Folder& folder = turn.folder;
    const bool disagrees = folder.fate.harsh && folder.declined == 0 && folder.stage == "需求验证";
    Command answer = command_of(turn, disagrees ? Command::Kind::decline : Command::Kind::confirm,
                                local_lead(turn), "负责人");
    if (disagrees) {
        ++folder.declined;
        answer.reason = "投入可以分期，请按两期方案重新验证";
    }
    return Plan{pace(turn, 1, 2, 2), {answer}};
}

std::optional<Plan> lead_coordinates(Turn& turn) {
    Folder& folder = turn.folder;
    const auto level = guiju::program::level_of_territory(turn.world.unit(folder.holder).territory);
    const int rung = static_cast<int>(level);
    const bool secret = folder.demand->fields.at("密级") == Value("涉密");
    if (secret && rung > 1 && !folder.registered) {
        folder.registered = true;
        return Plan{
            turn.dice.between(2, 5),
            {act_of(turn, folder.holder, "登记机要回执",
                    {{"机要回执号", Value("机-" + folder.id + "-" + std::to_string(rung))}})}};
    }
    folder.registered = false;
    if (folder.fate.ending == Fate::Ending::stalls && rung >= folder.fate.level)
        return std::nullopt;
    const int limit = level == Level::county ? 10 : level == Level::city ? 15 : 20;
    const int days = pace(turn, 4, 8, limit);
    if (rung >= folder.fate.level) {
        ++folder.helped;
        return Plan{days,
                    {act_of(turn, folder.holder, "协调成功",
                            {{"协调措施", Value("组织专场对接，落实服务单位")}})}};
    }
    Command up = act_of(turn, folder.holder, "上报",
                        {{"协调措施", Value("已组织两次对接，走访三家服务单位")}});
    up.reason = "本级没有适配的服务单位";
    return Plan{days, {up}};
}

std::optional<Plan> lead_reviews_unanswered(Turn& turn) {
    if (turn.dice.percent(55)) return std::nullopt;  // the review comes after six months
    Command end = act_of(turn, "L330000", "终止");
    end.reason = "经全省征集，暂无单位具备条件";
    return Plan{turn.dice.between(10, 30), {end}};
}

std::optional<Plan> lead_merges(Turn& turn, const std::string& main_case) {
    Command merge = command_of(turn, Command::Kind::merge, local_lead(turn), "经办人");
    merge.target = main_case;
    merge.reason = "与同一企业此前报送的需求重复";
    return Plan{turn.dice.between(0, 2), {merge}};
}

}  // namespace zhejiang
