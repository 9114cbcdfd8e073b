// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "engine/program/program.h"
#include "engine/program/verify_code.h"
#include "engine/program/verify_targets.h"

namespace guiju::program {

namespace {

using value::Dimension;

/// Walks a program and keeps the first fault with its place.
class Verifier {
   public:
    explicit Verifier(const Program& program) : p_(program) {}

    base::Outcome run() {
        head();
        parameters();
        roles();
        for (std::size_t i = 0; i < p_.registers.size(); ++i) registers(i);
        matter();
        stages();
        general();
        definitions();
        for (const Matching& matching : p_.matchings) this->matching(matching);
        for (const Indicator& indicator : p_.indicators) this->indicator(indicator);
        if (!fault_) no_circles();
        for (const Evaluation& evaluation : p_.evaluations) this->evaluation(evaluation);
        if (!fault_)
            if (auto fault = fault_of_targets(p_)) fault_ = std::move(fault);
        for (const Quota& quota : p_.quotas) this->quota(quota);
        for (const Entitlement& one : p_.entitlements) entitlement(one);
        threads();
        transitions();
        if (fault_) return *fault_;
        return base::Done{};
    }

   private:
    /// A fault, unless `holds`. `where` is said as it stands: names of sections and clauses.
    bool need(bool holds, const Text& where, const char* zh, const char* en) {
        if (!holds && !fault_)
            fault_ =
                base::Error{base::ErrorKind::broken, base::Code::gj5120, {where, Text(zh, en)}};
        return holds;
    }
    template <class T>
    bool index(std::int32_t i, const std::vector<T>& items, const Text& where, const char* zh,
               const char* en) {
        return need(i >= 0 && static_cast<std::size_t>(i) < items.size(), where, zh, en);
    }
    template <class T>
    void index_if(std::int32_t i, const std::vector<T>& items, const Text& where, const char* zh,
                  const char* en) {
        if (i != kNone) index(i, items, where, zh, en);
    }
    void role_if(std::int32_t i, const Text& where) {
        index_if(i, p_.roles, where, "角色不存在", "there is no such role");
    }
    void all_roles(const std::vector<std::int32_t>& roles, const Text& where) {
        for (const std::int32_t role : roles)
            index(role, p_.roles, where, "角色不存在", "there is no such role");
    }
    void all_fields(const std::vector<std::int32_t>& slots, const Text& where) {
        for (const std::int32_t slot : slots)
            index(slot, p_.matter.fields, where, "字段不存在", "there is no such field");
    }
    void field_if(std::int32_t slot, const Text& where) {
        index_if(slot, p_.matter.fields, where, "字段不存在", "there is no such field");
    }
    static Text at(const Text& section, const Text& part) {
        return {section.zh + "·" + part.zh, section.en + " · " + part.en};
    }
    static Text at(const Text& section, const Origin& origin) {
        return origin.wording.empty() ? section : at(section, Text(origin.wording));
    }

    void code(std::int32_t id, Sort wanted, const Text& where, std::int32_t scope = kNone) {
        if (id == kNone) return;
        if (!index(id, p_.codes, where, "条件不存在", "there is no such condition")) return;
        const auto found = check_code(p_, p_.codes[static_cast<std::size_t>(id)], scope, wanted);
        if (found) need(false, where, found->what.zh.c_str(), found->what.en.c_str());
    }
    void condition(std::int32_t id, const Text& where, std::int32_t scope = kNone) {
        code(id, Sort::truth, where, scope);
    }
    void period(const PeriodRef& ref, const Text& where) {
        if (!ref.given) return;
        if (ref.parameter == kNone) {
            need(ref.literal.amount > 0, where, "时限应大于0", "a period is more than 0");
            return;
        }
        if (!index(ref.parameter, p_.parameters, where, "参数不存在", "there is no such parameter"))
            return;
        const auto& value = p_.parameters[static_cast<std::size_t>(ref.parameter)].value;
        const auto* q = value.get_if<value::Quantity>();
        const bool is_period =
            q != nullptr && q->dimension >= Dimension::workdays && q->dimension <= Dimension::hours;
        const auto amount = q == nullptr ? std::nullopt : q->number.whole();
        need(is_period && amount && *amount > 0, where, "参数不是时限",
             "the parameter is not a period");
    }
    void count(std::int32_t parameter, std::int64_t literal, const Text& where) {
        need(literal >= 0, where, "次数小于0", "a number of times below 0");
        if (parameter == kNone) return;
        if (!index(parameter, p_.parameters, where, "参数不存在", "there is no such parameter"))
            return;
        const auto& value = p_.parameters[static_cast<std::size_t>(parameter)].value;
        const auto* q = value.get_if<value::Quantity>();
        const auto amount = q == nullptr ? std::nullopt : q->number.whole();
        need(amount && *amount >= 0, where, "参数不是次数",
             "the parameter is not a number of times");
    }

