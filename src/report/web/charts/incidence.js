// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, outcomeColours, outcomes, percentAxis, timeAxis, tooltip} from "./base.js";

/** First outcomes of a month as shares of all futures; born ghosts among the ghosts. */
function incidenceRow(view, month) {
  const {definition, total, calendar} = view;
  const row = {month, date: calendar.code(month), x: calendar.x(month), human: 1};
  for (const name of outcomes) {
    const {by_month} = definition.outcomes[name];
    const {low, high} = definition.intervals?.outcomes[name] ?? {};
    const born = name === "ghost" ? definition.born_ghost : 0;
    row[name] = ((month === 0 ? 0 : by_month[month - 1]) + born) / total;
    row[`${name}_low`] = low?.[month - 1] ?? null;
    row[`${name}_high`] = high?.[month - 1] ?? null;
    row.human -= row[name];
  }
  row.human = Math.max(0, row.human);
  return row;
}

/** Months 0 to the horizon. */
export const incidenceRows = (view) => Array.from({length: view.horizon + 1}, (_, month) => incidenceRow(view, month));

/** Outcomes that happen, ghosts always, and who is still human. */
export function presentOutcomes(view) {
  const last = view.horizon - 1;
  const some = outcomes.filter((name) => name === "ghost" || view.definition.outcomes[name].by_month[last] > 0);
  return [...some, "human"];
}

/** "ghost 44.3 %": each outcome of a row. */
const shares = (view, present, row) => present.map((name) => `${view.t(`outcome.${name}`)} ${view.f.probability(row[name])}`);

function columns(view, present) {
  const {t, f} = view;
  const of = (name) => ({key: name, label: t(`outcome.${name}`), format: f.probability});
  const bounds = (name) => [
    {key: `${name}_low`, label: t("low"), format: f.probability},
    {key: `${name}_high`, label: t("high"), format: f.probability}
  ];
  return [
    {key: "date", label: t("month")},
    ...present.flatMap((name) => (name === "human" ? [of(name)] : [of(name), ...bounds(name)]))
  ];
}

function legend(view, present) {
  const {t} = view;
  const areas = present.map((name) => ({label: t(`outcome.${name}`), colour: outcomeColours[name], shape: "area"}));
  return [...areas, {label: t("interval95"), colour: ink("ink"), shape: "dash"}];
}

function marks(view, rows, present) {
  const long = rows.flatMap((row) => present.map((name) => ({x: row.x, name, share: row[name]})));
  const bound = (y) => Plot.line(rows, {x: "x", y, stroke: ink("ink"), strokeWidth: 0.8, strokeDasharray: "2,2"});
  const words = (row) => [view.calendar.name(row.month), ...shares(view, present, row)].join("\n");
  return [
    Plot.areaY(long, Plot.stackY({x: "x", y: "share", fill: "name", order: present})),
    bound("ghost_low"),
    bound("ghost_high"),
    Plot.ruleY([0, 1], {stroke: ink("rule")}),
    ...tooltip(rows, "x", "ghost", words)
  ];
}

/** @param {import("../types.js").View} view @returns {import("../types.js").Chart} */
export function incidence(view) {
  const {t} = view;
  const rows = incidenceRows(view);
  const present = presentOutcomes(view);
  const list = shares(view, present, rows[rows.length - 1]).join(t("comma"));
  return {
    id: "incidence",
    title: t("incidence.title", {unit: view.unit.name}),
    summary: t("incidence.summary", {date: view.calendar.name(view.horizon), list}),
    note: view.note(),
    legend: legend(view, present),
    columns: columns(view, present),
    rows,
    plot: (width) =>
      frame(view, width, {
        x: timeAxis(view, width),
        y: percentAxis(view, t("axis.share"), {domain: [0, 1]}),
        color: {domain: present, range: present.map((name) => outcomeColours[name])},
        marks: marks(view, rows, present)
      })
  };
}
