// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/scoring.h"

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>

#include "dsl/feel/jsonl.h"
#include "dsl/feel/typed_json.h"

namespace guiju::conformance {
namespace {

namespace json = boost::json;

bool close(const feel::Value& a, const feel::Value& b) {
    const auto gap = subtract(*a.get<feel::Decimal>(), *b.get<feel::Decimal>());
    const auto least = feel::Decimal::of(1, -8);
    return gap && *gap < least && negate(*gap) < least;
}

bool same(const feel::Value& a, const feel::Value& b) {
    if (a.get<feel::Decimal>() != nullptr && b.get<feel::Decimal>() != nullptr) return close(a, b);
    if (a.list() != nullptr && b.list() != nullptr) {
        if (a.list()->size() != b.list()->size()) return false;
        for (std::size_t i = 0; i < a.list()->size(); ++i)
            if (!same((*a.list())[i], (*b.list())[i])) return false;
        return true;
    }
    if (a.context() != nullptr && b.context() != nullptr) {
        if (a.context()->size() != b.context()->size()) return false;
        for (const auto& [name, value] : *a.context()) {
            const auto* other = feel::entry(*b.context(), name);
            if (other == nullptr || !same(value, *other)) return false;
        }
        return true;
    }
    return feel::identical(a, b);
}

bool passes(const json::object& wanted, const json::object& answer) {
    const auto* error = answer.if_contains("error");
    if (error != nullptr) {
        const std::string stage(error->as_object().at("stage").as_string());
        return wanted.at("error") == json::value(true) && (stage == "type" || stage == "eval");
    }
    if (wanted.at("error") == json::value(true))
        return answer.at("value").as_object().at("t") == json::value("null");
    const auto a = feel::from_typed_json(wanted.at("expected"));
    const auto b = feel::from_typed_json(answer.at("value"));
    return a && b && same(*a, *b);
}

}  // namespace

std::optional<std::filesystem::path> cases_folder() {
    const char* shared = std::getenv("GUIJU_SHARED");
    const auto folder =
        std::filesystem::path(shared == nullptr ? "../shared" : shared) / "conformance";
    return std::filesystem::exists(folder / "feel.jsonl") ? std::optional(folder) : std::nullopt;
}

int Score::mean(const std::string& fit) const {
    int sum = 0;
    int count = 0;
    for (const auto& [name, share] : categories) {
        if (!name.starts_with(fit + "/")) continue;
        sum += share.per_mille();
        ++count;
    }
    return count == 0 ? 1000 : sum / count;
}

Score score(const std::filesystem::path& file) {
    Score score;
    const auto now = feel::read_date_time("2025-09-29T09:30:00+08:00");
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) continue;
        auto wanted = json::parse(line).as_object();
        if (!wanted.contains("error")) wanted["error"] = nullptr;
        const std::string fit(wanted.at("fit").as_string());
        const bool error = wanted.at("error") == json::value(true);
        const auto answer = json::parse(feel::answer_line(line, now)).as_object();
        const int passed = passes(wanted, answer) ? 1 : 0;
        auto& count = error ? score.errors[fit] : score.values[fit];
        count.passed += passed;
        ++count.all;
        if (error) continue;
        auto& share = score.categories[fit + "/" + std::string(wanted.at("category").as_string())];
        share.passed += passed;
        ++share.all;
    }
    return score;
}

}  // namespace guiju::conformance
