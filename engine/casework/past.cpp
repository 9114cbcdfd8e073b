// SPDX-License-Identifier: Apache-2.0
#include "engine/casework/past.h"

namespace guiju::casework {

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
    for (std::size_t i = journal.size(); i-- > 0;)
        if (journal[i].to_stage == stage && journal[i].from_stage != stage)
            return journal[i].from_stage;
    return "";
}

}  // namespace guiju::casework
