// SPDX-License-Identifier: Apache-2.0
#include "cuda/memory_words.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace ghostcast::cuda {
namespace {

constexpr std::size_t kibi = 1024;

TEST(MemoryWords, NameTheLargestUnitThatKeepsTheNumberAboveOne)
{
  EXPECT_EQ(memory_words(0), "0 bytes");
  EXPECT_EQ(memory_words(1023), "1023 bytes");
  EXPECT_EQ(memory_words(kibi), "1.0 KiB");
  EXPECT_EQ(memory_words(1536), "1.5 KiB");
  EXPECT_EQ(memory_words(512 * kibi * kibi), "512.0 MiB");
  EXPECT_EQ(memory_words(80 * kibi * kibi * kibi), "80.0 GiB");
  EXPECT_EQ(memory_words(std::numeric_limits<std::size_t>::max()), "16.0 EiB");
}

TEST(MemoryWords, NeverSay1024)
{
  EXPECT_EQ(memory_words(kibi * kibi - 1), "1.0 MiB");
  EXPECT_EQ(memory_words(kibi * kibi * kibi - 1), "1.0 GiB");
}

TEST(AllocationFaultText, SaysForWhatHowMuchAndWhatIsFree)
{
  EXPECT_EQ(allocation_fault_text("the total", 3 * kibi * kibi, {kibi * kibi, 4 * kibi * kibi}),
            "out of device memory: the total needs 3.0 MiB, 1.0 MiB of 4.0 MiB are free");
}

}  // namespace
}  // namespace ghostcast::cuda