    void head() {
        const Text where("规矩", "rulebook");
        need(!p_.head.name.zh.empty(), where, "没有名称", "it has no name");
        need(p_.head.calendar.empty() || p_.calendar.name() == p_.head.calendar, where,
             "日历没有装入", "its calendar is not loaded");
    }
    void unique(const std::vector<const Text*>& names, const Text& where) {
        std::set<std::string> seen;
        for (const Text* name : names) {
            need(!name->zh.empty(), where, "有一项没有名称", "something has no name");
            need(seen.insert(name->zh).second, at(where, *name), "名称重复",
                 "the name is used twice");
        }
    }
    template <class T>
    void unique_names(const std::vector<T>& items, const Text& where) {
        std::vector<const Text*> names;
        for (const T& item : items) names.push_back(&item.name);
        unique(names, where);
    }
    void parameters() {
        const Text where("参数", "parameters");
        unique_names(p_.parameters, where);
        for (const Parameter& parameter : p_.parameters)
            need(sort_of(parameter.value) != Sort::none, at(where, parameter.name), "没有值",
                 "it has no value");
    }
    void roles() {
        const Text where("角色", "roles");
        unique_names(p_.roles, where);
        for (const Role& role : p_.roles) {
            const Text here = at(where, role.name);
            index_if(role.from_register, p_.registers, here, "名录不存在",
                     "there is no such register");
            need(role.register_condition == kNone || role.from_register != kNone, here,
                 "有名录条件而没有名录", "a condition on a register, but no register");
            condition(role.register_condition, here, role.from_register);
            field_if(role.held_by_field, here);
            role_if(role.means_role, here);
            role_if(role.place_of_role, here);
            field_if(role.place_of_field, here);
        }
        ladder();
    }
    void ladder() {
        const Text where("上报顺序", "escalation order");
        Level last = Level::none;
        for (const std::int32_t role : p_.ladder) {
            if (!index(role, p_.roles, where, "角色不存在", "there is no such role")) return;
            const Level level = p_.roles[static_cast<std::size_t>(role)].level;
            need(level > last, at(where, p_.roles[static_cast<std::size_t>(role)].name),
                 "层级没有逐级升高", "the levels do not rise");
            last = level;
        }
    }
    void fields(const std::vector<Field>& fields, const Text& where, std::int32_t scope) {
        unique_names(fields, where);
        for (const Field& field : fields) {
            const Text here = at(where, field.name);
            const bool choice =
                field.type == Field::Type::choice || field.type == Field::Type::choices;
            need(!choice || !field.labels.empty(), here, "没有可选项", "it has no labels");
            condition(field.required_when, here, scope);
            condition(field.forbidden_when, here, scope);
            for (const value::Value* bound : {&field.at_least, &field.at_most})
                need(!bound->known() || sort_of(*bound) == Sort::quantity ||
                         sort_of(*bound) == Sort::date,
                     here, "界限不是数", "a bound is not a number");
            if (field.reason_field != kNone)
                index(field.reason_field, fields, here, "说明字段不存在",
                      "there is no such field for the reason");
            for (const std::int32_t slot : {field.provisional_field, field.remark_field})
                index_if(slot, fields, here, "附带的字段不存在", "a field beside it is not there");
            for (const std::int32_t slot : field.parts)
                index(slot, fields, here, "组成部分不存在", "a part of it is not there");
            index_if(field.refers_to, p_.registers, here, "名录不存在",
                     "there is no such register");
            need(!field.reason_required || field.reason_field != kNone, here,
                 "须说明理由而没有理由字段", "a reason is required but there is no field for it");
        }
    }
    void registers(std::size_t i) {
        const Text where = at(Text("名录", "register"), p_.registers[i].name);
        fields(p_.registers[i].fields, where, static_cast<std::int32_t>(i));
        role_if(p_.registers[i].kept_by, where);
        const Admission& a = p_.registers[i].admission;
        criteria(a.admitted, where, kNone);
        criteria(a.leaves, where, kNone);
        period(a.valid_for, where);
        index_if(a.ladder, p_.registers, where, "阶梯不存在", "there is no such ladder");
        for (const TitleRung& rung : a.rungs) {
            index(rung.title, p_.registers, where, "级次不存在", "there is no such rung");
            criteria(rung.require, where, kNone);
            period(rung.valid_for, where);
        }
    }
    void limit(const Quota::Limit& limit, const Text& where) {
        condition(limit.condition, where);
        code(limit.value, Sort::quantity, where);
    }
    void quota(const Quota& quota) {
        const Text where = at(Text("限额", "quota"), quota.name);
        all_fields(quota.by, where);
        limit(quota.limit, where);
        for (const Quota::Limit& one : quota.relaxed) limit(one, where);
        limit(quota.first_time, where);
        limit(quota.each_time, where);
    }
    void entitlement(const Entitlement& entitlement) {
        const Text where = at(Text("权益", "entitlement"), entitlement.name);
        index_if(entitlement.over, p_.registers, where, "名录不存在", "there is no such register");
        criteria(entitlement.criteria, where, entitlement.over);
    }
    void holding(const HoldingEffect& e, const Text& where) {
        const bool counts = e.verb == HoldingEffect::Verb::issue ||
                            e.verb == HoldingEffect::Verb::use ||
                            e.verb == HoldingEffect::Verb::give_back;
        if (counts)
            index(e.index, p_.quotas, where, "限额不存在", "there is no such quota");
        else
            index(e.index, p_.registers, where, "名录不存在", "there is no such register");
        index_if(e.title, p_.registers, where, "级次不存在", "there is no such rung");
        field_if(e.subject_field, where);
        field_if(e.valid_until_field, where);
        code(e.amount, Sort::quantity, where);
        period(e.valid_for, where);
    }
    void matter() {
        const Text where("事项", "matter");
        need(!p_.matter.name.zh.empty() || only_measures(p_), where, "没有名称", "it has no name");
        fields(p_.matter.fields, where, kNone);
        condition(p_.matter.priority, where);
        all_fields(p_.matter.duplicate_keys, where);
        period(p_.matter.duplicate_window, where);
        for (const Consistency& rule : p_.matter.consistency) {
            need(rule.code != kNone, at(where, rule.origin), "没有条件", "it has no condition");
            condition(rule.code, at(where, rule.origin));
        }
        field_if(p_.matter.territory_field, where);
        field_if(p_.matter.confidentiality_field, where);
    }

