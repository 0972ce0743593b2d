// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "ghostcast/check/check_text.hpp"
#include "ghostcast/check/columns.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/report/unit_metrics.hpp"

namespace ghostcast {
namespace {

constexpr int number_width = 10;
constexpr int component_width = 9;

/// "" for what has no unit.
std::string unit_cell(Anchor const& anchor)
{
  return anchor.unit == std::string_view("1") ? "" : anchor.unit;
}

std::string anchor_row(Anchor const& anchor)
{
  return fmt::format("{:<39}{:<17}{:<21}{:<6}", anchor.name, anchor.symbol, unit_cell(anchor),
                     anchor.equation) +
         right(three_figures(anchor.values.front()), number_width) + "\n";
}

/// Anchors that differ between the values of rho, a column each.
std::string component_table(UnitAnchors const& unit)
{
  std::string header = fmt::format("{:<28}", "by rho");
  for (RhoComponent const& component : unit.components)
    header += right(fmt::format("{:.4g}", component.rho), component_width);
  std::string text;
  for (Anchor const& anchor : unit.anchors) {
    if (anchor.values.size() == 1) continue;
    std::string line = fmt::format("{:<28}", shorten(anchor.name, 27));
    for (double const value : anchor.values) line += right(three_figures(value), component_width);
    text += line + "\n";
  }
  return text.empty() ? "" : header + "\n" + text;
}

std::string repairs_line(UnitAnchors const& unit)
{
  std::string text;
  for (MedianRepair const& repair : unit.repairs) {
    for (int k = 0; k < repair_count; ++k) {
      if ((repair.repaired >> k & 1U) != 0)
        text += fmt::format("{}{} (rho {:.4g})", text.empty() ? "" : ", ",
                            name_of(static_cast<Repair>(k)), repair.rho);
    }
  }
  return text.empty()
             ? ""
             : wrapped("Repaired here, because no productivity reaches what is stated: " + text, 2);
}

/// Of the balances of roles the one with the largest residual; the table above has them all.
std::vector<Identity> shown_identities(UnitAnchors const& unit)
{
  auto const is_balance = [](Identity const& each) { return each.bound == rounding_bound; };
  std::vector<Identity> shown;
  std::optional<Identity> worst;
  for (Identity const& each : unit.identities) {
    if (!is_balance(each)) {
      shown.push_back(each);
    } else if (!worst || std::abs(each.residual) > std::abs(worst->residual)) {
      worst = each;
    }
  }
  if (worst) shown.push_back(*worst);
  return shown;
}

std::string identity_table(UnitAnchors const& unit)
{
  if (unit.identities.empty()) return "";
  std::string text = "does it give back what is stated?" + right("stated", 25) +
                     right("obtained", 14) + right("residual", 13) + right("limit", 10) + "\n";
  for (Identity const& each : shown_identities(unit)) {
    text += fmt::format("{:<44}", shorten(each.name, 43)) + right(three_figures(each.stated), 14) +
            right(three_figures(each.obtained), 14) +
            right(fmt::format("{:.1e}", each.residual), 13) +
            right(fmt::format("{:.0e}", each.bound), 10) + "\n";
  }
  return text;
}

std::string roles_table(UnitAnchors const& unit)
{
  if (unit.roles.empty()) return "";
  std::string text = "staff in balance" + right("people", 12) + right("new", 10) +
                     right("places", 11) + right("vacant", 9) + right("offers", 9) +
                     right("leave/month", 13) + right("hired/month", 13) + "\n";
  for (RoleStart const& r : unit.roles) {
    text += fmt::format("{:<16}", role_names[r.role]) + right(compact(r.people), 12) +
            right(compact(r.newcomers), 10) + right(three_figures(r.places), 11) +
            right(three_figures(r.vacancies), 9) + right(compact(r.offers), 9) +
            right(three_figures(r.leavers), 13) + right(three_figures(r.accepted), 13) + "\n";
  }
  return text;
}

std::string unit_text(std::string const& name, UnitAnchors const& unit)
{
  std::string text = "\n" + shorten(name, text_width) + "\n";
  for (Anchor const& anchor : unit.anchors) {
    if (anchor.values.size() == 1) text += anchor_row(anchor);
  }
  return text + component_table(unit) + repairs_line(unit) + roles_table(unit) +
         identity_table(unit);
}

}  // namespace

std::string anchors_text(Scenario const& scenario, CheckResult const& result)
{
  std::string text = section_heading("2. What is solved so that month 0 is as observed");
  text += wrapped(
      "Every uncertain number stands at its median here. Columns: quantity, symbol, unit, equation "
      "of docs/model.md, value.",
      0);
  for (std::size_t u = 0; u < result.anchors.size(); ++u)
    text += unit_text(scenario.unit_names[u], result.anchors[u]);
  return text + wrapped(
                    "Residuals of amounts are relative. Shares and amounts are held to single "
                    "precision, hires to the "
                    "rounding of people; of several rho the largest residual stands.",
                    0);
}

}  // namespace ghostcast
