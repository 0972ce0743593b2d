// SPDX-License-Identifier: Apache-2.0
/// \file
/// Dividing an organisation's pool of GPUs in two levels: groups, then units (eqs. 13-16).
#pragma once

#include "ghostcast/model/budget.hpp"
#include "ghostcast/model/model_params.hpp"
#include "ghostcast/model/share_out.hpp"
#include "ghostcast/math/normal.hpp"

namespace ghostcast {

/// The units that compete for one pool, in index order.
struct Members {
  int count;
  int unit[max_units];
};

/// Units of one organisation; `group` -1: all its groups.
GHOSTCAST_HOST_DEVICE inline Members members_of(ModelParams const& model, int organisation, int group)
{
  Members members{};
  for (int u = 0; u < model.unit_count; ++u) {
    bool const inside = model.unit[u].organisation == organisation && (group < 0 || model.unit[u].group == group);
    if (inside) members.unit[members.count++] = u;
  }
  return members;
}

/// Eq. 13: the groups' log weights wander around the configured shares.
template <class L>
GHOSTCAST_HOST_DEVICE GHOSTCAST_OUT_OF_LINE void advance_policy(ModelParams const& model, ParameterBlock<L> const& block,
                                          Constants<L> const& constants, Dice<L> const& dice, State<L>& state)
{
  for (int g = 0; g < model.group_count; ++g) {
    int const o = model.organisation_count > 1 ? g : 0;
    Real<L> const noise = block.organisation[o].group_noise;
    Real<L> const target = constants.organisation[o].log_share[g];
    StoredReal<L>& y = state.group_policy[g];
    y = fma(Real<L>(0.97), y - target, target);
    if (!any(noise > Real<L>(0))) continue;
    y = fma(noise, normal_quantile<L>(words_for<L>(dice, group_address + g, BlockPurpose::group_policy).word[0]), y);
  }
}

/// Eq. 15: a unit's weight under a rule that divides by weights, its rank under `priority`, and the
/// logarithm of its weight under `weighted`.
///
/// \param held_before  quanta before this month's release
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> allocation_weight(AllocationRule rule, OrganisationParams<L> const& o, UnitParams<L> const& p,
                                                UnitState<L> const& s, Real<L> held_before)
{
  Real<L> const one(1);
  switch (rule) {
    case AllocationRule::priority: return p.priority;
    case AllocationRule::proportional: return max(held_before, one);
    case AllocationRule::marginal_value: return s.marginal_weight;
    default: break;
  }
  Real<L> const value = clip(s.value, Real<L>(0.05), Real<L>(50));
  Real<L> const log_weight = fma(o.weight_on_value, log<L>(value), p.priority) +
                             o.weight_on_headcount * log<L>(max(s.people, one)) +
                             o.weight_on_gpus * log<L>(max(held_before, one));
  return log_weight;
}

/// Starts a division among some units, each with room up to its cap.
template <class L>
GHOSTCAST_HOST_DEVICE Claims<L> claims_of(Members const& members, State<L> const& state, int month)
{
  Claims<L> claims;
  claims.count = members.count;
  claims.start = members.count > 0 ? month % members.count : 0;
  for (int i = 0; i < members.count; ++i) {
    UnitState<L> const& s = state.unit[members.unit[i]];
    claims.weight[i] = Real<L>(0);
    claims.room[i] = select(s.running, max(s.cap - s.gpus, Real<L>(0)), Real<L>(0));
    claims.given[i] = Real<L>(0);
  }
  return claims;
}

template <class L>
GHOSTCAST_HOST_DEVICE void hand_over(Members const& members, Claims<L> const& claims, State<L>& state)
{
  for (int i = 0; i < members.count; ++i) {
    UnitState<L>& s = state.unit[members.unit[i]];
    s.gpus = s.gpus + claims.given[i];
  }
}

/// Eq. 14: guarantees first; scaled down together where they exceed the pool.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> serve_guarantees(Members const& members, ParameterBlock<L> const& block, Real<L> quantum,
                                               int month, Real<L> pool, State<L>& state)
{
  Claims<L> claims = claims_of<L>(members, state, month);
  Mask<L> wanted = Mask<L>(false);
  for (int i = 0; i < members.count; ++i) {
    UnitState<L> const& s = state.unit[members.unit[i]];
    Real<L> const researchers = s.n[researcher][newcomer] + s.n[researcher][settled];
    Real<L> const gap = guaranteed<L>(block.unit[members.unit[i]], researchers, quantum) - s.gpus;
    claims.room[i] = min(max(gap, Real<L>(0)), claims.room[i]);
    claims.weight[i] = claims.room[i];
    wanted = wanted || claims.room[i] > Real<L>(0);
  }
  if (!any(wanted)) return pool;
  pool = share_out<L>(claims, pool);
  hand_over<L>(members, claims, state);
  return pool;
}

