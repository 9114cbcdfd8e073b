// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "engine/casework/command.h"

namespace guiju::casework {
namespace {

namespace json = boost::json;

/// Reads members leniently into `ok`; keys are written in a fixed order.
class Reader {
   public:
    explicit Reader(const json::object& object) : object_(object) {}
    [[nodiscard]] std::string text(const char* key) {
        const auto* v = object_.if_contains(key);
        if (v == nullptr || !v->is_string()) return fail<std::string>();
        return std::string(v->get_string());
    }
    [[nodiscard]] std::int64_t whole(const char* key) {
        const auto* v = object_.if_contains(key);
        if (v == nullptr || !v->is_int64()) return fail<std::int64_t>();
        return v->get_int64();
    }
    [[nodiscard]] bool yes(const char* key) {
        const auto* v = object_.if_contains(key);
        return v != nullptr && v->is_bool() && v->get_bool();
    }
    [[nodiscard]] const json::array& items(const char* key) {
        const auto* v = object_.if_contains(key);
        if (v != nullptr && v->is_array()) return v->get_array();
        ok = false;
        return none_;
    }
    bool ok = true;

   private:
    template <class T>
    T fail() {
        ok = false;
        return {};
    }
    const json::object& object_;
    json::array none_;
};

json::array texts(const std::vector<std::string>& items) {
    json::array out;
    for (const auto& item : items) out.emplace_back(item);
    return out;
}

std::vector<std::string> read_texts(const json::array& items, bool& ok) {
    std::vector<std::string> out;
    for (const auto& item : items) {
        if (item.is_string()) {
            out.emplace_back(item.get_string());
        } else {
            ok = false;
        }
    }
    return out;
}

const char* word_of(value::Truth truth) {
    if (truth == value::Truth::yes) return "yes";
    return truth == value::Truth::no ? "no" : "unknown";
}

value::Truth truth_of(const std::string& word) {
    if (word == "yes") return value::Truth::yes;
    return word == "no" ? value::Truth::no : value::Truth::unknown;
}

json::object object_of(const AskedCriterion& c) {
    json::array seen;
    for (const auto& [field, value] : c.seen)
        seen.push_back(json::array{field, value::to_canonical(value)});
    json::object out{{"number", c.number},      {"answer", word_of(c.answer)},
                     {"wording", c.wording},    {"basis", c.basis},
                     {"seen", std::move(seen)}, {"missing", texts(c.missing)}};
    json::array remarks;
    for (const auto& remark : c.remarks) remarks.push_back(json::array{remark.zh, remark.en});
    if (!remarks.empty()) out["remarks"] = std::move(remarks);
    if (c.not_applicable) out["not_applicable"] = true;
    if (c.definitions.empty()) return out;
    json::array used;
    for (const auto& one : c.definitions)
        used.push_back(
            json::array{one.name.zh, one.name.en, value::to_canonical(one.gave), one.basis});
    out["definitions"] = std::move(used);
    return out;
}

json::object object_of(const Decision& d) {
    json::array criteria, ranked;
    for (const auto& c : d.criteria) criteria.push_back(object_of(c));
    json::array not_lines;
    for (const auto& [unit, why] : d.ranked) ranked.push_back(json::array{unit, why.zh, why.en});
    for (const auto& line : d.not_lines)
        not_lines.push_back(json::array{line.wording, word_of(line.answer)});
    json::object out{{"stage", d.stage},
                     {"basis", d.basis},
                     {"wording", d.wording},
                     {"outcome", d.outcome},
                     {"criteria", std::move(criteria)},
                     {"parameters", texts(d.parameters)},
                     {"not_lines", std::move(not_lines)},
                     {"ranked", std::move(ranked)},
                     {"holdings", texts(d.holdings)},
                     {"opinions", texts(d.opinions)}};
    if (!d.passage.empty()) out["passage"] = d.passage;
    if (!d.on_behalf.empty()) out["on_behalf"] = d.on_behalf;
    if (d.entered.ms != 0) out["entered"] = d.entered.ms;
    return out;
}

/// Pairs of texts: [["a","b"], …].
std::vector<std::pair<std::string, std::string>> read_pairs(const json::array& items, bool& ok) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& item : items) {
        const auto* pair = item.if_array();
        if (pair == nullptr || pair->size() != 2 || !(*pair)[0].is_string() ||
            !(*pair)[1].is_string()) {
            ok = false;
            continue;
        }
        out.emplace_back((*pair)[0].get_string(), (*pair)[1].get_string());
    }
    return out;
}

