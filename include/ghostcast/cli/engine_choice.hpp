// SPDX-License-Identifier: Apache-2.0
/// \file
/// Which engine a verb computes with: the flags that all such verbs share.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "ghostcast/cli/run.hpp"
#include "ghostcast/engine/make_engine.hpp"

namespace ghostcast::cli {

/// Adds --engine, --devices and --threads. The verb's final callback calls check_engine.
void add_engine_choice(CLI::App& verb, EngineChoice& choice);

/// Adds --isa, for verbs that run packs of trajectories.
void add_isa_choice(CLI::App& verb, EngineChoice& choice);

/// What CLI11 cannot check: flags that contradict each other. \throws CLI::ValidationError
void check_engine(EngineChoice const& choice);

/// The engine; a line on stderr says why it is the CPU where a device might be expected (not if
/// quiet). \throws NoAccelerator where devices are demanded and cannot be had, NoIsa
std::unique_ptr<Engine> open_engine(EngineChoice const& choice, Chatter chatter);

/// The same for verbs that use the devices themselves: none means the CPU. \throws NoAccelerator
std::vector<std::unique_ptr<Accelerator>> open_devices(EngineChoice const& choice, Chatter chatter);

}  // namespace ghostcast::cli
