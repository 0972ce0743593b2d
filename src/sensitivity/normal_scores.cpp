// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/sensitivity/normal_scores.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "ghostcast/math/normal.hpp"
#include "ghostcast/scenario/cholesky.hpp"

namespace ghostcast {
namespace {

/// Keeps a matrix of nearly equal inputs positive definite; far below what a sample can show.
constexpr double ridge = 1e-9;

/// x with L L' x = b.
std::vector<double> solve(std::vector<std::vector<double>> const& factor, std::vector<double> x)
{
  std::size_t const n = x.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) x[i] -= factor[i][k] * x[k];
    x[i] /= factor[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) x[i] -= factor[k][i] * x[k];
    x[i] /= factor[i][i];
  }
  return x;
}

}  // namespace

NormalScores::NormalScores(std::vector<std::vector<Loading>> rows) : rows_(std::move(rows)) { find_components(); }

double NormalScores::correlation(int a, int b) const
{
  double sum = 0.0;
  for (Loading const& mine : rows_[static_cast<std::size_t>(a)]) {
    for (Loading const& other : rows_[static_cast<std::size_t>(b)]) {
      if (mine.latent == other.latent) sum += mine.coefficient * other.coefficient;
    }
  }
  return sum;
}

void NormalScores::find_components()
{
  std::vector<int> label(rows_.size());
  std::iota(label.begin(), label.end(), 0);
  for (int a = 0; a < inputs(); ++a) {
    for (int b = 0; b < a; ++b) {
      int const from = label[static_cast<std::size_t>(a)];
      int const to = label[static_cast<std::size_t>(b)];
      if (from == to || correlation(a, b) == 0.0) continue;
      std::replace(label.begin(), label.end(), std::max(from, to), std::min(from, to));
    }
  }
  for (int first = 0; first < inputs(); ++first) {
    std::vector<int> members;
    for (int i = first; i < inputs(); ++i) {
      if (label[static_cast<std::size_t>(i)] == first) members.push_back(i);
    }
    if (!members.empty()) components_.push_back(std::move(members));
  }
}

std::vector<double> NormalScores::draw(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row) const
{
  std::vector<double> scores;
  for (auto const& loadings : rows_) {
    double score = 0.0;
    for (Loading const& each : loadings) {
      score += each.coefficient * design_normal(seed, purpose, row, static_cast<std::uint32_t>(each.latent));
    }
    scores.push_back(score);
  }
  return scores;
}

void NormalScores::move_to_known(std::vector<int> const& component, std::vector<char> const& free, std::vector<double> const& known,
                                 std::vector<double>& fresh) const
{
  std::vector<int> given;
  for (int const i : component) {
    if (free[static_cast<std::size_t>(i)] == 0) given.push_back(i);
  }
  if (given.empty()) return;
  std::vector<std::vector<double>> matrix(given.size(), std::vector<double>(given.size()));
  std::vector<double> gap;
  for (std::size_t a = 0; a < given.size(); ++a) {
    for (std::size_t b = 0; b < given.size(); ++b) matrix[a][b] = correlation(given[a], given[b]) + (a == b ? ridge : 0.0);
    auto const input = static_cast<std::size_t>(given[a]);
    gap.push_back(known[input] - fresh[input]);
  }
  std::vector<std::size_t> order(given.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> const weight = solve(cholesky(matrix, order), gap);
  for (int const i : component) {
    auto const input = static_cast<std::size_t>(i);
    if (free[input] == 0) continue;
    for (std::size_t a = 0; a < given.size(); ++a) fresh[input] += correlation(i, given[a]) * weight[a];
  }
}

std::vector<double> NormalScores::redraw(std::vector<double> const& scores, std::vector<char> const& free, std::uint64_t seed,
                                         DesignPurpose purpose, std::uint64_t row) const
{
  std::vector<double> fresh = draw(seed, purpose, row);
  for (auto const& component : components_) {
    if (component.size() > 1) move_to_known(component, free, scores, fresh);
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (free[i] == 0) fresh[i] = scores[i];
  }
  return fresh;
}

double uniform_of_score(double score)
{
  return std::clamp(double_normal_cdf<ScalarDouble>(score), 0x1p-53, 1.0 - 0x1p-53);
}

}  // namespace ghostcast
