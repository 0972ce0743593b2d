// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/doctor/machine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

#include "cli/process.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::uint64_t gibibyte = std::uint64_t{1} << 30U;

/// A machine on which nothing needs a word.
Machine good_machine()
{
  Machine machine;
  machine.processor = "Test 1";
  machine.cores = machine.allowed_cores = 8;
  machine.memory_bytes = 16 * gibibyte;
  machine.available_bytes = 12 * gibibyte;
  machine.charset = "UTF-8";
  machine.columns = 120;
  return machine;
}

Finding finding_of(Machine const& machine, std::string const& topic)
{
  for (Finding const& each : machine_findings(machine)) {
    if (each.topic == topic) return each;
  }
  ADD_FAILURE() << topic;
  return {};
}

/// Files as Linux has them.
Machine read_from(std::map<std::string, std::string> const& files)
{
  test::TemporaryFolder const folder;
  for (auto const& [name, text] : files) {
    fs::create_directories((folder.path() / name).parent_path());
    std::ofstream(folder.path() / name) << text;
  }
  return read_machine(folder.path());
}

TEST(ReadMachine, ReadsMemory)
{
  Machine const machine = read_from({{"proc/meminfo", "MemTotal:       2048 kB\nMemFree: 1 kB\nMemAvailable:   1024 kB\n"}});
  EXPECT_EQ(machine.memory_bytes, 2048U * 1024U);
  EXPECT_EQ(machine.available_bytes, 1024U * 1024U);
  EXPECT_FALSE(machine.memory_limit);
  EXPECT_FALSE(machine.quota);
}

TEST(ReadMachine, TakesTheTightestLimitOfNestedControlGroups)
{
  Machine const machine = read_from({{"proc/self/cgroup", "0::/job/step\n"},
                                     {"sys/fs/cgroup/job/memory.max", "1000000\n"},
                                     {"sys/fs/cgroup/job/step/memory.max", "max\n"},
                                     {"sys/fs/cgroup/job/cpu.max", "max 100000\n"},
                                     {"sys/fs/cgroup/job/step/cpu.max", "150000 100000\n"}});
  EXPECT_EQ(machine.memory_limit, 1000000U);
  EXPECT_EQ(machine.quota, 1.5);
}

TEST(ReadMachine, SurvivesFilesThatHoldSomethingElse)
{
  Machine const machine = read_from({{"proc/meminfo", "MemTotal: many kB\n"}, {"proc/self/cgroup", "7:cpu:/x\n"}, {"sys/fs/cgroup/cpu.max", "1 0\n"}, {"sys/fs/cgroup/memory.max", "-5"}});
  EXPECT_EQ(machine.memory_bytes, 0U);
  EXPECT_FALSE(machine.quota);
  EXPECT_FALSE(machine.memory_limit);
}

TEST(ReadMachine, KnowsThisOne)
{
  Machine const machine = read_machine();
  EXPECT_GE(machine.cores, 1);
  EXPECT_GE(machine.allowed_cores, 1);
  EXPECT_GT(machine.memory_bytes, machine.available_bytes);
}

TEST(MachineFindings, AreWellWhereNothingIsMissing)
{
  EXPECT_EQ(gravest(machine_findings(good_machine())), Verdict::well);
}

TEST(MachineFindings, NameTheThreadsThatAffinityAndQuotaLeave)
{
  Machine machine = good_machine();
  machine.allowed_cores = 4;
  EXPECT_THAT(finding_of(machine, "threads").advice, HasSubstr("--threads 4"));
  machine.quota = 1.5;
  EXPECT_THAT(finding_of(machine, "threads").advice, HasSubstr("--threads 1."));
  machine.quota = 0.2;
  EXPECT_THAT(finding_of(machine, "threads").advice, HasSubstr("--threads 1."));
  EXPECT_EQ(finding_of(machine, "threads").verdict, Verdict::note);
}

TEST(MachineFindings, CallTooLittleMemoryAProblem)
{
  Machine machine = good_machine();
  machine.memory_limit = gibibyte;
  EXPECT_EQ(finding_of(machine, "memory").verdict, Verdict::note);
  machine.available_bytes = gibibyte / 8;
  EXPECT_EQ(finding_of(machine, "memory").verdict, Verdict::problem);
  machine.memory_bytes = 0;
  EXPECT_EQ(finding_of(machine, "memory").verdict, Verdict::note);
}

TEST(MachineFindings, MindTheTerminalOnlyWhereThereIsOne)
{
  Machine machine = good_machine();
  machine.columns = 80;
  machine.charset = "ISO-8859-1";
  EXPECT_THAT(finding_of(machine, "terminal").advice, HasSubstr("100 columns"));
  EXPECT_THAT(finding_of(machine, "terminal").advice, HasSubstr("C.UTF-8"));
  machine.columns.reset();
  EXPECT_EQ(finding_of(machine, "terminal").verdict, Verdict::well);
  machine = good_machine();
  machine.charset = "utf8";
  EXPECT_EQ(finding_of(machine, "terminal").verdict, Verdict::well);
}

}  // namespace
}  // namespace ghostcast
