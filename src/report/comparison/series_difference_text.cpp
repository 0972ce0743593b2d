// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/comparison_text.hpp"
#include "ghostcast/report/ghost_estimate.hpp"
#include "ghostcast/report/number_text.hpp"

namespace ghostcast {
namespace {

constexpr int name_width = 19;
constexpr int cell_width = 20;

/// Writes about the series of one unit.
class SeriesText {
 public:
  SeriesText(Pairing const& pairing, int unit)
      : pairing_(pairing), base_(pairing.base().result), unit_(unit)
  {
  }

  std::string text() const
  {
    std::string rows;
    std::string sums;
    for (Quantity const quantity : {Quantity::headcount, Quantity::gpus, Quantity::value, Quantity::cost}) {
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

 private:
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

  static char const* total_name(Quantity quantity)
  {
    if (quantity == Quantity::value) return "value in USD";
    if (quantity == Quantity::cost) return "cost in USD";
    return quantity == Quantity::gpus ? "GPU-months" : "people-months";
  }
  Pairing const& pairing_;
  RunResult const& base_;
  int unit_;
};

}  // namespace

std::string series_difference_text(Pairing const& pairing, int unit)
{
  return SeriesText(pairing, unit).text();
}

}  // namespace ghostcast
