// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "ghostcast/model/production.hpp"
#include "ghostcast/scenario/compilation.hpp"
#include "ghostcast/scenario/plain_text.hpp"
#include "ghostcast/scenario/sources.hpp"
#include "ghostcast/scenario/targets.hpp"
#include "ghostcast/scenario/unit_view.hpp"

namespace ghostcast {
namespace {

/// Checks what a unit says about t=0. Only fixed values are refused; drawn ones are repaired.
class AnchorCheck : private UnitView {
 public:
  AnchorCheck(Compilation& c, int unit) : UnitView(c, unit) {}

  void run()
  {
    if (!is_read({"people", "new_people", "minimum_people", "gpus", "initial_compute_share",
                  "initial_automation", "initial_utilisation", "utilisation_floor",
                  "automation_ceiling", "substitution_rho", "researcher_supervision",
                  "gpu_guarantee", "freeze_above", "freeze_below"}))
      return;
    check_people();
    check_appetite();
    check_guarantee();
    check_freeze();
    check_utilisation();
    if (c_.scenario.model.unit[unit_].reference_unit >= 0 || is_drawn("initial_compute_share"))
      return;
    double const share = value("initial_compute_share");
    if (share > 0.97) {
      refuse("initial_compute_share", "no belief reaches a share above .97",
             "The smallest change that would do: initial_compute_share = 0.97.");
      return;
    }
    if (share > 0.0) check_compute();
    if (!is_drawn("initial_automation") && value("initial_automation") >= 0.0)
      check_automation(share);
  }

 private:
  void check_people()
  {
    double sum = 0.0;
    for (int r = 0; r < role_count; ++r) {
      double const people = value("people", r);
      double const newcomers = value("new_people", r);
      double const minimum = value("minimum_people", r);
      sum += people;
      if (c_.scenario.model.stationary_start && (newcomers > 0.0 || value("initial_offers", r) > 0.0)) {
        warn_stationary();
      }
      if (newcomers > people)
        refuse("new_people", fmt::format("has more {}s than people", role_names[r]));
      if (people < minimum) check_minimum(r, people, minimum);
    }
    if (sum < 1.0 && find("people") != nullptr)
      refuse("people", "a unit needs at least one person");
  }

  /// A minimum that the file gives contradicts fewer people; a default one is news to its reader.
  void check_minimum(int role, double people, double minimum)
  {
    if (is_given("minimum_people", role)) {
      refuse("people",
             fmt::format("has {} of role {}, fewer than minimum_people = {}", number_text(people),
                         role_names[role], number_text(minimum)),
             fmt::format("The smallest change that would do: minimum_people = {{ {} = {} }}; places "
                         "to fill are open_positions.",
                         role_names[role], number_text(people)));
    } else {
      c_.warn(place("people"), WarningKind::below_minimum,
              {{"unit", name()},
               {"people", number_text(people)},
               {"role", std::string(role_names[role])},
               {"minimum", number_text(minimum)}});
    }
  }

  /// Offers and new people of t=0 are solved under the stationary start.
  void warn_stationary()
  {
    if (warned_) return;
    warned_ = true;
    char const* const key = find("new_people") != nullptr ? "new_people" : "initial_offers";
    c_.warn(place(key), WarningKind::unused_at_start, {{"unit", name()}, {"key", key}});
  }

  /// A renter's fleet has no limit but its cap.
  void check_appetite()
  {
    int const o = c_.scenario.model.unit[unit_].organisation;
    bool const rents = c_.scenario.model.base.organisation[o].rental > 0.0f;
    if (rents && value("appetite") == static_cast<double>(Appetite::unbounded))
      refuse("appetite", "\"unbounded\" has no end where rental = true", "Did you mean affordable?");
  }

