// SPDX-License-Identifier: Apache-2.0
/// \file
/// The off value of a mechanism is bitwise the baseline: a model that computes the mechanism with
/// its off value and one that skips it leave the same tally.
#include <string>
#include <variant>

#include "mechanisms/paired.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

using Unit = UnitParams<Scalar>;
using Organisation = OrganisationParams<Scalar>;
using Market = MarketParams<Scalar>;

struct OffValue {
  char const* key;
  std::variant<float Unit::*, float Organisation::*, float Market::*> member;
  float value;
};

float& member_of(QuietModel& model, OffValue const& off)
{
  if (auto const* const unit = std::get_if<float Unit::*>(&off.member)) return model.unit().**unit;
  if (auto const* const organisation = std::get_if<float Organisation::*>(&off.member)) return model.organisation().**organisation;
  return model.market().*std::get<float Market::*>(off.member);
}

void PrintTo(OffValue const& off, std::ostream* out) { *out << off.key; }

OffValue const off_values[] = {
    {"gpu_guarantee", &Unit::gpu_guarantee, 0.0f},
    {"raid_rate_per_year", &Unit::raid_rate_per_year, 0.0f},
    {"team_raid_rate_per_year", &Unit::team_raid_rate_per_year, 0.0f},
    {"scheduled_raid_fraction", &Unit::scheduled_raid_fraction, 0.0f},
    {"layoff_waves_per_year", &Unit::layoff_waves_per_year, 0.0f},
    {"scheduled_layoff", &Unit::scheduled_layoff, 0.0f},
    {"redundancy_rate", &Unit::redundancy_rate, 0.0f},
    {"transfer_probability", &Unit::transfer_probability, 0.0f},
    {"counter_offer_success", &Unit::counter_offer_success, 0.0f},
    {"retention_bonus", &Unit::retention_bonus, 0.0f},
    {"shrink_quit_effect", &Unit::shrink_quit_effect, 0.0f},
    {"freeze_quit_effect", &Unit::freeze_quit_effect, 0.0f},
    {"gpu_quit_effect", &Unit::gpu_quit_effect, 0.0f},
    {"outage_hazard", &Unit::outage_hazard, 0.0f},
    {"demand_noise", &Unit::demand_noise, 0.0f},
    {"retirement_rate", &Unit::retirement_rate, 0.0f},
    {"leased_gpus", &Unit::leased_gpus, 0.0f},
    {"knowledge_from_rivals", &Unit::knowledge_from_rivals, 0.0f},
    {"project_end_rate", &Organisation::project_end_rate, 0.0f},
    {"lead_infra_effect", &Organisation::lead_infra_effect, 0.0f},
    {"power_mw", &Organisation::power_mw, infinite},
    {"freeze_pass", &Organisation::freeze_pass, 0.0f},
    {"one_off_order", &Organisation::one_off_order, 0.0f},
    {"shortage_on", &Market::shortage_on, 0.0f},
    {"heat_noise", &Market::heat_noise, 0.0f},
    {"algorithm_noise", &Market::algorithm_noise, 0.0f},
    {"commodity_rate", &Market::commodity_rate, 0.0f},
    {"commodity_hazard", &Market::commodity_hazard, 0.0f},
    {"leak_to_rivals", &Market::leak_to_rivals, 0.0f},
    {"crash_hazard", &Market::crash_hazard, 0.0f},
};

class OffValues : public testing::TestWithParam<OffValue> {};

Digest digest_of_run(QuietModel& model)
{
  constexpr RecordMask record = mask_of(Quantity::headcount) | mask_of(Quantity::gpus) | mask_of(Quantity::value) |
                                mask_of(Quantity::knowledge) | mask_of(Quantity::automation) | mask_of(Quantity::idle_gpus) |
                                mask_of(Quantity::gpus_on_order);
  return digest_of(model.run(64, 7, record));
}

TEST_P(OffValues, AreBitwiseTheBaseline)
{
  OffValue const& off = GetParam();
  BusyModel baseline(2, 24);
  BusyModel computed(2, 24);
  for (QuietModel* model : {static_cast<QuietModel*>(&baseline), static_cast<QuietModel*>(&computed)}) {
    member_of(*model, off) = off.value;
  }
  computed.lever(1, member_of(computed, off), off.value);
  EXPECT_EQ(to_hex(digest_of_run(baseline)), to_hex(digest_of_run(computed)));
}

INSTANTIATE_TEST_SUITE_P(EveryMechanism, OffValues, testing::ValuesIn(off_values),
                         [](auto const& test) { return std::string(test.param.key); });

TEST(Digest, SeesAMechanismThatIsOn)
{
  BusyModel off(2, 24);
  BusyModel on(2, 24);
  on.market().crash_hazard = 0.02f;
  EXPECT_NE(to_hex(digest_of_run(off)), to_hex(digest_of_run(on)));
}

}  // namespace
}  // namespace ghostcast
