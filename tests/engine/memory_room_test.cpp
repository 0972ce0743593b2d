// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/memory_room.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

#include "cli/process.hpp"
#include "ghostcast/engine/engine.hpp"
#include "support/rich_model.hpp"

namespace ghostcast {
namespace {

namespace fs = std::filesystem;

/// A file system of our own.
class AvailableMemory : public testing::Test {
 protected:
  void write(std::string const& file, std::string const& text) const
  {
    fs::create_directories((root() / file).parent_path());
    std::ofstream(root() / file) << text;
  }
  /// 1,000 KiB of 8,000 are available.
  void set_kernel() const { write("proc/meminfo", "MemTotal:  8000 kB\nMemFree:  10 kB\nMemAvailable:  1000 kB\nBuffers: 3 kB\n"); }
  fs::path root() const { return folder_.path(); }

  test::TemporaryFolder folder_;
};

TEST_F(AvailableMemory, IsUnlimitedWhereNothingIsTold)
{
  EXPECT_EQ(available_memory(root()), std::numeric_limits<std::uint64_t>::max());
}

TEST_F(AvailableMemory, IsWhatTheKernelSays)
{
  set_kernel();
  EXPECT_EQ(available_memory(root()), 1000u * 1024);
}

TEST_F(AvailableMemory, IsWhatAGroupLeavesWithCachesOfFilesCountedAsFree)
{
  set_kernel();
  write("proc/self/cgroup", "0::/job/step\n");
  write("sys/fs/cgroup/job/step/memory.max", "500000\n");
  write("sys/fs/cgroup/job/step/memory.current", "300000\n");
  EXPECT_EQ(available_memory(root()), 200000u);
  write("sys/fs/cgroup/job/step/memory.stat", "anon 100000\ninactive_file 150000\nactive_file 50000\n");
  EXPECT_EQ(available_memory(root()), 350000u);
  write("sys/fs/cgroup/job/step/memory.max", "max\n");
  EXPECT_EQ(available_memory(root()), 1000u * 1024);
}

TEST_F(AvailableMemory, IsTheLeastOfAllGroupsAbove)
{
  set_kernel();
  write("proc/self/cgroup", "0::/job/step\n");
  write("sys/fs/cgroup/job/memory.max", "400000\n");
  write("sys/fs/cgroup/job/memory.current", "399000\n");
  EXPECT_EQ(available_memory(root()), 1000u);
  write("sys/fs/cgroup/job/memory.current", "500000\n");
  EXPECT_EQ(available_memory(root()), 0u) << "more than its limit";
}

TEST_F(AvailableMemory, KnowsGroupsOfTheFirstVersion)
{
  set_kernel();
  write("proc/self/cgroup", "9:pids:/a\n4:memory:/slurm/job\n0::/\n");
  write("sys/fs/cgroup/memory/slurm/job/memory.limit_in_bytes", "90000\n");
  write("sys/fs/cgroup/memory/slurm/job/memory.usage_in_bytes", "50000\n");
  write("sys/fs/cgroup/memory/slurm/job/memory.stat", "cache 10\ntotal_inactive_file 20000\n");
  EXPECT_EQ(available_memory(root()), 60000u);
}

TEST_F(AvailableMemory, OfThisMachineIsSome) { EXPECT_GT(available_memory(), 0u); }

TEST(ThreadsWithin, LeavesATenthOfTheRoom)
{
  EXPECT_EQ(threads_within(1000, 100, 16), 9u);
  EXPECT_EQ(threads_within(1000, 100, 4), 4u);
  EXPECT_EQ(threads_within(std::numeric_limits<std::uint64_t>::max(), 1, 64), 64u);
}

TEST(ThreadsWithin, IsOneAtLeast)
{
  EXPECT_EQ(threads_within(0, 100, 16), 1u);
  EXPECT_EQ(threads_within(1000, 0, 3), 3u);
}

/// Of this process, as Linux counts them.
int thread_count()
{
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    int count = 0;
    if (word == "Threads:" && status >> count) return count;
  }
  return 0;
}

/// The most threads that an engine of four had at work beside those of the test.
int threads_at_work(int sharers)
{
  testing_support::QuietModel rich = testing_support::rich_model();
  RunPlan plan;
  plan.range = {0, 4000};
  plan.record = mask_of(Quantity::value);
  int const before = thread_count();
  int most = 0;
  make_cpu_engine(4, Isa::scalar, sharers)->run(rich.params(), plan, [&](std::uint64_t, std::uint64_t) {
    most = std::max(most, thread_count() - before);
    return most < 4;
  });
  return most;
}

TEST(CpuEngineMemory, IsDividedAmongSharers)
{
  EXPECT_EQ(threads_at_work(1), 4);
  EXPECT_EQ(threads_at_work(1 << 30), 1) << "too little for a second tally, and one works however little there is";
}

}  // namespace
}  // namespace ghostcast
