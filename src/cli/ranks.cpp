// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/ranks.hpp"

#include <fmt/format.h>

#include "ghostcast/cli/exit_code.hpp"
#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cluster/local_engine.hpp"
#include "ghostcast/cluster/rank_engine.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

/// Of the process, as MPI itself is.
RankSession* session = nullptr;
bool ranks_used = false;

/// What must be equal on all ranks: the program and how it lays its models out.
std::string identity()
{
  return fmt::format("ghostcast {} ({}, model of {} bytes)", program_version, program_commit, sizeof(ModelParams));
}

LocalEngine local_engine(Remark const& remark)
{
  return [remark](EngineChoice const& choice) { return make_local_engine(choice, session->place(), remark); };
}

int complain_of(std::exception const& fault)
{
  complain(fmt::format("ghostcast: {}\n", fault.what()));
  return static_cast<int>(ExitCode::machine_fault);
}

/// Signals are rank 0's to answer; it says what the others do.
int serve()
{
  InterruptGuard const interrupt;
  try {
    serve_ranges(session->link(), local_engine({}), identity(), {}, [&] { return interrupt.raised(); });
    return 0;
  } catch (LinkFault const& fault) {
    session->link().give_up();
    return complain_of(fault);
  }
}

int lead(std::function<int()> const& program)
{
  int const code = program();
  if (session->link().given_up()) return code;
  if (rank_count() > 1 && !ranks_used && code == 0)
    complain(fmt::format("note: this ran on one rank; the other {} had nothing to do\n", rank_count() - 1));
  try {
    dismiss_ranks(session->link());
  } catch (LinkFault const&) {
    session->link().give_up();
  }
  return code;
}

}  // namespace

int run_as_rank(std::function<int()> const& program)
{
  Launch const launch = this_launch();
  std::unique_ptr<RankSession> joined;
  try {
    joined = RankSession::join(launch);
  } catch (LinkFault const& fault) {
    return launch.rank == 0 ? complain_of(fault) : static_cast<int>(ExitCode::machine_fault);
  }
  if (!joined) return program();
  session = joined.get();
  int const code = session->link().rank() == 0 ? lead(program) : serve();
  session = nullptr;
  return code;
}

bool has_ranks()
{
  return session != nullptr;
}

int rank_count()
{
  return session == nullptr ? 1 : session->link().size();
}

std::unique_ptr<Engine> open_rank_engine(EngineChoice const& choice, Remark const& remark)
{
  ranks_used = true;
  RankPlace const place = session->place();
  bool const narrow = place.threads * place.local_size < place.machine_threads && choice.threads == 0;
  auto engine = make_rank_engine(session->link(), choice, local_engine(remark), identity());
  if (remark && narrow && engine->name().find("cpu") != std::string::npos) {
    remark(fmt::format("each rank may use {} of the {} cores of its machine; mpirun --bind-to none lets ranks share all of them",
                       place.threads, place.machine_threads));
  }
  return engine;
}

}  // namespace ghostcast::cli
