// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/benchmark/built_in.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "ghostcast/scenario/file_bytes.hpp"

namespace ghostcast::bench {
namespace {

OperationRecord read(nlohmann::json const& entry)
{
  nlohmann::json const& of_draw = entry.at("vector_operations_per_draw");
  return {entry.at("slots_per_role_step"), of_draw.at("scalar"), of_draw.at("avx2"), of_draw.at("avx512")};
}

/// By the digest of the scenario's bytes: what was counted is of these bytes alone.
std::map<std::string, OperationRecord> read_all()
{
  nlohmann::json const record = nlohmann::json::parse(recorded_operations());
  std::map<std::string, OperationRecord> by_sha256;
  for (BuiltIn const& each : built_in_scenarios())
    by_sha256.emplace(sha256_of(each.text), read(record.at(std::string(each.name))));
  return by_sha256;
}

}  // namespace

std::optional<OperationRecord> operations_of(std::string const& sha256)
{
  static std::map<std::string, OperationRecord> const all = read_all();
  auto const found = all.find(sha256);
  return found == all.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace ghostcast::bench
