// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/model_image.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace ghostcast {
namespace {

static_assert(std::is_trivially_copyable_v<ModelParams>);

constexpr std::size_t alignment = 16;
/// Where a portable image seems to lie: pointers may not be computed from null.
constexpr std::uintptr_t portable_address = alignment;

std::size_t end_of(int first, int count) { return static_cast<std::size_t>(first) + static_cast<std::size_t>(count); }

void reach(std::size_t& extent, std::size_t end) { extent = std::max(extent, end); }

/// Follows draws to their distributions, targets and copula rows.
void follow_draws(ModelParams const& params, ModelExtent& extent)
{
  for (int d = 0; d < params.draw_count; ++d) {
    Draw const& draw = params.draws[d];
    reach(extent.distributions, end_of(draw.distribution, 1));
    reach(extent.draw_targets, end_of(draw.first_target, draw.target_count));
    if (draw.copula_row >= 0) reach(extent.copula_rows, end_of(draw.copula_row, 1));
  }
  for (std::size_t r = 0; r < extent.copula_rows; ++r) {
    CopulaRow const& row = params.copula_rows[r];
    reach(extent.copula_terms, end_of(row.first_term, row.term_count));
  }
}

/// Follows mixtures to their components, which may be mixtures and may stand after them.
void follow_distributions(ModelParams const& params, ModelExtent& extent)
{
  for (std::size_t k = 0; k < extent.distributions; ++k) {
    Distribution const& distribution = params.distributions.distributions[k];
    if (distribution.kind == DistributionKind::mixture) {
      reach(extent.distributions, end_of(distribution.first_component, distribution.component_count));
    }
    if (distribution.table >= 0) reach(extent.tables, end_of(distribution.table, 1));
  }
}

/// Places arrays one after the other; writes them where there is an image to write to.
class Packer {
 public:
  /// \param image  null: only measure
  Packer(std::byte* image, std::byte const* address) : image_(image), address_(address) {}

  /// Places `count` elements and points `pointer` to where they will be.
  template <class T>
  void place(T const*& pointer, std::size_t count)
  {
    std::size_t const first = taken_;
    std::size_t const bytes = count * sizeof(T);
    taken_ += (bytes + alignment - 1) / alignment * alignment;
    if (image_ == nullptr) return;
    if (bytes > 0) std::memcpy(image_ + first, pointer, bytes);
    pointer = bytes > 0 ? reinterpret_cast<T const*>(address_ + first) : nullptr;
  }
  std::size_t taken() const { return taken_; }

 private:
  std::byte* image_;
  std::byte const* address_;
  std::size_t taken_{(sizeof(ModelParams) + alignment - 1) / alignment * alignment};
};

/// Places all arrays of `model` and redirects its pointers.
std::size_t place_arrays(ModelParams& model, Packer packer)
{
  ModelExtent const extent = extent_of(model);
  packer.place(model.distributions.distributions, extent.distributions);
  packer.place(model.distributions.tables, extent.tables * quantile_table_size);
  packer.place(model.draws, extent.draws);
  packer.place(model.draw_targets, extent.draw_targets);
  packer.place(model.copula_rows, extent.copula_rows);
  packer.place(model.copula_terms, extent.copula_terms);
  packer.place(model.lever_steps, extent.lever_steps);
  return packer.taken();
}

}  // namespace

ModelExtent extent_of(ModelParams const& params)
{
  ModelExtent extent;
  extent.draws = static_cast<std::size_t>(params.draw_count);
  extent.lever_steps = static_cast<std::size_t>(params.lever_step_count);
  follow_draws(params, extent);
  follow_distributions(params, extent);
  return extent;
}

std::size_t image_size(ModelParams const& params)
{
  ModelParams measured = params;
  return place_arrays(measured, Packer(nullptr, nullptr));
}

std::vector<std::byte> make_image(ModelParams const& params, void const* address)
{
  std::vector<std::byte> image(image_size(params));
  ModelParams model = params;
  place_arrays(model, Packer(image.data(), static_cast<std::byte const*>(address)));
  std::memcpy(image.data(), &model, sizeof model);
  return image;
}

std::vector<std::byte> portable_image(ModelParams const& params)
{
  return make_image(params, reinterpret_cast<void const*>(portable_address));
}

OwnedModel::OwnedModel(std::vector<std::byte> image) : image_(std::move(image)), params_{}
{
  std::memcpy(&params_, image_.data(), sizeof params_);
  auto const settle = [&](auto const*& pointer) {
    auto const place = reinterpret_cast<std::uintptr_t>(pointer);
    using Pointer = std::decay_t<decltype(pointer)>;
    pointer = place == 0 ? nullptr : reinterpret_cast<Pointer>(image_.data() + (place - portable_address));
  };
  settle(params_.distributions.distributions);
  settle(params_.distributions.tables);
  settle(params_.draws);
  settle(params_.draw_targets);
  settle(params_.copula_rows);
  settle(params_.copula_terms);
  settle(params_.lever_steps);
}

}  // namespace ghostcast
