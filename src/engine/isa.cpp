// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/isa.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "isa/lane_programs.hpp"

namespace ghostcast {
namespace {

constexpr std::array<std::pair<Isa, std::string_view>, 4> names{
    {{Isa::automatic, "auto"}, {Isa::scalar, "scalar"}, {Isa::avx2, "avx2"}, {Isa::avx512, "avx512"}}};

std::string available_names()
{
  std::string text;
  for (Isa const isa : available_isas()) text += fmt::format("{}{}", text.empty() ? "" : ", ", isa_name(isa));
  return text;
}

}  // namespace

std::string_view isa_name(Isa isa)
{
  return names[static_cast<std::size_t>(isa)].second;
}

std::optional<Isa> isa_named(std::string_view name)
{
  for (auto const& [isa, known] : names) {
    if (known == name) return isa;
  }
  return std::nullopt;
}

std::vector<Isa> const& available_isas()
{
  static std::vector<Isa> const available = [] {
    std::vector<Isa> found;
    for (Isa const isa : {Isa::scalar, Isa::avx2, Isa::avx512}) {
      if (lane_program(isa) != nullptr) found.push_back(isa);
    }
    return found;
  }();
  return available;
}

Isa chosen_isa(Isa isa)
{
  if (isa == Isa::automatic) return available_isas().back();
  if (std::ranges::find(available_isas(), isa) != available_isas().end()) return isa;
  throw NoIsa(fmt::format("no instruction set {}: {} lacks it; available: {}", isa_name(isa),
                          is_built(isa) ? "this processor" : "this build of the program", available_names()));
}

}  // namespace ghostcast
