// SPDX-License-Identifier: Apache-2.0
const below = 0.0001;

/** Numbers as text in the page's language, with sensible digits. */
export function makeFormats(language, t) {
  const make = (options) => {
    const format = new Intl.NumberFormat(language, options);
    return (value) => format.format(value);
  };
  const whole = make({maximumFractionDigits: 0});
  const three = make({maximumSignificantDigits: 3});
  const short = make({notation: "compact", maximumSignificantDigits: 3});
  const percentOf = (digits) => make({style: "percent", maximumFractionDigits: digits});
  const [percent0, percent1, percent2] = [0, 1, 2].map(percentOf);
  const [fixed1, fixed2] = [1, 2].map((digits) =>
    make({style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits})
  );

  /** A probability with three digits, as the program's own text has it: 0 and 1 only where they are so. */
  const probability = (p) => {
    if (p === null || p === undefined) return t("none");
    if (p > 0 && p < below) return `<${percent2(below)}`;
    if (p < 1 && p > 1 - below) return `>${percent2(1 - below)}`;
    if (p === 0 || p === 1) return percent0(p);
    return p < 0.1 ? fixed2(p) : fixed1(p);
  };
  const bare = (p) => probability(p).replace(/\s?%/, "");
  /** "[9.2, 14.1]", behind a percentage. */
  const bracket = (low, high) => `[${bare(low)}${t("listSeparator")}\u00a0${bare(high)}]`;
  return {
    count: whole,
    number: three,
    /** 12,345 or 1.23 M */
    size: (value) => (Math.abs(value) < 1e5 ? (Math.abs(value) < 100 ? three(value) : whole(value)) : short(value)),
    short,
    percent: percent1,
    percentTick: percent0,
    probability,
    bracket,
    /** "9.2 % to 14.1 %" */
    range: (low, high) => t("range", {low: probability(low), high: probability(high)}),
    /** "11.3 % [9.2, 14.1]" */
    estimate: (p, low, high) => `${probability(p)}\u00a0${bracket(low, high)}`,
    points: (value) => make({maximumFractionDigits: 1, signDisplay: "exceptZero"})(100 * value),
    months: (count) => t(count === 1 ? "oneMonth" : "months", {count: whole(count)}),
    signed: make({maximumSignificantDigits: 3, signDisplay: "exceptZero"}),
    /** The method of an interval, as the result names it. */
    interval: (name) => {
      const paired = name?.match(/^95 % paired, Student over (\d+) clusters of beliefs$/);
      if (paired) return t("interval.paired", {clusters: paired[1]});
      return t.has(`interval.${name}`) ? t(`interval.${name}`) : name;
    }
  };
}