/// Eq. 15: the rest of the pool by the organisation's rule. Returns what no cap can take.
///
/// \param held_before  [unit] quanta before this month's release
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> serve_by_rule(Members const& members, ParameterBlock<L> const& block, OrganisationParams<L> const& o,
                                            StoredReal<L> const (&held_before)[unit_capacity<L>], int month, Real<L> pool, State<L>& state)
{
  auto const rule = static_cast<AllocationRule>(static_cast<int>(lane(o.allocation, 0)));
  Claims<L> claims = claims_of<L>(members, state, month);
  Real<L> held[claim_capacity<L>];
  Real<L> largest = real<L>(-1e30);
  for (int i = 0; i < members.count; ++i) {
    int const u = members.unit[i];
    held[i] = state.unit[u].gpus;
    claims.weight[i] = allocation_weight<L>(rule, o, block.unit[u], state.unit[u], held_before[u]);
    largest = max(largest, select(state.unit[u].running, claims.weight[i], Real<L>(-1e30)));
  }
  for (int i = 0; i < members.count; ++i) {
    Real<L>& weight = claims.weight[i];
    if (rule == AllocationRule::weighted) weight = exp<L>(min(weight - largest, Real<L>(0)));
    if (rule == AllocationRule::marginal_value) weight = select(largest > Real<L>(0), weight, Real<L>(1));
  }
  if (rule == AllocationRule::priority) pool = share_by_priority<L>(claims, pool);
  else if (rule == AllocationRule::max_min) pool = share_max_min<L>(claims, held, pool);
  else pool = share_out<L>(claims, pool);
  hand_over<L>(members, claims, state);
  return pool;
}

/// Eqs. 14, 15 within one group. Returns what is left.
template <class L>
GHOSTCAST_HOST_DEVICE Real<L> serve_group(ModelParams const& model, ParameterBlock<L> const& block, int organisation, int group,
                                          StoredReal<L> const (&held_before)[unit_capacity<L>], int month, Real<L> pool, State<L>& state)
{
  Members const members = members_of(model, organisation, group);
  pool = serve_guarantees<L>(members, block, Real<L>(model.gpu_quantum), month, pool, state);
  return serve_by_rule<L>(members, block, block.organisation[organisation], held_before, month, pool, state);
}

/// Eq. 13: what each group of the one organisation gets; what a group cannot take goes to others.
template <class L>
GHOSTCAST_HOST_DEVICE Claims<L> share_between_groups(ModelParams const& model, int month, Real<L> pool, State<L> const& state)
{
  Claims<L> claims;
  claims.count = model.group_count;
  claims.start = month % model.group_count;
  Real<L> largest = state.group_policy[0];
  for (int g = 1; g < model.group_count; ++g) largest = max(largest, state.group_policy[g]);
  for (int g = 0; g < model.group_count; ++g) {
    claims.weight[g] = exp<L>(state.group_policy[g] - largest);
    claims.room[g] = Real<L>(0);
    claims.given[g] = Real<L>(0);
  }
  for (int u = 0; u < model.unit_count; ++u) {
    UnitState<L> const& s = state.unit[u];
    Real<L> const room = select(s.running, max(s.cap - s.gpus, Real<L>(0)), Real<L>(0));
    Real<L>& sum = claims.room[model.unit[u].group];
    sum = min(sum + room, Real<L>(max_gpu_quanta));
  }
  share_out<L>(claims, pool);
  return claims;
}

/// Eqs. 13-16: divides an organisation's pool; what nobody takes stays idle.
template <class L>
GHOSTCAST_HOST_DEVICE void allocate(ModelParams const& model, ParameterBlock<L> const& block, int organisation,
                                    StoredReal<L> const (&held_before)[unit_capacity<L>], int month, State<L>& state)
{
  OrganisationState<L>& o = state.organisation[organisation];
  Real<L> pool = o.pool;
  if (!any(pool > Real<L>(0))) {
    o.free = Real<L>(0);
    return;
  }
  if (model.organisation_count > 1 || model.group_count == 1) {
    o.free = serve_group<L>(model, block, organisation, -1, held_before, month, pool, state);
    return;
  }
  Claims<L> const claims = share_between_groups<L>(model, month, pool, state);
  for (int g = 0; g < model.group_count; ++g) {
    Real<L> const left = serve_group<L>(model, block, 0, g, held_before, month, claims.given[g], state);
    pool = pool - claims.given[g] + left;
  }
  o.free = pool;
}

}  // namespace ghostcast
