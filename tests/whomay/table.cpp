// SPDX-License-Identifier: Apache-2.0
#include "tests/whomay/table.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace guiju::whomay {
namespace {

bool contains(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_meant(const std::string& who, const Cast& cast, const std::string& unit,
              const std::string& person) {
    if (who == "提出单位") return unit == cast.applicant;
    if (who == "开立单位") return unit == cast.opener;
    if (who == "开立的渠道") return unit == cast.opener && unit != cast.applicant;
    if (who == "承办" || who == "本级" || who == "保密管理员" || who == "省级")
        return unit == cast.handler;
    if (who == "所在地") return unit == cast.lead;
    if (who == "所在地的另一人") return unit == cast.lead && unit + "/" + person != cast.proposer;
    if (who == "接收单位") return unit == cast.offered;
    if (who == "看得见的") return in_sight(cast, unit);
    return false;
}

}  // namespace

std::vector<Line> read_table(const std::string& path) {
    std::ifstream in(path);
    std::vector<Line> table;
    std::string row;
    std::getline(in, row);
    while (std::getline(in, row)) {
        std::istringstream cells(row);
        Line line;
        for (auto* cell : {&line.stage, &line.state, &line.deed, &line.who, &line.article})
            std::getline(cells, *cell, ',');
        table.push_back(std::move(line));
    }
    return table;
}

bool in_sight(const Cast& cast, const std::string& unit) {
    return unit == cast.applicant || unit == cast.opener || unit == cast.handler ||
           unit == cast.lead || (!cast.offered.empty() && unit == cast.offered) ||
           contains(cast.others_in_sight, unit);
}

Expected expected(const std::vector<Line>& table, const Cast& cast, const std::string& deed,
                  const std::string& unit, const std::string& person) {
    Expected out;
    for (const auto& line : table) {
        const bool here = (line.stage == "*" || line.stage == cast.stage) &&
                          (line.state == "*" || contains(cast.states, line.state)) &&
                          line.deed == deed;
        if (!here || out.answer == Expected::Answer::may) continue;
        out.article = line.article;
        out.answer = is_meant(line.who, cast, unit, person) ? Expected::Answer::may
                                                            : Expected::Answer::may_not;
    }
    return out;
}

}  // namespace guiju::whomay
