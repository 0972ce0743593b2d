// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/engine_choice.hpp"

#include <map>
#include <string>
#include <string_view>

#include "ghostcast/cli/flags.hpp"
#include "ghostcast/cli/messages.hpp"
#include "ghostcast/cli/ranks.hpp"

namespace ghostcast::cli {
namespace {

constexpr std::uint64_t most_device_number = 1023;

std::map<std::string, EngineKind> const kinds = {
    {"auto", EngineKind::automatic}, {"cpu", EngineKind::cpu}, {"cuda", EngineKind::cuda}};

/// The numbers of "0,1". \throws CLI::ValidationError
std::vector<int> device_numbers(std::string const& text)
{
  std::vector<int> numbers;
  for (std::size_t first = 0; first <= text.size();) {
    std::size_t const last = std::min(text.find(',', first), text.size());
    auto const number =
        decimal(std::string_view(text).substr(first, last - first), most_device_number);
    if (!number) {
      throw CLI::ValidationError(
          "--devices", fmt::format("\"{}\" is no list of device numbers such as 0 or 0,1", text));
    }
    numbers.push_back(static_cast<int>(*number));
    first = last + 1;
  }
  return numbers;
}

/// Says on stderr why the CPU does the work.
Remark remark_of(Chatter chatter)
{
  if (chatter == Chatter::quiet) return {};
  return [](std::string const& text) { complain("note: " + text + "\n"); };
}

/// Calls `open`; a device that is demanded and missing is the user's to solve.
template <class Open>
auto open_or_hint(Open const& open)
{
  try {
    return open();
  } catch (NoAccelerator const& fault) {
    throw NoAccelerator(
        fmt::format("{}. --engine cpu gives the same numbers, --engine auto takes what there is",
                    fault.what()));
  }
}

std::map<std::string, Isa> const isas = [] {
  std::map<std::string, Isa> named;
  for (Isa const isa : {Isa::automatic, Isa::scalar, Isa::avx2, Isa::avx512}) named.emplace(isa_name(isa), isa);
  return named;
}();

/// \throws CLI::ValidationError where a flag of the CPU stands beside a demand for devices
void refuse_with_devices(EngineChoice const& choice, char const* flag, char const* what)
{
  if (!demands_devices(choice)) return;
  throw CLI::ValidationError(flag, fmt::format("{}; not with {}", what,
                                               choice.kind == EngineKind::cuda ? "--engine cuda" : "--devices"));
}

}  // namespace

void add_engine_choice(CLI::App& verb, EngineChoice& choice)
{
  verb.add_option_function<std::string>(
          "--engine", [&choice](std::string const& word) { choice.kind = kinds.at(word); },
          "What computes: auto takes CUDA devices where there are any, else the CPU; the numbers "
          "are the same")
      ->check(CLI::IsMember(kinds))
      ->default_str("auto");
  verb.add_option_function<std::string>(
          "--devices",
          [&choice](std::string const& text) { choice.devices = device_numbers(text); },
          "CUDA devices by number; a number twice gives that device two streams of work; default "
          "all there are")
      ->type_name("N,...");
  add_count(verb, "--threads", choice.threads, {1, most_threads},
            "Threads of the CPU; default all cores");
}

void add_isa_choice(CLI::App& verb, EngineChoice& choice)
{
  verb.add_option_function<std::string>(
          "--isa", [&choice](std::string const& word) { choice.isa = isas.at(word); },
          "Instruction set of the CPU, which computes then; auto is the widest that it has; the "
          "numbers are the same")
      ->check(CLI::IsMember(isas))
      ->default_str("auto");
}

void check_engine(EngineChoice const& choice)
{
  if (!choice.devices.empty() && choice.kind == EngineKind::cpu)
    throw CLI::ValidationError("--devices", "there are none with --engine cpu");
  if (choice.threads > 0) refuse_with_devices(choice, "--threads", "counts threads of the CPU");
  if (choice.isa != Isa::automatic) refuse_with_devices(choice, "--isa", "names an instruction set of the CPU");
}

std::unique_ptr<Engine> open_engine(EngineChoice const& choice, Chatter chatter)
{
  return open_or_hint([&] {
    return has_ranks() ? open_rank_engine(choice, remark_of(chatter)) : make_engine(choice, remark_of(chatter));
  });
}

std::vector<std::unique_ptr<Accelerator>> open_devices(EngineChoice const& choice, Chatter chatter)
{
  return open_or_hint([&] { return ghostcast::open_devices(choice, remark_of(chatter)); });
}

}  // namespace ghostcast::cli
