// SPDX-License-Identifier: Apache-2.0
/// \file
/// Ranks that speak through MPI.
#pragma once

#include <mpi.h>

#include <list>

#include "ghostcast/cluster/link.hpp"

namespace ghostcast {

class MpiLink final : public Link {
 public:
  /// \param communicator  whose errors are returned; outlives the link
  explicit MpiLink(MPI_Comm communicator);

  int rank() const override { return rank_; }
  int size() const override { return size_; }
  void send(int to, std::vector<std::byte> message) override;
  std::optional<Message> receive() override;
  void sum_to_first(std::span<std::uint64_t> counts, double patience) override;

  /// Waits until all messages have gone, some seconds at most.
  void finish_sending();

 private:
  /// A message on its way; MPI reads its bytes until the request is done.
  struct Sending {
    std::vector<std::byte> bytes;
    MPI_Request request{MPI_REQUEST_NULL};
  };

  void reap();
  void sum_chunk(std::span<std::uint64_t> counts, double patience);

  MPI_Comm communicator_;
  int rank_{0};
  int size_{1};
  std::list<Sending> sending_;
};

}  // namespace ghostcast
