// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/store/tally_codec.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <string>

namespace ghostcast {
namespace {

using Bytes = std::vector<std::byte>;

TallyLayout small_layout() { return make_layout(2, 1, 2, 12, mask_of(Quantity::up), 32); }

/// A tally with counts at random places, most of them zero as in a run.
Tally random_tally(TallyLayout const& layout)
{
  Tally tally(layout);
  int const count = *rc::gen::inRange(0, 200);
  for (int k = 0; k < count; ++k) {
    auto const at = static_cast<std::size_t>(*rc::gen::inRange<std::int64_t>(0, layout.size));
    tally.counts[at] = *rc::gen::arbitrary<std::uint64_t>();
  }
  return tally;
}

/// What decode_tally does with bytes: the fault, or nothing where it takes them.
std::string fault_of(Bytes const& bytes, TallyLayout const& layout)
{
  try {
    decode_tally(bytes, layout);
    return {};
  } catch (StoreError const& fault) {
    return fault.what();
  }
}

RC_GTEST_PROP(TallyCodec, ReturnsWhatWasWritten, ())
{
  TallyLayout const layout = small_layout();
  Tally const tally = random_tally(layout);
  RC_ASSERT(decode_tally(encode_tally(tally), layout).counts == tally.counts);
}

RC_GTEST_PROP(TallyCodec, RefusesEveryChangedByte, ())
{
  TallyLayout const layout = small_layout();
  Tally tally = random_tally(layout);
  tally.counts.front() = 7;  // an empty tally compresses to a few bytes
  Bytes bytes = encode_tally(tally);
  auto const at = *rc::gen::inRange<std::size_t>(0, bytes.size());
  auto const change = static_cast<std::byte>(*rc::gen::inRange(1, 256));
  bytes[at] ^= change;
  // A bit of the frame's header may say the same in another way: then the counts are still right.
  std::string const fault = fault_of(bytes, layout);
  bool const harmless = fault.empty() && at >= 44 && decode_tally(bytes, layout).counts == tally.counts;
  RC_ASSERT(harmless || !fault.empty());
}

RC_GTEST_PROP(TallyCodec, RefusesEveryShortenedOrLengthenedText, ())
{
  TallyLayout const layout = small_layout();
  Bytes bytes = encode_tally(random_tally(layout));
  if (*rc::gen::arbitrary<bool>()) {
    bytes.resize(*rc::gen::inRange<std::size_t>(0, bytes.size()));
  } else {
    bytes.resize(bytes.size() + *rc::gen::inRange<std::size_t>(1, 100), std::byte{*rc::gen::arbitrary<std::uint8_t>()});
  }
  RC_ASSERT(!fault_of(bytes, layout).empty());
}

RC_GTEST_PROP(TallyCodec, RefusesAnyOtherBytes, (std::vector<std::uint8_t> const& text))
{
  Bytes bytes = encode_tally(Tally(small_layout()));
  std::size_t const kept = *rc::gen::inRange<std::size_t>(0, 45);  // as much of a right header
  bytes.resize(std::min(kept, bytes.size()));
  for (std::uint8_t const byte : text) bytes.push_back(std::byte{byte});
  std::string const fault = fault_of(bytes, small_layout());
  RC_ASSERT(!fault.empty());
}

TEST(TallyCodec, KeepsTheLargestCount)
{
  Tally tally(small_layout());
  tally.counts.back() = std::numeric_limits<std::uint64_t>::max();
  EXPECT_EQ(decode_tally(encode_tally(tally), tally.layout).counts, tally.counts);
}

TEST(TallyCodec, RefusesAnotherLayoutOfTheSameSize)
{
  TallyLayout const layout = small_layout();
  TallyLayout other = layout;
  other.onset += 1;
  ASSERT_EQ(layout.size, other.size);
  EXPECT_NE(fault_of(encode_tally(Tally(layout)), other), "");
}

TEST(TallyCodec, RefusesAnotherVersionAndNamesBoth)
{
  Bytes bytes = encode_tally(Tally(small_layout()));
  bytes[8] = std::byte{9};
  EXPECT_EQ(fault_of(bytes, small_layout()), "the stored tally has format 9, this program reads format 1");
}

TEST(TallyCodec, WritesTheHeaderInLittleEndian)
{
  Tally tally(small_layout());
  tally.counts[0] = 1;
  Bytes const bytes = encode_tally(tally);
  std::uint64_t count = 0;
  for (int k = 7; k >= 0; --k) count = count << 8 | static_cast<std::uint64_t>(bytes[static_cast<std::size_t>(20 + k)]);
  EXPECT_EQ(count, static_cast<std::uint64_t>(tally.layout.size));
}

TEST(LayoutFingerprint, DiffersWhereverALayoutDiffers)
{
  TallyLayout const layout = small_layout();
  std::uint64_t const own = fingerprint_of(layout);
  EXPECT_EQ(own, fingerprint_of(small_layout()));
  EXPECT_NE(own, fingerprint_of(make_layout(1, 2, 2, 12, layout.record, 32)));
  EXPECT_NE(own, fingerprint_of(make_layout(2, 1, 2, 13, layout.record, 32)));
  EXPECT_NE(own, fingerprint_of(make_layout(2, 1, 2, 12, mask_of(Quantity::knowledge), 32)));
  EXPECT_NE(own, fingerprint_of(make_layout(2, 1, 2, 12, layout.record, 16)));
}

}  // namespace
}  // namespace ghostcast
