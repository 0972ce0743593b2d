// SPDX-License-Identifier: Apache-2.0
import {Plot, amountAxis, frame, ink, limitLine, percentAxis, timeAxis, tooltip} from "./base.js";

const levels = ["q05", "q25", "q50", "q75", "q95"];

/** Quantiles by month of those that still run. */
export function fanRows(view, fan) {
  return fan.by_month.map((values, k) => ({
    month: k + 1,
    date: view.calendar.code(k + 1),
    x: view.calendar.x(k + 1),
    running: fan.running[k],
    ...Object.fromEntries(levels.map((level, q) => [level, values === null ? null : values[q]]))
  }));
}

/** Bands, median, and tooltips of a fan. */
function fanMarks(rows, colour, words) {
  const there = rows.filter((row) => row.q50 !== null);
  return [
    Plot.areaY(there, {x: "x", y1: "q05", y2: "q95", fill: ink(`${colour}-pale`)}),
    Plot.areaY(there, {x: "x", y1: "q25", y2: "q75", fill: ink(`${colour}-band`)}),
    Plot.line(there, {x: "x", y: "q50", stroke: ink(colour), strokeWidth: 2.25}),
    ...tooltip(there, "x", "q50", words)
  ];
}

function fanWords(view, format) {
  const {t, f} = view;
  return (row) =>
    [
      view.calendar.name(row.month),
      `${t("median")} ${format(row.q50)}`,
      `${t("half")} ${format(row.q25)} – ${format(row.q75)}`,
      `${t("nineTenths")} ${format(row.q05)} – ${format(row.q95)}`,
      `${t("running")} ${f.count(row.running)}`
    ].join("\n");
}

const fanLegend = (t, colour) => [
  {label: t("median"), colour: ink(colour), shape: "line"},
  {label: t("half"), colour: ink(`${colour}-band`), shape: "area"},
  {label: t("nineTenths"), colour: ink(`${colour}-pale`), shape: "area"}
];

const fanColumns = (view, format) => [
  {key: "date", label: view.t("month")},
  ...levels.map((key) => ({key, label: view.t(`level.${key}`), format})),
  {key: "running", label: view.t("running"), format: view.f.count}
];

/** @returns {import("../types.js").Chart} of one quantity. \p options: colour, format, limit {value, text}, share */
export function fanChart(view, id, fan, options) {
  const {t} = view;
  const rows = fanRows(view, fan);
  const {colour, format, limit, title, axis, share} = options;
  const end = [...rows].reverse().find((row) => row.q50 !== null);
  const y = share ? percentAxis(view, axis, {domain: [0, 1]}) : amountAxis(view, axis);
  return {
    id,
    title,
    summary: end
      ? t("fan.summary", {
          title,
          date: view.calendar.name(end.month),
          median: format(end.q50),
          low: format(end.q05),
          high: format(end.q95)
        })
      : t("fan.nothing"),
    note: [limit ? limit.note : options.noLimit, t("fan.note")].filter(Boolean).join(" "),
    legend: [
      ...fanLegend(t, colour),
      ...(limit ? [{label: t("ghostLimit"), colour: ink("limit"), shape: "dash"}] : []),
      ...(options.legend ?? [])
    ],
    columns: [...fanColumns(view, format), ...(options.columns ?? [])],
    rows: options.extend ? rows.map(options.extend) : rows,
    plot: (width) =>
      frame(view, width, {
        height: Math.round(Math.min(300, Math.max(220, width * 0.52))),
        x: timeAxis(view, Math.min(width, 559)),
        y,
        marks: [
          ...fanMarks(rows, colour, fanWords(view, format)),
          ...(options.marks ?? []),
          ...(limit ? limitLine(view, limit.value, limit.text) : []),
          Plot.ruleY([0], {stroke: ink("rule")})
        ]
      })
  };
}
