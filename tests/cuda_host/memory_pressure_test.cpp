// SPDX-License-Identifier: Apache-2.0
// The accelerator where memory is short or calls fail, on a played device (host_runtime.hpp).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "cuda/cuda_accelerator.hpp"
#include "ghostcast/engine/model_image.hpp"
#include "host_runtime.hpp"
#include "support/rich_model.hpp"

namespace ghostcast::cuda {
namespace {

using testing::HasSubstr;
using testing_support::host_runtime;
using testing_support::HostRuntime;
using testing_support::QuietModel;
using testing_support::rich_model;

class OnPlayedDevice : public ::testing::Test {
 protected:
  OnPlayedDevice()
  {
    host_runtime() = {};
    rich_.model->horizon = 12;
    plan_.range = {0, 96};
    plan_.record = mask_of(Quantity::value);
  }
  ~OnPlayedDevice() override { host_runtime() = {}; }

  TallyLayout layout() const
  {
    return layout_of(*rich_.model, plan_);
  }

  /// Bytes that this run needs with some slots and blocks, the reserve included.
  std::size_t bytes_for(int slots, int blocks)
  {
    MemoryDemand const demand{image_size(rich_.params()), layout().size, 6, 8, scratch_, {12, 8}};
    return planned_bytes(demand, slots, blocks) + reserved_bytes(host_runtime().memory_total);
  }

  /// Twelve ranges of eight, as many at once as the device takes.
  void run(Accelerator& device, Tally& total, Digest& digest, Capacity* capacity = nullptr)
  {
    Capacity const taken = device.load(rich_.params(), plan_, layout(), {12, 8});
    if (capacity != nullptr) *capacity = taken;
    for (int first = 0; first < 12; first += taken.slots) {
      std::vector<Piece> pieces;
      std::vector<int> slots;
      for (int k = 0; k < taken.slots && first + k < 12; ++k) {
        auto const begin = static_cast<std::uint64_t>(8 * (first + k));
        pieces.push_back({k, {begin, begin + 8}});
        slots.push_back(k);
      }
      device.simulate(pieces);
      for (Digest const& part : device.drain(slots)) digest += part;
    }
    device.merge_into(total);
  }

  RunOutput on_processor() { return make_cpu_engine(1)->run(rich_.params(), plan_, {}); }

  QuietModel rich_ = rich_model();
  RunPlan plan_;
  std::size_t scratch_ = (sizeof(World<Scalar>) + 255) / 256 * 256;
};

TEST_F(OnPlayedDevice, AnyMemoryThatHoldsTheRunGivesTheSameTally)
{
  RunOutput const expected = on_processor();
  int before = 0;
  for (int slots : {1, 2, 3, 6}) {
    host_runtime().memory_free = bytes_for(slots, slots);
    CudaAccelerator device(0);
    Tally total(layout());
    Digest digest;
    Capacity capacity;
    run(device, total, digest, &capacity);
    EXPECT_EQ(total.counts, expected.tally.counts) << "room for " << slots;
    EXPECT_EQ(digest, expected.digest) << "room for " << slots;
    EXPECT_GT(capacity.slots, before);
    EXPECT_LE(capacity.slots, slots);
    before = capacity.slots;
  }
}

TEST_F(OnPlayedDevice, MemoryWithoutRoomForOneSlotIsRefusedBeforeAnythingIsAllocated)
{
  host_runtime().memory_free = bytes_for(1, 1) - 1;
  CudaAccelerator device(0);
  try {
    device.load(rich_.params(), plan_, layout(), {12, 8});
    FAIL() << "it was loaded";
  } catch (AcceleratorMemoryFault const& fault) {
    EXPECT_THAT(fault.what(), HasSubstr("Played device, device 0 has"));
  }
  EXPECT_TRUE(host_runtime().allocations.empty());
}

TEST_F(OnPlayedDevice, LoadingAgainFreesTheMemoryOfTheRunBefore)
{
  host_runtime().memory_free = bytes_for(3, 3);
  CudaAccelerator device(0);
  Capacity const first = device.load(rich_.params(), plan_, layout(), {12, 8});
  Capacity const second = device.load(rich_.params(), plan_, layout(), {12, 8});
  EXPECT_EQ(second.slots, first.slots);
}

TEST_F(OnPlayedDevice, ThatCannotHoldABlockIsAFault)
{
  host_runtime().blocks = 0;
  CudaAccelerator device(0);
  EXPECT_THROW(device.load(rich_.params(), plan_, layout(), {12, 8}), AcceleratorFault);
}

TEST_F(OnPlayedDevice, NothingIsLeftBehindByARun)
{
  {
    CudaAccelerator device(0);
    Tally total(layout());
    Digest digest;
    run(device, total, digest);
  }
  EXPECT_TRUE(host_runtime().is_clean());
  EXPECT_EQ(host_runtime().memory_free, HostRuntime{}.memory_free);
}

/// Makes the calls from number `call` on fail, or only that one; the message of the fault, nothing
/// where the run needs fewer calls.
class FailingCalls : public OnPlayedDevice {
 protected:
  std::optional<std::string> run_with_failure(int call, bool recovers)
  {
    host_runtime() = {};
    host_runtime().first_failing = call;
    host_runtime().recovers = recovers;
    Tally total(layout());
    try {
      CudaAccelerator device(0);
      Digest digest;
      run(device, total, digest);
    } catch (AcceleratorFault const& fault) {
      EXPECT_EQ(total.counts, Tally(layout()).counts) << "a failed run has changed the tally, call " << call;
      return fault.what();
    }
    return std::nullopt;
  }
};

TEST_F(FailingCalls, OfAnyCallIsAFaultThatNamesItAndLeavesTallyAndMemoryClean)
{
  for (bool recovers : {false, true}) {
    int call = 0;
    while (auto const message = run_with_failure(call, recovers)) {
      EXPECT_THAT(*message, HasSubstr("CUDA cuda")) << "call " << call;
      EXPECT_THAT(*message, HasSubstr("on device 0 ("));
      EXPECT_TRUE(host_runtime().is_clean()) << "call " << call;
      ++call;
      ASSERT_LT(call, 1000);
    }
    EXPECT_GT(call, 20) << "the run makes more calls than that";
  }
}

}  // namespace
}  // namespace ghostcast::cuda
