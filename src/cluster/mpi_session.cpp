// SPDX-License-Identifier: Apache-2.0
#include <sched.h>

#include <algorithm>
#include <thread>

#include "ghostcast/cluster/session.hpp"
#include "mpi_call.hpp"
#include "mpi_link.hpp"

namespace ghostcast {
namespace {

constexpr int abort_code = 3;

/// A communicator of our own, whose errors are returned.
class Communicator {
 public:
  explicit Communicator(MPI_Comm from)
  {
    check_mpi(MPI_Comm_dup(from, &handle_), "MPI_Comm_dup");
    check_mpi(MPI_Comm_set_errhandler(handle_, MPI_ERRORS_RETURN), "MPI_Comm_set_errhandler");
  }
  Communicator(Communicator const&) = delete;
  Communicator& operator=(Communicator const&) = delete;
  ~Communicator() { MPI_Comm_free(&handle_); }
  MPI_Comm get() const { return handle_; }

 private:
  MPI_Comm handle_{MPI_COMM_NULL};
};

/// Cores that this process may use.
cpu_set_t allowed_cores()
{
  cpu_set_t cores;
  CPU_ZERO(&cores);
  if (sched_getaffinity(0, sizeof cores, &cores) != 0 || CPU_COUNT(&cores) == 0) CPU_SET(0, &cores);
  return cores;
}

/// Its cores, divided among the ranks of the machine that may use one of them too.
int share_of_cores(std::vector<cpu_set_t> const& all, cpu_set_t const& own)
{
  auto const meets = [&](cpu_set_t const& other) {
    cpu_set_t both;
    CPU_AND(&both, &own, &other);
    return CPU_COUNT(&both) > 0;
  };
  auto const sharers = static_cast<int>(std::count_if(all.begin(), all.end(), meets));
  return std::max(1, CPU_COUNT(&own) / std::max(1, sharers));
}

RankPlace find_place()
{
  MPI_Comm machine = MPI_COMM_NULL;
  check_mpi(MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine), "MPI_Comm_split_type");
  RankPlace place;
  check_mpi(MPI_Comm_rank(machine, &place.local_rank), "MPI_Comm_rank");
  check_mpi(MPI_Comm_size(machine, &place.local_size), "MPI_Comm_size");
  cpu_set_t const own = allowed_cores();
  std::vector<cpu_set_t> all(static_cast<std::size_t>(place.local_size));
  check_mpi(MPI_Allgather(&own, sizeof own, MPI_BYTE, all.data(), sizeof own, MPI_BYTE, machine), "MPI_Allgather");
  check_mpi(MPI_Comm_free(&machine), "MPI_Comm_free");
  place.threads = share_of_cores(all, own);
  place.machine_threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return place;
}

/// MPI from MPI_Init to MPI_Finalize.
class MpiLibrary {
 public:
  explicit MpiLibrary(Launch const& launch)
  {
    int provided = MPI_THREAD_SINGLE;
    check_mpi(MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided), "MPI_Init_thread");
    check_mpi(MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN), "MPI_Comm_set_errhandler");
    int size = 0;
    check_mpi(MPI_Comm_size(MPI_COMM_WORLD, &size), "MPI_Comm_size");
    std::string fault;
    if (size != launch.tasks)
      fault = fmt::format("{} started {} processes, but MPI sees {}; with Slurm use srun --mpi=pmix or mpirun", launch.by, launch.tasks, size);
    else if (provided < MPI_THREAD_SERIALIZED) fault = "this MPI serves no program with threads";
    if (fault.empty()) return;
    MPI_Finalize();
    throw LinkFault(fault);
  }
  MpiLibrary(MpiLibrary const&) = delete;
  MpiLibrary& operator=(MpiLibrary const&) = delete;
  ~MpiLibrary() { MPI_Finalize(); }
};

class MpiSession final : public RankSession {
 public:
  explicit MpiSession(Launch const& launch) : library_(launch), place_(find_place()), communicator_(MPI_COMM_WORLD), link_(communicator_.get())
  {
  }
  ~MpiSession() override
  {
    if (link_.given_up()) MPI_Abort(MPI_COMM_WORLD, abort_code);
    try {
      link_.finish_sending();
    } catch (LinkFault const&) {  // nobody is left to tell
    }
  }
  Link& link() override { return link_; }
  RankPlace place() const override { return place_; }

 private:
  MpiLibrary library_;
  RankPlace place_;
  Communicator communicator_;
  MpiLink link_;
};

}  // namespace

std::unique_ptr<RankSession> RankSession::join(Launch const& launch)
{
  if (launch.tasks == 0) return nullptr;
  if (!launch.knows_mpi)
    throw LinkFault(fmt::format("{} started {} processes that MPI knows nothing of; use srun --mpi=pmix or mpirun", launch.by, launch.tasks));
  return std::make_unique<MpiSession>(launch);
}

std::string no_mpi_reason()
{
  return {};
}

}  // namespace ghostcast
