// SPDX-License-Identifier: Apache-2.0
#include "adapters/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>

#include "dsl/text/suggest.h"

namespace guiju::cli {
namespace {

using base::Code;
using base::Error;
using base::ErrorKind;

constexpr auto kCommands = std::to_array<std::string_view>(
    {"check", "fmt",      "test",     "run",     "eval",   "import", "case",
     "list",  "holdings", "evaluate", "explain", "graph",  "render", "diff",
     "dump",  "policy",   "staff",    "db",      "outbox", "help",   "version"});

/// Adds options to the parser of one command; the values go straight into the arguments.
class Options {
   public:
    Options(CLI::App& app, Arguments& into) : app_(app), into_(into) {}

    Options& flag(const char* name, bool Arguments::*field) {
        app_.add_flag(name, into_.*field);
        return *this;
    }
    Options& text(const char* name, std::string Arguments::*field) {
        app_.add_option(name, into_.*field)
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        return *this;
    }
    Options& texts(const char* name, std::vector<std::string> Arguments::*field) {
        app_.add_option(name, into_.*field)
            ->expected(1)
            ->allow_extra_args(false)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        return *this;
    }

   private:
    CLI::App& app_;
    Arguments& into_;
};

void case_options(Options& options) {
    using A = Arguments;
    options.flag("--json", &A::json).flag("--simulate", &A::simulate).flag("--open", &A::open_only);
    options.text("--db", &A::db).text("--policy", &A::policy).text("--id", &A::id);
    options.text("--as", &A::as).text("--at", &A::at).text("--reason", &A::reason);
    options.text("--target", &A::target).text("--intended", &A::intended);
    options.text("--for", &A::applicant);
    options.text("--offline", &A::offline).text("--evidence", &A::evidence);
    options.text("--done-at", &A::done_at);
    options.text("--command-id", &A::command_id).texts("--set", &A::set);
    options.text("--seal-key", &A::seal_key).text("--seal-file", &A::seal_file);
    options.text("--stage", &A::stage).text("--phase", &A::phase).text("--unit", &A::unit);
    options.text("--territory", &A::territory).text("--limit", &A::limit);
    options.text("--as-of", &A::as_of).text("--to", &A::to).text("--calendar", &A::calendar);
    options.flag("--dry-run", &A::dry_run).flag("--undo", &A::undo);
}

void database_options(Options& options) {
    using A = Arguments;
    options.text("--db", &A::db).flag("--json", &A::json).flag("--simulate", &A::simulate);
    options.text("--at", &A::at)
        .text("--base", &A::base)
        .text("--key", &A::key)
        .text("--file", &A::file);
    options.text("--every-entries", &A::every_entries);
    options.text("--every-seconds", &A::every_seconds).text("--every", &A::every);
    options.text("--also", &A::also).text("--hash", &A::hash);
    options.text("--before", &A::before).text("--table", &A::table);
    options.flag("--dry-run", &A::dry_run);
}

void outbox_options(Options& options) {
    using A = Arguments;
    options.text("--db", &A::db).flag("--json", &A::json).text("--at", &A::at);
    options.text("--to", &A::to).text("--name", &A::name).text("--topics", &A::topics);
    options.text("--secret-file", &A::secret_file).text("--policy", &A::policy);
    options.flag("--allow-private", &A::allow_private).flag("--sm3", &A::sm3);
    options.flag("--once", &A::once).flag("--until-empty", &A::until_empty);
    options.text("--timeout", &A::timeout).flag("--dead", &A::dead).flag("--all", &A::all);
    options.text("--as", &A::as).text("--reason", &A::reason);
}

void options_of(const std::string& command, Options& options) {
    using A = Arguments;
    if (command == "check") {
        options.flag("--json", &A::json).flag("--sarif", &A::sarif);
        options.flag("--parameters", &A::parameters).flag("--no-proofs", &A::no_proofs);
        options.text("--examples", &A::examples).text("--base", &A::base);
        options.flag("--fix", &A::fix).flag("--dry-run", &A::dry_run);
        options.text("--db", &A::db).text("--at", &A::at);
    } else if (command == "fmt") {
        options.flag("--check", &A::only_check).text("--to", &A::to);
    } else if (command == "test") {
        options.flag("--coverage", &A::coverage).flag("--json", &A::json);
        options.flag("--boundaries", &A::boundaries);
    } else if (command == "run") {
        options.text("--cases", &A::cases).text("--as-of", &A::as_of).text("--out", &A::out);
        options.text("--db", &A::db).text("--as", &A::as).flag("--simulate", &A::simulate);
        options.flag("--json", &A::json);
        options.text("--seal-key", &A::seal_key).text("--seal-file", &A::seal_file);
    } else if (command == "eval") {
        options.text("--with", &A::with).flag("--jsonl", &A::jsonl).flag("--json", &A::json);
        options.flag("--feel", &A::feel);
    } else if (command == "import") {
        options.text("--out", &A::out).text("--with", &A::with).flag("--json", &A::json);
    } else if (command == "case") {
        case_options(options);
    } else if (command == "list") {
        options.text("--db", &A::db).text("--policy", &A::policy).text("--as", &A::as);
        options.text("--at", &A::at).text("--period", &A::period).flag("--json", &A::json);
    } else if (command == "evaluate") {
        options.text("--db", &A::db).text("--period", &A::period).text("--out", &A::out);
        options.texts("--what-if", &A::what_if).flag("--json", &A::json);
        options.text("--as-of", &A::as_of);
    } else if (command == "holdings") {
        options.text("--db", &A::db).text("--at", &A::at).flag("--json", &A::json);
    } else if (command == "explain") {
        options.text("--db", &A::db).flag("--json", &A::json).text("--as-of", &A::as_of);
    } else if (command == "policy") {
        options.text("--db", &A::db).text("--as", &A::as).text("--reason", &A::reason);
        options.text("--at", &A::at).text("--as-of", &A::as_of).flag("--json", &A::json);
        options.text("--base", &A::base);
    } else if (command == "staff") {
        options.text("--db", &A::db).text("--id", &A::id).text("--target", &A::target);
        options.text("--from", &A::from).text("--until", &A::until).text("--reason", &A::reason);
        options.flag("--json", &A::json);
    } else if (command == "graph") {
        options.text("--format", &A::format).text("--out", &A::out);
    } else if (command == "render") {
        options.text("--format", &A::format).text("--out", &A::out);
    } else if (command == "diff") {
        options.text("--format", &A::format).text("--out", &A::out).flag("--json", &A::json);
        options.text("--cases", &A::cases).text("--db", &A::db).text("--by", &A::by);
    } else if (command == "dump") {
        options.flag("--json", &A::json);
    } else if (command == "db") {
        database_options(options);
    } else if (command == "outbox") {
        outbox_options(options);
    }
}

std::optional<std::string> nearest(const std::string& word, const std::vector<std::string>& known) {
    return text::best_match(word, known);
}

Error unknown_command(const std::string& word) {
    const std::vector<std::string> known(kCommands.begin(), kCommands.end());
    if (const auto better = nearest(word, known)) {
        return {ErrorKind::misuse, Code::gj5601, {word, *better}};
    }
    return {ErrorKind::misuse, Code::gj5600, {word}};
}

Error unknown_option(const CLI::App& app, const std::string& command, const std::string& written) {
    const auto option = written.substr(0, written.find('='));
    std::vector<std::string> known;
    for (const auto* candidate : app.get_options()) {
        for (const auto& name : candidate->get_lnames()) known.push_back("--" + name);
    }
    if (!option.starts_with("-")) return {ErrorKind::misuse, Code::gj5607, {option, command}};
    if (const auto better = nearest(option, known)) {
        return {ErrorKind::misuse, Code::gj5603, {option, command, *better}};
    }
    return {ErrorKind::misuse, Code::gj5602, {option, command}};
}

/// The option a complaint of the parser is about: "--db: 1 required TEXT missing".
std::string option_in(const std::string& complaint) {
    return complaint.substr(0, std::min(complaint.find(':'), complaint.find(' ')));
}

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

base::Result<Arguments> parse(Arguments arguments, std::vector<std::string> rest) {
    const auto shown = arguments.command.empty() ? std::string("help") : arguments.command;
    CLI::App app;
    app.set_help_flag("");
    Options options(app, arguments);
    std::string lang;
    options.flag("-h,--help", &Arguments::help).flag("--no-color", &Arguments::no_colour);
    options.text("--log", &Arguments::log);
    app.add_option("--lang", lang)->expected(1);
    if (arguments.command.empty()) options.flag("--version", &Arguments::version);
    options_of(arguments.command, options);
    if (!arguments.command.empty()) app.add_option("words", arguments.words);
    try {
        std::reverse(rest.begin(), rest.end());
        app.parse(rest);
    } catch (const CLI::ExtrasError&) {
        return unknown_option(app, shown, app.remaining().front());
    } catch (const CLI::ParseError& problem) {
        return Error{ErrorKind::misuse, Code::gj5604, {option_in(problem.what()), shown}};
    }
    if (!lang.empty() && lang != "zh" && lang != "en") {
        return Error{
            ErrorKind::misuse, Code::gj5606, {"--lang", lang, base::Text("zh、en", "zh, en")}};
    }
    // Texts are checked, compared and tried on cases without a database unless it is asked for.
    const bool on_texts =
        arguments.command == "diff" || arguments.command == "check" || arguments.command == "run";
    if (arguments.db.empty() && !on_texts) arguments.db = from_environment("GUIJU_DB");
    if (arguments.hash.empty() && arguments.command == "db")
        arguments.hash = from_environment("GUIJU_HASH");
    return arguments;
}

/// Index of the command among the words: the first that is neither an option nor an option's value.
std::size_t command_at(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--lang" || words[i] == "--log") {
            ++i;
        } else if (!words[i].starts_with("-")) {
            return i;
        }
    }
    return words.size();
}

}  // namespace

std::span<const std::string_view> command_names() { return kCommands; }

base::Result<Arguments> read_arguments(const std::vector<std::string>& words, base::Lang lang) {
    Arguments arguments;
    arguments.lang = lang;
    auto rest = words;
    const auto at = command_at(words);
    if (at < words.size()) {
        arguments.command = words[at];
        if (std::find(kCommands.begin(), kCommands.end(), words[at]) == kCommands.end()) {
            return unknown_command(words[at]);
        }
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return parse(std::move(arguments), std::move(rest));
}

base::Lang language_of(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--lang=en" ||
            (words[i] == "--lang" && i + 1 < words.size() && words[i + 1] == "en")) {
            return base::Lang::en;
        }
        if (words[i].starts_with("--lang")) return base::Lang::zh;
    }
    for (const char* name : {"GUIJU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto value = from_environment(name);
        if (!value.empty()) return value.starts_with("en") ? base::Lang::en : base::Lang::zh;
    }
    return base::Lang::zh;
}

}  // namespace guiju::cli
