// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/replay/ledger.hpp"

#include <algorithm>

#include "ghostcast/model/layoffs.hpp"
#include "ghostcast/model/money_terms.hpp"
#include "ghostcast/model/raids.hpp"
#include "ghostcast/model/supply.hpp"
#include "ghostcast/model/unit_production.hpp"

namespace ghostcast {
namespace {

using Unit = UnitState<Scalar>;

PeopleByRole people_of(Unit const& s)
{
  PeopleByRole people{};
  for (std::size_t r = 0; r < people.size(); ++r) {
    people[r] = static_cast<double>(s.n[r][newcomer] + s.n[r][settled]);
  }
  return people;
}

PeopleByRole difference(PeopleByRole const& more, PeopleByRole const& less)
{
  PeopleByRole result{};
  for (std::size_t r = 0; r < result.size(); ++r) result[r] = more[r] - less[r];
  return result;
}

/// The unit as the people step found it: this month's targets, freeze and GPUs, last month's
/// people.
Unit at_people_step(Unit const& now, Unit const& before)
{
  Unit s = now;
  for (int r = 0; r < role_count; ++r) {
    for (int band = 0; band < band_count; ++band) s.n[r][band] = before.n[r][band];
  }
  s.people = before.people;
  s.quits = s.poached = s.raided = s.cut = 0.0f;
  return s;
}

/// Draws the month's departures once more, cause by cause.
class DeparturesAgain {
 public:
  DeparturesAgain(World<Scalar> const& world, int unit, Unit const& before)
      : on_(world.model->features),
        p_(world.block.unit[unit]),
        c_(world.constants.unit[unit]),
        world_(world),
        unit_(unit),
        dice_(world.dice),
        s_(at_people_step(world.state.unit[unit], before))
  {
  }

  Departures all()
  {
    result_.left = taken([this] {
      run_leavers<Scalar>(on_, p_, c_, world_.steady[unit_], world_.state.market.heat,
                          unit_, dice_, s_);
    });
    if (on_.raid || on_.team_raid) draw_raids();
    if (on_.layoffs || on_.redundancy) draw_layoffs();
    return result_;
  }

 private:
  template <class Step>
  PeopleByRole taken(Step const& step)
  {
    PeopleByRole const before = people_of(s_);
    step();
    return difference(before, people_of(s_));
  }

  void draw_raids()
  {
    auto const raid = words_for<Scalar>(dice_, unit_, BlockPurpose::unit_raid);
    auto const events = words_for<Scalar>(dice_, unit_, BlockPurpose::unit_events);
    if (on_.raid) draw_raid(raid);
    if (!on_.team_raid) return;
    PeopleByRole const gone =
        taken([&] { sample_team_raid<Scalar>(p_, c_, raid.word, events.word, s_); });
    for (std::size_t r = 0; r < gone.size(); ++r) {
      result_.scheduled_team[r] =
          std::min(gone[r], static_cast<double>(p_.scheduled_raid_people[r]));
      result_.team[r] = gone[r] - result_.scheduled_team[r];
    }
  }

  void draw_raid(WordBlock<Scalar> const& words)
  {
    float const heat = world_.state.market.heat_level;
    float const people = count_people<Scalar>(s_);
    float const probability = -expm1<Scalar>(-(c_.raid_hazard * heat * p_.visibility));
    result_.raid = bernoulli<Scalar>(probability, words.word[0]);
    result_.raid_fraction =
        static_cast<double>(raid_fraction<Scalar>(p_, c_, heat, people, words.word));
    s_.acquired = false;
    result_.raided =
        taken([&] { sample_raid<Scalar>(p_, c_, heat, unit_, words.word, dice_, s_); });
    result_.blocked = s_.acquired && bernoulli<Scalar>(p_.purchase_blocked, words.word[2]);
  }

  /// The three cuts follow one another within a role, so leaving out the later ones shows each.
  void draw_layoffs()
  {
    Cuts<Scalar> const may = possible_cuts<Scalar>(on_, p_, s_);
    LayoffWords<Scalar> const words = layoff_words<Scalar>(may, dice_, unit_);
    for (int r = 0; r < role_count; ++r) {
      if (!on_.role[r]) continue;
      auto const cut = [&](Cuts<Scalar> const& kinds) {
        return static_cast<double>(sample_cut<Scalar>(kinds, p_, words, r, dice_, s_));
      };
      double const wave = cut({may.wave, false, false});
      double const unplanned = cut({may.wave, may.redundancy, false});
      auto const role = static_cast<std::size_t>(r);
      result_.wave[role] = wave;
      result_.redundant[role] = unplanned - wave;
      result_.scheduled_cut[role] = cut(may) - unplanned;
    }
  }

