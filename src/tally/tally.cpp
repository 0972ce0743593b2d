// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/tally/tally.hpp"

#include <fmt/format.h>

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

}  // namespace

TallyLayout make_layout(int unit_count, int organisation_count, int definition_count, int horizon,
                        RecordMask record)
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
  layout.batch = pieces.take(batch_count * checkpoint_count * judged * (outcome_count + 1));
  layout.batch_size = pieces.take(batch_count);
  for (int q = 0; q < quantity_count; ++q) {
    Quantity const quantity{q};
    layout.series[q] = pieces.taken();
    if (layout.records(quantity)) {
      pieces.take(std::int64_t{series_rows(layout, quantity)} * horizon * bin_count(quantity));
    }
  }
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
  drain_counts(range.counts.data(), total.counts.data(), 0, range.layout.size, digest);
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
