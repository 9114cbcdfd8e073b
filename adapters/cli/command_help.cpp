// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/command.h"
#include "adapters/cli/error_pages.h"
#include "adapters/cli/help_pages.h"
#include "dsl/text/suggest.h"

namespace guiju::cli {
namespace {

#ifndef GUIJU_VERSION
#define GUIJU_VERSION "0.1.0"
#endif

base::Text severity_in_words(base::Severity severity) {
    switch (severity) {
        case base::Severity::warning: return {"提醒", "warning"};
        case base::Severity::note: return {"说明", "note"};
        case base::Severity::error: break;
    }
    return {"错误", "error"};
}

/// “{0}” is a blank to be filled in: nobody here knows with what.
std::string with_blanks(std::string_view sentence) {
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool blank = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}';
        if (!blank) {
            out += sentence[i];
            continue;
        }
        out += "…";
        i += 2;
    }
    return out;
}

/// The catalogue's sentence and remedy, and the page of the code where there is one.
Exit explain_code(const Call& call, const base::Message& message) {
    const auto& console = call.console;
    const bool zh = console.chinese();
    const auto name = base::name_of(message.code);
    console.line(console.paint(Paint::bold, name) + "  " +
                 console.in(severity_in_words(message.severity)));
    console.line(with_blanks(zh ? message.zh : message.en));
    const auto remedy = zh ? message.fix_zh : message.fix_en;
    if (!remedy.empty()) console.line((zh ? "改法：" : "help: ") + with_blanks(remedy));
    if (const auto page = error_page(name); !page.empty()) {
        console.line("");
        console.data(page);
    }
    return Exit::done;
}

Exit explain_word(const Call& call, const std::string& word) {
    const auto& console = call.console;
    if (const auto* page = find_page(word)) {
        console.data(console.chinese() ? page->zh : page->en);
        return Exit::done;
    }
    if (const auto* message = base::find_message(word)) return explain_code(call, *message);
    std::vector<std::string> known;
    for (const auto name : command_names()) known.emplace_back(name);
    if (const auto better = text::best_match(word, known)) {
        console.fail({base::ErrorKind::misuse, base::Code::gj5601, {word, *better}});
    } else {
        console.fail({base::ErrorKind::misuse, base::Code::gj5609, {word}});
    }
    return Exit::usage;
}

}  // namespace

Exit help(const Call& call) {
    const auto& arguments = call.arguments;
    if (arguments.version || arguments.command == "version") {
        call.console.line("guiju " GUIJU_VERSION);
        return Exit::done;
    }
    if (arguments.help && !arguments.command.empty()) return explain_word(call, arguments.command);
    if (arguments.command == "help" && !arguments.words.empty()) {
        return explain_word(call, arguments.words.front());
    }
    call.console.data(overview(call.console.lang()));
    return Exit::done;
}

}  // namespace guiju::cli