  Features const& on_;
  UnitParams<Scalar> const& p_;
  UnitConstants<Scalar> const& c_;
  World<Scalar> const& world_;
  int unit_;
  Dice<Scalar> dice_;  // a copy: the words are the same, the count of draws is nobody's
  Unit s_;
  Departures result_;
};

MonthRules rules_of(UnitParams<Scalar> const& p, UnitConstants<Scalar> const& c)
{
  return {static_cast<double>(p.freeze_above),
          static_cast<double>(p.freeze_below),
          static_cast<FreezeMode>(static_cast<int>(p.hiring_freeze)),
          static_cast<double>(p.credit),
          static_cast<double>(p.starvation_share * c.gpus0),
          static_cast<double>(p.maintenance_value),
          static_cast<double>(p.acquisition_threshold),
          static_cast<double>(p.scheduled_layoff)};
}

/// Supervision as production met it: last month's people, this month's GPUs.
void look_at_production(World<Scalar> const& world, int unit, Unit const& before, UnitMonth& month)
{
  UnitParams<Scalar> const& p = world.block.unit[unit];
  UnitConstants<Scalar> const& c = world.constants.unit[unit];
  Unit const s = at_people_step(world.state.unit[unit], before);
  PeopleByRole const people = people_of(s);
  month.infrastructure_people = people[infrastructure];
  float const supervising = supervision<Scalar>(p, static_cast<float>(people[supervisor]),
                                                static_cast<float>(people[researcher]));
  month.supervised_gpus = static_cast<double>(supervision_limit<Scalar>(s.span, supervising));
  month.outage_probability = static_cast<double>(
      min(p.outage_hazard * fma(p.outage_knowledge_effect, 1.0f - before.knowledge, 1.0f), 1.0f));
  if (!world.model->features.compute) return;
  month.freeze_index = static_cast<double>(freeze_index<Scalar>(s.euler_up, s.gpu_cost, s.payroll) -
                                           c.freeze_index0);
  month.supervision_binds =
      !compute_labour<Scalar>(p, c, world.state.market.algorithms, world.model->gpu_quantum, s)
           .overseen;
}

}  // namespace

double sum_of(PeopleByRole const& people)
{
  double sum = 0.0;
  for (double const count : people) sum += count;
  return sum;
}

UnitMonth look_back(World<Scalar> const& world, int unit, UnitState<Scalar> const& before)
{
  Unit const& s = world.state.unit[unit];
  UnitMonth month;
  month.state = s;
  month.rules = rules_of(world.block.unit[unit], world.constants.unit[unit]);
  month.at_work = before.running;
  if (!before.running) return month;
  month.people = static_cast<double>(before.people - s.quits - s.poached - s.raided - s.cut +
                                     s.transferred + s.started);
  month.departures = DeparturesAgain(world, unit, before).all();
  look_at_production(world, unit, before, month);
  return month;
}

OrganisationMonth look_back(World<Scalar> const& world, int organisation,
                            OrganisationState<Scalar> const& before)
{
  OrganisationState<Scalar> const& s = world.state.organisation[organisation];
  OrganisationParams<Scalar> const& p = world.block.organisation[organisation];
  auto const on_order = [](OrganisationState<Scalar> const& state) {
    return static_cast<double>(state.order[0]) + static_cast<double>(state.order[1]) +
           static_cast<double>(state.order[2]);
  };
  OrganisationMonth month;
  month.state = s;
  month.on_order = on_order(s);
  month.ordered = month.on_order - (on_order(before) - static_cast<double>(s.arrived));
  month.power_limit =
      static_cast<double>(power_limit<Scalar>(p, s.power, world.model->gpu_quantum));
  if (world.model->features.power && !(p.rental > 0.0f)) {
    auto const words = words_for<Scalar>(world.dice, organisation_address + organisation,
                                         BlockPurpose::organisation_power);
    month.connected = bernoulli<Scalar>(p.power_step_hazard, words.word[0]);
  }
  return month;
}

bool heat_jumped(World<Scalar> const& world)
{
  if (!world.model->features.heat) return false;
  auto const words = words_for<Scalar>(world.dice, market_address, BlockPurpose::market_prices);
  MarketParams<Scalar> const& p = world.block.market;
  return p.heat_jump_size != 0.0f && bernoulli<Scalar>(p.heat_jump_probability, words.word[2]);
}

}  // namespace ghostcast
