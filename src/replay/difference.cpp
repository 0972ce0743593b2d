// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/difference.hpp"

#include <fmt/core.h>

#include <limits>
#include <tuple>

#include "ghostcast/tally/binning.hpp"

namespace ghostcast {
namespace {

bool differ(RangeRunner const& one, RangeRunner const& other, TrajectoryRange const& range)
{
  return digest_of(one(range)) != digest_of(other(range));
}

/// The order of what is told first: month, series, index.
auto rank(TallyLayout const& layout, CountPlace const& place, std::int64_t index)
{
  int const month = month_of(layout, place).value_or(std::numeric_limits<int>::max());
  return std::make_tuple(month, place.kind != CountKind::series, index);
}

/// The bin of a series in which a tally counts at this place's row and month; -1: in none.
int counted_bin(Tally const& tally, CountPlace place)
{
  for (place.bin = 0; place.bin < bin_count(Quantity{place.which}); ++place.bin) {
    if (tally.at(index_of(tally.layout, place)) != 0) return place.bin;
  }
  return -1;
}

/// \pre the tallies differ
Difference compare(TrajectoryRange const& range, Tally const& one, Tally const& other)
{
  Difference found{.range = range};
  auto best = std::make_tuple(std::numeric_limits<int>::max(), true, std::numeric_limits<std::int64_t>::max());
  for (std::int64_t index = 0; index < one.layout.size; ++index) {
    if (one.at(index) == other.at(index)) continue;
    ++found.differing;
    CountPlace const place = describe_index(one.layout, index);
    auto const mine = rank(one.layout, place, index);
    if (best < mine) continue;
    best = mine;
    found.place = place;
    found.month = month_of(one.layout, place);
    found.counts[0] = one.at(index);
    found.counts[1] = other.at(index);
  }
  bool const lone_series = found.place.kind == CountKind::series && range.last - range.first == 1;
  if (!lone_series) return found;
  found.bins[0] = counted_bin(one, found.place);
  found.bins[1] = counted_bin(other, found.place);
  return found;
}

/// "bin 12 [11, 12)", "nothing"
std::string bin_text(Quantity quantity, int bin)
{
  if (bin < 0) return "nothing";
  Binning const binning = binning_of(quantity);
  return fmt::format("bin {} [{:.6g}, {:.6g})", bin, bin_edge(binning, bin), bin_edge(binning, bin + 1));
}

}  // namespace

RangeRunner runner_of(Engine& engine, ModelParams const& params, RunPlan const& plan)
{
  return [&engine, &params, &plan](TrajectoryRange const& range) {
    RunPlan part = plan;
    part.range = range;
    return engine.run(params, part, {}).tally;
  };
}

std::optional<Difference> first_difference(RangeRunner const& one, RangeRunner const& other,
                                           TrajectoryRange range)
{
  if (range.first >= range.last || !differ(one, other, range)) return std::nullopt;
  while (range.last - range.first > 1) {
    std::uint64_t const middle = range.first + (range.last - range.first) / 2;
    TrajectoryRange const head{range.first, middle};
    TrajectoryRange const tail{middle, range.last};
    if (differ(one, other, head)) {
      range = head;
    } else if (differ(one, other, tail)) {
      range = tail;
    } else {
      break;
    }
  }
  return compare(range, one(range), other(range));
}

std::string to_string(Difference const& d, CountNames const& names, std::string const& one,
                      std::string const& other)
{
  bool const lone = d.range.last - d.range.first == 1;
  std::string text = lone ? fmt::format("trajectory {}", d.range.first)
                          : fmt::format("trajectories {} to {} together, in neither half", d.range.first, d.range.last - 1);
  if (d.month) text += fmt::format(", month {}", *d.month);
  bool const series = d.bins[0] >= 0 || d.bins[1] >= 0;
  CountPlace what = d.place;
  what.month = d.month ? -1 : what.month;  // it is said already
  what.bin = series ? -1 : what.bin;
  text += ": " + to_string(what, names);
  if (series) {
    Quantity const quantity{d.place.which};
    text += fmt::format(": {} by {}, {} by {}", bin_text(quantity, d.bins[0]), one, bin_text(quantity, d.bins[1]), other);
  } else {
    text += fmt::format(": {} by {}, {} by {}", d.counts[0], one, d.counts[1], other);
  }
  return text + fmt::format("; {} counts differ", d.differing);
}

}  // namespace ghostcast