  /// A unit that starts without GPUs has no productivity of compute: GPUs would do nothing there.
  void check_guarantee()
  {
    if (value("gpus") >= 1.0 || !(value("gpu_guarantee") > 0.0)) return;
    ParameterInfo const& row = *find_parameter(Section::unit, "gpu_guarantee");
    for (Node const* const table : c_.units[static_cast<std::size_t>(unit_)]) {
      if (find_in(*table, row) == nullptr) continue;
      refuse("gpu_guarantee", "promises GPUs to a unit with gpus = 0, which can put none to work",
             "Write gpu_guarantee = 0, or the gpus and initial_compute_share of t=0.");
      return;
    }
  }

  /// Eq. 28 has hysteresis: a freeze ends below where it began.
  void check_freeze()
  {
    double const above = value("freeze_above");
    double const below = value("freeze_below");
    if (is_drawn("freeze_above") || is_drawn("freeze_below") || above >= below) return;
    bool const by_end = find("freeze_below") != nullptr;
    refuse(by_end ? "freeze_below" : "freeze_above",
           by_end ? fmt::format("is above freeze_above = {}", number_text(above))
                  : fmt::format("is below freeze_below = {}", number_text(below)),
           fmt::format("A freeze ends below the index at which it begins: freeze_below = {} would "
                       "do.",
                       number_text(above)));
  }

  void check_utilisation()
  {
    double const utilisation = value("initial_utilisation");
    double const floor = value("utilisation_floor");
    if (is_drawn("initial_utilisation") || is_drawn("utilisation_floor") || utilisation < 0.0)
      return;
    if (utilisation < floor) {
      refuse("initial_utilisation",
             fmt::format("is below utilisation_floor = {}", number_text(floor)),
             fmt::format("The smallest change that would do: utilisation_floor = {}.",
                         number_text(utilisation)));
    } else if (utilisation > floor && value("people", infrastructure) < 1.0) {
      refuse("initial_utilisation",
             "is above utilisation_floor, which needs an infrastructure engineer",
             "The smallest change that would do: people = { infrastructure = 1 }.");
    }
  }

  void check_compute()
  {
    if (value("gpus") < 1.0) {
      refuse("initial_compute_share", "needs GPUs", "The smallest change that would do: gpus = 1.");
    }
    if (value("people", supervisor) +
            value("researcher_supervision") * value("people", researcher) <=
        0.0) {
      refuse("initial_compute_share", "needs somebody to supervise the compute",
             "The smallest change that would do: people = { supervisor = 1 }.");
    }
  }

  void check_automation(double share)
  {
    double const automation = value("initial_automation");
    if (!is_drawn("automation_ceiling") && value("automation_ceiling") <= automation) {
      refuse("initial_automation", fmt::format("must be below automation_ceiling = {}",
                                               number_text(value("automation_ceiling"))));
    } else if (is_drawn("automation_ceiling") && highest("automation_ceiling") <= automation) {
      refuse("initial_automation", "is above every automation_ceiling that may be drawn");
    }
    for (double const rho : rho_values()) check_component(share, automation, rho);
  }

  void check_component(double share, double automation, double rho)
  {
    double const needed = required_automation<ScalarDouble>(share, rho);
    if (share <= 0.0 || automation >= needed) return;
    double const reachable = 0.98 * (1.0 - std::pow(1.0 - automation, (1.0 - rho) / -rho));
    refuse("initial_automation",
           fmt::format("no productivity of compute reaches initial_compute_share = {} where "
                       "substitution_rho = {}; that "
                       "needs initial_automation >= {}",
                       number_text(share), number_text(rho), at_least(needed)),
           fmt::format("The smallest change that would do: initial_automation = {}, or "
                       "initial_compute_share = {}.",
                       at_least(needed), at_most(reachable)));
  }

  bool warned_{false};
};

}  // namespace

void check_anchors(Compilation& c)
{
  for (int u = 0; u < c.scenario.model.unit_count; ++u) AnchorCheck(c, u).run();
}

}  // namespace ghostcast
