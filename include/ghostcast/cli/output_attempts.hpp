// SPDX-License-Identifier: Apache-2.0
/// \file
/// Several copies of one result, of which a full disk or a closed pipe may take one.
#pragma once

#include <optional>

#include "ghostcast/report/output_folder.hpp"

namespace ghostcast::cli {

/// Tries to write each copy, so that one that cannot be written keeps no other from it.
class OutputAttempts {
 public:
  /// Anything but an OutputError passes through.
  template <class Write>
  void operator()(Write const& write)
  {
    try {
      write();
    } catch (OutputError const& error) {
      if (!failure_) failure_ = error;
    }
  }

  /// \throws OutputError the first, where there was one
  void finish() const
  {
    if (failure_) throw *failure_;
  }

 private:
  std::optional<OutputError> failure_;
};

}  // namespace ghostcast::cli
