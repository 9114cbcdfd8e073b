// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/run_report.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

namespace guiju::cli {
namespace {

namespace json = boost::json;

json::array numbers(const std::vector<int>& items) {
    return json::array(items.begin(), items.end());
}

std::string all_of(const std::vector<std::string>& lines, Lang lang) {
    std::string text;
    for (const auto& line : lines) {
        if (!text.empty()) text += lang == Lang::zh ? "；" : "; ";
        text += line;
    }
    return text;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& written : cells) {
        if (&written != cells.data()) line += ',';
        // Why: a spreadsheet would run a cell that begins like this as a formula.
        const bool formula = !written.empty() &&
                             std::string_view("=+@\t").find(written[0]) != std::string_view::npos;
        const auto cell = formula ? "'" + written : written;
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line + "\n";
}

std::string percent_of(std::size_t part, std::size_t whole) {
    const auto share = value::Number::fraction(static_cast<value::Int128>(part) * 100,
                                               static_cast<value::Int128>(whole));
    return share ? share->text(1) + "%" : "–";
}

base::Outcome RunReport::begin(const std::vector<std::string>& header) {
    header_ = header;
    if (out_.empty()) return base::Done{};
    auto sink = world_.create_file(out_);
    if (!sink) return sink.error();
    sink_ = std::move(*sink);
    if (out_.ends_with(".jsonl")) return base::Done{};
    // Why: Excel and WPS take a CSV for GBK unless it begins with a byte order mark.
    return write("\xEF\xBB\xBF" + (console_.chinese()
                                       ? csv_line({"行号", "编号", "结果", "不符合的项",
                                                   "不能判断的项", "需人工判断的项", "原因"})
                                       : csv_line({"line", "id", "outcome", "failing", "undecided",
                                                   "for people", "reasons"})));
}

base::Outcome RunReport::write(const std::string& line) {
    return sink_ ? sink_->write(line) : base::Outcome(base::Done{});
}

base::Outcome RunReport::add(const CaseRow& row, const Screened& screened) {
    ++taken_;
    tick();
    const auto lang = console_.lang();
    ++outcomes_[screened.outcome.in(lang)];
    for (const int item : screened.failing) ++failing_[item];
    for (const int item : screened.undecided) ++undecided_[item];
    for (const int item : screened.for_people) ++for_people_[item];
    if (!sink_) return base::Done{};
    if (out_.ends_with(".jsonl")) {
        json::array reasons(screened.why.begin(), screened.why.end());
        return write(json::serialize(json::object{{"line", row.line},
                                                  {"id", row.id},
                                                  {"outcome", screened.outcome.in(lang)},
                                                  {"failing", numbers(screened.failing)},
                                                  {"undecided", numbers(screened.undecided)},
                                                  {"for_people", numbers(screened.for_people)},
                                                  {"reasons", std::move(reasons)}}) +
                     "\n");
    }
    return write(
        csv_line({std::to_string(row.line), row.id, screened.outcome.in(lang),
                  items_in_words(screened.failing, lang), items_in_words(screened.undecided, lang),
                  items_in_words(screened.for_people, lang), all_of(screened.why, lang)}));
}

base::Outcome RunReport::set_aside(const CaseRow& row) {
    ++rejected_;
    tick();
    const auto lang = console_.lang();
    std::vector<std::string> reasons;
    for (const auto& problem : row.problems) reasons.push_back(problem.say(lang));
    if (!rejected_sink_) {
        const auto dot = cases_.rfind('.');
        rejected_path_ = cases_.substr(0, dot) + ".rejected.csv";
        auto sink = world_.create_file(rejected_path_);
        if (!sink) return sink.error();
        rejected_sink_ = std::move(*sink);
        auto header = header_;
        header.insert(header.begin(), console_.chinese() ? "行号" : "line");
        header.insert(header.begin() + 1, console_.chinese() ? "原因" : "reason");
        if (auto done = rejected_sink_->write("\xEF\xBB\xBF" + csv_line(header)); !done)
            return done;
    }
    auto cells = row.cells;
    cells.insert(cells.begin(), {std::to_string(row.line), all_of(reasons, lang)});
    if (rejected_ <= 20) {
        console_.progress("");
        console_.talk((console_.chinese() ? "第" + std::to_string(row.line) + "行："
                                          : "line " + std::to_string(row.line) + ": ") +
                      all_of(reasons, lang));
    }
    return rejected_sink_->write(csv_line(cells));
}

base::Outcome RunReport::finish() {
    console_.progress("");
    for (auto* sink : {sink_.get(), rejected_sink_.get()}) {
        if (!sink) continue;
        if (auto closed = sink->close(); !closed) return closed;
    }
    return base::Done{};
}

void RunReport::tick() {
    if (rows() % 64 != 0) return;
    console_.progress(console_.chinese() ? "已办 " + std::to_string(rows()) + " 件"
                                         : std::to_string(rows()) + " cases");
}

void RunReport::show_tables(const program::Stage& stage) const {
    const bool zh = console_.chinese();
    std::vector<std::pair<std::string, std::size_t>> sorted(outcomes_.begin(), outcomes_.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    Table by_outcome{
        {zh ? "结果" : "outcome", zh ? "件数" : "cases", zh ? "占比" : "share"}, {}, {1, 2}};
    for (const auto& [outcome, count] : sorted) {
        by_outcome.rows.push_back({outcome, std::to_string(count), percent_of(count, taken_)});
    }
    console_.table(by_outcome);
    Table by_item{{zh ? "项" : "item", zh ? "不符合" : "fail", zh ? "不能判断" : "undecided",
                   zh ? "需人工" : "for people", zh ? "内容" : "criterion"},
                  {},
                  {1, 2, 3}};
    const auto count_in = [](const std::map<int, std::size_t>& counts, int item) {
        const auto found = counts.find(item);
        return found == counts.end() ? std::size_t{0} : found->second;
    };
    for (const auto& criterion : stage.criteria) {
        const auto fails = count_in(failing_, criterion.number);
        const auto open = count_in(undecided_, criterion.number);
        const auto people = count_in(for_people_, criterion.number);
        if (fails + open + people == 0) continue;
        by_item.rows.push_back({items_in_words({criterion.number}, console_.lang()),
                                std::to_string(fails), std::to_string(open), std::to_string(people),
                                criterion.origin.wording});
    }
    if (by_item.rows.empty()) return;
    console_.line("");
    console_.table(by_item);
}

void RunReport::show_json() const {
    json::object outcomes;
    for (const auto& [outcome, count] : outcomes_) outcomes[outcome] = count;
    const auto by_item = [](const std::map<int, std::size_t>& counts) {
        json::object items;
        for (const auto& [item, count] : counts) items[std::to_string(item)] = count;
        return items;
    };
    console_.line(json::serialize(json::object{{"cases", taken_},
                                               {"rejected", rejected_},
                                               {"outcomes", std::move(outcomes)},
                                               {"failing", by_item(failing_)},
                                               {"undecided", by_item(undecided_)},
                                               {"for_people", by_item(for_people_)}}));
}

void RunReport::show(const program::Stage& stage, bool as_json) const {
    if (as_json) {
        show_json();
    } else if (taken_ > 0) {
        show_tables(stage);
    }
    const bool zh = console_.chinese();
    console_.talk(zh ? "共" + std::to_string(rows()) + "件，办了" + std::to_string(taken_) +
                           "件，退出" + std::to_string(rejected_) + "件"
                     : std::to_string(rows()) + " cases: " + std::to_string(taken_) + " taken, " +
                           std::to_string(rejected_) + " set aside");
    if (!out_.empty()) console_.talk((zh ? "逐件结果：" : "line by line: ") + out_);
    if (rejected_ > 20)
        console_.talk(zh ? "（只列出前20件的原因）" : "(reasons of the first 20 only)");
    if (rejected_ > 0)
        console_.talk((zh ? "退出的行和原因：" : "rows set aside: ") + rejected_path_);
}

}  // namespace guiju::cli
