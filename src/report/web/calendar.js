// SPDX-License-Identifier: Apache-2.0
/**
 * Months of the run as dates where the scenario has a start, else as their numbers.
 * @param {string|null} start  "2025-12", month 0
 */
export function makeCalendar(start, language, t) {
  const dated = typeof start === "string";
  const [year, month] = dated ? start.split("-").map(Number) : [0, 1];
  const words = new Intl.DateTimeFormat(language, {year: "numeric", month: "short", timeZone: "UTC"});
  const years = new Intl.DateTimeFormat(language, {year: "numeric", timeZone: "UTC"});
  const date = (k) => new Date(Date.UTC(year, month - 1 + k, 1));
  return {
    dated,
    /** What stands on an axis of time: a date, or years from the start. */
    x: (k) => (dated ? date(k) : k / 12),
    label: dated ? null : t("yearsFromStart"),
    tick: dated ? (value) => years.format(value) : (value) => new Intl.NumberFormat(language).format(value),
    /** "Dec 2045" or "month 240". */
    name: (k) => (dated ? words.format(date(k)) : t("monthNumber", {month: k})),
    /** "2045-12" or "240": for tables and CSV. */
    code: (k) => (dated ? date(k).toISOString().slice(0, 7) : String(k))
  };
}
