// SPDX-License-Identifier: Apache-2.0
/// \file
/// Latin hypercube samples: McKay, Beckman & Conover, Technometrics 21 (1979) 239-245.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ghostcast {

/// Samples that one axis may have.
inline constexpr int most_latin_samples = 10'000;

/// The uniforms of one axis, [sample]: exactly one in each of `samples` strata of equal width, in an
/// order and at a place within its stratum that the seed and the axis' name decide. So an axis more
/// or less leaves the others as they are.
/// \param samples  1 .. most_latin_samples  \return values in (0, 1)
std::vector<double> latin_hypercube_axis(std::uint64_t seed, std::string_view axis, int samples);

}  // namespace ghostcast
