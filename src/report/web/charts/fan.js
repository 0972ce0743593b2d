// SPDX-License-Identifier: Apache-2.0
import {Plot, amountAxis, frame, ink, limitLine, percentAxis, timeAxis, tooltip} from "./base.js";

const levels = ["q05", "q25", "q50", "q75", "q95"];

/** Quantiles by month of those that still run. */
export function fanRows(view, fan) {
  const of = (values) => Object.fromEntries(levels.map((level, q) => [level, values === null ? null : values[q]]));
  const {calendar} = view;
  return fan.by_month.map((values, k) => ({
    month: k + 1,
    date: calendar.code(k + 1),
    x: calendar.x(k + 1),
    running: fan.running[k],
    ...of(values)
  }));
}

function words(view, format, row) {
  const {t, f, calendar} = view;
  return [
    calendar.name(row.month),
    `${t("median")} ${format(row.q50)}`,
    `${t("half")} ${format(row.q25)} – ${format(row.q75)}`,
    `${t("nineTenths")} ${format(row.q05)} – ${format(row.q95)}`,
    `${t("running")} ${f.count(row.running)}`
  ].join("\n");
}

/** Bands, median, and tooltips. */
function marks(view, rows, {colour, format}) {
  const there = rows.filter((row) => row.q50 !== null);
  return [
    Plot.areaY(there, {x: "x", y1: "q05", y2: "q95", fill: ink(`${colour}-pale`)}),
    Plot.areaY(there, {x: "x", y1: "q25", y2: "q75", fill: ink(`${colour}-band`)}),
    Plot.line(there, {x: "x", y: "q50", stroke: ink(colour), strokeWidth: 2.25}),
    ...tooltip(there, "x", "q50", (row) => words(view, format, row))
  ];
}

function legend(t, {colour, limit, legend}) {
  const limits = limit ? [{label: t("ghostLimit"), colour: ink("limit"), shape: "dash"}] : [];
  return [
    {label: t("median"), colour: ink(colour), shape: "line"},
    {label: t("half"), colour: ink(`${colour}-band`), shape: "area"},
    {label: t("nineTenths"), colour: ink(`${colour}-pale`), shape: "area"},
    ...limits,
    ...(legend ?? [])
  ];
}

function columns(view, {format, columns}) {
  const {t, f} = view;
  const quantiles = levels.map((key) => ({key, label: t(`level.${key}`), format}));
  return [
    {key: "date", label: t("month")},
    ...quantiles,
    {key: "running", label: t("running"), format: f.count},
    ...(columns ?? [])
  ];
}

function summary(view, rows, {title, format}) {
  const {t, calendar} = view;
  const end = [...rows].reverse().find((row) => row.q50 !== null);
  if (!end) return t("fan.nothing");
  const values = {median: format(end.q50), low: format(end.q05), high: format(end.q95)};
  return t("fan.summary", {title, date: calendar.name(end.month), ...values});
}

function plot(view, rows, options, width) {
  const {axis, limit, share} = options;
  return frame(view, width, {
    height: Math.round(Math.min(300, Math.max(220, width * 0.52))),
    x: timeAxis(view, Math.min(width, 559)),
    y: share ? percentAxis(view, axis, {domain: [0, 1]}) : amountAxis(view, axis),
    marks: [
      ...marks(view, rows, options),
      ...(options.marks ?? []),
      ...(limit ? limitLine(view, limit.value, limit.text) : []),
      Plot.ruleY([0], {stroke: ink("rule")})
    ]
  });
}

/**
 * The fan of one quantity. Options: title, axis, colour, format; limit {value, text, note} or noLimit, a
 * note; share, for numbers from 0 to 1; further marks, legend, columns, and extend, which adds to a row.
 * @returns {import("../types.js").Chart}
 */
export function fanChart(view, id, fan, options) {
  const {t} = view;
  const rows = fanRows(view, fan).map(options.extend ?? ((row) => row));
  return {
    id,
    title: options.title,
    summary: summary(view, rows, options),
    note: [options.limit?.note ?? options.noLimit, t("fan.note"), view.fanBasis()].filter(Boolean).join(" "),
    legend: legend(t, options),
    columns: columns(view, options),
    rows,
    plot: (width) => plot(view, rows, options, width)
  };
}
