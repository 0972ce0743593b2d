// SPDX-License-Identifier: Apache-2.0
// Ticks and ends of axes where a library's own leave too little.

const decades = [-3, -2, -1, 0, 1, 2, 3, 4].map((power) => 10 ** power);

/** Three to nine ticks at round and even distances. */
function evenTicks(low, high) {
  const power = 10 ** Math.floor(Math.log10((high - low) / 8));
  const step = [1, 2, 5, 10].map((k) => k * power).find((each) => (high - low) / each <= 8);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({length: count}, (_, k) => Number(((first + k) * step).toPrecision(6)));
}

/** Ticks of an axis of multiples, on a scale of powers: powers of ten, or closer ones where few of them fit. */
export function multipleTicks(low, high) {
  const inside = (tick) => tick >= low && tick <= high;
  const wide = decades.filter(inside);
  if (wide.length >= 3) return wide;
  if (!(high > low)) return [low];
  const some = decades.flatMap((power) => [power, 2 * power, 5 * power]).filter(inside);
  if (some.length >= 3) return some;
  return evenTicks(low, high);
}

/** Ends of an axis that shows all values, a hundredth long at least: what does not differ must not fill it. */
export function endsOf(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [low, Math.max(high, low + 0.01)];
}
