// SPDX-License-Identifier: Apache-2.0
import {estimatePlot, estimateRow, estimateTable, monthLegend, twoMonths} from "./estimates.js";
import {fanChart} from "./fan.js";

/** @returns {import("../types.js").Chart|null} null of one unit */
export function units(view) {
  const {t, f, result} = view;
  if (result.units.length < 2) return null;
  const months = twoMonths(view);
  const rows = result.units.flatMap((unit) =>
    unit.definitions[view.choice.definition].ghost_probability
      .filter((p) => months.includes(p.month))
      .map((p) => estimateRow(unit.name, p))
  );
  const ends = rows.filter((row) => row.month === view.horizon).sort((a, b) => a.probability - b.probability);
  return {
    id: "units",
    title: t("units.title", {definition: view.definition.name}),
    summary: t("units.summary", {
      date: view.calendar.name(view.horizon),
      least: ends[0].label,
      low: f.probability(ends[0].probability),
      most: ends[ends.length - 1].label,
      high: f.probability(ends[ends.length - 1].probability)
    }),
    note: `${t("definitionNote", {definition: view.definition.name, unit: view.unit.name, words: view.words()})} ${view.basis()}`,
    legend: monthLegend(view, months),
    columns: estimateTable(view, t("unit")),
    rows,
    plot: estimatePlot(view, rows, months)
  };
}

/** How GPUs are spread over units. @returns {import("../types.js").Chart[]} */
export function concentration(view) {
  const {t, f, result} = view;
  const market = result.organisation?.market ?? {};
  if (result.units.length < 2) return [];
  const make = (key, colour) =>
    market[key]
      ? [
          fanChart(view, key, market[key], {
            share: true,
            colour,
            format: f.percent,
            title: t(`${key}.title`),
            axis: t(`${key}.axis`),
            noLimit: t(`${key}.note`)
          })
        ]
      : [];
  return [...make("gpu_gini", "orange"), ...make("gpu_top_share", "purple")];
}