    void criteria(const std::vector<Criterion>& criteria, const Text& where, std::int32_t scope) {
        std::set<int> numbers;
        for (const Criterion& criterion : criteria) {
            const Text here = at(where, Text(std::to_string(criterion.number)));
            need(criterion.code != kNone, here, "没有条件", "it has no condition");
            need(numbers.insert(criterion.number).second, here, "项号重复",
                 "the number is used twice");
            condition(criterion.code, here, scope);
            condition(criterion.applies, here, scope);
            condition(criterion.above, here, scope);
        }
    }
    void any_code(std::int32_t id, const Text& where) {
        if (id == kNone || !index(id, p_.codes, where, "条件不存在", "there is no such condition"))
            return;
        const Code& code = p_.codes[static_cast<std::size_t>(id)];
        const auto sort = result_sort(p_, code, kNone);
        need(sort != Sort::none, where, "算法有误", "it cannot be worked out");
        for (const Code::Named& named : code.named)
            need(named.definition >= 0 &&
                     static_cast<std::size_t>(named.definition) < p_.definitions.size() &&
                     named.node >= 0 && static_cast<std::size_t>(named.node) < code.nodes.size(),
                 where, "定义不存在", "there is no such definition");
    }
    void definitions() {
        unique_names(p_.definitions, Text("定义", "definitions"));
        for (const Definition& definition : p_.definitions) {
            const Text here = at(Text("定义", "definitions"), definition.name);
            if (definition.condition)
                condition(definition.code, here);
            else
                any_code(definition.code, here);
            index_if(definition.table, p_.tables, here, "判定表不存在",
                     "there is no such decision table");
        }
        for (const DecisionTable& table : p_.tables) {
            const Text here = at(Text("判定表", "decision table"), table.name);
            need(!table.columns.empty() && !table.rows.empty(), here, "没有行或者列",
                 "it has no rows or no columns");
            for (const auto& column : table.columns) any_code(column.code, here);
            for (const auto& row : table.rows) {
                need(row.cells.size() == table.columns.size(), here, "格数不合",
                     "a row has another number of cells");
                for (const CodeId cell : row.cells) condition(cell, here);
                condition(row.condition, here);
                any_code(row.result, here);
            }
        }
    }
    void stages() {
        const Text where("环节", "stages");
        need(!p_.stages.empty() || only_measures(p_), where, "没有环节", "there are none");
        unique_names(p_.stages, where);
        unique_names(p_.verbs, Text("办理事项", "actions"));
        unique(text_pointers(p_.marks), Text("标记", "marks"));
        for (const Stage& stage : p_.stages) this->stage(stage);
    }
    static std::vector<const Text*> text_pointers(const std::vector<Text>& texts) {
        std::vector<const Text*> names;
        for (const Text& text : texts) names.push_back(&text);
        return names;
    }
    void stage(const Stage& stage) {
        all_roles(stage.handlers, stage.name);
        criteria(stage.criteria, stage.name, kNone);
        for (const ClockRule& clock : stage.clocks) this->clock(stage, clock);
        for (const Action& action : stage.actions) this->action(stage, action);
        period(stage.confirm_within, at(stage.name, Text("确认", "confirmation")));
        joint(stage);
        all_roles(stage.exception.by, stage.name);
        period(stage.exception.valid, stage.name);
        for (const Permit& one : stage.permits) permit(stage, one);
        std::size_t lowest = 0;
        for (const Rung& rung : stage.rungs) this->rung(stage, rung, lowest);
        for (std::size_t i = 0; i < stage.dispositions.size(); ++i) line(stage, i);
    }
    void permit(const Stage& stage, const Permit& permit) {
        using Verb = Permit::Verb;
        const Text where = at(stage.name, permit.origin);
        all_roles(permit.by, where);
        period(permit.within, where);
        for (const std::int32_t to : permit.stages)
            index(to, p_.stages, where, "环节不存在", "there is no such stage");
        const bool goes = permit.verb == Verb::send_to || permit.verb == Verb::jump;
        need(goes == (permit.previous || !permit.stages.empty()), where, "去向缺少或者多余",
             "its stage is missing or out of place");
        need(!permit.previous || permit.verb == Verb::send_to, where, "去向缺少或者多余",
             "its stage is missing or out of place");
    }
    void joint(const Stage& stage) {
        const Text where = at(stage.name, Text("会签", "joint review"));
        const auto& joint = stage.joint;
        std::int64_t votes = 0;
        for (const auto& member : joint.members) {
            index(member.role, p_.roles, where, "角色不存在", "there is no such role");
            need(member.votes > 0 && member.votes <= 1000, where, "票数应为1至1000",
                 "votes are 1 to 1000");
            votes += member.votes;
        }
        using Quorum = JointReview::Quorum;
        const bool counted = joint.quorum == Quorum::votes || joint.quorum == Quorum::share;
        need(counted == (joint.need.sign() > 0), where, "通过票数缺少或者多余",
             "the quorum is missing or out of place");
    }
    void verb(const Stage& stage, std::int32_t verb, const Text& where) {
        if (!index(verb, p_.verbs, where, "办理事项不存在", "there is no such action")) return;
        const bool here = std::any_of(stage.actions.begin(), stage.actions.end(),
                                      [&](const Action& action) { return action.verb == verb; });
        need(here, where, "本环节没有这个办理事项", "this stage has no such action");
    }
    void clock(const Stage& stage, const ClockRule& clock) {
        const Text where = at(stage.name, clock.name);
        need(clock.period.given, where, "没有时限", "it has no period");
        period(clock.period, where);
        period(clock.remind_every, where);
        need((clock.start == ClockRule::Start::received) == (clock.start_verb == kNone), where,
             "起算事项不合", "what starts it does not fit");
        if (clock.start_verb != kNone) verb(stage, clock.start_verb, where);
        // Why: what is due may be done in a later stage (申请处置 or 达成合作).
        for (const std::int32_t v : clock.satisfied_by)
            index(v, p_.verbs, where, "办理事项不存在", "there is no such action");
    }
    void action(const Stage& stage, const Action& action) {
        if (!index(action.verb, p_.verbs, stage.name, "办理事项不存在", "there is no such action"))
            return;
        const Text where = at(stage.name, p_.verbs[static_cast<std::size_t>(action.verb)].name);
        all_roles(action.by, where);
        all_fields(action.fill, where);
        all_fields(action.may_fill, where);
        for (const auto& requirement : action.require) condition(requirement.code, where);
        index_if(action.matching, p_.matchings, where, "匹配不存在", "there is no such matching");
        field_if(action.chosen_field, where);
        need(action.matching == kNone || action.chosen_field != kNone, where, "选定的字段没有写",
             "the chosen field is not named");
        all_roles(action.notify, where);
    }
    void rung(const Stage& stage, const Rung& rung, std::size_t& lowest) {
        const Text where = at(stage.name, rung.origin);
        if (!index(rung.role, p_.roles, where, "角色不存在", "there is no such role")) return;
        const auto found = std::find(p_.ladder.begin(), p_.ladder.end(), rung.role);
        const auto place = static_cast<std::size_t>(found - p_.ladder.begin());
        need(found != p_.ladder.end() && place >= lowest, where, "不合上报顺序",
             "it does not follow the escalation order");
        lowest = place + 1;
        period(rung.period, where);
        condition(rung.starts_after_condition, where);
        if (rung.starts_after_verb != kNone) verb(stage, rung.starts_after_verb, where);
    }
    void line(const Stage& stage, std::size_t number) {
        const Disposition& d = stage.dispositions[number];
        const Text where = d.origin.wording.empty()
                               ? at(stage.name, Text("处理" + std::to_string(number + 1),
                                                     "line " + std::to_string(number + 1)))
                               : at(stage.name, d.origin);
        line_when(stage, d, where);
        line_effect(stage, d, where);
        role_if(d.confirmed_by, where);
        role_if(d.to_role, where);
        period(d.period, where);
        count(d.max_rounds_parameter, d.max_rounds, where);
        for (const std::int32_t mark : d.marks)
            index(mark, p_.marks, where, "标记不存在", "there is no such mark");
        for (const std::int32_t mark : d.unmarks)
            index(mark, p_.marks, where, "标记不存在", "there is no such mark");
        for (const HoldingEffect& effect : d.holdings) holding(effect, where);
        all_roles(d.notify, where);
        if (d.holder == Disposition::Holder::role)
            index(d.holder_index, p_.roles, where, "角色不存在", "there is no such role");
        if (d.holder == Disposition::Holder::field)
            index(d.holder_index, p_.matter.fields, where, "字段不存在", "there is no such field");
    }
    void line_when(const Stage& stage, const Disposition& d, const Text& where) {
        using When = Disposition::When;
        condition(d.condition, where);
        for (const std::int32_t item : d.items)
            index(item, stage.criteria, where, "审查项不存在", "there is no such item");
        for (const std::int32_t v : d.verbs) verb(stage, v, where);
        count(d.rounds_parameter, d.rounds, where);
        need(d.when != When::items_fail || !d.items.empty(), where, "没有写哪几项",
             "it names no items");
        need((d.when == When::action) == !d.verbs.empty(), where, "办理事项没有写或者多余",
             "its actions are missing or out of place");
        const bool screens = d.when == When::all_pass || d.when == When::any_fails ||
                             d.when == When::items_fail || d.when == When::rounds_exceeded;
        need(!screens || !stage.criteria.empty(), where, "本环节没有审查",
             "this stage checks nothing");
        need(!d.at_top || !stage.rungs.empty(), where, "本环节不是逐级上报",
             "this stage is not an escalation");
        const bool joint = d.when == When::joint_agreed || d.when == When::joint_refused;
        need(!joint || !stage.joint.members.empty(), where, "本环节不会签",
             "this stage is no joint review");
    }
    void line_effect(const Stage& stage, const Disposition& d, const Text& where) {
        using Effect = Disposition::Effect;
        if (d.effect == Effect::go)
            index(d.stage, p_.stages, where, "要转去的环节不存在",
                  "there is no such stage to go to");
        need(d.effect == Effect::go || d.stage == kNone, where, "不转环节却写了环节",
             "it names a stage but does not go there");
        need(d.effect != Effect::up || !stage.rungs.empty(), where, "本环节不是逐级上报",
             "this stage is not an escalation");
    }

