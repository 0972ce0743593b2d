// SPDX-License-Identifier: Apache-2.0
#include "cuda/device_buffer.hpp"

#include <gmock/gmock.h>

#include <limits>
#include <utility>

#include "cuda/check.hpp"
#include "cuda/device.hpp"

namespace ghostcast::cuda {
namespace {

using testing::HasSubstr;

class DeviceBufferTest : public testing_support::OnDevice {};

TEST_F(DeviceBufferTest, GivesBackWhatWasWritten)
{
  DeviceBuffer<int> const buffer(3, "three numbers");
  int const written[] = {7, -1, 12};
  int read[3] = {};
  GHOSTCAST_CUDA_CHECK(cudaMemcpy(buffer.data(), written, buffer.bytes(), cudaMemcpyHostToDevice));
  GHOSTCAST_CUDA_CHECK(cudaMemcpy(read, buffer.data(), buffer.bytes(), cudaMemcpyDeviceToHost));
  EXPECT_THAT(read, testing::ElementsAre(7, -1, 12));
}

TEST_F(DeviceBufferTest, OfNothingIsNull)
{
  EXPECT_EQ(DeviceBuffer<double>(0, "nothing").data(), nullptr);
}

TEST_F(DeviceBufferTest, MovesWithoutCopying)
{
  DeviceBuffer<int> from(8, "numbers");
  int* const memory = from.data();
  DeviceBuffer<int> const to = std::move(from);
  EXPECT_EQ(to.data(), memory);
  EXPECT_EQ(from.data(), nullptr);
}

TEST_F(DeviceBufferTest, OfAnAbsurdSizeSaysWhatIsNeededAndTheDeviceGoesOn)
{
  std::size_t const absurd = std::numeric_limits<std::size_t>::max() / 64;
  for (std::size_t count : {absurd, std::numeric_limits<std::size_t>::max()}) {
    try {
      DeviceBuffer<double> const buffer(count, "an absurd array");
      FAIL() << "it was allocated";
    } catch (AcceleratorMemoryFault const& fault) {
      EXPECT_THAT(fault.what(), HasSubstr("an absurd array needs"));
      EXPECT_THAT(fault.what(), HasSubstr("are free"));
      EXPECT_EQ(cudaPeekAtLastError(), cudaSuccess) << "the next launch would be blamed";
    }
  }
  EXPECT_NE(DeviceBuffer<int>(1, "one number").data(), nullptr);
}

}  // namespace
}  // namespace ghostcast::cuda
