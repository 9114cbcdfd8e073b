// SPDX-License-Identifier: Apache-2.0
#include "adapters/file/text_file.h"

#include <gtest/gtest.h>
#include <signal.h>  // NOLINT: SIGXFSZ is POSIX
#include <stdlib.h>  // NOLINT: mkdtemp is POSIX
#include <sys/resource.h>

#include <filesystem>

namespace guiju::file {
namespace {

namespace fs = std::filesystem;
using base::Code;

class TextFile : public testing::Test {
   protected:
    TextFile() {
        std::string name = (fs::temp_directory_path() / "guiju-file-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) folder_ = name;
    }
    ~TextFile() override {
        std::error_code ignored;
        if (!folder_.empty()) fs::remove_all(folder_, ignored);
    }
    [[nodiscard]] std::string file(const std::string& name) const {
        return (folder_ / name).string();
    }
    [[nodiscard]] long files() const {
        return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
    }
    fs::path folder_;
};

TEST_F(TextFile, reads_back_what_it_wrote) {
    const auto path = file("记录.json");
    ASSERT_TRUE(write_text(path, "一").ok());
    ASSERT_TRUE(write_text(path, "\xEF\xBB\xBF二\n").ok());
    EXPECT_EQ(*read_text(path), "二\n");
    EXPECT_EQ(read_bytes(path)->size(), 7U);
    EXPECT_EQ(files(), 1);
}

TEST_F(TextFile, keeps_rights_and_links) {
    ASSERT_TRUE(write_text(file("a"), "1").ok());
    fs::permissions(file("a"), fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink(file("a"), file("link"));
    ASSERT_TRUE(write_text(file("link"), "2").ok());
    EXPECT_TRUE(fs::is_symlink(file("link")));
    EXPECT_EQ(*read_text(file("a")), "2");
    EXPECT_EQ(fs::status(file("a")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(TextFile, says_what_is_wrong) {
    EXPECT_EQ(read_text(file("no")).error().code, Code::gj5501);
    EXPECT_EQ(read_text(file("no")).error().kind, base::ErrorKind::not_found);
    EXPECT_EQ(read_text(folder_.string()).error().code, Code::gj5502);
    EXPECT_EQ(write_text(file("no/such"), "x").error().code, Code::gj5503);
    EXPECT_EQ(write_text(folder_.string(), "x").error().code, Code::gj5503);
    ASSERT_TRUE(write_text(file("bad"), "好\n好\n\x01\xff\xff好好").ok());
    const auto error = read_text(file("bad")).error();
    EXPECT_EQ(error.code, Code::gj5505);
    EXPECT_NE(error.say(base::Lang::zh).find("第3行"), std::string::npos);
    ASSERT_TRUE(write_text(file("gb"), "\xb9\xe6\xbe\xd8\n").ok());
    EXPECT_EQ(read_text(file("gb")).error().code, Code::gj5506);
}

TEST_F(TextFile, leaves_the_old_file_when_the_disk_fails) {
    const auto path = file("a");
    ASSERT_TRUE(write_text(path, "old").ok());
    const auto old_signal = ::signal(SIGXFSZ, SIG_IGN);
    rlimit old_limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old_limit), 0);
    rlimit limit = old_limit;
    limit.rlim_cur = 100;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto written = write_text(path, std::string(1000, 'x'));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &old_limit), 0);
    ::signal(SIGXFSZ, old_signal);
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, Code::gj5504);
    EXPECT_EQ(*read_text(path), "old");
    EXPECT_EQ(files(), 1);
}

}  // namespace
}  // namespace guiju::file
