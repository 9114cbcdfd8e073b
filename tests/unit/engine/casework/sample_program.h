// SPDX-License-Identifier: Apache-2.0
#pragma once
// A small policy made by hand, close to the sample rule file: filing, dispatch, screening, verification,
// matching, response, ladder, closing. For tests of casework only; the rule file has its own 试例.
#include <string>
#include <vector>

#include "tests/unit/engine/program/build.h"

namespace guiju::casework::sample {

using program::CodeId;
using program::Compare;
using program::Disposition;
using program::Field;
using program::kNone;
using program::Level;
using program::Op;
using program::Role;
using program::Rung;
using program::build::Builder;
using program::build::candidate;
using program::build::deadline;
using program::build::Expression;
using program::build::field;
using program::build::leaf;
using program::build::one;
using program::build::period;
using program::build::quantity;
using program::build::text;
using program::build::two;
using Effect = Disposition::Effect;
using When = Disposition::When;
using Unit = value::Period::Unit;
using Roles = std::vector<std::int32_t>;

struct Sample : Builder {
    // roles
    std::int32_t applicant{}, channel{}, county{}, city{}, province{}, lead{};
    // fields
    enum Slot : std::int32_t {
        name,
        code_field,
        place,
        legal,
        type,
        content,
        secret,
        phone,
        money,
        truth,
        cls,
        unit_field,
        sound,
        sound_why,
        tried,
        measures,
        progress,
        partner,
        rating,
        receipt,
        kSlots
    };
    std::int32_t correction_confirmed{};  // parameter 补正须确认
    std::int32_t rounds{};

    Expression f(Slot slot) { return field(slot); }
    CodeId is(Slot slot, value::Value v) {
        return code(two(Op::is, field(slot), constant(std::move(v))));
    }
    using Builder::field;
    static Expression field(std::int32_t slot) { return program::build::field(slot); }

