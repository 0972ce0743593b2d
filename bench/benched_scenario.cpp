// SPDX-License-Identifier: Apache-2.0
#include "benched_scenario.hpp"

#include <filesystem>
#include <map>
#include <new>

namespace ghostcast::bench {
namespace {

BenchedScenario read(char const* file, int trajectories)
{
  auto const path = std::filesystem::path(GHOSTCAST_SOURCE_DIR) / file;
  auto const scenario = std::make_shared<Scenario const>(load_scenario(path));
  return {path.stem().string(), scenario, scenario->params(), scenario->record, trajectories};
}

TallyLayout layout_of(BenchedScenario const& scenario)
{
  ModelParams const& params = scenario.params;
  return make_layout(params.unit_count, params.organisation_count, params.definition_count, params.horizon, scenario.record);
}

}  // namespace

std::vector<BenchedScenario> const& benched_scenarios()
{
  static std::vector<BenchedScenario> const all = {
      read("bench/scenarios/m5.toml", 8192), read("bench/scenarios/eight_units.toml", 512), read("scenarios/phantom_unit.toml", 256)};
  return all;
}

KernelWorld::KernelWorld(MonthKernels const& kernels, int width, BenchedScenario const& scenario)
    : kernels_(kernels), width_(width), tally_(layout_of(scenario)), memory_(::operator new(kernels.world_bytes, std::align_val_t{kernels.world_alignment}))
{
  kernels_.set_up(scenario.params, /*seed=*/1, memory_);
}

KernelWorld::~KernelWorld() { ::operator delete(memory_, std::align_val_t{kernels_.world_alignment}); }

MonthsCost KernelWorld::run_months(Meter const& meter)
{
  PackWork const work{&tally_.layout, tally_.counts.data(), next_, BeliefPlan{}, width_};
  next_ += static_cast<std::uint64_t>(width_);
  return kernels_.run_months(work, meter, memory_);
}

double operations_per_draw(LanesUnderTest const& lanes, BenchedScenario const& scenario)
{
  static std::map<std::pair<Isa, std::string>, double> known;
  auto const [place, is_new] = known.try_emplace({lanes.isa, scenario.name}, 0.0);
  if (!is_new) return place->second;
  KernelWorld world(lanes.counted->months, lanes.counted->width, scenario);
  double operations = 0.0;
  std::uint64_t draws = 0;
  for (int done = 0; done < 64; done += lanes.counted->width) {
    MonthsCost const cost = world.run_months(lanes.operation_meter());
    operations += cost.metered;
    draws += cost.draws;
  }
  return place->second = operations / static_cast<double>(draws);
}

}  // namespace ghostcast::bench
