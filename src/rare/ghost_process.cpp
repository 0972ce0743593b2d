// SPDX-License-Identifier: Apache-2.0
#include "ghostcast/rare/ghost_process.hpp"

#include <algorithm>

namespace ghostcast {

GhostProcess::GhostProcess(ModelParams const& model, GhostQuestion const& question, std::uint64_t seed, ScoreRule rule)
    : question_(question),
      rule_(rule),
      counts_(make_layout(model.unit_count, model.organisation_count, model.definition_count, model.horizon, 0)),
      sink_{&counts_.layout, counts_.counts.data(), {}},
      world_(std::make_unique<World<Scalar>>())
{
  set_up_world<Scalar>(model, seed, *world_);
}

void GhostProcess::reseed(std::uint64_t seed)
{
  world_->seed = seed;
  world_->prepared = false;
}

void GhostProcess::start(std::uint64_t root)
{
  std::uint64_t const belief[] = {root};
  prepare_beliefs<Scalar>(belief, *world_);
  world_->dice = Dice<Scalar>{make_stream<Scalar>(world_->seed, root), 0, true, 0};
  start_state<Scalar>(sink_, *world_);
  next_lever_ = 0;
  start_distance_ = ghost_distances(definition(), unit()).sum();
}

void GhostProcess::advance(std::uint64_t stream)
{
  World<Scalar>& w = *world_;
  w.dice.stream = make_stream<Scalar>(w.seed, stream);
  ++w.dice.month;
  next_lever_ = apply_levers<Scalar>(w.dice.month, next_lever_, w);
  advance_month<Scalar>(sink_, w);
  if (!unit().finite) ++non_finite_;
}

int GhostProcess::months_held() const
{
  return static_cast<int>(months_met<Scalar>(definition(), judgement(), unit().supervisor_missed, world_->dice.month));
}

bool GhostProcess::running() const
{
  if (judgement().decided || !unit().running || !unit().finite) return false;
  int const missing = definition().persistence - months_held();
  return question_.within - world_->dice.month >= missing;
}

double GhostProcess::score() const
{
  int const months = std::max(0, question_.within - definition().persistence + 1);
  return ghost_score(rule_, definition(), unit(), {judgement().ghost, months_held()},
                     {start_distance_, months, std::max(0, months - world_->dice.month)});
}

}  // namespace ghostcast
