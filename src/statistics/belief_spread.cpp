// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/statistics/belief_spread.hpp"

#include <algorithm>
#include <cmath>

namespace ghostcast {
namespace {

/// Sums over beliefs, from which the analysis of variance follows.
struct Sums {
  double beliefs{}, size{}, hits{}, size_squares{}, hits_by_size{};

  Sums& add(BatchCount const& count, double sign = 1.0)
  {
    if (count.size == 0) return *this;
    double const n = static_cast<double>(count.size);
    double const h = static_cast<double>(count.hits);
    beliefs += sign;
    size += sign * n;
    hits += sign * h;
    size_squares += sign * n * n;
    hits_by_size += sign * h * h / n;  // n p^2
    return *this;
  }
  Sums& add(Sums const& other, double sign)
  {
    beliefs += sign * other.beliefs;
    size += sign * other.size;
    hits += sign * other.hits;
    size_squares += sign * other.size_squares;
    hits_by_size += sign * other.hits_by_size;
    return *this;
  }
};

struct Components {
  double epistemic{}, aleatory{};  ///< the former may be negative

  double share() const
  {
    double const ignorance = std::max(epistemic, 0.0);
    return ignorance + aleatory > 0.0 ? ignorance / (ignorance + aleatory) : 0.0;
  }
};

bool can_split(Sums const& s) { return s.beliefs >= 2.0 && s.size > s.beliefs; }

/// \pre can_split(s)
Components components_of(Sums const& s)
{
  double const p = s.hits / s.size;
  double const between = std::max(s.hits_by_size - s.size * p * p, 0.0) / (s.beliefs - 1.0);
  double const within = std::max(s.hits - s.hits_by_size, 0.0) / (s.size - s.beliefs);
  double const n0 = (s.size - s.size_squares / s.size) / (s.beliefs - 1.0);
  return {(between - within) / n0, within};
}

/// Standard error of the share: each replicate is left out once.
double jackknife_error(std::span<BatchCount const> beliefs, Sums const& all)
{
  std::vector<double> shares;
  for (std::size_t r = 0; r < replicate_count; ++r) {
    Sums left_out;
    for (std::size_t b = r; b < beliefs.size(); b += replicate_count) left_out.add(beliefs[b]);
    Sums rest = all;
    rest.add(left_out, -1.0);
    if (left_out.beliefs > 0.0 && can_split(rest)) shares.push_back(components_of(rest).share());
  }
  double const count = static_cast<double>(shares.size());
  if (count < 2.0) return std::nan("");
  double mean = 0.0;
  for (double const share : shares) mean += share / count;
  double squares = 0.0;
  for (double const share : shares) squares += (share - mean) * (share - mean);
  return std::sqrt((count - 1.0) / count * squares);
}

/// Quantile of sorted values, interpolated between order statistics (Hyndman & Fan's type 7).
double quantile_of(std::vector<double> const& sorted, double level)
{
  double const place = level * static_cast<double>(sorted.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  std::size_t const above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

std::optional<VarianceSplit> split_variance(std::span<BatchCount const> beliefs)
{
  Sums sums;
  for (BatchCount const& belief : beliefs) sums.add(belief);
  if (!can_split(sums)) return std::nullopt;
  Components const parts = components_of(sums);
  return VarianceSplit{std::max(parts.epistemic, 0.0), parts.aleatory, parts.share(),
                       jackknife_error(beliefs, sums), parts.epistemic < 0.0};
}

std::optional<CredibleBand> credible_band(std::span<BatchCount const> beliefs)
{
  auto const split = split_variance(beliefs);
  if (!split) return std::nullopt;
  Sums sums;
  std::vector<double> values;
  for (BatchCount const& belief : beliefs) {
    sums.add(belief);
    if (belief.size > 0) values.push_back(static_cast<double>(belief.hits) / static_cast<double>(belief.size));
  }
  double const p = sums.hits / sums.size;
  double squares = 0.0;
  for (double const value : values) squares += (value - p) * (value - p);
  double const variance = squares / (sums.beliefs - 1.0);
  double const shrinkage = variance > 0.0 ? std::sqrt(std::min(split->epistemic / variance, 1.0)) : 0.0;
  for (double& value : values) value = std::clamp(p + shrinkage * (value - p), 0.0, 1.0);
  std::ranges::sort(values);
  return CredibleBand{quantile_of(values, band_levels[0]), quantile_of(values, band_levels[1]),
                      quantile_of(values, band_levels[2])};
}

std::string spread_refusal(Tally const& tally)
{
  TallyLayout const& layout = tally.layout;
  Sums sums;
  for (int b = 0; b < layout.own_groups; ++b) sums.add({0, tally.at(layout.group_size_at(b))});
  if (sums.beliefs == 1.0) return "one belief says nothing about others";
  if (can_split(sums)) return "";
  return "no trajectories share a belief, so that luck and ignorance cannot be told apart";
}

std::vector<BeliefSpread> belief_spreads(Tally const& tally, int definition, int unit, Events events)
{
  std::vector<BeliefSpread> spreads;
  if (!spread_refusal(tally).empty()) return spreads;
  GroupCounts const groups(tally);
  TallyLayout const& layout = tally.layout;
  std::vector<BatchCount> counts = groups.beliefs(definition, unit, 0, -1);
  for (int grid = 0; grid < layout.grid_count; ++grid) {
    Sums sums;
    for (int b = 0; b < layout.own_groups; ++b) {
      BatchCount& count = counts[static_cast<std::size_t>(b)];
      for (int slot = 0; slot <= outcome_count; ++slot) {
        if ((events >> slot & 1u) != 0) count.hits += tally.at(layout.group_at(b, grid, definition, unit, slot));
      }
      sums.add(count);
    }
    spreads.push_back({layout.grid_month(grid), static_cast<std::uint64_t>(sums.beliefs), sums.hits / sums.size,
                       *split_variance(counts), *credible_band(counts)});
  }
  return spreads;
}

}  // namespace ghostcast
