// SPDX-License-Identifier: Apache-2.0
// scripts/gpu_tables.py: what gpu_check.sh measured, as tables.
#include <gmock/gmock.h>

#include <fstream>

#include "cli/process.hpp"

namespace ghostcast::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char const* measured = R"({"measured": true, "device": {"name": "Played GPU", "driver": "1.2"}, "date": "2026-01-02", "commit": "abc",
 "bench": {"scenarios": [
  {"scenario": "m5", "refused": null, "role_steps_per_s": 5e10, "draws_per_s": 1e11, "trajectories_per_s": 9e7, "seconds_per_million": 0.0111,
   "bound": {"fraction": 0.75}, "seconds": {"median": 1.0, "least": 0.8, "most": 1.25}},
  {"scenario": "eight units", "refused": "the piece of trajectories 0 to 9 has another digest", "role_steps_per_s": null}]},
 "comparison": {"ratios": {"jax": 120}, "ratio_spread": {"jax": [110, 130]}, "versions": {"jax": "JAX 1", "ghostcast": "0.1.0"},
  "rates": {"ghostcast": {"draws": 1.2e11}, "jax": {"draws": 1e9}}, "absent": {"cupy": "no package cupy"},
  "agreement": {"jax": {"checks": 11}}}})";

class GpuTables : public testing::Test {
 protected:
  void SetUp() override
  {
    if (run_shell("python3 -c 'import json'").code != 0) GTEST_SKIP() << "python3 was not found";
  }
  Finished tables_of(std::string const& text)
  {
    std::string const file = (folder_.path() / "device.json").string();
    std::ofstream(file) << text;
    return run_shell("'" GHOSTCAST_SOURCE_DIR "/scripts/gpu_tables.py' '" + file + "'");
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(GpuTables, HaveDeviceDateRatesAndRatios)
{
  Finished const done = tables_of(measured);
  EXPECT_EQ(done.code, 0) << done.error;
  EXPECT_THAT(done.out, AllOf(HasSubstr("Played GPU, driver 1.2, 2026-01-02, commit abc."),
                              HasSubstr("| m5 | 5e+10 | 1e+11 | 0.75 | 90,000,000 | 0.0111 | -20.0 to +25.0 % |"),
                              HasSubstr("| eight units | no rate: the piece of trajectories 0 to 9 has another digest"),
                              HasSubstr("| jax, JAX 1 | 1.00e+09 | 120.00 (110.00 to 130.00) |"), HasSubstr("Distributions agree: 11 checks."),
                              HasSubstr("cupy is left out: no package cupy.")));
}

TEST_F(GpuTables, AreRefusedWhereNothingWasMeasured)
{
  Finished const done = tables_of(R"({"measured": false})");
  EXPECT_EQ(done.code, 2);
  EXPECT_THAT(done.out, IsEmpty());
  EXPECT_THAT(done.error, HasSubstr("nothing was measured"));
}

}  // namespace
}  // namespace ghostcast::test
