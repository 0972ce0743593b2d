// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/make_engine.hpp"

#include <utility>

#include "ghostcast/engine/device_engine.hpp"

namespace ghostcast {
namespace {

/// Devices first; the CPU where a run does not fit on them.
class AutomaticEngine final : public Engine {
 public:
  AutomaticEngine(std::unique_ptr<Engine> devices, int threads, int sharers, Remark remark)
      : engine_(std::move(devices)), threads_(threads), sharers_(sharers), remark_(std::move(remark))
  {
  }

  std::string name() const override { return engine_->name(); }
  std::string device() const override { return engine_->device(); }
  int threads() const override { return engine_->threads(); }
  std::string isa() const override { return engine_->isa(); }

  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan,
                       std::vector<TrajectoryRange> const& ranges, Progress const& progress) override
  {
    RunOutput output = engine_->run_pieces(params, plan, ranges, progress);
    if (output.fault_kind != RunFault::memory) return output;
    if (remark_) remark_("engine cpu: " + output.fault);
    engine_ = make_cpu_engine(threads_, Isa::automatic, sharers_);
    return engine_->run_pieces(params, plan, ranges, progress);
  }

 private:
  std::unique_ptr<Engine> engine_;
  int threads_;
  int sharers_;
  Remark remark_;
};

}  // namespace

bool demands_devices(EngineChoice const& choice)
{
  return choice.kind == EngineKind::cuda ||
         (choice.kind != EngineKind::cpu && !choice.devices.empty());
}

std::vector<std::unique_ptr<Accelerator>> open_devices(EngineChoice const& choice,
                                                       Remark const& remark)
{
  // Who counts threads and says no more has chosen the processor.
  bool const by_threads = choice.kind == EngineKind::unsaid && choice.threads > 0 && choice.devices.empty();
  bool const by_isa = choice.isa != Isa::automatic && !demands_devices(choice);
  if (choice.kind == EngineKind::cpu || by_threads || by_isa) return {};
  Accelerators opened = open_accelerators(choice.devices);
  if (!opened.devices.empty()) return std::move(opened.devices);
  if (demands_devices(choice)) throw NoAccelerator("no CUDA engine: " + opened.reason);
  bool const silent = choice.kind == EngineKind::unsaid && opened.expected;
  if (remark && !silent) remark("engine cpu: " + opened.reason);
  return {};
}

std::unique_ptr<Engine> make_engine(EngineChoice const& choice, Remark const& remark)
{
  auto devices = open_devices(choice, remark);
  if (devices.empty()) return make_cpu_engine(choice.threads, choice.isa, choice.sharers);
  auto engine = make_device_engine(std::move(devices));
  if (demands_devices(choice)) return engine;
  return make_automatic_engine(std::move(engine), choice.threads, choice.sharers, remark);
}

std::unique_ptr<Engine> make_automatic_engine(std::unique_ptr<Engine> devices, int threads, int sharers,
                                              Remark const& remark)
{
  return std::make_unique<AutomaticEngine>(std::move(devices), threads, sharers, remark);
}

}  // namespace ghostcast
