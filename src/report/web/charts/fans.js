// SPDX-License-Identifier: Apache-2.0
import {fanChart} from "./fan.js";
import {shares} from "./shares.js";

function headcount(view) {
  const {t, f, unit, definition} = view;
  const allowed = definition.people_allowed;
  const people = f.count(allowed);
  const limit = () => ({
    value: allowed,
    text: t("limit.people", {people}),
    note: t("headcount.limit", {definition: definition.name, people})
  });
  return fanChart(view, "headcount", unit.fan.headcount, {
    colour: "green",
    format: f.size,
    title: t("headcount.title"),
    axis: t("axis.people"),
    noLimit: t("headcount.noLimit", {definition: definition.name}),
    limit: allowed === null ? null : limit()
  });
}

function gpus(view) {
  const {t, f, unit} = view;
  const words = {title: t("gpus.title"), axis: t("axis.gpus"), noLimit: t("gpus.noLimit")};
  return fanChart(view, "gpus", unit.fan.gpus, {colour: "orange", format: f.size, ...words});
}

function value(view) {
  const {t, f, unit, asked, definition} = view;
  const least = asked.growth * unit.start.monthly_value;
  return fanChart(view, "value", unit.fan.value, {
    colour: "blue",
    format: f.short,
    title: t("value.title"),
    axis: t("axis.value"),
    limit: {
      value: least,
      text: t("limit.value", {value: f.short(least)}),
      note: t("value.limit", {definition: definition.name, growth: f.number(asked.growth)})
    }
  });
}

/** Fans of what the scenario recorded. @returns {import("../types.js").Chart[]} */
export function fans(view) {
  const {fan} = view.unit;
  const wanted = [
    ["headcount", headcount],
    ["gpus", gpus],
    ["value", value],
    [`share_${String(view.asked.share).toLowerCase()}`, shares]
  ];
  return wanted.filter(([quantity]) => fan[quantity]).map(([, make]) => make(view));
}
