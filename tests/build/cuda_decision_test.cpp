// SPDX-License-Identifier: Apache-2.0
// When CUDA is used (cmake/GhostcastNvcc.cmake), told by small runs of CMake with an nvcc that is a
// script: it says a version, and leaves a file where it was called.
#include <gmock/gmock.h>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class CudaDecision : public testing::Test {
 protected:
  /// An nvcc of this version; `probe` is what it does when it is to compile.
  void install_nvcc(std::string const& version, std::string const& probe = "exit 0")
  {
    std::filesystem::create_directory(folder_.path() / "bin");
    std::ofstream(nvcc()) << "#!/bin/sh\ntouch '" << called().string() << "'\nif [ \"$1\" = --version ]; then\n"
                          << "  echo 'Cuda compilation tools, release " << version.substr(0, version.rfind('.')) << ", V" << version
                          << "'\nelse\n  " << probe << "\nfi\n";
    std::filesystem::permissions(nvcc(), std::filesystem::perms::owner_all);
  }

  /// Configures with that nvcc alone within reach; stdout and stderr together.
  Finished decide(std::string const& flags)
  {
    std::string const project = std::string(GHOSTCAST_SOURCE_DIR) + "/tests/build/cuda_decision";
    return run_shell("env -u CUDA_HOME -u CUDA_PATH '" GHOSTCAST_CMAKE "' -S '" + project + "' -B '" +
                              (folder_.path() / "out").string() + "' -DGHOSTCAST_NVCC_FOLDERS='" +
                              (folder_.path() / "bin").string() + "' " + flags + " 2>&1");
  }

  bool nvcc_was_called() const { return std::filesystem::exists(called()); }
  std::string nvcc() const { return (folder_.path() / "bin" / "nvcc").string(); }

 private:
  std::filesystem::path called() const { return folder_.path() / "called"; }
  TemporaryFolder folder_;
};

TEST_F(CudaDecision, UsesAnNvccThatIsNewEnough)
{
  install_nvcc("12.4.99");
  Finished const done = decide("");
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("With CUDA: " + nvcc()));
}

TEST_F(CudaDecision, DoesWithoutAnOldNvccAndNamesItsVersion)
{
  install_nvcc("11.8.89");
  Finished const done = decide("");
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("Without CUDA: nvcc is 11.8.89; 12.4 or newer is needed"));
}

TEST_F(CudaDecision, TakesVersionsAsNumbersAndNotAsText)
{
  install_nvcc("12.10.1");
  EXPECT_THAT(decide("").out, HasSubstr("With CUDA"));
}

TEST_F(CudaDecision, DoesWithoutWhereThereIsNone) { EXPECT_THAT(decide("").out, HasSubstr("Without CUDA: nvcc was not found")); }

TEST_F(CudaDecision, FailsInOneLineWhereItIsDemandedAndThereIsNone)
{
  Finished const done = decide("-DGHOSTCAST_CUDA=ON");
  EXPECT_NE(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("  GHOSTCAST_CUDA=ON: nvcc was not found\n"));
}

TEST_F(CudaDecision, FailsWhereItIsDemandedAndNvccIsOld)
{
  install_nvcc("12.3.107");
  Finished const done = decide("-DGHOSTCAST_CUDA=ON");
  EXPECT_NE(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("  GHOSTCAST_CUDA=ON: nvcc is 12.3.107; 12.4 or newer is needed\n"));
}

TEST_F(CudaDecision, NeverLooksWhereItIsForbidden)
{
  install_nvcc("13.0.88");
  Finished const done = decide("-DGHOSTCAST_CUDA=OFF");
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("Without CUDA: it was switched off"));
  EXPECT_FALSE(nvcc_was_called());
}

TEST_F(CudaDecision, NeverLooksUnderSanitizers)
{
  install_nvcc("13.0.88");
  EXPECT_THAT(decide("-DGHOSTCAST_SANITIZE=address").out, HasSubstr("Without CUDA: "));
  EXPECT_FALSE(nvcc_was_called());
}

TEST_F(CudaDecision, DoesWithoutAToolkitThatIsOnlyHalfThere)
{
  install_nvcc("13.0.88", "echo 'x.cu:2:10: fatal error: curand_kernel.h: No such file or directory' >&2; exit 1");
  Finished const done = decide("");
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("Without CUDA: " + nvcc() + " cannot build a program: x.cu:2:10: fatal error: curand_kernel.h"));
}

TEST_F(CudaDecision, NamesWhatNvccItselfRefuses)
{
  install_nvcc("13.0.88", "echo 'nvcc warning : old' >&2; echo \"nvcc fatal   : Unsupported gpu architecture 'compute_90'\" >&2; exit 1");
  EXPECT_THAT(decide("").out, HasSubstr(" cannot build a program: nvcc fatal   : Unsupported gpu architecture 'compute_90'\n"));
}

TEST_F(CudaDecision, NamesTheFirstLineWhereNoneSaysThatItIsAnError)
{
  install_nvcc("13.0.88", "echo; echo 'License expired'; echo 'Goodbye'; exit 1");
  EXPECT_THAT(decide("").out, HasSubstr(" cannot build a program: License expired\n"));
}

TEST_F(CudaDecision, RefusesAnUnknownChoice)
{
  Finished const done = decide("-DGHOSTCAST_CUDA=maybe");
  EXPECT_NE(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("GHOSTCAST_CUDA=maybe: must be AUTO, ON or OFF"));
}

TEST_F(CudaDecision, DecidesAnewWhereAnNvccAppears)
{
  EXPECT_THAT(decide("").out, HasSubstr("Without CUDA"));
  install_nvcc("13.0.88");
  EXPECT_THAT(decide("").out, HasSubstr("With CUDA"));
}

}  // namespace
}  // namespace ghostcast::test
