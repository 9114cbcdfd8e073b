// SPDX-License-Identifier: Apache-2.0
#pragma once
// Something that is not as it was written: in which case, at which entry, or in which seal. Plain data;
// the sentence is in the catalogue (GJ5500, GJ5518 to GJ5530).
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace guiju::evidence {

struct Finding {
    base::Error error{};
    std::string case_id{};      ///< empty: not about a case
    std::int64_t sequence = 0;  ///< number of the first bad entry; 0: about the case or a seal
    std::int64_t seal = 0;      ///< number of the seal; 0: not about a seal
};

[[nodiscard]] inline Finding about_entry(base::Code code, const std::string& case_id,
                                         std::int64_t sequence,
                                         std::vector<base::Text> further = {}) {
    std::vector<base::Text> args{case_id, std::to_string(sequence)};
    args.insert(args.end(), further.begin(), further.end());
    return {{base::ErrorKind::broken, code, std::move(args)}, case_id, sequence, 0};
}

}  // namespace guiju::evidence
