// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, narrow, percentAxis, percentTicks, timeAxis, tooltip} from "./base.js";

/** Months in one bar: a year, or less of short runs. */
export const barMonths = (horizon) => (horizon <= 24 ? 1 : horizon <= 72 ? 3 : 12);

/** "each year", or "3 months". */
function span({t, f, horizon}) {
  const months = barMonths(horizon);
  return months === 12 ? t("eachYear") : months === 1 ? t("eachMonth") : f.months(months);
}

/** Futures that become ghosts in the months first .. last. */
function bar(view, first, last) {
  const counts = view.definition.outcomes.ghost.by_month;
  const trajectories = counts[last - 1] - (first > 1 ? counts[first - 2] : 0);
  const {calendar} = view;
  const place = {from: calendar.code(first), to: calendar.code(last), x1: calendar.x(first - 1), x2: calendar.x(last)};
  return {first, last, ...place, share: trajectories / view.total, trajectories};
}

/** Shares of all futures that become ghosts within each span of months. */
export function dateRows(view) {
  const step = barMonths(view.horizon);
  const rows = [];
  for (let first = 1; first <= view.horizon; first += step) rows.push(bar(view, first, Math.min(view.horizon, first + step - 1)));
  return rows;
}

/** What all futures come to by the horizon, from the bottom: never a ghost first. */
function pillarParts(view, top) {
  const {definition, total} = view;
  const ghosts = (definition.outcomes.ghost.by_month[view.horizon - 1] + definition.born_ghost) / total;
  return [
    {name: "never", share: 1 - ghosts, y1: 0, y2: (1 - ghosts) * top, colour: ink("human"), text: ink("ink")},
    {name: "ghost", share: ghosts, y1: (1 - ghosts) * top, y2: top, colour: ink("blue"), text: "white"}
  ];
}

/** The column beside the bars; it begins a quarter of its place behind the horizon. */
function pillar(view, place, top) {
  const {t, f, calendar} = view;
  const at = (part) => calendar.x(Math.round(view.horizon + place * part));
  const parts = pillarParts(view, top);
  const large = parts.filter((part) => part.share > 0.12);
  const text = (part) => `${t(`pillar.${part.name}`)}\n${f.probability(part.share)}`;
  const middle = (part) => (part.y1 + part.y2) / 2;
  return [
    Plot.rect(parts, {x1: () => at(0.25), x2: () => at(1), y1: "y1", y2: "y2", fill: "colour"}),
    Plot.text(large, {x: () => at(0.625), y: middle, text, fill: "text", fontWeight: 600, fontSize: 11, lineHeight: 1.25})
  ];
}

function columns(view) {
  const {t, f} = view;
  return [
    {key: "from", label: t("from")},
    {key: "to", label: t("to")},
    {key: "share", label: t("shareOfFutures"), format: f.probability},
    {key: "trajectories", label: t("trajectories"), format: f.count}
  ];
}

function summary(view) {
  const {t, f, calendar} = view;
  const last = view.last();
  const all = view.definition.ghost_dates;
  const reached = all.filter(({month}) => month !== null);
  const quantiles = reached.map(({level, month}) =>
    t("dates.quantile", {level: f.percentTick(level), date: calendar.name(month)})
  );
  const next = all.find(({month}) => month === null);
  if (next) quantiles.push(t("dates.fewer", {level: f.percentTick(next.level), date: calendar.name(view.horizon)}));
  const never = f.estimate(last.never, last.never_low, last.never_high);
  return t("dates.summary", {never, date: calendar.name(view.horizon), quantiles: quantiles.join(t("comma"))});
}

function plot(view, rows, width) {
  const top = Math.max(0.01, ...rows.map((row) => row.share)) * 1.08;
  const place = view.horizon * (narrow(width) ? 0.26 : 0.13);
  const words = (row) => `${row.from} – ${row.to}\n${view.f.probability(row.share)}`;
  const axis = {domain: [0, top], tickFormat: percentTicks(view, top)};
  return frame(view, width, {
    x: timeAxis(view, width, Math.round(view.horizon + 1.04 * place)),
    y: percentAxis(view, view.t("axis.perBar", {span: span(view)}), axis),
    marks: [
      Plot.rect(rows, {x1: "x1", x2: "x2", y1: 0, y2: "share", fill: ink("blue"), insetLeft: 0.5, insetRight: 0.5}),
      ...pillar(view, place, top),
      Plot.ruleY([0], {stroke: ink("rule")}),
      ...tooltip(rows, "x1", "share", words)
    ]
  });
}

/** @param {import("../types.js").View} view @returns {import("../types.js").Chart} */
export function dates(view) {
  const {t, f, definition} = view;
  const rows = dateRows(view);
  const born = definition.born_ghost > 0 ? t("dates.born", {share: f.probability(definition.born_ghost / view.total)}) : "";
  return {
    id: "dates",
    title: t("dates.title", {unit: view.unit.name}),
    summary: summary(view),
    note: `${born}${t("dates.note")} ${view.note()}`,
    legend: [
      {label: t("dates.bar", {span: span(view)}), colour: ink("blue"), shape: "area"},
      {label: t("never"), colour: ink("human"), shape: "area"}
    ],
    columns: columns(view),
    rows,
    plot: (width) => plot(view, rows, width)
  };
}
