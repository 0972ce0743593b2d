// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/store/tally_codec.hpp"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <bit>
#include <memory>
#include <new>
#include <string_view>

namespace ghostcast {
namespace {

static_assert(std::endian::native == std::endian::little, "counts are stored as they are in memory");

constexpr std::string_view magic{"GCTALLY\0", 8};
constexpr std::size_t header_bytes = 44;
constexpr int compression_level = 1;  // counts are mostly zero: higher levels cost time and save little

[[noreturn]] void refuse(StoreFault kind, std::string const& reason)
{
  throw StoreError(kind, "the stored tally " + reason);
}

/// Writes integers, lowest byte first.
class ByteWriter {
 public:
  explicit ByteWriter(std::byte* at) : at_(at) {}

  template <class Integer>
  void put(Integer value)
  {
    for (std::size_t k = 0; k < sizeof value; ++k) *at_++ = static_cast<std::byte>(value >> (8 * k));
  }

 private:
  std::byte* at_;
};

class ByteReader {
 public:
  explicit ByteReader(std::byte const* at) : at_(at) {}

  template <class Integer>
  Integer take()
  {
    Integer value{};
    for (std::size_t k = 0; k < sizeof value; ++k) value |= static_cast<Integer>(static_cast<Integer>(*at_++) << (8 * k));
    return value;
  }

 private:
  std::byte const* at_;
};

void check_header(std::span<std::byte const> bytes, TallyLayout const& layout)
{
  if (bytes.size() < header_bytes) refuse(StoreFault::damaged, "is cut short");
  auto const same = [](char a, std::byte b) { return static_cast<std::byte>(a) == b; };
  if (!std::equal(magic.begin(), magic.end(), bytes.begin(), same)) refuse(StoreFault::damaged, "does not begin as a tally does");
  ByteReader reader(bytes.data() + magic.size());
  if (auto const version = reader.take<std::uint32_t>(); version != tally_codec_version)
    refuse(StoreFault::foreign, fmt::format("has format {}, this program reads format {}", version, tally_codec_version));
  if (reader.take<std::uint64_t>() != fingerprint_of(layout)) refuse(StoreFault::foreign, "has another layout than its scenario");
  if (auto const count = reader.take<std::uint64_t>(); count != static_cast<std::uint64_t>(layout.size))
    refuse(StoreFault::damaged, fmt::format("has {} counts, its scenario {}", count, layout.size));
}

/// One frame of the right size and nothing behind it.
void check_frame(std::span<std::byte const> frame, std::size_t size)
{
  if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != size) refuse(StoreFault::damaged, "is compressed from another size");
  std::size_t const length = ZSTD_findFrameCompressedSize(frame.data(), frame.size());
  if (ZSTD_isError(length) != 0 || length != frame.size()) refuse(StoreFault::damaged, "is cut short or has bytes behind it");
}

struct ContextDeleter {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

/// Only memory can be short here.
std::size_t checked(std::size_t code)
{
  if (ZSTD_isError(code) != 0) throw std::bad_alloc();
  return code;
}

/// Appends one frame, in steps: the counts of a large scenario take gigabytes, their frame a small part of that.
void append_frame(std::vector<std::byte>& bytes, void const* from, std::size_t size)
{
  std::unique_ptr<ZSTD_CCtx, ContextDeleter> const context(ZSTD_createCCtx());
  if (!context) throw std::bad_alloc();
  checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, compression_level));
  checked(ZSTD_CCtx_setPledgedSrcSize(context.get(), size));
  ZSTD_inBuffer in{from, size, 0};
  for (std::size_t left = 1; left > 0;) {
    std::size_t const before = bytes.size();
    bytes.resize(before + ZSTD_CStreamOutSize());
    ZSTD_outBuffer out{bytes.data() + before, ZSTD_CStreamOutSize(), 0};
    left = checked(ZSTD_compressStream2(context.get(), &out, &in, ZSTD_e_end));
    bytes.resize(before + out.pos);
  }
}

}  // namespace

std::uint64_t fingerprint_of(TallyLayout const& layout)
{
  std::uint64_t hash = 0;
  auto const add = [&](auto value) { hash = mix64(hash + 0x9e3779b97f4a7c15u + mix64(static_cast<std::uint64_t>(value))); };
  for (int const value : {layout.unit_count, layout.organisation_count, layout.definition_count, layout.horizon,
                          layout.own_groups, layout.group_count, layout.grid_step, layout.grid_count})
    add(value);
  add(layout.record);
  for (std::int64_t const value : {layout.outcome, layout.onset, layout.criterion, layout.born, layout.human, layout.relapsed,
                                   layout.infra, layout.outage, layout.commodity, layout.repair, layout.joint,
                                   layout.group_size, layout.group, layout.size})
    add(value);
  for (std::int64_t const value : layout.series) add(value);
  return hash;
}

std::vector<std::byte> encode_tally(Tally const& tally)
{
  std::size_t const size = tally.counts.size() * sizeof(std::uint64_t);
  std::vector<std::byte> bytes(header_bytes);
  std::transform(magic.begin(), magic.end(), bytes.begin(), [](char c) { return static_cast<std::byte>(c); });
  Digest const digest = digest_of(tally);
  ByteWriter writer(bytes.data() + magic.size());
  writer.put(tally_codec_version);
  writer.put(fingerprint_of(tally.layout));
  writer.put(static_cast<std::uint64_t>(tally.counts.size()));
  writer.put(digest.high);
  writer.put(digest.low);
  append_frame(bytes, tally.counts.data(), size);
  return bytes;
}

Tally decode_tally(std::span<std::byte const> bytes, TallyLayout const& layout)
{
  check_header(bytes, layout);
  std::span<std::byte const> const frame = bytes.subspan(header_bytes);
  std::size_t const size = static_cast<std::size_t>(layout.size) * sizeof(std::uint64_t);
  check_frame(frame, size);
  Tally tally(layout);
  std::size_t const length = ZSTD_decompress(tally.counts.data(), size, frame.data(), frame.size());
  if (ZSTD_isError(length) != 0 || length != size) refuse(StoreFault::damaged, "cannot be decompressed");
  ByteReader reader(bytes.data() + header_bytes - 2 * sizeof(std::uint64_t));
  Digest digest;
  digest.high = reader.take<std::uint64_t>();
  digest.low = reader.take<std::uint64_t>();
  if (digest_of(tally) != digest) refuse(StoreFault::damaged, "does not have the digest that was written with it");
  return tally;
}

}  // namespace ghostcast
