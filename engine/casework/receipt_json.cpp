// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "engine/casework/command.h"
#include "engine/value/json_text.h"

namespace guiju::casework {
namespace {

namespace json = boost::json;
using value::JsonText;

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

void add_texts(JsonText& out, const std::vector<std::string>& items) {
    out.open('[');
    for (const auto& item : items) out.text(item);
    out.close(']');
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

void add_asked(JsonText& out, const AskedCriterion& c) {
    out.open('{').name("number").whole(c.number).name("answer").text(word_of(c.answer));
    out.name("wording").text(c.wording).name("basis").text(c.basis).name("seen").open('[');
    for (const auto& [field, value] : c.seen)
        out.open('[').text(field).text(value::to_canonical(value)).close(']');
    add_texts(out.close(']').name("missing"), c.missing);
    if (!c.remarks.empty()) {
        out.name("remarks").open('[');
        for (const auto& remark : c.remarks)
            out.open('[').text(remark.zh).text(remark.en).close(']');
        out.close(']');
    }
    if (c.not_applicable) out.name("not_applicable").yes(true);
    if (!c.definitions.empty()) {
        out.name("definitions").open('[');
        for (const auto& one : c.definitions)
            out.open('[')
                .text(one.name.zh)
                .text(one.name.en)
                .text(value::to_canonical(one.gave))
                .text(one.basis)
                .close(']');
        out.close(']');
    }
    out.close('}');
}

void add_decision(JsonText& out, const Decision& d) {
    out.open('{').name("stage").text(d.stage).name("basis").text(d.basis);
    out.name("wording").text(d.wording).name("outcome").text(d.outcome);
    out.name("criteria").open('[');
    for (const auto& c : d.criteria) add_asked(out, c);
    add_texts(out.close(']').name("parameters"), d.parameters);
    out.name("not_lines").open('[');
    for (const auto& line : d.not_lines)
        out.open('[').text(line.wording).text(word_of(line.answer)).close(']');
    out.close(']').name("ranked").open('[');
    for (const auto& [unit, why] : d.ranked)
        out.open('[').text(unit).text(why.zh).text(why.en).close(']');
    add_texts(out.close(']').name("holdings"), d.holdings);
    add_texts(out.name("opinions"), d.opinions);
    if (!d.passage.empty()) out.name("passage").text(d.passage);
    if (!d.on_behalf.empty()) out.name("on_behalf").text(d.on_behalf);
    if (d.entered.ms != 0) out.name("entered").whole(d.entered.ms);
    out.close('}');
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

std::string to_json(const Decision& decision) {
    JsonText out;
    add_decision(out, decision);
    return out.take();
}

std::string to_json(const Receipt& receipt) { return to_json(receipt, to_json(receipt.decision)); }

std::string to_json(const Receipt& r, const std::string& decision) {
    JsonText out;
    out.open('{').name("case").text(r.case_id).name("revision").whole(r.revision);
    out.name("stage").text(r.stage).name("phase").text(r.phase);
    out.name("holder_role").text(r.holder_role).name("holder_unit").text(r.holder_unit);
    out.name("outcome").text(r.outcome).name("items").open('[');
    for (const auto item : r.items) out.whole(item);
    add_texts(out.close(']').name("flags"), r.flags);
    out.name("decision").json(decision).name("repeated").yes(r.repeated);
    if (!r.holder_shown.empty()) out.name("holder_shown").text(r.holder_shown);
    return out.close('}').take();
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
