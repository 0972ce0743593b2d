// SPDX-License-Identifier: Apache-2.0
/// \file
/// Engines with something wrong about them.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "ghostcast/doctor/engine_trial.hpp"

namespace ghostcast::test {

/// The scalar engine, one of whose ranges comes out wrong.
class WrongEngine final : public Engine {
 public:
  explicit WrongEngine(std::size_t range) : range_(range) {}
  std::string name() const override { return "wrong"; }
  std::string device() const override { return "a fake"; }
  int threads() const override { return 1; }
  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const& ranges,
                       Progress const& progress) override
  {
    RunOutput output = run_ranges(params, plan, ranges, 1, progress, Isa::scalar);
    if (range_ < output.ranges.size()) output.ranges[range_].digest.low ^= 1;
    return output;
  }

 private:
  std::size_t range_;
};

/// Ends with a fault of its device, having done nothing.
class LostEngine final : public Engine {
 public:
  std::string name() const override { return "lost"; }
  std::string device() const override { return "a fake"; }
  int threads() const override { return 1; }
  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const&,
                       Progress const&) override
  {
    return {Tally(layout_of(params, plan)), {}, {}, 0.0, RunFault::device, "the device fell off the bus (fake.cu:1)"};
  }
};

inline Candidate wrong_candidate(std::size_t range = 5)
{
  return {"wrong", [range] { return std::make_unique<WrongEngine>(range); }};
}

inline Candidate lost_candidate()
{
  return {"lost", [] { return std::make_unique<LostEngine>(); }};
}

inline Candidate missing_candidate()
{
  return {"missing", []() -> std::unique_ptr<Engine> { throw std::runtime_error("it does not open"); }};
}

}  // namespace ghostcast::test
