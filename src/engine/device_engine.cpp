// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/engine/device_engine.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <system_error>
#include <thread>

#include "device_worker.hpp"
#include "range_pool.hpp"

namespace ghostcast {
namespace {

using Devices = std::vector<std::unique_ptr<Accelerator>>;

/// How a device was lost.
struct Loss {
  Accelerator const* device{};
  RunFault kind{};
  std::string message;
};

/// A host thread for each device, until all have ended.
class DeviceTeam {
 public:
  explicit DeviceTeam(DeviceRun const& run) : run_(run) {}

  /// A device for which the machine has no thread is lost at once.
  void start(Devices const& devices)
  {
    alive_ = static_cast<int>(devices.size());
    for (auto const& device : devices) {
      try {
        threads_.emplace_back([this, &device] { work_safely(*device); });
      } catch (std::system_error const& error) {
        DeviceWorker idle(*device, run_);
        lose(idle, {device.get(), RunFault::device, device->name() + ": " + error.what()});
        leave();
      }
    }
  }

  /// Waits for the threads, calling `progress` every 20 ms and at the end.
  /// \param total  trajectories of the run
  void watch(Progress const& progress, std::uint64_t total)
  {
    std::unique_lock lock(mutex_);
    while (!ended_.wait_for(lock, std::chrono::milliseconds(20), [&] { return alive_ == 0; })) {
      lock.unlock();
      if (progress && !progress(run_.done.load(), total)) run_.pool.stop();
      lock.lock();
    }
    lock.unlock();
    threads_.clear();
    if (progress) progress(run_.done.load(), total);
    if (failure_) std::rethrow_exception(failure_);
  }

  std::vector<Loss> const& losses() const { return losses_; }

 private:
  /// A device's faults end its own work; anything else ends the run.
  void work_safely(Accelerator& device)
  {
    DeviceWorker worker(device, run_);
    try {
      worker.work();
    } catch (AcceleratorMemoryFault const& fault) {
      lose(worker, {&device, RunFault::memory, fault.what()});
    } catch (AcceleratorFault const& fault) {
      lose(worker, {&device, RunFault::device, fault.what()});
    } catch (...) {
      run_.pool.stop();
      std::lock_guard const lock(mutex_);
      failure_ = std::current_exception();
    }
    leave();
  }

  void leave()
  {
    std::lock_guard const lock(mutex_);
    --alive_;
    ended_.notify_all();
  }

  void lose(DeviceWorker& worker, Loss loss)
  {
    worker.give_up();
    std::lock_guard const lock(mutex_);
    losses_.push_back(std::move(loss));
  }

  DeviceRun run_;
  std::mutex mutex_;  ///< guards alive_, losses_, failure_
  std::condition_variable ended_;
  int alive_{0};             ///< set before the threads start
  std::vector<Loss> losses_;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;  ///< last: ends before what it uses
};

class DeviceEngine final : public Engine {
 public:
  DeviceEngine(Devices devices, DeviceSchedule const& schedule)
      : devices_(std::move(devices)),
        schedule_(schedule),
        device_count_(static_cast<int>(devices_.size()))
  {
    for (auto const& device : devices_) names_ += (names_.empty() ? "" : "; ") + device->name();
  }

  std::string name() const override { return "cuda"; }
  std::string device() const override { return names_; }
  int threads() const override { return device_count_; }

  RunOutput run_pieces(ModelParams const& params, RunPlan const& plan,
                       std::vector<TrajectoryRange> const& ranges, Progress const& progress) override
  {
    auto const start = std::chrono::steady_clock::now();
    TallyLayout const layout = layout_of(params, plan);
    RangePool pool(ranges, devices_.size(), layout);
    std::mutex loading;
    std::atomic<std::uint64_t> done{0};
    DeviceTeam team({params, plan, layout, workload_of(ranges), schedule_, pool, loading, done});
    team.start(devices_);
    team.watch(progress, size_of(ranges));
    RunOutput output = pool.collect();
    report(team.losses(), output);
    output.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return output;
  }

 private:
  /// All ranges may end up on one device, but it is only asked to hold its share at once.
  Workload workload_of(std::vector<TrajectoryRange> const& ranges) const
  {
    Workload workload;
    std::size_t const devices = std::max<std::size_t>(1, devices_.size());
    workload.range_count = static_cast<int>((ranges.size() + devices - 1) / devices);
    for (TrajectoryRange const& range : ranges)
      workload.range_size = std::max(workload.range_size, range.last - range.first);
    return workload;
  }

  /// Says in the output what was lost, and forgets broken devices.
  void report(std::vector<Loss> const& losses, RunOutput& output)
  {
    output.fault_kind = effect_of(losses, output);
    if (devices_.empty()) output.fault = broken_;
    for (Loss const& loss : losses) {
      output.fault += (output.fault.empty() ? "" : "; ") + loss.message;
      if (loss.kind == RunFault::device) broken_ = loss.message;
    }
    std::erase_if(devices_, [&](auto const& device) {
      return std::any_of(losses.begin(), losses.end(), [&](Loss const& loss) {
        return loss.device == device.get() && loss.kind == RunFault::device;
      });
    });
  }

  RunFault effect_of(std::vector<Loss> const& losses, RunOutput const& output) const
  {
    if (losses.size() < devices_.size())
      return losses.empty() ? RunFault::none : RunFault::survived;
    bool const memory = !losses.empty() && std::all_of(losses.begin(), losses.end(), [](Loss const& loss) {
      return loss.kind == RunFault::memory;
    });
    return memory && output.ranges.empty() ? RunFault::memory : RunFault::device;
  }

  Devices devices_;
  DeviceSchedule schedule_;
  int device_count_;
  std::string names_;
  std::string broken_;  ///< why the last device was lost
};

}  // namespace

std::unique_ptr<Engine> make_device_engine(std::vector<std::unique_ptr<Accelerator>> devices,
                                           DeviceSchedule const& schedule)
{
  return std::make_unique<DeviceEngine>(std::move(devices), schedule);
}

}  // namespace ghostcast
