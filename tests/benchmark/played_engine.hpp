// SPDX-License-Identifier: Apache-2.0
/// \file
/// An engine with a clock of its own that may count wrongly.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::bench {

/// The scalar CPU engine with a clock that goes by trajectories, and a hand in its result.
class PlayedEngine final : public Engine {
 public:
  double seconds_per_trajectory{1e-3};
  std::function<void(RunOutput&, int run)> change;  ///< runs are numbered from 0

  std::string name() const override { return "cpu"; }
  std::string device() const override { return "played"; }
  int threads() const override { return 1; }
  std::string isa() const override { return "scalar"; }
  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan, std::vector<TrajectoryRange> const& ranges,
                       Progress const& progress) override
  {
    RunOutput output = engine_->run_pieces(params, plan, ranges, progress);
    output.seconds = seconds_per_trajectory * static_cast<double>(size_of(ranges));
    if (change) change(output, run_);
    ++run_;
    return output;
  }

 private:
  std::unique_ptr<Engine> engine_{make_cpu_engine(1, Isa::scalar)};
  int run_{0};
};

/// One count more in one piece, as an engine would make it that counts a trajectory twice: all digests fit.
inline void count_once_more(RunOutput& output, std::size_t piece)
{
  Digest more;
  absorb(more, output.tally.layout.size - 1, 1);
  ++output.tally.counts.back();
  output.ranges[piece].digest += more;
  output.digest += more;
}

/// A small unit and few months.
inline Scenario played_scenario(std::string const& name)
{
  return parse_scenario("name = \"" + name + "\"\nhorizon = 6\nrecord = [\"headcount\"]\n[[unit]]\nname = \"Lab\"\n"
                        "people = { engineer = 8, supervisor = 2 }\ngpus = 16\nmonthly_value = 1e6\ninitial_compute_share = 0.5\n",
                        name + ".toml");
}

}  // namespace ghostcast::bench
