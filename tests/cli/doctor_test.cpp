// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/cli/doctor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/fits_terminal.hpp"
#include "cli/process.hpp"
#include "doctor/fake_engines.hpp"
#include "ghostcast/store/run_store.hpp"

namespace ghostcast::cli {
namespace {

using testing::HasSubstr;

/// A well machine; nothing is looked at beside the engines.
Patient patient_with(std::vector<Candidate> others)
{
  Machine machine;
  machine.memory_bytes = machine.available_bytes = std::uint64_t{8} << 30U;
  return {machine, {}, reference_candidate(), std::move(others)};
}

struct Examined {
  ExitCode code;
  std::string out;
};

Examined examined(Patient const& patient, OutputFormat format = OutputFormat::text)
{
  testing::internal::CaptureStdout();
  ExitCode const code = examine(patient, {600.0, 0, 192, format, Chatter::quiet, {}});
  return {code, testing::internal::GetCapturedStdout()};
}

TEST(Doctor, ExitsWithOneWhereADigestDiffers)
{
  Examined const done = examined(patient_with({test::wrong_candidate(0), test::lost_candidate()}));
  EXPECT_EQ(done.code, ExitCode::own_fault);
  EXPECT_THAT(done.out, HasSubstr("differs  digest"));
  EXPECT_THAT(done.out, HasSubstr("Do not use results of this engine"));
  EXPECT_THAT(done.out, HasSubstr("1 engine whose digest differs, 1 problem, 0 notes\n"));
  test::expect_fits_terminal(done.out);
}

TEST(Doctor, ExitsWithThreeForAProblemOfTheMachine)
{
  EXPECT_EQ(examined(patient_with({test::lost_candidate()})).code, ExitCode::machine_fault);
  Patient starved = patient_with({});
  starved.machine.available_bytes = 1;
  EXPECT_EQ(examined(starved).code, ExitCode::machine_fault);
}

TEST(Doctor, ExitsWithZeroWhereNotesAreAll)
{
  Patient patient = patient_with({});
  patient.found.push_back({"devices", Verdict::note, "none", "Buy one."});
  Examined const done = examined(patient);
  EXPECT_EQ(done.code, ExitCode::success);
  EXPECT_THAT(done.out, HasSubstr("all well; 1 note\n"));
}

TEST(Doctor, PrintsTheSameAsJson)
{
  Examined const done = examined(patient_with({test::wrong_candidate(0)}), OutputFormat::json);
  auto const json = nlohmann::json::parse(done.out);
  EXPECT_EQ(json["schema"], "ghostcast.doctor/1");
  EXPECT_EQ(json["verdict"], "differs");
  EXPECT_EQ(json["trials"]["others"][0]["engine"], "wrong");
  EXPECT_EQ(json["trials"]["others"][0]["different"].size(), 1U);
  EXPECT_EQ(json["findings"].back()["verdict"], "differs");
}

TEST(Doctor, ComparesEveryInstructionSetOfThisMachine)
{
  test::Finished done;
  for (char const* seconds : {"1", "10", "60"}) {  // under a sanitizer nothing is done in one
    done = test::ghostcast(std::string("doctor --threads 2 --json --seconds ") + seconds);
    if (done.code != 3) break;
  }
  ASSERT_EQ(done.code, 0) << done.out << done.error;
  auto const trials = nlohmann::json::parse(done.out)["trials"];
  EXPECT_GE(trials["others"].size(), 2 * available_isas().size() - 1);
  for (auto const& each : trials["others"]) EXPECT_TRUE(each["different"].empty()) << each;
}

TEST(Doctor, LooksWhetherTheStoreIsWhole)
{
  test::TemporaryFolder const folder;
  std::string const path = (folder.path() / "runs.db").string();
  StoreChoice choice;
  EXPECT_EQ(store_finding(choice).text, "none is used");
  choice.enabled = true;
  choice.path = path;
  EXPECT_EQ(store_finding(choice).verdict, Verdict::well);
  EXPECT_THAT(store_finding(choice).text, HasSubstr("not there yet"));
  { RunStore const made(path); }
  EXPECT_THAT(store_finding(choice).text, HasSubstr("whole, 0 runs"));
  std::ofstream(path, std::ios::binary) << std::string(4096, 'x');
  EXPECT_EQ(store_finding(choice).verdict, Verdict::problem);
  EXPECT_FALSE(store_finding(choice).advice.empty());
}

TEST(Doctor, RefusesFlagsThatItDoesNotKnow)
{
  EXPECT_EQ(test::ghostcast("doctor --seconds 0").code, 2);
  EXPECT_EQ(test::ghostcast("doctor --seed 3").code, 2);
}

}  // namespace
}  // namespace ghostcast::cli