AskedCriterion criterion_of(const json::object& object, bool& ok) {
    Reader r(object);
    AskedCriterion c;
    c.number = static_cast<int>(r.whole("number"));
    c.answer = truth_of(r.text("answer"));
    c.wording = r.text("wording");
    c.basis = r.text("basis");
    for (const auto& [field, text] : read_pairs(r.items("seen"), r.ok))
        c.seen.emplace_back(field, value::from_canonical(text, r.ok));
    c.missing = read_texts(r.items("missing"), r.ok);
    if (object.contains("remarks"))
        for (const auto& [zh, en] : read_pairs(r.items("remarks"), r.ok))
            c.remarks.emplace_back(zh, en);
    c.not_applicable = r.yes("not_applicable");
    if (const auto* used = object.if_contains("definitions"); used != nullptr && used->is_array()) {
        for (const auto& item : used->get_array()) {
            const auto four = read_texts(item.is_array() ? item.get_array() : json::array{}, r.ok);
            r.ok = r.ok && four.size() == 4;
            if (!r.ok) break;
            c.definitions.push_back(
                {base::Text(four[0], four[1]), value::from_canonical(four[2], r.ok), four[3]});
        }
    }
    ok = ok && r.ok;
    return c;
}

Decision decision_of(const json::object& object, bool& ok) {
    Reader r(object);
    Decision d;
    d.stage = r.text("stage");
    d.basis = r.text("basis");
    d.wording = r.text("wording");
    d.outcome = r.text("outcome");
    for (const auto& item : r.items("criteria")) {
        if (const auto* c = item.if_object()) {
            d.criteria.push_back(criterion_of(*c, r.ok));
        } else {
            r.ok = false;
        }
    }
    d.parameters = read_texts(r.items("parameters"), r.ok);
    if (object.contains("holdings")) d.holdings = read_texts(r.items("holdings"), r.ok);
    if (object.contains("opinions")) d.opinions = read_texts(r.items("opinions"), r.ok);
    if (object.contains("passage")) d.passage = r.text("passage");
    if (object.contains("on_behalf")) d.on_behalf = r.text("on_behalf");
    if (object.contains("entered")) d.entered.ms = r.whole("entered");
    for (const auto& [wording, answer] : read_pairs(r.items("not_lines"), r.ok))
        d.not_lines.push_back({wording, truth_of(answer)});
    for (const auto& item : r.items("ranked")) {
        const auto* row = item.if_array();
        const bool fits = row != nullptr && row->size() == 3 && (*row)[0].is_string() &&
                          (*row)[1].is_string() && (*row)[2].is_string();
        r.ok = r.ok && fits;
        if (fits)
            d.ranked.emplace_back((*row)[0].get_string(),
                                  base::Text(std::string((*row)[1].get_string()),
                                             std::string((*row)[2].get_string())));
    }
    ok = ok && r.ok;
    return d;
}

base::Error not_ours() { return {base::ErrorKind::broken, base::Code::gj5009, {""}}; }

}  // namespace

std::string to_json(const Decision& decision) { return json::serialize(object_of(decision)); }

std::string to_json(const Receipt& r) {
    json::array items;
    for (const auto item : r.items) items.emplace_back(item);
    json::object out{{"case", r.case_id},
                     {"revision", r.revision},
                     {"stage", r.stage},
                     {"phase", r.phase},
                     {"holder_role", r.holder_role},
                     {"holder_unit", r.holder_unit},
                     {"outcome", r.outcome},
                     {"items", std::move(items)},
                     {"flags", texts(r.flags)},
                     {"decision", object_of(r.decision)},
                     {"repeated", r.repeated}};
    if (!r.holder_shown.empty()) out["holder_shown"] = r.holder_shown;
    return json::serialize(out);
}

base::Result<Decision> decision_from_json(const std::string& text) {
    boost::system::error_code problem;
    const auto parsed = json::parse(text, problem);
    const auto* object = problem ? nullptr : parsed.if_object();
    if (object == nullptr) return not_ours();
    bool ok = true;
    auto decision = decision_of(*object, ok);
    if (!ok) return not_ours();
    return decision;
}

base::Result<Receipt> receipt_from_json(const std::string& text) {
    boost::system::error_code problem;
    const auto parsed = json::parse(text, problem);
    const auto* object = problem ? nullptr : parsed.if_object();
    if (object == nullptr) return not_ours();
    Reader in(*object);
    Receipt r;
    r.case_id = in.text("case");
    r.revision = in.whole("revision");
    r.stage = in.text("stage");
    r.phase = in.text("phase");
    r.holder_role = in.text("holder_role");
    r.holder_unit = in.text("holder_unit");
    if (object->contains("holder_shown")) r.holder_shown = in.text("holder_shown");
    r.outcome = in.text("outcome");
    for (const auto& item : in.items("items"))
        if (item.is_int64()) r.items.push_back(static_cast<int>(item.get_int64()));
    r.flags = read_texts(in.items("flags"), in.ok);
    r.repeated = in.yes("repeated");
    const auto* decision = object->if_contains("decision");
    if (decision == nullptr || !decision->is_object()) return not_ours();
    r.decision = decision_of(decision->get_object(), in.ok);
    if (!in.ok) return not_ours();
    return r;
}

}  // namespace guiju::casework
