// SPDX-License-Identifier: Apache-2.0
// Stands in for cuda/ where the program is built without it.
#include "ghostcast/engine/accelerator.hpp"

namespace ghostcast {

Accelerators open_accelerators(std::vector<int> const&)
{
  return {{}, "this program was built without CUDA"};
}

}  // namespace ghostcast
