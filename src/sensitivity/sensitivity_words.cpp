// SPDX-License-Identifier: Apache-2.0
#include "sensitivity_words.hpp"

#include <fmt/format.h>

#include <cmath>

#include "ghostcast/report/number_text.hpp"
#include "ghostcast/statistics/interval.hpp"

namespace ghostcast {

std::string number_text_of(Estimate const& estimate, int decimals)
{
  if (!std::isfinite(estimate.value)) return "-";
  bool const nothing = std::fabs(estimate.value) < 0.5 * std::pow(10.0, -decimals);
  return fmt::format("{:.{}f} ±{:.{}f}", nothing ? 0.0 : estimate.value, decimals, normal_factor() * estimate.error, decimals);
}

std::string share_text(Estimate const& estimate, int decimals)
{
  return number_text_of({100.0 * estimate.value, 100.0 * estimate.error}, decimals);
}

std::string share_cell(Estimate const& estimate)
{
  bool const seen = estimate.value != 0.0 || estimate.error != 0.0;
  bool const known = seen && std::isfinite(estimate.value) && normal_factor() * estimate.error < 0.995 && std::fabs(estimate.value) < 9.0;
  return known ? share_text(estimate) : "-";
}

std::string output_cell(Estimate const& estimate, Output output)
{
  if (estimate.value == 0.0 && estimate.error == 0.0) return "none seen";
  return output == Output::time_lost ? number_text_of(estimate, 2) : share_text(estimate, 1);
}

std::string figure(double value)
{
  if (!std::isfinite(value)) return fmt::format("{}", value);
  return std::fabs(value) >= 1000.0 ? rounded(value) : fmt::format("{:.3g}", value);
}

std::string heading(std::string const& text) { return "\n" + text + "\n" + std::string(text.size(), '-') + "\n"; }

std::string key_first(std::string const& name)
{
  auto const colon = name.rfind(": ");
  return colon == std::string::npos ? name : fmt::format("{} ({})", name.substr(colon + 2), name.substr(0, colon));
}

bool stands_out(Estimate const& estimate) { return estimate.value > 2.0 * estimate.error; }

Estimate information_share(SensitivityResult const& result, ParameterFinding const& found, std::size_t output)
{
  double const variance = result.outputs[output].variance.value;
  if (!(variance > 0.0)) return {std::nan(""), std::nan("")};
  return {found.information[output].value / variance, found.information[output].error / variance};
}

}  // namespace ghostcast
