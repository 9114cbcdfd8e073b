// SPDX-License-Identifier: Apache-2.0
#pragma once
// A folder of its own for a test, gone afterwards. Not for data that tests share.
#include <stdlib.h>  // NOLINT: mkdtemp is POSIX

#include <filesystem>
#include <fstream>
#include <string>

namespace guiju::sql {

class Folder {
   public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "guiju-sql-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const {
        return (path_ / name).string();
    }
    [[nodiscard]] std::string url(const std::string& name = "office.db") const {
        return "sqlite://" + file(name);
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }

   private:
    std::filesystem::path path_;
};

}  // namespace guiju::sql
