// SPDX-License-Identifier: Apache-2.0
#include "anchor_state.hpp"

namespace ghostcast {

AnchorState::AnchorState(ModelParams const& model, int unit, RhoComponent const& component)
    : block(median_block(model, unit, component)), quantum(static_cast<double>(model.gpu_quantum))
{
  derive_constants(model, block, constants, repaired);
  UnitParams<Scalar> const& p = block.unit[unit];
  UnitConstants<Scalar> const& c = constants.unit[unit];
  start_unit<Scalar>(p, c, block.market.initial_heat, state);
  state.span = c.span;
  float const gpus = state.gpus * model.gpu_quantum;
  supervised = static_cast<double>(
      min(gpus, supervision_limit<Scalar>(
                    c.span, supervision<Scalar>(p, p.people[supervisor], p.people[researcher]))));
  utilisation = static_cast<double>(ghostcast::utilisation<Scalar>(
      c.utilisation_floor, c.infra_utilisation, p.people[infrastructure], gpus));
  usable = supervised * utilisation;
  float const labour = human_labour<Scalar>(p, state.n, state.knowledge);
  human = static_cast<double>(labour);
  auto const x = ghostcast::compute_labour<Scalar>(p, c, 0.0f, model.gpu_quantum, state);
  float const machines = x.some ? exp<Scalar>(x.log) : 0.0f;
  compute_labour = static_cast<double>(machines);
  Production<Scalar> const f =
      produce<Scalar>(machines, labour, state.automation, p.substitution_rho);
  ratio = static_cast<double>(f.ratio);
  euler = static_cast<double>(f.euler_share);
  float const output = log_output<Scalar>(log<Scalar>(max(labour, 1e-30f)), f.ratio,
                                          block.market.initial_commoditisation);
  value = static_cast<double>(value_of<Scalar>(p, c, 0.0f, output));
}

}  // namespace ghostcast
