// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/comparison_text.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/difference_curve.hpp"
#include "ghostcast/report/fan.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/statistics/incidence.hpp"

namespace ghostcast {
namespace {

constexpr int name_width = 19;
constexpr int cell_width = 20;
constexpr int estimate_width = 18;

std::string name_cell(std::string const& name)
{
  if (shorten(name, name_width - 1) == name) return fmt::format("{:<{}}", name, name_width);
  return shorten(name, text_width) + "\n" + std::string(name_width, ' ');
}

/// "3.2", "12", ">999"; empty where nothing was gained or lost.
std::string ratio_text(double ratio)
{
  if (!std::isfinite(ratio)) return "-";
  return ratio > 999.0 ? ">999" : fmt::format("{:.{}f}", ratio, ratio < 9.95 ? 1 : 0);
}

/// Writes about one unit under one plan.
class UnitText {
 public:
  UnitText(Pairing const& pairing, int unit)
      : pairing_(pairing), base_(pairing.base().result), plan_(pairing.plan().result), unit_(unit)
  {
  }

  std::string text() const
  {
    std::string const& name = base_.units[static_cast<std::size_t>(unit_)].name;
    return wrapped(name, 2) + ghost_differences() + both_sides() + outcomes() + dates() +
           mean_time() + signs() + difference_curve(pairing_, 0, unit_) + series() + shifts();
  }

 private:
  std::string const& definition_name(int k) const
  {
    return base_.definitions[static_cast<std::size_t>(k)].name;
  }
  int definition_count() const { return base_.tally.layout.definition_count; }

  std::string months_header(std::string const& first) const
  {
    std::string text = fmt::format("{:<{}}", first, name_width);
    for (int const month : overview_months(base_.horizon()))
      text += fmt::format("{:>{}}", "by " + when(base_, month), cell_width);
    return text + fmt::format("{:>8}\n", "gain");
  }

  std::string difference_row(std::string const& name, int definition, Events events) const
  {
    std::string text = name_cell(name);
    for (int const month : overview_months(base_.horizon()))
      text += fmt::format(
          "{:>{}}", points_with_interval(pairing_.probability(definition, unit_, events, month)),
          cell_width);
    double const ratio =
        pairing_.probability(definition, unit_, events, base_.horizon()).variance_ratio;
    return text + fmt::format("{:>8}\n", ratio_text(ratio));
  }

  std::string ghost_differences() const
  {
    std::string text =
        "difference of P(ghost) in points, by definition\n" + months_header("definition");
    for (int k = 0; k < definition_count(); ++k)
      text += difference_row(definition_name(k), k, ghost_events);
    return text;
  }

  /// Both probabilities with what must stand beside them.
  std::string both_sides() const
  {
    std::string const date = when(base_, base_.horizon());
    std::string text = wrapped(fmt::format("in % by {}: {}", date, basis_text(base_)), 2);
    text += fmt::format("{:<{}}{:>{}}{:>{}}{:>{}}{:>{}}\n", "definition", name_width, "ghost, base",
                        estimate_width, "ghost, plan", estimate_width, "never, base",
                        estimate_width, "never, plan", estimate_width);
    for (int k = 0; k < definition_count(); ++k) {
      GhostEstimate const base = ghost_estimate(base_, unit_, k, base_.horizon());
      GhostEstimate const plan = ghost_estimate(plan_, unit_, k, base_.horizon());
      text += name_cell(definition_name(k));
      for (Proportion const* p : {&base.ghost, &plan.ghost, &base.never, &plan.never})
        text += fmt::format("{:>{}}", percent_with_interval(*p), estimate_width);
      text += "\n";
    }
    return text;
  }

  /// Other first outcomes by the first definition, where there are any.
  std::string outcomes() const
  {
    std::string rows;
    for (int k = 1; k < outcome_count; ++k) {
      Events const event = event_of(Outcome{k});
      PairedDifference const d = pairing_.probability(0, unit_, event, base_.horizon());
      if (d.base > 0.0 || d.plan > 0.0) rows += difference_row(words_of(Outcome{k}), 0, event);
    }
    if (rows.empty()) return "";
    return wrapped(fmt::format("difference of P(first outcome) in points, by \"{}\"",
                               definition_name(0)),
                   2) +
           months_header("outcome") + rows;
  }

  static std::optional<int> date_of(RunResult const& result, int unit, double level)
  {
    return improper_quantile(cumulative_ghosts(result.tally, 0, unit), result.trajectories(),
                             level);
  }

  std::string dates() const
  {
    std::string text;
    for (double const level : quantile_levels) {
      auto const base = date_of(base_, unit_, level);
      auto const plan = date_of(plan_, unit_, level);
      if (!base && !plan) continue;
      text += fmt::format("{}{:.0f} %{} by {}, with the plan {}", text.empty() ? "" : "; ",
                          100.0 * level, text.empty() ? " of all futures are ghosts" : "",
                          month_text(base_, base), month_text(base_, plan));
    }
    if (text.empty()) return "";
    return wrapped(fmt::format("by \"{}\", {}: {}", definition_name(0), beliefs_text(base_), text),
                   2);
  }

  std::string mean_time() const
  {
    PairedDifference const d = pairing_.mean_time(0, unit_, ghost_events);
    return wrapped(
        fmt::format(
            "restricted mean time to ghost: {:.2f} months, with the plan {:.2f}, of {}; difference "
            "{:+.2f} [{:+.2f},{:+.2f}], gain {}",
            d.base, d.plan, base_.horizon(), d.difference, d.interval.low, d.interval.high,
            ratio_text(d.variance_ratio)),
        2);
  }

