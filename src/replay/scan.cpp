// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "ghostcast/kernel/first_outcome.hpp"
#include "ghostcast/reduction/groups.hpp"
#include "ghostcast/replay/shared_scan.hpp"

namespace ghostcast {
namespace {

/// Trajectories that a thread takes at once: short enough to stop soon.
constexpr std::uint64_t piece_size = 64;

/// One thread of the host.
class HostWorker {
 public:
  HostWorker(ModelParams const& model, RunPlan const& plan, int unit, int definition)
      : scan_{.model = &model,
              .layout = make_layout(model.unit_count, model.organisation_count,
                                    model.definition_count, model.horizon, 0),
              .seed = plan.seed,
              .beliefs = plan.beliefs(),
              .unit = unit,
              .definition = definition},
        groups_(first_outcome_codes(model.horizon))
  {
  }

  std::uint64_t wanted() const { return piece_size; }

  FirstOutcomes scan(TrajectoryRange const& piece)
  {
    scan_.first = piece.first;
    scan_.count = piece.last - piece.first;
    scan_.codes = codes_.data();
    scan_first_outcomes(scan_, 0, 1, world_);
    group_by_code(thrust::host, codes_.data(), offsets_.data(),
                  static_cast<std::int64_t>(scan_.count), scan_.first,
                  static_cast<std::uint32_t>(groups_.size()), groups_.data());
    return outcomes_of(groups_, scan_.model->horizon);
  }

 private:
  FirstOutcomeScan scan_;
  World<UncountedLanes> world_{};
  std::array<std::uint32_t, piece_size> codes_{};
  std::array<std::uint32_t, piece_size> offsets_{};
  std::vector<Group> groups_;
};

}  // namespace

FirstOutcomes scan_outcomes(ModelParams const& model, RunPlan const& plan, int unit, int definition,
                            int threads, Progress const& progress)
{
  unsigned const cores = std::max(1u, std::thread::hardware_concurrency());
  auto const most = static_cast<std::size_t>(threads > 0 ? threads : static_cast<int>(cores));
  auto const make = [&](std::size_t) {
    return std::make_unique<HostWorker>(model, plan, unit, definition);
  };
  return SharedScan(plan.range, model.horizon).run(most, make, progress);
}

}  // namespace ghostcast
