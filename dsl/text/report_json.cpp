// SPDX-License-Identifier: Apache-2.0
// Findings for programs. The only file of the room that knows a JSON library.
#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "dsl/text/report.h"

namespace guiju::text {
namespace {

namespace json = boost::json;
using base::Diagnostic;
using base::Lang;
using base::Severity;

const Source* source_of(base::Span span, const std::vector<Source>& sources) {
    return span.file < sources.size() ? &sources[span.file] : nullptr;
}

json::object characters_at(const Position& position) {
    return {{"line", position.line}, {"character", position.character}};
}

/// A position as the language server protocol counts: from 0, in UTF-16 units.
json::object utf16_at(const Position& position) {
    return {{"line", position.line - 1}, {"character", position.utf16 - 1}};
}

json::object range_of(base::Span span, const std::vector<Source>& sources) {
    json::object range{{"bytes", json::object{{"begin", span.begin}, {"end", span.end}}}};
    if (const auto* source = source_of(span, sources)) {
        const auto begin = source->position(span.begin);
        const auto end = source->position(span.end);
        range["characters"] =
            json::object{{"begin", characters_at(begin)}, {"end", characters_at(end)}};
        range["utf16"] = json::object{{"start", utf16_at(begin)}, {"end", utf16_at(end)}};
    }
    return range;
}

json::value file_of(base::Span span, const std::vector<Source>& sources) {
    const auto* source = source_of(span, sources);
    return source == nullptr ? json::value(nullptr) : json::value(source->name());
}

std::string_view word_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "error";
        case Severity::warning: return "warning";
        case Severity::note: break;
    }
    return "note";
}

json::object finding_json(const Diagnostic& finding, const std::vector<Source>& sources,
                          Lang lang) {
    json::array places;
    for (const auto& place : finding.places) {
        places.push_back(json::object{{"label", place.label.in(lang)},
                                      {"file", file_of(place.span, sources)},
                                      {"range", range_of(place.span, sources)}});
    }
    json::array fixes;
    for (const auto& fix : finding.fixes) {
        fixes.push_back(json::object{{"file", file_of(fix.span, sources)},
                                     {"range", range_of(fix.span, sources)},
                                     {"replacement", fix.replacement},
                                     {"why", fix.why.in(lang)},
                                     {"safe", fix.safe && finding.fixes.size() == 1}});
    }
    return {{"code", base::name_of(finding.code)},
            {"severity", word_of(finding.severity())},
            {"message", base::sentence(finding.code, finding.args, lang)},
            {"help", base::remedy(finding.code, finding.args, lang)},
            {"file", file_of(finding.span, sources)},
            {"range", range_of(finding.span, sources)},
            {"places", std::move(places)},
            {"fixes", std::move(fixes)},
            {"basis", finding.basis},
            {"example", finding.example}};
}

/// A file name as a relative URI reference: everything outside the unreserved set is escaped.
std::string uri_of(std::string_view name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "/-._~";
    std::string uri;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || plain.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += '%';
            uri += digits[byte / 16];
            uri += digits[byte % 16];
        }
    }
    return uri;
}

json::object region_of(base::Span span, const Source& source) {
    const auto begin = source.position(span.begin);
    const auto end = source.position(std::max(span.begin, span.end));
    return {
        {"startLine", begin.line},  {"startColumn", begin.character},
        {"endLine", end.line},      {"endColumn", end.character},
        {"byteOffset", span.begin}, {"byteLength", std::max(span.begin, span.end) - span.begin}};
}

json::object artifact_of(const Source& source) { return {{"uri", uri_of(source.name())}}; }

json::object location_of(base::Span span, const Source& source) {
    return {{"physicalLocation", json::object{{"artifactLocation", artifact_of(source)},
                                              {"region", region_of(span, source)}}}};
}

json::array related_of(const Diagnostic& finding, const std::vector<Source>& sources, Lang lang) {
    json::array related;
    for (const auto& place : finding.places) {
        const auto* source = source_of(place.span, sources);
        if (source == nullptr) continue;
        auto location = location_of(place.span, *source);
        location["id"] = related.size() + 1;
        location["message"] = json::object{{"text", place.label.in(lang)}};
        related.push_back(std::move(location));
    }
    return related;
}

