// SPDX-License-Identifier: Apache-2.0
/// \file
/// All portable mathematics: IEEE operations and explicit fma only, no library call.
#pragma once

#include "ghostcast/math/exponential.hpp"
#include "ghostcast/math/gamma.hpp"
#include "ghostcast/math/logarithm.hpp"
#include "ghostcast/math/normal.hpp"
#include "ghostcast/math/power.hpp"
