// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/tally/tally.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ghostcast/tally/drain.hpp"

namespace ghostcast {
namespace {

/// Hands out consecutive pieces of the flat array.
class Pieces {
 public:
  std::int64_t take(std::int64_t count)
  {
    std::int64_t const first = next_;
    next_ += count;
    return first;
  }
  std::int64_t taken() const { return next_; }

 private:
  std::int64_t next_{};
};

/// Counters that all groups together may have: 4 MiB in each thread for each unit and definition, 16 MiB at
/// most. A range looks at all of them when it is drained, so that a small model has few.
constexpr std::int64_t group_counters_each = std::int64_t{1} << 20;
constexpr std::int64_t most_group_counters = 4 * group_counters_each;

/// Chooses how many beliefs have groups of their own, and the grid: the finest that fits. Where not
/// even years do, fewer beliefs have a group; whole rounds of replicates, so that all have as many.
void choose_groups(std::uint64_t belief_count, TallyLayout& layout)
{
  std::int64_t const own = std::min<std::uint64_t>(belief_count, max_own_groups);
  std::int64_t const row = std::int64_t{layout.definition_count} * layout.group_row();
  std::int64_t const judged = std::int64_t{layout.definition_count} * layout.unit_count;
  std::int64_t const budget = std::min(judged * group_counters_each, most_group_counters);
  std::int64_t fitting = 0;
  for (int const step : {1, 3, 6, 12}) {
    layout.grid_step = step;
    layout.grid_count = (layout.horizon + step - 1) / step;
    fitting = budget / (row * layout.grid_count) - replicate_count;
    if (own <= fitting) break;
  }
  layout.own_groups = static_cast<int>(own <= fitting ? own : fitting / replicate_count * replicate_count);
  layout.group_count = layout.own_groups + replicate_count;
}

}  // namespace

TallyLayout make_layout(int unit_count, int organisation_count, int definition_count, int horizon,
                        RecordMask record, std::uint64_t belief_count)
{
  TallyLayout layout;
  layout.unit_count = unit_count;
  layout.organisation_count = organisation_count;
  layout.definition_count = definition_count;
  layout.horizon = horizon;
  layout.record = record;

  std::int64_t const judged = std::int64_t{definition_count} * unit_count;
  Pieces pieces;
  pieces.take(scalar_count);
  layout.outcome = pieces.take(judged * outcome_count * (horizon + 1));
  layout.onset = pieces.take(judged * (horizon + 1));
  layout.criterion = pieces.take(judged * criterion_count);
  layout.born = pieces.take(judged);
  layout.human = pieces.take(judged);
  layout.relapsed = pieces.take(judged);
  layout.infra = pieces.take(std::int64_t{unit_count} * (horizon + 2));
  layout.outage = pieces.take(std::int64_t{unit_count} * linear_bins);
  layout.commodity = pieces.take(std::int64_t{unit_count} * 2 * linear_bins);
  layout.repair = pieces.take(std::int64_t{unit_count} * max_rho_components * repair_count);
  layout.joint = pieces.take(layout.counts_joint() ? judged * (horizon + 1) : 0);
  for (int q = 0; q < quantity_count; ++q) {
    Quantity const quantity{q};
    layout.series[q] = pieces.taken();
    if (layout.records(quantity)) {
      pieces.take(std::int64_t{series_rows(layout, quantity)} * horizon * bin_count(quantity));
    }
  }
  choose_groups(belief_count, layout);
  layout.group_size = pieces.take(layout.group_count);
  layout.group = pieces.take(std::int64_t{layout.group_count} * layout.grid_count * definition_count * layout.group_row());
  layout.size = pieces.taken();
  return layout;
}

std::string to_hex(Digest const& digest) { return fmt::format("{:016x}{:016x}", digest.high, digest.low); }

void drain_draws(RangeTally& range, Tally& total, Digest& digest)
{
  std::int64_t const draws = range.layout.scalar_at(Scalars::draws);
  absorb(digest, draws, range.draws);
  total.counts[static_cast<std::size_t>(draws)] += range.draws;
  range.draws = 0;
}

Digest drain(RangeTally& range, Tally& total)
{
  Digest digest;
  drain_draws(range, total, digest);
  for_counters_in_use(range.layout, has_series(range), 0, range.layout.size, [&](std::int64_t first, std::int64_t last) {
    drain_counts(range.counts.data(), total.counts.data(), first, last, digest);
  });
  return digest;
}

void merge(Tally& total, Tally const& other)
{
  for (std::size_t index = 0; index < total.counts.size(); ++index) {
    total.counts[index] += other.counts[index];
  }
}

Digest digest_of(Tally const& tally)
{
  Digest digest;
  for (std::size_t index = 0; index < tally.counts.size(); ++index) {
    if (tally.counts[index] != 0) absorb(digest, static_cast<std::int64_t>(index), tally.counts[index]);
  }
  return digest;
}

}  // namespace ghostcast
