// SPDX-License-Identifier: Apache-2.0
/// \file
/// What ranks of one job say to each other. MPI is one such link; tests play others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace ghostcast {

/// The job cannot go on: a rank is silent or the network failed. The message is one line without full
/// stop, with the call, the rank and the reason.
struct LinkFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Message {
  int from{};  ///< rank
  std::vector<std::byte> bytes;
};

/// One rank's end. One thread at a time calls it; every call may throw LinkFault.
class Link {
 public:
  virtual ~Link() = default;
  virtual int rank() const = 0;  ///< 0 .. size - 1; 0 hands out the work
  virtual int size() const = 0;

  /// Sends and returns at once, also where the other is not listening.
  virtual void send(int to, std::vector<std::byte> message) = 0;

  /// The next message that has arrived, if any; those of one rank come in the order they were sent.
  virtual std::optional<Message> receive() = 0;

  /// Adds the counts of all ranks into those of rank 0; the others' stay as they are. Every rank calls it,
  /// with as many counts. \param patience  [s] before a rank that does not come is a fault
  virtual void sum_to_first(std::span<std::uint64_t> counts, double patience) = 0;

  /// A rank is lost: nobody may wait for the others any more.
  void give_up() { given_up_ = true; }
  bool given_up() const { return given_up_; }

 private:
  bool given_up_{false};
};

}  // namespace ghostcast
