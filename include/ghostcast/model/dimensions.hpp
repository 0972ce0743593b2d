// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "ghostcast/core/dimensions.hpp"
