// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, outcomeColours, outcomes, percentAxis, timeAxis, tooltip} from "./base.js";

/** First outcomes by month as shares of all futures; born ghosts among the ghosts. */
export function incidenceRows(view) {
  const {definition, total, calendar} = view;
  const rows = [];
  for (let month = 0; month <= view.horizon; ++month) {
    const row = {month, date: calendar.code(month), x: calendar.x(month)};
    let rest = 1;
    for (const name of outcomes) {
      const counted = month === 0 ? 0 : definition.outcomes[name].by_month[month - 1];
      row[name] = (counted + (name === "ghost" ? definition.born_ghost : 0)) / total;
      row[`${name}_low`] = month === 0 ? null : definition.outcomes[name].low?.[month - 1];
      row[`${name}_high`] = month === 0 ? null : definition.outcomes[name].high?.[month - 1];
      rest -= row[name];
    }
    row.human = Math.max(0, rest);
    rows.push(row);
  }
  return rows;
}

/** Outcomes that happen, ghosts always, and who is still human. */
export function presentOutcomes(view) {
  const last = view.horizon - 1;
  const some = outcomes.filter((name) => name === "ghost" || view.definition.outcomes[name].by_month[last] > 0);
  return [...some, "human"];
}

/** @param {import("../types.js").View} view @returns {import("../types.js").Chart} */
export function incidence(view) {
  const {t, f} = view;
  const rows = incidenceRows(view);
  const present = presentOutcomes(view);
  const last = rows[rows.length - 1];
  const long = rows.flatMap((row) => present.map((name) => ({x: row.x, name, share: row[name]})));
  const words = (row) =>
    [view.calendar.name(row.month), ...present.map((name) => `${t(`outcome.${name}`)} ${f.probability(row[name])}`)].join("\n");
  return {
    id: "incidence",
    title: t("incidence.title", {unit: view.unit.name}),
    summary: t("incidence.summary", {
      date: view.calendar.name(view.horizon),
      list: present.map((name) => `${t(`outcome.${name}`)} ${f.probability(last[name])}`).join(t("comma"))
    }),
    note: view.note(),
    legend: [
      ...present.map((name) => ({label: t(`outcome.${name}`), colour: outcomeColours[name], shape: "area"})),
      {label: t("interval95"), colour: ink("ink"), shape: "dash"}
    ],
    columns: [
      {key: "date", label: t("month")},
      ...present.flatMap((name) => [
        {key: name, label: t(`outcome.${name}`), format: f.probability},
        ...(name === "human"
          ? []
          : [
              {key: `${name}_low`, label: t("low"), format: f.probability},
              {key: `${name}_high`, label: t("high"), format: f.probability}
            ])
      ])
    ],
    rows,
    plot: (width) =>
      frame(view, width, {
        x: timeAxis(view, width),
        y: percentAxis(view, t("axis.share"), {domain: [0, 1]}),
        color: {domain: present, range: present.map((name) => outcomeColours[name])},
        marks: [
          Plot.areaY(long, Plot.stackY({x: "x", y: "share", fill: "name", order: present})),
          Plot.line(rows, {x: "x", y: "ghost_low", stroke: ink("ink"), strokeWidth: 0.8, strokeDasharray: "2,2"}),
          Plot.line(rows, {x: "x", y: "ghost_high", stroke: ink("ink"), strokeWidth: 0.8, strokeDasharray: "2,2"}),
          Plot.ruleY([0, 1], {stroke: ink("rule")}),
          ...tooltip(rows, "x", "ghost", words)
        ]
      })
  };
}