  /// Signs of the first definition, and of others where they change.
  std::string signs() const
  {
    std::string text;
    for (int k = 0; k < definition_count(); ++k) {
      auto const stretches = sign_stretches(ghost_difference(pairing_, k, unit_));
      if (k == 0 || stretches.size() > 1) text += wrapped(signs_of(k, stretches), 2);
    }
    return text;
  }

  std::string signs_of(int definition, std::vector<SignStretch> const& stretches) const
  {
    std::string text = fmt::format("by \"{}\"", definition_name(definition));
    if (stretches.empty())
      return text +
             fmt::format(" no month has a difference of {:.0f} standard errors", sign_errors);
    for (SignStretch const& stretch : stretches) {
      text +=
          fmt::format("{} {} ghosts from {} to {}", &stretch == &stretches.front() ? "" : ", then",
                      stretch.sign > 0 ? "more" : "fewer", when(base_, stretch.first),
                      when(base_, stretch.last));
    }
    bool const changes = stretches.size() > 1;
    return text + (changes ? ": THE SIGN CHANGES with the horizon" : "; the sign does not change");
  }

  static std::string series_cell(PairedDifference const& d)
  {
    if (!(d.base > 0.0)) return "-";
    auto const percent_of_base = [&d](double x) { return 100.0 * x / d.base; };
    if (!std::isfinite(d.standard_error))
      return signed_percent(percent_of_base(d.difference)) + " [?,?]";
    return fmt::format("{} [{},{}]", signed_percent(percent_of_base(d.difference)),
                       signed_percent(percent_of_base(d.interval.low)),
                       signed_percent(percent_of_base(d.interval.high)));
  }

  /// At most six characters up to 99,999 %.
  static std::string signed_percent(double value)
  {
    return fmt::format("{:+.{}f}", value, std::abs(value) < 99.95 ? 1 : 0);
  }

  std::string series_row(Quantity quantity) const
  {
    std::string text = fmt::format("{:<{}}", name_of(quantity), name_width);
    for (int const month : overview_months(base_.horizon()))
      text += fmt::format("{:>{}}", series_cell(pairing_.mean(quantity, unit_, month)), cell_width);
    return text + fmt::format("{:>{}}\n", series_cell(pairing_.total(quantity, unit_)), cell_width);
  }

  std::string series() const
  {
    std::string rows;
    std::string sums;
    for (Quantity const quantity : {Quantity::headcount, Quantity::gpus, Quantity::value}) {
      if (!base_.tally.layout.records(quantity)) continue;
      rows += series_row(quantity);
      PairedDifference const d = pairing_.total(quantity, unit_);
      sums += fmt::format("{}{} {} and {}", sums.empty() ? "" : "; ", total_name(quantity),
                          rounded(d.base), rounded(d.plan));
    }
    if (rows.empty()) return "";
    std::string text = "difference of means in % of the base; units that ended count as 0\n";
    text += fmt::format("{:<{}}", "mean of", name_width);
    for (int const month : overview_months(base_.horizon()))
      text += fmt::format("{:>{}}", "in " + when(base_, month), cell_width);
    return text + fmt::format("{:>{}}\n", "all months", cell_width) + rows +
           wrapped("over all months, base and plan: " + sums, 2);
  }

  static char const* total_name(Quantity quantity)
  {
    if (quantity == Quantity::value) return "value in USD";
    return quantity == Quantity::gpus ? "GPU-months" : "people-months";
  }

  std::string floor_text(DefinitionShift const& shift) const
  {
    std::string const since =
        shift.floor.since > 0 ? " from " + when(base_, shift.floor.since) + " on" : "";
    return fmt::format(
        "the plan keeps at least {} people{} (base: {}), and a ghost may have at most {} while the "
        "peak "
        "is that of today: headcount can hardly get under the limit",
        compact(shift.floor.people), since, compact(shift.base_floor.people),
        compact(shift.allowed));
  }

  std::string alike_text(DefinitionShift const& shift) const
  {
    return fmt::format(
        "P(ghost) differs by {} points, while at the horizon the mean share ({:+.1f} points), "
        "value "
        "({:+.1f} %) and people ({:+.1f} % of today's) hardly do",
        points_with_interval(shift.ghost), 100.0 * shift.share, 100.0 * shift.value,
        100.0 * shift.people);
  }

  std::string shifts() const
  {
    std::string text;
    for (int k = 0; k < definition_count(); ++k) {
      DefinitionShift const shift = definition_shift(pairing_, k, unit_);
      if (!shift.moved()) continue;
      std::string const why = shift.floor_bars ? floor_text(shift) : alike_text(shift);
      text += wrapped(fmt::format("THE PLAN MOVES THE DEFINITION \"{}\" rather than the unit: {}. "
                                  "Judge it by the other "
                                  "definitions above.",
                                  definition_name(k), why),
                      2);
    }
    return text;
  }

  Pairing const& pairing_;
  RunResult const& base_;
  RunResult const& plan_;
  int unit_;
};

std::string parting_text(Pairing const& pairing)
{
  if (!pairing.parting()) return "the two runs are the same in every count\n";
  if (*pairing.parting() == 0) return "";
  return fmt::format("no count differs before {}\n",
                     when(pairing.base().result, *pairing.parting()));
}

}  // namespace

std::string pairing_text(Pairing const& pairing)
{
  std::string text =
      wrapped(fmt::format("\"{}\" against \"{}\"", pairing.plan().label, pairing.base().label), 2) +
      parting_text(pairing);
  for (int unit = 0; unit < pairing.base().result.tally.layout.unit_count; ++unit)
    text += "\n" + UnitText(pairing, unit).text();
  return text;
}

}  // namespace ghostcast
