// SPDX-License-Identifier: Apache-2.0
import {Plot, frame, ink, timeAxis, tooltip} from "./base.js";

const series = [
  {key: "headcount", colour: "green", dash: ""},
  {key: "gpus", colour: "orange", dash: "7,3"},
  {key: "value", colour: "blue", dash: "2,2"}
];
const least = 0.001;
const powers = [0.001, 0.01, 0.1, 1, 10, 100, 1000, 10000];

/** One trajectory month by month. */
export function storyRows(view, story) {
  const {months, monthly_value} = story.unit;
  return months.month.map((month, k) => ({
    month,
    date: view.calendar.code(month),
    x: view.calendar.x(month),
    headcount: months.headcount[k],
    gpus: months.gpu_quanta[k] * story.gpu_quantum,
    value: months.value[k] * monthly_value,
    counterfactual: months.counterfactual[k],
    euler: months.euler[k],
    cost: months.cost[k],
    books: months.books[k],
    knowledge: months.knowledge[k]
  }));
}

/** Events that a chart has room for: those of the headlines. */
export const headlines = (story) => story.events.filter((event) => event.weight === "headline" && event.month > 0);

/** As multiples of the first month. */
function multiples(rows) {
  return series.flatMap(({key}) =>
    rows
      .filter((row) => rows[0][key] > 0)
      .map((row) => ({x: row.x, month: row.month, key, amount: row[key], multiple: Math.max(least, row[key] / rows[0][key])}))
  );
}

/** @returns {import("../types.js").Chart} */
export function story(view, story, index) {
  const {t, f, calendar} = view;
  const rows = storyRows(view, story);
  const long = multiples(rows);
  const events = headlines(story).map((event) => ({...event, x: calendar.x(event.month)}));
  const which = story.selection ? t(`select.${story.selection.select}`) : t("select.number");
  const last = rows[rows.length - 1];
  const [low, high] = [Math.min(...long.map((row) => row.multiple)), Math.max(...long.map((row) => row.multiple))];
  const ticks = powers.filter((power) => power >= low && power <= high);
  const words = (row) =>
    `${calendar.name(row.month)}\n${t(`story.${row.key}`)} ${f.size(row.amount)} (× ${f.number(row.multiple)})`;
  return {
    id: `story-${index + 1}`,
    title: t("story.title", {which, number: f.count(story.trajectory), unit: story.unit.name}),
    summary: t("story.summary", {
      date: calendar.name(last.month),
      people: f.size(last.headcount),
      gpus: f.size(last.gpus),
      value: f.short(last.value)
    }),
    note: t("story.note"),
    legend: [
      ...series.map(({key, colour, dash}) => ({label: t(`story.${key}`), colour: ink(colour), shape: dash ? "dash" : "line"})),
      {label: t("story.events"), colour: ink("limit"), shape: "line"}
    ],
    columns: [
      {key: "date", label: t("month")},
      {key: "headcount", label: t("axis.people"), format: f.count},
      {key: "gpus", label: t("axis.gpus"), format: f.size},
      {key: "value", label: t("axis.value"), format: f.short},
      ...["counterfactual", "euler", "cost", "books"].map((key) => ({
        key,
        label: t("shareBy", {rule: t(`rule.${key}`)}),
        format: f.percent
      })),
      {key: "knowledge", label: t("knowledge"), format: f.percent}
    ],
    rows,
    plot: (width) =>
      frame(view, width, {
        x: timeAxis(view, width),
        y: {
          type: "log",
          label: t("axis.multiple"),
          tickFormat: (value) => `× ${f.number(value)}`,
          grid: true,
          ticks,
          labelArrow: "none"
        },
        marginLeft: 62,
        marks: [
          Plot.ruleX(events, {x: "x", stroke: ink("limit"), strokeOpacity: 0.35}),
          Plot.ruleY([1], {stroke: ink("rule")}),
          ...series.map(({key, colour, dash}) =>
            Plot.line(
              long.filter((row) => row.key === key),
              {x: "x", y: "multiple", stroke: ink(colour), strokeWidth: 2, strokeDasharray: dash}
            )
          ),
          ...tooltip(long, "x", "multiple", words, "xy")
        ]
      })
  };
}
