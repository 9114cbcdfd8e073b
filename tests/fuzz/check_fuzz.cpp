// SPDX-License-Identifier: Apache-2.0
// Any bytes through the whole compiler. A policy that is accepted is a sound program, survives its serial
// form, and means the same in the other skin.
#include <algorithm>
#include <fstream>
#include <regex>

#include "dsl/compile/compile.h"
#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "dsl/text/report.h"
#include "tests/fuzz/target.h"

namespace {

using namespace guiju;

std::string read(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The calendars of the repository, read once.
const std::vector<value::WorkCalendar>& calendars() {
    static const auto kAll = [] {
        std::vector<value::WorkCalendar> all;
        for (const char* path : {"rules/calendars/C25.guiju", "rules/calendars/中国工作日.guiju"}) {
            const auto source = text::load(path, read(path), 0);
            if (!source.value) fuzz::broken("calendars can be read; start in the repository", path);
            auto calendars = compile::calendars_of(*source.value, 0);
            if (calendars.value)
                for (auto& calendar : *calendars.value) all.push_back(std::move(calendar));
        }
        return all;
    }();
    return kAll;
}

struct Outcome {
    std::optional<compile::Compiled> value;
    std::string refusal;  ///< what was found, as an officer reads it
};

Outcome compiled(const std::string& text) {
    auto source = text::load("input.guiju", text, 0);
    if (!source.value) return {};
    std::vector<text::Source> sources;
    sources.push_back(std::move(*source.value));
    auto result = compile::compile(sources, {calendars()});
    if (!result.value && result.findings.empty()) fuzz::broken("a refusal has a reason", text);
    Outcome outcome{std::move(result.value), {}};
    if (!outcome.value && fuzz::strict())
        for (const auto& finding : result.findings)
            if (finding.severity() == base::Severity::error)
                outcome.refusal += text::render(finding, sources, {});
    return outcome;
}

/// Without where it was written, which is no part of the meaning.
std::string unplaced(const program::Program& program) {
    static const std::regex kOrigin(R"("[a-z_]*origin":\{"span":\{[^}]*\}[^}]*\},?)");
    return std::regex_replace(program::serialize(program), kOrigin, "");
}

/// Where two programs part, with some text around it.
std::string parting(const program::Program& here, const program::Program& there) {
    const auto a = unplaced(here);
    const auto b = unplaced(there);
    const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    const auto begin = static_cast<std::size_t>(at) - std::min<std::size_t>(at, 200);
    return a.substr(begin, 400) + "\n----\n" + b.substr(begin, 400) + "\n----\n";
}

void other_skin(const std::string& bytes, const program::Program& here) {
    const auto source = text::load("input.guiju", bytes, 0);
    const auto parsed = parse::parse(*source.value);
    const auto& file = *parsed.value;
    const auto skin =
        file.skin == syntax::Skin::chinese ? syntax::Skin::english : syntax::Skin::chinese;
    const auto text = format::format(file, skin);
    const auto there = compiled(text);
    if (!there.value) fuzz::broken("the other skin is accepted too", text + there.refusal);
    if (program::hash(there.value->program) != program::hash(here))
        fuzz::broken("the other skin means the same", text + parting(here, there.value->program));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::text_of(data, size);
    const auto result = compiled(bytes).value;
    if (!result) return 0;
    if (const auto sound = result->program.verify(); !sound)
        fuzz::broken("an accepted policy is a sound program", bytes);
    const auto hash = program::hash(result->program);
    const auto back = program::deserialize(program::serialize(result->program));
    if (!back || program::hash(*back) != hash) fuzz::broken("the serial form loses nothing", bytes);
    if (fuzz::strict()) other_skin(bytes, result->program);
    return 0;
}
