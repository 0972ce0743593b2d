// SPDX-License-Identifier: Apache-2.0
/// \file
/// A tally as bytes: a header, then the counts as 64-bit little-endian integers in one zstd frame.
///
/// The header is 44 bytes: "GCTALLY" and 0, version (32 bits), layout fingerprint (64), number of counts (64),
/// digest (2 x 64), all little-endian. The digest covers every count, so that no damage passes unseen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ghostcast/store/store_error.hpp"
#include "ghostcast/tally/tally.hpp"

namespace ghostcast {

inline constexpr std::uint32_t tally_codec_version = 1;

/// A number that two layouts share only if every count stands at the same place and means the same.
std::uint64_t fingerprint_of(TallyLayout const& layout);

/// \throws std::bad_alloc
std::vector<std::byte> encode_tally(Tally const& tally);

/// The tally of bytes that encode_tally wrote. Any bytes may be given; no more memory is asked for than the
/// counts of `layout` take, and that only after the header was found right.
/// \throws StoreError with the reason where the bytes are not such a tally (damaged) or one of another
///         layout or version (foreign)
Tally decode_tally(std::span<std::byte const> bytes, TallyLayout const& layout);

}  // namespace ghostcast
