// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/targets.hpp"

namespace ghostcast {
namespace {

constexpr double quanta_by_default = 4096.0;

double gpus_of(Compilation const& c, int unit)
{
  return static_cast<double>(c.base(flat_index(*find_parameter(Section::unit, "gpus"), unit, 0)));
}

bool is_power_of_two(double value)
{
  return std::exp2(std::floor(std::log2(value))) == value;
}

double given_quantum(Compilation& c, Node const& node)
{
  ParameterInfo const& row = *find_parameter(Section::organisation, "gpu_quantum");
  std::string const what = describe("organisation", "gpu_quantum", node);
  auto const value = read_integer(c, node, what, row.range);
  if (!value) return 1.0;
  if (!is_power_of_two(*value)) c.fault(node.at, what, "must be a power of two");
  return *value;
}

void check_fleet(Compilation& c, int unit, double quantum)
{
  double const gpus = gpus_of(c, unit);
  Source const source = find_source(c, *find_parameter(Section::unit, "gpus"), unit);
  Node const* const node = source.node;
  if (source.is_default || gpus == 0.0) return;
  double const quanta = std::floor(gpus / quantum);
  std::string const what = describe("unit", "gpus", *node);
  if (quanta < 1.0) {
    c.fault(node->at, what, fmt::format("is less than one gpu_quantum of {}", number_text(quantum)),
            "Lower gpu_quantum, or give the unit 0 GPUs.");
  } else if (quanta > static_cast<double>(max_gpu_quanta)) {
    c.fault(node->at, what, "is more than 2^24 gpu_quantum", "Raise gpu_quantum.");
  } else if (quanta * quantum < 0.99 * gpus) {
    c.warn(node->at, WarningKind::rounded_fleet,
           {{"key", what}, {"quanta", number_text(quanta)}, {"quantum", number_text(quantum)}});
  }
}

}  // namespace

void choose_quantum(Compilation& c)
{
  double largest = 0.0;
  for (int u = 0; u < c.scenario.model.unit_count; ++u) largest = std::max(largest, gpus_of(c, u));
  double quantum = 1.0;
  if (Node const* const node = c.organisation->find("gpu_quantum")) {
    quantum = given_quantum(c, *node);
  } else {
    while (largest / quantum > quanta_by_default) quantum *= 2.0;
  }
  c.scenario.model.gpu_quantum = static_cast<float>(quantum);
  for (int u = 0; u < c.scenario.model.unit_count; ++u) check_fleet(c, u, quantum);
}

}  // namespace ghostcast