    void start(const Start& start) {
        const Text where = at(Text("另立", "start"), start.policy);
        if (!index(start.stage, p_.stages, where, "环节不存在", "there is no such stage")) return;
        index(start.line, p_.stages[static_cast<std::size_t>(start.stage)].dispositions, where,
              "处理行不存在", "there is no such line");
        field_if(start.each, where);
        all_fields(start.carry, where);
        need(start.carry.size() == start.carried_as.size(), where, "带入的字段不齐",
             "the carried fields do not fit");
    }
    void threads() {
        const auto& t = p_.threads;
        for (const Start& one : t.starts) start(one);
        for (const LinkField& link : t.links)
            all_fields({link.slot}, Text("关联", "related policy"));
        for (const KinField& kin : t.kin) {
            all_fields({kin.slot}, Text("关联", "related policy"));
            field_if(kin.link, Text("关联", "related policy"));
        }
        for (const Recurring& task : t.recurring) {
            const Text where = at(Text("周期任务", "recurring task"), task.name);
            all_roles(task.subjects, where);
            field_if(task.period_field, where);
            all_fields(task.carried_over, where);
            index_if(task.distance_parameter, p_.parameters, where, "参数不存在",
                     "there is no such parameter");
        }
        for (const Reuse& one : t.reuse)
            all_fields(one.fields, at(Text("最多报一次", "reported at most once"), one.policy));
        for (const Published& list : t.lists) {
            const Text where = at(Text("发布清单", "published list"), list.name);
            condition(list.entries, where);
            all_fields(list.columns, where);
            all_fields(list.redacted, where);
            field_if(list.order, where);
            role_if(list.owner, where);
            need(!list.columns.empty(), where, "没有列", "it has no columns");
        }
    }

