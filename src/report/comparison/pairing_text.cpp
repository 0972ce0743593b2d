// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/comparison_text.hpp"
#include "ghostcast/report/definition_text.hpp"
#include "ghostcast/report/difference_curve.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/statistics/histogram_quantile.hpp"
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
           mean_time() + signs() + difference_curve(pairing_, 0, unit_) +
           series_difference_text(pairing_, unit_) + definition_shift_text(pairing_, unit_);
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
