// SPDX-License-Identifier: Apache-2.0
import {estimatePlot, estimateRow, estimateTable, monthLegend, twoMonths} from "./estimates.js";

/** @param {import("../types.js").View} view @returns {import("../types.js").Chart} */
export function definitions(view) {
  const {t, f, unit} = view;
  const months = twoMonths(view);
  const rows = unit.definitions.flatMap((each) =>
    each.ghost_probability.filter((p) => months.includes(p.month)).map((p) => estimateRow(each.name, p))
  );
  const last = rows.filter((row) => row.month === view.horizon);
  const ends = [...last].sort((a, b) => a.probability - b.probability);
  return {
    id: "definitions",
    title: t("definitions.title", {unit: unit.name}),
    summary: t("definitions.summary", {
      date: view.calendar.name(view.horizon),
      least: ends[0].label,
      low: f.probability(ends[0].probability),
      most: ends[ends.length - 1].label,
      high: f.probability(ends[ends.length - 1].probability)
    }),
    note: `${t("definitions.note")} ${view.basis()}`,
    legend: monthLegend(view, months),
    columns: estimateTable(view, t("definition")),
    rows,
    plot: estimatePlot(view, rows, months)
  };
}
