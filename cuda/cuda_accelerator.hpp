// SPDX-License-Identifier: Apache-2.0
/// \file
/// One CUDA device as an Accelerator.
#pragma once

#include <cstddef>

#include "device_model.hpp"
#include "download.hpp"
#include "ghostcast/engine/accelerator.hpp"
#include "memory_plan.hpp"
#include "simulate.hpp"
#include "stream.hpp"

namespace ghostcast::cuda {

/// A stream and memory of its own on one device. Every call selects the device for its thread;
/// calls on one object come one after the other.
class CudaAccelerator final : public Accelerator {
 public:
  /// \param device  a number that open_accelerators has found usable
  /// \throws AcceleratorFault
  explicit CudaAccelerator(int device);
  ~CudaAccelerator() override;
  CudaAccelerator(CudaAccelerator const&) = delete;
  CudaAccelerator& operator=(CudaAccelerator const&) = delete;

  std::string name() const override { return name_; }
  int number() const override { return device_; }
  Capacity load(ModelParams const& params, RunPlan const& plan, TallyLayout const& layout,
                Workload const& workload) override;
  double simulate(std::span<Piece const> pieces) override;
  std::vector<Digest> drain(std::span<int const> slots) override;
  void merge_into(Tally& total) override;

 private:
  /// Device memory of a loaded run.
  struct Memory {
    DeviceModel model;
    DeviceBuffer<std::uint32_t> counts;        ///< [slot][layout.size]
    DeviceBuffer<unsigned long long> draws;    ///< [slot]
    DeviceBuffer<unsigned long long> total;    ///< [layout.size]
    DeviceBuffer<unsigned long long> digests;  ///< [slot][high, low]
    DeviceBuffer<Piece> pieces;                ///< [slot]
    DeviceBuffer<int> slots;                   ///< [slot]
    DeviceBuffer<std::byte> scratch;           ///< [block][shape_.scratch_bytes]
    Download download;
  };

  MemoryPlan plan_memory_for(ModelParams const& params, Workload const& workload) const;
  Memory reserve(ModelParams const& params) const;
  void select() const;

  int device_;
  std::string name_;
  Stream stream_;
  Event start_;
  Event end_;
  std::uint64_t seed_{};
  BeliefPlan beliefs_;
  TallyLayout layout_{};
  SimulationShape shape_{};
  MemoryPlan memory_plan_{};
  Memory memory_{};
};

}  // namespace ghostcast::cuda
