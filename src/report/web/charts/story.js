// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, timeAxis, tooltip} from "./base.js";
import {multipleTicks} from "./ticks.js";

const series = [
  {key: "headcount", colour: "green", dash: ""},
  {key: "gpus", colour: "orange", dash: "7,3"},
  {key: "value", colour: "blue", dash: "2,2"}
];
const rules = ["counterfactual", "euler", "cost", "books"];
const least = 0.001;

/** One trajectory month by month. */
export function storyRows(view, story) {
  const {months, monthly_value} = story.unit;
  const of = (k) => Object.fromEntries([...rules, "headcount", "knowledge"].map((key) => [key, months[key][k]]));
  return months.month.map((month, k) => ({
    month,
    date: view.calendar.code(month),
    x: view.calendar.x(month),
    gpus: months.gpu_quanta[k] * story.gpu_quantum,
    value: months.value[k] * monthly_value,
    ...of(k)
  }));
}

/** Events that a chart has room for: those of the headlines. */
export const headlines = (story) => story.events.filter((event) => event.weight === "headline" && event.month > 0);

/** As multiples of the first month. */
function multiples(rows) {
  const of = (key) => (row) => ({
    x: row.x,
    month: row.month,
    key,
    amount: row[key],
    multiple: Math.max(least, row[key] / rows[0][key])
  });
  return series.filter(({key}) => rows[0][key] > 0).flatMap(({key}) => rows.map(of(key)));
}

function columns(view) {
  const {t, f} = view;
  return [
    {key: "date", label: t("month")},
    {key: "headcount", label: t("axis.people"), format: f.count},
    {key: "gpus", label: t("axis.gpus"), format: f.size},
    {key: "value", label: t("axis.value"), format: f.short},
    ...rules.map((key) => ({key, label: t("shareBy", {rule: t(`rule.${key}`)}), format: f.percent})),
    {key: "knowledge", label: t("knowledge"), format: f.percent}
  ];
}

function marks(view, story, long) {
  const {t, f, calendar} = view;
  const events = headlines(story).map((event) => ({x: calendar.x(event.month)}));
  const line = ({key, colour, dash}) =>
    Plot.line(
      long.filter((row) => row.key === key),
      {x: "x", y: "multiple", stroke: ink(colour), strokeWidth: 2, strokeDasharray: dash}
    );
  const words = (row) =>
    `${calendar.name(row.month)}\n${t(`story.${row.key}`)} ${f.size(row.amount)} (× ${f.number(row.multiple)})`;
  return [
    Plot.ruleX(events, {x: "x", stroke: ink("limit"), strokeOpacity: 0.35}),
    Plot.ruleY([1], {stroke: ink("rule")}),
    ...series.map(line),
    ...tooltip(long, "x", "multiple", words, "xy")
  ];
}

function plot(view, story, long, width) {
  const multiplesAll = long.map((row) => row.multiple);
  const [low, high] = [Math.min(...multiplesAll), Math.max(...multiplesAll)];
  const ticks = multipleTicks(low, high);
  const tickFormat = (value) => `× ${view.f.number(value)}`;
  return frame(view, width, {
    x: timeAxis(view, width),
    y: {type: "log", label: view.t("axis.multiple"), tickFormat, grid: true, ticks, labelArrow: "none"},
    marginLeft: 62,
    marks: marks(view, story, long)
  });
}

function legend({t}) {
  const lines = series.map(({key, colour, dash}) => ({
    label: t(`story.${key}`),
    colour: ink(colour),
    shape: dash ? "dash" : "line"
  }));
  return [...lines, {label: t("story.events"), colour: ink("limit"), shape: "line"}];
}

/** @param {any} story  of the page's document @returns {import("../types.js").Chart} */
export function story(view, story, index) {
  const {t, f, calendar} = view;
  const rows = storyRows(view, story);
  const last = rows[rows.length - 1];
  const which = story.selection ? t(`select.${story.selection.select}`) : t("select.number");
  const end = {
    date: calendar.name(last.month),
    people: f.size(last.headcount),
    gpus: f.size(last.gpus),
    value: f.short(last.value)
  };
  return {
    id: `story-${index + 1}`,
    title: t("story.title", {which, number: f.count(story.trajectory), unit: story.unit.name}),
    summary: t("story.summary", end),
    note: t("story.note"),
    legend: legend(view),
    columns: columns(view),
    rows,
    plot: (width) => plot(view, story, multiples(rows), width)
  };
}
