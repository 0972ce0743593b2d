// SPDX-License-Identifier: Apache-2.0
const tiny = 0.0001;
const nearlyOne = 0.9995;

/** Makers of formats of one language. */
function makers(language) {
  const make = (options) => {
    const format = new Intl.NumberFormat(language, options);
    return (value) => format.format(value);
  };
  const percent = (most, least = 0) => make({style: "percent", minimumFractionDigits: least, maximumFractionDigits: most});
  return {make, percent};
}

/** A probability with three digits, as the program's own text has it: 0 and 1 only where they are so. */
function makeProbability({percent}, t) {
  const [exact, one, two] = [percent(0), percent(1, 1), percent(2, 2)];
  return (p) => {
    if (p === null || p === undefined) return t("none");
    if (p === 0 || p === 1) return exact(p);
    if (p < tiny) return `<${two(tiny)}`;
    if (p > 1 - tiny) return `>${two(1 - tiny)}`;
    return p < 0.1 || p > nearlyOne ? two(p) : one(p);
  };
}

/** The method of an interval, as the result names it. */
function intervalName(name, t) {
  const paired = name?.match(/^95 % paired, Student over (\d+) clusters of beliefs$/);
  if (paired) return t("interval.paired", {clusters: paired[1]});
  return t.has(`interval.${name}`) ? t(`interval.${name}`) : name;
}

/** Probabilities and their intervals as text. */
function makeEstimates(probability, t) {
  const bare = (p) => probability(p).replace(/\s?%/, "");
  const step = (p) => (p < 0.1 || p > nearlyOne ? 1e4 : 1e3);
  const outward = (p, round, slack) => (p === null || p === undefined ? p : round(p * step(p) + slack) / step(p) || p);
  /** "[9.2, 14.1]", behind a percentage; rounded outward, as the program does. */
  const bracket = (low, high) => `[${bare(outward(low, Math.floor, 1e-7))}${t("listSeparator")}\u00a0${bare(outward(high, Math.ceil, -1e-7))}]`;
  return {
    probability,
    bracket,
    /** "9.2 % to 14.1 %" */
    range: (low, high) => t("range", {low: probability(low), high: probability(high)}),
    /** "11.3 % [9.2, 14.1]" */
    estimate: (p, low, high) => `${probability(p)}\u00a0${bracket(low, high)}`
  };
}

/** Numbers as text in the page's language, with sensible digits. */
export function makeFormats(language, t) {
  const with_ = makers(language);
  const {make, percent} = with_;
  const count = make({maximumFractionDigits: 0});
  const number = make({maximumSignificantDigits: 3});
  const short = make({notation: "compact", maximumSignificantDigits: 3});
  const points = make({maximumFractionDigits: 1, signDisplay: "exceptZero"});
  const small = (value) => (Math.abs(value) < 100 ? number(value) : count(value));
  return {
    ...makeEstimates(makeProbability(with_, t), t),
    count,
    number,
    short,
    /** 12,345 or 1.23 M */
    size: (value) => (Math.abs(value) < 1e5 ? small(value) : short(value)),
    percent: percent(1),
    percentTick: percent(0),
    points: (value) => points(100 * value),
    signed: make({maximumSignificantDigits: 3, signDisplay: "exceptZero"}),
    months: (months) => t(months === 1 ? "oneMonth" : "months", {count: count(months)}),
    interval: (name) => intervalName(name, t)
  };
}
