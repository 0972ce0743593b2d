// SPDX-License-Identifier: Apache-2.0
/// \file
/// Uncertain inputs as normal scores: a Gaussian copula, and what is left of it once some are known.
#pragma once

#include <cstdint>
#include <vector>

#include "ghostcast/sensitivity/design_random.hpp"

namespace ghostcast {

/// One term of z = sum of coefficient x independent standard normal.
struct Loading {
  int latent;
  double coefficient;
};

/// Jointly normal scores with variance 1. Source of conditioning: Hoffman & Ribak, Astrophysical
/// Journal 380 (1991): z_R given z_F is z*_R + R_RF R_FF^-1 (z_F - z*_F), z* a fresh draw of all.
class NormalScores {
 public:
  /// \param rows  [input]; squares of the coefficients of each add up to 1
  explicit NormalScores(std::vector<std::vector<Loading>> rows);

  int inputs() const { return static_cast<int>(rows_.size()); }
  double correlation(int a, int b) const;

  /// Groups of inputs that are correlated, directly or through others; most have one member.
  /// Ascending, by their first member.
  std::vector<std::vector<int>> const& components() const { return components_; }

  std::vector<double> draw(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row) const;

  /// Draws the inputs that are free again, given the others. \param free  [input]
  std::vector<double> redraw(std::vector<double> const& scores, std::vector<char> const& free, std::uint64_t seed,
                             DesignPurpose purpose, std::uint64_t row) const;

 private:
  void find_components();
  void move_to_known(std::vector<int> const& component, std::vector<char> const& free, std::vector<double> const& known,
                     std::vector<double>& fresh) const;

  std::vector<std::vector<Loading>> rows_;
  std::vector<std::vector<int>> components_;
};

/// P(Z <= score), within (0, 1): the uniform at which an input's value is its quantile.
double uniform_of_score(double score);

}  // namespace ghostcast
