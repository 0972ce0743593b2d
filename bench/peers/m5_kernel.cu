// SPDX-License-Identifier: Apache-2.0
// m5 as one CUDA kernel: a thread runs a trajectory in registers, a block counts a month's headcounts in
// shared memory and adds them to the histograms of all. Counts draws too where COUNT_DRAWS is defined.
// Compiled when it runs, by NVRTC; needs no header.

constexpr int roles = 5;
constexpr int months = 120;
constexpr int total = 24 + 90 + 300 + 800 + 1800;
constexpr int most = 160;  // terms of any inversion at most

/// What sampling needs of a chance p: log2(1 - p), and p / (1 - p).
struct Chance {
  float log2_rest, odds;
};

/// `terms`: as many as a count of the role can need; the sum may end below the largest uniforms.
struct Role {
  int target;
  int terms;
  Chance leave;
};

/// xoshiro128++ (Blackman & Vigna 2021); a state of its own for every thread.
struct Words {
  unsigned state[4];

  __device__ Words(unsigned long long seed, unsigned long long stream)
  {
    unsigned long long z = seed * 0xd1342543de82ef95ull + stream;
    for (int k = 0; k < 4; k += 2) {
      z += 0x9e3779b97f4a7c15ull;
      unsigned long long word = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
      word = (word ^ (word >> 27)) * 0x94d049bb133111ebull;
      word ^= word >> 31;
      state[k] = static_cast<unsigned>(word);
      state[k + 1] = static_cast<unsigned>(word >> 32) | 1u;
    }
  }

  __device__ static unsigned turn(unsigned x, int by) { return (x << by) | (x >> (32 - by)); }

  /// In [0, 1), 24 bits.
  __device__ float uniform()
  {
    unsigned const result = turn(state[0] + state[3], 7) + state[0];
    unsigned const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = turn(state[3], 11);
    return static_cast<float>(result >> 8) * 0x1p-24f;
  }
};

/// Binomial(n, p) by inversion from 0. All threads of a warp stand at the same k, so the reciprocals come
/// from constant memory in one read.
__constant__ float reciprocals[most] = RECIPROCALS;

__device__ int sample(Words& words, int n, Chance chance, int terms)
{
  float const u = words.uniform();
  float const trials = static_cast<float>(n);
  float term = exp2f(trials * chance.log2_rest);
  float below = term;
  int const last = n < terms ? n : terms;
  int k = 0;
  while (u >= below && k < last) {
    term *= (trials - static_cast<float>(k)) * (chance.odds * reciprocals[k]);
    below += term;
    ++k;
  }
  return k;
}

/// One month of one role. \return draws with n >= 1
__device__ int advance(Words& words, Role role, int& people, int& offers)
{
  constexpr Chance fill = FILL;
  int const before = people;
  int const stayed = before - sample(words, before, role.leave, role.terms);
  int const open = role.target - stayed - offers;
  int const vacancies = open > 0 ? open : 0;
  people = stayed + offers;
  offers = sample(words, vacancies, fill, role.terms);
  return (before > 0) + (vacancies > 0);
}

/// histograms  [month][headcount], zero before
/// draws       their sum is added to it where they are counted
extern "C" __global__ void m5_kernel(unsigned long long trajectories, unsigned long long seed, unsigned long long* histograms,
                                     unsigned long long* draws)
{
  constexpr Role role[roles] = ROLES;
  __shared__ unsigned bins[total + 1];
  for (int v = threadIdx.x; v <= total; v += blockDim.x) bins[v] = 0;
  unsigned long long const threads = static_cast<unsigned long long>(gridDim.x) * blockDim.x;
  Words words(seed, static_cast<unsigned long long>(blockIdx.x) * blockDim.x + threadIdx.x);
  unsigned long long drawn = 0;
  for (unsigned long long first = static_cast<unsigned long long>(blockIdx.x) * blockDim.x; first < trajectories; first += threads) {
    bool const counts = first + threadIdx.x < trajectories;
    int people[roles];
    int offers[roles];
#pragma unroll
    for (int r = 0; r < roles; ++r) people[r] = role[r].target, offers[r] = 0;
    for (int month = 0; month < months; ++month) {
      __syncthreads();
      int headcount = 0;
#pragma unroll
      for (int r = 0; r < roles; ++r) {
        int const here = advance(words, role[r], people[r], offers[r]);
        drawn += counts ? here : 0;
        headcount += people[r];
      }
      if (counts) atomicAdd(&bins[headcount], 1u);
      __syncthreads();
      for (int v = threadIdx.x; v <= total; v += blockDim.x) {
        if (bins[v] == 0) continue;
        atomicAdd(&histograms[month * (total + 1) + v], static_cast<unsigned long long>(bins[v]));
        bins[v] = 0;
      }
    }
  }
#ifdef COUNT_DRAWS
  atomicAdd(draws, drawn);
#endif
}
