// SPDX-License-Identifier: Apache-2.0
/// \file
/// Cholesky factor by + - * / and the square root only, so that it is the same on every machine.
#pragma once

#include <cstddef>
#include <vector>

namespace ghostcast {

/// Lower factor L of the matrix with rows and columns in the given order: L L^T = P R P^T.
/// \return empty when the matrix is not positive definite (a pivot below 1e-10)
std::vector<std::vector<double>> cholesky(std::vector<std::vector<double>> const& matrix,
                                          std::vector<std::size_t> const& order);

}  // namespace ghostcast
