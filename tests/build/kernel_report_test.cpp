// SPDX-License-Identifier: Apache-2.0
// Registers and spills of the production kernels against their record, and the report's reading of
// what the assembler says.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::HasSubstr;

std::string const scripts = std::string(GHOSTCAST_SOURCE_DIR) + "/scripts";

class KernelReport : public testing::Test {
 protected:
  void SetUp() override
  {
    if (run_shell("python3 -c 'import json'").code != 0) GTEST_SKIP() << "python3 was not found";
  }

  Finished report(std::string const& flags)
  {
    return run_shell("'" + scripts + "/kernel_report.py' --build '" GHOSTCAST_BUILD_DIR "' " + flags);
  }

  /// Evaluates a Python expression over the module that reads device code.
  std::string evaluate(std::string const& expression)
  {
    std::ofstream(file("code.py")) << "import sys\nsys.path.insert(0, '" << scripts
                                   << "')\nfrom device_code import *\nimport kernel_report\nprint(" << expression << ")\n";
    Finished const done = run_shell("python3 -B '" + file("code.py") + "'");
    EXPECT_EQ(done.code, 0) << done.error;
    return done.out;
  }

  std::string file(char const* name) const { return (folder_.path() / name).string(); }

 private:
  TemporaryFolder folder_;
};

TEST_F(KernelReport, ProductionKernelsTakeNoMoreThanRecorded)
{
  Finished const done = report("--check");
  if (done.code == 77) GTEST_SKIP() << done.out.substr(std::string("SKIPPED: ").size());
  EXPECT_EQ(done.code, 0) << done.out << done.error;
}

TEST_F(KernelReport, EqualsItsOwnRecordAndExceedsALowerOne)
{
  Finished const written = report("--record --record-file '" + file("record.json") + "'");
  if (written.code == 77) GTEST_SKIP() << written.out.substr(std::string("SKIPPED: ").size());
  EXPECT_EQ(report("--check --record-file '" + file("record.json") + "'").code, 0);
  run_shell("sed -i 's/\"registers\": .*/\"registers\": 1,/' '" + file("record.json") + "'");
  Finished const lower = report("--check --record-file '" + file("record.json") + "'");
  EXPECT_EQ(lower.code, 1) << lower.out;
  EXPECT_THAT(lower.out, HasSubstr(" registers, recorded 1\n"));
}

TEST_F(KernelReport, SaysThatThereIsNoBuild)
{
  std::string const said = "no build in " + file("none") + ": run ./build.sh build\n";
  Finished const shown = report("--build '" + file("none") + "'");
  EXPECT_EQ(shown.code, 2);
  EXPECT_EQ(shown.error, said);
  Finished const checked = report("--check --build '" + file("none") + "'");
  EXPECT_EQ(checked.code, 77);
  EXPECT_EQ(checked.out, "SKIPPED: " + said);
}

TEST_F(KernelReport, SaysInOneLineWhichRecordCannotBeReadOrWritten)
{
  for (char const* flag : {"--check", "--record"}) {
    Finished const done = report(std::string(flag) + " --record-file /");
    if (done.code == 77) GTEST_SKIP() << done.out.substr(std::string("SKIPPED: ").size());
    EXPECT_EQ(done.code, 2) << flag;
    EXPECT_THAT(done.error, testing::StartsWith("/ cannot be ")) << flag;
    EXPECT_EQ(done.error.find('\n'), done.error.size() - 1) << flag;
  }
}

constexpr char const* assembler_text = R"("""ptxas info    : 8 bytes gmem
ptxas info    : Compiling entry function 'a_kernel' for 'sm_90'
ptxas info    : Function properties for a_kernel
    80 bytes stack frame, 12 bytes spill stores, 16 bytes spill loads
ptxas info    : Used 64 registers, used 1 barriers, 96 bytes cumulative stack size, 152 bytes smem, 592 bytes cmem[0]
ptxas info    : Function properties for helper
    0 bytes stack frame, 4 bytes spill stores, 8 bytes spill loads
