// SPDX-License-Identifier: Apache-2.0
/// \file
/// What every reduction includes: execution policies, and the proof that all files of a build see one
/// version of Thrust (cmake/GhostcastThrust.cmake).
///
/// The functions of this layer are templates over a policy: `thrust::host` in a .cpp file, the
/// device's with a stream in a .cu file. They compute with integers alone, so that the policy
/// decides the speed and never a bit. Pointers are raw and belong to the policy's memory.
#pragma once

#include <thrust/execution_policy.h>
#include <thrust/version.h>

static_assert(THRUST_VERSION == GHOSTCAST_THRUST_VERSION, "files of one build see two versions of Thrust");
