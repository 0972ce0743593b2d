// SPDX-License-Identifier: Apache-2.0
/// \file
/// Plain values as bytes. Sender and receiver are the same program on machines of one kind.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include "ghostcast/cluster/link.hpp"

namespace ghostcast {

/// Puts values one after another.
class ParcelWriter {
 public:
  template <class T>
  ParcelWriter& put(T const& value)
  {
    static_assert(std::is_trivially_copyable_v<T>);
    append(&value, sizeof value);
    return *this;
  }

  template <class T>
  ParcelWriter& put(std::vector<T> const& list)
  {
    static_assert(std::is_trivially_copyable_v<T>);
    put(list.size());
    append(list.data(), list.size() * sizeof(T));
    return *this;
  }

  ParcelWriter& put(std::string const& text) { return put(std::vector<char>(text.begin(), text.end())); }

  std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  void append(void const* from, std::size_t size)
  {
    std::size_t const begin = bytes_.size();
    bytes_.resize(begin + size);
    if (size > 0) std::memcpy(bytes_.data() + begin, from, size);
  }

  std::vector<std::byte> bytes_;
};

/// Takes them out in the same order. \throws LinkFault where the parcel ends too early
class ParcelReader {
 public:
  explicit ParcelReader(std::vector<std::byte> const& bytes) : bytes_(bytes) {}

  template <class T>
  T get()
  {
    static_assert(std::is_trivially_copyable_v<T>);
    T value{};
    extract(&value, sizeof value);
    return value;
  }

  template <class T>
  std::vector<T> list()
  {
    auto const size = get<std::size_t>();
    if (size > (bytes_.size() - place_) / sizeof(T)) refuse();
    std::vector<T> values(size);
    extract(values.data(), size * sizeof(T));
    return values;
  }

  std::string text()
  {
    std::vector<char> const letters = list<char>();
    return {letters.begin(), letters.end()};
  }

 private:
  [[noreturn]] static void refuse() { throw LinkFault("a message between ranks is cut short"); }

  void extract(void* to, std::size_t size)
  {
    if (size > bytes_.size() - place_) refuse();
    if (size > 0) std::memcpy(to, bytes_.data() + place_, size);
    place_ += size;
  }

  std::vector<std::byte> const& bytes_;
  std::size_t place_{0};
};

}  // namespace ghostcast