""")";

TEST_F(KernelReport, ReadsRegistersStackAndSharedMemory)
{
  EXPECT_EQ(evaluate(std::string("[assembler_report(") + assembler_text + ")[('a_kernel', 'sm_90')][k] for k in ('registers', 'stack', 'shared')]"),
            "[64, 96, 152]\n");
}

TEST_F(KernelReport, ChargesAKernelWithSpillsOfWhatItCalls)
{
  EXPECT_EQ(evaluate(std::string("[assembler_report(") + assembler_text + ")[('a_kernel', 'sm_90')][k] for k in ('spill_stores', 'spill_loads')]"),
            "[16, 24]\n");
}

TEST_F(KernelReport, ReadsTheSpillsOfEachFunction)
{
  EXPECT_EQ(evaluate(std::string("function_spills(") + assembler_text + ", 'sm_90')"), "{'a_kernel': (12, 16), 'helper': (4, 8)}\n");
  EXPECT_EQ(evaluate(std::string("function_spills(") + assembler_text + ", 'sm_80')"), "{}\n");
}

TEST_F(KernelReport, NamesFunctionsWithoutTheirLanes)
{
  EXPECT_EQ(evaluate("function_names({'_ZN9ghostcast12run_arrivalsINS_9WarpLanesILi8EEEEEviRNS_5WorldIT_EE'})"),
            "{'_ZN9ghostcast12run_arrivalsINS_9WarpLanesILi8EEEEEviRNS_5WorldIT_EE': 'run_arrivals'}\n");
}

TEST_F(KernelReport, PhasesOfAKernelAreAllOfItsInstructionsAndSpills)
{
  Finished const done = report("--json");
  nlohmann::json const kernels = nlohmann::json::parse(done.out)["kernels"];
  if (kernels.empty()) GTEST_SKIP() << "built without CUDA";
  for (nlohmann::json const& kernel : kernels) {
    int instructions = 0;
    int stores = 0;
    for (nlohmann::json const& phase : kernel["phases"]) {
      instructions += phase["machine_instructions"].get<int>();
      stores += phase["spill_stores"].get<int>();
    }
    EXPECT_EQ(instructions, kernel["machine_instructions"]) << kernel["kernel"];
    EXPECT_EQ(stores, kernel["spill_stores"]) << kernel["kernel"];
  }
}

TEST_F(KernelReport, KnowsOurKernelsFromThoseOfLibraries)
{
  EXPECT_EQ(evaluate("sorted(plain_names({'_ZN9ghostcast4cuda12drain_kernelEi', '_ZN3cub13static_kernelEi'}).values())"),
            "['cub::static_kernel(int)', 'drain_kernel']\n");
}

TEST_F(KernelReport, NamesAKernelThatIsNotRecordedAndOneThatIsGone)
{
  EXPECT_EQ(evaluate("kernel_report.faults_against({'kernels': {'old_kernel': {}}}, {'kernels': {'new_kernel': {}}})"),
            "['new_kernel: built, but not recorded', 'old_kernel: recorded, but no such kernel is built']\n");
}

TEST_F(KernelReport, CountsInstructionsOfAKernelWithWhatItCallsOnce)
{
  EXPECT_EQ(evaluate("sorted(ptx_counts(ptx_functions('.func _Zf()\\n{\\nmul.rn.f32 %f1, %f2, %f3;\\nret;\\n}\\n.visible .entry k(\\n)\\n{\\n.reg .f32 "
                     "%f<4>;\\n@%p1 bra $L;\\nadd.rn.f64 %d1, %d2, %d3;\\ncall _Zf;\\ncall _Zf;\\nld.shared.u32 %r1, [%r2];\\n}\\n'), 'k').items())"),
            "[('branch', 2), ('call', 2), ('fp32', 1), ('fp64', 1), ('shared', 1)]\n");
}

}  // namespace
}  // namespace ghostcast::test
