// SPDX-License-Identifier: Apache-2.0
// Counts the operations of the model per role-step, as a warp of 32 trajectories issues them, by running
// it on the host over a lanes type that counts. The counts are exact; slots and rates are estimates.
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>

#include "counting/count_trajectories.hpp"
#include "ghostcast/scenario/scenario.hpp"

namespace ghostcast::counting {
namespace {

/// Of one H100 SXM: 132 processors x 128 lanes x 1.98 GHz (data sheet: boost clock).
constexpr double lane_slots_per_second = 132 * 128 * 1.98e9;

void print_text(char const* name, OperationTotals const& totals)
{
  double const steps = totals.role_steps();
  std::printf("%s: %llu trajectories, %.0f role-steps of one lane\n", name, static_cast<unsigned long long>(totals.trajectories), steps);
  std::printf("  %-22s %12s %6s %12s\n", "per role-step", "operations", "slots", "slots in all");
  for (std::size_t i = 0; i < totals.counts.size(); ++i) {
    double const each = static_cast<double>(totals.counts[i]) * warp_width / steps;
    std::printf("  %-22s %12.3f %6.0f %12.2f\n", operation_infos[i].name, each, operation_infos[i].slots, each * operation_infos[i].slots);
  }
  std::printf("  issue slots per role-step (E) %.1f; at most %.3g role-steps/s on an H100 SXM (E: estimated, not measured)\n",
              totals.slots_per_role_step(), lane_slots_per_second / totals.slots_per_role_step());
}

void print_json(char const* name, OperationTotals const& totals, bool last)
{
  std::printf(" \"%s\": {\"trajectories\": %llu, \"role_steps\": %.0f, \"operations_per_role_step\": {", name,
              static_cast<unsigned long long>(totals.trajectories), totals.role_steps());
  for (std::size_t i = 0; i < totals.counts.size(); ++i) {
    std::printf("%s\"%s\": %.4f", i == 0 ? "" : ", ", operation_infos[i].name,
                static_cast<double>(totals.counts[i]) * warp_width / totals.role_steps());
  }
  std::printf("}, \"estimated_slots_per_role_step\": %.2f}%s\n", totals.slots_per_role_step(), last ? "" : ",");
}

int run(int count, char** arguments)
{
  bool const json = count > 1 && std::strcmp(arguments[1], "--json") == 0;
  int const first = json ? 2 : 1;
  if (first >= count) {
    std::fprintf(stderr, "usage: operation_count [--json] SCENARIO...\n");
    return 2;
  }
  if (json) std::printf("{\n");
  for (int i = first; i < count; ++i) {
    Scenario const scenario = load_scenario(arguments[i]);
    OperationTotals const totals = count_trajectories(scenario.params(), scenario.record, /*seed=*/1, 1024);
    std::string const name = std::filesystem::path(arguments[i]).stem().string();
    if (json) print_json(name.c_str(), totals, i + 1 == count);
    else print_text(name.c_str(), totals);
  }
  if (json) std::printf("}\n");
  return 0;
}

}  // namespace
}  // namespace ghostcast::counting

int main(int count, char** arguments)
{
  try {
    return ghostcast::counting::run(count, arguments);
  } catch (std::exception const& fault) {
    std::fprintf(stderr, "%s\n", fault.what());
    return 2;
  }
}
