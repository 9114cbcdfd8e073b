// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/acting.h"
#include "adapters/cli/case_rows.h"
#include "adapters/cli/command.h"
#include "adapters/cli/filing.h"
#include "adapters/cli/policy_files.h"
#include "adapters/cli/run_report.h"

namespace guiju::cli {
namespace {

/// The day the cases are decided as of: --as-of, else today.
base::Result<value::Instant> as_of(const Call& call) {
    const auto& written = call.arguments.as_of;
    if (written.empty()) return call.world.now();
    return instant_in(written);
}

/// Says when a policy is not in force on that day; a screening is then only a rehearsal.
void say_if_not_in_force(const Call& call, const program::Head& head, value::Instant at) {
    const bool draft = head.status == program::Status::draft;
    const bool early = !head.has_effective_date || value::day_of(at) < head.effective;
    if (head.has_expiry && head.expires < value::day_of(at))
        call.console.talk(
            Text("这份规矩的有效期到" + value::chinese(head.expires) + "为止，下面的结果只供试算。",
                 "This policy expired on " + value::iso(head.expires) +
                     "; the outcome below is a rehearsal."));
    if (!draft && !early) return;
    call.console.talk(draft
                          ? Text("这份规矩还是征求意见稿，下面的结果只供试算。",
                                 "This policy is a draft; the outcome below is a rehearsal.")
                          : Text("这份规矩在这一天还没有施行，下面的结果只供试算。",
                                 "This policy is not in force on that day; this is a rehearsal."));
}

base::Outcome screen_all(CaseRows& rows, Screening& screening, RunReport& report, Lang lang) {
    while (true) {
        auto row = rows.next();
        if (!row) return row.error();
        if (!*row) return base::Done{};
        if (!(*row)->problems.empty()) {
            if (auto done = report.set_aside(**row); !done) return done;
            continue;
        }
        auto screened = screening.screen((*row)->fields, lang);
        if (!screened) return screened.error();
        if (auto done = report.add(**row, *screened); !done) return done;
    }
}

Exit screen_file(const Call& call, const program::Program& program, value::Instant at) {
    const auto& console = call.console;
    Screening screening(program);
    if (!screening.possible()) {
        return console.fail({base::ErrorKind::misuse, base::Code::gj5637, {program.head.name}});
    }
    say_if_not_in_force(call, program.head, at);
    auto rows = CaseRows::open(call.world, call.arguments.cases, program, console);
    if (!rows) return console.fail(rows.error());
    RunReport report(call.world, console, call.arguments.cases, call.arguments.out);
    if (auto begun = report.begin((*rows)->header()); !begun) return console.fail(begun.error());
    auto done = screen_all(**rows, screening, report, console.lang());
    if (!done) return console.fail(done.error());
    if (report.rows() == 0) {
        return console.fail({base::ErrorKind::misuse, base::Code::gj5634, {call.arguments.cases}});
    }
    done = report.finish();
    if (!done) return console.fail(done.error());
    report.show(screening.stage(), call.arguments.json);
    return Exit::done;
}

}  // namespace

Exit run(const Call& call) {
    const auto& arguments = call.arguments;
    const auto& console = call.console;
    const auto usage = [&](const base::Error& error) {
        console.fail(error);
        return Exit::usage;
    };
    if (arguments.words.empty()) {
        return usage(still_needs(call, {"规则文件", "a rule file"}));
    }
    if (auto words = at_most_words(call, 1); !words) return usage(words.error());
    if (arguments.cases.empty()) {
        return usage(still_needs(call, {"--cases 案件.csv", "--cases FILE.csv"}));
    }
    const auto at = as_of(call);
    if (!at) return usage(at.error());
    if (!arguments.db.empty()) return file_into_database(call, arguments.words.front(), *at);
    PolicyFiles files(call.world, console);
    const auto policy = files.load_usable(arguments.words.front());
    if (!policy) return console.fail(policy.error());
    return screen_file(call, policy->compiled->program, *at);
}

}  // namespace guiju::cli
