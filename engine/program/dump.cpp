// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "engine/program/program.h"

namespace guiju::program {

namespace {

constexpr std::string_view kOps[] = {"constant",  "field",       "candidate",
                                     "parameter", "indicator",   "builtin",
                                     "length",    "add",         "subtract",
                                     "multiply",  "divide",      "overlap_share",
                                     "compare",   "is",          "filled",
                                     "complete",  "well_formed", "in_set",
                                     "within",    "in_register", "in_matching",
                                     "contains",  "overlaps",    "same_county",
                                     "same_city", "reached",     "reached_in_period",
                                     "all",       "any",         "negate",
                                     "column",    "group",       "fold",
                                     "tally",     "difference",  "entitled",
                                     "if_holds",  "first_of",    "only_of",
                                     "larger",    "smaller",     "absent"};
constexpr std::string_view kFolds[] = {"count",    "distinct", "sum",   "mean",   "least",
                                       "greatest", "pick",     "every", "groups", "months"};
constexpr std::string_view kHolding[] = {"enter", "remove", "promote", "issue", "use", "give back"};
constexpr std::string_view kCompare[] = {"=", "<>", "<", "<=", ">", ">="};
constexpr std::string_view kWhen[] = {"all pass",
                                      "any fails",
                                      "items fail",
                                      "undecided",
                                      "rounds exceeded",
                                      "correction expired",
                                      "action",
                                      "expired",
                                      "otherwise",
                                      "as soon",
                                      "joint review agreed",
                                      "joint review refused"};
constexpr std::string_view kEffect[] = {"go",    "correct", "clarify", "send back",
                                        "close", "stay",    "up"};
constexpr std::string_view kHits[] = {"only one", "first listed", "all",  "sum",
                                      "largest",  "smallest",     "count"};
constexpr std::string_view kDuty[] = {"must",       "unless excused", "may",
                                      "encouraged", "strive",         "pilot"};
constexpr std::string_view kStart[] = {"receipt", "first", "each"};

/// Writes one line a clause: indentation, kind, name, what it says.
class Dumper {
   public:
    explicit Dumper(const Program& program) : p_(program) {}

    std::string run() {
        line(0, "policy", p_.head.name.zh, p_.head.version);
        if (p_.head.binds_localities)
            line(1, "localities follow", "", value::iso(p_.head.binding_from));
        if (p_.head.has_expiry) line(1, "expires", "", value::iso(p_.head.expires));
        for (const Parameter& x : p_.parameters)
            line(1, "parameter", x.name.zh,
                 x.number + " = " + value::say_zh(x.value) + (x.assumption ? " (assumption)" : ""));
        for (const Role& x : p_.roles) line(1, "role", x.name.zh, std::string(name_of(x.level)));
        for (const Register& x : p_.registers) {
            line(1, "register", x.name.zh, x.admission.of_cases ? "of cases" : "");
            fields(x.fields);
            for (const Criterion& c : x.admission.admitted) criterion(c);
            for (const Criterion& c : x.admission.leaves) criterion(c);
            for (const TitleRung& rung : x.admission.rungs)
                line(2, "rung", name(p_.registers, rung.title), period(rung.valid_for));
        }
        for (const Quota& x : p_.quotas)
            line(1, "quota", x.name.zh,
                 std::string(x.by_unit ? "by unit " : "") + names(p_.matter.fields, x.by) +
                     condition(" limit ", x.limit.value));
        for (const Entitlement& x : p_.entitlements) {
            line(1, "entitlement", x.name.zh,
                 x.over == kNone ? "of cases" : "over " + name(p_.registers, x.over));
            for (const Criterion& c : x.criteria) criterion(c);
        }
        line(1, "matter", p_.matter.name.zh, condition(" priority ", p_.matter.priority));
        fields(p_.matter.fields);
        for (const Consistency& x : p_.matter.consistency)
            line(2, "consistency", x.note, condition("", x.code) + cited(x.origin));
        for (const Definition& x : p_.definitions)
            line(1, "definition", x.name.zh, condition("", x.code) + cited(x.origin));
        for (const DecisionTable& x : p_.tables) table(x);
        for (const Stage& x : p_.stages) stage(x);
        for (const Matching& x : p_.matchings) {
            line(1, "matching", x.name.zh, "over " + name(p_.registers, x.over));
            for (const Criterion& c : x.criteria) criterion(c);
            rows(x.rows);
        }
        for (const TargetTable& table : p_.targets)
            for (const TargetRow& x : table.rows)
                line(1, "target", x.name.zh, std::to_string(x.number) + " " + x.unit);
        for (const Indicator& x : p_.indicators)
            line(1, "indicator", x.name.zh,
                 x.unit + condition(" where ", x.condition) + condition(" = ", x.formula));
        for (const Evaluation& x : p_.evaluations) {
            line(1, "evaluation", x.name.zh, std::to_string(x.decimals) + " decimals");
            rows(x.rows);
        }
        for (const Transition& x : p_.transitions)
            for (const TransitionRow& row : x.rows)
                line(1, "transition", row.from.zh,
                     row.stage == kNone ? "by hand" : "to " + name(p_.stages, row.stage));
        return std::move(out_);
    }

