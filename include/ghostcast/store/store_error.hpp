// SPDX-License-Identifier: Apache-2.0
/// \file
/// What can go wrong with stored runs.
#pragma once

#include <stdexcept>
#include <string>

namespace ghostcast {

/// What a fault means for those who go on without the store.
enum class StoreFault : int {
  unusable,  ///< locked, read-only, full, not reachable: another attempt may succeed
  damaged,   ///< what is stored is not what was written
  foreign,   ///< not a store of ghostcast, or one of a newer version
  outdated,  ///< another process has changed the run since it was read
  unknown    ///< no run has this number
};

/// The message is one line without full stop; it names the file where there is one.
class StoreError : public std::runtime_error {
 public:
  StoreError(StoreFault kind, std::string const& message) : std::runtime_error(message), kind_(kind) {}
  StoreFault kind() const { return kind_; }

 private:
  StoreFault kind_;
};

}  // namespace ghostcast
