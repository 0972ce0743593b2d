// SPDX-License-Identifier: Apache-2.0
/// \file
/// The gamma function and the distributions built on it, in portable double.
#pragma once

#include "ghostcast/math/incomplete_beta.hpp"
#include "ghostcast/math/incomplete_gamma.hpp"
#include "ghostcast/math/log_gamma.hpp"
