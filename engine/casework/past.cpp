// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/past.h"

#include "engine/casework/command.h"

namespace guiju::casework {
namespace {

// How the verbs stand in the journal: by them a case goes back, and comes from nowhere.
constexpr const char* kTakenBack = "取回";
constexpr const char* kSentToStage = "退回环节";
constexpr const char* kStraightBack = "直接返回";  // how an outcome begins

}  // namespace

Result<evidence::CaseRows> rows_before(const Journal& journal, std::size_t index,
                                       const std::string& verb) {
    evidence::CaseRows rows;
    bool begun = false;
    for (std::size_t i = 0; i < index; ++i) {
        if (!begun && journal[i].effect.empty()) continue;
        begun = true;
        if (!evidence::apply(journal[i], rows)) return refused(Code::gj5492, {verb});
    }
    if (!begun) return refused(Code::gj5492, {verb});
    return rows;
}

std::optional<std::size_t> last_left(const Journal& journal, const std::string& stage) {
    for (std::size_t i = journal.size(); i-- > 0;)
        if (journal[i].from_stage == stage && journal[i].to_stage != stage) return i;
    return std::nullopt;
}

std::string came_from(const Journal& journal, const std::string& stage) {
    for (std::size_t i = journal.size(); i-- > 0;) {
        const auto& entry = journal[i];
        const auto decision = casework::decision_from_json(entry.decision);
        const bool straight = decision.ok() && decision->outcome.starts_with(kStraightBack);
        const bool back = entry.verb == kTakenBack || entry.verb == kSentToStage || straight;
        if (!back && entry.to_stage == stage && entry.from_stage != stage) return entry.from_stage;
    }
    return "";
}

}  // namespace guiju::casework
