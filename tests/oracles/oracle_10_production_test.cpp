// SPDX-License-Identifier: Apache-2.0
// Oracle 10: output of compute's and human labour, F(x=50, H=10, phi=.7), for four exponents.
#include <gtest/gtest.h>

#include <cmath>

#include "ghostcast/model/production.hpp"

namespace ghostcast {
namespace {

struct Row {
  double rho;
  double output;
};
constexpr Row rows[] = {
    {-2.0, 49.555985287}, {-0.5, 55.043532532}, {0.0, 56.829521405}, {0.613, 58.849019604}};

/// The CES of section 4 as it is printed, for d > 0.
double ces(double x, double h, double phi, double rho)
{
  if (rho == 0.0) return std::pow(x / phi, phi) * std::pow(h / (1.0 - phi), 1.0 - phi);
  double const machines = std::pow(phi, 1.0 - rho) * std::pow(x, rho);
  double const people = std::pow(1.0 - phi, 1.0 - rho) * std::pow(h, rho);
  return std::pow(machines + people, 1.0 / rho);
}

TEST(ProductionOracle, FormulaGivesThePublishedDigits)
{
  for (Row const& row : rows) EXPECT_NEAR(ces(50.0, 10.0, 0.7, row.rho), row.output, 1e-8);
}

TEST(ProductionOracle, DoublePrecisionIsExact)
{
  for (Row const& row : rows) {
    double const output = 10.0 * produce<ScalarDouble>(50.0, 10.0, 0.7, row.rho).ratio;
    EXPECT_NEAR(output, row.output, 1e-9);
    EXPECT_NEAR(output, ces(50.0, 10.0, 0.7, row.rho), 1e-12 * output);
  }
}

TEST(ProductionOracle, SinglePrecisionIsExactToTwoMillionths)
{
  for (Row const& row : rows) {
    float const output =
        10.0f * produce<Scalar>(50.0f, 10.0f, 0.7f, static_cast<float>(row.rho)).ratio;
    EXPECT_NEAR(static_cast<double>(output), row.output, 2e-6 * row.output);
  }
}

TEST(ProductionOracle, EulerShareIsTheLogDerivativeInCompute)
{
  for (Row const& row : rows) {
    double const step = 1e-5;
    double const up = std::log(ces(50.0 * std::exp(step), 10.0, 0.7, row.rho));
    double const down = std::log(ces(50.0 * std::exp(-step), 10.0, 0.7, row.rho));
    EXPECT_NEAR(produce<ScalarDouble>(50.0, 10.0, 0.7, row.rho).euler_share,
                (up - down) / (2.0 * step), 1e-8);
  }
}

}  // namespace
}  // namespace ghostcast
