// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/count_place.hpp"

#include <fmt/core.h>

namespace ghostcast {
namespace {

/// Takes an index apart by the sizes of its array, the fastest first.
class Digits {
 public:
  explicit Digits(std::int64_t offset) : rest_(offset) {}

  int take(std::int64_t size)
  {
    std::int64_t const digit = rest_ % size;
    rest_ /= size;
    return static_cast<int>(digit);
  }
  int rest() const { return static_cast<int>(rest_); }

 private:
  std::int64_t rest_;
};

CountPlace judged(TallyLayout const& layout, CountKind kind, Digits digits)
{
  CountPlace place{.kind = kind};
  place.row = digits.take(layout.unit_count);
  place.definition = digits.rest();
  return place;
}

CountPlace describe_outcome(TallyLayout const& layout, std::int64_t offset)
{
  Digits digits(offset);
  int const month = digits.take(layout.horizon + 1);
  int const which = digits.take(outcome_count);
  CountPlace place = judged(layout, CountKind::outcome, digits);
  place.month = month;
  place.which = which;
  return place;
}

CountPlace describe_onset(TallyLayout const& layout, std::int64_t offset)
{
  Digits digits(offset);
  int const month = digits.take(layout.horizon + 1);
  CountPlace place = judged(layout, CountKind::onset, digits);
  place.month = month;
  return place;
}

CountPlace describe_criterion(TallyLayout const& layout, std::int64_t offset)
{
  Digits digits(offset);
  int const which = digits.take(criterion_count);
  CountPlace place = judged(layout, CountKind::criterion, digits);
  place.which = which;
  return place;
}

CountPlace describe_commodity(std::int64_t offset)
{
  Digits digits(offset);
  CountPlace place{.kind = CountKind::commodity};
  place.bin = digits.take(linear_bins);
  place.which = digits.take(2);
  place.row = digits.rest();
  return place;
}

CountPlace describe_repair(std::int64_t offset)
{
  Digits digits(offset);
  CountPlace place{.kind = CountKind::repair};
  place.which = digits.take(repair_count);
  place.bin = digits.take(max_rho_components);
  place.row = digits.rest();
  return place;
}

CountPlace describe_joint(TallyLayout const& layout, std::int64_t offset)
{
  Digits digits(offset);
  CountPlace place{.kind = CountKind::joint};
  place.month = digits.take(layout.horizon + 1);
  place.which = digits.take(layout.unit_count) + 1;
  place.definition = digits.rest();
  return place;
}

/// A count of a group: of one unit, or of several jointly.
CountPlace describe_group(TallyLayout const& layout, std::int64_t offset)
{
  Digits digits(offset);
  CountPlace place{.kind = CountKind::group};
  int const slot = digits.take(layout.group_row());
  place.definition = digits.take(layout.definition_count);
  place.grid = digits.take(layout.grid_count);
  place.bin = digits.rest();
  int const units = layout.unit_count * (outcome_count + 1);
  if (slot >= units) {
    place.kind = CountKind::group_joint;
    place.which = slot - units + 1;
  } else {
    place.row = slot / (outcome_count + 1);
    place.which = slot % (outcome_count + 1);
  }
  return place;
}

/// Rows of one number a unit and one more dimension.
CountPlace by_unit(CountKind kind, std::int64_t offset, std::int64_t size, int CountPlace::*member)
{
  Digits digits(offset);
  CountPlace place{.kind = kind};
  place.*member = digits.take(size);
  place.row = digits.rest();
  return place;
}

/// \pre the index is in a series
CountPlace describe_series(TallyLayout const& layout, std::int64_t index)
{
  int quantity = quantity_count - 1;
  while (!layout.records(Quantity{quantity}) || index < layout.series[quantity]) --quantity;
  Digits digits(index - layout.series[quantity]);
  CountPlace place{.kind = CountKind::series};
  place.which = quantity;
  place.bin = digits.take(bin_count(Quantity{quantity}));
  place.month = digits.take(layout.horizon) + 1;
  place.row = digits.rest();
  return place;
}

/// "unit Gemini", or "unit 3" where there is no name.
std::string named(char const* kind, std::vector<std::string> const& names, int index)
{
  auto const at = static_cast<std::size_t>(index);
  if (index < 0) return {};
  return at < names.size() ? fmt::format("{} {}", kind, names[at]) : fmt::format("{} {}", kind, index);
}

std::string scalar_words(int which)
{
  constexpr char const* words[scalar_count] = {"trajectories", "trajectories that are not finite", "binomials drawn",
                                               "trajectories with clipped GPUs", "crashes", "commodity days",
                                               "a scalar not in use", "a scalar not in use"};
  return words[which];
}

/// What is counted, without whose it is.
std::string subject(CountPlace const& place)
{
  constexpr char const* outcomes[] = {"ghost", "dead for lack of GPUs", "dead for lack of money", "abandoned", "acquired", "maintenance"};
  constexpr char const* criteria[] = {"share", "headcount", "value", "supervisor", "tie"};
  constexpr char const* repairs[] = {"share", "automation", "ceiling", "utilisation"};
  switch (place.kind) {
    case CountKind::scalar: return scalar_words(place.which);
    case CountKind::outcome: return fmt::format("first outcome {}", outcomes[place.which]);
    case CountKind::onset: return "first month of the confirming run";
    case CountKind::criterion: return fmt::format("last criterion {}", criteria[place.which]);
    case CountKind::born: return "born a ghost";
    case CountKind::human: return "human at the horizon";
    case CountKind::relapsed: return "relapsed";
    case CountKind::infra: return "GPU cost ten times the payroll";
    case CountKind::outage: return "share of output lost to outages";
    case CountKind::commodity: return fmt::format("value lost on the commodity day by {}", place.which == 0 ? "ghosts" : "others");
    case CountKind::repair: return fmt::format("repair of {} in component {}", repairs[place.which], place.bin);
    case CountKind::joint: return fmt::format("{} units or more are ghosts", place.which);
    case CountKind::group_size: return fmt::format("size of group {} of beliefs", place.bin);
    case CountKind::group:
      return fmt::format("group {} of beliefs at grid month {}, {}", place.bin, place.grid, place.which == 0 ? "born a ghost" : outcomes[place.which - 1]);
    case CountKind::group_joint:
      return fmt::format("group {} of beliefs at grid month {}, {} units or more are ghosts", place.bin, place.grid, place.which);
    default: return name_of(Quantity{place.which});
  }
}

/// " of unit Gemini", " of the markets", or nothing.
std::string owner(CountPlace const& place, CountNames const& names)
{
  if (place.row < 0) return {};
  Scope const scope = place.kind == CountKind::series ? scope_of(Quantity{place.which}) : Scope::unit;
  if (scope == Scope::market) return " of the markets";
  return " of " + (scope == Scope::unit ? named("unit", names.units, place.row)
                                        : named("organisation", names.organisations, place.row));
}

bool is_histogram(CountKind kind)
{
  return kind == CountKind::series || kind == CountKind::outage || kind == CountKind::commodity;
}

}  // namespace

CountPlace describe_index(TallyLayout const& layout, std::int64_t index)
{
  if (index < layout.outcome) return {.kind = CountKind::scalar, .which = static_cast<int>(index)};
  if (index < layout.onset) return describe_outcome(layout, index - layout.outcome);
  if (index < layout.criterion) return describe_onset(layout, index - layout.onset);
  if (index < layout.born) return describe_criterion(layout, index - layout.criterion);
  if (index < layout.human) return judged(layout, CountKind::born, Digits(index - layout.born));
  if (index < layout.relapsed) return judged(layout, CountKind::human, Digits(index - layout.human));
  if (index < layout.infra) return judged(layout, CountKind::relapsed, Digits(index - layout.relapsed));
  if (index < layout.outage) return by_unit(CountKind::infra, index - layout.infra, layout.horizon + 2, &CountPlace::month);
  if (index < layout.commodity) return by_unit(CountKind::outage, index - layout.outage, linear_bins, &CountPlace::bin);
  if (index < layout.repair) return describe_commodity(index - layout.commodity);
  if (index < layout.joint) return describe_repair(index - layout.repair);
  if (index < layout.series[0]) return describe_joint(layout, index - layout.joint);
  if (index < layout.group_size) return describe_series(layout, index);
  if (index < layout.group) return {.kind = CountKind::group_size, .bin = static_cast<int>(index - layout.group_size)};
  return describe_group(layout, index - layout.group);
}

std::int64_t index_of(TallyLayout const& layout, CountPlace const& place)
{
  switch (place.kind) {
    case CountKind::scalar: return place.which;
    case CountKind::outcome: return layout.outcome_at(place.definition, place.row, Outcome{place.which}, place.month);
    case CountKind::onset: return layout.onset_at(place.definition, place.row, place.month);
    case CountKind::criterion: return layout.criterion_at(place.definition, place.row, Criterion{place.which});
    case CountKind::born: return layout.born_at(place.definition, place.row);
    case CountKind::human: return layout.human_at(place.definition, place.row);
    case CountKind::relapsed: return layout.relapsed_at(place.definition, place.row);
    case CountKind::infra: return layout.infra_at(place.row, place.month);
    case CountKind::outage: return layout.outage_at(place.row, place.bin);
    case CountKind::commodity: return layout.commodity_at(place.row, place.which == 0, place.bin);
    case CountKind::repair: return layout.repair_at(place.row, place.bin, Repair{place.which});
    case CountKind::joint: return layout.joint_at(place.definition, place.which, place.month);
    case CountKind::group_size: return layout.group_size_at(place.bin);
    case CountKind::group: return layout.group_at(place.bin, place.grid, place.definition, place.row, place.which);
    case CountKind::group_joint: return layout.group_joint_at(place.bin, place.grid, place.definition, place.which);
    default: return layout.series_at(Quantity{place.which}, place.row, place.month, place.bin);
  }
}

std::optional<int> month_of(TallyLayout const& layout, CountPlace const& place)
{
  bool const there = place.month >= 0 && place.month <= layout.horizon;
  return there ? std::optional(place.month) : std::nullopt;
}

std::string to_string(CountPlace const& place, CountNames const& names)
{
  std::string text = subject(place) + owner(place, names);
  if (place.definition >= 0) text += " by " + named("definition", names.definitions, place.definition);
  if (place.month >= 0) text += fmt::format(" in month {}", place.month);
  return is_histogram(place.kind) && place.bin >= 0 ? fmt::format("{}, bin {}", text, place.bin) : text;
}

}  // namespace ghostcast
