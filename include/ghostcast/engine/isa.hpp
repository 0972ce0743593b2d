// SPDX-License-Identifier: Apache-2.0
/// \file
/// Instruction sets of the CPU engine. They differ in speed, never in a bit of the result.
#pragma once

#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace ghostcast {

enum class Isa : int {
  automatic,  ///< the widest that this processor has
  scalar,     ///< one trajectory at a time
  avx2,       ///< packs of 8 numbers; needs AVX2 and FMA
  avx512      ///< packs of 16; needs AVX-512 F, BW, DQ and VL
};

/// "auto", "scalar", "avx2", "avx512".
std::string_view isa_name(Isa isa);

/// \return nothing for a word that names none
std::optional<Isa> isa_named(std::string_view name);

/// What this processor can run and this program was built with, narrowest first: scalar always.
std::vector<Isa> const& available_isas();

/// The instruction set that was asked for is missing. The message is one line without full stop.
struct NoIsa : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// `isa`, or the widest that is available for `automatic`.
/// \throws NoIsa where it is not available; says what lacks it and which there are
Isa chosen_isa(Isa isa);

}  // namespace ghostcast
