// SPDX-License-Identifier: Apache-2.0
/// \file
/// A sensitivity study of a scenario: which parameters and which mechanisms make its answer.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ghostcast/sensitivity/information.hpp"
#include "ghostcast/sensitivity/morris.hpp"
#include "ghostcast/sensitivity/point_engine.hpp"

namespace ghostcast {

/// Uniforms of the low and the high end of a parameter in tables.
inline constexpr double low_end = 0.05;
inline constexpr double high_end = 0.95;

/// A number for each output.
template <class T>
using ByOutput = std::array<T, study_output_count>;

struct StudyOptions {
  Question question;
  PointEngineOptions engine;
  int points{8192};       ///< rows of each matrix, least_points at least
  int trajectories{2};    ///< of each point, two at least
  int top{8};             ///< parameters, or correlated groups of them, that are looked at one by one
  bool switches{true};    ///< mechanism groups too
  int switch_orders{0};   ///< orders sampled of them; 0: all, exactly
};

inline constexpr int least_points = 128;
inline constexpr int most_points = 1 << 20;

/// What is found of one uncertain parameter.
struct ParameterFinding {
  std::string name;  ///< "unit: key"
  std::string unit;
  double low{};   ///< value at low_end
  double high{};  ///< value at high_end
  int group{};    ///< index into SensitivityResult::groups
  ByOutput<ElementaryEffects> effects{};
  ByOutput<Estimate> at_low{}, at_high{};    ///< smoothed output there
  ByOutput<Estimate> information{};          ///< expected fall of the variance of E[Y | X]
  ByOutput<std::optional<Estimate>> shapley{};  ///< where the parameter is looked at by itself
  std::vector<DecisionInformation> decisions;   ///< [plan] in P(ghost)
};

/// Parameters that are varied together: one alone, correlated ones, or all the others.
struct GroupFinding {
  std::vector<int> members;  ///< indices of parameters
  bool others{false};
  ByOutput<Estimate> first{}, total{}, shapley{};
};

/// One output over beliefs.
struct OutputFinding {
  Estimate mean;
  Estimate variance;  ///< over beliefs, freed of noise
  double noise{};     ///< variance of one evaluation over its dice
};

/// A plan beside the scenario's own.
struct PlanFinding {
  std::string plan;
  Estimate advantage;  ///< mean fall of P(ghost) by choosing it
};

struct SwitchFinding {
  std::string group;
  ByOutput<Estimate> contribution{};
};

/// Outputs with all mechanism groups, without any, and what each makes of the difference.
struct SwitchAttribution {
  int players{};
  int beliefs{};
  int orders{};  ///< sampled; 0: all, exactly
  ByOutput<Estimate> all{}, none{};
  std::vector<SwitchFinding> groups;
};

struct SensitivityResult {
  std::vector<ParameterFinding> parameters;  ///< by importance for P(ghost), largest first
  std::vector<GroupFinding> groups;          ///< the others last, where there are any
  ByOutput<OutputFinding> outputs{};
  std::vector<PlanFinding> plans;
  std::optional<SwitchAttribution> switches;
  int courses{};              ///< of the screening
  int screening_trajectories{};
  int orders{};               ///< of the Shapley effects
  std::uint64_t trajectories{};  ///< in all
};

/// The same scenario under another request.
using ScenarioLoader = std::function<Scenario(ScenarioRequest const&)>;

/// \param request  of `scenario`  \param plans  to decide between, each against the scenario's own
/// \pre the scenario draws something; every plan is one of it
/// \throws InputError where a combination of mechanisms gives no model, and what PointEngine throws
SensitivityResult study(Scenario const& scenario, ScenarioRequest const& request, ScenarioLoader const& load,
                        std::vector<std::string> const& plans, StudyOptions const& options, StudyProgress const& progress);

/// Trajectories that a study will take at most. \param groups  mechanism groups that are on
std::uint64_t study_size(int inputs, int plans, int groups, StudyOptions const& options);

}  // namespace ghostcast