   private:
    void line(std::size_t depth, std::string_view kind, std::string_view name,
              std::string_view says) {
        out_.append(depth * 2, ' ').append(kind);
        if (!name.empty()) out_.append(" ").append(name);
        if (!says.empty()) out_.append(": ").append(says);
        out_ += '\n';
    }
    template <class T>
    static std::string name(const std::vector<T>& items, std::int32_t i) {
        if (i < 0 || static_cast<std::size_t>(i) >= items.size()) return "?";
        return items[static_cast<std::size_t>(i)].name.zh;
    }
    template <class T>
    static std::string names(const std::vector<T>& items, const std::vector<std::int32_t>& of) {
        std::string text;
        for (const std::int32_t i : of) text += (text.empty() ? "" : "、") + name(items, i);
        return text;
    }
    std::string condition(std::string_view before, CodeId id) const {
        if (id < 0 || static_cast<std::size_t>(id) >= p_.codes.size()) return "";
        const Code& code = p_.codes[static_cast<std::size_t>(id)];
        if (code.nodes.empty()) return "";
        return std::string(before) + node(code, code.nodes.size() - 1);
    }
    std::string node(const Code& code, std::size_t at) const {
        const Node& n = code.nodes[at];
        const auto operand = [&](std::int32_t i) {
            return i < 0 || static_cast<std::size_t>(i) >= at
                       ? std::string("?")
                       : node(code, static_cast<std::size_t>(i));
        };
        switch (n.op) {
            case Op::constant:
                return n.a < 0 || static_cast<std::size_t>(n.a) >= p_.constants.size()
                           ? "?"
                           : value::say_zh(p_.constants[static_cast<std::size_t>(n.a)]);
            case Op::field: return name(p_.matter.fields, n.a);
            case Op::candidate: return "candidate#" + std::to_string(n.a);
            case Op::parameter: return name(p_.parameters, n.a);
            case Op::indicator: return name(p_.indicators, n.a);
            case Op::reached:
            case Op::reached_in_period:
                return std::string(kOps[static_cast<std::size_t>(n.op)]) + "(" +
                       (n.a < 0 || static_cast<std::size_t>(n.a) >= p_.marks.size()
                            ? "?"
                            : p_.marks[static_cast<std::size_t>(n.a)].zh) +
                       ")";
            case Op::compare:
                return operand(n.a) + " " +
                       std::string(kCompare[static_cast<std::size_t>(n.compare)]) + " " +
                       operand(n.b);
            case Op::in_register:
                return "in_register(" + operand(n.a) + ", " + name(p_.registers, n.b) + ")";
            case Op::in_matching:
                return "in_matching(" + operand(n.a) + ", " + name(p_.matchings, n.b) + ")";
            case Op::column: return "column#" + std::to_string(n.a);
            case Op::group: return "group";
            case Op::fold: return fold(operand(n.a), n.b);
            case Op::builtin: return "builtin#" + std::to_string(n.a);
            case Op::same_county:
            case Op::same_city: return std::string(kOps[static_cast<std::size_t>(n.op)]);
            case Op::entitled:
                return "entitled(" + (n.a < 0 ? "" : operand(n.a) + ", ") +
                       name(p_.entitlements, n.b) + ")";
            default: break;
        }
        std::string text(kOps[static_cast<std::size_t>(n.op)]);
        text += "(" + operand(n.a);
        if (n.op == Op::absent) return text + ", " + std::to_string(n.b) + ")";
        if (n.b >= 0) text += ", " + operand(n.b);
        return text + ")";
    }

    /// "count(专家 where …)", "every(平台: …)"
    std::string fold(const std::string& list, std::int32_t at) const {
        if (at < 0 || static_cast<std::size_t>(at) >= p_.folds.size()) return "?";
        const RowFold& f = p_.folds[static_cast<std::size_t>(at)];
        std::string text(kFolds[static_cast<std::size_t>(f.kind)]);
        text += "(" + list;
        if (f.column != kNone) text += "." + std::to_string(f.column);
        return text + condition(" where ", f.where) + condition(": ", f.what) + ")";
    }

