// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/doctor.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "ghostcast/cli/interrupt.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/engine/accelerator.hpp"
#include "ghostcast/engine/device_engine.hpp"
#include "ghostcast/report/number_text.hpp"
#include "ghostcast/store/run_store.hpp"
#include "ghostcast/version.hpp"

namespace ghostcast::cli {
namespace {

#ifdef __clang__
constexpr char const* compiler = __VERSION__;  // names itself
#else
constexpr char const* compiler = "g++ " __VERSION__;
#endif

Finding program_finding()
{
  std::string const text = fmt::format("ghostcast {} ({}), compiled by {}", program_version, program_commit, compiler);
#ifdef __OPTIMIZE__
  return {"program", Verdict::well, text, ""};
#else
  return {"program", Verdict::note, text + ", without optimisation", "It is many times slower than a release build: ./build.sh makes one."};
#endif
}

Finding isa_finding()
{
  std::string names;
  for (Isa const isa : available_isas()) names += (names.empty() ? "" : ", ") + std::string(isa_name(isa));
  bool const packs = available_isas().size() > 1;
  return {"instructions", packs ? Verdict::well : Verdict::note, names,
          packs ? "" : "This processor or build has no AVX2: a trajectory at a time is several times slower."};
}

/// Whether the system's driver for CUDA devices is loaded: without it nobody misses a device.
bool has_driver()
{
  std::error_code ignored;
  return std::filesystem::exists("/proc/driver/nvidia/version", ignored) || std::filesystem::exists("/dev/nvidiactl", ignored);
}

/// The devices as candidates, each alone, so that a bad one is named; and what there is to say of them.
void add_devices(Patient& patient)
{
  Accelerators opened = open_accelerators({});
  if (opened.devices.empty()) {
    bool const built = opened.reason != "this program was built without CUDA";
    Verdict const verdict = !has_driver() ? Verdict::well : built ? Verdict::problem : Verdict::note;
    std::string const advice = verdict == Verdict::well ? "" : built ? "nvidia-smi should list the devices; the CPU gives the same numbers."
                                                                     : "This machine has a CUDA driver: a build with nvcc would use its devices.";
    patient.found.push_back({"devices", verdict, "no CUDA device: " + opened.reason, advice});
    return;
  }
  for (auto const& device : opened.devices) {
    patient.found.push_back({"devices", Verdict::well, device->name(), ""});
    int const number = device->number();
    patient.others.push_back({"cuda " + device->name(), [number] {
      Accelerators one = open_accelerators({number});
      if (one.devices.empty()) throw std::runtime_error(one.reason);
      return make_device_engine(std::move(one.devices));
    }});
  }
}

ExitCode judged(Verdict verdict, bool interrupted)
{
  if (verdict == Verdict::differs) return ExitCode::own_fault;
  if (interrupted) return ExitCode::interrupted;
  return verdict == Verdict::problem ? ExitCode::machine_fault : ExitCode::success;
}

}  // namespace

Finding store_finding(StoreChoice const& choice)
{
  if (!choice.enabled) return {"store", Verdict::well, "none is used", ""};
  std::error_code error;
  bool const is_uri = choice.path.starts_with("file:");
  if (!is_uri && !std::filesystem::exists(choice.path, error))
    return {"store", Verdict::well, choice.path + " is not there yet; the first run makes it", ""};
  try {
    RunStore store(choice.path, StoreAccess::existing);
    std::vector<std::string> const faults = store.check();
    if (!faults.empty())
      return {"store", Verdict::problem, fmt::format("{}: {}", choice.path, faults.front()),
              "Move the file away, and the next run starts a new one; sqlite3 and its .recover may save what it holds."};
    std::string const runs = counted(store.all().size(), "run", "runs");
    if (store.is_readonly())
      return {"store", Verdict::note, fmt::format("{}: whole, {}, read-only", choice.path, runs), "Runs are answered from it and not kept in it: --store names another."};
    return {"store", Verdict::well, fmt::format("{}: whole, {}", choice.path, runs), ""};
  } catch (StoreError const& fault) {
    return {"store", Verdict::problem, fmt::format("{}: {}", choice.path, fault.what()),
            "Results are printed all the same; --store names another file, --no-store none."};
  }
}

Patient this_patient(DoctorOptions const& options)
{
  Patient patient{read_machine(), {program_finding(), isa_finding()}, reference_candidate(), cpu_candidates(options.threads)};
  add_devices(patient);
  patient.found.push_back(store_finding(options.store));
  return patient;
}

ExitCode examine(Patient const& patient, DoctorOptions const& options)
{
  InterruptGuard const interrupt;
  std::vector<Finding> findings = patient.found;
  auto const add = [&](std::vector<Finding> const& more) { findings.insert(findings.end(), more.begin(), more.end()); };
  add(machine_findings(patient.machine));
  if (options.chatter == Chatter::normal)
    complain(fmt::format("comparing {} engines for some {:.0f} s at most\n", patient.others.size() + 1, options.seconds));
  EngineTrials const trials = try_engines(patient.reference, patient.others, {options.seconds, options.most_trajectories}, [&] { return !interrupt.raised(); });
  add(trial_findings(trials));
  print_out(options.format == OutputFormat::json ? doctor_json(findings, trials) : doctor_text(findings, options.chatter));
  return judged(gravest(findings), trials.interrupted);
}

}  // namespace ghostcast::cli