json::array sarif_fixes(const Diagnostic& finding, const std::vector<Source>& sources, Lang lang) {
    json::array fixes;
    for (const auto& fix : finding.fixes) {
        const auto* source = source_of(fix.span, sources);
        if (source == nullptr) continue;
        json::object replacement{{"deletedRegion", region_of(fix.span, *source)},
                                 {"insertedContent", json::object{{"text", fix.replacement}}}};
        json::object change{{"artifactLocation", artifact_of(*source)},
                            {"replacements", json::array{std::move(replacement)}}};
        const bool zh = lang == Lang::zh;
        auto help = base::remedy(finding.code, finding.args, lang);
        if (help.empty()) help = fix.replacement;
        if (const auto& why = fix.why.in(lang); !why.empty())
            help += zh ? "（" + why + "）" : " (" + why + ")";
        const bool safe = fix.safe && finding.fixes.size() == 1;
        help += safe ? (zh ? " [可自动修改]" : " [auto-fix]")
                     : (zh ? " [需人工判断]" : " [needs judgement]");
        fixes.push_back(json::object{{"description", json::object{{"text", help}}},
                                     {"artifactChanges", json::array{std::move(change)}}});
    }
    return fixes;
}

json::object result_of(const Diagnostic& finding, std::size_t rule,
                       const std::vector<Source>& sources, Lang lang) {
    json::object result{
        {"ruleId", base::name_of(finding.code)},
        {"ruleIndex", rule},
        {"level", word_of(finding.severity())},
        {"message", json::object{{"text", base::sentence(finding.code, finding.args, lang)}}}};
    if (const auto* source = source_of(finding.span, sources))
        result["locations"] = json::array{location_of(finding.span, *source)};
    if (auto related = related_of(finding, sources, lang); !related.empty())
        result["relatedLocations"] = std::move(related);
    if (auto fixes = sarif_fixes(finding, sources, lang); !fixes.empty())
        result["fixes"] = std::move(fixes);
    if (!finding.basis.empty()) result["properties"] = json::object{{"basis", finding.basis}};
    return result;
}

json::object rule_of(base::Code code, Lang lang) {
    const auto& message = base::message(code);
    const auto say = [lang](std::string_view zh, std::string_view en) {
        return json::object{{"text", lang == Lang::zh ? zh : en}};
    };
    json::object rule{{"id", base::name_of(code)},
                      {"shortDescription", say(message.zh, message.en)},
                      {"defaultConfiguration", json::object{{"level", word_of(message.severity)}}}};
    if (!message.fix_zh.empty()) rule["help"] = say(message.fix_zh, message.fix_en);
    return rule;
}

}  // namespace

std::string to_json(const std::vector<Diagnostic>& findings, const std::vector<Source>& sources,
                    Lang lang) {
    json::array all;
    for (const auto& finding : findings) all.push_back(finding_json(finding, sources, lang));
    return json::serialize(json::object{{"findings", std::move(all)}});
}

std::string to_sarif(const std::vector<Diagnostic>& findings, const std::vector<Source>& sources,
                     Lang lang) {
    std::map<base::Code, std::size_t> indexes;
    json::array rules;
    json::array results;
    for (const auto& finding : findings) {
        const auto [place, is_new] = indexes.try_emplace(finding.code, rules.size());
        if (is_new) rules.push_back(rule_of(finding.code, lang));
        results.push_back(result_of(finding, place->second, sources, lang));
    }
    json::object driver{{"name", "guiju"}, {"rules", std::move(rules)}};
    json::object run{{"tool", json::object{{"driver", std::move(driver)}}},
                     {"columnKind", "unicodeCodePoints"},
                     {"language", lang == Lang::zh ? "zh-CN" : "en"},
                     {"results", std::move(results)}};
    return json::serialize(
        json::object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                     {"version", "2.1.0"},
                     {"runs", json::array{std::move(run)}}});
}

}  // namespace guiju::text
