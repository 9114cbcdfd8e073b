// SPDX-License-Identifier: Apache-2.0
#include "dsl/parse/build.h"
#include "dsl/parse/tokens.h"

namespace guiju::parse {

using syntax::Expr;
using syntax::Marker;
using syntax::Name;

base::Span Build::span(std::string_view text) const {
    const auto begin = static_cast<std::uint32_t>(text.data() - base_);
    return {file_, begin, begin + static_cast<std::uint32_t>(text.size())};
}

Name Build::name(std::string_view text) const {
    Name result;
    text = trim(text);
    const auto quote = quoted_at(text);
    if (quote.length == text.size() && quote.length != 0) {
        text = text.substr(quote.inner_begin, quote.inner_end - quote.inner_begin);
        result.quoted = true;
    }
    result.text = result.quoted ? std::string(text) : squeezed(text);
    result.span = span(text);
    return result;
}

std::vector<Name> Build::names(const Node& list) const {
    const Node* inner = list.find(Shape::names);
    std::vector<Name> result;
    for (const Node& part : (inner != nullptr ? *inner : list).parts)
        if (part.shape == Shape::name || part.shape == Shape::quoted) result.push_back(name(part));
    return result;
}

Name Build::only_name(const Node& node) const {
    const Node* found = node.find(Shape::name);
    if (found == nullptr) found = node.find(Shape::quoted);
    return found == nullptr ? Name{} : name(*found);
}

Name Build::only_label(const Node& node) const {
    const Node* found = node.find(Shape::label);
    return found == nullptr ? Name{} : name(*found);
}

std::string Build::quoted(const Node& node) const {
    const Node* found = node.shape == Shape::quoted ? &node : node.find(Shape::quoted);
    return found == nullptr ? std::string{} : name(*found).text;
}

std::string Build::id(const Node& node, std::string_view group) const {
    const auto keyword = syntax::find_keyword(group, squeezed(node.text()), skin_);
    return keyword ? std::string(syntax::id_of(*keyword)) : std::string{};
}

std::string Build::iso(const Node& date) {
    auto token = date_at(date.text());
    if (token.iso.empty()) {
        base::Diagnostic finding;
        finding.code = base::Code::gj1115;
        finding.span = span(date);
        finding.args = {std::string(date.text()), {"月份只有1至12", "months are 1 to 12"}};
        if (!token.last.empty()) {
            const auto month = std::to_string(std::stoi(token.last.substr(5, 2)));
            const auto days = token.last.substr(8, 2);
            finding.args[1] = {month + "月只有" + days + "天",
                               "month " + month + " has " + days + " days"};
            finding.fixes.push_back({finding.span, token.last, false, {}});
        }
        findings_.push_back(std::move(finding));
    }
    return token.iso;
}

syntax::Deadline Build::deadline(const Node& parts) {
    syntax::Deadline result;
    if (parts.find(Shape::first) != nullptr) result.start = syntax::Deadline::Start::first;
    if (parts.find(Shape::each) != nullptr) result.start = syntax::Deadline::Start::each;
    if (const Node* action = parts.find(Shape::name)) result.start_action = name(*action);
    if (const Node* vague = parts.find(Shape::vague)) {
        result.vague = id(*vague, "vague");
        result.vague_span = span(*vague);
    }
    const Node* period = parts.find(Shape::period);
    result.unbound = period == nullptr;
    if (period != nullptr) result.period = value(period->parts.at(0));
    if (const Node* done = parts.find(Shape::satisfied)) result.satisfied_by = names(*done);
    if (const Node* remind = parts.find(Shape::remind))
        result.remind_every = value(remind->parts.at(0));
    result.span = span(parts);
    return result;
}

syntax::Strength Build::strength(const Node& node) {
    syntax::Strength strength;
    if (const Node* pilot = node.find(Shape::pilot)) {
        strength.word = "pilot";
        strength.pilot = condition(pilot->parts.at(0));
    } else if (const Node* word = node.find(Shape::word)) {
        strength.word = id(*word, "duty");
    }
    return strength;
}

syntax::JointReview Build::joint(const Node& root) {
    syntax::JointReview joint;
    joint.span = span(root);
    for (const Node& part : root.parts) {
        switch (part.shape) {
            case Shape::member: {
                const Node* votes = part.find(Shape::number);
                joint.members.push_back(
                    {name(*part.find(Shape::name)),
                     votes == nullptr ? "" : numeral_at(trim(votes->text())).digits});
                break;
            }
            case Shape::quorum: quorum(part, joint); break;
            case Shape::silence:
                joint.silence = id(part, "silence");
                joint.silence_span = span(part);
                break;
            case Shape::at_once: joint.at_once = true; break;
            default: break;
        }
    }
    return joint;
}

/// 三分之二 is two of three: the languages put the parts the other way round.
void Build::quorum(const Node& node, syntax::JointReview& joint) {
    joint.quorum_span = span(node);
    const auto number = [](const Node& n) { return numeral_at(trim(n.text())).digits; };
    if (const Node* share = node.find(Shape::range)) {
        joint.quorum = "share";
        const bool chinese = skin_ == syntax::Skin::chinese;
        joint.amount = number(share->parts.at(chinese ? 1 : 0));
        joint.out_of = number(share->parts.at(chinese ? 0 : 1));
    } else if (const Node* votes = node.find(Shape::number)) {
        joint.quorum = "votes";
        joint.amount = number(*votes);
    } else {
        joint.quorum = id(node, "quorum");
    }
}

void Build::field(const Node& parts, syntax::Field& field) {
    field.type = id(*parts.find(Shape::type), "type");
    if (const Node* columns = parts.find(Shape::columns)) {
        for (const Node& part : columns->parts) {
            syntax::Field column;
            column.name = name(part.parts.at(0));
            column.span = span(part);
            this->field(part, column);
            field.columns.push_back(std::move(column));
        }
    }
    if (const Node* labels = parts.find(Shape::labels))
        for (const Node& label : labels->parts) field.labels.push_back(name(label));
    for (const Node& part : parts.parts) {
        switch (part.shape) {
            case Shape::flag: {
                const auto flag = id(part, "flag");
                if (flag == "required") field.required = true;
                if (flag == "optional") field.optional_written = true;
                if (flag == "secret") field.secret = true;
                if (flag == "reason_required") field.reason_required = true;
                if (flag == "provisional") field.provisional = true;
                break;
            }
            case Shape::at_least: field.at_least = value(part.parts.at(0)); break;
            case Shape::at_most: field.at_most = value(part.parts.at(0)); break;
            case Shape::range:
                field.range_low = value(part.parts.at(0));
                field.range_high = value(part.parts.at(1));
                break;
            case Shape::each_type:
                field.each_type = id(*part.find(Shape::type), "type");
                if (const Node* in = part.find(Shape::labels))
                    for (const Node& label : in->parts) field.each_labels.push_back(name(label));
                break;
            case Shape::digits: {
                Expr count;
                count.kind = Expr::Kind::number;
                count.text = numeral_at(part.parts.at(0).text()).digits;
                count.span = span(part);
                field.digits = std::move(count);
                break;
            }
            case Shape::judged_by: field.judged_by = only_name(part); break;
            case Shape::cond_flag: {
                const bool required = part.find(Shape::required) != nullptr;
                auto& target = required ? field.required_when : field.forbidden_when;
                target = condition(*part.find(Shape::any));
                break;
            }
            default: break;
        }
    }
}

std::vector<Marker> Build::markers(const Node& root) {
    std::vector<Marker> result;
    for (const Node* node : root.all(Shape::marker)) {
        Marker marker;
        marker.span = span(*node);
        const Node& what = node->parts.at(0);
        for (const Node& operand : what.parts)
            if (operand.shape == Shape::quantity) marker.operands.push_back(value(operand));
        if (what.shape == Shape::range) {
            marker.kind = Marker::Kind::choose;
        } else if (what.shape == Shape::step) {
            marker.kind = Marker::Kind::may_add_stages;
        } else if (what.shape == Shape::points) {
            marker.kind = Marker::Kind::weights_may_move;
            marker.operands.resize(1);
        } else {
            // The order of Marker::Kind; ids are those of the keyword table.
            static constexpr std::string_view kIds[] = {"locked",
                                                        "may_add_items",
                                                        "may_drop_items",
                                                        "may_raise",
                                                        "may_lower",
                                                        "may_shorten",
                                                        "may_lengthen",
                                                        "may_add_rounds",
                                                        "",
                                                        "local_decides",
                                                        "",
                                                        "may_rename",
                                                        "must_fill"};
            const auto found = id(what, "marker");
            for (std::size_t i = 0; i < std::size(kIds); ++i)
                if (kIds[i] == found) marker.kind = static_cast<Marker::Kind>(i);
        }
        result.push_back(std::move(marker));
    }
    return result;
}

std::vector<syntax::ItemRange> Build::items(const Node& list) const {
    std::vector<syntax::ItemRange> ranges;
    const auto number = [](const Node& node) {
        const auto mark = item_mark_at(node.text(), false);
        if (mark.length != 0) return mark.number;
        const auto digits = numeral_at(node.text()).digits;
        return digits.size() > 4 || digits.find('.') != std::string::npos ? 0 : std::stoi(digits);
    };
    for (const Node* group : list.all(Shape::items)) {
        for (const Node* range : group->all(Shape::item_range)) {
            syntax::ItemRange r;
            r.from = number(range->parts.at(0));
            r.to = range->parts.size() > 1 ? number(range->parts[1]) : r.from;
            r.span = span(*range);
            ranges.push_back(r);
        }
    }
    return ranges;
}

std::vector<std::pair<Name, Expr>> Build::given(const Node& root) {
    std::vector<std::pair<Name, Expr>> result;
    for (const Node* pair : root.all(Shape::given)) {
        const Node& written = pair->parts.back();
        Expr v = value(written);
        if (written.shape == Shape::quoted) {
            v.text.clear();
            for (const Node& part : written.parts)
                v.text += (v.text.empty() ? "" : "、") + name(part).text;
        }
        result.emplace_back(name(pair->parts.at(0)), std::move(v));
    }
    return result;
}

namespace {

/// X 达到 T: the condition in front of 得100分 taken apart.
void split_target(Expr subject, syntax::Scoring& scoring) {
    const bool floor =
        subject.kind == Expr::Kind::compare && subject.compare == syntax::CompareOp::at_least;
    const bool ceiling =
        subject.kind == Expr::Kind::compare && subject.compare == syntax::CompareOp::at_most;
    using Kind = syntax::Scoring::Kind;
    const bool aims = scoring.kind == Kind::to_target || scoring.kind == Kind::from_threshold ||
                      scoring.kind == Kind::up_to;
    if ((floor || ceiling) && aims) {
        scoring.target = std::move(subject.parts[1]);
        Expr left = std::move(subject.parts[0]);
        scoring.subject = std::move(left);
    } else {
        scoring.subject = std::move(subject);
    }
}

}  // namespace

syntax::Scoring Build::scoring(const Node& root) {
    using Kind = syntax::Scoring::Kind;
    syntax::Scoring s;
    s.span = span(root);
    const Node* subject = root.find(Shape::condition);
    const Node* target = root.find(Shape::target);
    const Node* of = root.find(Shape::same);
    const Node* earns = root.find(Shape::earns);
    const Node* points = (earns != nullptr ? earns : &root)->find(Shape::points);
    if (const Node* times = root.find(Shape::times)) {
        s.kind = Kind::times;
        points = times->find(Shape::points);
    } else if (root.find(Shape::as_is) != nullptr) {
        s.kind = Kind::as_is;
    } else if (const Node* best = root.find(Shape::best)) {
        s.kind = Kind::best_is_full;
        points = best->find(Shape::points);
    } else if (earns != nullptr) {
        const Node* step = earns->find(Shape::step);
        const Node* above = earns->find(Shape::above);
        if (earns->find(Shape::proportion) != nullptr) {
            s.kind = Kind::to_target;
        } else if (const Node* other = earns->find(Shape::otherwise)) {
            s.kind = Kind::condition;
            s.otherwise = value(other->parts.at(0));
        } else {
            const Node& steps = step != nullptr ? *step : *above;
            s.kind = step != nullptr ? Kind::from_threshold : Kind::up_to;
            const bool chinese = skin_ == syntax::Skin::chinese;
            s.step = value(steps.parts.at(chinese ? 0 : 1));
            s.deduction = value(steps.parts.at(chinese ? 1 : 0));
        }
    }
    if (points != nullptr) s.full = value(points->parts.at(0));
    if (target != nullptr) s.target = value(target->parts.at(1));
    if (subject == nullptr) return s;
    Expr written = either(subject->parts.at(0));
    if (of != nullptr) {
        s.target = std::move(written);
        s.subject = either(of->parts.at(0));
    } else if (earns != nullptr && written.kind == Expr::Kind::number &&
               s.kind != Kind::condition) {
        s.target = std::move(written);
    } else {
        split_target(std::move(written), s);
    }
    return s;
}

}  // namespace guiju::parse
