// SPDX-License-Identifier: Apache-2.0
/// \file
/// P(ghost) over the numbers of a definition: share threshold x headcount limit x persistence, all
/// on the same trajectories.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/report/run_result.hpp"

namespace ghostcast {

/// How limits of headcount are meant.
enum class LimitKind : int {
  people,  ///< at most so many people, whatever the peak
  share    ///< at most that share of the peak headcount, rounded down
};

/// What is varied; each list ascends strictly.
struct SurfaceAxes {
  std::vector<double> thresholds;  ///< of the share, in (0, 1)
  LimitKind kind{LimitKind::share};
  std::vector<double> limits;     ///< people, >= 0, or a share in [0, 1]
  std::vector<int> persistences;  ///< months in a row, >= 1

  std::size_t cell_count() const { return thresholds.size() * limits.size() * persistences.size(); }
};

struct SurfaceCell {
  Definition definition;
  /// P(ghost by the month), born ones included; empty where the run was stopped before.
  std::optional<Proportion> ghost;
};

struct Surface {
  RunResult result;    ///< of the first pass: the run, and the scenario's first definition
  int unit{};          ///< index
  int month{};         ///< the last one that was simulated
  std::string varied;  ///< the definition that the cells vary
  SurfaceAxes axes;
  std::vector<SurfaceCell> cells;  ///< [persistence][threshold][limit]
  std::vector<Digest> digests;     ///< of the passes that were finished

  SurfaceCell const& at(std::size_t persistence, std::size_t threshold, std::size_t limit) const
  {
    return cells[(persistence * axes.thresholds.size() + threshold) * axes.limits.size() + limit];
  }
};

/// The definitions of all cells, in their order: `base` with its share rule, growth and supervisor,
/// and threshold, limit and persistence of the cell. A limit stands alone: of people,
/// headcount_share is 0; of a share, headcount_limit is 0.
std::vector<SurfaceCell> surface_cells(Definition const& base, SurfaceAxes const& axes);

/// "15 %" or "6": a limit as a flag takes it.
std::string limit_text(SurfaceAxes const& axes, double limit);

/// A heat map of 100 columns for each persistence, with what must stand beside probabilities.
std::string surface_text(Surface const& surface);

/// Schema "ghostcast.surface/1" (docs/results.md).
nlohmann::ordered_json surface_json(Surface const& surface);
std::string surface_json_text(Surface const& surface);

/// unit, definition, month, date, threshold, limit_kind, limit, persistence, probability, low,
/// high, interval, beliefs, never, never_low, never_high, horizon; one line a cell, horizon is the
/// month.
std::string surface_csv(Surface const& surface);

}  // namespace ghostcast
