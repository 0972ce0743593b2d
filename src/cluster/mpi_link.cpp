// SPDX-License-Identifier: Apache-2.0
#include "mpi_link.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "mpi_call.hpp"

namespace ghostcast {
namespace {

constexpr int tag = 1;
constexpr std::size_t chunk = std::size_t{1} << 20;  // counts that are summed at a time: 8 MiB
constexpr auto longest_end = std::chrono::seconds(5);

}  // namespace

MpiLink::MpiLink(MPI_Comm communicator) : communicator_(communicator)
{
  check_mpi(MPI_Comm_rank(communicator_, &rank_), "MPI_Comm_rank");
  check_mpi(MPI_Comm_size(communicator_, &size_), "MPI_Comm_size");
}

void MpiLink::send(int to, std::vector<std::byte> message)
{
  reap();
  Sending& sending = sending_.emplace_back(Sending{std::move(message), MPI_REQUEST_NULL});
  check_mpi(MPI_Isend(sending.bytes.data(), static_cast<int>(sending.bytes.size()), MPI_BYTE, to, tag, communicator_, &sending.request),
            "MPI_Isend");
}

std::optional<Message> MpiLink::receive()
{
  reap();
  int there = 0;
  MPI_Message handle = MPI_MESSAGE_NULL;
  MPI_Status status{};
  check_mpi(MPI_Improbe(MPI_ANY_SOURCE, tag, communicator_, &there, &handle, &status), "MPI_Improbe");
  if (there == 0) return std::nullopt;
  int size = 0;
  check_mpi(MPI_Get_count(&status, MPI_BYTE, &size), "MPI_Get_count");
  Message message{status.MPI_SOURCE, std::vector<std::byte>(static_cast<std::size_t>(size))};
  check_mpi(MPI_Mrecv(message.bytes.data(), size, MPI_BYTE, &handle, MPI_STATUS_IGNORE), "MPI_Mrecv");
  return message;
}

/// Messages of one rank arrive in order whether or not the earlier ones are done, so all are looked at.
void MpiLink::reap()
{
  std::erase_if(sending_, [](Sending& sending) {
    int done = 0;
    check_mpi(MPI_Test(&sending.request, &done, MPI_STATUS_IGNORE), "MPI_Test");
    return done != 0;
  });
}

void MpiLink::sum_to_first(std::span<std::uint64_t> counts, double patience)
{
  for (std::size_t first = 0; first < counts.size(); first += chunk)
    sum_chunk(counts.subspan(first, std::min(chunk, counts.size() - first)), patience);
}

void MpiLink::sum_chunk(std::span<std::uint64_t> counts, double patience)
{
  std::vector<std::uint64_t> sum(rank_ == 0 ? counts.size() : 0);
  MPI_Request request = MPI_REQUEST_NULL;
  check_mpi(MPI_Ireduce(counts.data(), sum.data(), static_cast<int>(counts.size()), MPI_UINT64_T, MPI_SUM, 0, communicator_, &request),
            "MPI_Ireduce");
  auto const start = std::chrono::steady_clock::now();
  for (int done = 0; done == 0;) {
    check_mpi(MPI_Test(&request, &done, MPI_STATUS_IGNORE), "MPI_Ireduce");
    std::chrono::duration<double> const waited = std::chrono::steady_clock::now() - start;
    if (done == 0 && waited.count() > patience) throw LinkFault(fmt::format("MPI_Ireduce: a rank has not come within {:.0f} s", patience));
    // All come at about the same time; one that is late finds the others asleep, not at its core.
    if (done == 0 && waited.count() < 1e-3) std::this_thread::yield();
    else if (done == 0) std::this_thread::sleep_for(std::chrono::microseconds(50));
  }
  std::copy(sum.begin(), sum.end(), counts.begin());
}

void MpiLink::finish_sending()
{
  auto const start = std::chrono::steady_clock::now();
  while (!sending_.empty() && std::chrono::steady_clock::now() - start < longest_end) {
    reap();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace ghostcast
