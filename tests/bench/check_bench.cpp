// SPDX-License-Identifier: Apache-2.0
// How long an officer waits for `check`: a policy of 1,000 clauses from text to verified program, and the
// Zhejiang measures. Reading the file is not counted.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "dsl/compile/compile.h"
#include "dsl/prove/prove.h"
#include "tests/bench/rule_files.h"

namespace {

using namespace guiju;

std::string numeral(int n) {
    static const char* const kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string out = n >= 20 ? kDigits[n / 10] : "";
    if (n >= 10) out += "十";
    return out + kDigits[n % 10];
}

/// 40 stages of 20 criteria and 5 lines each: 1,000 clauses over 60 fields.
std::string large_policy() {
    std::string text =
        "规矩　一千条\n层级：省\n属地：浙江省（330000）\n\n角色\n申请人：企业\n经办单位：机关，县级"
        "\n"
        "上级单位：机关，市级\n\n事项　申请\n";
    for (int f = 0; f < 60; ++f)
        text += "字段" + numeral(f + 1) + (f % 2 ? "：数量，必填\n" : "：文字，必填\n");
    for (int s = 1; s <= 40; ++s) {
        text += "\n环节　环节第" + numeral(s) + "\n依据：第" + numeral(s) +
                "条\n办理：经办单位\n期限：收到后5个自然日内\n审查：\n";
        for (int c = 1; c <= 20; ++c) {
            const int f = (s * 7 + c * 3) % 60;
            text += "（" + numeral(c) + "）字段" + numeral(f + 1) +
                    (f % 2 ? "不低于" + std::to_string(c) + "；\n"
                           : "不少于" + std::to_string(c) + "字；\n");
        }
        const std::string onward = s < 40 ? "转环节第" + numeral(s + 1) : "办结，结果为“通过”";
        text +=
            "处理：\n第（二十）项不符合的，报上级单位确认后退回；\n补正超过2次仍不符合的，报上级单"
            "位确认后退回；\n"
            "第（一）至（十九）项有一项不符合的，退回申请人补正，期限10个自然日，最多2次；\n"
            "不能判断的，请申请人补充说明，期限10个自然日；\n全部符合的，" +
            onward + "。\n确认：3个自然日内\n";
    }
    return text;
}

void compile_text(benchmark::State& state, const std::vector<text::Source>& sources) {
    std::size_t errors = 0;
    for (auto _ : state) {
        const auto compiled = compile::compile(sources);
        if (!compiled.ok()) ++errors;
        benchmark::DoNotOptimize(compiled.value);
    }
    if (errors > 0) state.SkipWithError("the policy does not compile");
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(sources[0].bytes().size()));
}

void check_1000_clauses(benchmark::State& state) {
    std::vector<text::Source> sources;
    sources.push_back(*text::load("large.guiju", large_policy()).value);
    compile_text(state, sources);
}
BENCHMARK(check_1000_clauses)->Unit(benchmark::kMillisecond);

/// The proofs alone, over a compiled policy.
void prove_text(benchmark::State& state, const std::vector<text::Source>& sources) {
    const auto compiled = compile::compile(sources);
    if (!compiled.ok()) return state.SkipWithError("the policy does not compile");
    for (auto _ : state)
        benchmark::DoNotOptimize(prove::prove(compiled.value->program, compiled.findings));
}

void prove_1000_clauses(benchmark::State& state) {
    std::vector<text::Source> sources;
    sources.push_back(*text::load("large.guiju", large_policy()).value);
    prove_text(state, sources);
}
BENCHMARK(prove_1000_clauses)->Unit(benchmark::kMillisecond);

void check_zhejiang_measures(benchmark::State& state) {
    const auto sources = bench::measures();
    if (sources.empty()) return state.SkipWithError("run it from the repository");
    compile_text(state, sources);
}
BENCHMARK(check_zhejiang_measures)->Unit(benchmark::kMillisecond);

void prove_zhejiang_measures(benchmark::State& state) {
    const auto sources = bench::measures();
    if (sources.empty()) return state.SkipWithError("run it from the repository");
    prove_text(state, sources);
}
BENCHMARK(prove_zhejiang_measures)->Unit(benchmark::kMillisecond);

}  // namespace
