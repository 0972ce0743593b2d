// SPDX-License-Identifier: Apache-2.0
/// \file
/// A run with several causes, as the table that survival packages take.
#pragma once

#include <fmt/format.h>

#include <string>

#include "ghostcast/engine/engine.hpp"
#include "ghostcast/scenario/scenario.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast::test {

/// First outcomes of one unit of a shipped scenario by its first definition.
class FirstOutcomes {
 public:
  FirstOutcomes()
  {
    Scenario const scenario = load_scenario(GHOSTCAST_SOURCE_DIR "/scenarios/commando_against_department.toml");
    tally_ = make_cpu_engine(0)->run(scenario.params(), {1, 0, {0, 3000}, default_record}, {}).tally;
  }

  Tally const& tally() const { return tally_; }
  int horizon() const { return tally_.layout.horizon; }
  std::uint64_t total() const { return tally_.trajectories(); }

  /// By month 0..T. \param cause  1 + outcome
  CumulativeCounts by_month(int cause) const { return cumulative_outcome(tally_, 0, unit, static_cast<Outcome>(cause - 1)); }

  /// P(cause by the end of the month).
  double incidence(int cause, int month) const
  {
    return static_cast<double>(by_month(cause)[static_cast<std::size_t>(month)]) / static_cast<double>(total());
  }

  /// Causes that occur.
  int cause_count() const
  {
    int count = 0;
    for (int cause = 1; cause <= outcome_count; ++cause) count += by_month(cause).back() > 0 ? 1 : 0;
    return count;
  }

  /// All causes together, by month.
  CumulativeCounts any_by_month() const
  {
    CumulativeCounts sum(static_cast<std::size_t>(horizon()) + 1);
    for (int cause = 1; cause <= outcome_count; ++cause) {
      CumulativeCounts const one = by_month(cause);
      for (std::size_t t = 0; t < sum.size(); ++t) sum[t] += one[t];
    }
    return sum;
  }

  /// Lines "month,cause,trajectories"; cause 0 is none by the horizon.
  std::string table() const
  {
    std::string text;
    for (int cause = 1; cause <= outcome_count; ++cause) {
      for (int month = 1; month <= horizon(); ++month) {
        std::uint64_t const count = tally_.at(tally_.layout.outcome_at(0, unit, static_cast<Outcome>(cause - 1), month));
        if (count > 0) text += fmt::format("{},{},{}\n", month, cause, count);
      }
    }
    return text + fmt::format("{},0,{}\n", horizon(), total() - any_by_month().back());
  }

 private:
  static constexpr int unit = 1;  ///< the commando: ghosts, deaths and acquisitions
  Tally tally_;
};

}  // namespace ghostcast::test
