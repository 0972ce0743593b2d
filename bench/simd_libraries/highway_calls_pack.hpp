// SPDX-License-Identifier: Apache-2.0
/// \file
/// Highway's vectors, with calls left where g++ leaves them.
#pragma once

#define GHOSTCAST_RACE_WITH_CALLS
#include "highway_pack.hpp"
