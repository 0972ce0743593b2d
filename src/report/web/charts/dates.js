// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, narrow, percentAxis, timeAxis, tooltip} from "./base.js";

/** Months in one bar: a year, or less of short runs. */
export const barMonths = (horizon) => (horizon <= 24 ? 1 : horizon <= 72 ? 3 : 12);

/** "each year", or "3 months". */
const span = (view) => (barMonths(view.horizon) === 12 ? view.t("eachYear") : view.f.months(barMonths(view.horizon)));

/** Shares of all futures that become ghosts within each span of months. */
export function dateRows(view) {
  const counts = view.definition.outcomes.ghost.by_month;
  const step = barMonths(view.horizon);
  const rows = [];
  for (let first = 1; first <= view.horizon; first += step) {
    const last = Math.min(view.horizon, first + step - 1);
    const ghosts = counts[last - 1] - (first > 1 ? counts[first - 2] : 0);
    rows.push({
      first,
      last,
      from: view.calendar.code(first),
      to: view.calendar.code(last),
      x1: view.calendar.x(first - 1),
      x2: view.calendar.x(last),
      share: ghosts / view.total,
      trajectories: ghosts
    });
  }
  return rows;
}

/** What all futures come to by the horizon, from the bottom: never a ghost first. */
function pillarParts(view) {
  const {definition, total} = view;
  const ghosts = definition.outcomes.ghost.by_month[view.horizon - 1] + definition.born_ghost;
  return [
    {name: "never", share: 1 - ghosts / total, colour: ink("human")},
    {name: "ghost", share: ghosts / total, colour: ink("blue")}
  ];
}

function pillar(view, width, top) {
  const {t, f} = view;
  const wide = view.horizon * (narrow(width) ? 0.26 : 0.13);
  const [x1, x2] = [view.calendar.x(Math.round(view.horizon + wide * 0.25)), view.calendar.x(Math.round(view.horizon + wide))];
  let base = 0;
  const boxes = pillarParts(view).map((part) => {
    const box = {...part, x1, x2, y1: base * top, y2: (base + part.share) * top};
    base += part.share;
    return box;
  });
  const middle = view.calendar.x(Math.round(view.horizon + wide * 0.625));
  return [
    Plot.rect(boxes, {x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "colour"}),
    Plot.text(
      boxes.filter((box) => box.share > 0.12),
      {
        x: () => middle,
        y: (box) => (box.y1 + box.y2) / 2,
        text: (box) => `${t(`pillar.${box.name}`)}\n${f.probability(box.share)}`,
        fill: (box) => (box.name === "ghost" ? "white" : ink("ink")),
        fontWeight: 600,
        fontSize: 11,
        lineHeight: 1.25
      }
    )
  ];
}

/** @param {import("../types.js").View} view @returns {import("../types.js").Chart} */
export function dates(view) {
  const {t, f, definition} = view;
  const rows = dateRows(view);
  const top = Math.max(0.01, ...rows.map((row) => row.share)) * 1.08;
  const last = view.last();
  const quantiles = definition.ghost_dates
    .map(
      (date) =>
        `${f.percentTick(date.level)}: ${date.month === null ? t("beyond", {date: view.calendar.name(view.horizon)}) : view.calendar.name(date.month)}`
    )
    .join(t("comma"));
  const end = Math.round(view.horizon * 1.135);
  return {
    id: "dates",
    title: t("dates.title", {unit: view.unit.name}),
    summary: t("dates.summary", {
      never: f.estimate(last.never, last.never_low, last.never_high),
      date: view.calendar.name(view.horizon),
      quantiles
    }),
    note: `${definition.born_ghost > 0 ? t("dates.born", {share: f.probability(definition.born_ghost / view.total)}) : ""}${t("dates.note")} ${view.note()}`,
    legend: [
      {label: t("dates.bar", {span: span(view)}), colour: ink("blue"), shape: "area"},
      {label: t("never"), colour: ink("human"), shape: "area"}
    ],
    columns: [
      {key: "from", label: t("from")},
      {key: "to", label: t("to")},
      {key: "share", label: t("shareOfFutures"), format: f.probability},
      {key: "trajectories", label: t("trajectories"), format: f.count}
    ],
    rows,
    plot: (width) =>
      frame(view, width, {
        x: timeAxis(view, width, narrow(width) ? Math.round(view.horizon * 1.27) : end),
        y: percentAxis(view, t("axis.perBar", {span: span(view)}), {
          domain: [0, top],
          tickFormat: top > 0.06 ? f.percentTick : f.percent
        }),
        marks: [
          Plot.rect(rows, {x1: "x1", x2: "x2", y1: 0, y2: "share", fill: ink("blue"), insetLeft: 0.5, insetRight: 0.5}),
          ...pillar(view, width, top),
          Plot.ruleY([0], {stroke: ink("rule")}),
          ...tooltip(
            rows,
            (row) => row.x1,
            "share",
            (row) => `${row.from} – ${row.to}\n${f.probability(row.share)}`
          )
        ]
      })
  };
}
