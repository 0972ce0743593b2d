// SPDX-License-Identifier: Apache-2.0
// What is off changes no bit: skipped mechanisms, levers at their off values, other units' dice.
#include "support/features.hpp"
#include "support/model_parts.hpp"
#include "support/rich_variants.hpp"

namespace ghostcast {
namespace {

using namespace testing_support;

/// Few series are recorded: the tally of the rich model is large, and every range is drained.
Digest digest(ModelParams const& params, std::uint64_t count = 60)
{
  RunPlan plan;
  plan.seed = 9;
  plan.record = mask_of(Quantity::value) | mask_of(Quantity::share_counterfactual);
  plan.range = {0, count};
  return make_cpu_engine(2)->run(params, plan, {}).digest;
}

void expect_no_bit_changes(QuietModel& quiet)
{
  Digest const skipping = digest(quiet.params());
  quiet.model->features = all_features();
  EXPECT_EQ(digest(*quiet.model), skipping);
}

/// Two units with people, of whom some quit and are replaced.
QuietModel staffed()
{
  QuietModel quiet(2);
  for (int u = 0; u < 2; ++u) {
    staff(quiet.unit(u), 30.0f, 0.03);
    quiet.unit(u).fill_days = 60.0f;
    quiet.unit(u).people[supervisor] = 1.0f;
  }
  return quiet;
}

TEST(Features, SkippingWhatIsOffChangesNoBitWithPeopleAlone)
{
  QuietModel quiet = staffed();
  expect_no_bit_changes(quiet);
}

TEST(Features, SkippingWhatIsOffChangesNoBitWithGpus)
{
  QuietModel quiet = staffed();
  for (int u = 0; u < 2; ++u) {
    quiet.unit(u).gpus = 200.0f;
    quiet.unit(u).initial_compute_share = 0.6f;
    quiet.unit(u).retirement_rate = 0.02f;
    quiet.unit(u).poach_hazard[engineer] = 0.01f;
  }
  quiet.organisation().capex_share = 0.2f;
  expect_no_bit_changes(quiet);
}

TEST(Features, SkippingWhatIsOffChangesNoBitWhereTasksAreAdopted)
{
  QuietModel quiet = staffed();
  for (int u = 0; u < 2; ++u) {
    UnitParams<Scalar>& unit = quiet.unit(u);
    unit.gpus = 200.0f + static_cast<float>(u);
    unit.initial_compute_share = 0.55f + 0.1f * static_cast<float>(u);
    unit.adoption_rate = 0.05f;
    unit.automation_elasticity = 1.0f;
    unit.role_automation_elasticity[engineer] = 1.0f;
    unit.substitution_rho = -0.5f;
  }
  expect_no_bit_changes(quiet);
}

TEST(Features, SkippingWhatIsOffChangesNoBitInTheRichModel)
{
  for (Variant& variant : rich_variants()) {
    SCOPED_TRACE(variant.name);
    expect_no_bit_changes(variant.model);
  }
}

TEST(Levers, EveryParameterSetToWhatItIsChangesNoBit)
{
  QuietModel quiet = staffed();
  quiet.unit(0).gpus = 200.0f;
  quiet.unit(0).initial_compute_share = 0.6f;
  Digest const baseline = digest(quiet.params());
  for (int k = 0; k < used_size<Scalar>(2); ++k) {
    float const& member = flat(quiet.model->base)[k];
    quiet.lever(1 + k % 60, member, member);
  }
  std::stable_sort(quiet.steps.begin(), quiet.steps.end(),
                   [](LeverStep const& a, LeverStep const& b) { return a.month < b.month; });
  ASSERT_LE(quiet.steps.size(), static_cast<std::size_t>(max_lever_steps));
  EXPECT_EQ(digest(quiet.params()), baseline);
}

TEST(Levers, AtTheirOffValueAreTheBaselineBitForBit)
{
  QuietModel baseline = rich_model();
  Digest const expected = digest(baseline.params());
  QuietModel rich = rich_model();
  UnitParams<Scalar> const& unit = rich.unit(3);
  OrganisationParams<Scalar> const& o = rich.organisation();
  for (float const* member :
       {&unit.hiring_freeze, &unit.retention_bonus, &unit.gpu_guarantee, &unit.leased_gpus,
        &unit.redundancy_rate, &unit.counter_offer_success, &unit.pay, &unit.scheduled_layoff,
        &unit.minimum_people[supervisor], &unit.cancelled_positions[engineer],
        &unit.scheduled_raid_fraction, &o.project_end_rate, &o.allocation, &o.release,
        &o.capex_share, &o.one_off_order, &o.grant_capital}) {
    rich.lever(13, *member, *member);
  }
  EXPECT_EQ(digest(rich.params()), expected);
}

TEST(Levers, AreUndoneBeforeTheNextTrajectory)
{
  QuietModel rich = eventful_model();
  Digest const in_order = digest(rich.params(), 10);
  Digest one_by_one;
  for (std::uint64_t i = 0; i < 10; ++i) {
    RunPlan plan;
    plan.seed = 9;
    plan.record = mask_of(Quantity::value) | mask_of(Quantity::share_counterfactual);
    plan.range = {i, i + 1};
    one_by_one += make_cpu_engine(1)->run(*rich.model, plan, {}).digest;
  }
  EXPECT_EQ(one_by_one, in_order);
}

/// Everything about unit 0, month by month.
struct FirstUnit : Bystander {
  std::vector<float> seen;
  void month_end(World<Scalar> const& world)
  {
    UnitState<Scalar> const& s = world.state.unit[0];
    seen.insert(seen.end(), {s.people, s.gpus, s.value, s.cash, s.knowledge, s.automation});
  }
};

std::vector<float> first_unit(QuietModel& model)
{
  FirstUnit observer;
  observe(model.params(), 11, 20, observer);
  return observer.seen;
}

TEST(Dice, AnotherOrganisationsMechanismsShiftNobodysDice)
{
  QuietModel calm = rich_model(Layout::separate);
  QuietModel busy = rich_model(Layout::separate);
  for (QuietModel* model : {&calm, &busy}) model->market().leak_to_rivals = 0.0f;
  for (int u : {1, 2, 4}) {
    UnitParams<Scalar>& unit = calm.unit(u);
    unit.outage_hazard = unit.retirement_rate = unit.demand_noise = 0.0f;
    unit.raid_rate_per_year = unit.team_raid_rate_per_year = unit.layoff_waves_per_year = 0.0f;
    unit.transfer_probability = unit.redundancy_rate = 0.0f;
    for (float& hazard : unit.poach_hazard) hazard = 0.0f;
    unit.people[engineer] = 25.0f;
  }
  EXPECT_EQ(first_unit(calm), first_unit(busy));
}

}  // namespace
}  // namespace ghostcast
