// SPDX-License-Identifier: Apache-2.0
/// \file
/// Points at which a model is evaluated: one row a point, one column an input.
#pragma once

#include <cstddef>
#include <vector>

namespace ghostcast {

/// [point][input], each the input's uniform in (0, 1): its value is the quantile there.
struct PointMatrix {
  int rows{};
  int columns{};
  std::vector<double> uniform;

  PointMatrix() = default;
  PointMatrix(int row_count, int column_count)
      : rows(row_count), columns(column_count), uniform(static_cast<std::size_t>(row_count) * static_cast<std::size_t>(column_count))
  {
  }
  double& at(int row, int column) { return uniform[place(row, column)]; }
  double at(int row, int column) const { return uniform[place(row, column)]; }

 private:
  std::size_t place(int row, int column) const
  {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
  }
};

}  // namespace ghostcast
