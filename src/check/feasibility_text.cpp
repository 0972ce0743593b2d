// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "ghostcast/check/check_text.hpp"
#include "ghostcast/check/columns.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/unit_metrics.hpp"

namespace ghostcast {
namespace {

std::string share_of_beliefs(std::uint64_t count, std::uint64_t beliefs)
{
  if (beliefs == 0 || count == 0) return "-";
  return percent(static_cast<double>(count) / static_cast<double>(beliefs));
}

std::string component_row(ComponentFeasibility const& c)
{
  std::string text = fmt::format("{:<14}", name_of(c.component)) +
                     right(percent(c.component.weight), 8) + right(grouped(c.beliefs), 9) +
                     right(share_of_beliefs(c.unrepaired, c.beliefs), 10);
  for (std::uint64_t const count : c.repairs) text += right(share_of_beliefs(count, c.beliefs), 12);
  return text + right(fmt::format("{:.3f}", c.highest_share), 11) + "\n";
}

std::string header()
{
  std::string text =
      fmt::format("{:<14}", "") + right("weight", 8) + right("beliefs", 9) + right("as is", 10);
  for (int k = 0; k < repair_count; ++k) text += right(name_of(static_cast<Repair>(k)), 12);
  return text + right("reachable", 11) + "\n";
}

std::string unit_table(std::string const& name, UnitFeasibility const& unit)
{
  std::string text = "\n" + shorten(name, text_width) + "\n";
  if (unit.by_reference) text += wrapped("share and automation are those of its reference unit", 0);
  text += header();
  for (ComponentFeasibility const& c : unit.components) text += component_row(c);
  for (ComponentFeasibility const& c : unit.components) {
    std::string const change = smallest_change(c);
    if (!change.empty())
      text += wrapped(fmt::format("{}: enough would be {}", name_of(c.component), change), 2);
  }
  return text;
}

}  // namespace

std::string feasibility_text(Scenario const& scenario, CheckResult const& result)
{
  std::string text = section_heading("4. Can month 0 be as observed, whatever rho is?");
  text += wrapped(
      fmt::format(
          "{} (seed {}), by component of substitution_rho. As is: anchored without repair; then "
          "the beliefs in "
          "which a share, automation, its ceiling or utilisation had to be moved; reachable: the "
          "largest counterfactual share that compute can have with the automation of month 0.",
          counted(result.plan.trajectories, "belief", "beliefs"), result.plan.seed),
      0);
  for (std::size_t u = 0; u < result.feasibility.size(); ++u)
    text += unit_table(scenario.unit_names[u], result.feasibility[u]);
  return text;
}

}  // namespace ghostcast