    void add(const char* field_name, Field::Type field_type, bool required = false) {
        Builder::field(field_name, field_type).required = required;
    }
    void fields() {
        using T = Field::Type;
        add("需求名称", T::text, true);
        add("统一社会信用代码", T::credit_code, true);
        add("所在地", T::territory, true);
        add("独立法人资格", T::yes_no, true);
        add("需求类型", T::choice, true);
        program.matter.fields.back().labels = {"新产品开发", "新技术应用"};
        add("需求内容", T::text, true);
        add("技术指标", T::text);
        program.matter.fields.back().secret = true;
        add("联系电话", T::phone, true);
        program.matter.fields.back().secret = true;
        add("意向投入", T::money, true);
        add("真实性承诺", T::yes_no, true);
        add("密级", T::confidentiality, true);
        program.matter.fields.back().labels = {"公开", "企业秘密", "涉密"};
        add("承办单位", T::unit);
        add("合理性", T::judgement);
        program.matter.fields.back().labels = {"符合", "不符合"};
        program.matter.fields.back().reason_required = true;
        program.matter.fields.back().reason_field = sound_why;
        add("合理性理由", T::text);
        add("已尝试情况", T::text);
        add("协调措施", T::text);
        add("进展说明", T::text);
        add("服务单位", T::units);
        add("企业评分", T::number);
        add("机要回执号", T::text);
        auto& matter = program.matter;
        matter.fields[secret].forbidden_when = is(cls, text("涉密"));
        matter.territory_field = place;
        matter.confidentiality_field = cls;
        matter.duplicate_keys = {code_field, type};
        matter.duplicate_window = period(90, Unit::days);
        matter.duplicate_note = "疑似重复";
        matter.priority = is(type, text("新产品开发"));
    }
    void roles() {
        applicant = role("需求提出单位");
        program.roles.back().kind = Role::Kind::enterprise;
        channel = role("征集渠道单位");
        program.registers.emplace_back();
        program.registers.back().name = "征集渠道名录";
        add_field(program.registers.back().fields, "名录状态", Field::Type::choice).labels = {
            "在册", "暂停"};
        add_field(program.registers.back().fields, "在办件数", Field::Type::number);
        auto& c = program.roles.back();
        c.kind = Role::Kind::organisation;
        c.from_register = 0;
        c.held_by_field = unit_field;
        c.register_condition = code(two(Op::is, candidate(0), constant(text("在册"))));
        county = role("县级牵头单位", Level::county);
        city = role("市级牵头单位", Level::city);
        province = role("省级牵头单位", Level::province);
        lead = role("所在地牵头单位");
        program.roles.back().means_role = county;
        program.roles.back().place_of_role = applicant;
        program.ladder = {county, city, province};
    }
    program::Action& act(std::int32_t stage_index, const char* verb_name, const Roles& by = {}) {
        std::int32_t v = kNone;
        for (std::size_t i = 0; i < program.verbs.size(); ++i)
            if (program.verbs[i].name.zh == verb_name) v = static_cast<std::int32_t>(i);
        if (v == kNone) v = verb(verb_name);
        action(stage_index, v);
        auto& a = program.stages[static_cast<std::size_t>(stage_index)].actions.back();
        a.by = by;
        return a;
    }
    Disposition& after(std::int32_t stage_index, const char* verb_name, Effect effect,
                       std::int32_t to = kNone) {
        auto& l = line(stage_index, When::action, effect);
        for (std::size_t i = 0; i < program.verbs.size(); ++i)
            if (program.verbs[i].name.zh == verb_name) l.verbs = {static_cast<std::int32_t>(i)};
        l.stage = to;
        l.origin.wording = std::string(verb_name) + "的，转下一环节";
        return l;
    }
    program::Stage& at(std::int32_t index) {
        return program.stages[static_cast<std::size_t>(index)];
    }
    enum StageIndex : std::int32_t {
        filing,
        dispatch,
        screening,
        verification,
        matching,
        response,
        ladder,
        unresolved,
        feedback
    };
    void filing_and_dispatch() {
        at(filing).handlers = {applicant, channel};
        auto& file = act(filing, "报送", {applicant});
        file.origin.basis = "（七）";
        file.require.push_back({is(truth, value::Value(true)), {{}, "（七）", "真实性承诺为“是”"}});
        after(filing, "报送", Effect::go, dispatch);

        at(dispatch).handlers = {lead};
        at(dispatch).clocks = {deadline(period(2, Unit::workdays))};
        auto& send = act(dispatch, "分发");
        send.fill = {unit_field};
        send.matching = 0;
        send.chosen_field = unit_field;
        act(dispatch, "自行办理");
        auto& go = after(dispatch, "分发", Effect::go, screening);
        go.holder = Disposition::Holder::field;
        go.holder_index = unit_field;
        auto& keep = after(dispatch, "自行办理", Effect::go, screening);
        keep.holder = Disposition::Holder::role;
        keep.holder_index = lead;

        program.matchings.emplace_back();
        auto& m = program.matchings.back();
        m.name = "适配征集渠道";
        m.over = 0;
        m.criteria.push_back({1,
                              code(two(Op::is, candidate(0), constant(text("在册")))),
                              {{}, "", "名录状态为“在册”"}});
        program::ScoreRow row;
        row.name = "工作负荷";
        row.weight = 1;
        row.kind = program::ScoreRow::Kind::as_is;
        row.subject = code(candidate(1));
        m.rows.push_back(row);
    }
    void checks() {
        at(screening).handlers = {channel, lead};
        at(screening).clocks = {deadline(period(3, Unit::workdays))};
        at(screening).confirm_within = period(2, Unit::workdays);
        criterion(screening, two(Op::all, one(Op::filled, f(name)), one(Op::filled, f(phone))),
                  "需求名称、联系电话均已填写");
        criterion(screening,
                  two(Op::compare, one(Op::length, f(content)),
                      constant(quantity(30, value::Dimension::characters)), Compare::at_least),
                  "需求内容不少于30字");
        criterion(screening,
                  two(Op::compare, f(money), constant(quantity(0, value::Dimension::money)),
                      Compare::more),
                  "意向投入大于0元");
        criterion(screening, two(Op::is, f(legal), constant(value::Value(true))),
                  "独立法人资格为“是”");
        auto& back = line(screening, When::items_fail, Effect::send_back);
        back.items = {3};
        back.confirmed_by = lead;
        back.origin = {{}, "（十三）2", "第（四）项不符合的，报所在地牵头单位确认后退回"};
        auto& worn = line(screening, When::rounds_exceeded, Effect::send_back);
        worn.rounds_parameter = rounds;
        worn.confirmed_by = lead;
        worn.origin = {{}, "（十三）2", "补正超过补正轮次仍不符合的，报所在地牵头单位确认后退回"};
        auto& asked = line(screening, When::items_fail, Effect::correct);
        asked.items = {0, 1, 2};
        asked.condition = code(
            two(Op::is, leaf(Op::parameter, correction_confirmed), constant(value::Value(true))));
        asked.confirmed_by = lead;
        asked.to_role = applicant;
        asked.period = period(10, Unit::workdays);
        auto& fix = line(screening, When::items_fail, Effect::correct);
        fix.items = {0, 1, 2};
        fix.to_role = applicant;
        fix.period = period(10, Unit::workdays);
        fix.max_rounds_parameter = rounds;
        fix.origin = {{}, "（十三）2", "第（一）至（三）项有一项不符合的，退回需求提出单位补正"};
        auto& late = line(screening, When::correction_expired, Effect::send_back);
        late.confirmed_by = lead;
        late.origin.wording = "补正期满未补正的，报所在地牵头单位确认后退回";
        auto& open = line(screening, When::undecided, Effect::clarify);
        open.to_role = applicant;
        open.period = period(10, Unit::workdays);
        auto& pass = line(screening, When::all_pass, Effect::go);
        pass.stage = verification;
        pass.holder = Disposition::Holder::same_unit;
        pass.origin = {{}, "（十三）2", "全部符合的，转需求验证，由原单位办理"};

        at(verification).handlers = {channel, lead};
        at(verification).clocks = {deadline(period(5, Unit::workdays))};
        at(verification).confirm_within = period(2, Unit::workdays);
        criterion(verification, two(Op::is, f(sound), constant(text("符合"))), "合理性为“符合”");
        auto& no = line(verification, When::any_fails, Effect::send_back);
        no.confirmed_by = lead;
        no.origin = {{}, "（十三）3", "有一项不符合的，报所在地牵头单位确认后退回"};
        auto& ask = line(verification, When::undecided, Effect::clarify);
        ask.to_role = applicant;
        ask.period = period(10, Unit::workdays);
        auto& yes = line(verification, When::all_pass, Effect::go);
        yes.stage = matching;
        yes.holder = Disposition::Holder::same_unit;
        yes.marks = {mark("已验证")};
    }
    static program::ClockRule side(const char* what, program::ClockRule::Start start,
                                   std::int32_t start_verb, std::int64_t days,
                                   std::vector<std::int32_t> satisfied) {
        program::ClockRule rule;
        rule.name = what;
        rule.start = start;
        rule.start_verb = start_verb;
        rule.period = period(days, Unit::workdays);
        rule.satisfied_by = std::move(satisfied);
        return rule;
    }
    void responding() {
        using Start = program::ClockRule::Start;
        at(matching).handlers = {channel, lead};
        const auto offer = act(matching, "推荐服务").verb;
        auto& own = act(matching, "自主选择", {applicant});
        own.fill = {partner};
        auto& apply = act(matching, "申请处置");
        apply.fill = {tried};
        const auto escalate = apply.verb;
        after(matching, "推荐服务", Effect::stay).marks = {mark("已推荐")};
        auto& chosen = after(matching, "自主选择", Effect::go, response);
        chosen.holder = Disposition::Holder::same_unit;
        after(matching, "申请处置", Effect::go, ladder);

        at(response).handlers = {channel, lead};
        auto& update = act(response, "更新进展");
        update.fill = {progress};
        const auto updated = update.verb;
        act(response, "达成合作").fill = {partner};
        act(response, "申请处置").fill = {tried};
        after(response, "更新进展", Effect::stay);
        auto& done = after(response, "达成合作", Effect::go, feedback);
        done.holder = Disposition::Holder::same_unit;
        done.marks = {mark("已响应")};
        after(response, "申请处置", Effect::go, ladder);
        at(matching).clocks = {side("推荐服务", Start::received, kNone, 20, {offer}),
                               side("申请处置", Start::first, offer, 30, {escalate})};
        at(response).clocks = {side("更新进展", Start::each, updated, 10, {updated})};

        at(feedback).handlers = {channel, lead};
        act(feedback, "评价", {applicant}).fill = {rating};
        act(feedback, "登记成果", {channel, lead});
        after(feedback, "评价", Effect::stay).marks = {mark("已评价")};
        after(feedback, "登记成果", Effect::close).result = "已办结";
    }
    void escalation() {
        auto& found = act(ladder, "协调成功");
        found.fill = {measures};
        auto& up = act(ladder, "上报");
        up.fill = {measures};
        up.reason = true;
        const auto received = act(ladder, "登记机要回执").verb;
        at(ladder).actions.back().fill = {receipt};
        const auto days = std::vector<std::int64_t>{10, 15, 20};
        for (std::size_t i = 0; i < 3; ++i) {
            Rung rung;
            rung.role = program.ladder[i];
            rung.period = period(days[i], Unit::workdays);
            if (i > 0) {
                rung.starts_after_condition = is(cls, text("涉密"));
                rung.starts_after_verb = received;
            }
            at(ladder).rungs.push_back(rung);
        }
        at(ladder).origin.basis = "（十四）3";
        auto& back = after(ladder, "协调成功", Effect::go, matching);
        back.holder = Disposition::Holder::same_unit;
        back.marks = {mark("已协调")};
        auto& top = after(ladder, "上报", Effect::go, unresolved);
        top.at_top = true;
        after(ladder, "上报", Effect::up);
        after(ladder, "登记机要回执", Effect::stay);
        at(unresolved).handlers = {province};
        act(unresolved, "终止").reason = true;
        after(unresolved, "终止", Effect::close).result = "未能响应";
    }
    void general_rules() {
        using Verb = program::GeneralRule::Verb;
        const auto rule = [&](Verb v, std::int32_t by, bool reason) {
            program::GeneralRule g;
            g.verb = v;
            g.by = {by};
            g.reason = reason;
            g.origin.basis = "（十六）";
            program.general.push_back(g);
        };
        rule(Verb::withdraw, applicant, true);
        program.general.back().before_mark = 3;  // 已响应
        rule(Verb::merge, lead, true);
        rule(Verb::hand_over, lead, true);
        rule(Verb::suspend, lead, true);
        rule(Verb::resume, lead, false);
    }
    Sample() {
        program.head.name = "企业科技创新需求常态化征集响应";
        program.head.calendar = "中国工作日";
        program.head.status = program::Status::trial;
        program.head.has_effective_date = true;
        program.head.effective = *value::make_date(2025, 9, 1);
        program.matter.name = "企业需求";
        program.matter.origin.basis = "（七）";
        std::vector<value::Date> off{*value::make_date(2026, 1, 1), *value::make_date(2026, 1, 2)};
        for (int day = 1; day <= 8; ++day) off.push_back(*value::make_date(2025, 10, day));
        program.calendar = {"中国工作日",
                            2025,
                            2026,
                            off,
                            {*value::make_date(2025, 9, 28), *value::make_date(2025, 10, 11),
                             *value::make_date(2026, 1, 4)}};
        correction_confirmed = parameter("补正须确认", value::Value(false));
        rounds = parameter("补正轮次", quantity(3, value::Dimension::count));
        program.parameters.back().assumption = true;
        fields();
        roles();
        for (const char* s : {"需求报送", "需求分发", "需求初筛", "需求验证", "需求对接",
                              "需求响应", "需求处置", "未能响应", "评价反馈"})
            stage(s);
        filing_and_dispatch();
        checks();
        responding();
        escalation();
        general_rules();
    }
};

}  // namespace guiju::casework::sample
