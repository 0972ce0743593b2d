// SPDX-License-Identifier: Apache-2.0
#include "example.hpp"
#include "ghostcast/model/production.hpp"

namespace ghostcast {
namespace {

using test::faults_of;
using test::parse;
using test::scenario_text;

std::string with_share(std::string const& share, std::string const& more)
{
  std::string text = scenario_text("", more);
  return text.replace(text.find("initial_compute_share = 0.2"), 27,
                      "initial_compute_share = " + share);
}

TEST(CheckAnchors, NamesTheSmallestChangeThatWouldDo)
{
  std::string const faults = faults_of(with_share("0.5", "initial_automation = 0.3\n"));
  EXPECT_NE(faults.find("initial_automation = 0.379, or initial_compute_share = 0.406."),
            faults.npos)
      << faults;
  EXPECT_NO_THROW(parse(with_share("0.5", "initial_automation = 0.379\n")));
  EXPECT_NO_THROW(parse(with_share("0.406", "initial_automation = 0.3\n")));
  EXPECT_THROW(parse(with_share("0.5", "initial_automation = 0.378\n")), InputError);
  EXPECT_THROW(parse(with_share("0.407", "initial_automation = 0.3\n")), InputError);
}

TEST(CheckAnchors, LooksAtTheNegativeComponentsOfRhoOnly)
{
  EXPECT_NO_THROW(parse(with_share("0.5", "initial_automation = 0.01\nsubstitution_rho = 0.4\n")));
  EXPECT_NO_THROW(parse(with_share("0.5", "initial_automation = 0.01\nsubstitution_rho = 0\n")));
  EXPECT_THROW(parse(with_share("0.5", "initial_automation = 0.01\nsubstitution_rho = -0.5\n")),
               InputError);
}

TEST(CheckAnchors, LeavesDrawnValuesToTheModel)
{
  EXPECT_NO_THROW(parse(
      with_share("{ dist = \"uniform\", lo = 0.4, hi = 0.99 }", "initial_automation = 0.1\n")));
  EXPECT_NO_THROW(parse(
      with_share("0.5", "initial_automation = { dist = \"uniform\", lo = 0.1, hi = 0.2 }\n")));
  EXPECT_NO_THROW(parse(with_share("0.97", "")));
}

TEST(CheckAnchors, RefusesAnAutomationAboveEveryDrawnCeiling)
{
  std::string const ceiling =
      "automation_ceiling = { dist = \"beta\", a = 3, b = 1, lo = 0.3, hi = 0.6 }\n";
  EXPECT_THROW(parse(with_share("0.2", ceiling + "initial_automation = 0.61\n")), InputError);
  EXPECT_NO_THROW(parse(with_share("0.2", ceiling + "initial_automation = 0.55\n")));
}

TEST(CheckAnchors, AllowsAUnitWithoutCompute)
{
  std::string text = with_share("0", "");
  text.replace(text.find("gpus = 256"), 10, "gpus = 0");
  EXPECT_EQ(parse(text).model.base.unit[0].gpus, 0.0f);
}

TEST(CheckAnchors, ComparesEachOrganisationsFleetWithItsPower)
{
  // 256 GPUs x 1.45 kW x 1.25 are .464 MW.
  EXPECT_NO_THROW(parse(scenario_text("[organisation]\npower_mw = 0.464\n")));
  EXPECT_THROW(parse(scenario_text("[organisation]\npower_mw = 0.463\n")), InputError);
  Scenario const drawn =
      parse(scenario_text("[organisation]\npower_mw = 0.5\nkw_per_gpu = { dist = \"mixture\", "
                          "value = [1.45, 2.18], weight = [0.3, 0.7] }\n"));
  ASSERT_EQ(drawn.warnings.size(), 1U);
  EXPECT_NE(drawn.warnings[0].find("at its median it carries 183 GPUs"), std::string::npos)
      << drawn.warnings[0];
}

}  // namespace
}  // namespace ghostcast
