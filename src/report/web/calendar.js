// SPDX-License-Identifier: Apache-2.0
const steps = [1, 3, 6, 12, 24, 60, 120, 240];

/**
 * Months of the run as dates where the scenario has a start, else as their numbers.
 * @param {string|null} start  "2025-12", month 0
 */
export function makeCalendar(start, language, t) {
  const dated = typeof start === "string";
  const [year, month] = dated ? start.split("-").map(Number) : [0, 1];
  const words = new Intl.DateTimeFormat(language, {year: "numeric", month: "short", timeZone: "UTC"});
  const years = new Intl.DateTimeFormat(language, {year: "numeric", timeZone: "UTC"});
  const number = new Intl.NumberFormat(language, {maximumFractionDigits: 2});
  const date = (k) => new Date(Date.UTC(year, month - 1 + k, 1));
  return {
    dated,
    /** What stands on an axis of time: a date, or years from the start. */
    x: (k) => (dated ? date(k) : k / 12),
    label: dated ? null : t("yearsFromStart"),
    /** Months of at most `count` ticks: whole years where the run is long, else months. */
    ticks: (first, last, count) => {
      const step = steps.find((months) => (last - first) / months <= count) ?? steps[steps.length - 1];
      const offset =
        dated && step % 12 === 0
          ? ((13 - month) % 12) + ((step / 12 - ((year + (month > 1 ? 1 : 0)) % (step / 12))) % (step / 12)) * 12
          : 0;
      const months = [];
      for (let k = offset; k <= last; k += step) if (k >= first) months.push(k);
      return months;
    },
    tick: (k, long) => (dated ? (long ? years : words).format(date(k)) : number.format(k / 12)),
    /** "Dec 2045" or "month 240". */
    name: (k) => (dated ? words.format(date(k)) : t("monthNumber", {month: k})),
    /** "2045-12" or "240": for tables and CSV. */
    code: (k) => (dated ? date(k).toISOString().slice(0, 7) : String(k))
  };
}
