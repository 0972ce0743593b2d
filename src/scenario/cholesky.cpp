// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/scenario/cholesky.hpp"

#include "ghostcast/core/lanes.hpp"

namespace ghostcast {

std::vector<std::vector<double>> cholesky(std::vector<std::vector<double>> const& matrix,
                                          std::vector<std::size_t> const& order)
{
  std::size_t const n = order.size();
  std::vector<std::vector<double>> factor(n, std::vector<double>(n, 0.0));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix[order[i]][order[j]];
      for (std::size_t k = 0; k < j; ++k) rest -= factor[i][k] * factor[j][k];
      if (i == j && !(rest > 1e-10)) return {};
      factor[i][j] = i == j ? square_root(rest) : rest / factor[j][j];
    }
  }
  return factor;
}

}  // namespace ghostcast
