// SPDX-License-Identifier: Apache-2.0
/// \file
/// A model and all that its pointers lead to as one piece of memory, for a copy to a device or to
/// another process.
#pragma once

#include <cstddef>
#include <vector>

#include "ghostcast/model/model_params.hpp"

namespace ghostcast {

/// Elements of the arrays that a model borrows. The model says some of them only by its indices.
struct ModelExtent {
  std::size_t distributions{};
  std::size_t tables{};  ///< quantile tables, of quantile_table_size numbers each
  std::size_t draws{};
  std::size_t draw_targets{};
  std::size_t copula_rows{};
  std::size_t copula_terms{};
  std::size_t lever_steps{};
};

/// What a model can reach by its draws, their mixtures, their copula rows and its plan.
ModelExtent extent_of(ModelParams const& params);

/// Bytes of the model's image.
std::size_t image_size(ModelParams const& params);

/// The image: the ModelParams first, then its arrays, with pointers that are right when the image
/// lies at `address`; those to empty arrays are null. \param address  aligned to 16
std::vector<std::byte> make_image(ModelParams const& params, void const* address);

/// The image for another process of the same build, wherever it will lie there.
std::vector<std::byte> portable_image(ModelParams const& params);

/// A model that owns all it borrows; its memory stays where it is when it moves.
class OwnedModel {
 public:
  /// \param image  of portable_image
  explicit OwnedModel(std::vector<std::byte> image);
  ModelParams const& params() const { return params_; }

 private:
  std::vector<std::byte> image_;
  ModelParams params_;
};

}  // namespace ghostcast
