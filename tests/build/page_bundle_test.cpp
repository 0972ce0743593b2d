// SPDX-License-Identifier: Apache-2.0
// What a build does where npm cannot install its packages (cmake/bundle_page.cmake), with an npm that is
// a script.
#include <gmock/gmock.h>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;

class PageBundle : public testing::Test {
 protected:
  PageBundle()
  {
    std::ofstream(npm()) << "#!/bin/sh\necho 'npm error code ENOTFOUND' >&2\nexit 1\n";
    std::filesystem::permissions(npm(), std::filesystem::perms::owner_all);
  }

  /// Bundles under GHOSTCAST_PAGE=choice; stdout and stderr together.
  Finished bundle(std::string const& choice)
  {
    return run_shell("'" GHOSTCAST_CMAKE "' -DNODE=node -DNPM='" + npm() + "' -DWEB='" GHOSTCAST_SOURCE_DIR "/src/report/web' -DFOLDER='" + out().string() +
                     "' -DCHOICE=" + choice + " -P '" GHOSTCAST_SOURCE_DIR "/cmake/bundle_page.cmake' 2>&1");
  }

  std::string npm() const { return (folder_.path() / "npm").string(); }
  std::filesystem::path out() const { return folder_.path() / "page"; }

 private:
  TemporaryFolder folder_;
};

TEST_F(PageBundle, IsEmptyWhereThePackagesCannotBeHad)
{
  Finished const done = bundle("AUTO");
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("Without the report page: npm could not install its packages (code ENOTFOUND)"));
  EXPECT_EQ(std::filesystem::file_size(out() / "page.html"), 0u);
  EXPECT_EQ(std::filesystem::file_size(out() / "page_svg.cjs"), 0u);
}

TEST_F(PageBundle, FailsWhereThePageIsDemanded)
{
  Finished const done = bundle("ON");
  EXPECT_NE(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("GHOSTCAST_PAGE=ON: npm could not install"));
  EXPECT_FALSE(std::filesystem::exists(out() / "page.html"));
}

TEST(LockFile, NamesNoRegistry)
{
  for (char const* folder : {"/src/report/web", "/tests/page"})
    EXPECT_THAT(text_of(std::string(GHOSTCAST_SOURCE_DIR) + folder + "/package-lock.json"), testing::Not(HasSubstr("\"resolved\""))) << folder;
}

}  // namespace
}  // namespace ghostcast::test
