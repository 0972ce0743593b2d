// SPDX-License-Identifier: Apache-2.0
/// \file
/// Adaptive multilevel splitting: probabilities far below one over the number of trajectories.
///
/// N particles run until they are over. Let S_i be the highest score that particle i ever had; the
/// event is a score of `event_score`. In round q
///   level  Z_q = the k-th smallest of S_1 .. S_N; the rounds end when Z_q = event_score;
///   kill   the K_q >= k particles with S_i <= Z_q, all those that tie with the level among them;
///   split  each killed one becomes a copy of a survivor, chosen evenly, up to the step at which the
///          survivor's score first exceeded Z_q, and goes on from there with fresh dice.
/// Estimate: p = prod_q (1 - K_q / N) x (share of the final particles that reached the event); it is 0
/// where all particles are killed at once. E p is the probability for every score, N and k; the
/// score decides the variance alone. The kill of all that tie, and the strict excess at which copies
/// split, are what keeps it so where scores are whole numbers.
/// Source: Brehier, Gazeau, Goudenege, Lelievre & Rousset, "Unbiasedness of some generalized
/// adaptive multilevel splitting algorithms", Annals of Applied Probability 26 (2016).
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <vector>

#include "ghostcast/rare/particle.hpp"
#include "ghostcast/rare/survivor.hpp"

namespace ghostcast {

/// The score of a state in which the event has come true.
inline constexpr double event_score = std::numeric_limits<double>::infinity();

/// A random process of which splitting needs to know no more. It holds one state; equal calls lead
/// to equal states.
template <class P>
concept SplittableProcess = requires(P process, std::uint64_t number) {
  process.start(number);    // step 0 of trajectory `number`
  process.advance(number);  // one step, with the dice of trajectory `number` for that step
  { process.running() } -> std::convertible_to<bool>;  // else the score can rise no more
  { process.score() } -> std::convertible_to<double>;  // of the state at hand; no NaN
};

/// Size and dice of one replicate.
struct SplitPlan {
  std::uint64_t seed{1};          ///< of the choice of survivors
  std::uint64_t particles{1000};  ///< N >= 1
  std::uint64_t kill{1};          ///< k, 1..N; small beside N, the variance hardly depends on it
  std::uint64_t first_root{};     ///< particle i begins as trajectory first_root + i
  std::uint64_t first_stream{};   ///< the j-th split takes the dice of trajectory first_stream + j
};

/// One replicate.
struct SplitEstimate {
  double probability{};
  std::uint64_t rounds{};         ///< levels at which particles were killed
  std::uint64_t splits{};         ///< particles that were split from survivors
  std::uint64_t steps{};          ///< steps simulated, those to get back to a split included
  std::uint64_t first_steps{};    ///< of them, of the N particles before any split
  std::uint64_t first_reached{};  ///< of those N particles: a plain Monte Carlo sample
  std::uint64_t ancestors{};      ///< different roots of the final particles that reached the event
};

/// One replicate of multilevel splitting over a process.
template <SplittableProcess Process>
class Splitter {
 public:
  Splitter(Process& process, SplitPlan const& plan) : process_(process), plan_(plan) {}

  /// \param proceed  asked before each particle; nothing is returned once it says false
  template <class Proceed>
  std::optional<SplitEstimate> run(Proceed&& proceed)
  {
    for (std::uint64_t i = 0; i < plan_.particles; ++i) {
      if (!proceed()) return {};
      begin(plan_.first_root + i);
    }
    result_.first_steps = result_.steps;
    result_.first_reached = reached_count();
    while (std::optional<double> const level = next_level()) {
      if (!replace(*level, proceed)) return {};
    }
    return finish();
  }

 private:
  void begin(std::uint64_t root)
  {
    process_.start(root);
    Particle particle{root, {{0, root}}, {{0, process_.score()}}};
    follow(particle, 0, root);
    particles_.push_back(std::move(particle));
  }

  /// Runs the particle on from `step`, where the process stands, until it is over.
  void follow(Particle& particle, int step, std::uint64_t stream)
  {
    while (particle.best() < event_score && process_.running()) {
      advance(stream);
      ++step;
      double const score = process_.score();
      if (score > particle.best()) particle.records.push_back({step, score});
    }
  }

  void advance(std::uint64_t stream)
  {
    process_.advance(stream);
    ++result_.steps;
  }

  std::uint64_t reached_count() const
  {
    return static_cast<std::uint64_t>(std::ranges::count(particles_, event_score, &Particle::best));
  }

  /// The level of the next round; nothing where the rounds are over.
  std::optional<double> next_level()
  {
    scores_.clear();
    for (Particle const& particle : particles_) scores_.push_back(particle.best());
    auto const kth = scores_.begin() + static_cast<std::ptrdiff_t>(plan_.kill - 1);
    std::ranges::nth_element(scores_, kth);
    if (*kth == event_score || weight_ == 0.0) return {};
    return *kth;
  }

  /// Kills and splits; false where it was stopped.
  template <class Proceed>
  bool replace(double level, Proceed& proceed)
  {
    std::vector<std::size_t> killed, survivors;
    for (std::size_t i = 0; i < particles_.size(); ++i)
      (particles_[i].best() <= level ? killed : survivors).push_back(i);
    ++result_.rounds;
    weight_ *= static_cast<double>(survivors.size()) / static_cast<double>(particles_.size());
    if (survivors.empty()) return true;
    for (std::size_t const i : killed) {
      if (!proceed()) return false;
      std::uint64_t const stream = plan_.first_stream + result_.splits++;
      std::size_t const parent = survivors[chosen_survivor(plan_.seed, stream, survivors.size())];
      particles_[i] = split(particles_[parent], level, stream);
    }
    return true;
  }

  Particle split(Particle const& parent, double level, std::uint64_t stream)
  {
    Particle child = parent.offspring(level, stream);
    int const passage = child.branches.back().step;
    if (child.best() == event_score) return child;
    process_.start(child.root);
    for (int step = 0; step < passage; ++step) advance(child.stream_after(step));
    follow(child, passage, stream);
    return child;
  }

  SplitEstimate finish()
  {
    double const share = static_cast<double>(reached_count()) / static_cast<double>(particles_.size());
    result_.probability = weight_ * share;
    std::set<std::uint64_t> roots;
    for (Particle const& particle : particles_) {
      if (particle.best() == event_score) roots.insert(particle.root);
    }
    result_.ancestors = roots.size();
    return result_;
  }

  Process& process_;
  SplitPlan plan_;
  std::vector<Particle> particles_;
  std::vector<double> scores_;
  double weight_{1.0};
  SplitEstimate result_;
};

/// One replicate that nobody stops. \pre 1 <= kill <= particles
template <SplittableProcess Process>
SplitEstimate split(Process& process, SplitPlan const& plan)
{
  return *Splitter<Process>(process, plan).run([] { return true; });
}

}  // namespace ghostcast
