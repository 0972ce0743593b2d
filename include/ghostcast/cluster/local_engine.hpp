// SPDX-License-Identifier: Apache-2.0
/// \file
/// The engine of one rank on its own machine.
#pragma once

#include <memory>

#include "ghostcast/cluster/session.hpp"
#include "ghostcast/engine/make_engine.hpp"

namespace ghostcast {

/// As make_engine, for one rank of several on a machine: of the devices it takes one, by its number among
/// these ranks (or the first, where a scheduler shows it no other); without a device the CPU with its share of
/// the cores, unless the choice says how many threads a rank has.
/// \throws NoAccelerator, NoIsa
std::unique_ptr<Engine> make_local_engine(EngineChoice const& choice, RankPlace const& place, Remark const& remark);

}  // namespace ghostcast