    std::string period(const PeriodRef& ref) const {
        if (!ref.given) return "";
        if (ref.parameter != kNone) return name(p_.parameters, ref.parameter);
        constexpr std::string_view kUnits[] = {" workdays", " days", " months", " hours"};
        return std::to_string(ref.literal.amount) +
               std::string(kUnits[static_cast<std::size_t>(ref.literal.unit)]);
    }
    void fields(const std::vector<Field>& fields) {
        for (const Field& x : fields)
            line(2, "field", x.name.zh,
                 std::string(x.required ? "required" : "") + (x.secret ? " secret" : "") +
                     condition(" required when ", x.required_when) +
                     condition(" forbidden when ", x.forbidden_when));
    }
    void table(const DecisionTable& table) {
        line(1, "table", table.name.zh, std::string(kHits[static_cast<std::size_t>(table.hit)]));
        for (const auto& row : table.rows)
            line(2, row.otherwise ? "otherwise" : "row", "",
                 condition("", row.condition) + condition(" -> ", row.result));
    }
    void criterion(const Criterion& x) {
        line(2, "criterion", std::to_string(x.number),
             condition("", x.code) + condition(" applies when ", x.applies) +
                 (x.duty == Duty::must
                      ? ""
                      : " (" + std::string(kDuty[static_cast<std::size_t>(x.duty)]) + ")") +
                 cited(x.origin));
    }
    void rows(const std::vector<ScoreRow>& rows) {
        for (const ScoreRow& x : rows)
            line(2, "row", x.name.zh, x.weight.text() + condition(" × ", x.subject));
    }
    static std::string cited(const Origin& origin) {
        return origin.basis.empty() ? "" : "  [" + origin.basis + "]";
    }
    void stage(const Stage& stage) {
        line(1, "stage", stage.name.zh, names(p_.roles, stage.handlers) + cited(stage.origin));
        for (const ClockRule& x : stage.clocks)
            line(2, "clock", x.name.zh,
                 period(x.period) + " from " +
                     std::string(kStart[static_cast<std::size_t>(x.start)]) +
                     (x.satisfied_by.empty() ? "" : " until " + names(p_.verbs, x.satisfied_by)));
        for (const Rung& x : stage.rungs)
            line(2, "level", name(p_.roles, x.role), period(x.period));
        if (!stage.joint.members.empty()) joint(stage.joint);
        if (!stage.exception.by.empty())
            line(2, "exception", names(p_.roles, stage.exception.by),
                 period(stage.exception.valid));
        for (const Permit& x : stage.permits) permit(x);
        for (const Criterion& x : stage.criteria) criterion(x);
        for (const Action& x : stage.actions)
            line(2, "action", name(p_.verbs, x.verb),
                 names(p_.roles, x.by) +
                     (x.fill.empty() ? "" : " fills " + names(p_.matter.fields, x.fill)));
        for (const Disposition& x : stage.dispositions) disposition(x);
    }
    void permit(const Permit& x) {
        constexpr std::string_view kVerb[] = {
            "claim", "transfer",  "delegate",  "sign before", "sign after", "remove signer", "copy",
            "urge",  "take back", "return to", "jump to",     "reopen",     "late"};
        std::string says(kVerb[static_cast<std::size_t>(x.verb)]);
        if (x.previous) says += " previous";
        if (!x.stages.empty()) says += " " + names(p_.stages, x.stages);
        if (x.straight) says += x.restart ? ", straight back, anew" : ", straight back";
        if (x.within.given) says += " " + period(x.within);
        line(2, "allow", says, names(p_.roles, x.by) + (x.reason ? " with reason" : ""));
    }
    void joint(const JointReview& x) {
        constexpr std::string_view kQuorum[] = {"all", "any", "majority", "votes", "share"};
        constexpr std::string_view kSilence[] = {"", ", silence agrees", ", silence refuses"};
        std::string says(kQuorum[static_cast<std::size_t>(x.quorum)]);
        if (!x.need.is_zero()) says += " " + x.need.text();
        says += std::string(kSilence[static_cast<std::size_t>(x.silence)]);
        std::string who;
        for (const auto& m : x.members)
            who += (who.empty() ? "" : "、") + name(p_.roles, m.role) +
                   (m.votes == 1 ? "" : " (" + std::to_string(m.votes) + ")");
        line(2, "joint", who, says + (x.at_once ? ", at once" : ""));
    }
    void disposition(const Disposition& x) {
        std::string says(kWhen[static_cast<std::size_t>(x.when)]);
        if (!x.verbs.empty()) says += " " + names(p_.verbs, x.verbs);
        for (const std::int32_t item : x.items) says += " #" + std::to_string(item + 1);
        if (x.at_top) says += " at top";
        says += condition(" and ", x.condition) + " -> ";
        if (x.confirmed_by != kNone)
            says += "confirmed by " + name(p_.roles, x.confirmed_by) + ", ";
        says += kEffect[static_cast<std::size_t>(x.effect)];
        if (x.stage != kNone) says += " " + name(p_.stages, x.stage);
        if (!x.result.empty()) says += " " + x.result;
        for (const HoldingEffect& e : x.holdings)
            says += " " + std::string(kHolding[static_cast<std::size_t>(e.verb)]) + " " +
                    (e.verb < HoldingEffect::Verb::issue ? name(p_.registers, e.index)
                                                         : name(p_.quotas, e.index));
        line(2, "then", "", says + cited(x.origin));
    }

    const Program& p_;
    std::string out_;
};

}  // namespace

std::string dump(const Program& program) { return Dumper(program).run(); }

}  // namespace guiju::program
