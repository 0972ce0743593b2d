// SPDX-License-Identifier: Apache-2.0
/// \file
/// Random numbers of experimental designs, by address as everywhere: the same on every machine.
#pragma once

#include <cstdint>
#include <vector>

namespace ghostcast {

/// What a number of a design is for; two purposes never share words with each other, nor with the
/// model's trajectories and beliefs.
enum class DesignPurpose : std::uint32_t { first_matrix = 1, second_matrix, screening, permutation, conditional, coefficients, run_seed, latin_order, latin_place };

/// 64 random bits. \param column  0 .. 2^32 - 1
std::uint64_t design_bits(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row, std::uint32_t column);

/// Uniform in (0, 1) with the first 52 of these bits.
double design_uniform(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row, std::uint32_t column);

/// Standard normal.
double design_normal(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row, std::uint32_t column);

/// A permutation of 0 .. size-1, each equally likely (Fisher & Yates).
std::vector<int> design_permutation(std::uint64_t seed, DesignPurpose purpose, std::uint64_t row, int size);

}  // namespace ghostcast
