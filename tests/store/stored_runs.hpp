// SPDX-License-Identifier: Apache-2.0
/// \file
/// Runs for tests of the store: counts that nobody computed.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <string>

#include "cli/process.hpp"
#include "ghostcast/store/run_store.hpp"

namespace ghostcast::testing_support {

inline TallyLayout small_layout() { return make_layout(1, 1, 1, 12, 0, 16); }

/// `pieces` ranges of ten trajectories, each with counts of its own.
inline RunOutput output_of(std::uint64_t pieces)
{
  RunOutput output{Tally(small_layout()), {}, {}, 1.5};
  for (std::uint64_t k = 0; k < pieces; ++k) {
    Tally part(small_layout());
    part.counts[0] = 10;
    part.counts[static_cast<std::size_t>(20 + k)] = 3;
    merge(output.tally, part);
    output.ranges.push_back({{10 * k, 10 * k + 10}, digest_of(part)});
    output.digest += digest_of(part);
  }
  return output;
}

inline RunRecord record_of(std::uint64_t seed = 1, std::uint64_t planned = 50)
{
  RunRecord record;
  record.subject = {"lab", "A lab", "lab.toml", std::string(64, 'a'), "base", {"set gpus = 512"}, {"careful"}, {{"document", {{"name", "lab"}}}, {"plan", "base"}}};
  record.key = {scenario_hash(record.subject.resolved), "model", seed, 16, 0, 5};
  record.extent.planned = planned;
  record.origin = {"0.1.0", "abc", "cpu", "a processor", 2, "scalar"};
  return record;
}

/// The kind of fault that something ends in.
template <class Act>
StoreFault fault_of(Act const& act)
{
  try {
    act();
  } catch (StoreError const& fault) {
    EXPECT_EQ(std::string(fault.what()).find('\n'), std::string::npos) << fault.what();
    return fault.kind();
  }
  ADD_FAILURE() << "there was no fault";
  return StoreFault::unknown;
}

/// A store in a folder of its own.
class StoreTest : public testing::Test {
 protected:
  std::string path() const { return (folder_.path() / "runs.db").string(); }
  RunStore open() const { return RunStore(path()); }
  /// Changes the file behind the store's back.
  void execute(std::string const& sql) const { SQLite::Database(path(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql); }

 private:
  test::TemporaryFolder folder_;
};

}  // namespace ghostcast::testing_support