    void transitions() {
        for (const Transition& transition : p_.transitions) {
            const Text where = at(Text("过渡", "transition"), transition.origin);
            need(!transition.versions.empty(), where, "没有原版本", "it names no old version");
            for (const TransitionRow& row : transition.rows)
                index_if(row.stage, p_.stages, where, "环节不存在", "there is no such stage");
        }
    }

    void general() {
        const Text where("通则", "general rules");
        for (const GeneralRule& rule : p_.general) {
            const Text here = at(where, rule.origin);
            all_roles(rule.by, here);
            all_fields(rule.fill, here);
            index_if(rule.before_mark, p_.marks, here, "标记不存在", "there is no such mark");
        }
    }
    void rows(const std::vector<ScoreRow>& rows, const Text& where, std::int32_t scope) {
        value::Number sum;
        for (const ScoreRow& row : rows) {
            const Text here = at(where, row.name);
            need(row.weight.sign() > 0, here, "权重应大于0", "a weight is more than 0");
            const auto more = value::add(sum, row.weight);
            if (!need(more.has_value(), here, "权重太长", "the weight is too long")) return;
            sum = *more;
            need(row.full.sign() > 0, here, "满分应大于0", "full points are more than 0");
            row_codes(row, here, scope);
        }
        need(rows.empty() || sum == value::Number(1), where, "权重合计不是100%",
             "the weights do not add up to 100 %");
    }
    void row_codes(const ScoreRow& row, const Text& where, std::int32_t scope) {
        using Kind = ScoreRow::Kind;
        const bool deducts = row.kind == Kind::from_threshold || row.kind == Kind::up_to;
        need(row.subject != kNone, where, "没有计分对象", "it scores nothing");
        code(row.subject, row.kind == Kind::condition ? Sort::truth : Sort::quantity, where, scope);
        need((row.target != kNone) == (deducts || row.kind == Kind::to_target), where,
             "标准缺少或者多余", "its target is missing or out of place");
        need((row.step != kNone && row.deduction != kNone) == deducts, where, "扣分缺少或者多余",
             "its deduction is missing or out of place");
        for (const std::int32_t id : {row.target, row.step, row.deduction})
            code(id, Sort::quantity, where, scope);
    }
    void matching(const Matching& matching) {
        const Text where = at(Text("匹配", "matching"), matching.name);
        if (!index(matching.over, p_.registers, where, "名录不存在", "there is no such register"))
            return;
        criteria(matching.criteria, where, matching.over);
        rows(matching.rows, where, matching.over);
    }
    void indicator(const Indicator& indicator) {
        using Kind = Indicator::Kind;
        const Text where = at(Text("指标", "indicators"), indicator.name);
        role_if(indicator.reporter, where);
        condition(indicator.condition, where);
        field_if(indicator.field, where);
        if (indicator.kind == Kind::mean &&
            need(indicator.field != kNone, where, "没有写求平均的字段", "it names no field")) {
            const auto slot = static_cast<std::size_t>(indicator.field);
            need(slot < p_.matter.fields.size() &&
                     sort_of(p_.matter.fields[slot].type) == Sort::quantity,
                 where, "求平均的字段不是数", "the field it averages is not a number");
        }
        need((indicator.kind == Kind::elsewhere) == !indicator.policy.zh.empty(), where,
             "没有写数哪份规矩的案件", "it does not say which policy's cases it counts");
        need((indicator.kind == Kind::formula) == (indicator.formula != kNone), where,
             "算式缺少或者多余", "its formula is missing or out of place");
        code(indicator.formula, Sort::quantity, where);
        need(indicator.has_target == (indicator.target != kNone), where, "目标缺少或者多余",
             "its target is missing or out of place");
        code(indicator.target, Sort::quantity, where);
    }
    /// Formulas may use each other in any order, but not in a circle.
    void no_circles() {
        std::vector<bool> settled(p_.indicators.size(), false);
        for (std::size_t round = 0; round < settled.size(); ++round)
            for (std::size_t i = 0; i < settled.size(); ++i)
                settled[i] = settled[i] || rests_on_settled(p_.indicators[i], settled);
        for (std::size_t i = 0; i < settled.size(); ++i)
            need(settled[i], at(Text("指标", "indicators"), p_.indicators[i].name),
                 "算式绕回了自己", "its formula comes back to itself");
    }
    bool rests_on_settled(const Indicator& indicator, const std::vector<bool>& settled) const {
        if (indicator.formula == kNone) return true;
        const Code& code = p_.codes[static_cast<std::size_t>(indicator.formula)];
        return std::all_of(code.nodes.begin(), code.nodes.end(), [&](const Node& node) {
            return node.op != Op::indicator || settled[static_cast<std::size_t>(node.a)];
        });
    }
    void evaluation(const Evaluation& evaluation) {
        const Text where = at(Text("评价", "evaluation"), evaluation.name);
        need(!evaluation.rows.empty(), where, "没有计分", "it scores nothing");
        all_roles(evaluation.subjects, where);
        rows(evaluation.rows, where, kNone);
        need(evaluation.decimals >= 0 && evaluation.decimals <= 18, where, "小数位数应为0至18",
             "decimals are 0 to 18");
        index_if(evaluation.tie_breaker, p_.indicators, where, "指标不存在",
                 "there is no such indicator");
        const value::Number* last = nullptr;
        for (const auto& grade : evaluation.grades) {
            const Text here = at(where, grade.name);
            if (!grade.has_from) {
                need(&grade == &evaluation.grades.back(), here, "“其余”应在最后",
                     "the rest comes last");
                continue;
            }
            need(last == nullptr || grade.from < *last, here, "等次没有由高到低",
                 "grades do not go from high to low");
            last = &grade.from;
        }
    }

    const Program& p_;
    std::optional<base::Error> fault_;
};

}  // namespace

base::Outcome Program::verify() const { return Verifier(*this).run(); }

}  // namespace guiju::program
