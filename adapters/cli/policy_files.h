// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rule files as a person names them: files and folders on the command line, the calendars beside them,
// and their compiled form with its findings. Reads through the world; the compiler itself reads nothing.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "adapters/cli/console.h"
#include "adapters/cli/world.h"
#include "dsl/compile/compile.h"
#include "dsl/text/report.h"

namespace guiju::cli {

/// A rule file that is not on disk.
struct KeptText {
    std::string name, text;
};

/// Holds calendars and nothing else.
[[nodiscard]] bool holds_calendar(const text::Source& source);

/// One rule file, compiled.
struct Policy {
    std::string path;
    std::vector<text::Source> sources;  ///< by the index in spans
    std::vector<base::Diagnostic> findings;
    std::optional<compile::Compiled> compiled;  ///< empty beside errors, and for calendars
    bool calendar = false;                      ///< holds calendars and no policy
    std::vector<program::Program> others;       ///< beside it, of the policies it deals with

    [[nodiscard]] bool has_errors() const;
};

class PolicyFiles {
   public:
    PolicyFiles(World& world, const Console& console) : world_(world), console_(console) {}

    /// Files as they are; folders give their *.guiju, deep, in order of their names. misuse when
    /// something does not exist (GJ5610) or a folder holds none (GJ5611).
    [[nodiscard]] base::Result<std::vector<std::string>> find(
        const std::vector<std::string>& words) const;
    /// Errors only when the file cannot be read; what is wrong inside it is in the findings.
    [[nodiscard]] base::Result<Policy> load(const std::string& path);
    /// Likewise these bytes, as if they stood in the file.
    [[nodiscard]] Policy examine(const std::string& path, std::string bytes);
    /// Local files are combined with this file wherever they name its policy, whatever its version.
    /// misuse and unreadable like load().
    [[nodiscard]] base::Outcome use_base(const std::string& path);
    /// Policies above a local file are looked for in this file first, and in these before those on disk.
    void look_in(const std::string& path) { places_.push_back(path); }
    void look_in(std::vector<KeptText> texts);
    /// The title of the policy of use_base; "" before.
    [[nodiscard]] const std::string& new_base() const { return base_title_; }
    /// The sources of a local file and of the policies above it, as far as they lie near; only the file's
    /// own for any other.
    [[nodiscard]] std::vector<text::Source> with_bases(const std::string& path,
                                                       text::Source source);
    /// A policy that can run: findings go to stderr, and errors among them are GJ5615.
    [[nodiscard]] base::Result<Policy> load_usable(const std::string& path);

    /// GJ5615 with the number of its errors.
    [[nodiscard]] static base::Error refused(const Policy& policy);
    /// Findings on stderr, as a person reads them.
    void report(const Policy& policy) const;

   private:
    struct CalendarFile {
        std::string path;
        std::string text;
    };
    [[nodiscard]] std::vector<CalendarFile> calendars_near(const std::string& path);
    void add_calendars(Policy& policy, const std::string& path);
    void load_others(Policy& policy);
    void load_bases(Policy& policy, const syntax::File& file);
    [[nodiscard]] const std::vector<CalendarFile>& calendars_in(const std::string& folder);

    World& world_;
    const Console& console_;
    /// A text above a local file, if it is a policy of this title; what that one names is wanted next.
    void add_base(Policy& policy, const KeptText& text, const std::string& title,
                  std::vector<std::string>& wanted);

    std::string base_title_, base_path_;
    std::vector<std::string> places_;  ///< named by the user
    std::vector<KeptText> kept_;
    std::map<std::string, std::vector<CalendarFile>> folders_;  ///< read once each
};

}  // namespace guiju::cli
